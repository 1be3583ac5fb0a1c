#pragma once

#include "ui/widgets/sheet.h"

#include "api/people_service.h"

class QLabel;

namespace madoguchi::ui {

class StateBadge;

/// The selected row, larger: enough to know whether it is the person at the counter, before the household is opened
/// (opening is recorded, looking at the row was recorded with the search).
class ResultPreview : public Sheet {
    Q_OBJECT
public:
    explicit ResultPreview(QWidget *parent = nullptr);
    void setCompact(bool compact); ///< without the hint
    void show(const api::SearchRow *row); ///< nullptr: nothing selected
    void showComing();                    ///< selected, but not read yet

private:
    QWidget *m_content;
    QLabel *m_none, *m_name, *m_kana, *m_birth, *m_number, *m_town, *m_household, *m_match, *m_warning, *m_hint;
    StateBadge *m_state;
};

} // namespace madoguchi::ui
