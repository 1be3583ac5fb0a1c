#include "ui/screens/reception/number_entry.h"

#include "ui/screens/reception/number_state.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/field.h"
#include "ui/widgets/number_capture.h"
#include "ui/widgets/state_badge.h"

#include <QApplication>
#include <QLabel>
#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
using api::NumberDocument;
constexpr NumberDocument documents[] = {NumberDocument::NumberCard, NumberDocument::NotificationCard, NumberDocument::ResidentCopy,
                                        NumberDocument::FromRegister, NumberDocument::NotWritten};

/// The other two leave it to the register; which of them it was stands in the notification.
bool isTyped(NumberDocument document) { return document != NumberDocument::None && document != NumberDocument::FromRegister && document != NumberDocument::NotWritten; }

std::optional<api::NumberVerdict> verdictOf(const api::NotificationDraft::Person &known)
{
    return known.numberAnswer ? std::optional(api::NumberVerdict{*known.numberAnswer, known.numberReceipt, {}}) : std::nullopt;
}
} // namespace

NumberEntry::NumberEntry(api::NumberService &service, const api::RegisterProposal::Person &person, const ReceptionId &reception,
                         const api::NotificationDraft::Person &known, QWidget *parent)
    : QWidget(parent), m_service(service), m_addressee(person.addresseeNumber), m_reception(reception), m_document(known.numberDocument),
      m_receipt(known.numberReceipt), m_verdict(verdictOf(known)),
      m_documents(new Choices({tr("number card"), tr("notification card"), tr("resident record with number"), tr("from the register, nothing typed"),
                               tr("not on the form: take the register's")},
                              Qt::Vertical)),
      m_capture(new NumberCapture),
      m_documentField(new Field(u"persons.%1.numberDocument"_s.arg(m_addressee), tr("Number seen on"), m_documents)),
      m_captureField(new Field(u"persons.%1.numberReceipt"_s.arg(m_addressee), tr("Individual number"), m_capture, Field::Labels::Above)), m_state(new StateBadge)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(space::tiny);
    auto *head = new QHBoxLayout;
    auto *name = new QLabel(person.nameKanji + u"　"_s + person.nameKana);
    setStyleProperty(name, "type", u"strong"_s);
    head->addWidget(name);
    head->addStretch();
    head->addWidget(m_state);
    column->addLayout(head);
    column->addWidget(m_documentField);
    column->addWidget(m_captureField);
    m_capture->setAccessibleName(tr("Individual number of this person, typed twice"));
    m_captureField->setHint(tr("Twice, unseen. It is sealed for the federation at once; nobody here can read it."));
    for (int i = 0; i < static_cast<int>(std::size(documents)); ++i) {
        if (documents[i] == m_document)
            m_documents->setCurrent(i);
    }
    connect(m_documents, &Choices::changed, this, &NumberEntry::choose);
    connect(m_capture, &NumberCapture::captured, this, &NumberEntry::submit);
    connect(m_capture, &NumberCapture::failed, this, [this](const Error &error) { m_captureField->setError(error); });
    showState();
}

void NumberEntry::store(api::NotificationDraft::Person &person) const
{
    person.numberDocument = m_document;
    person.numberReceipt = m_receipt;
    person.numberAnswer = m_verdict ? std::optional(m_verdict->answer) : std::nullopt;
}

void NumberEntry::choose(int document)
{
    m_document = documents[document];
    m_receipt.clear();
    m_verdict.reset();
    m_answers.forget();
    m_busy = false;
    m_capture->clear();
    m_captureField->setErrorText({});
    if (!isTyped(m_document))
        takeFromRegister();
    showState();
    Q_EMIT edited();
}

void NumberEntry::submit()
{
    auto number = m_capture->take();
    m_capture->clear();
    if (!number)
        return;
    m_busy = true;
    showState();
    m_answers.when(m_service.submit(m_addressee, m_reception, std::move(*number)), [this](const Result<api::NumberVerdict> &answer) { answered(answer); });
}

void NumberEntry::takeFromRegister()
{
    m_busy = true;
    m_answers.when(m_service.takeFromRegister(m_addressee, m_reception), [this](const Result<api::NumberVerdict> &answer) { answered(answer); });
}

void NumberEntry::answered(const Result<api::NumberVerdict> &answer)
{
    m_busy = false;
    m_captureField->setErrorText({});
    m_documentField->setErrorText({});
    if (answer) {
        m_verdict = *answer;
        m_receipt = answer->receipt;
    } else {
        (isTyped(m_document) ? m_captureField : m_documentField)->setError(answer.error());
    }
    showState();
    // The boxes were shut while the federation was asked, and the keyboard went to the nearest field.
    if ((!answer || isStillToEnter(answer->answer)) && isTyped(m_document) && isAncestorOf(QApplication::focusWidget()))
        m_capture->setFocus();
    Q_EMIT edited();
    if (answer && !isStillToEnter(answer->answer))
        Q_EMIT done();
}

void NumberEntry::showState()
{
    m_captureField->setVisible(isTyped(m_document) && (!m_verdict || isStillToEnter(m_verdict->answer)));
    m_capture->setEnabled(!m_busy);
    if (m_busy) {
        m_documentField->setHint({});
        return m_state->set(Tone::Neutral, Icon::Waiting, tr("asking the federation"));
    }
    if (!m_verdict) {
        m_documentField->setHint({});
        return m_state->set(Tone::Neutral, Icon::Empty, tr("not yet"));
    }
    const NumberState state = numberState(*m_verdict);
    m_documentField->setHint(m_receipt.isEmpty() ? state.sentence : tr("The federation's answer: %1").arg(state.word));
    m_state->set(state.tone, state.icon, state.word);
}

} // namespace madoguchi::ui
