#include "ui/widgets/step_up.h"

#include "ui/theme/theme.h"
#include "ui/widgets/field.h"
#include "ui/widgets/secret_edit.h"

#include <QLabel>
#include <QVBoxLayout>

namespace madoguchi::ui {

StepUp::StepUp(QWidget *parent)
    : QWidget(parent), m_pin(new SecretEdit), m_password(new SecretEdit), m_pinField(new Field(QStringLiteral("pin"), tr("PIN of the card"), m_pin)),
      m_passwordField(new Field(QStringLiteral("password"), tr("Password"), m_password))
{
    m_pin->setMaximum(16);
    auto *explain = new QLabel(tr("Your card signs what stands above. Leave the card in the reader and type your password."));
    explain->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(space::tiny);
    for (QWidget *widget : std::initializer_list<QWidget *>{explain, m_pinField, m_passwordField})
        column->addWidget(widget);
    connect(m_pin, &SecretEdit::submitted, m_password, qOverload<>(&QWidget::setFocus));
    connect(m_password, &SecretEdit::submitted, this, &StepUp::submitted);
    for (const auto &[edit, field] : {std::pair{m_pin, m_pinField}, std::pair{m_password, m_passwordField}})
        connect(edit, &SecretEdit::changed, this, [edit = edit, field = field] {
            if (!edit->isEmpty())
                field->setErrorText({});
        });
    hide();
}

void StepUp::ask(bool pinNeeded)
{
    m_pinField->setVisible(pinNeeded);
    show();
    (pinNeeded ? m_pin : m_password)->setFocus();
}

void StepUp::dismiss()
{
    for (const auto &[edit, field] : {std::pair{m_pin, m_pinField}, std::pair{m_password, m_passwordField}}) {
        edit->clear();
        field->setErrorText({});
    }
    hide();
}

bool StepUp::isComplete()
{
    const bool pinMissing = !m_pinField->isHidden() && m_pin->isEmpty();
    if (!pinMissing && !m_password->isEmpty())
        return true;
    (pinMissing ? m_pinField : m_passwordField)->setErrorText(pinMissing ? tr("Please type the PIN.") : tr("Please type the password."));
    (pinMissing ? m_pin : m_password)->setFocus();
    return false;
}

void StepUp::setAnswer(const Error &error)
{
    m_pin->clear();
    m_password->clear();
    if (error.code == ErrorCode::CardPinWrong)
        setStyleProperty(m_pin, "wrong", true);
    else if (error.code == ErrorCode::PasswordWrong)
        setStyleProperty(m_password, "wrong", true);
    (m_pinField->isHidden() ? m_password : m_pin)->setFocus();
}

SecretBytes StepUp::takePassword() { return m_password->take(); }
SecretBytes StepUp::takePin() { return m_pin->take(); }

} // namespace madoguchi::ui
