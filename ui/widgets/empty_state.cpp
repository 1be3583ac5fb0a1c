#include "ui/widgets/empty_state.h"

#include "ui/theme/theme.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/paragraph.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace madoguchi::ui {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent), m_icon(new IconLabel(32, this)), m_title(new QLabel(this)), m_text(new Paragraph(this)), m_action(new QPushButton(this))
{
    setStyleProperty(m_title, "type", QStringLiteral("strong"));
    setStyleProperty(m_text, "type", QStringLiteral("soft"));
    m_text->setMinimumWidth(200);
    m_text->setMaximumWidth(440);
    for (QLabel *label : {m_title, m_text})
        label->setAlignment(Qt::AlignCenter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::large, space::large, space::large);
    column->setSpacing(space::small);
    column->addStretch();
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addWidget(m_title, 0, Qt::AlignHCenter);
    auto *text = new QHBoxLayout; // not an alignment: the text's height depends on its width
    text->addStretch(1);
    text->addWidget(m_text, 20);
    text->addStretch(1);
    column->addLayout(text);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch();
    m_action->hide();
    connect(m_action, &QPushButton::clicked, this, &EmptyState::acted);
}

EmptyState::EmptyState(Icon icon, const QString &title, const QString &text, QWidget *parent) : EmptyState(parent) { set(icon, title, text); }

void EmptyState::set(Icon icon, const QString &title, const QString &text)
{
    m_icon->set(icon, Colour::TextSoft);
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
}

void EmptyState::setAction(const QString &word)
{
    m_action->setText(word);
    m_action->setAccessibleName(word);
    m_action->setVisible(!word.isEmpty());
    setFocusProxy(word.isEmpty() ? nullptr : m_action);
}

} // namespace madoguchi::ui
