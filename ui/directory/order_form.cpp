#include "ui/directory/order_form.h"

#include "domain/free_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/checks.h"
#include "ui/widgets/date_field.h"
#include "ui/widgets/field.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/step_up.h"
#include "ui/words/directory_words.h"
#include "ui/words/sentences.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace madoguchi::ui {

namespace {
bool isEmpty(const Field *field)
{
    if (const auto *date = qobject_cast<const DateField *>(field))
        return !date->date().isValid();
    if (const auto *edit = qobject_cast<const QLineEdit *>(field->editor()))
        return edit->text().trimmed().isEmpty();
    if (const auto *choices = qobject_cast<const Choices *>(field->editor()))
        return choices->current() < 0;
    if (const auto *checks = qobject_cast<const Checks *>(field->editor()))
        return checks->ticked().isEmpty();
    return false;
}

/// Something stands there that is no day.
bool isUnreadable(const Field *field)
{
    const auto *date = qobject_cast<const DateField *>(field);
    return date && !date->date().isValid() && !static_cast<const QLineEdit *>(date->editor())->text().trimmed().isEmpty();
}

/// The answer to the step-up itself: the order was never sent.
bool isOfStepUp(ErrorCode code)
{
    using enum ErrorCode;
    return code == PasswordWrong || code == CardPinWrong || code == Throttled || code == CardMissing || code == CardRemoved || code == CardFailed
           || code == OtherPerson;
}

QString nextStepAndCode(const Error &error)
{
    const QString next = orderNextStep(error);
    return next.isEmpty() ? shortCode(error) : next + QStringLiteral("  ") + shortCode(error);
}
} // namespace

OrderForm::OrderForm(api::Services &services, const QString &heading, const QString &subject, QWidget *parent)
    : Sheet(heading, parent), m_services(services), m_subject(subject), m_page(new ScrollPage), m_outcome(new Notice), m_notice(new Notice),
      m_stepUp(new StepUp), m_action(new QPushButton)
{
    setObjectName(QStringLiteral("order"));
    setStyleProperty(m_action, "kind", QStringLiteral("primary"));
    m_action->setAutoDefault(true);
    m_page->append(m_outcome);
    m_page->append(m_notice);
    m_page->append(m_stepUp);
    body()->addWidget(m_page, 1);
    body()->addWidget(m_action);
    m_action->hide();
    connect(m_action, &QPushButton::clicked, this, &OrderForm::advance);
    connect(m_stepUp, &StepUp::submitted, this, &OrderForm::carryOut);
}

void OrderForm::add(QWidget *content)
{
    m_contents += content;
    m_page->append(content);
    if (auto *field = qobject_cast<Field *>(content))
        m_fields += field;
}

void OrderForm::setPlan(const QString &action, std::function<Plan()> plan)
{
    m_plan = std::move(plan);
    m_action->setText(tr("%1 (F12)").arg(action));
    m_action->setAccessibleName(action);
    m_action->show();
}

void OrderForm::setLocked(const QString &who)
{
    m_plan = {};
    m_action->hide();
    for (Field *field : std::as_const(m_fields))
        field->editor()->setEnabled(false);
    m_notice->say(Tone::Neutral, Icon::Lock, who);
}

QWidget *OrderForm::firstFocus() const
{
    const auto free = std::ranges::find_if(m_fields, [](const Field *field) { return field->editor()->isEnabled(); });
    return free != m_fields.end() ? (*free)->editor() : m_action->isHidden() ? nullptr : static_cast<QWidget *>(m_action);
}

void OrderForm::advance()
{
    if (!canAdvance())
        return;
    m_stepUp->isAsking() ? carryOut() : prepare();
}

bool OrderForm::stepBack()
{
    if (m_busy || !m_stepUp->isAsking())
        return m_busy;
    setAsking(false);
    m_notice->hush();
    if (QWidget *first = firstFocus())
        first->setFocus();
    return true;
}

void OrderForm::setAsking(bool asking)
{
    if (!asking) {
        m_stepUp->dismiss();
        m_outcome->hush();
    }
    for (QWidget *content : std::as_const(m_contents))
        content->setVisible(!asking); // the sentence says all of it; card and password take its place
    if (asking) {
        m_stepUp->ask(m_services.session.card().pinNeeded);
        reveal(m_stepUp);
    }
    Q_EMIT changed();
}

bool OrderForm::isFilled()
{
    Field *first = nullptr;
    for (Field *field : std::as_const(m_fields)) {
        const bool unreadable = isUnreadable(field), missing = isEmpty(field) && !m_optional.contains(field);
        field->setErrorText(unreadable ? sentence(Error{ErrorCode::DateInvalid, {}, {}}) : missing ? sentence(Error{ErrorCode::FieldRequired, {}, {}}) : QString());
        if ((unreadable || missing) && !first)
            first = field;
    }
    if (first) {
        first->editor()->setFocus();
        reveal(first);
    }
    return !first;
}

bool OrderForm::textsAreRight()
{
    for (Field *field : std::as_const(m_fields)) {
        const auto *edit = qobject_cast<const QLineEdit *>(field->editor());
        if (m_machineTexts.contains(field))
            continue;
        if (const auto checked = domain::checkText(edit ? edit->text() : QString(), {1000}, field->name()); !checked.ok()) { // C-06: no text is a place for one
            place(checked.error());
            return false;
        }
    }
    return true;
}

void OrderForm::prepare()
{
    m_notice->hush();
    if (!isFilled() || !textsAreRight())
        return;
    m_prepared = m_plan();
    if (const Result<Done> may = m_services.directory.check(m_prepared.order); !may)
        return place(may.error());
    const QString steps = tr("F12 or Enter after the password does it. Esc takes it back.");
    m_outcome->say(Tone::Accent, Icon::Arrow, m_prepared.outcome, m_prepared.more.isEmpty() ? steps : m_prepared.more + u'\n' + steps);
    setAsking(true);
}

void OrderForm::place(const Error &error)
{
    setAsking(false);
    for (Field *field : std::as_const(m_fields)) {
        if (!error.field.isEmpty() && field->name() == error.field) {
            field->setErrorText(orderSentence(error));
            field->editor()->setFocus();
            reveal(field);
            return;
        }
    }
    m_notice->say(Tone::Blocked, Icon::Warning, orderSentence(error), nextStepAndCode(error));
    if (QWidget *first = firstFocus())
        first->setFocus();
    reveal(m_notice);
}

void OrderForm::reveal(QWidget *part)
{
    QTimer::singleShot(0, part, [this, part] { m_page->ensureWidgetVisible(part); }); // once it has its place
}

void OrderForm::carryOut()
{
    if (!canAdvance() || !m_stepUp->isAsking() || !m_stepUp->isComplete())
        return;
    m_busy = true;
    m_action->setEnabled(false);
    m_notice->say(Tone::Neutral, Icon::Waiting, tr("Card and password are being checked; the server carries it out."));
    Q_EMIT changed();
    SecretBytes password = m_stepUp->takePassword(), pin = m_stepUp->takePin();
    m_answers.when(m_services.directory.order(m_prepared.order, std::move(password), std::move(pin)), [this](const Result<Done> &answer) {
        answered(answer);
        if (answer)
            Q_EMIT carriedOut(m_prepared.done);
    });
}

void OrderForm::answered(const Result<Done> &answer)
{
    m_busy = false;
    m_action->setEnabled(true);
    if (answer) {
        setAsking(false);
        m_notice->hush();
    } else if (isOfStepUp(answer.error().code)) {
        m_notice->say(Tone::Blocked, Icon::Warning, orderSentence(answer.error()), nextStepAndCode(answer.error()));
        m_stepUp->setAnswer(answer.error());
        reveal(m_stepUp);
        Q_EMIT changed();
    } else {
        place(answer.error());
    }
}

void OrderForm::settle()
{
    m_answers.forget();
    setAsking(false);
    if (m_plan)
        m_notice->hush();
    if (std::exchange(m_busy, false)) { // sent, and its answer will not be heard any more
        const Error uncertain{ErrorCode::OrderUncertain, {}, {}};
        m_notice->say(Tone::Blocked, Icon::Warning, orderSentence(uncertain), nextStepAndCode(uncertain));
        m_action->setEnabled(true);
    }
}

} // namespace madoguchi::ui
