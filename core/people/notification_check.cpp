#include "people/notification_check.h"

#include "people/household_table.h"
#include "people/notification.h"
#include "people/number_receipt.h"
#include "people/number_task.h"

#include <algorithm>

namespace madoguchi::people {

using namespace Qt::StringLiterals;

namespace {

constexpr int nameLength = 100;

class DraftCheck {
public:
    DraftCheck(store::Connection &connection, const api::NotificationDraft &draft, const Office &office, QDate today)
        : m_connection(connection), m_draft(draft), m_office(office), m_today(today)
    {
    }

    Result<CheckedDraft> run()
    {
        MADOGUCHI_TRY(checkReferences());
        checkNotifier();
        checkRules();
        MADOGUCHI_TRY(checkPersons());
        if (const auto note = checkNote(m_draft.note); !note.ok())
            m_result.check.errors.append(note.error());
        if (m_result.check.errors.isEmpty())
            foresee();
        return m_result;
    }

private:
    void error(ErrorCode code, const QString &field, const QStringList &args = {}) { m_result.check.errors.append({code, args, field}); }

    Result<Done> checkReferences()
    {
        MADOGUCHI_ASSIGN(m_result.reception, findReception(m_connection, m_draft.reception));
        if (!m_result.reception)
            error(ErrorCode::FieldRequired, u"reception"_s);
        else if (m_result.reception->reception.closed)
            error(ErrorCode::FieldInvalid, u"reception"_s);
        MADOGUCHI_ASSIGN(m_result.record, findRegisterRecord(m_connection, m_draft.proposal));
        if (!m_result.record)
            error(ErrorCode::NotFound, u"persons"_s);
        else if (m_result.record->settled)
            error(ErrorCode::AlreadyInsured, u"persons"_s);
        return done();
    }

    void checkNotifier()
    {
        if (m_draft.notifier == api::Notifier::Proxy) {
            if (m_draft.proxyName.trimmed().isEmpty())
                error(ErrorCode::FieldRequired, u"proxyName"_s);
            if (!m_draft.mandateSeen)
                error(ErrorCode::FieldRequired, u"mandate"_s);
        }
        if (m_draft.proxyName.size() > nameLength)
            error(ErrorCode::TooLarge, u"proxyName"_s, {QString::number(nameLength)});
        if (domain::containsIndividualNumber(m_draft.proxyName))
            error(ErrorCode::IndividualNumberInText, u"proxyName"_s);
        if (m_draft.identity == api::IdentityDocument::None)
            error(ErrorCode::IdentityCheckMissing, u"identity"_s);
    }

    void checkRules()
    {
        m_result.moving = domain::checkMovingIn({m_draft.reason, m_draft.happenedOn, m_draft.notifiedOn, m_result.record ? m_result.record->moveDate : QDate(),
                                                 m_draft.previousMunicipality, m_office.municipality, m_today});
        m_result.check.errors += m_result.moving.errors;
        m_result.check.warnings += m_result.moving.warnings;
    }

    Result<Done> checkPersons()
    {
        QStringList enrolled;
        for (const auto &person : m_draft.persons) {
            if (!person.enrol)
                continue;
            const QString field = u"persons/"_s + person.addresseeNumber;
            if (!proposed(person.addresseeNumber) || enrolled.contains(person.addresseeNumber)) {
                error(ErrorCode::FieldInvalid, field);
                continue;
            }
            enrolled.append(person.addresseeNumber);
            MADOGUCHI_ASSIGN(const bool covered, isCovered(m_connection, person.addresseeNumber, m_office.municipality, m_today));
            if (covered)
                error(ErrorCode::AlreadyInsured, field);
            MADOGUCHI_TRY(checkNumber(person, field + u"/number"_s));
        }
        if (enrolled.isEmpty())
            error(ErrorCode::NoPersonChosen, u"persons"_s);
        return done();
    }

    bool proposed(const QString &addressee) const
    {
        return m_result.record && std::any_of(m_result.record->persons.begin(), m_result.record->persons.end(), [&](const auto &p) { return p.addressee == addressee; });
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
        for (const auto &person : m_draft.persons) {
            if (!person.enrol)
                continue;
            const auto at = std::find_if(m_result.record->persons.begin(), m_result.record->persons.end(),
                                         [&](const auto &p) { return p.addressee == person.addresseeNumber; });
            m_result.check.effects.append({person.addresseeNumber, at->nameKanji, m_result.moving.coverFrom, m_result.moving.coverFrom, m_result.moving.toBeInherited});
        }
    }

    store::Connection &m_connection;
    const api::NotificationDraft &m_draft;
    const Office &m_office;
    const QDate m_today;
    CheckedDraft m_result;
};

} // namespace

Result<CheckedDraft> checkDraft(store::Connection &connection, const api::NotificationDraft &draft, const Office &office, QDate today)
{
    return DraftCheck(connection, draft, office, today).run();
}

} // namespace madoguchi::people
