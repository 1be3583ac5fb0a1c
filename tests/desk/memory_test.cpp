// What a locked terminal still has in its memory of what was typed at it and of its keys (C-07, C-14, C-20): nothing. Read from outside.
#include "desk/desk.h"
#include "desk/keys.h"
#include "desk/memory.h"

#include "support/wait.h"

#include <gtest/gtest.h>

#include <QJsonArray>

using namespace madoguchi;
using namespace madoguchi::desk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int inContinuousIntegration = 5;

class Memory : public testing::Test {
protected:
    void SetUp() override
    {
        if (!mayReadMemoryOf(m_desk.terminal()))
            GTEST_SKIP() << "NOT PROVEN: only root reads the memory of a terminal, and this is not root";
        const auto person = m_desk.town().staff(m_clerk);
        const Keys keys = openKeys(m_desk.town(), m_clerk);
        const QString password = person[u"password"].toString();
        m_password = spellings(u"password"_s, password) + spellings(u"end of the password"_s, password.right(12)) + spellings(u"beginning of the password"_s, password.left(12));
        m_pin = spellings(u"PIN"_s, person[u"pin"].toString());
        m_number = spellings(u"individual number"_s, number());
        QByteArray values;
        for (const QChar digit : number())
            values += static_cast<char>(digit.digitValue());
        m_number += Needle{u"individual number (values)"_s, values};
        m_storeKey = spellings(u"K"_s, keys.storeKey);
        m_keys = m_storeKey + spellings(u"person key"_s, keys.personKey) + spellings(u"what the card releases"_s, keys.releasedByCard);
    }

    QString number() const { return m_desk.town().visitor(0)[u"numbers"].toArray().at(0).toString(); }
    Screen &screen() { return m_desk.screen(); }
    void press(std::initializer_list<quint32> keys)
    {
        for (const quint32 key : keys) {
            screen().press(key);
            screen().settled(80ms);
        }
    }
    bool isLocked()
    {
        const bool closed = test::waitFor([&] { return !m_desk.holdsStore(); }, 20'000);
        screen().settled(300ms);
        return closed;
    }
    void typeTheNumber(bool whole)
    {
        press({Screen::F9, Screen::F10, Screen::Down, Screen::Down, Screen::Return});
        for (int page = 0; page < 6; ++page)
            screen().press(Screen::PageUp);
        for (int page = 0; page < 4; ++page)
            screen().press(Screen::PageDown);
        press({'1', Screen::Tab});
        screen().type(number() + (whole ? number() : number().left(5)));
        screen().settled(whole ? 400ms : 100ms); // whole: it is sealed and sent
    }
    static bool holds(qint64 process, const QList<Needle> &needles) { return !findInMemory(process, needles).isEmpty(); }
    void expectNothing(const char *whose, qint64 process, const QList<Needle> &needles)
    {
        for (const Find &found : findInMemory(process, needles))
            ADD_FAILURE() << whose << " still has: " << qPrintable(found.needle) << " in " << qPrintable(found.where);
    }

    const QString m_clerk = u"clerk-1"_s;
    Desk m_desk;
    QList<Needle> m_password, m_pin, m_number, m_storeKey, m_keys;
};

TEST_F(Memory, C07_C14_C20_a_locked_terminal_holds_no_secret)
{
    // The search finds what is there: each needle in a program that was given it …
    for (const Needle &needle : m_password + m_pin + m_number + m_keys) {
        QProcess holder;
        holder.start(u"cat"_s, QStringList());
        holder.write("before " + needle.bytes + " after");
        ASSERT_TRUE(holder.waitForReadyRead(10'000));
        EXPECT_TRUE(holds(holder.processId(), {needle})) << qPrintable(needle.name);
        holder.closeWriteChannel();
        holder.waitForFinished();
    }
    m_desk.logIn(m_clerk);
    // … and in the terminal: its key while the store is open, a name while it is shown, a password while it is typed.
    EXPECT_TRUE(holds(m_desk.terminal(), m_storeKey));
    press({Screen::F9, Screen::F10, Screen::Down, Screen::Down, Screen::Return, '1', Screen::Return});
    screen().settled(400ms);
    press({Screen::Down, Screen::Return});
    EXPECT_TRUE(holds(m_desk.terminal(), spellings(u"name"_s, m_desk.town().visitor(0)[u"headKana"].toString())));
    expectNothing("the terminal, unlocked,", m_desk.terminal(), m_password + m_pin + m_number);

    bool given = false;
    const int asked = qEnvironmentVariableIntValue("MADOGUCHI_DESK_LOCKS", &given), count = given ? asked : inContinuousIntegration;
    for (int i = 0; i < count && !HasFailure(); ++i) {
        SCOPED_TRACE(testing::Message() << "lock " << i);
        typeTheNumber(i == count - 1);
        EXPECT_TRUE(i > 0 || holds(m_desk.terminal(), {m_number.first()})) << "the digits while they are typed";
        if (i % 2 == 0)
            m_desk.removeCard();
        else
            screen().press('l', {Screen::Control});
        ASSERT_TRUE(isLocked());
        expectNothing("the terminal", m_desk.terminal(), m_password + m_pin + m_number + m_keys);
        expectNothing("the card's process", m_desk.cardProcess(), m_password + m_pin + m_number + m_keys);
        if (i == 0) {
            screen().type(m_desk.town().staff(m_clerk)[u"password"].toString());
            screen().settled(100ms);
            EXPECT_TRUE(holds(m_desk.terminal(), {m_password.first()})) << "a password while it is typed";
            press({Screen::Control});
            for (int k = 0; k < 40; ++k)
                screen().press(Screen::Backspace);
        }
        if (i % 2 == 0) {
            m_desk.logIn(m_clerk);
        } else {
            screen().type(m_desk.town().staff(m_clerk)[u"password"].toString());
            screen().press(Screen::Return);
            ASSERT_TRUE(test::waitFor([&] { return m_desk.holdsStore(); }, 20'000));
            screen().settled(400ms);
        }
    }
}

} // namespace
