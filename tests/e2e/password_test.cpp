// From a card that nobody knows to a person at work, over real processes and TLS: shown, registered, given, first password by its holder,
// functions applied for by one and granted by another. And another password, at once in force at every terminal (C-14, C-15, C-16).
#include "support/training_town.h"
#include "support/wait.h"

#include "app/terminal/terminal.h"

using namespace madoguchi;
using namespace Qt::StringLiterals;

namespace {

SecretBytes secret(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    return SecretBytes({reinterpret_cast<const std::uint8_t *>(utf8.constData()), static_cast<std::size_t>(utf8.size())});
}

/// A desk and the people who come to it. The training reader looks at one file a process, so one desk at a time.
class Desk {
public:
    Desk(test::TrainingTown &town, int number) : m_town(town), m_number(number)
    {
        auto opened = app::Terminal::open(town.terminal(number), m_clock);
        if (!opened.ok())
            throw std::runtime_error(describe(opened.error()).toStdString());
        m_terminal = std::move(*opened);
    }
    api::Services &services() { return m_terminal->services(); }
    void insert(const QString &card)
    {
        m_town.insertCard({}, m_number);
        ASSERT_TRUE(test::waitFor([&] { return services().session.card().state == api::CardState::NoCard; }));
        m_town.insertCard(card, m_number);
        ASSERT_TRUE(test::waitFor([&] { return services().session.card().state == api::CardState::Present; }));
        m_person = m_town.staff(card);
    }
    SecretBytes pin() const { return secret(m_person[u"pin"].toString()); }
    SecretBytes password() const { return secret(m_person[u"password"].toString()); }
    ErrorCode login(const QString &password) { return codeOf(test::get(services().session.login(secret(password), pin()))); }
    ErrorCode choose(const QString &present, const QString &chosen)
    {
        return codeOf(test::get(services().directory.choosePassword(secret(present), secret(chosen), pin())));
    }
    /// The card's holder comes, does one thing after the other, and leaves.
    void order(const QString &person, const std::function<QList<api::Order>(const api::DirectoryView &)> &orders)
    {
        insert(person);
        const auto entered = test::get(services().session.login(password(), pin()));
        ASSERT_TRUE(entered.ok()) << qPrintable(describe(entered.error()));
        const auto view = test::get(services().directory.view());
        ASSERT_TRUE(view.ok()) << qPrintable(describe(view.error()));
        for (const api::Order &order : orders(*view)) {
            const auto carried = test::get(services().directory.order(order, password(), pin()));
            ASSERT_TRUE(carried.ok()) << qPrintable(describe(carried.error()));
        }
        ASSERT_TRUE(test::get(services().session.logout()).ok());
    }
    template <typename T>
    static ErrorCode codeOf(const Result<T> &result)
    {
        return result.ok() ? none : result.error().code;
    }
    static constexpr ErrorCode none = ErrorCode::Internal; ///< no trouble

private:
    test::TrainingTown &m_town;
    const int m_number;
    const SystemClock m_clock;
    QJsonObject m_person;
    std::unique_ptr<app::Terminal> m_terminal;
};

const QString first = u"ashita-tenki-ni-nare-42"_s, second = u"yuube-no-amagaeru-57-hiki"_s;

} // namespace

TEST(Passwords, C13_C14_C15_C16_from_an_unknown_card_to_a_person_with_functions)
{
    test::TrainingTown town(40, 9);
    town.startCentral();
    Desk desk(town, 1);
    desk.insert(u"new-1"_s);
    EXPECT_EQ(desk.login(first), ErrorCode::CardUnknown);
    const auto code = test::get(desk.services().directory.presentCard(desk.pin()));
    ASSERT_TRUE(code.ok()) << qPrintable(describe(code.error()));
    desk.order(u"admin-1"_s, [&](const api::DirectoryView &view) -> QList<api::Order> {
        EXPECT_EQ(view.cards.size(), 1);
        EXPECT_EQ(view.cards.value(0).code, *code) << "both screens show the same";
        return {api::RegisterStaff{StaffId(u"clerk-7"_s), u"新任　七海"_s, u"シンニン　ナナミ"_s, u"保険年金課"_s, api::Role::Clerk, {}},
                api::AssignCard{StaffId(u"clerk-7"_s), view.cards.value(0).fingerprint}};
    });

    desk.insert(u"new-1"_s);
    EXPECT_EQ(desk.login(first), ErrorCode::PasswordNotSet);
    EXPECT_EQ(desk.choose({}, u"nanami-shinnin"_s), ErrorCode::PasswordUnfit) << "her own name";
    EXPECT_EQ(desk.choose({}, first), Desk::none);
    EXPECT_EQ(desk.login(first), ErrorCode::Denied) << "nothing is granted yet";
    const QDate today = SystemClock().today();
    desk.order(u"clerk-1"_s, [&](const api::DirectoryView &) -> QList<api::Order> {
        return {api::ApplyForGrant{StaffId(u"clerk-7"_s), {api::Permission::ViewResidents, api::Permission::Receive}, today, today, u"着任"_s}};
    });
    desk.order(u"supervisor-1"_s, [&](const api::DirectoryView &view) -> QList<api::Order> {
        EXPECT_EQ(view.applications.size(), 1);
        return {api::DecideGrant{view.applications.value(0).id, true, {}}};
    });
    desk.insert(u"new-1"_s);
    const ErrorCode last = desk.login(first);
    EXPECT_TRUE(last == ErrorCode::NotEnrolledHere || last == Desk::none) << "all that may still be missing is a slot at this terminal";
}

TEST(Passwords, C14_C15_another_password_is_in_force_at_the_other_terminal_and_tries_count_together)
{
    test::TrainingTown town(40, 9);
    town.startCentral();
    const QString old = town.staff(u"clerk-1"_s)[u"password"].toString();
    {
        Desk desk(town, 1);
        desk.insert(u"clerk-1"_s);
        EXPECT_EQ(desk.choose(old, old), ErrorCode::PasswordUnfit);
        EXPECT_EQ(desk.choose(old, second), Desk::none);
        EXPECT_EQ(desk.login(old), ErrorCode::PasswordWrong);
        EXPECT_EQ(desk.login(old), ErrorCode::PasswordWrong);
    }
    town.killCentral(); // what the server counted is on its disk
    town.startCentral();
    Desk desk(town, 2);
    bool newer = false;
    QObject::connect(&desk.services().directory, &api::DirectoryService::directoryChanged, &desk.services().directory, [&] { newer = true; });
    ASSERT_TRUE(test::waitFor([&] { return newer; }));
    desk.insert(u"clerk-1"_s);
    const auto refused = test::get(desk.services().session.login(secret(old), desk.pin()));
    EXPECT_EQ(Desk::codeOf(refused), ErrorCode::PasswordWrong);
    EXPECT_EQ(refused.error().args, QStringList{u"2"_s}) << "two were tried at the other terminal";
    EXPECT_EQ(desk.login(second), Desk::none);
    ASSERT_TRUE(test::get(desk.services().session.logout()).ok());
    EXPECT_EQ(desk.choose(second, old), ErrorCode::PasswordUnfit) << "former ones travel with the person";
}
