#include "directory/directory.h"

#include "base/json_members.h"
#include "directory/fields.h"
#include "directory/review.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madoguchi::directory {

namespace {

constexpr qsizetype answerLimit = 8 * 1024 * 1024;
constexpr int staffLimit = 10'000, grantLimit = 200;

crypto::PublicKey readKey(JsonMembers &members, QLatin1String name)
{
    const auto key = crypto::PublicKey::fromDer(members.base64(name, 512));
    if (key.ok())
        return key.value();
    members.fail(name, "key"_L1);
    return {};
}

/// Reads each object of a list with `readOne(members)`; a bad one is named by its place.
template <typename Value, typename ReadOne>
Result<QList<Value>> readList(const QJsonArray &array, const QString &place, ReadOne readOne)
{
    QList<Value> list;
    for (qsizetype i = 0; i < array.size(); ++i) {
        JsonMembers members(array.at(i).toObject(), ErrorCode::DirectoryInvalid, place + u'/' + QString::number(i));
        Value value = readOne(members);
        MADOGUCHI_TRY(members.finish());
        list.append(std::move(value));
    }
    return list;
}

Grant readGrant(JsonMembers &members)
{
    Grant grant;
    grant.id = members.text("id"_L1, 64);
    grant.permissions = readPermissions(members, "permissions"_L1);
    grant.from = readDate(members, "from"_L1);
    grant.until = readDate(members, "until"_L1);
    grant.reason = members.text("reason"_L1, 200);
    grant.appliedBy = StaffId(members.text("appliedBy"_L1, 64));
    grant.grantedBy = StaffId(members.text("grantedBy"_L1, 64));
    grant.at = members.time("at"_L1);
    return grant;
}

GrantApplication readApplication(JsonMembers &members)
{
    GrantApplication application;
    application.id = members.text("id"_L1, 64);
    application.staff = StaffId(members.text("staff"_L1, 64));
    application.permissions = readPermissions(members, "permissions"_L1);
    application.from = readDate(members, "from"_L1);
    application.until = readDate(members, "until"_L1);
    application.reason = members.text("reason"_L1, 200);
    application.appliedBy = StaffId(members.text("appliedBy"_L1, 64));
    application.at = members.time("at"_L1);
    return application;
}

/// All of a key or nothing of it: a person without one has still to choose a password.
Result<Done> readPersonKey(const QJsonObject &object, const QString &place, JsonMembers &members, StaffEntry &entry)
{
    entry.key.epoch = static_cast<quint32>(members.integer("epoch"_L1, 1, 1'000'000));
    if (!object.contains("publicKey"_L1))
        return done();
    entry.publicKey = readKey(members, "publicKey"_L1);
    entry.key.wrapped = members.base64("wrappedKey"_L1, 256);
    entry.key.cardLock = members.base64("cardPoint"_L1, maxCardLockSize);
    if (!isCardLock(entry.key.cardLock))
        members.fail("cardPoint"_L1, "size"_L1);
    entry.passwordSince = readDate(members, "passwordSince"_L1);
    if (object.contains("history"_L1))
        entry.key.history = members.base64("history"_L1, historyLimit);
    JsonMembers argon2(members.object("argon2"_L1), ErrorCode::DirectoryInvalid, place + "/argon2"_L1);
    entry.key.cost.memoryKiB = static_cast<quint32>(argon2.integer("memoryKiB"_L1, 8, 1024 * 1024));
    entry.key.cost.passes = static_cast<quint32>(argon2.integer("passes"_L1, 1, 64));
    entry.key.salt = argon2.base64("salt"_L1, 64);
    if (entry.key.salt.size() < 16)
        argon2.fail("salt"_L1, "size"_L1);
    return argon2.finish();
}

Result<StaffEntry> readStaff(const QJsonObject &object, const QString &place)
{
    JsonMembers members(object, ErrorCode::DirectoryInvalid, place);
    StaffEntry entry;
    entry.id = readStaffId(members, "id"_L1);
    entry.name = members.text("name"_L1, 100);
    entry.kana = members.text("kana"_L1, 100);
    entry.section = members.text("section"_L1, 100);
    entry.role = readRole(members, "role"_L1);
    entry.cardSerial = members.text("cardSerial"_L1, 64);
    entry.cardCertificate = members.base64("cardCertificate"_L1, 8192);
    if (object.contains("until"_L1))
        entry.until = readDate(members, "until"_L1);
    const QJsonArray grants = members.array("grants"_L1, grantLimit);
    MADOGUCHI_TRY(readPersonKey(object, place, members, entry));
    MADOGUCHI_TRY(members.finish());
    MADOGUCHI_ASSIGN(entry.grants, readList<Grant>(grants, place + "/grants"_L1, readGrant));
    return entry;
}

Result<QList<StaffEntry>> readStaffList(const QJsonArray &staff)
{
    QList<StaffEntry> list;
    QSet<QString> ids;
    QSet<QByteArray> cards;
    for (qsizetype i = 0; i < staff.size(); ++i) {
        const QString place = u"staff/%1"_s.arg(i);
        MADOGUCHI_ASSIGN(StaffEntry entry, readStaff(staff.at(i).toObject(), place));
        // One person, one id, one card (C-13).
        if (ids.contains(entry.id.text()) || (!entry.cardCertificate.isEmpty() && cards.contains(entry.cardCertificate)))
            return Error{ErrorCode::DirectoryInvalid, {place, u"double"_s}, {}};
        ids.insert(entry.id.text());
        cards.insert(entry.cardCertificate);
        list.append(std::move(entry));
    }
    return list;
}

/// Reads the member with `readOne(members)` if it is there; a bad one is named by its place.
template <typename Value, typename ReadOne>
Value readOptional(JsonMembers &members, QLatin1String name, ReadOne readOne)
{
    if (members.value(name).isUndefined())
        return {};
    JsonMembers inner(members.object(name), ErrorCode::DirectoryInvalid, name);
    Value value = readOne(inner);
    if (!inner.finish().ok())
        members.fail(name, "members"_L1);
    return value;
}

KeyOrder readKeyOrder(JsonMembers &members)
{
    return {static_cast<quint32>(members.integer("number"_L1, 1, keyOrderLimit)), readStaffId(members, "by"_L1), members.time("at"_L1), members.text("reason"_L1, 200)};
}

KeyReport readKeyReport(JsonMembers &members)
{
    KeyReport report;
    report.order = static_cast<quint32>(members.integer("order"_L1, 0, keyOrderLimit));
    report.changed = members.optionalTime("changed"_L1);
    report.trouble = members.text("trouble"_L1, 10);
    return report;
}

TerminalEntry readTerminal(JsonMembers &members)
{
    TerminalEntry entry{readTerminalId(members, "id"_L1), members.text("place"_L1, 100), readDate(members, "since"_L1)};
    entry.keyOrder = readOptional<KeyOrder>(members, "keyOrder"_L1, readKeyOrder);
    entry.keyReport = readOptional<KeyReport>(members, "keyReport"_L1, readKeyReport);
    if (!members.value("retired"_L1).isUndefined())
        entry.retired = members.time("retired"_L1);
    if (!members.value("erased"_L1).isUndefined())
        entry.erased = members.text("erased"_L1, 64);
    return entry;
}

RecoveryProposal readProposal(JsonMembers &members)
{
    return {readKey(members, "key"_L1), readStaffId(members, "by"_L1), members.time("at"_L1)};
}

MediumStep readMediumStep(JsonMembers &members) { return {readStaffId(members, "by"_L1), members.time("at"_L1), members.text("reason"_L1, 200)}; }

/// One serial is one medium for ever, however a device writes it (C-18).
Result<QList<MediumEntry>> readMedia(const QJsonArray &array)
{
    MADOGUCHI_ASSIGN(auto media, readList<MediumEntry>(array, u"media"_s, [](JsonMembers &medium) {
        MediumEntry entry{readMediumSerial(medium, "serial"_L1), medium.text("label"_L1, 100), medium.text("place"_L1, 100), readStaffId(medium, "keeper"_L1),
                          readOptional<MediumStep>(medium, "registered"_L1, readMediumStep)};
        if (!entry.registered.at.isValid())
            medium.fail("registered"_L1, "missing"_L1);
        entry.assigned = readOptional<MediumStep>(medium, "assigned"_L1, readMediumStep);
        entry.shredded = readOptional<MediumStep>(medium, "shredded"_L1, readMediumStep);
        if (entry.isShredded())
            entry.shredMethod = medium.text("shredMethod"_L1, 100);
        return entry;
    }));
    QSet<QString> serials;
    for (const MediumEntry &medium : std::as_const(media)) {
        if (serials.contains(medium.serial.toUpper()))
            return Error{ErrorCode::DirectoryInvalid, {u"media"_s, u"double"_s}, {}};
        serials.insert(medium.serial.toUpper());
    }
    return media;
}

OfficePolicy readPolicy(JsonMembers &members)
{
    OfficePolicy policy;
    policy.idleSeconds = static_cast<int>(members.integer("idleSeconds"_L1, leastIdleSeconds, mostIdleSeconds));
    policy.passwordDays = static_cast<int>(members.integer("passwordDays"_L1, 0, mostPasswordDays));
    policy.sealedQueue = members.boolean("sealedQueue"_L1);
    return policy;
}

QString base64(const QByteArray &bytes) { return QString::fromLatin1(bytes.toBase64()); }
QString isoDate(QDate date) { return date.toString(Qt::ISODate); }

QJsonObject toJson(const Grant &grant)
{
    return {{u"id"_s, grant.id}, {u"permissions"_s, permissionsToJson(grant.permissions)}, {u"from"_s, isoDate(grant.from)}, {u"until"_s, isoDate(grant.until)},
            {u"reason"_s, grant.reason}, {u"appliedBy"_s, grant.appliedBy.text()}, {u"grantedBy"_s, grant.grantedBy.text()}, {u"at"_s, wireTime(grant.at)}};
}

QJsonObject toJson(const GrantApplication &application)
{
    return {{u"id"_s, application.id}, {u"staff"_s, application.staff.text()}, {u"permissions"_s, permissionsToJson(application.permissions)},
            {u"from"_s, isoDate(application.from)}, {u"until"_s, isoDate(application.until)}, {u"reason"_s, application.reason},
            {u"appliedBy"_s, application.appliedBy.text()}, {u"at"_s, wireTime(application.at)}};
}

QJsonObject toJson(const PendingCard &card)
{
    return {{u"certificate"_s, base64(card.certificate)}, {u"serial"_s, card.serial}, {u"terminal"_s, card.terminal.text()}, {u"at"_s, wireTime(card.at)}};
}

QJsonObject toJson(const KeyOrder &order)
{
    return {{u"number"_s, static_cast<qint64>(order.number)}, {u"by"_s, order.by.text()}, {u"at"_s, wireTime(order.at)}, {u"reason"_s, order.reason}};
}

QJsonObject toJson(const KeyReport &report)
{
    return {{u"order"_s, static_cast<qint64>(report.order)}, {u"changed"_s, report.changed.isValid() ? wireTime(report.changed) : u""_s}, {u"trouble"_s, report.trouble}};
}

QJsonObject toJson(const TerminalEntry &terminal)
{
    QJsonObject object{{u"id"_s, terminal.id.text()}, {u"place"_s, terminal.place}, {u"since"_s, isoDate(terminal.since)}};
    if (terminal.keyOrder.number > 0)
        object.insert(u"keyOrder"_s, toJson(terminal.keyOrder));
    if (terminal.keyReport.changed.isValid() || !terminal.keyReport.trouble.isEmpty())
        object.insert(u"keyReport"_s, toJson(terminal.keyReport));
    if (terminal.retired.isValid())
        object.insert(u"retired"_s, wireTime(terminal.retired));
    if (!terminal.erased.isEmpty())
        object.insert(u"erased"_s, terminal.erased);
    return object;
}

QJsonObject toJson(const RecoveryProposal &proposal)
{
    return {{u"key"_s, base64(proposal.key.toDer())}, {u"by"_s, proposal.by.text()}, {u"at"_s, wireTime(proposal.at)}};
}

QJsonObject toJson(const RosterConfirmation &roster)
{
    return {{u"fiscalYear"_s, roster.fiscalYear}, {u"by"_s, roster.by.text()}, {u"at"_s, wireTime(roster.at)}, {u"persons"_s, roster.persons}};
}

QJsonObject toJson(const MediumStep &step) { return {{u"by"_s, step.by.text()}, {u"at"_s, wireTime(step.at)}, {u"reason"_s, step.reason}}; }

QJsonObject toJson(const MediumEntry &medium)
{
    QJsonObject object{{u"serial"_s, medium.serial}, {u"label"_s, medium.label}, {u"place"_s, medium.place}, {u"keeper"_s, medium.keeper.text()},
                       {u"registered"_s, toJson(medium.registered)}};
    if (medium.assigned.at.isValid())
        object.insert(u"assigned"_s, toJson(medium.assigned));
    if (medium.isShredded()) {
        object.insert(u"shredded"_s, toJson(medium.shredded));
        object.insert(u"shredMethod"_s, medium.shredMethod);
    }
    return object;
}

QJsonObject toJson(const Erasure &erasure)
{
    return {{u"id"_s, erasure.id}, {u"day"_s, isoDate(erasure.day)}, {u"count"_s, erasure.count}, {u"digest"_s, base64(erasure.digest)},
            {u"by"_s, erasure.by.text()}, {u"at"_s, wireTime(erasure.at)}};
}

QJsonObject toJson(const StaffEntry &entry);

template <typename Value>
QJsonArray listToJson(const QList<Value> &values)
{
    QJsonArray array;
    for (const Value &value : values)
        array.append(toJson(value));
    return array;
}

QJsonObject toJson(const StaffEntry &entry)
{
    QJsonObject object{{u"id"_s, entry.id.text()}, {u"name"_s, entry.name}, {u"kana"_s, entry.kana}, {u"section"_s, entry.section},
                       {u"role"_s, api::idOf(entry.role)}, {u"cardSerial"_s, entry.cardSerial}, {u"cardCertificate"_s, base64(entry.cardCertificate)},
                       {u"epoch"_s, static_cast<qint64>(entry.key.epoch)}, {u"grants"_s, listToJson(entry.grants)}};
    if (entry.hasKey()) {
        object.insert(u"publicKey"_s, base64(entry.publicKey.toDer()));
        object.insert(u"wrappedKey"_s, base64(entry.key.wrapped));
        object.insert(u"cardPoint"_s, base64(entry.key.cardLock));
        object.insert(u"passwordSince"_s, isoDate(entry.passwordSince));
        if (!entry.key.history.isEmpty())
            object.insert(u"history"_s, base64(entry.key.history));
        object.insert(u"argon2"_s, QJsonObject{{u"memoryKiB"_s, static_cast<qint64>(entry.key.cost.memoryKiB)},
                                               {u"passes"_s, static_cast<qint64>(entry.key.cost.passes)}, {u"salt"_s, base64(entry.key.salt)}});
    }
    if (entry.until.isValid())
        object.insert(u"until"_s, isoDate(entry.until));
    return object;
}

template <typename Content>
auto *find(Content &content, const StaffId &id)
{
    const auto entry = std::ranges::find(content.staff, id, &StaffEntry::id);
    return entry == content.staff.end() ? nullptr : &*entry;
}

} // namespace

Result<DirectoryContent> readDirectory(const QByteArray &payload, const QString &municipality)
{
    if (payload.size() > answerLimit)
        return ErrorCode::DirectoryInvalid;
    JsonMembers members(QJsonDocument::fromJson(payload).object(), ErrorCode::DirectoryInvalid);
    DirectoryContent content;
    if (members.text("type"_L1, 20) != "directory"_L1)
        members.fail("type"_L1, "value"_L1);
    content.version = members.integer("version"_L1, 1);
    content.municipality = members.text("municipality"_L1, 6);
    if (content.municipality != municipality)
        members.fail("municipality"_L1, "value"_L1);
    content.at = members.time("at"_L1);
    content.federationKey = readKey(members, "federationKey"_L1);
    content.municipalKey = readKey(members, "municipalKey"_L1);
    content.revocationListPem = members.text("revocationList"_L1, 4 * 1024 * 1024).toUtf8();
    if (!members.value("recoveryKey"_L1).isUndefined())
        content.recoveryKey = readKey(members, "recoveryKey"_L1);
    content.recoveryProposal = readOptional<RecoveryProposal>(members, "recoveryProposal"_L1, readProposal);
    const QJsonArray staff = members.array("staff"_L1, staffLimit);
    const QJsonArray applications = members.array("applications"_L1, applicationLimit), cards = members.array("cards"_L1, pendingCardLimit),
                     terminals = members.array("terminals"_L1, terminalLimit), rosters = members.array("rosters"_L1, rosterLimit);
    const auto optionalArray = [&](QLatin1String name, int limit) { return members.value(name).isUndefined() ? QJsonArray() : members.array(name, limit); };
    const QJsonArray media = optionalArray("media"_L1, mediumLimit), settled = optionalArray("settled"_L1, settledLimit), reviews = optionalArray("reviews"_L1, reviewLimit),
                     erasures = optionalArray("erasures"_L1, erasureLimit); // none before the first
    JsonMembers policy(members.object("policy"_L1), ErrorCode::DirectoryInvalid, u"policy"_s);
    MADOGUCHI_TRY(members.finish());
    content.policy = readPolicy(policy);
    MADOGUCHI_TRY(policy.finish());
    MADOGUCHI_ASSIGN(content.staff, readStaffList(staff));
    MADOGUCHI_ASSIGN(content.applications, readList<GrantApplication>(applications, u"applications"_s, readApplication));
    MADOGUCHI_ASSIGN(content.cards, readList<PendingCard>(cards, u"cards"_s, [](JsonMembers &card) {
        return PendingCard{card.base64("certificate"_L1, 8192), card.text("serial"_L1, 64), readTerminalId(card, "terminal"_L1), card.time("at"_L1)};
    }));
    MADOGUCHI_ASSIGN(content.terminals, readList<TerminalEntry>(terminals, u"terminals"_s, [](JsonMembers &terminal) {
        return readTerminal(terminal);
    }));
    MADOGUCHI_ASSIGN(content.rosters, readList<RosterConfirmation>(rosters, u"rosters"_s, [](JsonMembers &roster) {
        return RosterConfirmation{static_cast<int>(roster.integer("fiscalYear"_L1, 2000, 2999)), StaffId(roster.text("by"_L1, 64)), roster.time("at"_L1),
                                  static_cast<int>(roster.integer("persons"_L1, 0, staffLimit))};
    }));
    MADOGUCHI_ASSIGN(content.media, readMedia(media));
    MADOGUCHI_ASSIGN(content.settled, readList<SettledCase>(settled, u"settled"_s, readSettled));
    MADOGUCHI_ASSIGN(content.reviews, readList<SignedReview>(reviews, u"reviews"_s, readReview));
    MADOGUCHI_ASSIGN(content.erasures, readList<Erasure>(erasures, u"erasures"_s, [](JsonMembers &erasure) {
        return Erasure{erasure.text("id"_L1, 64), readDate(erasure, "day"_L1), static_cast<int>(erasure.integer("count"_L1, 0, erasureCountLimit)), erasure.base64("digest"_L1, 32),
                       readStaffId(erasure, "by"_L1), erasure.time("at"_L1)};
    }));
    return content;
}

QByteArray writeDirectory(const DirectoryContent &content)
{
    QJsonObject payload{
        {u"type"_s, u"directory"_s}, {u"version"_s, content.version}, {u"municipality"_s, content.municipality}, {u"at"_s, wireTime(content.at)},
        {u"staff"_s, listToJson(content.staff)}, {u"federationKey"_s, base64(content.federationKey.toDer())},
        {u"municipalKey"_s, base64(content.municipalKey.toDer())}, {u"revocationList"_s, QString::fromUtf8(content.revocationListPem)},
        {u"applications"_s, listToJson(content.applications)}, {u"cards"_s, listToJson(content.cards)}, {u"terminals"_s, listToJson(content.terminals)},
        {u"rosters"_s, listToJson(content.rosters)},
        {u"policy"_s, QJsonObject{{u"idleSeconds"_s, content.policy.idleSeconds}, {u"passwordDays"_s, content.policy.passwordDays},
                                  {u"sealedQueue"_s, content.policy.sealedQueue}}}};
    if (content.recoveryKey.isValid())
        payload.insert(u"recoveryKey"_s, base64(content.recoveryKey.toDer()));
    if (content.recoveryProposal.key.isValid())
        payload.insert(u"recoveryProposal"_s, toJson(content.recoveryProposal));
    if (!content.media.isEmpty())
        payload.insert(u"media"_s, listToJson(content.media));
    if (!content.settled.isEmpty())
        payload.insert(u"settled"_s, listToJson(content.settled));
    if (!content.reviews.isEmpty())
        payload.insert(u"reviews"_s, listToJson(content.reviews));
    if (!content.erasures.isEmpty())
        payload.insert(u"erasures"_s, listToJson(content.erasures));
    return QJsonDocument(payload).toJson(QJsonDocument::Compact);
}

Result<Directory> Directory::read(const QByteArray &signedAnswer, const crypto::PublicKey &receiptsKey, const QString &municipality)
{
    if (signedAnswer.size() > answerLimit)
        return ErrorCode::DirectoryInvalid;
    JsonMembers members(QJsonDocument::fromJson(signedAnswer).object(), ErrorCode::DirectoryInvalid);
    const QByteArray payload = members.base64("payload"_L1, answerLimit);
    const QByteArray signature = members.base64("signature"_L1, 128);
    if (members.text("key"_L1, 20) != "receipts"_L1)
        members.fail("key"_L1, "value"_L1);
    MADOGUCHI_TRY(members.finish());
    if (!receiptsKey.verify(payload, signature))
        return Error{ErrorCode::DirectoryInvalid, {u"signature"_s}, {}};
    MADOGUCHI_ASSIGN(DirectoryContent content, readDirectory(payload, municipality));
    return Directory(std::move(content));
}

const StaffEntry *Directory::staff(const StaffId &id) const { return find(m_content, id); }

const TerminalEntry *Directory::terminal(const TerminalId &id) const
{
    const auto entry = std::ranges::find(m_content.terminals, id, &TerminalEntry::id);
    return entry == m_content.terminals.end() ? nullptr : &*entry;
}

const StaffEntry *Directory::staffByCertificate(const QByteArray &der) const
{
    if (der.isEmpty()) // whoever has no card is nobody's
        return nullptr;
    const auto entry = std::ranges::find(m_content.staff, der, &StaffEntry::cardCertificate);
    return entry == m_content.staff.end() ? nullptr : &*entry;
}

StaffEntry *findStaff(DirectoryContent &content, const StaffId &id) { return find(content, id); }
const StaffEntry *findStaff(const DirectoryContent &content, const StaffId &id) { return find(content, id); }

} // namespace madoguchi::directory
