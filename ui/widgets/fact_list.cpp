#include "ui/widgets/fact_list.h"

#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QLabel>

namespace madoguchi::ui {

namespace {
constexpr int captionWidth = 88; // px
}

FactList::FactList(QWidget *parent) : QWidget(parent) { clear(); }

void FactList::clear()
{
    qDeleteAll(findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    delete m_grid;
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(space::large);
    m_grid->setVerticalSpacing(space::small);
    m_grid->setColumnMinimumWidth(0, captionWidth);
    m_grid->setColumnStretch(1, 1);
}

void FactList::add(const QString &caption, const QString &value, bool large)
{
    const int row = m_grid->rowCount();
    auto *left = new QLabel(caption);
    setStyleProperty(left, "type", QStringLiteral("soft"));
    auto *right = new QLabel(value);
    right->setTextFormat(Qt::PlainText);
    right->setWordWrap(true);
    if (large)
        setStyleProperty(right, "type", QStringLiteral("heading"));
    m_grid->addWidget(left, row, 0, Qt::AlignTop);
    m_grid->addWidget(right, row, 1, Qt::AlignTop);
}

} // namespace madoguchi::ui
