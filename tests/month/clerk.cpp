#include "month/clerk.h"

#include "domain/notification.h"
#include "month/must.h"

using namespace Qt::StringLiterals;

namespace madoguchi::month {

namespace {

const QString nobodys = u"49999999"_s;      ///< 宛名番号: its number is well-formed, and no person's here
const QString partnerMissing = u"W22"_s; ///< waits for the other town; the federation ends it

/// Why an answer of the federation is done with.
QString reasonFor(const QString &code)
{
    static const QHash<QString, QString> reasons{
        {u"W10"_s, u"カードの提示を受け、正しい個人番号を確認した"_s},  {u"W11"_s, u"個人番号を後日入力し、受領を確認した"_s},
        {u"W12"_s, u"住基の記載を確認し、最新のものが正しい"_s},        {u"W13"_s, u"枝番を確認した"_s},
        {u"W20"_s, u"転出日と転入日を確認し、空白期間は事実である"_s}, {u"W21"_s, u"転出元に確認し、先方で訂正する"_s},
        {u"W40"_s, u"高額該当の月はない"_s}};
    return reasons.value(code);
}

/// Refusals that the month brings about itself, and what is then written down. Anything else is a fault.
QString reasonFor(const api::AsideItem &item)
{
    if (item.reason.code == ErrorCode::VersionConflict && item.kind == "answer-task"_L1)
        return u"他の端末が先に処理した"_s;
    if (item.finding == "E08"_L1)
        return u"後の届出を先に送付したため"_s;
    return {};
}

} // namespace

void Clerk::step(const QString &what, int times)
{
    counted[what] += times;
    m_desk.stir();
}

api::Reception Clerk::open(const QString &purpose)
{
    step(u"受付"_s);
    return must("reception", services().reception.openReception(purpose));
}

api::NotificationDraft::Person Clerk::person(const QString &addressee, const ReceptionId &reception, Paper paper)
{
    api::NotificationDraft::Person person;
    person.addresseeNumber = addressee;
    person.numberDocument = paper == Paper::Register ? api::NumberDocument::FromRegister : api::NumberDocument::NumberCard;
    const QString whose = paper == Paper::Wrong ? nobodys : addressee;
    const auto verdict = paper == Paper::Register
        ? must("the register's number", services().number.takeFromRegister(addressee, reception))
        : must("number", services().number.submit(addressee, reception, must("digits", domain::IndividualNumber::fromDigits(m_registry.numberOf(whose)))));
    person.numberReceipt = verdict.receipt;
    person.numberAnswer = verdict.answer;
    if (verdict.receipt.isEmpty())
        step(u"番号空白"_s);
    if (verdict.answer == api::NumberAnswer::Differs)
        step(u"番号相違"_s);
    return person;
}

void Clerk::finish(api::NotificationDraft draft)
{
    draft.identity = api::IdentityDocument::OnePhoto;
    draft.notifiedOn = m_clock.today();
    const auto check = must("check", services().reception.check(draft));
    if (!check.errors.isEmpty())
        throw std::runtime_error("a notification for " + draft.reason.toStdString() + " is refused: " + describe(check.errors.first()).toStdString() + " at " + check.errors.first().field.toStdString());
    must("register", services().reception.registerNotification(draft));
    must("close reception", services().reception.closeReception(draft.reception));
    step(u"届出 "_s + draft.reason);
}

int Clerk::workProposals(Paper paper)
{
    int worked = 0;
    for (const auto &listed : must("proposals", services().reception.proposals({}))) {
        const auto proposal = must("proposal", services().reception.proposal(listed.id));
        const bool movesIn = proposal.event == domain::RegisterEvent::MovedIn;
        const auto reception = open(movesIn ? u"moving-in"_s : u"change"_s);
        api::NotificationDraft draft;
        draft.proposal = proposal.id;
        draft.reception = reception.id;
        draft.reason = domain::reasonOf(proposal.event);
        draft.happenedOn = proposal.moveDate;
        draft.previousMunicipality = proposal.previousMunicipality;
        draft.nextMunicipality = proposal.nextMunicipality;
        if (!movesIn) {
            draft.household = proposal.household;
            const auto household = must("household", services().people.household(proposal.household));
            if (proposal.event == domain::RegisterEvent::Died) {
                for (const auto &member : household.members)
                    if (member.addresseeNumber != proposal.persons.first().addresseeNumber && member.state == api::PersonState::Valid)
                        draft.newHead = member.addresseeNumber;
            }
            if (proposal.event == domain::RegisterEvent::Born)
                draft.newcomer = proposal.persons.first();
        }
        for (const auto &one : proposal.persons) {
            const bool brings = movesIn && draft.persons.isEmpty(); // the card; of the others the register's number is taken
            draft.persons.append(person(one.addresseeNumber, reception.id, brings ? std::exchange(paper, Paper::Card) : Paper::Register));
        }
        finish(draft);
        ++worked;
    }
    return worked;
}

void Clerk::notify(const HouseholdId &household, const QString &addressee, const QString &reason, QDate happenedOn)
{
    must("household", services().people.household(household));
    const auto reception = open(u"change"_s);
    api::NotificationDraft draft;
    draft.household = household;
    draft.reception = reception.id;
    draft.reason = reason;
    draft.happenedOn = happenedOn;
    draft.persons.append(person(addressee, reception.id, Paper::Card));
    finish(draft);
}

void Clerk::takeBackEnd(const HouseholdId &household, const QString &addressee, const QString &reason)
{
    const auto view = must("household", services().people.household(household));
    for (const auto &member : view.members) {
        if (member.addresseeNumber == addressee)
            must("taking back", services().reception.takeBack({household, addressee, member.eligibility.last().id, true, reason}));
    }
    step(u"喪失の取消"_s);
}

int Clerk::enterNumbers()
{
    int entered = 0;
    for (const auto &task : must("number tasks", services().number.tasks())) {
        if (task.verdict.answer == api::NumberAnswer::Waiting)
            continue; // goes by itself
        must("number", services().number.submit(task.addresseeNumber, task.reception, must("digits", domain::IndividualNumber::fromDigits(m_registry.numberOf(task.addresseeNumber)))));
        step(u"番号の後日入力"_s);
        ++entered;
    }
    return entered;
}

int Clerk::workAnswers()
{
    for (const auto &task : must("answers", services().answer.tasks(api::AnswerFilter::Open))) {
        if (task.code != partnerMissing)
            must("take an answer", services().answer.take(task.id, task.seen));
    }
    int closed = 0;
    for (const auto &task : must("answers", services().answer.tasks(api::AnswerFilter::Mine))) {
        const QString reason = reasonFor(task.code);
        if (reason.isEmpty())
            throw std::runtime_error("an answer that nobody can explain: " + task.code.toStdString() + ' ' + task.text.toStdString());
        must("close an answer", services().answer.close(task.id, task.seen, reason));
        step(u"回答の処理 "_s + task.code);
        ++closed;
    }
    return closed;
}

int Clerk::workHouseholds()
{
    int worked = 0;
    for (const auto &row : must("candidates", services().continuity.candidates(api::ContinuityFilter::ToDecide))) {
        const auto candidate = must("candidate", services().continuity.candidate(row.id));
        const auto &proposal = candidate.proposal;
        const bool proposed = proposal.decision.has_value();
        must("decide", services().continuity.decide(row.id, candidate.seen, proposal.decision.value_or(domain::ContinuityDecision::Refused), proposed ? proposal.reason : u"RX"_s,
                                                    proposed ? QString() : u"世帯の構成を確認した"_s));
        step(u"継続の判定 "_s + (proposed ? proposal.reason : u"RX"_s));
        ++worked;
    }
    for (const auto &row : must("months", services().continuity.candidates(api::ContinuityFilter::MonthsToSend))) {
        const auto candidate = must("candidate", services().continuity.candidate(row.id));
        must("send months", services().continuity.sendMonths(row.id, candidate.seen));
        step(u"該当月の提供"_s);
        ++worked;
    }
    return worked;
}

int Clerk::workAside()
{
    int closed = 0;
    for (const auto &item : must("aside", services().link.aside())) {
        if (item.closing || item.held)
            continue;
        const QString reason = reasonFor(item);
        if (reason.isEmpty() || !item.mayClose)
            throw std::runtime_error("set aside, and nobody can explain it: " + item.kind.toStdString() + ' ' + item.number.toStdString() + ' ' + item.finding.toStdString() + ' ' +
                                     describe(item.reason).toStdString() + ' ' + item.reason.field.toStdString());
        must("close aside", services().link.closeAside(item.id, reason));
        step(u"返却・競合の処理"_s);
        ++closed;
    }
    return closed;
}

int Clerk::sendFiles()
{
    const auto preview = must("preview", services().link.previewToday());
    m_desk.stir();
    if (preview.files.isEmpty())
        return 0;
    (void)test::get(services().link.sendToday()); // a refusal is one of the rows, and they stand aside
    int taken = 0;
    for (const auto &file : must("files", services().link.files())) {
        for (const auto &sent : preview.files)
            taken += sent.id == file.id && file.state == api::InterfaceFile::State::Accepted;
    }
    step(u"送付"_s, taken);
    return taken;
}

void Clerk::receiveFiles()
{
    must("receive", services().link.receive());
    counted[u"受信"_s] = 0; // by the button or by themselves
    for (const auto &file : must("files", services().link.files()))
        counted[u"受信"_s] += file.state == api::InterfaceFile::State::Imported;
    counted[u"連合会による解消"_s] = 0;
    for (const auto &task : must("answers", services().answer.tasks(api::AnswerFilter::Done)))
        counted[u"連合会による解消"_s] += task.state == api::AnswerTask::State::Settled;
    m_desk.stir();
}

} // namespace madoguchi::month
