#include "ui/login/strength_meter.h"

#include "ui/theme/tokens.h"

#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madoguchi::ui {

namespace {
constexpr int mark = 28, gap = 4, tall = 6; // px
constexpr int marks = 4;
constexpr int least = 8; // characters
} // namespace

StrengthMeter::StrengthMeter(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setVerdict({}, 0);
}

void StrengthMeter::setVerdict(const api::PasswordVerdict &verdict, int characters)
{
    m_verdict = verdict;
    m_length = characters;
    setAccessibleName(tr("Strength"));
    setAccessibleDescription(word());
    update();
}

QString StrengthMeter::word() const
{
    if (m_length == 0)
        return tr("8 characters or more");
    if (m_length < least)
        return tr("%1 more characters").arg(least - m_length);
    if (m_verdict.reason.isEmpty())
        return tr("this will do; longer is safer");
    if (m_verdict.reason == "long"_L1)
        return tr("too long");
    if (m_verdict.reason == "name"_L1)
        return tr("too easy: a name of the office");
    if (m_verdict.reason == "known"_L1)
        return tr("too easy: a word that others use");
    return m_verdict.reason == "regular"_L1 ? tr("too easy: it repeats or runs on") : tr("still too easy to guess");
}

QSize StrengthMeter::sizeHint() const { return {marks * (mark + gap) + space::small + 180, 18}; }

void StrengthMeter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool good = m_length >= least && m_verdict.reason.isEmpty();
    const int reached = m_length == 0 ? 0 : good ? marks : std::clamp(m_verdict.score, 1, marks - 1); // what will not do is never full
    const Colour ink = good ? Colour::Confirmed : Colour::Attention;
    for (int i = 0; i < marks; ++i) {
        painter.setPen(QPen(colour(i < reached ? ink : Colour::LineStrong), 1));
        painter.setBrush(i < reached ? colour(ink) : colour(Colour::Surface));
        painter.drawRoundedRect(QRectF(i * (mark + gap) + 0.5, (height() - tall) / 2. + 0.5, mark - 1, tall - 1), 2, 2);
    }
    painter.setFont(typeFont(Type::Small));
    painter.setPen(colour(Colour::TextSoft));
    painter.drawText(rect().adjusted(marks * (mark + gap) + space::small, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, word());
}

} // namespace madoguchi::ui
