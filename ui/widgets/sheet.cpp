#include "ui/widgets/sheet.h"

#include "ui/theme/theme.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace madoguchi::ui {

Sheet::Sheet(const QString &heading, QWidget *parent) : QFrame(parent), m_heading(new QLabel(this)), m_note(new QLabel(this)), m_head(new QHBoxLayout), m_body(new QVBoxLayout)
{
    setStyleProperty(m_heading, "type", QStringLiteral("heading"));
    setStyleProperty(m_note, "type", QStringLiteral("small"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::medium, space::large, space::medium);
    column->setSpacing(space::small);
    m_head->addWidget(m_heading);
    m_head->addStretch();
    m_head->addWidget(m_note);
    column->addLayout(m_head);
    m_body->setSpacing(space::small);
    column->addLayout(m_body, 1);
    setHeading(heading);
    setNote({});
}

void Sheet::setHeading(const QString &heading)
{
    m_heading->setText(heading);
    m_heading->setVisible(!heading.isEmpty());
    setAccessibleName(heading);
}

void Sheet::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void Sheet::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colour(Colour::Line));
    painter.setBrush(colour(Colour::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), size::radius, size::radius);
}

} // namespace madoguchi::ui
