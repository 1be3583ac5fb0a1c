#pragma once

#include "api/link_service.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace madoguchi::ui {

/// A long piece of work: what, how much of it, how long yet, and the way out. Words before bars.
class ProgressPanel : public QWidget {
    Q_OBJECT
public:
    explicit ProgressPanel(QWidget *parent = nullptr);
    void setProgress(const api::Progress &progress);
    void setCancellable(bool on);
    void setResumable(bool on); ///< what was interrupted is taken up again with the same button
    static QString amount(const api::Progress &progress); ///< 「20,000件中 8,400件」; empty while nothing is counted
    QHBoxLayout *actions() const { return m_actions; } ///< of the way out; others may stand beside it

Q_SIGNALS:
    void cancelled();
    void resumed();

private:
    QLabel *m_title, *m_amount, *m_left;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
    QHBoxLayout *m_actions;
    bool m_resumable = false, m_paused = false;
};

} // namespace madoguchi::ui
