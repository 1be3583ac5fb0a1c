#include "ui/directory/section.h"

#include "ui/theme/theme.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace madoguchi::ui {

namespace {
constexpr int rightWidth = 372; // px at least; a form's label and field stand beside each other
}

Section::Section(api::Services &services, const QString &word) : m_services(services), m_word(word), m_left(new QVBoxLayout), m_right(new QStackedWidget)
{
    m_left->setSpacing(space::small);
    m_right->setMinimumWidth(rightWidth);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, space::medium, 0, 0);
    row->setSpacing(space::medium);
    row->addLayout(m_left, 5);
    row->addWidget(m_right, 4);
}

StaffId Section::me() const
{
    const auto session = m_services.session.current();
    return session ? session->actor.staff : StaffId();
}

void Section::setDetail(QWidget *detail)
{
    m_detail = detail;
    m_right->insertWidget(0, detail);
    m_right->setCurrentIndex(0);
}

void Section::open(OrderForm *form)
{
    put(form, true);
    if (QWidget *first = form->firstFocus())
        first->setFocus();
}

void Section::keep(OrderForm *form) { put(form, false); }

void Section::put(OrderForm *form, bool closable)
{
    closeForm();
    m_form = form;
    m_closable = closable;
    m_right->addWidget(form);
    m_right->setCurrentWidget(form);
    connect(form, &OrderForm::changed, this, &Section::changed);
    connect(form, &OrderForm::carriedOut, this, [this](const QString &sentence) {
        closeForm();
        choose();
        list()->setFocus();
        Q_EMIT told(sentence);
    });
    Q_EMIT changed();
}

void Section::closeForm()
{
    if (!m_form)
        return;
    m_right->removeWidget(m_form);
    m_form->hide();
    m_form->deleteLater(); // its own answer may be what closes it
    m_form = nullptr;
    if (m_detail)
        m_right->setCurrentWidget(m_detail);
    Q_EMIT changed();
}

bool Section::isAbout(const QString &subject) const { return m_form && (m_form->isBusy() || m_form->subject() == subject); }

bool Section::stepBack()
{
    if (!m_form || m_form->stepBack())
        return m_form;
    if (!m_closable)
        return false;
    closeForm();
    list()->setFocus();
    return true;
}

void Section::clear()
{
    if (m_form)
        m_form->settle();
}

} // namespace madoguchi::ui
