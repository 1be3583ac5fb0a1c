#include "ui/widgets/scroll_page.h"

#include "ui/theme/tokens.h"

#include <QApplication>
#include <QVBoxLayout>

namespace madoguchi::ui {

ScrollPage::ScrollPage(QWidget *parent) : QScrollArea(parent), m_body(nullptr)
{
    auto *page = new QWidget;
    m_body = new QVBoxLayout(page);
    m_body->setContentsMargins(0, 0, space::small, 0);
    m_body->setSpacing(space::small);
    m_body->addStretch();
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(page);
    viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
    // QScrollArea follows Tab only; a screen, an error or an unlock gives the keyboard to a field as well.
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (now && isAncestorOf(now))
            ensureWidgetVisible(now);
    });
}

void ScrollPage::append(QWidget *content) { m_body->insertWidget(m_body->count() - 1, content); }

} // namespace madoguchi::ui
