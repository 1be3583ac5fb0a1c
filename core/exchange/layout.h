#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QMap>
#include <QString>

namespace madoguchi::exchange {

/// One column of an interface file; from resources/interface/layouts/*.json, so that the official specification can be
/// dropped in without touching code (domain.md §1.3).
struct Column {
    int number = 0;
    QString key;   ///< name in code, snake_case
    QString name;  ///< Japanese, as the specification says it
    enum class Type { Digits, Ascii, Text, Date, DateTime, Kana, NumberReceipt } type = Type::Text;
    int length = 0;
    bool required = false;
    bool fixed = false; ///< Digits: exactly `length`, with leading zeros
    QStringList codes;  ///< allowed values; empty = any
    QString check;      ///< "insurer", "municipality", "": check digit rule
};
struct Layout {
    QString id;      ///< "F1"
    QString fileId;  ///< as in the header
    QString name;    ///< 資格情報(世帯)
    QString version;
    QDate effectiveFrom;
    QList<Column> columns;
};
/// All layouts of a folder (":/interface/layouts"), by id, those in force on `date`. LayoutInvalid.
Result<QMap<QString, Layout>> loadLayouts(const QString &dir, const QDate &date);

} // namespace madoguchi::exchange
