#include "app/terminal/tour/tour.h"

#include "app/terminal/tour/timed_hash.h"

#include <QApplication>
#include <QDir>
#include <QPixmap>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace madoguchi::tour {

Tour::Tour(QWidget &window, const QString &directory, QObject *parent) : QObject(parent), m_window(window), m_hands(window), m_directory(directory)
{
    QDir().mkpath(directory);
    m_transcript.setFileName(QDir(directory).filePath(u"transcript.txt"_s));
    m_timer.setSingleShot(true);
}

void Tour::start()
{
    if (!m_transcript.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Text)) {
        std::fprintf(stderr, "the transcript cannot be written\n");
        Q_EMIT finished(3);
        return;
    }
    qApp->installEventFilter(this);
    // Xvfb has no window manager that would give the window the keyboard.
    m_window.activateWindow();
    QApplication::setActiveWindow(&m_window);
    say(u"Madoguchi "_s + QLatin1StringView(MADOGUCHI_VERSION) + u", guided tour, "_s + QString::number(m_steps.size()) + u" steps"_s);
    begin();
}

void Tour::begin()
{
    if (++m_index == m_steps.size()) {
        finish(0);
        return;
    }
    m_since.start();
    m_minute = 0;
    const Step &step = m_steps[m_index];
    m_awaitsPaint = step.painted;
    if (step.act && !step.act(m_hands)) {
        savePicture();
        say(QString::number(m_index + 1) + u"  "_s + step.name + u"  FAILED: the keyboard does not get there; it is at "_s + m_hands.focus()->objectName() + u" of "_s + QLatin1StringView(m_hands.focus()->metaObject()->className()));
        finish(1);
        return;
    }
    m_timer.disconnect();
    connect(&m_timer, &QTimer::timeout, this, step.painted ? &Tour::giveUp : &Tour::poll);
    m_timer.start(step.painted ? step.seconds * 1000 : 10);
}

/// A pass paints all that has changed, and what follows it in the queue finds it on the screen.
bool Tour::eventFilter(QObject *, QEvent *event)
{
    if (m_awaitsPaint && event->type() == QEvent::Paint && m_steps[m_index].until()) {
        m_awaitsPaint = false;
        QMetaObject::invokeMethod(this, &Tour::onScreen, Qt::QueuedConnection);
    }
    return false;
}

void Tour::onScreen()
{
    say(u"painted "_s + m_steps[m_index].name + u" after "_s + QString::number(m_since.elapsed()) + u" ms, of them "_s + QString::number(TimedHash::takeMilliseconds())
        + u" for the password's hash"_s);
    begin();
}

void Tour::poll()
{
    const Step &step = m_steps[m_index];
    if (!step.until || step.until()) {
        // One more turn of the loop, so that what was waited for is painted too.
        m_timer.disconnect();
        connect(&m_timer, &QTimer::timeout, this, &Tour::settle);
        m_timer.start(step.picture ? 120 : 0);
        return;
    }
    if (m_since.elapsed() > step.seconds * 1000) {
        giveUp();
        return;
    }
    // Whoever waits for a long load at the desk is there: otherwise the desk locks itself.
    if (const auto minute = m_since.elapsed() / 60'000; minute > m_minute) {
        m_minute = minute;
        m_hands.press(Qt::Key_Shift);
    }
    m_timer.start(20);
}

void Tour::giveUp()
{
    const Step &step = m_steps[m_index];
    m_awaitsPaint = false;
    savePicture();
    say(QString::number(m_index + 1).rightJustified(2, u'0') + u"  "_s + step.name + u"  FAILED: waited "_s + QString::number(step.seconds) + u" s for: "_s + step.sentence);
    // What is on the screen, by name: the next reader wants to know what else could have been waited for.
    QStringList names;
    for (const auto *widget : m_window.findChildren<QWidget *>()) {
        if (widget->isVisible() && !widget->objectName().isEmpty() && !widget->objectName().startsWith(u"qt_"))
            names.append(widget->objectName());
    }
    say(u"     visible: "_s + names.join(u' '));
    finish(1);
}

void Tour::settle()
{
    const Step &step = m_steps[m_index];
    const qint64 elapsed = m_since.elapsed();
    if (step.picture && !savePicture()) {
        say(u"     FAILED: the picture cannot be written"_s);
        finish(1);
        return;
    }
    say(QString::number(m_index + 1).rightJustified(2, u'0') + u"  "_s + step.sentence + u"  ("_s + QString::number(elapsed) + u" ms)"_s);
    begin();
}

bool Tour::savePicture()
{
    const QString name = QString::number(m_index + 1).rightJustified(2, u'0') + u'-' + m_steps[m_index].name + u".png"_s;
    return m_window.grab().save(QDir(m_directory).filePath(name));
}

void Tour::finish(int exitCode)
{
    say(exitCode == 0 ? u"the tour is complete"_s : u"the tour ended early"_s);
    m_timer.stop();
    m_transcript.close();
    Q_EMIT finished(exitCode);
}

void Tour::say(const QString &line)
{
    m_transcript.write(line.toUtf8() + '\n');
    m_transcript.flush();
    std::printf("%s\n", qPrintable(line));
    std::fflush(stdout);
}

} // namespace madoguchi::tour
