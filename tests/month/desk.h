#pragma once

#include "app/terminal/terminal.h"

#include <QJsonObject>

namespace madoguchi::month {

/// A counter: the terminal that has windows in front of it elsewhere, and whose card is in its reader.
class Desk {
public:
    /// `town`: folder of the training prefecture.
    Desk(QString town, const QString &terminal, const QString &staff, const Clock &clock);
    ~Desk();

    void logIn(); ///< card, PIN and password, in the morning
    void logOut();
    void stir();  ///< a hand at the keyboard: the desk does not lock itself
    void sync();  ///< a connection that a stopped server has closed costs a try

    api::Services &services() { return m_terminal->services(); }
    const settings::TerminalProfile &profile() const { return m_terminal->profile(); }
    QString municipality() const { return profile().municipality; }

private:
    const QString m_town, m_folder;
    QJsonObject m_person;
    std::unique_ptr<app::Terminal> m_terminal;
};

} // namespace madoguchi::month
