// Roles × calls, changes and orders × states at the server, against core/api/MATRIX.md; and the page against the tables.
#include "central_fixture.h"

#include "directory/directory.h"
#include "directory/order.h"
#include "federation/order_check.h"
#include "support/permission_matrix.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace madoguchi::federation::test {
namespace {

const QMap<api::Role, QString> personOf{{api::Role::Clerk, u"clerk-1"_s},         {api::Role::Supervisor, u"supervisor-1"_s},
                                        {api::Role::Administrator, u"admin-1"_s}, {api::Role::Auditor, u"auditor-1"_s},
                                        {api::Role::OutsourcedClerk, u"outsourced-1"_s}, {api::Role::Viewer, u"viewer-1"_s}};

QString base64(const QByteArray &bytes) { return QString::fromLatin1(bytes.toBase64()); }

class ServerMatrix : public testing::Test {
protected:
    /// The session of `role`'s person at terminal-1; empty if the server does not let them in.
    QByteArray open(api::Role role)
    {
        m_at = m_at.addSecs(1); // the newest showing of a card is the one that counts
        const Response answer = central.openSession(central.terminal1.tenant(), personOf[role], m_at);
        return answer.status == 200 ? QJsonDocument::fromJson(answer.body)["id"_L1].toString().toLatin1() : QByteArray();
    }
    bool passes(const QString &call, const QByteArray &session)
    {
        const qsizetype space = call.indexOf(u' ');
        const QByteArray target = call.mid(space + 1).replace("{id}"_L1, "x"_L1).toLatin1();
        const int status = central.call(central.terminal1.tenant(), call.left(space).toLatin1(), target, {}, {{"Madoguchi-Session", session}}).status;
        return status != 401 && status != 403;
    }
    std::string passing(const QByteArray &session)
    {
        QStringList calls = m_matrix.rows(u"Calls"_s);
        calls.removeIf([&](const QString &call) { return !passes(call, session); });
        return lines(calls);
    }
    std::string expected(api::Role role, Passes what) const
    {
        QStringList calls = m_matrix.rows(u"Calls"_s);
        calls.removeIf([&](const QString &call) {
            return what == Passes::Cells ? !m_matrix.allows(call, role) : what == Passes::Nothing || !m_matrix.isOpen(call);
        });
        return lines(calls);
    }
    void change(api::Role role, const std::function<void(directory::StaffEntry &)> &apply)
    {
        central.changeDirectory([&](directory::DirectoryContent &content) {
            directory::StaffEntry &entry = *directory::findStaff(content, StaffId(personOf[role]));
            entry = *directory::findStaff(m_founded, entry.id);
            apply(entry);
        });
    }
    /// "accepted", or the code of the refusal.
    QString give(const QString &by, api::Order order) { return give(by, std::move(order), central.terminal1.tenant()); }
    QString give(const QString &by, api::Order order, const Tenant &tenant)
    {
        const QByteArray statement = directory::writeOrder({newId(), tenant.municipality, TerminalId(tenant.terminal), StaffId(by), central.clock.utc(), std::move(order)});
        const QJsonObject answer = central.post(tenant, "/v1/orders",
                                                {{"statement"_L1, base64(statement)}, {"signature"_L1, base64(central.cards[by].sign(directory::framedOrder(statement)))},
                                                 {"certificate"_L1, QString()}},
                                                u"OrderAnswer"_s);
        return answer.contains("code"_L1) ? answer["code"_L1].toString() : answer["result"_L1].toString();
    }
    Central central;
    QDateTime m_at = central.clock.utc();
    const directory::DirectoryContent m_founded = central.readDirectory();
    const PermissionMatrix m_matrix = PermissionMatrix::ofTheRepository();
};

/// One of each kind, well formed, about somebody who does not exist, or is there already: whoever may not order is told so before anything else is looked at.
const QList<api::Order> &oneOfEach()
{
    const StaffId nobody(u"nobody"_s);
    const QDate day(2026, 12, 1);
    static const QList<api::Order> orders{api::RegisterStaff{StaffId(u"clerk-1"_s), u"誰"_s, u"ダレ"_s, u"課"_s, api::Role::Viewer, {}},
                                          api::TransferStaff{nobody, u"課"_s, api::Role::Viewer},
                                          api::EndStaff{nobody, day, u"x"_s},
                                          api::AssignCard{nobody, QByteArray(32, 'f')},
                                          api::WithdrawCard{nobody, u"x"_s},
                                          api::ApplyForGrant{nobody, {api::Permission::ViewResidents}, day, day, u"x"_s},
                                          api::DecideGrant{newId(), true, {}},
                                          api::EndGrant{nobody, newId(), u"x"_s},
                                          api::ConfirmRoster{2026, 1},
                                          api::RegisterTerminal{TerminalId(u"terminal-1"_s), u"窓口"_s},
                                          api::RemoveTerminal{TerminalId(u"terminal-8"_s), u"x"_s},
                                          api::RekeyTerminal{TerminalId(u"terminal-8"_s), u"x"_s},
                                          api::ProposeRecoveryKey{QByteArray(91, 'k')},
                                          api::ConfirmRecoveryKey{QByteArray(32, 'f')},
                                          api::SetPolicy{u"gate"_s, u"off"_s},
                                          api::RegisterMedium{u"USB-1"_s, u"l"_s, u"p"_s, nobody},
                                          api::AssignMedium{u"USB-1"_s, u"p"_s, nobody, u"x"_s},
                                          api::ShredMedium{u"USB-1"_s, u"m"_s, u"x"_s},
                                          api::SettleCase{QString(32, u'a'), TerminalId(u"terminal-8"_s), u"misses"_s, nobody, 7, api::CaseAnswer::Explained, u"x"_s},
                                          api::SignReview{TerminalId(u"terminal-8"_s), day, day, 7, QByteArray(32, 'r'), 0, 0, 0, {}, {}},
                                          api::EraseExpired{day, 1, QByteArray(32, 'd')}};
    return orders;
}

} // namespace

TEST_F(ServerMatrix, C16_C32_the_page_that_people_read_is_what_the_tables_say)
{
    QList<PermissionMatrix::Row> calls, changes;
    for (const auto &[call, permission] : Service::calls())
        calls.append({call, {permission}});
    for (auto kind = changeFunctions().begin(); kind != changeFunctions().end(); ++kind)
        changes.append({kind.key(), kind.value()});
    const QString page = PermissionMatrix::write(calls, changes);
    QFile stands(PermissionMatrix::pagePath());
    ASSERT_TRUE(stands.open(QIODevice::ReadOnly));
    if (QString::fromUtf8(stands.readAll()) != page) {
        QFile made(QStringLiteral(MADOGUCHI_BIN_DIR "/MATRIX.md"));
        ASSERT_TRUE(made.open(QIODevice::WriteOnly));
        made.write(page.toUtf8());
        FAIL() << "The tables have changed. Read the new page and, if that is what is wanted: cp " << qPrintable(made.fileName()) << " " << qPrintable(stands.fileName());
    }
}

TEST_F(ServerMatrix, C16_C32_every_cell_of_calls_and_changes_and_a_flipped_one_is_noticed)
{
    std::map<std::pair<QString, api::Role>, bool> cells;
    for (const api::Role role : api::roles()) {
        const QByteArray session = open(role);
        for (const QString &call : m_matrix.rows(u"Calls"_s))
            cells[{call, role}] = passes(call, session);
        for (const QString &kind : m_matrix.rows(u"Changes"_s)) {
            const QJsonObject item{{"id"_L1, newId()}, {"kind"_L1, kind}, {"aggregate"_L1, u"a-1"_s}, {"baseVersion"_L1, 0}, {"actor"_L1, personOf[role]},
                                   {"at"_L1, u"2026-11-20T01:42:00.000Z"_s}, {"body"_L1, QJsonObject()}};
            const auto answer = central.post(central.terminal1.tenant(), "/v1/changes", {{"items"_L1, QJsonArray{item}}}, u"ChangesAnswer"_s)["answers"_L1][0].toObject();
            cells[{kind, role}] = answer["field"_L1] != "actor"_L1;
        }
    }
    const auto observed = [&](const QString &what, api::Role role) { return cells.at({what, role}); };
    for (const QString &section : {u"Calls"_s, u"Changes"_s}) {
        EXPECT_EQ(disagreements(m_matrix, section, observed), QStringList()) << lines(disagreements(m_matrix, section, observed));
        for (const QString &what : m_matrix.rows(section)) {
            for (const api::Role role : api::roles()) {
                PermissionMatrix flipped = m_matrix;
                flipped.flip(what, role);
                EXPECT_EQ(disagreements(flipped, section, observed).size(), 1) << qPrintable(what);
            }
        }
    }
}

TEST_F(ServerMatrix, C16_every_order_is_refused_to_whoever_may_not_give_it_before_it_is_looked_at)
{
    ASSERT_EQ(oneOfEach().size() + 2, qsizetype(std::variant_size_v<api::Order>)) << "PresentCard and SetKey are of whoever holds the card";
    const QString denied = errorText(ErrorCode::Denied);
    for (const api::Order &order : oneOfEach()) {
        const QString id = QString::fromLatin1(api::info(api::useCaseOf(order)).id);
        ASSERT_TRUE(m_matrix.rows(u"Use cases"_s).contains(id));
        for (const api::Role role : api::roles()) {
            const QString answer = give(personOf[role], order);
            EXPECT_EQ(answer == denied, !m_matrix.allows(id, role)) << qPrintable(id) << " " << qPrintable(personOf[role]) << " " << qPrintable(answer);
            EXPECT_NE(answer, u"accepted"_s) << qPrintable(id) << ": the order was made to be refused by its own rule";
        }
    }
}

TEST_F(ServerMatrix, C16_every_cell_in_every_state_of_the_person)
{
    for (const api::Role role : api::roles()) {
        for (const MatrixState &state : matrixStates()) {
            change(role, [&](directory::StaffEntry &entry) { state.apply(entry, central.clock.today()); });
            const QByteArray session = open(role);
            // Nobody in is not refused what needs nobody: a terminal must be able to fetch the directory that lets somebody in again.
            EXPECT_EQ(passing(session), expected(role, session.isEmpty() ? Passes::OpenOnly : state.atServer)) << state.name << " " << qPrintable(personOf[role]);
            EXPECT_EQ(session.isEmpty(), state.atServer == Passes::Nothing) << state.name << " " << qPrintable(personOf[role]);
        }
        change(role, [](directory::StaffEntry &) {});
    }
}

TEST_F(ServerMatrix, C16_C28_a_running_session_ends_with_the_order_that_ends_it)
{
    const QDate yesterday = central.clock.today().addDays(-1);
    EXPECT_EQ(passing({}), expected(api::Role::Viewer, Passes::OpenOnly)) << "nobody in";
    for (const api::Role role : {api::Role::Clerk, api::Role::OutsourcedClerk, api::Role::Viewer, api::Role::Auditor}) {
        const StaffId staff(personOf[role]);
        QByteArray session = open(role);
        ASSERT_EQ(passing(session), expected(role, Passes::Cells));
        ASSERT_EQ(give(u"supervisor-1"_s, api::EndGrant{staff, u"grant-1"_s, u"x"_s}), u"accepted"_s);
        EXPECT_EQ(passing(session), expected(role, Passes::OpenOnly)) << "nothing is granted any more";
        change(role, [](directory::StaffEntry &) {});

        session = open(role);
        ASSERT_EQ(give(u"admin-1"_s, api::WithdrawCard{staff, u"lost"_s}), u"accepted"_s);
        EXPECT_EQ(passing(session), std::string()) << "the card that let this session in is nobody's";
        change(role, [](directory::StaffEntry &) {});

        session = open(role);
        ASSERT_EQ(give(u"admin-1"_s, api::EndStaff{staff, yesterday, u"left"_s}), u"accepted"_s);
        EXPECT_EQ(passing(session), std::string()) << "left";
        change(role, [](directory::StaffEntry &) {});
    }
    const QByteArray session = open(api::Role::Clerk);
    const QByteArray next = open(api::Role::Supervisor);
    EXPECT_EQ(passing(session), std::string()) << "somebody else is in at this terminal since";
    EXPECT_EQ(passing(next), expected(api::Role::Supervisor, Passes::Cells));
    ASSERT_EQ(give(u"admin-1"_s, api::RemoveTerminal{TerminalId(u"terminal-1"_s), u"stolen"_s}, central.terminal2.tenant()), u"accepted"_s);
    EXPECT_EQ(passing(next), std::string()) << "nobody's terminal, whoever is in";
    EXPECT_EQ(passing({}), std::string());
}

} // namespace madoguchi::federation::test
