#pragma once

#include "app/terminal/tour/hands.h"

#include <QElapsedTimer>
#include <QFile>
#include <QObject>
#include <QTimer>

#include <functional>

namespace madoguchi::tour {

/// One thing that the tour does and then waits to see.
struct Step {
    QString name;     ///< picture name, ASCII: "login-wrong-password"
    QString sentence; ///< for the transcript
    std::function<bool(Hands &)> act;  ///< false: the step failed at once
    std::function<bool()> until;       ///< what must become true
    bool picture = true;
    int seconds = 60;
    bool painted = false; ///< `until` is asked of what is painted, and the time until it is on the screen goes to the transcript; no picture
};

/// Runs steps one after the other from the event loop (no nested loop), saves a numbered picture of each and a
/// transcript, and ends the program: exit code 0, or 1 at the first step that fails.
class Tour : public QObject {
    Q_OBJECT
public:
    Tour(QWidget &window, const QString &directory, QObject *parent = nullptr);
    void add(Step step) { m_steps.append(std::move(step)); }
    void start();

Q_SIGNALS:
    void finished(int exitCode);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void begin();
    void giveUp();
    void onScreen();
    void poll();
    void settle();
    void finish(int exitCode);
    bool savePicture();
    void say(const QString &line);

    QWidget &m_window;
    Hands m_hands;
    QString m_directory;
    QFile m_transcript;
    QList<Step> m_steps;
    int m_index = -1;
    bool m_awaitsPaint = false;
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_minute = 0; ///< full minutes that the hands have waited
};

} // namespace madoguchi::tour
