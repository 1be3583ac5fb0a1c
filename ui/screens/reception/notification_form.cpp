#include "ui/screens/reception/notification_form.h"

#include "domain/individual_number.h"
#include "ui/screens/reception/dates_page.h"
#include "ui/screens/reception/effects_panel.h"
#include "ui/screens/reception/identity_page.h"
#include "ui/screens/reception/numbers_page.h"
#include "ui/screens/reception/persons_page.h"
#include "ui/screens/reception/proposal_page.h"
#include "ui/screens/reception/reason_page.h"
#include "ui/screens/reception/step_rail.h"
#include "ui/screens/reception/summary_page.h"
#include "ui/theme/theme.h"
#include "ui/widgets/field.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QShortcut>
#include <QStackedLayout>

#include <algorithm>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int typingPause = 150; // ms
const QString movingIn = u"A1"_s; // domain/reason.h

/// The field on these pages that an error of check() belongs to: it speaks of persons/ADDRESSEE/number.
QString fieldOf(const QString &checked)
{
    const auto parts = checked.split(u'/');
    if (parts.first() == u"newcomer")
        return parts.join(u'.');
    if (parts.size() == 3)
        return u"persons.%1.numberDocument"_s.arg(parts[1]);
    return checked == u"mandate" ? u"mandateSeen"_s : parts.first();
}

/// One error for one place of the form: that something is missing adds nothing to what says how it is missing.
QList<Error> oneEach(const QList<Error> &errors)
{
    QList<Error> kept;
    for (const Error &error : errors) {
        const auto same = std::ranges::find(kept, error.field, &Error::field);
        if (same == kept.end())
            kept += error;
        else if (same->code == ErrorCode::FieldRequired)
            *same = error;
    }
    return kept;
}

const Field *fieldAround(const QWidget *widget)
{
    for (; widget; widget = widget->parentWidget()) {
        if (const auto *field = qobject_cast<const Field *>(widget))
            return field;
    }
    return nullptr;
}

QString writtenIn(const QWidget *editor)
{
    const auto *line = qobject_cast<const QLineEdit *>(editor);
    return line ? line->text() : QString();
}
} // namespace

NotificationForm::NotificationForm(api::Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_proposals(new ProposalPage(services.reception)), m_reasons(new ReasonPage), m_numbers(new NumbersPage(services.number)),
      m_summary(new SummaryPage(services.ownLedger)), m_stack(new QStackedLayout), m_effects(new EffectsPanel)
{
    m_pages = {m_proposals, new IdentityPage, new PersonsPage, new DatesPage, m_numbers, m_summary};
    QStringList names;
    const auto watch = [this](FormPage *page, int step) {
        connect(page, &FormPage::edited, this, &NotificationForm::edited);
        connect(page, &FormPage::finished, this, [this, step] { goToStep(step + 1); });
    };
    for (int i = 0; i < StepCount; ++i) {
        names += m_pages[i]->name();
        watch(m_pages[i], i);
    }
    watch(m_reasons, Reception);
    m_rail = new StepRail(names);
    setCompact(false);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(space::medium);
    row->addWidget(m_rail, 0, Qt::AlignTop);
    row->addLayout(m_stack, 1);
    row->addWidget(m_effects);
    for (FormPage *page : std::as_const(m_pages)) // only now: a stack without a parent would show its first page as a window
        m_stack->addWidget(page);
    m_stack->addWidget(m_reasons);

    // Shortcuts, since a list would keep the page keys to itself.
    const auto onKey = [this](Qt::Key key, int direction) {
        auto *shortcut = new QShortcut(key, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, direction] { goToStep(m_step + direction); });
    };
    onKey(Qt::Key_PageUp, -1);
    onKey(Qt::Key_PageDown, 1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(&m_pause, &QTimer::timeout, this, [this] { check(false); });
    connect(m_reasons, &FormPage::edited, this, &NotificationForm::reasonChosen);
    connect(m_rail, &StepRail::picked, this, &NotificationForm::goToStep);
    connect(m_proposals, &ProposalPage::chosen, this, [this](const RegisterRecordId &id) { take(id); });
    connect(m_summary, &SummaryPage::goToField, this, [this](const QString &field) {
        goToStep(stepOf(field));
        if (auto *target = m_pages[m_step]->findChild<Field *>(field))
            target->setFocus();
    });
}

void NotificationForm::setCompact(bool compact) { m_effects->setFixedWidth(compact ? 208 : 252); }

void NotificationForm::begin(const api::Reception &reception)
{
    clear();
    m_state.draft.reception = reception.id;
    m_state.receptionNumber = reception.number;
    m_state.today = m_services.clock.today();
    m_state.draft.notifiedOn = m_state.today;
}

void NotificationForm::start(const api::Reception &reception)
{
    begin(reception);
    m_state.draft.reason = movingIn;
    goToStep(Reception);
}

void NotificationForm::startFromRegister(const api::Reception &reception)
{
    begin(reception);
    goToStep(Reception);
}

void NotificationForm::start(const api::Reception &reception, const HouseholdId &household)
{
    begin(reception);
    m_state.draft.household = household;
    take(household);
}

void NotificationForm::resume(const ParkedNotification &parked)
{
    clear();
    m_state.draft = parked.draft;
    m_state.receptionNumber = parked.receptionNumber;
    m_state.today = m_services.clock.today();
    m_reached = std::clamp(std::max(parked.step, parked.reached), 0, StepCount - 1);
    if (!parked.draft.proposal.isEmpty())
        return take(parked.draft.proposal, parked);
    if (!parked.draft.household.isEmpty())
        return take(parked.draft.household, parked);
    goToStep(Reception);
    returnTo(parked.field, parked.text);
}

ParkedNotification NotificationForm::parked() const
{
    FormState state = m_state;
    for (const FormPage *page : m_pages) {
        if (state.isAbout()) // before that the pages hold nothing
            page->store(state);
    }
    ParkedNotification parked{state.draft, state.receptionNumber, m_step, m_reached};
    if (const Field *field = fieldAround(m_pages[std::max(0, m_step)]->focusWidget())) {
        parked.field = field->name();
        const QString text = writtenIn(field->editor());
        parked.text = domain::containsIndividualNumber(text) ? QString() : text; // C-20, whichever field it was typed into
    }
    return parked;
}

bool NotificationForm::isMovingIn() const { return m_state.draft.reason == movingIn; }

void NotificationForm::clear()
{
    m_answers.forget();
    m_checks.forget();
    m_pause.stop();
    m_state = {};
    m_check = {};
    m_step = m_reached = 0;
    m_judged = m_armed = m_busy = false;
    m_pages[Reception] = m_proposals;
    m_proposals->clear();
    m_numbers->clear();
    for (FormPage *page : std::as_const(m_pages)) {
        if (page != m_proposals)
            page->load(m_state);
        for (auto *field : page->findChildren<Field *>())
            field->setErrorText({});
    }
    m_reasons->load(m_state);
    m_summary->clear();
    m_effects->clear();
    m_rail->set(0, 0, QList<int>(StepCount, 0));
    m_stack->setCurrentIndex(0);
}

void NotificationForm::take(const RegisterRecordId &id, const std::optional<ParkedNotification> &kept)
{
    m_answers.forget();
    m_answers.when(m_services.reception.proposal(id), [this, kept](const Result<api::RegisterProposal> &answer) {
        if (!answer)
            return refuseProposal(answer.error());
        if (answer->event != domain::RegisterEvent::MovedIn)
            return takeEvent(*answer, kept);
        prefill(*answer);
        takeUp(kept, Identity);
    });
}

/// Household, persons, day and reason as the register has them (F-20); what it does not know is asked as ever.
void NotificationForm::takeEvent(const api::RegisterProposal &proposal, const std::optional<ParkedNotification> &kept)
{
    m_answers.when(m_services.people.household(proposal.household), [this, proposal, kept](const Result<api::HouseholdView> &answer) {
        if (!answer)
            return refuseProposal(answer.error());
        prefill(proposal);
        auto &d = m_state.draft;
        m_state.proposal.reset(); // it is about a household that is here
        m_state.household = *answer;
        d.household = proposal.household;
        d.reason = domain::reasonOf(proposal.event);
        d.nextMunicipality = proposal.nextMunicipality;
        if (proposal.event == domain::RegisterEvent::Born && !proposal.persons.isEmpty())
            d.newcomer = proposal.persons.first();
        takeUp(kept, Identity);
    });
}

void NotificationForm::refuseProposal(const Error &error)
{
    goToStep(Reception);
    if (auto *field = m_proposals->findChild<Field *>(u"proposal"_s))
        field->setError(error);
}

void NotificationForm::take(const HouseholdId &id, const std::optional<ParkedNotification> &kept)
{
    m_answers.forget();
    m_answers.when(m_services.people.household(id), [this, kept](const Result<api::HouseholdView> &answer) {
        if (!answer) {
            goToStep(Reception);
            m_reasons->findChild<Field *>(u"reason"_s)->setError(answer.error());
            return;
        }
        m_state.household = *answer;
        takeUp(kept, Reception);
    });
}

/// What the form is about is there: with what was kept, or from `step` on.
void NotificationForm::takeUp(const std::optional<ParkedNotification> &kept, int step)
{
    if (kept)
        m_state.draft = kept->draft;
    for (FormPage *page : m_pages + QList<FormPage *>{m_reasons}) {
        if (page != m_proposals)
            page->load(m_state);
    }
    m_step = -1; // nothing to store from the step before
    goToStep(kept ? std::clamp(kept->step, 0, StepCount - 1) : step);
    if (kept)
        returnTo(kept->field, kept->text);
    check(false);
}

/// Whom it may be about, and what is asked of them, is another matter now.
void NotificationForm::reasonChosen()
{
    m_reasons->store(m_state);
    const auto fitting = m_state.persons();
    m_state.draft.persons.clear();
    m_state.draft.newcomer.reset();
    for (const auto &person : fitting)
        m_state.draft.persons += {person.addresseeNumber, fitting.size() == 1, api::NumberDocument::None, {}};
    for (FormPage *page : std::as_const(m_pages)) {
        if (page != m_proposals)
            page->load(m_state);
    }
    edited();
}


/// The keyboard back to where it was, and what was half-written there; what fits no field is left out.
void NotificationForm::returnTo(const QString &name, const QString &text)
{
    auto *field = name.isEmpty() ? nullptr : m_pages[m_step]->findChild<Field *>(name);
    if (!field)
        return;
    field->setFocus(Qt::OtherFocusReason);
    auto *line = qobject_cast<QLineEdit *>(field->editor());
    if (line && !text.isEmpty() && line->text() != text) {
        line->selectAll();
        line->insert(text); // as typed: the field reads it
    }
    if (line)
        line->end(false);
    else if (auto *note = qobject_cast<QPlainTextEdit *>(field->editor()))
        note->moveCursor(QTextCursor::End);
}

void NotificationForm::prefill(const api::RegisterProposal &proposal)
{
    auto &d = m_state.draft;
    m_state.proposal = proposal;
    d.proposal = proposal.id;
    d.happenedOn = proposal.moveDate;
    d.previousMunicipality = proposal.previousMunicipality;
    d.persons.clear();
    for (const auto &person : proposal.persons)
        d.persons += {person.addresseeNumber, true, api::NumberDocument::None, {}};
}

void NotificationForm::goToStep(int step)
{
    const bool known = m_state.isAbout();
    step = known ? std::clamp<int>(step, 0, StepCount - 1) : Reception;
    if (m_step >= 0 && known)
        storePages();
    if (step == Numbers && m_step != Numbers) // who is enrolled may have changed
        m_numbers->load(m_state);
    if (step == Summary)
        m_summary->load(m_state);
    m_step = step;
    m_reached = std::max(m_reached, step);
    m_pages[Reception] = beginsWithList() ? static_cast<FormPage *>(m_proposals) : m_reasons;
    m_stack->setCurrentWidget(m_pages[step]);
    if (step == Reception && beginsWithList()) {
        m_proposals->setMovingIn(isMovingIn());
        m_proposals->refresh();
    }
    show(m_check);
    focusFirst();
    Q_EMIT stateChanged();
}

void NotificationForm::focusFirst()
{
    if (QWidget *first = m_pages[std::max(0, m_step)]->firstField())
        first->setFocus(Qt::TabFocusReason);
    else
        setFocus();
}

void NotificationForm::storePages()
{
    for (const FormPage *page : std::as_const(m_pages))
        page->store(m_state);
}

void NotificationForm::edited()
{
    m_armed = false;
    m_pause.start();
    Q_EMIT stateChanged();
}

void NotificationForm::check(bool arm)
{
    if (!m_state.isAbout())
        return;
    m_pause.stop();
    storePages();
    m_checks.forget();
    m_checks.when(m_services.reception.check(m_state.draft), [this, arm](const Result<api::NotificationCheck> &answer) {
        if (!answer)
            return m_summary->showError(answer.error());
        m_armed = arm && answer->errors.isEmpty();
        show(*answer);
    });
}

void NotificationForm::show(const api::NotificationCheck &check)
{
    m_check = check;
    m_check.errors = oneEach(check.errors);
    QStringList places;
    for (Error &error : m_check.errors) {
        places += placeOf(error);
        error.field = fieldOf(error.field);
    }
    QList<int> errors(StepCount, 0);
    for (FormPage *page : std::as_const(m_pages)) {
        for (auto *field : page->findChildren<Field *>()) {
            if (page != m_proposals && field->hasError() && field->name() != u"number"_s)
                field->setErrorText({});
        }
    }
    for (const Error &error : std::as_const(m_check.errors)) {
        const int step = stepOf(error.field);
        // Nobody is told off for a step that they have not reached.
        if (!m_judged && step >= m_step)
            continue;
        ++errors[step];
        if (auto *field = m_pages[step]->findChild<Field *>(error.field))
            field->setError(error);
    }
    m_rail->set(std::max(0, m_step), m_reached, errors);
    const bool decided = !m_check.effects.isEmpty();
    const QString before = m_state.proposal ? m_state.proposal->previousMunicipalityName : tr("not insured");
    m_effects->show(decided ? m_check.effects : notifiedSoFar(), before, decided, m_check.householdEnds);
    if (m_state.isAbout())
        m_summary->showCheck(m_check, places, m_armed);
    Q_EMIT stateChanged();
}

int NotificationForm::stepOf(const QString &field) const
{
    for (int step = 0; step < StepCount; ++step) {
        if (!field.isEmpty() && m_pages[step]->findChild<Field *>(field))
            return step;
    }
    return field.contains(u"number"_s, Qt::CaseInsensitive) ? Numbers : field.startsWith(u"persons"_s) ? Persons : Summary;
}

/// Which field, and whose: 「番号確認書類　吉田 湊」.
QString NotificationForm::placeOf(const Error &error) const
{
    const QString fieldName = fieldOf(error.field);
    const int step = stepOf(fieldName);
    const auto *field = m_pages[step]->findChild<Field *>(fieldName);
    const QString label = field && field->isAncestorOf(field->editor()) && !field->editor()->accessibleName().isEmpty() ? field->editor()->accessibleName()
                                                                                                                      : m_pages[step]->name();
    const QString name = error.field.startsWith(u"persons/"_s) ? m_state.nameOf(error.field.section(u'/', 1, 1)) : QString();
    return name.isEmpty() ? label : label + u"　"_s + name;
}

/// What stands in the form while the rules cannot yet say what follows from it.
QList<api::Effect> NotificationForm::notifiedSoFar() const
{
    QList<api::Effect> effects;
    for (const auto &chosen : m_state.draft.persons) {
        if (!chosen.chosen)
            continue;
        api::Effect effect;
        effect.addresseeNumber = chosen.addresseeNumber;
        effect.name = m_state.nameOf(chosen.addresseeNumber);
        effect.municipalFrom = m_state.draft.happenedOn;
        effects += effect;
    }
    return effects;
}

int NotificationForm::errorCount() const { return m_judged ? static_cast<int>(m_check.errors.size()) : 0; }

void NotificationForm::proceed()
{
    if (!m_state.isAbout() || m_busy)
        return;
    if (m_armed && m_step == Summary)
        return submit();
    m_judged = true;
    goToStep(Summary);
    check(true);
}

void NotificationForm::submit()
{
    m_busy = true;
    m_armed = false;
    m_answers.when(m_services.reception.registerNotification(m_state.draft), [this](const Result<api::Registered> &answer) {
        m_busy = false;
        if (answer) {
            clear();
            Q_EMIT registered(*answer);
            return;
        }
        m_summary->showError(answer.error());
        Q_EMIT stateChanged();
    });
}

bool NotificationForm::stepBack()
{
    if (m_step <= 0)
        return false;
    goToStep(m_step - 1);
    return true;
}

void NotificationForm::showList()
{
    goToStep(Reception);
    if (beginsWithList())
        m_proposals->focusList();
}

void NotificationForm::refresh()
{
    if (m_step == Reception && beginsWithList())
        m_proposals->refresh();
    else
        check(false);
}

QString NotificationForm::context() const { return m_pages[std::max(0, m_step)]->context(); }

} // namespace madoguchi::ui
