#pragma once

#include "desk/screen.h"
#include "support/training_town.h"

namespace madoguchi::desk {

/// A counter as it stands in the office: the server, the terminal and its card's process as programs of their own, on a screen
/// of their own. Everything a test does here, a person could do: put a card in, take it out, press keys, look.
class Desk {
public:
    /// The login page is shown. `more`: what else stands in the environment of the terminal.
    explicit Desk(int people = 400, std::uint64_t seed = 11, const QMap<QString, QString> &more = {});
    ~Desk();

    void insertCard(const QString &card) { m_town.insertCard(card); }
    void removeCard() { m_town.insertCard({}); }
    void enterCredentials(const QString &card); ///< PIN and password, into the fields that ask for them, and Enter
    // Whole steps, each waited for with the eyes; they throw if it does not come.
    void logIn(const QString &card);
    void leave(); ///< takes the card out; the screen is covered afterwards

    void restart(const QMap<QString, QString> &more); ///< the program alone, with another environment

    Screen &screen() { return m_screen; }
    const test::TrainingTown &town() const { return m_town; }
    qint64 terminal() const { return m_terminal.processId(); }
    QString home() const { return m_home.path(); } ///< of the terminal's user: HOME, TMPDIR, XDG_RUNTIME_DIR
    qint64 cardProcess() const; ///< of the terminal; 0: none
    bool holdsStore() const;    ///< the terminal has its database open
    bool runs() const { return m_terminal.state() == QProcess::Running; }

private:
    void start(const QMap<QString, QString> &more);
    void stop();
    test::TrainingTown m_town;
    QTemporaryDir m_home;
    Screen m_screen;
    QProcess m_terminal;
};

} // namespace madoguchi::desk
