// The rules of each order. Each returns before it changes anything, so that an order holds whole or not at all.
#include "directory/directory.h"
#include "directory/fields.h"
#include "directory/order.h"
#include "directory/review.h"
#include "directory/standing.h"

#include "crypto/digest.h"
#include "domain/fiscal_year.h"
#include "domain/free_text.h"
#include "domain/individual_number.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madoguchi::directory {

namespace {

constexpr int pendingCardDays = 7;

Error missing(const QString &field) { return {ErrorCode::FieldRequired, {}, field}; }
Error invalid(const QString &field) { return {ErrorCode::FieldInvalid, {}, field}; }

struct Office {
    DirectoryContent &content;
    const Ordered &ordered;
    const QDate today;

    Result<StaffEntry *> staff(const StaffId &id)
    {
        if (StaffEntry *entry = findStaff(content, id))
            return entry;
        return Error{ErrorCode::NotFound, {}, u"staff"_s};
    }
    /// Nobody arranges their own standing.
    Result<StaffEntry *> somebodyElse(const StaffId &id)
    {
        if (id == ordered.by)
            return Error{ErrorCode::SamePerson, {}, u"staff"_s};
        return staff(id);
    }
    int holders(api::Permission permission) const
    {
        return static_cast<int>(std::ranges::count_if(content.staff, [&](const StaffEntry &entry) { return may(entry, permission, today); }));
    }
};

/// Takes card and key away: the next key is of the next epoch, so that no slot of the old one opens.
void clearKey(StaffEntry &entry)
{
    entry.publicKey = {};
    entry.key = {{}, {}, {}, {}, entry.key.epoch + 1};
    entry.passwordSince = {};
}

/// No grant holds after `last`; one that would begin later falls away.
void endGrants(StaffEntry &entry, QDate last)
{
    entry.grants.removeIf([&](const Grant &grant) { return grant.from > last; });
    for (Grant &grant : entry.grants)
        grant.until = std::min(grant.until, last);
}

Result<Done> carry(Office office, const api::PresentCard &order)
{
    auto &cards = office.content.cards;
    const auto known = [&](const auto &holder, auto member) { return std::ranges::find(holder, order.certificate, member) != holder.end(); };
    if (order.certificate.isEmpty() || known(office.content.staff, &StaffEntry::cardCertificate))
        return Error{ErrorCode::CardTaken, {}, u"certificate"_s};
    if (known(cards, &PendingCard::certificate))
        return done(); // shown again: it waits already
    cards.removeIf([&](const PendingCard &card) { return card.at.addDays(pendingCardDays) < office.ordered.at; });
    if (cards.size() >= pendingCardLimit)
        return ErrorCode::TooLarge;
    cards.append({order.certificate, order.serial, office.ordered.terminal, office.ordered.at});
    return done();
}

Result<Done> carry(Office office, const api::SetKey &order)
{
    MADOGUCHI_ASSIGN(StaffEntry *const entry, office.staff(office.ordered.by));
    const auto publicKey = crypto::PublicKey::fromDer(order.publicKey);
    if (!publicKey.ok() || order.salt.size() < 16 || !isCardLock(order.cardLock) || order.wrappedKey.isEmpty())
        return invalid(u"publicKey"_s);
    // Another password leaves the key what it is; a card without a key begins with the epoch that waits for it.
    if (order.epoch != entry->key.epoch || (entry->hasKey() && publicKey->toDer() != entry->publicKey.toDer()))
        return Error{ErrorCode::VersionConflict, {}, u"epoch"_s};
    entry->publicKey = *publicKey;
    entry->key = {order.wrappedKey, {order.memoryKiB, order.passes}, order.salt, order.cardLock, order.epoch, order.history};
    entry->passwordSince = office.today;
    return done();
}

Result<Done> carry(Office office, const api::RegisterStaff &order)
{
    if (!isStaffId(order.staff.text()))
        return invalid(u"staff"_s);
    if (findStaff(office.content, order.staff)) // those who left stay listed: an id is one person for ever (C-13)
        return Error{ErrorCode::AlreadyRegistered, {}, u"staff"_s};
    for (const auto &[text, field] : {std::pair{order.name, u"name"_s}, {order.kana, u"kana"_s}, {order.section, u"section"_s}}) {
        if (text.trimmed().isEmpty())
            return missing(field);
    }
    if (order.role == api::Role::OutsourcedClerk && !order.until.isValid()) // ends with the contract (C-32)
        return missing(u"until"_s);
    if (order.until.isValid() && order.until < office.today)
        return Error{ErrorCode::DateOrder, {}, u"until"_s};
    StaffEntry entry;
    entry.id = order.staff;
    entry.name = order.name;
    entry.kana = order.kana;
    entry.section = order.section;
    entry.role = order.role;
    entry.until = order.until;
    office.content.staff.append(std::move(entry));
    return done();
}

Result<Done> carry(Office office, const api::TransferStaff &order)
{
    MADOGUCHI_ASSIGN(StaffEntry *const entry, office.somebodyElse(order.staff));
    if (order.section.trimmed().isEmpty())
        return missing(u"section"_s);
    if (order.role == api::Role::OutsourcedClerk && !entry->until.isValid())
        return Error{ErrorCode::StateRefused, {}, u"role"_s};
    entry->section = order.section;
    entry->role = order.role;
    endGrants(*entry, office.today.addDays(-1));
    return done();
}

Result<Done> carry(Office office, const api::EndStaff &order)
{
    MADOGUCHI_ASSIGN(StaffEntry *const entry, office.somebodyElse(order.staff));
    if (order.reason.trimmed().isEmpty())
        return missing(u"reason"_s);
    if (order.until < office.today.addDays(-1)) // an end lies never further back than at once
        return Error{ErrorCode::DateOrder, {}, u"until"_s};
    entry->until = order.until;
    endGrants(*entry, order.until);
    return done();
}

Result<Done> carry(Office office, const api::AssignCard &order)
{
    MADOGUCHI_ASSIGN(StaffEntry *const entry, office.somebodyElse(order.staff));
    if (!isEntitled(*entry, office.today))
        return Error{ErrorCode::StateRefused, {}, u"staff"_s};
    const auto card = std::ranges::find_if(office.content.cards,
                                           [&](const PendingCard &one) { return crypto::sha256(one.certificate) == order.fingerprint; });
    if (card == office.content.cards.end())
        return Error{ErrorCode::NotFound, {}, u"fingerprint"_s};
    clearKey(*entry);
    entry->cardCertificate = card->certificate;
    entry->cardSerial = card->serial;
    office.content.cards.erase(card);
    return done();
}

Result<Done> carry(Office office, const api::WithdrawCard &order)
{
    MADOGUCHI_ASSIGN(StaffEntry *const entry, office.staff(order.staff));
    if (entry->cardCertificate.isEmpty())
        return Error{ErrorCode::NotFound, {}, u"staff"_s};
    if (order.reason.trimmed().isEmpty())
        return missing(u"reason"_s);
    clearKey(*entry);
    entry->cardCertificate.clear();
    entry->cardSerial.clear();
    return done();
}

Result<Done> carry(Office office, const api::ApplyForGrant &order)
{
    MADOGUCHI_ASSIGN(const StaffEntry *const entry, office.staff(order.staff));
    if (order.reason.trimmed().isEmpty())
        return missing(u"reason"_s);
    if (order.permissions.isEmpty())
        return missing(u"permissions"_s);
    for (const api::Permission permission : order.permissions) {
        if (permission == api::Permission::Open || !api::mayHold(entry->role, permission))
            return Error{ErrorCode::GrantBeyondRole, {}, u"permissions"_s};
    }
    if (order.until < order.from || order.until < office.today || (entry->until.isValid() && order.until > entry->until))
        return Error{ErrorCode::DateOrder, {}, u"until"_s};
    if (order.until > domain::lastDayOfFiscalYear(domain::fiscalYearOf(order.from))) // every year is granted anew (C-17)
        return Error{ErrorCode::GrantBeyondYear, {}, u"until"_s};
    if (office.content.applications.size() >= applicationLimit)
        return ErrorCode::TooLarge;
    office.content.applications.append({office.ordered.id, order.staff, order.permissions, order.from, order.until, order.reason, office.ordered.by, office.ordered.at});
    return done();
}

Result<Done> carry(Office office, const api::DecideGrant &order)
{
    const auto application = std::ranges::find(office.content.applications, order.application, &GrantApplication::id);
    if (application == office.content.applications.end())
        return Error{ErrorCode::NotFound, {}, u"application"_s};
    if (application->appliedBy == office.ordered.by || application->staff == office.ordered.by)
        return Error{ErrorCode::SamePerson, {}, u"application"_s};
    if (!order.granted && order.reason.trimmed().isEmpty())
        return missing(u"reason"_s);
    if (order.granted) {
        MADOGUCHI_ASSIGN(StaffEntry *const entry, office.staff(application->staff));
        // Duties may have changed since it was applied for.
        for (const api::Permission permission : application->permissions) {
            if (!api::mayHold(entry->role, permission))
                return Error{ErrorCode::GrantBeyondRole, {}, u"permissions"_s};
        }
        if (entry->until.isValid() && application->until > entry->until)
            return Error{ErrorCode::DateOrder, {}, u"until"_s};
        entry->grants.append({application->id, application->permissions, application->from, application->until, application->reason, application->appliedBy,
                              office.ordered.by, office.ordered.at});
    }
    office.content.applications.erase(application);
    return done();
}

Result<Done> carry(Office office, const api::EndGrant &order)
{
    MADOGUCHI_ASSIGN(StaffEntry *const entry, office.staff(order.staff));
    const auto grant = std::ranges::find(entry->grants, order.grant, &Grant::id);
    if (grant == entry->grants.end() || grant->until < office.today)
        return Error{ErrorCode::NotFound, {}, u"grant"_s};
    if (order.reason.trimmed().isEmpty())
        return missing(u"reason"_s);
    const QDate last = office.today.addDays(-1);
    if (grant->from > last)
        entry->grants.erase(grant);
    else
        grant->until = last;
    return done();
}

Result<Done> carry(Office office, const api::ConfirmRoster &order)
{
    if (order.version != office.content.version)
        return Error{ErrorCode::VersionConflict, {}, u"version"_s};
    const int now = domain::fiscalYearOf(office.today);
    if (order.fiscalYear != now && order.fiscalYear != now + 1) // next year's is read in March
        return invalid(u"fiscalYear"_s);
    const auto persons = std::ranges::count_if(office.content.staff, [&](const StaffEntry &entry) {
        return std::ranges::any_of(entry.grants, [&](const Grant &grant) { return holds(grant, office.today); });
    });
    auto &rosters = office.content.rosters;
    while (rosters.size() >= rosterLimit)
        rosters.removeFirst();
    rosters.append({order.fiscalYear, office.ordered.by, office.ordered.at, static_cast<int>(persons)});
    return done();
}

Result<Done> carry(Office office, const api::RegisterTerminal &order)
{
    if (!isStaffId(order.terminal.text()))
        return invalid(u"terminal"_s);
    if (order.place.trimmed().isEmpty())
        return missing(u"place"_s);
    if (std::ranges::find(office.content.terminals, order.terminal, &TerminalEntry::id) != office.content.terminals.end())
        return Error{ErrorCode::AlreadyRegistered, {}, u"terminal"_s};
    if (office.content.terminals.size() >= terminalLimit)
        return ErrorCode::TooLarge;
    office.content.terminals.append({order.terminal, order.place, office.today});
    return done();
}

Result<Done> carry(Office office, const api::RemoveTerminal &order)
{
    if (order.terminal == office.ordered.terminal) // whoever sits at it would be cut off in the middle of the answer
        return Error{ErrorCode::StateRefused, {}, u"terminal"_s};
    const auto terminal = std::ranges::find(office.content.terminals, order.terminal, &TerminalEntry::id);
    if (terminal == office.content.terminals.end())
        return Error{ErrorCode::NotFound, {}, u"terminal"_s};
    if (order.reason.trimmed().isEmpty())
        return missing(u"reason"_s);
    office.content.terminals.erase(terminal);
    forgetReviews(office.content, order.terminal);
    return done();
}

Result<Done> carry(Office office, const api::RekeyTerminal &order)
{
    if (order.reason.trimmed().isEmpty())
        return missing(u"reason"_s);
    bool found = false;
    for (TerminalEntry &terminal : office.content.terminals) {
        if (terminal.retired.isValid() || (!order.terminal.isEmpty() && terminal.id != order.terminal))
            continue;
        if (terminal.keyOrder.number >= keyOrderLimit)
            return ErrorCode::TooLarge;
        terminal.keyOrder = {terminal.keyOrder.number + 1, office.ordered.by, office.ordered.at, order.reason};
        terminal.keyReport.trouble.clear(); // it was of an earlier order
        found = true;
    }
    return found ? Result<Done>(done()) : Error{ErrorCode::NotFound, {}, u"terminal"_s};
}

Result<Done> carry(Office office, const api::ProposeRecoveryKey &order)
{
    const auto key = crypto::PublicKey::fromDer(order.publicKey);
    if (!key.ok() || key->toDer() != order.publicKey)
        return invalid(u"publicKey"_s);
    if (office.content.recoveryKey.isValid() && office.content.recoveryKey.toDer() == order.publicKey)
        return Error{ErrorCode::AlreadyRegistered, {}, u"publicKey"_s};
    office.content.recoveryProposal = {*key, office.ordered.by, office.ordered.at}; // the newest one stands
    return done();
}

/// Whoever holds the escrow's key opens every terminal: it takes two people, as the key itself does.
Result<Done> carry(Office office, const api::ConfirmRecoveryKey &order)
{
    RecoveryProposal &proposal = office.content.recoveryProposal;
    if (!proposal.key.isValid() || crypto::sha256(proposal.key.toDer()) != order.fingerprint)
        return Error{ErrorCode::NotFound, {}, u"fingerprint"_s};
    if (proposal.by == office.ordered.by)
        return Error{ErrorCode::SamePerson, {}, u"fingerprint"_s};
    office.content.recoveryKey = proposal.key;
    proposal = {};
    return done();
}

Result<Done> carry(Office office, const api::SetPolicy &order)
{
    bool number = false;
    const int value = order.value.toInt(&number);
    const auto within = [&](int least, int most) { return number && least <= value && value <= most && QString::number(value) == order.value; };
    OfficePolicy &policy = office.content.policy;
    if (order.name == "idleSeconds"_L1 && within(leastIdleSeconds, mostIdleSeconds))
        policy.idleSeconds = value;
    else if (order.name == "passwordDays"_L1 && within(0, mostPasswordDays))
        policy.passwordDays = value;
    else if (order.name == "sealedQueue"_L1 && (order.value == "true"_L1 || order.value == "false"_L1))
        policy.sealedQueue = order.value == "true"_L1;
    else
        return invalid(u"value"_s);
    return done();
}

/// Texts of the register are read on many screens: what they are not for is kept out of them (C-03).
Result<Done> checkMediumText(const QString &text, int limit, const QString &field) { return domain::checkText(text, {limit, domain::TextFor::Screen, true}, field); }

Result<MediumEntry *> usableMedium(Office office, const QString &serial)
{
    for (MediumEntry &medium : office.content.media) {
        if (medium.serial == serial)
            return medium.isShredded() ? Result<MediumEntry *>(Error{ErrorCode::StateRefused, {}, u"serial"_s}) : &medium;
    }
    return Error{ErrorCode::NotFound, {}, u"serial"_s};
}

Result<Done> checkKeeper(Office office, const StaffId &keeper)
{
    const StaffEntry *entry = findStaff(office.content, keeper);
    if (!entry)
        return Error{ErrorCode::NotFound, {}, u"keeper"_s};
    return mayKeepMedia(*entry, office.today) ? done() : Result<Done>(invalid(u"keeper"_s));
}

Result<Done> carry(Office office, const api::RegisterMedium &order)
{
    auto &media = office.content.media;
    if (!isMediumSerial(order.serial))
        return invalid(u"serial"_s);
    // Long serials have twelve digits in a row often enough; one that is nothing else may be somebody's number (C-06).
    if (QString(order.serial).remove(u'-').size() == 12 && domain::containsIndividualNumber(order.serial))
        return Error{ErrorCode::IndividualNumberInText, {}, u"serial"_s};
    // Shredded ones are among them: their serial never comes back.
    if (std::ranges::any_of(media, [&](const MediumEntry &one) { return one.serial.compare(order.serial, Qt::CaseInsensitive) == 0; }))
        return Error{ErrorCode::AlreadyRegistered, {}, u"serial"_s};
    MADOGUCHI_TRY(checkMediumText(order.label, 100, u"label"_s));
    MADOGUCHI_TRY(checkMediumText(order.place, 100, u"place"_s));
    MADOGUCHI_TRY(checkKeeper(office, order.keeper));
    if (media.size() >= mediumLimit)
        return ErrorCode::TooLarge;
    media.append({order.serial, order.label, order.place, order.keeper, {office.ordered.by, office.ordered.at}});
    return done();
}

Result<Done> carry(Office office, const api::AssignMedium &order)
{
    MADOGUCHI_ASSIGN(MediumEntry *const medium, usableMedium(office, order.serial));
    MADOGUCHI_TRY(checkMediumText(order.place, 100, u"place"_s));
    MADOGUCHI_TRY(checkKeeper(office, order.keeper));
    MADOGUCHI_TRY(checkMediumText(order.reason, 200, u"reason"_s));
    medium->place = order.place;
    medium->keeper = order.keeper;
    medium->assigned = {office.ordered.by, office.ordered.at, order.reason};
    return done();
}

Result<Done> carry(Office office, const api::ShredMedium &order)
{
    MADOGUCHI_ASSIGN(MediumEntry *const medium, usableMedium(office, order.serial));
    MADOGUCHI_TRY(checkMediumText(order.method, 100, u"method"_s));
    MADOGUCHI_TRY(checkMediumText(order.reason, 200, u"reason"_s));
    medium->shredded = {office.ordered.by, office.ordered.at, order.reason};
    medium->shredMethod = order.method;
    return done();
}
Result<Done> carry(Office office, const api::EraseExpired &order)
{
    if (!order.day.isValid() || order.day > office.today)
        return Error{ErrorCode::DateInFuture, {}, u"day"_s};
    if (order.digest.size() != 32)
        return invalid(u"digest"_s);
    auto &erasures = office.content.erasures;
    while (erasures.size() >= erasureLimit)
        erasures.removeFirst();
    erasures.append({office.ordered.id, order.day, order.count, order.digest, office.ordered.by, office.ordered.at});
    return done();
}
Result<Done> carry(Office office, const api::SettleCase &order) { return carryReview(office.content, office.ordered, order); }
Result<Done> carry(Office office, const api::SignReview &order) { return carryReview(office.content, office.ordered, order, office.today); }

} // namespace

Result<Done> mayOrder(const DirectoryContent &content, const Ordered &ordered, QDate today)
{
    if (std::holds_alternative<api::PresentCard>(ordered.order))
        return ordered.by.isEmpty() ? done() : Result<Done>(ErrorCode::Denied);
    const StaffEntry *staff = findStaff(content, ordered.by);
    if (!staff || !may(*staff, api::info(api::useCaseOf(ordered.order)).permission, today))
        return ErrorCode::Denied;
    return done();
}

Result<Done> carryOut(DirectoryContent &content, const Ordered &ordered, QDate today)
{
    DirectoryContent changed = content;
    const Office before{content, ordered, today};
    const Result<Done> carried = std::visit([&](const auto &order) { return carry({changed, ordered, today}, order); }, ordered.order);
    if (!carried.ok())
        return carried;
    // An office in which nobody could grant or administer any more could not be helped by any order.
    for (const api::Permission permission : {api::Permission::Administer, api::Permission::DecideGrants}) {
        if (before.holders(permission) > 0 && Office{changed, ordered, today}.holders(permission) == 0)
            return Error{ErrorCode::StateRefused, {api::idOf(permission)}, u"last"_s};
    }
    content = std::move(changed);
    return done();
}

} // namespace madoguchi::directory
