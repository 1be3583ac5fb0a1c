#pragma once

#include "central_fixture.h"
#include "federation/embedded_store.h"

#include <gtest/gtest.h>

#include <QJsonDocument>

namespace madoguchi::federation::test {

using namespace Qt::StringLiterals;

/// Households of two towns of one prefecture: `there` is left for `here`. A person's 宛名番号 ends in the letter's digit everywhere: "8000001" there is "4000001" here.
class TwoTowns {
public:
    struct Cover {
        QString household, from, until = {}; ///< dates; empty: open
        QString previous = elsewhere;
        QString operation = u"1"_s;
    };
    TwoTowns() { receivedAs.insert(here, u"400000"_s), receivedAs.insert(there, u"800000"_s); }

    const Identity &desk(const QString &town) const { return town == here ? central.terminal1 : central.stranger; }
    QString addressee(const QString &town, int person) const { return receivedAs[town] + QString::number(person); }
    /// The household's file row: `head` leads it; as a nominal head he is not insured.
    void tellHousehold(const QString &town, const QString &household, int head, bool nominal = false, bool numbered = true)
    {
        const QString key = town + household;
        exchange::Row row = central.householdRow(household, addressee(town, head), numbered ? receipt(town, head) : QString());
        const int history = ++m_histories[key];
        put(row, town, history == 1 ? u"1"_s : u"2"_s, history);
        row[u"head_kind"_s] = nominal ? u"2"_s : u"1"_s;
        send(town, u"F1"_s, {row});
    }
    void tellPersons(const QString &town, const QList<int> &persons, const Cover &cover)
    {
        QList<exchange::Row> rows;
        for (const int person : persons) {
            exchange::Row row = central.personRow(cover.household, addressee(town, person), receipt(town, person), cover.from);
            put(row, town, cover.operation, ++m_histories[addressee(town, person)]);
            row[u"previous_municipality"_s] = cover.previous;
            if (!cover.until.isEmpty()) {
                row[u"municipal_until"_s] = cover.until;
                row[u"municipal_until_reason"_s] = u"L1"_s;
                row[u"next_municipality"_s] = town == here ? there : here;
            }
            rows.append(row);
        }
        send(town, u"F2"_s, rows);
    }
    /// `persons` lived there under `head` and have left for here.
    void left(const QList<int> &persons, int head, const QString &household = u"90001"_s, const QString &until = u"2026-11-01"_s)
    {
        tellHousehold(there, household, head);
        tellPersons(there, persons, {household, u"2015-04-01"_s, until});
    }
    void came(const QList<int> &persons, int head, const QString &household = u"20001"_s, const QString &from = u"2026-11-01"_s)
    {
        tellHousehold(here, household, head);
        tellPersons(here, persons, {household, from, {}, there});
    }
    /// Behind the server's back.
    void change(const std::function<Result<Done>(store::Transaction &)> &work)
    {
        central.reopen();
        const Partition partition = Partition::federation(central.config.directory);
        const auto store = partition.open(partition.readKey().value(), 1).value();
        const auto changed = get(store->write<Done>(work));
        if (!changed.ok())
            throw std::runtime_error(qPrintable(describe(changed.error())));
    }
    /// Months for which the benefit system has paid the household there.
    void paid(const QStringList &months, const QString &household = u"90001"_s, bool counts = true)
    {
        change([&](store::Transaction &transaction) -> Result<Done> {
            for (const QString &month : months)
                MADOGUCHI_TRY(transaction.exec("INSERT INTO known_high_cost (municipality, household, treated_in, counts) VALUES (?1, ?2, ?3, ?4)", {there, household, month, counts}));
            return done();
        });
    }
    QList<exchange::Row> candidates(const QString &town = here) { return central.answers(desk(town).tenant(), u"F5"_s); }

    static QJsonObject decision(const QString &candidate, const QString &id = newId())
    {
        return {{u"id"_s, id}, {u"candidate"_s, candidate}, {u"decision"_s, u"1"_s}, {u"decidedOn"_s, u"2026-11-20"_s},
                {u"decidedBy"_s, u"clerk-1"_s}, {u"reason"_s, u"R1"_s}, {u"reasonText"_s, u""_s},
                {u"cancelled"_s, false}, {u"approvedBy"_s, u""_s}};
    }
    static QJsonObject cancellation(const QString &candidate)
    {
        QJsonObject one = decision(candidate);
        one[u"cancelled"_s] = true;
        one[u"approvedBy"_s] = u"supervisor-1"_s;
        return one;
    }
    QJsonArray post(const QJsonArray &decisions, const QString &town = here)
    {
        const QJsonObject answer = central.post(desk(town).tenant(), "/federation/v1/continuity", {{u"decisions"_s, decisions}}, u"Signed"_s);
        const QJsonObject payload = central.verified(answer, u"ContinuityReceipt"_s);
        EXPECT_EQ(payload[u"municipality"_s].toString(), town);
        return payload[u"results"_s].toArray();
    }
    QJsonObject post(const QJsonObject &decision, const QString &town = here) { return post(QJsonArray{decision}, town)[0].toObject(); }
    /// "accepted", "already", or the code and the field of the refusal.
    QString outcome(const QJsonObject &decision, const QString &town = here)
    {
        const QJsonObject result = post(decision, town);
        const QString word = result[u"outcome"_s].toString();
        return word == u"refused"_s ? result[u"code"_s].toString() + u' ' + result[u"field"_s].toString() : word;
    }

    exchange::Row month(const QString &candidate, const QString &treatedIn) const
    {
        return {{u"candidate"_s, candidate}, {u"previous_municipality"_s, there}, {u"household"_s, u"90001"_s},
                {u"row"_s, u"1"_s}, {u"treated_in"_s, treatedIn}, {u"counts"_s, u"1"_s},
                {u"payment"_s, u"1"_s}, {u"income"_s, u"UC"_s}, {u"age_band"_s, u"1"_s},
                {u"special"_s, u"0"_s}, {u"cancelled"_s, u"N"_s}};
    }
    /// "accepted", or code and item of the first refusal.
    QString tellMonths(const QList<exchange::Row> &rows, const QString &town = there)
    {
        const QString layout = u"F8"_s;
        const qint64 sequence = m_sequences[town + layout] + 1;
        const QJsonObject result = central.send(desk(town).tenant(), layout, sequence, central.compose(layout, sequence, rows, town));
        if (result[u"state"_s].toString() == u"accepted"_s) {
            m_sequences[town + layout] = sequence;
            return u"accepted"_s;
        }
        const QJsonObject refusal = result[u"refusals"_s][0].toObject();
        return refusal[u"code"_s].toString() + u' ' + refusal[u"item"_s].toString();
    }

    /// An invented number for each of nine.
    static QByteArray numberOf(int person)
    {
        QByteArray digits = "9900000000" + QByteArray::number(person);
        int sum = 0;
        constexpr int weights[] = {6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
        for (int i = 0; i < 11; ++i)
            sum += (digits[i] - '0') * weights[i];
        return digits + QByteArray::number(sum % 11 < 2 ? 0 : 11 - sum % 11);
    }

    Central central;
    QMap<QString, QString> receivedAs;

private:
    QString receipt(const QString &town, int person)
    {
        QString &one = m_receipts[addressee(town, person)];
        if (one.isEmpty())
            one = central.sealedNumber(desk(town), addressee(town, person), numberOf(person).constData());
        return one;
    }
    void put(exchange::Row &row, const QString &town, const QString &operation, int history) const
    {
        row[u"operation"_s] = operation;
        row[u"history"_s] = QString::number(history);
        row[u"municipality"_s] = town;
        row[u"insurer"_s] = town == here ? u"138057"_s : u"110080"_s;
    }
    void send(const QString &town, const QString &layout, const QList<exchange::Row> &rows)
    {
        const qint64 sequence = ++m_sequences[town + layout];
        const QJsonObject result = central.send(desk(town).tenant(), layout, sequence, central.compose(layout, sequence, rows, town));
        EXPECT_EQ(result[u"state"_s].toString(), u"accepted"_s) << QJsonDocument(result).toJson().constData();
    }
    QMap<QString, qint64> m_sequences;
    QMap<QString, int> m_histories;
    QMap<QString, QString> m_receipts;
};

} // namespace madoguchi::federation::test
