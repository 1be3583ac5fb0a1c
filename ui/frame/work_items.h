#pragma once

#include "ui/frame/answers.h"
#include "ui/frame/screen.h"
#include "ui/theme/tokens.h"

#include <QMap>
#include <QTimer>

namespace madoguchi::ui {

/// One thing that waits for somebody, in words, and where to do it. No resident's name: it stands on the first screen.
struct WorkItem {
    Tone tone = Tone::Neutral;
    QString text;
    int count = 0;
    QDateTime since; ///< oldest of them, if known
    Destination where;
};

/// Gathers what waits for the person of this session, from every service they may use. Due and broken things first.
/// One for the whole frame: every question passes the gate.
class WorkItems : public QObject {
    Q_OBJECT
public:
    explicit WorkItems(api::Services &services, QObject *parent = nullptr);
    void refresh(); ///< soon; several calls in a row ask once
    void clear();
    const QList<WorkItem> &items() const { return m_items; }
    int count(ScreenId id) const;

Q_SIGNALS:
    void changed();

private:
    void put(int rank, WorkItem item); ///< replaces what stood at that rank; a count of 0 removes it
    void refreshLink();
    void putSilence(const api::LinkStatus &link);
    void refreshFiles();
    void refreshAnswers();
    void refreshContinuity();
    void refreshReceptions();
    void refreshNumbers();
    void refreshMedia();
    void refreshTerminal();
    void refreshDirectory();
    void refreshReview();
    bool isActive() const;

    api::Services &m_services;
    Answers *m_answers;
    QTimer m_soon;
    QMap<int, WorkItem> m_ranked;
    QList<WorkItem> m_items;
};

} // namespace madoguchi::ui
