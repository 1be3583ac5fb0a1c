#include "ui/screens/reception/step_rail.h"

#include "ui/theme/icon.h"
#include "ui/theme/tokens.h"

#include <QMouseEvent>
#include <QPainter>

namespace madoguchi::ui {

StepRail::StepRail(const QStringList &names, QWidget *parent) : QWidget(parent), m_names(names), m_errors(names.size(), 0)
{
    setFixedWidth(148);
    setMinimumHeight(rowHeight * static_cast<int>(names.size()));
}

void StepRail::set(int current, int reached, const QList<int> &errors)
{
    m_current = current;
    m_reached = reached;
    m_errors = errors;
    setAccessibleName(tr("Step %1 of %2: %3").arg(current + 1).arg(m_names.size()).arg(m_names.value(current)));
    update();
}

void StepRail::mousePressEvent(QMouseEvent *event)
{
    const int step = static_cast<int>(event->position().y()) / rowHeight;
    if (step <= m_reached && step < m_names.size())
        Q_EMIT picked(step);
}

void StepRail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    constexpr qreal radius = 12, centreX = 20;
    for (int i = 0; i < m_names.size(); ++i) {
        const QPointF centre(centreX, i * rowHeight + rowHeight / 2.);
        if (i > 0) {
            painter.setPen(QPen(colour(i <= m_reached ? Colour::Accent : Colour::LineStrong), 2));
            painter.drawLine(QPointF(centreX, centre.y() - rowHeight + radius + 2), QPointF(centreX, centre.y() - radius - 2));
        }
        const bool here = i == m_current, done = i < m_reached && !here, wrong = m_errors.value(i) > 0;
        if (here) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour(Colour::AccentSoft));
            painter.drawRoundedRect(QRectF(0, centre.y() - rowHeight / 2. + 2, width(), rowHeight - 4), size::radius, size::radius);
        }
        painter.setPen(QPen(colour(wrong ? Colour::Blocked : i <= m_reached ? Colour::Accent : Colour::LineStrong), 2));
        painter.setBrush(colour(here ? Colour::Accent : Colour::Surface));
        painter.drawEllipse(centre, radius, radius);
        if (done || wrong) {
            painter.setBrush(Qt::NoBrush);
            paintIcon(painter, QRectF(centre.x() - 7, centre.y() - 7, 14, 14), wrong ? Icon::Warning : Icon::Check,
                      colour(here ? Colour::OnAccent : wrong ? Colour::Blocked : Colour::Accent));
        } else {
            painter.setFont(typeFont(Type::Small));
            painter.setPen(colour(here ? Colour::OnAccent : Colour::TextSoft));
            painter.drawText(QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius), Qt::AlignCenter, QString::number(i + 1));
        }
        painter.setFont(typeFont(here ? Type::Strong : Type::Base));
        painter.setPen(colour(i <= m_reached ? Colour::Text : Colour::TextSoft));
        const QString count = wrong ? QStringLiteral(" (%1)").arg(m_errors[i]) : QString();
        painter.drawText(QRectF(centreX + radius + 8, centre.y() - 12, width() - centreX - radius - 8, 24), Qt::AlignVCenter | Qt::AlignLeft, m_names[i] + count);
    }
}

} // namespace madoguchi::ui
