#pragma once

#include "app/terminal/terminal.h"
#include "app/terminal/tour/tour.h"
#include "ui/frame/main_window.h"
#include "ui/frame/screen.h"

#include <QJsonObject>

namespace madoguchi::tour {

/// The counter's day, step by step: what the tour does, in the order in which a municipality would live it.
class Day : public QObject {
    Q_OBJECT
public:
    enum class Part { Whole, Entrance };
    Day(app::Terminal &terminal, ui::MainWindow &window, const QString &directory, Part part);
    void start() { m_tour.start(); }

Q_SIGNALS:
    void finished(int exitCode);

private:
    void morning();      ///< the card and its troubles, login, first load
    void inquiry();      ///< search and household
    void notification(); ///< reception, moving in, two persons
    void federation();   ///< files of the day, answers
    void medium();       ///< request, approval by a second person, writing, erasing
    void leaving();      ///< locks
    void review();       ///< administrator and auditor
    void entrance();     ///< the first minute of a day after the first load: how long until each thing is painted
    void logIn(const QString &card, const QString &name, const QString &sentence);
    void logOut(const QString &name);

    /// The card goes in or out; the reader is a file in training. `fault` as the training reader knows them.
    void insertCard(const QString &card, const QString &fault = {});
    QJsonObject staff(const QString &card) const;
    bool enterCredentials(Hands &hands, const QString &pin, const QString &password);
    bool enterCredentials(Hands &hands, const QString &card); ///< PIN if it is asked for, password, Enter
    bool fillIn(Hands &hands, const QString &pin, const QString &password); ///< … all but the last Enter
    bool toScreen(Hands &hands, const QString &rail); ///< F10, arrows, Enter
    bool isShown(ui::ScreenId id) const;
    QWidget *find(const QString &objectName) const;   ///< visible ones only
    int rows(const QString &table) const;             ///< of a visible table, -1: not there
    QString cell(const QString &table, int row, int column) const;
    bool says(const QString &words) const;            ///< some visible label or button contains them
    void add(const QString &name, const QString &sentence, std::function<bool(Hands &)> act, std::function<bool()> until, bool picture = true, int seconds = 15);

    app::Terminal &m_terminal;
    api::Services &m_services;
    ui::MainWindow &m_window;
    Tour m_tour;
    QJsonObject m_visitor;
};

} // namespace madoguchi::tour
