#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace madoguchi::architecture {

/// One object file, by itself or out of an archive, and what it calls elsewhere, as C++ writes it.
struct ObjectFile {
    QString path; ///< "…/libui.a:table_view.cpp.o"
    QStringList imports;
};

/// What `nm` says of archives and object files; nothing if it cannot read one of them.
QList<ObjectFile> readObjects(const QStringList &files);
QList<ObjectFile> parseImports(const QString &nm);

/// C-12: what no object of the terminal may call, whatever its source looks like. Each as "path: function".
QStringList checkImports(const QList<ObjectFile> &objects);

} // namespace madoguchi::architecture
