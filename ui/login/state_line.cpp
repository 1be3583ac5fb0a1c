#include "ui/login/state_line.h"

#include "ui/theme/theme.h"
#include "ui/widgets/state_badge.h"

#include <QHBoxLayout>
#include <QLabel>

namespace madoguchi::ui {

StateLine::StateLine(Icon icon, const QString &subject, QWidget *parent)
    : QWidget(parent), m_state(new QLabel(this)), m_sentence(new QLabel(this)), m_subject(subject)
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::small);
    auto *picture = new QLabel(this);
    picture->setPixmap(iconPixmap(icon, size::icon + 2, colour(Colour::TextSoft), devicePixelRatioF()));
    auto *name = new QLabel(subject, this);
    name->setFixedWidth(64);
    setStyleProperty(name, "type", QStringLiteral("soft"));
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_state->setFixedWidth(size::icon);
    line->addWidget(picture, 0, Qt::AlignTop);
    line->addWidget(name, 0, Qt::AlignTop);
    line->addWidget(m_state, 0, Qt::AlignTop);
    line->addWidget(m_sentence, 1);
}

void StateLine::set(Tone tone, const QString &sentence)
{
    m_state->setPixmap(iconPixmap(toneIcon(tone), size::icon, foreground(tone), devicePixelRatioF()));
    m_sentence->setText(sentence);
    setAccessibleName(m_subject);
    setAccessibleDescription(sentence);
}

QString StateLine::sentence() const { return m_sentence->text(); }

} // namespace madoguchi::ui
