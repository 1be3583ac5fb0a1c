#include "ui/widgets/fact_sheet.h"

#include "ui/theme/theme.h"

#include <QFormLayout>
#include <QLabel>

namespace madoguchi::ui {

FactSheet::FactSheet(const QString &heading, const QStringList &names, QWidget *parent) : Sheet(heading, parent)
{
    auto *rows = new QFormLayout;
    rows->setHorizontalSpacing(space::large);
    rows->setVerticalSpacing(space::small);
    rows->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    for (const QString &name : names) {
        auto *label = new QLabel(name);
        label->setMinimumWidth(112);
        setStyleProperty(label, "type", QStringLiteral("soft"));
        auto *value = new QLabel;
        value->setTextFormat(Qt::PlainText);
        value->setWordWrap(true);
        rows->addRow(label, value);
        m_values << value;
    }
    body()->addLayout(rows);
}

void FactSheet::setFacts(const QStringList &values)
{
    for (qsizetype i = 0; i < m_values.size(); ++i)
        m_values[i]->setText(values.value(i));
}

} // namespace madoguchi::ui
