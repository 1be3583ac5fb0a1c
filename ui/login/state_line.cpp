#include "ui/login/state_line.h"

#include "ui/theme/theme.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/paragraph.h"
#include "ui/widgets/state_badge.h"

#include <QHBoxLayout>
#include <QLabel>

namespace madoguchi::ui {

StateLine::StateLine(Icon icon, const QString &subject, QWidget *parent)
    : QWidget(parent), m_state(new IconLabel(size::icon, this)), m_sentence(new Paragraph(this)), m_subject(subject)
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(space::tiny, 0, space::tiny, 0); // as the fields beneath have it for the focus ring
    line->setSpacing(space::small);
    auto *picture = new IconLabel(icon, Colour::TextSoft, size::icon, this);
    auto *name = new QLabel(subject, this);
    name->setFixedWidth(64);
    setStyleProperty(name, "type", QStringLiteral("soft"));
    m_sentence->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    line->addWidget(picture, 0, Qt::AlignTop);
    line->addWidget(name, 0, Qt::AlignTop);
    line->addWidget(m_state, 0, Qt::AlignTop);
    line->addWidget(m_sentence, 1);
}

void StateLine::set(Tone tone, const QString &sentence)
{
    m_state->set(toneIcon(tone), ink(tone));
    m_sentence->setText(sentence);
    setAccessibleName(m_subject);
    setAccessibleDescription(sentence);
}

QString StateLine::sentence() const { return m_sentence->text(); }

} // namespace madoguchi::ui
