#include "ui/login/password_form.h"

#include "ui/login/strength_meter.h"
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

PasswordForm::PasswordForm(api::Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_why(new QLabel), m_pin(new SecretEdit), m_present(new SecretEdit), m_new(new SecretEdit), m_again(new SecretEdit),
      m_pinField(new Field(u"pin"_s, tr("PIN of the card"), m_pin)), m_presentField(new Field(u"present"_s, tr("Present password"), m_present)),
      m_newField(new Field(u"chosen"_s, tr("New password"), m_new)), m_againField(new Field(u"again"_s, tr("The same once more"), m_again)),
      m_strength(new StrengthMeter), m_notice(new Notice), m_choose(new QPushButton(tr("Choose this password"))), m_back(new QPushButton(tr("Not now (Esc)")))
{
    setObjectName(u"passwordForm"_s);
    m_pin->setMaximum(16);
    m_why->setWordWrap(true);
    setStyleProperty(m_why, "type", u"strong"_s);
    auto *rule = new QLabel(tr("8 to 64 characters, only you know it. No name, no date, no word that others use; several words in a row are easy to "
                               "keep and hard to guess."));
    rule->setWordWrap(true);
    setStyleProperty(rule, "type", u"small"_s);
    setStyleProperty(m_choose, "kind", u"primary"_s);
    setStyleProperty(m_back, "kind", u"quiet"_s);
    for (QPushButton *button : {m_choose, m_back}) {
        button->setAccessibleName(button->text());
        button->setAutoDefault(true);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(space::tiny);
    auto *meter = new QHBoxLayout;
    meter->setContentsMargins(Field::labelWidth + 2 * space::tiny, 0, 0, 0); // under the field
    meter->addWidget(m_strength);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_why, rule, m_pinField, m_presentField, m_newField})
        column->addWidget(widget);
    column->addLayout(meter);
    column->addWidget(m_againField);
    column->addWidget(m_notice);
    auto *actions = new QHBoxLayout;
    actions->addWidget(m_choose, 1);
    actions->addWidget(m_back);
    column->addLayout(actions);

    const std::pair<SecretEdit *, Field *> fields[] = {{m_pin, m_pinField}, {m_present, m_presentField}, {m_new, m_newField}, {m_again, m_againField}};
    for (const auto &[edit, field] : fields) {
        connect(edit, &SecretEdit::changed, this, [edit = edit, field = field] {
            if (!edit->isEmpty())
                field->setErrorText({});
        });
        connect(edit, &SecretEdit::capsLockSuspected, this, [field = field](bool on) { field->setHint(on ? tr("Caps Lock seems to be on.") : QString()); });
        if (edit != m_again)
            connect(edit, &SecretEdit::submitted, this, [this, edit = edit] {
                (edit == m_new ? m_again : edit == m_pin && !m_presentField->isHidden() ? m_present : m_new)->setFocus();
            });
    }
    connect(m_new, &SecretEdit::changed, this, [this] { m_strength->setVerdict(m_services.directory.passwordVerdict(m_new->content()), m_new->length()); });
    connect(m_again, &SecretEdit::submitted, this, &PasswordForm::submit);
    connect(m_choose, &QPushButton::clicked, this, &PasswordForm::submit);
    connect(m_back, &QPushButton::clicked, this, &PasswordForm::givenUp);
}

void PasswordForm::start(Purpose purpose)
{
    clear();
    m_why->setText(purpose == Purpose::First    ? tr("This card has no password yet. Choose yours.")
                   : purpose == Purpose::RunOut ? tr("Your password has reached its age. Choose another one.")
                                                : tr("Choose another password."));
    m_presentField->setVisible(purpose != Purpose::First);
    m_pinField->setVisible(m_services.session.card().pinNeeded);
}

QWidget *PasswordForm::firstField() const { return !m_pinField->isHidden() ? m_pin : !m_presentField->isHidden() ? m_present : m_new; }
QString PasswordForm::answer() const { return m_notice->text(); }

bool PasswordForm::isComplete()
{
    const auto missing = [](SecretEdit *edit, Field *field) {
        if (field->isHidden() || !edit->isEmpty())
            return false;
        field->setError(Error{ErrorCode::FieldRequired, {}, {}});
        edit->setFocus();
        return true;
    };
    if (missing(m_pin, m_pinField) || missing(m_present, m_presentField) || missing(m_new, m_newField) || missing(m_again, m_againField))
        return false;
    if (m_new->isSameAs(*m_again))
        return true;
    m_new->clear();
    m_again->clear();
    m_newField->setError(Error{ErrorCode::FieldInvalid, {u"twice"_s}, {}});
    m_new->setFocus();
    return false;
}

void PasswordForm::submit()
{
    if (m_busy || !isComplete())
        return;
    setBusy(true);
    m_notice->say(Tone::Neutral, Icon::Waiting, tr("The password is being checked and set."));
    m_again->clear();
    SecretBytes present = m_present->take(), chosen = m_new->take(), pin = m_pin->take();
    m_answers.when(m_services.directory.choosePassword(std::move(present), std::move(chosen), std::move(pin)), [this](const Result<Done> &answer) { answered(answer); });
}

void PasswordForm::answered(const Result<Done> &answer)
{
    setBusy(false);
    m_notice->hush();
    if (answer) {
        Q_EMIT chosen();
        return;
    }
    const Error &error = answer.error();
    QWidget *next = firstField(); // all are empty again
    if (error.code == ErrorCode::PasswordUnfit)
        m_newField->setErrorText(orderSentence(error));
    else if (error.code == ErrorCode::PasswordWrong && !m_presentField->isHidden())
        m_presentField->setErrorText(orderSentence(error));
    else if (error.code == ErrorCode::CardPinWrong && !m_pinField->isHidden())
        m_pinField->setErrorText(orderSentence(error));
    else
        m_notice->say(Tone::Blocked, Icon::Warning, orderSentence(error), u"%1  %2"_s.arg(orderNextStep(error), shortCode(error)));
    next->setFocus();
}

void PasswordForm::setBusy(bool busy)
{
    m_busy = busy;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_pin, m_present, m_new, m_again, m_choose})
        widget->setEnabled(!busy);
    Q_EMIT changed();
}

void PasswordForm::clear()
{
    m_answers.forget();
    const std::pair<SecretEdit *, Field *> fields[] = {{m_pin, m_pinField}, {m_present, m_presentField}, {m_new, m_newField}, {m_again, m_againField}};
    for (const auto &[edit, field] : fields) {
        edit->clear();
        field->setErrorText({});
        field->setHint({});
    }
    m_notice->hush();
    setBusy(false);
}

} // namespace madoguchi::ui
