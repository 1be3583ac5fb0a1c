#include "bench/typing.h"

#include "domain/kana.h"
#include "support/wait.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

#include <stdexcept>

using namespace Qt::StringLiterals;

namespace madoguchi::bench {

namespace {
constexpr int patience = 30'000; // ms
}

Typing::Typing(api::PeopleService &people)
    : m_services{m_fakes.session, people, m_fakes.reception, m_fakes.number, m_fakes.link, m_fakes.answer, m_fakes.conflict, m_fakes.continuity, m_fakes.media, m_fakes.record, m_fakes.review, m_fakes.directory, m_fakes.print, m_clock, u"富山市"_s, true, {}},
      m_screen(new ui::SearchScreen(m_services, &m_window)), m_field(m_screen->findChild<QWidget *>(u"searchField"_s)),
      m_table(m_screen->findChild<ui::RowsTable *>(u"results"_s))
{
    if (!m_field || !m_table)
        throw std::runtime_error("the search screen has another field or table");
    m_window.resize(1366, 700);
    m_screen->setGeometry(m_window.rect());
    m_window.show();
    m_window.activateWindow();
    m_screen->open({});
    m_table->viewport()->installEventFilter(this);
    if (!test::waitFor([this] { return m_field->hasFocus(); }))
        throw std::runtime_error("the search field does not get the keyboard");
}

bool Typing::answers() const
{
    if (m_table->rows() == 0)
        return false;
    for (const auto *chip : m_screen->findChildren<QPushButton *>()) {
        if (chip->property("chip").toBool() && chip->text().contains(u"  "_s + m_expected + u"  "_s))
            return true;
    }
    return false;
}

bool Typing::eventFilter(QObject *, QEvent *event)
{
    if (m_waiting && event->type() == QEvent::Paint && answers()) {
        m_waiting = false;
        QMetaObject::invokeMethod(this, [this] { m_done = true; }, Qt::QueuedConnection); // behind this pass
    }
    return false;
}

void Typing::press(QChar letter)
{
    QKeyEvent down(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter)), up(QEvent::KeyRelease, 0, Qt::NoModifier, QString(letter));
    QApplication::sendEvent(m_field, &down);
    QApplication::sendEvent(m_field, &up);
}

void Typing::type(const QString &kana)
{
    qobject_cast<QLineEdit *>(m_field)->clear();
    QCoreApplication::processEvents();
    m_expected.clear();
    for (qsizetype i = 0; i < kana.size(); ++i) {
        const QString expected = domain::kanaKey(kana.first(i + 1));
        const bool same = expected == m_expected; // a long vowel mark: nothing changes
        m_expected = expected;
        m_done = false;
        m_waiting = !same;
        const auto begin = Samples::now();
        press(kana[i]);
        if (same)
            continue;
        while (!m_done) {
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
            if (Samples::now() - begin > std::chrono::milliseconds(patience))
                throw std::runtime_error("the rows of a search were never painted");
        }
        (i == 0 ? m_first : m_painted).addSince(begin);
    }
}

} // namespace madoguchi::bench
