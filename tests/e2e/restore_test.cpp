// The server's data is put back from a copy, with real processes: two terminals give it again what it has lost.
#include "support/training_town.h"
#include "support/wait.h"

#include "app/terminal/terminal.h"
#include "federation/embedded_store.h"

#include <gtest/gtest.h>

#include <QDir>

using namespace madoguchi;
using namespace Qt::StringLiterals;

namespace {

SecretBytes secret(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    return SecretBytes({reinterpret_cast<const std::uint8_t *>(utf8.constData()), static_cast<std::size_t>(utf8.size())});
}

template <typename T>
T must(Result<T> result)
{
    if (!result.ok())
        throw std::runtime_error(describe(result.error()).toStdString());
    return std::move(result).value();
}

/// A terminal with its clerk in, loaded.
class Desk {
public:
    Desk(test::TrainingTown &town, int number) : m_terminal(must(app::Terminal::open(town.terminal(number), m_clock)))
    {
        const QString clerk = u"clerk-%1"_s.arg(number);
        town.insertCard(clerk, number);
        const auto person = town.staff(clerk);
        if (!test::waitFor([&] { return services().session.card().state == api::CardState::Present; }))
            throw std::runtime_error("no card");
        must(test::get(services().session.login(secret(person[u"password"].toString()), secret(person[u"pin"].toString()))));
        must(test::get(services().link.startFirstLoad()));
    }
    ~Desk() { (void)test::get(services().session.logout()); }
    api::Services &services() { return m_terminal->services(); }
    /// A connection that a stopped server has closed costs a try.
    void sync()
    {
        Result<Done> outcome = done();
        EXPECT_TRUE(test::waitFor([&] { return (outcome = test::get(services().link.syncNow())).ok(); }, 30'000)) << qPrintable(describe(outcome.error()));
    }
    api::Reception open() { return must(test::get(services().reception.openReception(u"other"_s))); }
    void close(const api::Reception &reception) { must(test::get(services().reception.closeReception(reception.id))); }
    QStringList receptions()
    {
        QStringList lines;
        for (const auto &one : must(test::get(services().reception.today())))
            lines += one.id.text() + (one.closed ? u" closed"_s : u" open"_s);
        lines.sort();
        return lines;
    }

private:
    SystemClock m_clock;
    std::unique_ptr<app::Terminal> m_terminal;
};

class RestoredCentral : public testing::Test {
protected:
    test::TrainingTown town{40, 9};
    const QString code = u"162019"_s;

    QStringList files() const
    {
        QStringList names;
        for (const QString &end : {u""_s, u"-wal"_s, u"-shm"_s})
            names += u"municipal-%1.db"_s.arg(code) + end;
        return names;
    }
    void copy()
    {
        town.stopCentral();
        for (const QString &name : files()) {
            if (QFile::exists(town.path(u"central/"_s + name))) {
                ASSERT_TRUE(QFile::copy(town.path(u"central/"_s + name), town.path(u"copy-"_s + name)));
            }
        }
        town.startCentral();
    }
    void putBack()
    {
        town.stopCentral();
        for (const QString &name : files()) {
            QFile::remove(town.path(u"central/"_s + name));
            if (QFile::exists(town.path(u"copy-"_s + name))) {
                ASSERT_TRUE(QFile::copy(town.path(u"copy-"_s + name), town.path(u"central/"_s + name)));
            }
        }
        town.startCentral();
    }
    /// What the municipal store holds, whatever its order.
    QStringList held()
    {
        town.stopCentral();
        QStringList lines;
        {
            const auto partition = federation::Partition::municipal(town.path(u"central"_s), code);
            const auto store = must(partition.open(must(partition.readKey()), 1));
            lines = must(test::get(store->read<QStringList>([](store::Connection &connection) -> Result<QStringList> {
                QStringList lines;
                MADOGUCHI_ASSIGN(auto row, connection.query("SELECT kind, aggregate, version, actor, terminal, body FROM feed_item"));
                for (;;) {
                    MADOGUCHI_ASSIGN(const bool found, row.next());
                    if (!found)
                        return lines;
                    lines += QStringList{row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5)}.join(u'|');
                }
            })));
            store->close();
        }
        town.startCentral();
        lines.sort();
        return lines;
    }
};

} // namespace

TEST_F(RestoredCentral, sync_promise3_both_terminals_give_again_what_stands_on_each_other)
{
    town.startCentral();
    Desk first(town, 1), second(town, 2);
    const auto shared = first.open();
    first.sync();
    second.sync();
    copy();

    const auto made = first.open(); // version 1 by the first …
    first.sync();
    second.sync();
    second.close(made); // … version 2 by the second
    second.close(shared);
    second.open();
    second.sync();
    first.sync();
    const auto before = held();
    const auto known = first.receptions();
    ASSERT_EQ(known.size(), 3);
    EXPECT_EQ(second.receptions(), known);

    putBack();
    second.sync(); // the one whose change stands on the other's comes first
    EXPECT_EQ(second.services().link.status().unacknowledged, 1) << "waits, and is no conflict";
    EXPECT_TRUE(test::waitFor([&] { // both by their timers too
        first.sync();
        second.sync();
        return second.services().link.status().unacknowledged == 0;
    }, 30'000));
    first.sync();
    for (Desk *desk : {&first, &second}) {
        EXPECT_EQ(desk->receptions(), known);
        EXPECT_EQ(desk->services().link.status().refused, 0);
        EXPECT_EQ(desk->services().link.status().unacknowledged, 0);
    }
    EXPECT_EQ(held(), before);
    first.sync();
    EXPECT_FALSE(first.services().link.status().trouble);
}
