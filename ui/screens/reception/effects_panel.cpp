#include "ui/screens/reception/effects_panel.h"

#include "domain/wareki.h"
#include "ui/theme/theme.h"
#include "ui/words/formats.h"

#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QScrollArea>
#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

/// Painted, and told to screen readers as one text.
class EffectsPanel::Strips : public QWidget {
public:
    static constexpr int strip = 104, shortStrip = 82; // px a person

    void show(const QList<api::Effect> &effects, const QString &before, bool decided)
    {
        m_decided = decided;
        m_effects = effects;
        m_before = before;
        setMinimumHeight((decided ? strip : shortStrip) * static_cast<int>(effects.size()));
        QStringList told;
        for (const auto &effect : effects)
            told += effect.name + u" "_s + (decided ? prefectureWords(effect, dayAndYear) + u" "_s + municipalWords(effect, dayAndYear) : movingWords(effect, dayAndYear));
        setAccessibleName(told.join(u"\n"_s));
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        for (int i = 0; i < m_effects.size(); ++i)
            paint(painter, m_effects[i], i * (m_decided ? strip : shortStrip));
    }

private:
    using DayWords = QString (*)(QDate);
    static QString prefectureWords(const api::Effect &e, DayWords day)
    {
        return e.prefectureInherited ? EffectsPanel::tr("eligibility: taken over after the federation's answer")
                                     : EffectsPanel::tr("eligibility from %1").arg(day(e.prefectureFrom));
    }
    static QString municipalWords(const api::Effect &e, DayWords day)
    {
        return e.municipalFrom.isValid() ? EffectsPanel::tr("cover from %1").arg(day(e.municipalFrom)) : EffectsPanel::tr("cover: the day is missing");
    }
    static QString movingWords(const api::Effect &e, DayWords day)
    {
        return e.municipalFrom.isValid() ? EffectsPanel::tr("moved in on %1").arg(day(e.municipalFrom)) : EffectsPanel::tr("moved in: the day is missing");
    }
    static QString barWords(const api::Effect &e, DayWords day) { return e.municipalFrom.isValid() ? day(e.municipalFrom) + u"–"_s : QString(); }
    static QString shortDayAndYear(QDate day) { return domain::formatWarekiShort(day) + u' ' + QString::number(day.year()); }
    static QString longDay(QDate day) { return domain::formatWareki(day); }
    /// With the western year where it has room.
    void write(QPainter &painter, QRectF box, const QString &whole, const QString &withoutYear, Colour ink) const
    {
        write(painter, box, painter.fontMetrics().horizontalAdvance(whole) <= box.width() ? whole : withoutYear, ink);
    }
    void write(QPainter &painter, QRectF box, const QString &text, Colour ink) const
    {
        painter.setPen(colour(ink));
        painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft, painter.fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(box.width())));
    }
    void paint(QPainter &painter, const api::Effect &effect, qreal top) const
    {
        const qreal split = width() * 0.36;
        painter.setFont(typeFont(Type::Strong));
        write(painter, {0, top, qreal(width()), 22}, effect.name, Colour::Text);
        painter.setFont(typeFont(Type::Small));
        const QRectF before(0.5, top + 26.5, split - 6, 20), after(split + 0.5, top + 26.5, width() - split - 2, 20);
        painter.setPen(colour(Colour::LineStrong));
        painter.setBrush(colour(Colour::Sunken));
        painter.drawRoundedRect(before, 3, 3);
        write(painter, before.adjusted(6, 0, -4, 0), m_before.isEmpty() ? EffectsPanel::tr("elsewhere") : m_before, Colour::TextSoft);
        painter.setPen(colour(Colour::Accent));
        painter.setBrush(colour(Colour::AccentSoft));
        QPainterPath open;
        open.addPolygon(QPolygonF{after.topLeft(), {after.right() - 7, after.top()}, {after.right(), after.center().y()}, {after.right() - 7, after.bottom()}, after.bottomLeft()});
        open.closeSubpath();
        painter.drawPath(open);
        write(painter, after.adjusted(6, 0, -10, 0), barWords(effect, shortDayAndYear), barWords(effect, domain::formatWarekiShort), Colour::Text);
        const auto words = m_decided ? municipalWords : movingWords;
        write(painter, {0, top + 52, qreal(width()), 18}, words(effect, dayAndYear), words(effect, longDay), Colour::Text);
        if (m_decided)
            write(painter, {0, top + 70, qreal(width()), 18}, prefectureWords(effect, dayAndYear), prefectureWords(effect, longDay), Colour::TextSoft);
    }

    QList<api::Effect> m_effects;
    QString m_before;
    bool m_decided = true;
};

EffectsPanel::EffectsPanel(QWidget *parent) : Sheet(tr("What this notification brings about"), parent), m_strips(new Strips), m_none(new QLabel), m_open(new QLabel)
{
    m_none->setWordWrap(true);
    m_none->setText(tr("As soon as a record is taken over, before and after stand here."));
    m_open->setWordWrap(true);
    m_open->setText(tr("From which day the eligibility counts stands here when nothing is left to correct."));
    for (QLabel *label : {m_none, m_open})
        setStyleProperty(label, "type", u"soft"_s);
    body()->addWidget(m_none);
    body()->addWidget(m_strips);
    body()->addWidget(m_open);
    body()->addStretch();
    clear();
}

void EffectsPanel::show(const QList<api::Effect> &effects, const QString &before, bool decided)
{
    m_none->setVisible(effects.isEmpty());
    m_strips->setVisible(!effects.isEmpty());
    m_open->setVisible(!effects.isEmpty() && !decided);
    m_strips->show(effects, before, decided);
}

} // namespace madoguchi::ui
