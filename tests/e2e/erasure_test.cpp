// A section head orders that what has been kept for its period is erased (C-22): at the server, at this terminal, at the one that is away, and out of the copies made before.
#include "support/training_town.h"
#include "support/wait.h"

#include "app/terminal/terminal.h"

#include <QDir>

using namespace madoguchi;
using namespace Qt::StringLiterals;

namespace {

SecretBytes secret(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    return SecretBytes({reinterpret_cast<const std::uint8_t *>(utf8.constData()), static_cast<std::size_t>(utf8.size())});
}

/// The program at a terminal, with somebody in it.
class Desk {
public:
    Desk(test::TrainingTown &town, int terminal, const QString &staff) : m_town(town), m_person(town.staff(staff))
    {
        auto opened = app::Terminal::open(town.terminal(terminal), m_clock);
        if (!opened.ok())
            throw std::runtime_error(qPrintable(describe(opened.error())));
        m_terminal = std::move(*opened);
        town.insertCard(staff, terminal);
        if (!test::waitFor([&] { return services().session.card().state == api::CardState::Present; }))
            throw std::runtime_error("no card");
        must(test::get(services().session.login(password(), pin())));
        must(test::get(services().link.startFirstLoad()));
        must(test::get(services().link.syncNow()));
    }
    ~Desk() { std::ignore = test::get(services().session.logout()); }
    api::Services &services() { return m_terminal->services(); }
    SecretBytes password() const { return secret(m_person[u"password"].toString()); }
    SecretBytes pin() const { return secret(m_person[u"pin"].toString()); }
    template <typename T>
    static T must(Result<T> result)
    {
        if (!result.ok())
            throw std::runtime_error(qPrintable(describe(result.error())));
        return std::move(result).value();
    }
    bool finds(const QString &what) { return must(test::get(services().people.search(1, what, {}, 10))).rows.size() > 0; }

private:
    test::TrainingTown &m_town;
    const QJsonObject m_person;
    SystemClock m_clock;
    std::unique_ptr<app::Terminal> m_terminal;
};

} // namespace

TEST(ErasureInTown, C22_what_was_kept_long_enough_is_gone_everywhere_and_every_terminal_has_said_so)
{
    test::TrainingTown town(600, 11);
    town.startCentral();
    QString gone; // 記号番号 of a household that ended long ago
    api::ExpiredList list;
    {
        Desk other(town, 2, u"clerk-2"_s); // holds everything, and is away when it is ordered
        Desk desk(town, 1, u"supervisor-1"_s);
        list = Desk::must(test::get(desk.services().link.expired()));
        ASSERT_GT(list.count, 0) << "a training town has people who left long ago";
        for (const api::ExpiredItem &item : list.items)
            if (item.kind == "household"_L1 && gone.isEmpty())
                gone = item.label.section(u' ', -1);
        ASSERT_FALSE(gone.isEmpty());
        ASSERT_TRUE(desk.finds(gone));
        ASSERT_TRUE(other.finds(gone));
        Desk::must(test::get(desk.services().reception.openReception(u"moving-in"_s))); // a row here, and at the other desk
        Desk::must(test::get(desk.services().link.syncNow()));
    }
    {
        Desk desk(town, 1, u"supervisor-1"_s);
        list = Desk::must(test::get(desk.services().link.expired()));
        const api::EraseExpired order{list.day, list.count, list.digest};
        EXPECT_TRUE(desk.services().directory.check(order).ok());
        Desk::must(test::get(desk.services().directory.order(order, desk.password(), desk.pin())));
        Desk::must(test::get(desk.services().link.syncNow())); // the feed, and what it orders
        EXPECT_FALSE(desk.finds(gone));
        Desk::must(test::get(desk.services().link.syncNow())); // and the record with it
        EXPECT_TRUE(Desk::must(test::get(desk.services().link.expired())).isEmpty());
        const auto view = Desk::must(test::get(desk.services().directory.view()));
        ASSERT_EQ(view.erasures.size(), 1);
        EXPECT_EQ(view.erasures[0].count, list.count);
        EXPECT_EQ(view.erasures[0].waiting, QStringList{u"terminal-2"_s});
    }
    {
        Desk other(town, 2, u"clerk-2"_s);
        EXPECT_FALSE(other.finds(gone)) << "with the first cycle after it was away";
        Desk::must(test::get(other.services().link.syncNow()));
    }
    {
        Desk desk(town, 1, u"supervisor-1"_s);
        const auto view = Desk::must(test::get(desk.services().directory.view()));
        EXPECT_TRUE(view.erasures.value(0).waiting.isEmpty());
        for (const api::TerminalView &terminal : view.terminals)
            EXPECT_EQ(terminal.keyChangedAt.isValid(), terminal.here) << "with its next opening: a copy from before opens no more";
    }
    town.stopCentral();
    for (const int terminal : {1, 2}) {
        EXPECT_TRUE(town.recordDefect(terminal).isEmpty()) << town.recordDefect(terminal).constData();
        EXPECT_TRUE(town.storeDefect(terminal).isEmpty()) << town.storeDefect(terminal).constData();
    }
}
