#include "people/notification_check.h"

#include "domain/free_text.h"
#include "domain/kana.h"
#include "people/household_change.h"
#include "people/household_table.h"
#include "people/notification.h"
#include "people/number_receipt.h"
#include "people/number_task.h"

#include <algorithm>

namespace madoguchi::people {

using namespace Qt::StringLiterals;

namespace {

constexpr int nameLength = 100, addresseeLength = 15, relationLength = 20;
const QString died = u"L4"_s; // domain/reason.h

/// As the register has it; cover comes with the notification, numbers with the registration.
Household householdOf(const RegisterRecord &record, const QStringList &chosen)
{
    Household h;
    h.id = HouseholdId(newId());
    h.history = 0;
    h.postalCode = record.postalCode;
    h.address = record.address;
    h.town = record.town;
    for (const auto &p : record.persons) {
        if (!p.head && !chosen.contains(p.addressee))
            continue; // insured elsewhere: no member of a National Health Insurance household
        Member m{PersonId(newId()), p.addressee, p.nameKanji, p.nameKana, p.birth, p.birthUnknown, p.sex, p.relation, p.head, false, false, u""_s, u""_s, {}};
        m.history = 0;
        h.members.append(m);
    }
    return h;
}

Member memberOf(const api::RegisterProposal::Person &p)
{
    Member m{PersonId(newId()), p.addresseeNumber, p.nameKanji, p.nameKana, isoDate(p.birth), false, p.sex, p.relation, false, false, false, u""_s, u""_s, {}};
    m.history = 0;
    return m;
}

/// What somebody would be told of a member who is otherwise than before.
std::optional<api::Effect> effectOn(const Member &member, const std::optional<Household> &before, const QString &municipality)
{
    const Member *was = nullptr;
    for (const Member &one : before ? before->members : QList<Member>())
        was = one.person == member.person ? &one : was;
    const Eligibility *cover = member.lastCover(municipality), *stood = was ? was->lastCover(municipality) : nullptr;
    api::Effect effect;
    effect.addresseeNumber = member.addressee;
    effect.name = member.nameKanji;
    if (before && member.head && !(was && was->head))
        effect.becomes = api::Effect::Becomes::Head;
    if (member.head && !member.insured && !(was && was->head && !was->insured))
        effect.becomes = api::Effect::Becomes::NominalHead;
    const bool otherwise = cover && (!stood || *cover != *stood);
    if (otherwise) {
        effect.prefectureFrom = cover->prefecture.from;
        effect.municipalFrom = cover->municipal.from;
        effect.prefectureUntil = cover->prefecture.until;
        effect.municipalUntil = cover->municipal.until;
    }
    const bool told = otherwise || (before && effect.becomes != api::Effect::Becomes::Same);
    return told ? std::optional(effect) : std::nullopt;
}

class DraftCheck {
public:
    DraftCheck(store::Connection &connection, const api::NotificationDraft &draft, const Office &office, QDate today)
        : m_connection(connection), m_draft(draft), m_office(office), m_today(today), m_rule(domain::findNotificationRule(draft.reason))
    {
    }

    Result<CheckedDraft> run()
    {
        MADOGUCHI_TRY(checkReferences());
        checkNotifier();
        checkRules();
        if (m_rule && m_draft.newcomer && domain::takesNewcomer(*m_rule))
            MADOGUCHI_TRY(checkNewcomer(*m_draft.newcomer));
        MADOGUCHI_TRY(checkPersons());
        checkSuccession();
        checkText(m_draft.note, {}, u"note"_s);
        if (m_result.check.errors.isEmpty()) {
            foresee();
            MADOGUCHI_TRY(findWhatItSettles());
        }
        return m_result;
    }

private:
    void error(ErrorCode code, const QString &field, const QStringList &args = {}) { m_result.check.errors.append({code, args, field}); }

    bool isMovingIn() const { return m_rule && m_rule->persons == domain::NotifiedPersons::NewHousehold; }

    Result<Done> checkReferences()
    {
        MADOGUCHI_ASSIGN(m_result.reception, findReception(m_connection, m_draft.reception));
        if (!m_result.reception)
            error(ErrorCode::FieldRequired, u"reception"_s);
        else if (m_result.reception->reception.closed)
            error(ErrorCode::FieldInvalid, u"reception"_s);
        if (m_draft.household.isEmpty() || !m_draft.proposal.isEmpty())
            MADOGUCHI_TRY(checkRecord());
        if (m_draft.household.isEmpty())
            return done();
        MADOGUCHI_ASSIGN(m_result.before, findHousehold(m_connection, m_draft.household));
        if (!m_result.before)
            error(ErrorCode::NotFound, u"persons"_s);
        else if (m_result.record && !isOf(*m_result.record, *m_result.before))
            error(ErrorCode::FieldInvalid, u"persons"_s);
        if (isMovingIn()) // it is here already
            error(ErrorCode::ReasonMismatch, u"reason"_s);
        return done();
    }

    Result<Done> checkRecord()
    {
        MADOGUCHI_ASSIGN(m_result.record, findRegisterRecord(m_connection, m_draft.proposal));
        const domain::RegisterEvent event = m_result.record ? m_result.record->event : domain::RegisterEvent::MovedIn;
        const bool movedIn = event == domain::RegisterEvent::MovedIn;
        if (!m_result.record || (m_draft.household.isEmpty() && !movedIn))
            error(ErrorCode::NotFound, u"persons"_s);
        else if (m_result.record->settled)
            error(movedIn ? ErrorCode::AlreadyInsured : ErrorCode::ReasonMismatch, u"persons"_s);
        if (m_rule && m_draft.reason != domain::reasonOf(event))
            error(ErrorCode::ReasonMismatch, u"reason"_s);
        return done();
    }

    static bool isOf(const RegisterRecord &record, const Household &household)
    {
        return std::ranges::any_of(household.members, [&](const Member &m) { return m.addressee == record.headAddressee; });
    }

    void checkNotifier()
    {
        const bool proxy = m_draft.notifier == api::Notifier::Proxy;
        checkText(m_draft.proxyName, {nameLength, domain::TextFor::Screen, proxy}, u"proxyName"_s);
        if (proxy && !m_draft.mandateSeen)
            error(ErrorCode::FieldRequired, u"mandate"_s);
        if (m_draft.identity == api::IdentityDocument::None)
            error(ErrorCode::IdentityCheckMissing, u"identity"_s);
    }

    void checkRules()
    {
        m_outcome = domain::checkNotification({m_draft.reason, m_draft.happenedOn, m_draft.notifiedOn, m_result.record ? m_result.record->moveDate : QDate(),
                                               m_draft.previousMunicipality, m_draft.nextMunicipality, m_office.municipality, m_today});
        m_result.check.errors += m_outcome.errors;
        m_result.check.warnings += m_outcome.warnings;
    }

    Result<Done> checkNewcomer(const api::RegisterProposal::Person &person)
    {
        const QString &addressee = person.addresseeNumber;
        if (addressee.isEmpty())
            error(ErrorCode::FieldRequired, u"newcomer/addressee"_s);
        else if (domain::containsIndividualNumber(addressee))
            error(ErrorCode::IndividualNumberInText, u"newcomer/addressee"_s);
        else if (addressee.size() > addresseeLength || !std::ranges::all_of(addressee, [](QChar c) { return c >= u'0' && c <= u'9'; }))
            error(ErrorCode::FieldInvalid, u"newcomer/addressee"_s);
        checkText(person.nameKanji, {nameLength, domain::TextFor::File, true}, u"newcomer/nameKanji"_s);
        checkText(person.nameKana, {nameLength, domain::TextFor::File, true}, u"newcomer/nameKana"_s);
        if (!person.nameKana.isEmpty() && person.nameKana != domain::fullKatakana(person.nameKana))
            error(ErrorCode::FieldInvalid, u"newcomer/nameKana"_s);
        checkText(person.relation, {relationLength, domain::TextFor::File, true}, u"newcomer/relation"_s);
        if (person.sex == api::Sex::NotApplicable)
            error(ErrorCode::FieldRequired, u"newcomer/sex"_s);
        if (m_rule->persons == domain::NotifiedPersons::Newborn)
            ; // born on the day that is notified
        else if (!person.birth.isValid())
            error(ErrorCode::FieldRequired, u"newcomer/birth"_s);
        else if (person.birth > m_today)
            error(ErrorCode::DateInFuture, u"newcomer/birth"_s);
        MADOGUCHI_ASSIGN(const auto known, householdOfAddressee(m_connection, addressee, m_office.municipality));
        if (known) // of this household or of another: nobody is here twice
            error(ErrorCode::AlreadyInsured, u"newcomer/addressee"_s);
        return done();
    }

    void checkText(const QString &text, const domain::TextRule &rule, const QString &field)
    {
        if (const auto checked = domain::checkText(text, rule, field); !checked.ok())
            m_result.check.errors.append(checked.error());
    }

    Result<Done> checkPersons()
    {
        for (const auto &person : m_draft.persons) {
            if (!person.chosen)
                continue;
            const QString field = u"persons/"_s + person.addresseeNumber;
            const auto known = candidate(person.addresseeNumber);
            if (!known || m_chosen.contains(person.addresseeNumber)) {
                error(ErrorCode::FieldInvalid, field);
                continue;
            }
            m_chosen.append(person.addresseeNumber);
            MADOGUCHI_TRY(checkCover(person.addresseeNumber, *known, field));
            MADOGUCHI_TRY(checkNumber(person, field + u"/number"_s));
        }
        const auto needed = m_rule ? m_rule->persons : domain::NotifiedPersons::Covered;
        if (needed == domain::NotifiedPersons::Newborn && !m_draft.newcomer)
            error(ErrorCode::FieldRequired, u"newcomer/addressee"_s);
        else if (m_chosen.isEmpty())
            error(ErrorCode::NoPersonChosen, u"persons"_s);
        if ((needed == domain::NotifiedPersons::OneCovered || needed == domain::NotifiedPersons::Newborn) && m_chosen.size() > 1)
            error(ErrorCode::FieldInvalid, u"persons"_s);
        return done();
    }

    /// Whom the notification may be about.
    std::optional<domain::NotifiedPerson> candidate(const QString &addressee) const
    {
        const auto &record = m_result.record;
        if (record && std::ranges::none_of(record->persons, [&](const auto &p) { return p.addressee == addressee; }))
            return std::nullopt; // not of whom the register tells
        if (m_draft.newcomer && m_draft.newcomer->addresseeNumber == addressee)
            return domain::NotifiedPerson{m_draft.newcomer->birth, false, {}};
        if (m_result.before) {
            for (const Member &m : m_result.before->members) {
                const Eligibility *last = m.lastCover(m_office.municipality);
                if (m.addressee == addressee)
                    return domain::NotifiedPerson{QDate::fromString(m.birth, Qt::ISODate), m.dead, last ? last->municipal : domain::Period()};
            }
        }
        if (record && !m_result.before) {
            for (const auto &p : record->persons)
                if (p.addressee == addressee)
                    return domain::NotifiedPerson{QDate::fromString(p.birth, Qt::ISODate), false, {}};
        }
        return std::nullopt;
    }

    Result<Done> checkCover(const QString &addressee, const domain::NotifiedPerson &person, const QString &field)
    {
        if (!m_rule)
            return done();
        std::optional<Error> wrong = m_outcome.coverDate.isValid() ? domain::checkNotifiedPerson(*m_rule, m_outcome.coverDate, person) : std::nullopt;
        if (!wrong && domain::beginsCover(*m_rule)) {
            MADOGUCHI_ASSIGN(const bool covered, isCovered(m_connection, addressee, m_office.municipality, m_today)); // in another household too
            if (covered)
                wrong = Error{ErrorCode::AlreadyInsured, {}, {}};
        }
        if (wrong)
            error(wrong->code, wrong->field.isEmpty() ? field : wrong->field, wrong->args);
        return done();
    }

    /// A head who dies leaves the household to somebody, unless nobody of it is insured any more.
    void checkSuccession()
    {
        if (m_draft.reason != died || !m_result.before)
            return;
        const auto &members = m_result.before->members;
        const bool headDies = std::ranges::any_of(members, [&](const Member &m) { return m.head && m_chosen.contains(m.addressee); });
        const bool othersStay = std::ranges::any_of(members, [&](const Member &m) { return !m_chosen.contains(m.addressee) && isInsured(m, m_office.municipality); });
        const auto next = std::ranges::find(members, m_draft.newHead, &Member::addressee);
        if (!headDies)
            m_newHead.clear();
        else if (m_draft.newHead.isEmpty() && othersStay)
            error(ErrorCode::FieldRequired, u"newHead"_s);
        else if (!m_draft.newHead.isEmpty() && (next == members.end() || next->dead || m_chosen.contains(next->addressee)))
            error(ErrorCode::FieldInvalid, u"newHead"_s);
        else
            m_newHead = m_draft.newHead;
    }

    Result<Done> checkNumber(const api::NotificationDraft::Person &person, const QString &field)
    {
        if (person.numberDocument == api::NumberDocument::None)
            error(ErrorCode::FieldRequired, field);
        if (person.numberReceipt.isEmpty()) {
            // Nobody is refused because a number has not arrived yet; that it is still to come stays a task.
            MADOGUCHI_ASSIGN(const bool task, hasNumberTask(m_connection, person.addresseeNumber, m_draft.reception));
            if (task)
                m_result.check.warnings.append({ErrorCode::NumberToBeConfirmed, {}, field});
            else
                error(ErrorCode::NumberMissing, field);
            return done();
        }
        // Only what the federation has answered counts, and only for this person.
        MADOGUCHI_ASSIGN(const auto receipt, findNumberReceipt(m_connection, person.numberReceipt));
        if (!receipt || receipt->addressee != person.addresseeNumber)
            error(ErrorCode::NumberMissing, field);
        else if (receipt->answer == api::NumberAnswer::Differs)
            m_result.check.warnings.append({ErrorCode::FieldInvalid, {}, field}); // goes to the confirmation list (C-04)
        return done();
    }

    void foresee()
    {
        CoverChange change{m_draft.reason, m_outcome.coverDate, m_draft.notifiedOn, {}, {}, m_outcome.samePrefecture, m_chosen, {}, m_newHead};
        if (m_rule->other == domain::OtherMunicipality::Previous)
            change.previousMunicipality = m_draft.previousMunicipality;
        if (m_rule->other == domain::OtherMunicipality::Next)
            change.nextMunicipality = m_draft.nextMunicipality;
        if (m_draft.newcomer && m_chosen.contains(m_draft.newcomer->addresseeNumber)) {
            change.newcomer = memberOf(*m_draft.newcomer);
            if (m_rule->persons == domain::NotifiedPersons::Newborn)
                change.newcomer->birth = isoDate(m_draft.happenedOn);
        }
        const Household stood = m_result.before ? *m_result.before : householdOf(*m_result.record, m_chosen);
        m_result.after = changed(stood, change, m_office.municipality);
        for (const Member &member : std::as_const(m_result.after.members)) {
            if (auto effect = effectOn(member, m_result.before, m_office.municipality)) {
                effect->prefectureInherited = isMovingIn() && m_outcome.samePrefecture;
                m_result.check.effects.append(*effect);
            }
        }
        m_result.check.householdEnds = isInsured(stood, m_office.municipality) && !isInsured(m_result.after, m_office.municipality);
    }

    /// Notified from the household, without a look at the register's proposals: one that proposes the same for the same people on the same day has nothing left to say (F-20).
    Result<Done> findWhatItSettles()
    {
        if (!m_result.before || m_result.record)
            return done();
        for (const Member &m : m_result.before->members) {
            MADOGUCHI_ASSIGN(const auto open, openRegisterRecordsOf(m_connection, m.addressee));
            for (const RegisterRecord &record : open) {
                QStringList told;
                for (const RegisterRecord::Person &p : record.persons)
                    told.append(p.addressee);
                const bool sameWay = record.event != domain::RegisterEvent::MovedOut || record.nextMunicipality == m_draft.nextMunicipality;
                if (domain::reasonOf(record.event) == m_draft.reason && sameWay && record.moveDate == m_draft.happenedOn && QSet(told.begin(), told.end()) == QSet(m_chosen.begin(), m_chosen.end()))
                    m_result.record = record;
                if (m_result.record)
                    return done();
            }
        }
        return done();
    }

    store::Connection &m_connection;
    const api::NotificationDraft &m_draft;
    const Office &m_office;
    const QDate m_today;
    const domain::NotificationRule *m_rule; ///< nullptr: no reason, or none that is notified
    domain::NotificationOutcome m_outcome;
    QStringList m_chosen; ///< 宛名番号, each once
    QString m_newHead;
    CheckedDraft m_result;
};

} // namespace

Result<CheckedDraft> checkDraft(store::Connection &connection, const api::NotificationDraft &draft, const Office &office, QDate today)
{
    return DraftCheck(connection, draft, office, today).run();
}

} // namespace madoguchi::people
