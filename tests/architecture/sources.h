#pragma once

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace madoguchi::architecture {

/// One file, and what C++ makes of it.
struct Source {
    QString path; ///< below the root, with slashes
    QString text;
    QString code;         ///< without comments and with empty literals
    QStringList literals; ///< string literals; neighbours joined as the compiler does

    Source(QString path, QString text);
    QString folder(int depth) const { return path.section(u'/', depth, depth); } ///< 0: "core"
    QStringList includes() const;
    bool isCpp() const { return path.endsWith(u".h") || path.endsWith(u".cpp") || path.endsWith(u".def"); }
};
using Sources = QList<Source>;

/// All files below `root`, without build/ and the version control's.
Sources readTree(const QString &root);
Sources below(const Sources &sources, const QString &prefix);

} // namespace madoguchi::architecture
