#include "ui/screens/media/custody_form.h"

#include "domain/free_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/field.h"
#include "ui/widgets/plain_edit.h"

#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int holderLength = 100, reasonLength = 200; // as core/media has it
}

CustodyForm::CustodyForm(QWidget *parent)
    : QWidget(parent), m_holder(new PlainEdit), m_reason(new PlainEdit), m_how(new Choices({tr("Lost"), tr("Destroyed, because it could not be erased")}, Qt::Horizontal)),
      m_holderField(new Field(u"holder"_s, tr("Handed over to"), m_holder)), m_howField(new Field(u"how"_s, tr("What happened"), m_how)),
      m_reasonField(new Field(u"reason"_s, tr("How it came about"), m_reason))
{
    m_holder->setMaxLength(holderLength);
    m_reason->setMaxLength(reasonLength);
    m_holderField->setHint(tr("Office and name. From then on this person is answerable for it."));
    m_reasonField->setHint(tr("Where it was last seen, or how it was destroyed. A second person confirms it with the card."));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(space::small);
    for (Field *field : {m_holderField, m_howField, m_reasonField})
        column->addWidget(field);
    connect(m_holder, &QLineEdit::textChanged, this, &CustodyForm::changed);
    connect(m_reason, &QLineEdit::textChanged, this, &CustodyForm::changed);
    connect(m_how, &Choices::changed, this, &CustodyForm::changed);
    dismiss();
}

void CustodyForm::askHolder()
{
    dismiss();
    m_holderField->setVisible(true);
    show();
    m_holder->setFocus();
}

void CustodyForm::askGone()
{
    dismiss();
    m_howField->setVisible(true);
    m_reasonField->setVisible(true);
    show();
    m_how->setFocus();
}

void CustodyForm::dismiss()
{
    hide();
    m_holder->clear();
    m_reason->clear();
    m_how->setCurrent(-1);
    for (Field *field : {m_holderField, m_howField, m_reasonField}) {
        field->setErrorText({});
        field->hide();
    }
}

bool CustodyForm::check()
{
    if (m_holderField->isVisibleTo(this)) {
        m_holderField->setCheck(domain::checkText(m_holder->text(), {holderLength, domain::TextFor::Screen, true}, u"holder"_s));
    } else {
        m_howField->setErrorText(m_how->current() < 0 ? tr("Please choose one.") : QString());
        m_reasonField->setCheck(domain::checkText(m_reason->text(), {reasonLength, domain::TextFor::Screen, true}, u"reason"_s));
    }
    for (Field *field : {m_holderField, m_howField, m_reasonField}) {
        if (field->isVisibleTo(this) && field->hasError()) {
            field->editor()->setFocus();
            return false;
        }
    }
    return true;
}

QString CustodyForm::holder() const { return m_holder->text().trimmed(); }
api::MediumGone::How CustodyForm::how() const { return m_how->current() == 1 ? api::MediumGone::How::Destroyed : api::MediumGone::How::Lost; }
QString CustodyForm::reason() const { return m_reason->text().trimmed(); }

} // namespace madoguchi::ui
