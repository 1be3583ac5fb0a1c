#pragma once

#include "ui/frame/answers.h"
#include "ui/frame/screen.h"

class QLabel;
class QPushButton;
class QScrollArea;
class QStackedLayout;
class QTabWidget;
class QVBoxLayout;

namespace madoguchi::ui {

class EmptyState;
class HouseholdHeader;
class MonthTable;
class RowsTable;
class TakingBack;
class TimelineView;

/// One household: who, since when insured where, what was notified, how far that travelled (F-07).
class HouseholdScreen : public Screen {
    Q_OBJECT
public:
    HouseholdScreen(api::Services &services, QWidget *parent);

    QString title() const override;
    bool stepBack() override;
    bool isLit(FunctionKey key) const override;
    void trigger(FunctionKey key) override;
    void open(const QString &object) override; ///< id, or id/宛名番号: that member first
    QWidget *firstFocus() override;
    QString context() const override;
    void setCompact(bool compact) override;
    void clear() override;

private:
    void load(const HouseholdId &id);
    void showNothing();
    void show(const api::HouseholdView &household);
    void pointAt(int bar);
    void pointAtWanted();
    void fitTimeline();
    QWidget *beginnings();
    QWidget *highCosts();
    void countMonths();
    void turnTo(int page);
    void lightBack(int row);
    void fillEligibility();
    void fillCertificates();
    void fillNotifications();

    Answers m_answers;
    HouseholdId m_id, m_counted; ///< that is shown; whose months are
    QString m_wanted; ///< 宛名番号 of whom open() was asked for, until that member stands there
    bool m_compact = false;
    api::HouseholdView m_household;
    QStackedLayout *m_pages;
    EmptyState *m_empty;
    QVBoxLayout *m_column;
    HouseholdHeader *m_header;
    QScrollArea *m_scroll;
    TimelineView *m_timeline;
    QLabel *m_sentence;
    QTabWidget *m_tabs;
    TakingBack *m_takingBack;
    RowsTable *m_eligibility, *m_certificates, *m_notifications, *m_deliveries;
    QLabel *m_count = nullptr;
    MonthTable *m_months = nullptr;
    QPushButton *m_back = nullptr, *m_notify = nullptr;
    QList<std::pair<qsizetype, qsizetype>> m_covers; ///< member and cover of each row of m_eligibility
};

Screen *createHousehold(api::Services &services, QWidget *parent);

} // namespace madoguchi::ui
