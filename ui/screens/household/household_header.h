#pragma once

#include "ui/widgets/sheet.h"

#include "api/people_service.h"

namespace madoguchi::ui {

class StateBadge;

/// Whose data this is, readable from a metre away: the person, their number and state, and what to be careful of.
class HouseholdHeader : public Sheet {
    Q_OBJECT
public:
    explicit HouseholdHeader(QWidget *parent = nullptr);
    void setCompact(bool compact); ///< two lines
    void show(const api::HouseholdView &household, int member);

private:
    void showConcerns(const api::HouseholdView &household, int member);

    bool m_compact = false;
    QVBoxLayout *m_right;
    QHBoxLayout *m_badges, *m_foot;
    QLabel *m_kana, *m_name, *m_birth, *m_number, *m_household, *m_address;
    StateBadge *m_state, *m_sameName, *m_warning, *m_all;
};

} // namespace madoguchi::ui
