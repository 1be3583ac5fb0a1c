#include "ui/frame/header.h"

#include "ui/theme/theme.h"
#include "ui/widgets/icon_label.h"
#include "ui/words/formats.h"
#include "ui/words/terms.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace madoguchi::ui {

Header::Header(api::Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_subject(new QLabel(this)), m_person(new QLabel(this)), m_link(new QLabel(this)), m_time(new QLabel(this)),
      m_linkIcon(new IconLabel(size::icon, this))
{
    setFixedHeight(size::header);
    auto *place = new QLabel(services.municipalityName, this);
    setStyleProperty(place, "type", QStringLiteral("headerstrong"));
    for (QLabel *label : {m_person, m_link, m_time})
        setStyleProperty(label, "type", QStringLiteral("header"));
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(space::large, 0, space::large, 0);
    line->setSpacing(space::small);
    line->addWidget(m_subject);
    line->addWidget(place);
    if (services.training) {
        auto *mark = new QLabel(tr("Training"), this);
        setStyleProperty(mark, "type", QStringLiteral("training"));
        line->addWidget(mark, 0, Qt::AlignVCenter);
    }
    line->addStretch();
    line->addWidget(m_person);
    line->addSpacing(space::huge);
    line->addWidget(m_linkIcon);
    line->addWidget(m_link);
    line->addSpacing(space::huge);
    line->addWidget(m_time);
    setSubject({});
    refresh();
}

void Header::setSubject(const QString &screen)
{
    m_subject->setText(screen.isEmpty() ? tr("Counter terminal") : screen);
    setStyleProperty(m_subject, "type", screen.isEmpty() ? QStringLiteral("header") : QStringLiteral("headertitle"));
}

void Header::refresh()
{
    const auto session = m_services.session.current();
    m_person->setText(session ? tr("%1  %2 · %3").arg(session->actor.section, session->actor.name, roleWord(session->actor.role)) : QString());
    const api::LinkStatus link = m_services.link.status();
    const QDateTime now = m_services.clock.utc();
    const bool rests = session && !session->storeOpen; // nothing to exchange: this person sees no residents
    const Icon icon = rests ? Icon::Unknown : link.online ? Icon::Link : link.trouble ? Icon::Warning : Icon::Waiting;
    m_linkIcon->set(icon, m_services.training ? Colour::OnTraining : Colour::OnHeader);
    const QString last = ago(link.lastFeed, now);
    m_link->setText(rests           ? tr("Link rests in this session")
                    : link.online   ? tr("Link in order, %1").arg(last)
                    : link.trouble  ? tr("Link down, last %1").arg(last)
                                    : tr("Link being checked, last %1").arg(last));
    m_time->setText(dayAndTime(now));
}

void Header::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colour(m_services.training ? Colour::Training : Colour::Header));
    if (scheme() == Scheme::HighContrast)
        painter.fillRect(QRect(0, height() - 1, width(), 1), colour(Colour::Line));
}

} // namespace madoguchi::ui
