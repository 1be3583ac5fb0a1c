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
            told += effect.name + u" "_s + (decided ? decidedWords(effect, dayAndYear).join(u' ') : movingWords(effect, dayAndYear));
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
    static bool hasCover(const api::Effect &e) { return e.municipalFrom.isValid() || e.municipalUntil.isValid(); }
    static bool isEnding(const api::Effect &e) { return e.municipalUntil.isValid(); }
    /// Ends are the first day without; people say the last day with.
    static QString prefectureWords(const api::Effect &e, DayWords day)
    {
        if (e.prefectureUntil.isValid())
            return EffectsPanel::tr("eligibility until %1").arg(day(e.prefectureUntil.addDays(-1)));
        if (isEnding(e))
            return EffectsPanel::tr("eligibility of the prefecture goes on");
        return e.prefectureInherited ? EffectsPanel::tr("eligibility: taken over after the federation's answer")
                                     : EffectsPanel::tr("eligibility from %1").arg(day(e.prefectureFrom));
    }
    static QString municipalWords(const api::Effect &e, DayWords day)
    {
        if (isEnding(e))
            return EffectsPanel::tr("cover until %1").arg(day(e.municipalUntil.addDays(-1)));
        return e.municipalFrom.isValid() ? EffectsPanel::tr("cover from %1").arg(day(e.municipalFrom)) : EffectsPanel::tr("cover: the day is missing");
    }
    static QString headWords(const api::Effect &e)
    {
        return e.becomes == api::Effect::Becomes::Head ? EffectsPanel::tr("becomes head of household") : EffectsPanel::tr("becomes nominal head of household");
    }
    /// At most two lines: what becomes of the cover, and of the household's head.
    static QStringList decidedWords(const api::Effect &e, DayWords day)
    {
        QStringList words;
        if (hasCover(e))
            words += municipalWords(e, day);
        if (e.becomes != api::Effect::Becomes::Same)
            words += headWords(e);
        else
            words += prefectureWords(e, day);
        return words;
    }
    static QString movingWords(const api::Effect &e, DayWords day)
    {
        return e.municipalFrom.isValid() ? EffectsPanel::tr("happened on %1").arg(day(e.municipalFrom)) : EffectsPanel::tr("the day is missing");
    }
    static QString barWords(const api::Effect &e, DayWords day)
    {
        if (isEnding(e))
            return u"–"_s + day(e.municipalUntil.addDays(-1));
        return e.municipalFrom.isValid() ? day(e.municipalFrom) + u"–"_s : QString();
    }
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
        if (m_decided && !hasCover(effect))
            return write(painter, {0, top + 26, qreal(width()), 18}, headWords(effect), Colour::Text);
        if (isEnding(effect))
            paintEnd(painter, effect, top + 26.5);
        else
            paintBeginning(painter, effect, top + 26.5, split);
        if (!m_decided)
            return write(painter, {0, top + 52, qreal(width()), 18}, movingWords(effect, dayAndYear), movingWords(effect, longDay), Colour::Text);
        const QStringList whole = decidedWords(effect, dayAndYear), withoutYear = decidedWords(effect, longDay);
        for (int line = 0; line < whole.size(); ++line)
            write(painter, {0, top + 52 + 18 * line, qreal(width()), 18}, whole[line], withoutYear[line], line == 0 ? Colour::Text : Colour::TextSoft);
    }
    /// A bar that stops.
    void paintEnd(QPainter &painter, const api::Effect &effect, qreal top) const
    {
        const QRectF before(0.5, top, width() * 0.64, 20);
        painter.setPen(colour(Colour::Accent));
        painter.setBrush(colour(Colour::AccentSoft));
        painter.drawRoundedRect(before, 3, 3);
        write(painter, before.adjusted(6, 0, -4, 0), barWords(effect, shortDayAndYear), barWords(effect, domain::formatWarekiShort), Colour::Text);
        painter.setPen(QPen(colour(Colour::LineStrong), 1, Qt::DashLine));
        painter.drawLine(QPointF(before.right() + 4, before.center().y()), QPointF(width() - 2, before.center().y()));
    }
    /// What was, and the bar that goes on from here.
    void paintBeginning(QPainter &painter, const api::Effect &effect, qreal top, qreal split) const
    {
        const QRectF before(0.5, top, split - 6, 20), after(split + 0.5, top, width() - split - 2, 20);
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
    }

    QList<api::Effect> m_effects;
    QString m_before;
    bool m_decided = true;
};

EffectsPanel::EffectsPanel(QWidget *parent) : Sheet(tr("What this notification brings about"), parent), m_strips(new Strips), m_none(new QLabel), m_open(new QLabel), m_ends(new QLabel)
{
    m_none->setWordWrap(true);
    m_none->setText(tr("As soon as a record is taken over, before and after stand here."));
    m_open->setWordWrap(true);
    m_open->setText(tr("From which day the eligibility counts stands here when nothing is left to correct."));
    m_ends->setWordWrap(true);
    m_ends->setText(tr("The household ends: nobody of it stays insured."));
    setStyleProperty(m_ends, "type", u"strong"_s);
    for (QLabel *label : {m_none, m_open})
        setStyleProperty(label, "type", u"soft"_s);
    body()->addWidget(m_none);
    body()->addWidget(m_strips);
    body()->addWidget(m_open);
    body()->addWidget(m_ends);
    body()->addStretch();
    clear();
}

void EffectsPanel::show(const QList<api::Effect> &effects, const QString &before, bool decided, bool householdEnds)
{
    m_ends->setVisible(householdEnds);
    m_none->setVisible(effects.isEmpty());
    m_strips->setVisible(!effects.isEmpty());
    m_open->setVisible(!effects.isEmpty() && !decided);
    m_strips->show(effects, before, decided);
}

} // namespace madoguchi::ui
