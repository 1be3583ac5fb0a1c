#pragma once

#include "exchange/interface_file.h"

#include <QCryptographicHash>
#include <rapidcheck.h>

/// Good files, and generators of good rows.
namespace madoguchi::exchange {

using namespace Qt::StringLiterals;

inline const QMap<QString, Layout> &layouts()
{
    static const auto all = loadLayouts(u":/interface/layouts"_s, QDate(2026, 11, 20));
    return all.value();
}

inline FileHeader header(const Layout &layout)
{
    FileHeader h;
    h.fileId = layout.fileId;
    h.version = layout.version;
    h.sender = u"162019"_s;
    h.receiver = u"K16"_s;
    h.sequence = 8;
    h.previousSequence = 7;
    h.createdAt = QDateTime(QDate(2026, 11, 20), QTime(16, 0), Qt::UTC);
    return h;
}

inline Row f4Row()
{
    return {{u"municipality"_s, u"162019"_s}, {u"addressee"_s, u"4000001"_s},  {u"federation_id"_s, u"F16000000001"_s},
            {u"assignment"_s, u"1"_s},        {u"merged_into"_s, QString()},   {u"valid_from"_s, u"2026-11-01"_s},
            {u"processed_on"_s, u"2026-11-20"_s}};
}

/// A correct trailer for lines that a test has changed: shows that the field is refused, not only the hash.
inline QByteArray sealed(const QByteArray &headerAndRows)
{
    const qsizetype data = headerAndRows.indexOf("\r\n") + 2;
    const QByteArray rows = headerAndRows.mid(data);
    return headerAndRows + "T," + QByteArray::number(rows.count("\r\n")) + ',' + QCryptographicHash::hash(rows, QCryptographicHash::Sha256).toHex() + "\r\n";
}

inline const QByteArray goodHeader = "H,KKHIHOID,0100,K16,162019,00000008,20261121010000,1,00000007\r\n";
inline const QByteArray goodRow = "D,162019,4000001,F16000000001,1,,20261101,20261120\r\n";

inline rc::Gen<QString> textGen(int maximum)
{
    static const QString letters = u"山田太郎ヴァー東京都123abc-（）～々〆𠮟髙"_s;
    return rc::gen::map(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 20)), [maximum](const std::vector<int> &picks) {
        QString text;
        for (int pick : picks)
            if (text.size() < maximum && !letters[pick].isSurrogate())
                text += letters[pick];
        return text;
    });
}

inline QString fieldFor(const Column &column)
{
    if (!column.required && *rc::gen::arbitrary<bool>())
        return {};
    if (!column.codes.isEmpty())
        return column.codes[*rc::gen::inRange(0, int(column.codes.size()))];
    if (column.check == "municipality"_L1)
        return QStringList{u"162019"_s, u"162027"_s, u"131032"_s}[*rc::gen::inRange(0, 3)];
    if (column.check == "insurer"_L1)
        return QStringList{u"138057"_s, u"110080"_s, u"061234"_s}[*rc::gen::inRange(0, 3)];
    const int size = *rc::gen::inRange(1, column.length + 1);
    switch (column.type) {
    case Column::Type::Digits:
        return QString(column.fixed ? column.length : size, QChar(u'0' + *rc::gen::inRange(0, 10)));
    case Column::Type::Ascii:
        return QString(size, QChar(u'A' + *rc::gen::inRange(0, 26)));
    case Column::Type::Kana:
        return QString(size, QChar(0x30A1 + *rc::gen::inRange(0, 80)));
    case Column::Type::Date:
        return QDate(1900, 1, 1).addDays(*rc::gen::inRange(0, 60000)).toString(Qt::ISODate);
    case Column::Type::DateTime:
        return QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC).addSecs(*rc::gen::inRange(0, 30'000'000)).toString(Qt::ISODate);
    case Column::Type::Month:
        return QDate::fromString(column.minimum.isEmpty() ? u"190001"_s : column.minimum, u"yyyyMM"_s).addMonths(*rc::gen::inRange(0, 200)).toString(u"yyyy-MM"_s);
    case Column::Type::NumberReceipt:
        return u"R-%1"_s.arg(*rc::gen::inRange(100, 1'000'000));
    case Column::Type::Text:
        break;
    }
    const QString text = *textGen(column.length);
    return text.isEmpty() ? u"字"_s : text;
}

/// Up to `maximum` rows of any content that the layout allows.
inline QList<Row> anyRows(const Layout &layout, int maximum)
{
    QList<Row> rows;
    for (int i = *rc::gen::inRange(0, maximum + 1); i > 0; --i) {
        Row row;
        for (const Column &column : layout.columns)
            row.insert(column.key, fieldFor(column));
        rows.append(row);
    }
    return rows;
}

inline const Layout &anyLayout() { return *std::next(layouts().cbegin(), *rc::gen::inRange(0, int(layouts().size()))); }

} // namespace madoguchi::exchange
