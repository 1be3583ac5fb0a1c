#include "exchange/file_header.h"

#include "domain/check_digit.h"
#include "exchange/encoding.h"
#include "exchange/field.h"
#include "exchange/layout.h"

using namespace Qt::StringLiterals;

namespace madoguchi::exchange {

namespace {

constexpr int headerFields = 9;

/// The header's fields in their order, checked like any other column.
const QList<Column> &headerColumns()
{
    using T = Column::Type;
    static const QList<Column> columns{{1, u"file_id"_s, {}, T::Ascii, 20, true, false, {}, {}, {}},
                                       {2, u"version"_s, {}, T::Ascii, 10, true, false, {}, {}, {}},
                                       {3, u"sender"_s, {}, T::Ascii, 6, true, false, {}, {}, {}},
                                       {4, u"receiver"_s, {}, T::Ascii, 6, true, false, {}, {}, {}},
                                       {5, u"sequence"_s, {}, T::Digits, 8, true, true, {}, {}, {}},
                                       {6, u"created_at"_s, {}, T::DateTime, 14, true, true, {}, {}, {}},
                                       {7, u"records"_s, {}, T::Digits, 7, true, false, {}, {}, {}},
                                       {8, u"previous_sequence"_s, {}, T::Digits, 8, true, true, {}, {}, {}}};
    return columns;
}

QDateTime inJapan(const QDateTime &time) { return time.toUTC().addSecs(9 * 3600); }

/// A municipality or a federation ("K" and the prefecture).
bool isParty(const QString &code)
{
    if (code.size() == 3 && code[0] == u'K')
        return code[1].isDigit() && code[2].isDigit() && code.mid(1).toInt() >= 1 && code.mid(1).toInt() <= 47;
    return domain::isMunicipalityCode(code);
}

} // namespace

std::optional<FileHeader> parseHeader(QByteArrayView line, Refusals &refusals)
{
    const auto text = decode(line, Encoding::Utf8);
    const QStringList fields = text ? text->split(u',') : QStringList();
    if (!text || fields.size() != headerFields || fields[0] != "H"_L1) {
        refusals.add(1, 0, {}, u"E01"_s, u"not a header"_s);
        return std::nullopt;
    }
    QStringList values;
    for (int i = 1; i < headerFields; ++i) {
        const Column &column = headerColumns()[i - 1];
        const FieldCheck checked = fieldFromFile(column, fields[i]);
        if (!checked.code.isEmpty())
            refusals.add(1, i, column.key, checked.code, checked.reason);
        values.append(checked.value);
    }
    if (!refusals.none())
        return std::nullopt;
    FileHeader header;
    header.fileId = values[0];
    header.version = values[1];
    header.sender = values[2];
    header.receiver = values[3];
    header.sequence = values[4].toLongLong();
    header.createdAt = QDateTime::fromString(values[5], Qt::ISODate);
    header.records = values[6].toInt();
    header.previousSequence = values[7].toLongLong();
    if (QString::number(header.records) != values[6])
        refusals.add(1, 7, u"records"_s, u"E01"_s, u"leading zeros"_s);
    if (!isParty(header.sender) || !isParty(header.receiver))
        refusals.add(1, 3, u"sender"_s, u"E04"_s, u"sender or receiver"_s);
    if (header.sequence < 1 || header.previousSequence >= header.sequence)
        refusals.add(1, 5, u"sequence"_s, u"E09"_s, u"order of the sequence numbers"_s);
    if (!refusals.none())
        return std::nullopt;
    return header;
}

QDate dayOf(const FileHeader &header) { return inJapan(header.createdAt).date(); }

QByteArray headerLine(const FileHeader &header)
{
    const auto sequence = [](qint64 number) { return u"%1"_s.arg(number, 8, 10, QChar(u'0')); };
    const QString created = inJapan(header.createdAt).toString(u"yyyyMMddHHmmss"_s);
    const QStringList fields{u"H"_s, header.fileId, header.version, header.sender, header.receiver, sequence(header.sequence), created,
                             QString::number(header.records), sequence(header.previousSequence)};
    return fields.join(u',').toUtf8();
}

void checkFits(const QList<Layout> &layouts, const FileHeader &header, Refusals &refusals)
{
    const auto any = [&layouts](auto fits) { return std::any_of(layouts.begin(), layouts.end(), fits); };
    const bool kind = any([&](const Layout &layout) { return header.fileId == layout.fileId; });
    const bool version = any([&](const Layout &layout) { return header.version == layout.version && (!kind || header.fileId == layout.fileId); });
    if (!kind)
        refusals.add(1, 1, u"file_id"_s, u"E03"_s, u"another kind of file"_s);
    if (!version)
        refusals.add(1, 2, u"version"_s, u"E03"_s, u"another version of the layout"_s);
}

} // namespace madoguchi::exchange
