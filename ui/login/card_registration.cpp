#include "ui/login/card_registration.h"

#include "ui/theme/theme.h"
#include "ui/widgets/field.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/secret_edit.h"
#include "ui/words/directory_words.h"
#include "ui/words/sentences.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

CardRegistration::CardRegistration(api::Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_what(new QLabel), m_code(new QLabel), m_pin(new SecretEdit),
      m_pinField(new Field(u"pin"_s, tr("PIN of the card"), m_pin, Field::Labels::Above)), m_notice(new Notice), m_apply(new QPushButton(tr("Apply for this card"))),
      m_back(new QPushButton(tr("Back to the login (Esc)")))
{
    setObjectName(u"cardRegistration"_s);
    m_pin->setMaximum(16);
    m_what->setWordWrap(true);
    m_code->setObjectName(u"cardCode"_s);
    m_code->setAlignment(Qt::AlignCenter);
    setStyleProperty(m_code, "type", u"display"_s);
    setStyleProperty(m_apply, "kind", u"primary"_s);
    setStyleProperty(m_back, "kind", u"quiet"_s);
    for (QPushButton *button : {m_apply, m_back}) {
        button->setAccessibleName(button->text());
        button->setAutoDefault(true);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(space::small);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_code, m_what, m_pinField, m_notice, m_apply, m_back})
        column->addWidget(widget);
    connect(m_pin, &SecretEdit::submitted, this, &CardRegistration::submit);
    connect(m_apply, &QPushButton::clicked, this, &CardRegistration::submit);
    connect(m_back, &QPushButton::clicked, this, &CardRegistration::givenUp);
    setStep(false);
}

void CardRegistration::start()
{
    clear();
    m_pinField->setVisible(m_services.session.card().pinNeeded);
}

void CardRegistration::setStep(bool shown)
{
    m_code->setVisible(shown);
    m_apply->setVisible(!shown);
    if (shown)
        m_pinField->hide();
    m_what->setText(shown ? tr("Tell the administrator this code: the same one stands on the administrator's screen. Once the card has been given to you, log in with it and "
                               "choose your password.")
                          : tr("This card is of this municipality and belongs to nobody yet. It can show itself to the administrator; nothing is typed anywhere."));
}

QWidget *CardRegistration::firstField() const
{
    return !m_pinField->isHidden() ? static_cast<QWidget *>(m_pin) : m_apply->isHidden() ? m_back : m_apply;
}

void CardRegistration::submit()
{
    if (m_busy)
        return;
    if (!m_pinField->isHidden() && m_pin->isEmpty()) {
        m_pinField->setErrorText(tr("Please type the PIN."));
        m_pin->setFocus();
        return;
    }
    m_busy = true;
    m_apply->setEnabled(false);
    m_pinField->setErrorText({});
    m_notice->say(Tone::Neutral, Icon::Waiting, tr("The card is showing itself to the server."));
    m_answers.when(m_services.directory.presentCard(m_pin->take()), [this](const Result<QString> &code) {
        m_busy = false;
        m_apply->setEnabled(true);
        m_notice->hush();
        if (code) {
            m_code->setText(*code);
            setStep(true);
        } else if (code.error().code == ErrorCode::CardPinWrong && !m_pinField->isHidden()) {
            m_pinField->setErrorText(orderSentence(code.error()));
        } else {
            m_notice->say(Tone::Blocked, Icon::Warning, orderSentence(code.error()), u"%1  %2"_s.arg(orderNextStep(code.error()), shortCode(code.error())));
        }
        firstField()->setFocus();
    });
}

void CardRegistration::clear()
{
    m_answers.forget();
    m_busy = false;
    m_pin->clear();
    m_pinField->setErrorText({});
    m_apply->setEnabled(true);
    m_notice->hush();
    m_code->clear();
    setStep(false);
}

} // namespace madoguchi::ui
