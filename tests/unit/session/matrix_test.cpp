// Roles × use cases × states at the gate of the terminal, against core/api/MATRIX.md.
#include "desk_fixture.h"

#include "support/permission_matrix.h"

using namespace madoguchi;
using namespace madoguchi::test;
using namespace Qt::StringLiterals;

namespace {

const QMap<api::Role, QString> personOf{{api::Role::Clerk, u"clerk-1"_s},           {api::Role::Supervisor, u"supervisor-1"_s},
                                        {api::Role::Administrator, u"administrator-1"_s}, {api::Role::Auditor, u"auditor-1"_s},
                                        {api::Role::OutsourcedClerk, u"outsourced-1"_s},  {api::Role::Viewer, u"viewer-1"_s}};

const api::UseCaseInfo &useCaseOf(const QString &id)
{
    return *std::ranges::find_if(api::useCases(), [&](const api::UseCaseInfo &info) { return QLatin1String(info.id) == id; });
}

class MatrixTest : public Desk {
protected:
    void change(api::Role role, const std::function<void(directory::StaffEntry &)> &apply)
    {
        const StaffId id(personOf[role]);
        replaceDirectory([&](directory::DirectoryContent &content) {
            for (directory::StaffEntry &entry : content.staff) {
                if (entry.id == id) {
                    entry = Office::instance().people.at(id.text()).entry;
                    apply(entry);
                }
            }
        });
    }
    std::string passing() const
    {
        QStringList ids;
        for (const api::UseCaseInfo &info : api::useCases()) {
            if (m_session->may(info.useCase))
                ids.append(QString::fromLatin1(info.id));
        }
        return lines(ids);
    }
    std::string expected(api::Role role, Passes passes) const { return lines(cells(role, passes)); }
    QStringList cells(api::Role role, Passes passes) const
    {
        QStringList ids;
        for (const QString &id : m_matrix.rows(u"Use cases"_s)) {
            if (passes == Passes::Cells ? m_matrix.allows(id, role) : passes == Passes::OpenOnly && m_matrix.isOpen(id))
                ids.append(id);
        }
        return ids;
    }
    const PermissionMatrix m_matrix = PermissionMatrix::ofTheRepository();
};

} // namespace

TEST_F(MatrixTest, C16_C32_every_cell_at_the_gate_and_a_flipped_one_is_noticed)
{
    std::map<std::pair<QString, api::Role>, bool> passes;
    for (const api::Role role : api::roles()) {
        login(personOf[role]);
        for (const api::UseCaseInfo &info : api::useCases()) {
            const bool may = m_session->may(info.useCase);
            passes[{QString::fromLatin1(info.id), role}] = may;
            EXPECT_EQ(m_session->admit(info.useCase).ok(), may) << info.id << ": what the screen offers is what the gate lets through";
        }
        ASSERT_TRUE(get(m_session->logout()).ok());
    }
    const auto observed = [&](const QString &id, api::Role role) { return passes.at({id, role}); };
    ASSERT_EQ(passes.size(), m_matrix.rows(u"Use cases"_s).size() * api::roles().size());
    EXPECT_EQ(disagreements(m_matrix, u"Use cases"_s, observed), QStringList()) << lines(disagreements(m_matrix, u"Use cases"_s, observed));
    for (const auto &[cell, may] : passes) {
        PermissionMatrix flipped = m_matrix;
        flipped.flip(cell.first, cell.second);
        EXPECT_EQ(disagreements(flipped, u"Use cases"_s, observed).size(), 1) << qPrintable(cell.first);
    }
}

TEST_F(MatrixTest, C16_every_cell_in_every_state_of_the_person)
{
    for (const api::Role role : api::roles()) {
        login(personOf[role]);
        for (const MatrixState &state : matrixStates()) {
            change(role, [&](directory::StaffEntry &entry) { state.apply(entry, m_clock.today()); });
            // Who lost the right to see residents does not keep their store open either: the session is over.
            const bool outOfTheStore = state.atGate == Passes::OpenOnly && m_matrix.allows(u"person.search"_s, role);
            EXPECT_EQ(passing(), expected(role, outOfTheStore ? Passes::Nothing : state.atGate)) << state.name << " " << qPrintable(personOf[role]);
        }
        change(role, [](directory::StaffEntry &) {});
        EXPECT_EQ(passing(), expected(role, Passes::Cells)) << "and back again";
        ASSERT_TRUE(get(m_session->logout()).ok());
    }
}

TEST_F(MatrixTest, C16_each_function_is_granted_and_missed_by_itself)
{
    for (const api::Role role : api::roles()) {
        login(personOf[role]);
        for (const api::Permission missing : Office::instance().people.at(personOf[role]).entry.grants[0].permissions) {
            change(role, [&](directory::StaffEntry &entry) {
                entry.grants[0].permissions.removeOne(missing);
                if (entry.grants[0].permissions.isEmpty())
                    entry.grants.clear();
            });
            QStringList rest = missing == api::Permission::ViewResidents ? QStringList() : cells(role, Passes::Cells);
            rest.removeIf([&](const QString &id) { return useCaseOf(id).permission == missing; });
            EXPECT_EQ(passing(), lines(rest)) << qPrintable(personOf[role]) << " without " << qPrintable(api::idOf(missing));
        }
        change(role, [](directory::StaffEntry &) {});
        ASSERT_TRUE(get(m_session->logout()).ok());
    }
}

TEST_F(MatrixTest, C07_nothing_passes_while_nobody_is_in_it_is_locked_or_nobody_has_moved_for_too_long)
{
    using enum api::LockCause;
    EXPECT_EQ(passing(), std::string()) << "nobody in";
    for (const api::Role role : api::roles()) {
        for (const api::LockCause cause : {Demand, Idle, SystemLock, Suspend, StandingEnded}) {
            login(personOf[role]);
            m_session->lock(cause);
            EXPECT_EQ(passing(), std::string()) << qPrintable(personOf[role]) << " locked, cause " << static_cast<int>(cause);
            ASSERT_TRUE(get(m_session->logout()).ok());
        }
        login(personOf[role]);
        m_clock.advance(std::chrono::seconds(301));
        EXPECT_EQ(passing(), std::string()) << "idle, before any timer of ours has run";
        ASSERT_TRUE(get(m_session->logout()).ok());
        EXPECT_EQ(passing(), std::string()) << "out again";
    }
}
