#pragma once

#include "api/people_service.h"
#include "base/clock.h"
#include "bench/samples.h"
#include "support/fake_services.h"
#include "ui/screens/search/search_screen.h"

namespace madoguchi::bench {

/// The search screen on a real people service, offscreen, and a clerk who types. Everything is watched from outside: the chips say which text the rows
/// on the screen answer, and the pass that paints them paints all of the window.
class Typing : public QObject {
public:
    explicit Typing(api::PeopleService &people);
    /// One letter after the other into an empty field, each when the rows of the one before are painted.
    void type(const QString &kana);
    const Samples &painted() const { return m_painted; }      ///< key → rows on the screen
    const Samples &firstPainted() const { return m_first; }   ///< … of the first letter of each name

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void press(QChar letter);
    bool answers() const; ///< the chips say what was typed, and there are rows

    test::FakeServices m_fakes; ///< all that a search does not use
    SystemClock m_clock;
    api::Services m_services;
    QWidget m_window;
    ui::SearchScreen *m_screen;
    QWidget *m_field;
    ui::RowsTable *m_table;
    QString m_expected;
    bool m_waiting = false, m_done = false;
    Samples m_painted, m_first;
};

} // namespace madoguchi::bench
