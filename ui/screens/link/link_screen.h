#pragma once

#include "api/link_service.h"
#include "ui/frame/answers.h"
#include "ui/frame/screen.h"

class QTabWidget;

namespace madoguchi::ui {

class AsideSection;
class Notice;
class ProgressPanel;
class RowsTable;
class SourceSection;
class StationLine;

/// 連携: how the way to the federation stands, the day's files before they leave, and the files that came back (F-01, F-02). What
/// leaves is seen first (C-36).
class LinkScreen : public Screen {
    Q_OBJECT
public:
    LinkScreen(api::Services &services, QWidget *parent);

    QString title() const override;
    bool isLit(FunctionKey key) const override;
    void trigger(FunctionKey key) override;
    bool stepBack() override;
    void open(const QString &object) override;
    QWidget *firstFocus() override;
    QString context() const override;
    void setCompact(bool compact) override;
    void clear() override;

private:
    enum class Work { None, Previewing, Sending, Receiving };

    void showStatus();
    void showProgress();
    void pause(bool paused);
    void previewDay();
    void show(const api::DayPreview &preview);
    void sendDay();
    void receive();
    void showTab();
    QWidget *list(); ///< of the tab
    void loadLists();
    void setWork(Work work);
    QString household() const;

    Answers m_answers;
    Work m_work = Work::None;
    bool m_compact = false;
    bool m_armed = false; ///< previewed and without a hindrance: F12 once more sends exactly this
    StationLine *m_stations;
    Notice *m_notice;
    ProgressPanel *m_progress;
    QList<api::PreviewLine> m_previewed;
    QTabWidget *m_tabs;
    AsideSection *m_aside;
    SourceSection *m_sources;
    RowsTable *m_day, *m_changes, *m_sent, *m_files;
};

Screen *createLink(api::Services &services, QWidget *parent);

} // namespace madoguchi::ui
