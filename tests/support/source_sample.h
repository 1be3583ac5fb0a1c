#pragma once

#include "domain/check_digit.h"
#include "exchange/row_writer.h"

#include <QCryptographicHash>

/// Files as the municipality's own system writes them: 資格情報 with individual numbers of invented people in clear.
namespace madoguchi::test {

/// Twelve digits with a right check digit: "0990", a serial of seven digits, the digit.
inline QByteArray inventedDigits(int serial)
{
    QByteArray digits = "0990" + QByteArray::number(serial).rightJustified(7, '0') + '0';
    std::array<std::uint32_t, 12> values{};
    for (std::size_t i = 0; i < 12; ++i)
        values[i] = static_cast<std::uint32_t>(digits[static_cast<qsizetype>(i)] - '0');
    digits[11] = static_cast<char>('0' + domain::individualCheckFault<std::uint32_t>(std::span<const std::uint32_t, 12>(values)));
    return digits;
}

struct SourceSample {
    exchange::Layout layout;
    exchange::FileHeader header;
    QList<exchange::Row> rows;      ///< with a receipt such as "R-0000" where a number is to stand
    QMap<QString, QByteArray> numbers; ///< by receipt: what stands there instead
    exchange::Encoding encoding = exchange::Encoding::Utf8;

    void add(exchange::Row row, const QString &column, const QByteArray &number)
    {
        if (!number.isEmpty()) {
            const QString stead = QStringLiteral("R-%1").arg(numbers.size(), 4, 10, QChar(u'0'));
            row.insert(column, stead);
            numbers.insert(stead, number);
        }
        rows.append(row);
        header.records = static_cast<int>(rows.size());
    }
    QByteArray bytes() const
    {
        QByteArray content;
        exchange::RowWriter writer(
            layout, header,
            [&](QByteArrayView line) {
                content += line;
                return done();
            },
            nullptr, encoding);
        for (const exchange::Row &row : rows)
            if (!writer.add(row).ok())
                return {};
        if (!writer.finish().ok())
            return {};
        content.truncate(content.lastIndexOf("T,"));
        for (auto number = numbers.begin(); number != numbers.end(); ++number)
            content.replace(',' + number.key().toLatin1() + ',', ',' + *number + ',');
        return sealed(content);
    }
    /// A right trailer for lines that were changed.
    static QByteArray sealed(const QByteArray &headerAndRows)
    {
        const QByteArray data = headerAndRows.mid(headerAndRows.indexOf("\r\n") + 2);
        return headerAndRows + "T," + QByteArray::number(data.count("\r\n")) + ',' + QCryptographicHash::hash(data, QCryptographicHash::Sha256).toHex() + "\r\n";
    }
};

/// The n-th household, with a head: F1.
inline exchange::Row sampleHousehold(int n)
{
    using namespace Qt::StringLiterals;
    const QString number = QString::number(100 + n);
    return {{u"operation"_s, u"1"_s}, {u"history"_s, u"1"_s}, {u"municipality"_s, u"162019"_s}, {u"insurer"_s, u"160010"_s}, {u"household"_s, u"S"_s + number},
            {u"symbol"_s, u"富国"_s}, {u"number"_s, u"00000"_s + number}, {u"head_addressee"_s, u"A"_s + number}, {u"head_kind"_s, u"1"_s}, {u"head_name"_s, u"表 ソ能子"_s},
            {u"head_kana"_s, u"オモテ ソノコ"_s}, {u"head_birth"_s, u"1980-01-02"_s}, {u"head_birth_unknown"_s, u"0"_s}, {u"head_sex"_s, u"2"_s}, {u"applied_from"_s, u"2026-11-01"_s},
            {u"applied_from_reason"_s, u"A1"_s}, {u"address"_s, u"富国市本町1"_s}, {u"updated_at"_s, u"2026-11-20T01:42:00Z"_s}};
}
/// The head of that household: F2.
inline exchange::Row samplePerson(int n)
{
    using namespace Qt::StringLiterals;
    const QString number = QString::number(100 + n);
    return {{u"operation"_s, u"1"_s}, {u"history"_s, u"1"_s}, {u"municipality"_s, u"162019"_s}, {u"insurer"_s, u"160010"_s}, {u"household"_s, u"S"_s + number}, {u"addressee"_s, u"A"_s + number},
            {u"symbol"_s, u"富国"_s}, {u"number"_s, u"00000"_s + number}, {u"branch"_s, u"01"_s}, {u"name"_s, u"表 ソ能子"_s}, {u"kana"_s, u"オモテ ソノコ"_s}, {u"sex"_s, u"2"_s},
            {u"birth"_s, u"1980-01-02"_s}, {u"birth_unknown"_s, u"0"_s}, {u"relation"_s, u"世帯主"_s}, {u"undisclosed"_s, u"0"_s}, {u"category"_s, u"01"_s},
            {u"prefecture_from"_s, u"2026-11-01"_s}, {u"prefecture_from_reason"_s, u"A1"_s}, {u"notified_on"_s, u"2026-11-20"_s}, {u"municipal_from"_s, u"2026-11-01"_s},
            {u"municipal_from_reason"_s, u"A1"_s}, {u"previous_municipality"_s, u"162027"_s}, {u"updated_at"_s, u"2026-11-20T01:42:00Z"_s}};
}
/// `count` of them under 通番 `sequence`, each with its number; `first`: the serial of the first number.
inline SourceSample sourceSample(const exchange::Layout &layout, int count, qint64 sequence = 1, int first = 1)
{
    SourceSample sample;
    sample.layout = layout;
    sample.header.fileId = layout.fileId;
    sample.header.version = layout.version;
    sample.header.sender = QStringLiteral("162019");
    sample.header.receiver = QStringLiteral("K16");
    sample.header.sequence = sequence;
    sample.header.previousSequence = sequence - 1;
    sample.header.createdAt = QDateTime(QDate(2026, 11, 20), QTime(1, 0), Qt::UTC);
    const bool household = layout.id == QStringLiteral("F1");
    for (int n = 0; n < count; ++n)
        sample.add(household ? sampleHousehold(n) : samplePerson(n), household ? QStringLiteral("head_number_receipt") : QStringLiteral("number_receipt"), inventedDigits(first + n));
    return sample;
}

} // namespace madoguchi::test
