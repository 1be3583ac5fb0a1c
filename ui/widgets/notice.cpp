#include "ui/widgets/notice.h"

#include "ui/theme/theme.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/paragraph.h"
#include "ui/words/sentences.h"

#include <QHBoxLayout>
#include <QPainter>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

Notice::Notice(QWidget *parent) : QFrame(parent), m_icon(new IconLabel(20, this)), m_sentence(new Paragraph(this)), m_more(new Paragraph(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::medium, space::small, space::medium, space::small);
    row->setSpacing(space::small);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(m_sentence);
    column->addWidget(m_more);
    setStyleProperty(m_sentence, "type", u"strong"_s);
    row->addLayout(column, 1);
    hush();
}

void Notice::say(Tone tone, Icon icon, const QString &sentence, const QString &more)
{
    m_tone = tone;
    m_icon->set(icon, ink(tone));
    m_sentence->setText(sentence);
    m_more->setText(more);
    m_more->setVisible(!more.isEmpty());
    setAccessibleName(text());
    show();
    update();
}

void Notice::say(const Error &error)
{
    const QString next = nextStep(error);
    say(Tone::Blocked, Icon::Warning, sentence(error), next.isEmpty() ? shortCode(error) : next + u"  "_s + shortCode(error));
}

void Notice::hush()
{
    m_sentence->clear();
    m_more->clear();
    hide();
}

QString Notice::text() const { return m_more->text().isEmpty() ? m_sentence->text() : m_sentence->text() + u' ' + m_more->text(); }

void Notice::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(foreground(m_tone));
    painter.setBrush(background(m_tone));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), size::radius, size::radius);
}

} // namespace madoguchi::ui
