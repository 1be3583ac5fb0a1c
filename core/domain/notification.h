#pragma once

#include "base/error.h"
#include "domain/eligibility.h"

#include <QList>

#include <optional>
#include <span>

namespace madoguchi::domain {

/// Whom a notification (届出) is about.
enum class NotifiedPersons {
    NewHousehold, ///< a household that is not here yet, as the resident register has it
    Uncovered,    ///< members without cover, or somebody who joins the household
    Newborn,      ///< somebody who joins the household by birth
    Covered,      ///< members with cover
    OneCovered,   ///< one member with cover
};
enum class OtherMunicipality { None, Previous, Next }; ///< 転入前, 転出先

/// What a notification for a reason (domain/reason.h) needs.
struct NotificationRule {
    const char16_t *reason;
    NotifiedPersons persons;
    OtherMunicipality other;
    int daysAhead; ///< that it may be notified before it happens
};
std::span<const NotificationRule> notificationRules(); ///< only the reasons that are notified at the counter
const NotificationRule *findNotificationRule(const QString &reason);
inline bool beginsCover(const NotificationRule &rule) { return rule.persons < NotifiedPersons::Covered; }
/// Somebody who is not in the household yet may be part of it.
inline bool takesNewcomer(const NotificationRule &rule) { return rule.persons == NotifiedPersons::Uncovered || rule.persons == NotifiedPersons::Newborn; }

/// What the resident register (住基) tells of.
enum class RegisterEvent { MovedIn, Born, Died, MovedOut };
/// The reason that such an event is notified for.
QString reasonOf(RegisterEvent event);

/// What the rules look at.
struct Notified {
    QString reason;
    QDate happenedOn, notifiedOn;
    QDate registerDate;      ///< of the event by the resident register; invalid = no register record
    QString previousMunicipality, nextMunicipality; ///< 6 digits
    QString ownMunicipality;
    QDate today;
};
struct NotificationOutcome {
    QList<Error> errors;
    QList<Error> warnings; ///< to be read, not obeyed
    QDate coverDate;       ///< first day with cover (A…) or first day without (L…), if the dates are right
    bool samePrefecture = false; ///< as the other municipality: eligibility of the prefecture goes on
};

/// Days within which a notification is due (国保法施行規則).
constexpr int notificationDays = 14;

/// Fields of the errors: "reason", "happenedOn", "notifiedOn", "previousMunicipality", "nextMunicipality". A date other than the register's is an
/// error: the register is the evidence, and is put right first. Late notification: warning DateOrder with the days in args.
NotificationOutcome checkNotification(const Notified &notification);

/// A person as the rules see them.
struct NotifiedPerson {
    QDate birth;  ///< invalid: not known to the day
    bool dead = false;
    Period cover; ///< by this municipality: what runs, else what ended last; invalid: never
};
/// Field "happenedOn": the day does not fit this person, with the day that it meets in args. Field empty: the person does not fit.
std::optional<Error> checkNotifiedPerson(const NotificationRule &rule, QDate coverDate, const NotifiedPerson &person);

} // namespace madoguchi::domain
