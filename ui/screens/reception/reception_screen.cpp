#include "ui/screens/reception/reception_screen.h"

#include "ui/screens/reception/notification_form.h"
#include "ui/screens/reception/number_tasks.h"
#include "ui/screens/reception/reception_desk.h"
#include "ui/theme/theme.h"
#include "ui/widgets/empty_state.h"
#include "ui/words/people_words.h"
#include "ui/words/sentences.h"

#include <QLabel>
#include <QShortcut>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
const QString parkedKey = u"reception-parked"_s;
const QString movingIn = u"moving-in"_s, otherChange = u"change"_s; // domain/purpose.h
const QString numbersObject = u"numbers"_s; // of a Destination
} // namespace

Screen *createReception(api::Services &services, QWidget *parent) { return new ReceptionScreen(services, parent); }

ReceptionScreen::ReceptionScreen(api::Services &services, QWidget *parent)
    : Screen(services, parent), m_pages(new QStackedLayout), m_desk(new ReceptionDesk(services)), m_visit(new EmptyState),
      m_form(new NotificationForm(services)), m_numbers(new NumberTasks(services))
{
    auto *frame = new QVBoxLayout(this); // a stacked layout ignores its margins
    frame->setContentsMargins(space::large, space::medium, space::large, space::medium);
    frame->addLayout(m_pages);
    m_visit->setAction(tr("To the search (F2)"));
    connect(m_visit, &EmptyState::acted, this, [this] { Q_EMIT goTo({ScreenId::Search, {}}); });
    for (QWidget *page : {static_cast<QWidget *>(m_desk), static_cast<QWidget *>(m_visit), static_cast<QWidget *>(m_form), static_cast<QWidget *>(m_numbers)})
        m_pages->addWidget(page);

    connect(m_desk, &ReceptionDesk::opened, this, &ReceptionScreen::begin);
    connect(m_desk, &ReceptionDesk::resumed, this, &ReceptionScreen::resume);
    connect(m_desk, &ReceptionDesk::numbersAsked, this, [this] { turnTo(Numbers); });
    connect(m_form, &NotificationForm::registered, this, &ReceptionScreen::finished);
    connect(m_form, &NotificationForm::stateChanged, this, [this] {
        Q_EMIT keysChanged();
        Q_EMIT contextChanged();
    });
    auto *park = new QShortcut(Qt::SHIFT | Qt::Key_F12, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(park, &QShortcut::activated, this, &ReceptionScreen::park);
}

QString ReceptionScreen::title() const
{
    if (m_pages->currentIndex() == Numbers)
        return tr("Reception: individual numbers");
    if (m_pages->currentIndex() == Form)
        return m_form->isMovingIn() ? tr("Reception: moving in") : tr("Reception: notification");
    return tr("Reception");
}

void ReceptionScreen::setCompact(bool compact) { m_form->setCompact(compact); }

QWidget *ReceptionScreen::firstFocus()
{
    if (m_pages->currentIndex() == Form)
        return m_form;
    if (m_pages->currentIndex() == Numbers)
        return m_numbers->firstField();
    return m_pages->currentIndex() == Desk ? m_desk->firstField() : m_visit;
}

QString ReceptionScreen::context() const
{
    if (m_pages->currentIndex() == Form)
        return m_form->context() + u"\n\n"_s + tr("PageUp and PageDown walk through the steps. Shift+F12 parks the form.");
    if (m_pages->currentIndex() == Numbers)
        return tr("Numbers that have no answer of the federation yet.\n\nStill to be confirmed: the line was away and nothing was kept; ask for the number and "
                  "enter it again.\n\nNot taken: the federation says why; nobody can open what was sent, so it is asked for again.\n\nWaits for the line: "
                  "it goes by itself. Where the municipality lets sealed numbers wait, it is for 7 days at most.");
    return tr("The purpose is asked once for the whole visit; it stands in the record with everything that is looked at.\n\n"
              "1 and Enter: moving in. The reception number goes on the paper, so that record and paper can be compared.");
}

int ReceptionScreen::keyCount(FunctionKey key) const { return key == FunctionKey::F12 ? m_form->errorCount() : 0; }

bool ReceptionScreen::isLit(FunctionKey key) const
{
    const bool form = m_pages->currentIndex() == Form;
    switch (key) {
    case FunctionKey::F4:
    case FunctionKey::F5:
        return true;
    case FunctionKey::F12:
        return form && m_form->isAbout();
    default:
        return false;
    }
}

void ReceptionScreen::trigger(FunctionKey key)
{
    const bool form = m_pages->currentIndex() == Form;
    if (m_pages->currentIndex() == Numbers)
        key == FunctionKey::F5 ? m_numbers->refresh() : m_numbers->firstField()->setFocus();
    else if (key == FunctionKey::F4)
        form ? m_form->showList() : m_desk->focusList();
    else if (key == FunctionKey::F5)
        form ? m_form->refresh() : m_desk->refresh();
    else if (key == FunctionKey::F12 && form)
        m_form->proceed();
}

bool ReceptionScreen::stepBack()
{
    if (m_pages->currentIndex() == Form) {
        if (!m_form->stepBack())
            park(); // what was typed is never thrown away by Esc
        return true;
    }
    if (m_pages->currentIndex() == Desk)
        return false;
    turnTo(Desk);
    return true;
}

void ReceptionScreen::open(const QString &object)
{
    if (m_pages->currentIndex() == Form)
        return object.startsWith(notifySection) ? Q_EMIT told(tr("A notification is begun: register it or park it (Shift+F12) first.")) : void(); // not left behind
    if (object.startsWith(notifySection))
        return notify(HouseholdId(object.mid(notifySection.size())));
    if (object == numbersObject)
        turnTo(Numbers);
    else if (m_pages->currentIndex() == Desk)
        turnTo(Desk);
}

void ReceptionScreen::turnTo(int page)
{
    m_pages->setCurrentIndex(page);
    if (page == Desk) {
        m_desk->refresh();
        lookForParked();
        m_desk->firstField()->setFocus();
    }
    if (page == Numbers) {
        m_numbers->refresh();
        m_numbers->firstField()->setFocus();
    } else {
        m_numbers->clear();
    }
    Q_EMIT keysChanged();
    Q_EMIT contextChanged();
}

void ReceptionScreen::begin(const api::Reception &reception)
{
    m_atCounter = reception.id;
    if (reception.purpose == otherChange) {
        // What the register tells of is offered; without it, and for whatever else it is, the household is searched.
        m_answers.when(m_services.reception.proposals({}), [this, reception](const Result<QList<api::RegisterProposal>> &answer) {
            const auto isEvent = [](const api::RegisterProposal &p) { return p.event != domain::RegisterEvent::MovedIn; };
            if (!answer || std::ranges::none_of(*answer, isEvent))
                return visit(reception);
            turnTo(Form);
            m_form->startFromRegister(reception);
        });
        return;
    }
    if (reception.purpose != movingIn)
        return visit(reception);
    turnTo(Form);
    m_form->start(reception);
}

void ReceptionScreen::visit(const api::Reception &reception)
{
    m_visit->set(Icon::Reception, tr("The visit is open"),
                 reception.purpose == otherChange ? tr("Search the household and begin the notification there.")
                                                  : tr("Everything that is looked at now is entered in the record under its number."));
    turnTo(Visit);
    Q_EMIT told(tr("Reception %1 is open.").arg(reception.number));
}

/// In the visit at the counter; without one, in a visit of its own.
void ReceptionScreen::notify(const HouseholdId &household)
{
    m_answers.when(m_services.reception.today(), [this, household](const Result<QList<api::Reception>> &answer) {
        for (const auto &reception : answer ? *answer : QList<api::Reception>()) {
            if (reception.id == m_atCounter && !reception.closed)
                return fill(reception, household);
        }
        m_answers.when(m_services.reception.openReception(otherChange), [this, household](const Result<api::Reception> &opened) {
            if (!opened)
                return Q_EMIT told(sentence(opened.error()));
            m_atCounter = opened->id;
            fill(*opened, household);
        });
    });
}

void ReceptionScreen::fill(const api::Reception &reception, const HouseholdId &household)
{
    turnTo(Form);
    m_form->start(reception, household);
}

void ReceptionScreen::park()
{
    if (m_pages->currentIndex() != Form || !m_form->isStarted())
        return;
    m_answers.when(m_services.session.saveDraft(parkedKey, toJson(m_form->parked())), [this](const Result<Done> &answer) {
        if (!answer) {
            Q_EMIT told(sentence(answer.error()));
            return; // the form stays as it is
        }
        m_form->clear();
        turnTo(Desk);
        Q_EMIT told(tr("Parked. It can be taken up again from the reception."));
    });
}

void ReceptionScreen::lookForParked()
{
    m_answers.when(m_services.session.loadDraft(parkedKey), [this](const Result<QByteArray> &answer) {
        m_parked = answer ? *answer : QByteArray();
        const auto parked = fromJson(m_parked);
        m_desk->setParked(parked ? parked->receptionNumber : QString());
        if (parked && m_desk->isVisible())
            m_desk->firstField()->setFocus();
    });
}

void ReceptionScreen::resume()
{
    const auto parked = fromJson(m_parked);
    if (!parked)
        return;
    turnTo(Form);
    m_form->resume(*parked);
    m_answers.when(m_services.session.dropDraft(parkedKey), [](const Result<Done> &) {});
}

void ReceptionScreen::finished(const api::Registered &registered)
{
    turnTo(Desk);
    Q_EMIT told(tr("Registered as %1. It goes to the federation with today's files.").arg(registered.number));
    Q_EMIT goTo({ScreenId::Household, registered.household.text()});
}

QByteArray ReceptionScreen::draft() const
{
    return m_pages->currentIndex() == Form && m_form->isStarted() ? toJson(m_form->parked()) : QByteArray();
}

void ReceptionScreen::restoreDraft(const QByteArray &draft)
{
    if (const auto parked = fromJson(draft)) {
        turnTo(Form);
        m_form->resume(*parked);
    }
}

void ReceptionScreen::clear()
{
    m_answers.forget();
    m_parked.clear();
    m_atCounter = {};
    m_form->clear();
    m_desk->clear();
    m_numbers->clear();
    m_pages->setCurrentIndex(Desk);
    Q_EMIT keysChanged();
}

} // namespace madoguchi::ui
