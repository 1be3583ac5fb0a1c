#pragma once

#include "api/use_case.h"
#include "directory/content.h"

#include <QMap>
#include <QSet>

#include <functional>
#include <optional>

namespace madoguchi::test {

/// What still passes when something is the matter with whoever is in.
enum class Passes {
    Cells,    ///< the cells of the page
    OpenOnly, ///< what needs no grant
    Nothing
};

/// One thing that can be the matter with a person, as the directory would say it.
struct MatrixState {
    const char *name, *words;
    std::function<void(directory::StaffEntry &, QDate today)> apply;
    Passes atGate;            ///< of a person without an open store; with one, whoever lost "residents.view" is out
    Passes atServer;
};
std::span<const MatrixState> matrixStates();

/// core/api/MATRIX.md: who may do what, written out for people to read. Tests hold the gate, the server and the tables to the page.
class PermissionMatrix {
public:
    struct Row {
        QString what;
        QList<api::Permission> anyOf;
    };
    /// The page that the tables make; `calls` and `changes` are the server's.
    static QString write(const QList<Row> &calls, const QList<Row> &changes);
    static QString pagePath();

    explicit PermissionMatrix(const QString &page);
    static PermissionMatrix ofTheRepository();

    QStringList rows(const QString &section) const { return m_rows.value(section); } ///< "Use cases", "Calls", "Changes"
    bool allows(const QString &what, api::Role role) const { return m_allowed.value(what).contains(role); }
    bool isOpen(const QString &what) const { return m_open.contains(what); }
    void flip(const QString &what, api::Role role); ///< one cell, to see that it is noticed

private:
    QMap<QString, QStringList> m_rows;
    QMap<QString, QSet<api::Role>> m_allowed;
    QSet<QString> m_open;
};

/// "GET /v1/feed viewer: passes, the page says no", one line a cell, for `observed(what, role)` over all rows of `section`.
QStringList disagreements(const PermissionMatrix &matrix, const QString &section, const std::function<bool(const QString &, api::Role)> &observed);

inline std::string lines(const QStringList &list) { return list.join(u'\n').toStdString(); }

} // namespace madoguchi::test
