#include "ui/login/credentials.h"

#include "ui/theme/theme.h"
#include "ui/widgets/field.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/paragraph.h"
#include "ui/widgets/secret_edit.h"
#include "ui/words/sentences.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace madoguchi::ui {

Credentials::Credentials(const QString &action, QWidget *parent)
    : QWidget(parent), m_pin(new SecretEdit), m_password(new SecretEdit),
      m_pinField(new Field(QStringLiteral("pin"), tr("PIN of the card"), m_pin, Field::Labels::Above, this)),
      m_passwordField(new Field(QStringLiteral("password"), tr("Password"), m_password, Field::Labels::Above, this)),
      m_button(new QPushButton(action, this)), m_box(new QWidget(this)), m_icon(new IconLabel(size::icon, m_box)), m_sentence(new Paragraph(m_box)),
      m_next(new Paragraph(m_box)), m_code(new QLabel(m_box))
{
    m_pin->setMaximum(16);
    setStyleProperty(m_button, "kind", QStringLiteral("primary"));
    m_button->setAccessibleName(action);
    setStyleProperty(m_next, "type", QStringLiteral("soft"));
    setStyleProperty(m_code, "type", QStringLiteral("small"));

    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    for (QLabel *label : {m_sentence, m_next, m_code})
        words->addWidget(label);
    auto *box = new QHBoxLayout(m_box);
    box->setContentsMargins(4, 4, 4, 4);
    box->setSpacing(space::small);
    box->addWidget(m_icon, 0, Qt::AlignTop);
    box->addLayout(words, 1);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tiny);
    column->addWidget(m_pinField);
    column->addWidget(m_passwordField);
    auto *action_ = new QVBoxLayout;
    action_->setContentsMargins(4, space::tiny, 4, space::tiny);
    action_->addWidget(m_button);
    column->addLayout(action_);
    column->addWidget(m_box);

    connect(m_pin, &SecretEdit::submitted, m_password, qOverload<>(&QWidget::setFocus));
    connect(m_password, &SecretEdit::submitted, this, &Credentials::trySubmit);
    connect(m_button, &QPushButton::clicked, this, &Credentials::trySubmit);
    connect(m_password, &SecretEdit::capsLockSuspected, this,
            [this](bool on) { m_passwordField->setHint(on ? tr("Caps Lock seems to be on.") : QString()); });
    for (const auto &[edit, field] : {std::pair{m_pin, m_pinField}, std::pair{m_password, m_passwordField}})
        connect(edit, &SecretEdit::changed, this, [edit = edit, field = field] {
            if (!edit->isEmpty())
                field->setErrorText({});
        });
    setCard({});
    say({}, {}, {}, false);
}

void Credentials::setCard(const api::CardStatus &card)
{
    const bool blocked = card.state == api::CardState::Blocked, freed = m_blocked && !blocked;
    m_blocked = blocked;
    m_passwordField->setVisible(!blocked);
    m_button->setVisible(!blocked);
    const bool asks = card.pinNeeded && !blocked;
    const bool appears = asks && m_pinField->isHidden();
    m_pinField->setVisible(asks);
    if (appears && m_password->hasFocus() && m_password->isEmpty())
        m_pin->setFocus(); // the card came after the keyboard: the order is PIN, password
    if (!asks)
        m_pin->clear();
    m_pinField->setHint(card.pinTries == api::PinTries::Last ? tr("last try") : card.pinTries == api::PinTries::Few ? tr("few tries left") : QString());
    if (blocked) { // nothing that is typed would help; the sentence stands where the fields were
        m_password->clear();
        setAnswer(Error{ErrorCode::CardBlocked, {}, {}});
    } else if (freed) {
        setMessage({});
        if (isVisible()) // the login page and the lock each have one: the keyboard belongs to the one on the screen
            firstField()->setFocus();
    }
}

QWidget *Credentials::firstField() const
{
    if (m_blocked)
        return nullptr;
    return m_pinField->isHidden() ? m_password : m_pin;
}
SecretBytes Credentials::takePassword() { return m_password->take(); }
SecretBytes Credentials::takePin() { return m_pin->take(); }
QString Credentials::answer() const { return m_sentence->text(); }

void Credentials::trySubmit()
{
    if (m_busy)
        return;
    const auto missing = [](SecretEdit *edit, Field *field, const QString &sentence) {
        if (field->isHidden() || !edit->isEmpty())
            return false;
        field->setErrorText(sentence);
        edit->setFocus();
        return true;
    };
    if (!missing(m_pin, m_pinField, tr("Please type the PIN.")) && !missing(m_password, m_passwordField, tr("Please type the password.")))
        Q_EMIT submitted();
}

void Credentials::setBusy(const QString &what)
{
    m_busy = true;
    for (QWidget *widget : {static_cast<QWidget *>(m_pin), static_cast<QWidget *>(m_password), static_cast<QWidget *>(m_button)})
        widget->setEnabled(false);
    m_pinField->setErrorText({});
    m_passwordField->setErrorText({});
    m_icon->set(Icon::Waiting, Colour::Accent);
    say(what, {}, {}, false);
}

void Credentials::setAnswer(const Error &error)
{
    setMessage({});
    m_icon->set(Icon::Warning, Colour::Blocked);
    say(sentence(error), nextStep(error), shortCode(error), true);
    const bool pin = error.code == ErrorCode::CardPinWrong && !m_pinField->isHidden();
    if (pin)
        setStyleProperty(m_pin, "wrong", true);
    else if (error.code == ErrorCode::PasswordWrong)
        setStyleProperty(m_password, "wrong", true);
    if (QWidget *next = pin ? m_pin : error.code == ErrorCode::PasswordWrong ? m_password : firstField())
        next->setFocus();
}

void Credentials::setMessage(const QString &sentence)
{
    m_busy = false;
    for (QWidget *widget : {static_cast<QWidget *>(m_pin), static_cast<QWidget *>(m_password), static_cast<QWidget *>(m_button)})
        widget->setEnabled(true);
    m_icon->set(Icon::Info, Colour::Accent);
    say(sentence, {}, {}, false);
}

void Credentials::clear()
{
    m_pin->clear();
    m_password->clear();
    m_pinField->setErrorText({});
    m_passwordField->setErrorText({});
    setMessage({});
}

void Credentials::say(const QString &sentence, const QString &next, const QString &code, bool wrong)
{
    setStyleProperty(m_sentence, "type", wrong ? QStringLiteral("wrongstrong") : QStringLiteral("strong"));
    m_sentence->setText(sentence);
    m_next->setText(next);
    m_code->setText(code);
    m_next->setVisible(!next.isEmpty());
    m_code->setVisible(!code.isEmpty());
    m_box->setVisible(!sentence.isEmpty());
}

} // namespace madoguchi::ui
