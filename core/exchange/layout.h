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
    enum class Type { Digits, Ascii, Text, Date, DateTime, Kana, NumberReceipt, Month } type = Type::Text;
    int length = 0;
    bool required = false;
    bool fixed = false; ///< Digits: exactly `length`, with leading zeros
    QStringList codes;  ///< allowed values; empty = any
    QString check;      ///< "insurer", "municipality", "": check digit rule
    QString minimum;    ///< Date, Month: the first allowed, as in the file; empty = any
};
struct Layout {
    QString id;      ///< "F1"
    QString fileId;  ///< as in the header
    QString name;    ///< 資格情報(世帯)
    QString version;
    QDate effectiveFrom;
    QList<Column> columns;
};
/// Every version of every layout of a folder. LayoutInvalid.
Result<QList<Layout>> loadLayoutVersions(const QString &dir);
/// The layout that a file says it has, whichever is in force today; if one version was corrected, as it stood on `day`. nullptr if there is none.
const Layout *findLayout(const QList<Layout> &layouts, const QString &fileId, const QString &version, const QDate &day);
/// Of these, by id, the versions in force on `date`.
QMap<QString, Layout> inForce(const QList<Layout> &versions, const QDate &date);
/// All layouts of a folder (":/interface/layouts"), by id, those in force on `date`. LayoutInvalid.
Result<QMap<QString, Layout>> loadLayouts(const QString &dir, const QDate &date);

} // namespace madoguchi::exchange
