#include "people/conflict.h"

#include <QJsonArray>

#include <algorithm>

namespace madoguchi::people {

using namespace Qt::StringLiterals;

namespace {

using Fields = QList<api::ConflictField>;

/// What tells an entry of a list from its neighbours; the first that it has. None: its place.
QString identityOf(const QJsonValue &entry, qsizetype place)
{
    if (!entry.isObject())
        return entry.toVariant().toString();
    for (const auto key : {"person"_L1, "id"_L1, "addressee"_L1, "issuedOn"_L1})
        if (const QString text = entry[key].toString(); !text.isEmpty())
            return text;
    return u'#' + QString::number(place);
}

struct Pair {
    QString identity;
    QJsonValue ours{QJsonValue::Undefined}, theirs{QJsonValue::Undefined};
};

/// A second entry of the same identity stands beside the other side's second.
QString countedIdentity(const QJsonArray &list, qsizetype place)
{
    const QString identity = identityOf(list.at(place), place);
    qsizetype before = 0;
    for (qsizetype i = 0; i < place; ++i)
        before += identityOf(list.at(i), i) == identity;
    return identity + u'\n' + QString::number(before);
}

QList<Pair> aligned(const QJsonArray &ours, const QJsonArray &theirs)
{
    QList<Pair> pairs;
    for (qsizetype i = 0; i < ours.size(); ++i)
        pairs.append({countedIdentity(ours, i), ours.at(i), QJsonValue::Undefined});
    for (qsizetype i = 0; i < theirs.size(); ++i) {
        const QString identity = countedIdentity(theirs, i);
        const auto same = std::ranges::find(pairs, identity, &Pair::identity);
        if (same != pairs.end())
            same->theirs = theirs.at(i);
        else
            pairs.append({identity, QJsonValue::Undefined, theirs.at(i)});
    }
    return pairs;
}

QString subjectOf(const Pair &pair, const QString &outer, qsizetype place)
{
    for (const QJsonValue &side : {pair.ours, pair.theirs})
        for (const auto key : {"nameKanji"_L1, "addressee"_L1})
            if (const QString name = side[key].toString(); !name.isEmpty())
                return name;
    const QString number = QString::number(place + 1);
    return outer.isEmpty() ? number : outer + u" · "_s + number;
}

void compare(const QString &key, const QString &subject, const QJsonValue &ours, const QJsonValue &theirs, Fields &fields)
{
    if (ours.isObject() || theirs.isObject()) {
        const QJsonObject left = ours.toObject(), right = theirs.toObject();
        QStringList keys = left.keys() + right.keys();
        keys.sort();
        keys.removeDuplicates();
        for (const QString &inner : std::as_const(keys))
            compare(key.isEmpty() ? inner : key + u'.' + inner, subject, left.value(inner), right.value(inner), fields);
        return;
    }
    if (ours.isArray() || theirs.isArray()) {
        const auto pairs = aligned(ours.toArray(), theirs.toArray());
        for (qsizetype i = 0; i < pairs.size(); ++i)
            compare(key, subjectOf(pairs[i], subject, i), pairs[i].ours, pairs[i].theirs, fields);
        return;
    }
    fields.append({key, subject, ours, theirs});
}

} // namespace

QList<api::ConflictField> compareBodies(const QJsonObject &ours, const QJsonObject &theirs)
{
    Fields fields;
    compare({}, {}, ours, theirs, fields);
    std::stable_partition(fields.begin(), fields.end(), [](const api::ConflictField &field) { return field.differs(); });
    return fields;
}

} // namespace madoguchi::people
