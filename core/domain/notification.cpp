#include "domain/notification.h"

#include "domain/municipality.h"
#include "domain/reason.h"

#include <array>

namespace madoguchi::domain {

using namespace Qt::StringLiterals;

namespace {

using enum NotifiedPersons;

// A move out may be notified before it (住民基本台帳法24条); everything else has happened, and has its evidence.
constexpr std::array<NotificationRule, 10> table{{
    {u"A1", NewHousehold, OtherMunicipality::Previous, 0},
    {u"A2", Uncovered, OtherMunicipality::None, 0},
    {u"A3", Uncovered, OtherMunicipality::None, 0},
    {u"A4", Newborn, OtherMunicipality::None, 0},
    {u"A5", Uncovered, OtherMunicipality::None, 0},
    {u"L1", Covered, OtherMunicipality::Next, notificationDays},
    {u"L2", Covered, OtherMunicipality::None, 0},
    {u"L3", Covered, OtherMunicipality::None, 0},
    {u"L4", OneCovered, OtherMunicipality::None, 0},
    {u"L5", Covered, OtherMunicipality::None, 0},
}};

QString iso(QDate date) { return date.toString(Qt::ISODate); }

class Check {
public:
    explicit Check(const Notified &notified) : m_notified(notified), m_rule(findNotificationRule(notified.reason)) {}

    NotificationOutcome run()
    {
        if (m_notified.reason.isEmpty())
            error(ErrorCode::FieldRequired, u"reason"_s);
        else if (!m_rule)
            error(ErrorCode::ReasonMismatch, u"reason"_s);
        checkHappened();
        checkNotified();
        if (m_rule && m_rule->other != OtherMunicipality::None)
            checkOther();
        if (m_outcome.errors.isEmpty())
            m_outcome.coverDate = coverDate(*findReason(m_notified.reason), m_notified.happenedOn);
        return m_outcome;
    }

private:
    void error(ErrorCode code, const QString &field, const QStringList &args = {}) { m_outcome.errors.append({code, args, field}); }

    int daysAhead() const { return m_rule ? m_rule->daysAhead : 0; }

    void checkHappened()
    {
        const QDate happened = m_notified.happenedOn;
        if (!happened.isValid())
            error(ErrorCode::FieldRequired, u"happenedOn"_s);
        else if (happened > m_notified.today.addDays(daysAhead()))
            error(ErrorCode::DateInFuture, u"happenedOn"_s);
        else if (m_notified.registerDate.isValid() && happened != m_notified.registerDate)
            error(ErrorCode::ReasonMismatch, u"happenedOn"_s, {iso(m_notified.registerDate)});
    }

    void checkNotified()
    {
        const QDate notified = m_notified.notifiedOn, happened = m_notified.happenedOn;
        if (!notified.isValid())
            error(ErrorCode::FieldRequired, u"notifiedOn"_s);
        else if (notified > m_notified.today)
            error(ErrorCode::DateInFuture, u"notifiedOn"_s);
        else if (happened.isValid() && notified.addDays(daysAhead()) < happened)
            error(ErrorCode::DateOrder, u"notifiedOn"_s);
        else if (happened.isValid() && happened.daysTo(notified) > notificationDays)
            m_outcome.warnings.append({ErrorCode::DateOrder, {QString::number(happened.daysTo(notified))}, u"notifiedOn"_s});
    }

    void checkOther()
    {
        const bool previous = m_rule->other == OtherMunicipality::Previous;
        const QString code = previous ? m_notified.previousMunicipality : m_notified.nextMunicipality;
        const QString field = previous ? u"previousMunicipality"_s : u"nextMunicipality"_s;
        if (code.isEmpty())
            error(ErrorCode::FieldRequired, field);
        else if (!isMunicipalityCode(code))
            error(ErrorCode::CheckDigitWrong, field);
        else if (code == m_notified.ownMunicipality)
            error(ErrorCode::FieldInvalid, field);
        m_outcome.samePrefecture = domain::samePrefecture(code, m_notified.ownMunicipality);
    }

    const Notified &m_notified;
    const NotificationRule *m_rule;
    NotificationOutcome m_outcome;
};

std::optional<Error> checkBeginning(QDate from, const NotifiedPerson &person)
{
    if (person.dead)
        return Error{ErrorCode::ReasonMismatch, {}, {}};
    if (person.cover.isValid() && person.cover.isOpen())
        return Error{ErrorCode::AlreadyInsured, {}, {}};
    for (const QDate earliest : {person.birth, person.cover.until})
        if (earliest.isValid() && from < earliest)
            return Error{ErrorCode::DateOrder, {iso(earliest)}, u"happenedOn"_s};
    return std::nullopt;
}

std::optional<Error> checkEnd(QDate until, const NotifiedPerson &person)
{
    if (person.dead || !person.cover.isValid() || !person.cover.isOpen())
        return Error{ErrorCode::ReasonMismatch, {}, {}};
    if (until <= person.cover.from) // an empty cover never was: that is taken back, not ended
        return Error{ErrorCode::DateOrder, {iso(person.cover.from)}, u"happenedOn"_s};
    return std::nullopt;
}

} // namespace

std::span<const NotificationRule> notificationRules()
{
    return table;
}

const NotificationRule *findNotificationRule(const QString &reason)
{
    for (const NotificationRule &rule : table)
        if (reason == QStringView(rule.reason))
            return &rule;
    return nullptr;
}

QString reasonOf(RegisterEvent event)
{
    switch (event) {
    case RegisterEvent::Born:
        return u"A4"_s;
    case RegisterEvent::Died:
        return u"L4"_s;
    case RegisterEvent::MovedOut:
        return u"L1"_s;
    case RegisterEvent::MovedIn:
        break;
    }
    return u"A1"_s;
}

NotificationOutcome checkNotification(const Notified &notification)
{
    return Check(notification).run();
}

std::optional<Error> checkNotifiedPerson(const NotificationRule &rule, QDate coverDate, const NotifiedPerson &person)
{
    return beginsCover(rule) ? checkBeginning(coverDate, person) : checkEnd(coverDate, person);
}

} // namespace madoguchi::domain
