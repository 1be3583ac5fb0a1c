#include "ui/directory/staff_picker.h"

#include "ui/directory/staff_filter.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/filter_edit.h"
#include "ui/widgets/rows_table.h"
#include "ui/words/terms.h"

#include <QHeaderView>
#include <QVBoxLayout>

#include <algorithm>

namespace madoguchi::ui {

namespace {
constexpr int threeRows = 3 * size::row + 2; // px
}

StaffPicker::StaffPicker(const QList<api::StaffView> &staff, const StaffId &first, QWidget *parent)
    : QWidget(parent), m_current(first), m_list(new RowsTable(tr("Person"), {{tr("Name"), 0}, {tr("Duties"), 96}})),
      m_filter(new FilterEdit(tr("Name, kana or section"), m_list))
{
    std::ranges::copy_if(staff, std::back_inserter(m_staff), &api::StaffView::entitled);
    m_list->setObjectName(QStringLiteral("pickedStaff"));
    m_list->setEmptyText(tr("Nobody matches."));
    m_list->horizontalHeader()->hide();
    m_list->setFixedHeight(threeRows);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(space::tiny);
    column->addWidget(m_filter);
    column->addWidget(m_list);
    setFocusProxy(m_filter);
    connect(m_filter, &QLineEdit::textChanged, this, &StaffPicker::filter);
    connect(m_list, &RowsTable::rowChanged, this, [this](int row) {
        if (row >= 0)
            m_current = m_staff[m_shown[row]].id;
        Q_EMIT changed();
    });
    filter();
}

const api::StaffView *StaffPicker::picked() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_shown.size() ? &m_staff[m_shown[row]] : nullptr;
}

void StaffPicker::filter()
{
    m_shown.clear();
    QList<QList<Cell>> rows;
    int wanted = -1;
    for (qsizetype i = 0; i < m_staff.size(); ++i) {
        if (!matches(m_staff[i], m_filter->text()))
            continue;
        if (m_staff[i].id == m_current)
            wanted = static_cast<int>(m_shown.size());
        m_shown += i;
        rows += {{m_staff[i].name}, {roleWord(m_staff[i].role)}};
    }
    {
        const QSignalBlocker quiet(m_list);
        m_list->setRows(rows);
        if (wanted >= 0)
            m_list->selectRow(wanted);
    }
    if (const auto *now = picked())
        m_current = now->id;
    Q_EMIT changed();
}

} // namespace madoguchi::ui
