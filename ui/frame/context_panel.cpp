#include "ui/frame/context_panel.h"

#include "ui/theme/theme.h"

#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace madoguchi::ui {

ContextPanel::ContextPanel(QWidget *parent) : QWidget(parent), m_subject(new QLabel(this)), m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("context"));
    setFixedWidth(size::context);
    auto *title = new QLabel(tr("Explanation"), this);
    setStyleProperty(title, "type", QStringLiteral("small"));
    auto *hide = new QLabel(tr("F1 hides it"), this);
    setStyleProperty(hide, "type", QStringLiteral("small"));
    setStyleProperty(m_subject, "type", QStringLiteral("strong"));
    m_subject->setWordWrap(true);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_text->setTextFormat(Qt::RichText);
    m_text->setContentsMargins(0, 0, space::small, 0);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    m_text->setAutoFillBackground(false);
    scroll->setWidget(m_text);
    auto *head = new QHBoxLayout;
    head->addWidget(title);
    head->addStretch();
    head->addWidget(hide);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::medium, space::large, space::medium);
    column->setSpacing(space::small);
    column->addLayout(head);
    column->addWidget(m_subject);
    column->addWidget(scroll, 1);
}

void ContextPanel::explain(const QString &subject, const QString &text)
{
    m_subject->setText(subject);
    m_subject->setVisible(!subject.isEmpty());
    m_plain = text.isEmpty() ? tr("Nothing to explain here.") : text;
    // Rich text only for the line height: Japanese paragraphs need air.
    m_text->setText(QStringLiteral("<div style='line-height:150%'>%1</div>").arg(m_plain.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"))));
    m_text->setAccessibleName(m_plain);
    (void)m_text->sizeHint(); // takes it over now: hidden behind a lock the label would go on keeping what it showed (C-07)
}

void ContextPanel::setOverlay(bool overlay)
{
    setProperty("overlay", overlay); // the focus ring stays below
    update();
}

bool ContextPanel::isOverlay() const { return property("overlay").toBool(); }

void ContextPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colour(Colour::Surface));
    painter.fillRect(QRect(0, 0, isOverlay() ? 2 : 1, height()), colour(isOverlay() ? Colour::LineStrong : Colour::Line));
}

} // namespace madoguchi::ui
