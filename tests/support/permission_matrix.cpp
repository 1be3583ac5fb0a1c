#include "support/permission_matrix.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madoguchi::test {

namespace {

using api::Permission;
using api::Role;

constexpr QChar yes(u'●'), no(u'–');

QString functionsOf(const QList<Permission> &anyOf)
{
    QStringList words;
    for (const Permission one : anyOf)
        words.append(api::idOf(one));
    return words.join(u" / "_s);
}

QString table(const QString &title, const QString &column, const QList<PermissionMatrix::Row> &rows)
{
    QString text = u"\n## %1\n| %2 | function |"_s.arg(title, column);
    QString rule = u"|---|---|"_s;
    for (const Role role : api::roles()) {
        text += u' ' + api::idOf(role) + u" |"_s;
        rule += u":-:|"_s;
    }
    text += u'\n' + rule + u'\n';
    for (const auto &row : rows) {
        text += u"| %1 | %2 |"_s.arg(row.what, functionsOf(row.anyOf));
        for (const Role role : api::roles()) {
            const bool may = std::ranges::any_of(row.anyOf, [role](Permission one) { return api::mayHold(role, one); });
            text += u' ' + QString(may ? yes : no) + u" |"_s;
        }
        text += u'\n';
    }
    return text;
}

QString statesTable()
{
    static const QMap<Passes, QString> words{{Passes::Cells, u"the cells"_s}, {Passes::OpenOnly, u"`open` only"_s}, {Passes::Nothing, u"nothing"_s}};
    QString text = u"\n## States\n| state | at the gate | at the server |\n|---|---|---|\n"_s;
    for (const MatrixState &state : matrixStates())
        text += u"| %1 | %2 | %3 |\n"_s.arg(QLatin1String(state.words), words[state.atGate], words[state.atServer]);
    return text
           + u"| nobody in | nothing | `open` only |\n| locked, for whatever cause, or idle too long | nothing | – |\n"
             "| in at another terminal since | locked there | nothing |\n| the terminal removed, or never registered | – | nothing |\n"_s;
}

} // namespace

std::span<const MatrixState> matrixStates()
{
    using Entry = directory::StaffEntry;
    static const MatrixState states[]{
        {"granted", "granted, in force", [](Entry &, QDate) {}, Passes::Cells, Passes::Cells},
        {"last-day", "on the last day of the grant", [](Entry &entry, QDate today) { entry.grants[0].until = today; }, Passes::Cells, Passes::Cells},
        {"beyond-role", "a grant names more than the role may hold",
         [](Entry &entry, QDate) {
             entry.grants[0].permissions = QList<Permission>(api::permissions().begin() + 1, api::permissions().end());
         },
         Passes::Cells, Passes::Cells},
        {"not-begun", "the grant begins tomorrow", [](Entry &entry, QDate today) { entry.grants[0].from = today.addDays(1); }, Passes::OpenOnly, Passes::OpenOnly},
        {"over", "the grant ended yesterday", [](Entry &entry, QDate today) { entry.grants[0].until = today.addDays(-1); }, Passes::OpenOnly, Passes::OpenOnly},
        {"ended", "every grant taken back", [](Entry &entry, QDate) { entry.grants.clear(); }, Passes::OpenOnly, Passes::OpenOnly},
        {"transferred", "transferred: another role, no grant yet",
         [](Entry &entry, QDate) {
             entry.role = entry.role == Role::Viewer ? Role::Clerk : Role::Viewer;
             entry.grants.clear();
         },
         Passes::Nothing, Passes::OpenOnly},
        {"left", "the person's last day was yesterday", [](Entry &entry, QDate today) { entry.until = today.addDays(-1); }, Passes::Nothing, Passes::Nothing},
        {"card-withdrawn", "the card withdrawn",
         [](Entry &entry, QDate) {
             entry.cardCertificate.clear();
             entry.cardSerial.clear();
         },
         Passes::Nothing, Passes::Nothing}};
    return states;
}

QString PermissionMatrix::write(const QList<Row> &calls, const QList<Row> &changes)
{
    QList<Row> useCases;
    for (const api::UseCaseInfo &info : api::useCases())
        useCases.append({QString::fromLatin1(info.id), {info.permission}});
    return u"# Who may do what\n\n"
           "Written from `roles.def`, `use_cases.def` and the server's tables; do not edit it. The tests hold this page to those tables, and the gate and the server to this page\n"
           "(`./test unit -R Matrix`): a changed cell turns red until somebody has read the new page and put it here (C-16, C-32). A cell says what a person of the role may hold; they\n"
           "have it while it is granted to them.\n"_s
           + table(u"Use cases"_s, u"use case"_s, useCases) + table(u"Calls"_s, u"call of the server"_s, calls) + table(u"Changes"_s, u"change that the server takes"_s, changes)
           + statesTable();
}

QString PermissionMatrix::pagePath() { return QStringLiteral(MADOGUCHI_SOURCE_DIR "/core/api/MATRIX.md"); }

PermissionMatrix PermissionMatrix::ofTheRepository()
{
    QFile file(pagePath());
    return PermissionMatrix(file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString());
}

PermissionMatrix::PermissionMatrix(const QString &page)
{
    QString section;
    QList<std::optional<Role>> columns;
    for (const QString &line : page.split(u'\n')) {
        if (line.startsWith("## "_L1)) {
            section = line.mid(3);
            columns.clear();
        }
        if (!line.startsWith("| "_L1) || section == "States"_L1)
            continue;
        QStringList cells;
        for (const QString &cell : line.mid(1, line.size() - 2).split(u'|'))
            cells.append(cell.trimmed());
        if (columns.isEmpty()) { // the heading
            std::ranges::transform(cells, std::back_inserter(columns), api::roleOf);
            continue;
        }
        m_rows[section].append(cells.first());
        if (cells.at(1) == api::idOf(Permission::Open))
            m_open.insert(cells.first());
        for (int i = 2; i < cells.size(); ++i) {
            if (cells.at(i) == yes)
                m_allowed[cells.first()].insert(columns.at(i).value());
        }
    }
}

void PermissionMatrix::flip(const QString &what, Role role)
{
    QSet<Role> &allowed = m_allowed[what];
    if (!allowed.remove(role))
        allowed.insert(role);
}

QStringList disagreements(const PermissionMatrix &matrix, const QString &section, const std::function<bool(const QString &, api::Role)> &observed)
{
    QStringList found;
    for (const QString &what : matrix.rows(section)) {
        for (const Role role : api::roles()) {
            if (const bool passes = observed(what, role); passes != matrix.allows(what, role))
                found.append(what + u' ' + api::idOf(role) + (passes ? u": passes, the page says no"_s : u": refused, the page says yes"_s));
        }
    }
    return found;
}

} // namespace madoguchi::test
