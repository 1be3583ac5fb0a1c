#include "ui/widgets/date_field.h"

#include "domain/wareki.h"
#include "ui/widgets/plain_edit.h"

namespace madoguchi::ui {

DateField::DateField(const QString &name, const QString &label, Labels labels, QWidget *parent)
    : Field(name, label, new PlainEdit, labels, parent), m_edit(static_cast<PlainEdit *>(editor()))
{
    m_edit->setMaxLength(24);
    m_edit->setMaximumWidth(200);
    connect(m_edit, &QLineEdit::textEdited, this, [this] {
        read();
        Q_EMIT edited();
    });
    read();
}

bool DateField::isEmpty() const { return m_edit->text().trimmed().isEmpty(); }

void DateField::setDate(QDate date)
{
    m_edit->setText(domain::formatWarekiShort(date));
    read();
}

void DateField::read()
{
    m_date = {};
    setErrorText({});
    const QString text = m_edit->text().trimmed();
    if (text.isEmpty())
        return setHint(tr("R8.11.1 or 2026/11/1"));
    const auto day = domain::parseDay(text);
    if (!day)
        return setHint(tr("not a day yet"));
    m_date = *day;
    setHint(tr("%1 (%2)").arg(domain::formatWareki(m_date)).arg(m_date.year()));
}

} // namespace madoguchi::ui
