// Orders as JSON: one member list a kind, read and written side by side.
#include "directory/order.h"

#include "directory/fields.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace madoguchi::directory {

namespace {

constexpr qsizetype statementLimit = 64 * 1024;

QString base64(const QByteArray &bytes) { return QString::fromLatin1(bytes.toBase64()); }
QString isoDate(QDate date) { return date.isValid() ? date.toString(Qt::ISODate) : u""_s; }

QJsonObject toJson(const api::PresentCard &order) { return {{u"certificate"_s, base64(order.certificate)}, {u"serial"_s, order.serial}}; }
QJsonObject toJson(const api::SetKey &order)
{
    return {{u"publicKey"_s, base64(order.publicKey)}, {u"wrappedKey"_s, base64(order.wrappedKey)}, {u"salt"_s, base64(order.salt)},
            {u"cardPoint"_s, base64(order.cardLock)}, {u"memoryKiB"_s, static_cast<qint64>(order.memoryKiB)},
            {u"passes"_s, static_cast<qint64>(order.passes)}, {u"epoch"_s, static_cast<qint64>(order.epoch)}, {u"history"_s, base64(order.history)}};
}
QJsonObject toJson(const api::RegisterStaff &order)
{
    return {{u"staff"_s, order.staff.text()}, {u"name"_s, order.name}, {u"kana"_s, order.kana}, {u"section"_s, order.section},
            {u"role"_s, api::idOf(order.role)}, {u"until"_s, isoDate(order.until)}};
}
QJsonObject toJson(const api::TransferStaff &order)
{
    return {{u"staff"_s, order.staff.text()}, {u"section"_s, order.section}, {u"role"_s, api::idOf(order.role)}};
}
QJsonObject toJson(const api::EndStaff &order)
{
    return {{u"staff"_s, order.staff.text()}, {u"until"_s, isoDate(order.until)}, {u"reason"_s, order.reason}};
}
QJsonObject toJson(const api::AssignCard &order)
{
    return {{u"staff"_s, order.staff.text()}, {u"fingerprint"_s, base64(order.fingerprint)}};
}
QJsonObject toJson(const api::WithdrawCard &order) { return {{u"staff"_s, order.staff.text()}, {u"reason"_s, order.reason}}; }
QJsonObject toJson(const api::ApplyForGrant &order)
{
    return {{u"staff"_s, order.staff.text()}, {u"permissions"_s, permissionsToJson(order.permissions)}, {u"from"_s, isoDate(order.from)},
            {u"until"_s, isoDate(order.until)}, {u"reason"_s, order.reason}};
}
QJsonObject toJson(const api::DecideGrant &order)
{
    return {{u"application"_s, order.application}, {u"granted"_s, order.granted}, {u"reason"_s, order.reason}};
}
QJsonObject toJson(const api::EndGrant &order)
{
    return {{u"staff"_s, order.staff.text()}, {u"grant"_s, order.grant}, {u"reason"_s, order.reason}};
}
QJsonObject toJson(const api::ConfirmRoster &order) { return {{u"fiscalYear"_s, order.fiscalYear}, {u"version"_s, order.version}}; }
QJsonObject toJson(const api::RegisterTerminal &order) { return {{u"terminal"_s, order.terminal.text()}, {u"place"_s, order.place}}; }
QJsonObject toJson(const api::RemoveTerminal &order) { return {{u"terminal"_s, order.terminal.text()}, {u"reason"_s, order.reason}}; }
QJsonObject toJson(const api::RekeyTerminal &order) { return {{u"terminal"_s, order.terminal.text()}, {u"reason"_s, order.reason}}; }
QJsonObject toJson(const api::ProposeRecoveryKey &order) { return {{u"publicKey"_s, base64(order.publicKey)}}; }
QJsonObject toJson(const api::ConfirmRecoveryKey &order) { return {{u"fingerprint"_s, base64(order.fingerprint)}}; }
QJsonObject toJson(const api::SetPolicy &order) { return {{u"name"_s, order.name}, {u"value"_s, order.value}}; }
QJsonObject toJson(const api::SettleCase &order)
{
    return {{u"id"_s, order.id}, {u"terminal"_s, order.terminal.text()}, {u"rule"_s, order.rule}, {u"staff"_s, order.staff.text()}, {u"last"_s, order.last},
            {u"irregular"_s, order.answer == api::CaseAnswer::Irregular}, {u"reason"_s, order.reason}};
}
const std::array<QLatin1StringView, 3> verdicts{"agrees"_L1, "paper-missing"_L1, "differs"_L1};
QJsonObject toJson(const api::SignReview &order)
{
    QJsonArray sample;
    for (const api::SampleFinding &finding : order.sample)
        sample.append(QJsonObject{{u"reception"_s, finding.reception}, {u"verdict"_s, verdicts[static_cast<std::size_t>(finding.verdict)]}, {u"remark"_s, finding.remark}});
    return {{u"terminal"_s, order.terminal.text()}, {u"from"_s, isoDate(order.from)}, {u"until"_s, isoDate(order.until)}, {u"size"_s, order.size},
            {u"root"_s, base64(order.root)}, {u"cases"_s, order.cases}, {u"irregular"_s, order.irregular}, {u"receptions"_s, order.receptions}, {u"sample"_s, sample},
            {u"remarks"_s, order.remarks}};
}

QJsonObject toJson(const api::RegisterMedium &order)
{
    return {{u"serial"_s, order.serial}, {u"label"_s, order.label}, {u"place"_s, order.place}, {u"keeper"_s, order.keeper.text()}};
}
QJsonObject toJson(const api::AssignMedium &order)
{
    return {{u"serial"_s, order.serial}, {u"place"_s, order.place}, {u"keeper"_s, order.keeper.text()}, {u"reason"_s, order.reason}};
}
QJsonObject toJson(const api::ShredMedium &order) { return {{u"serial"_s, order.serial}, {u"method"_s, order.method}, {u"reason"_s, order.reason}}; }
QJsonObject toJson(const api::EraseExpired &order) { return {{u"day"_s, isoDate(order.day)}, {u"count"_s, order.count}, {u"digest"_s, base64(order.digest)}}; }

QString reason(JsonMembers &members) { return members.text("reason"_L1, 200); }

QDate openDate(JsonMembers &members, QLatin1String name) // "" = open
{
    const QString text = members.text(name, 10);
    const QDate date = fromWireDate(text);
    if (!text.isEmpty() && !date.isValid())
        members.fail(name, "type"_L1);
    return date;
}

void read(JsonMembers &members, api::PresentCard &order)
{
    order.certificate = members.base64("certificate"_L1, 8192);
    order.serial = members.text("serial"_L1, 64);
}
void read(JsonMembers &members, api::SetKey &order)
{
    order.publicKey = members.base64("publicKey"_L1, 512);
    order.wrappedKey = members.base64("wrappedKey"_L1, 256);
    order.salt = members.base64("salt"_L1, 64);
    order.cardLock = members.base64("cardPoint"_L1, maxCardLockSize);
    order.memoryKiB = static_cast<quint32>(members.integer("memoryKiB"_L1, 8, 1024 * 1024));
    order.passes = static_cast<quint32>(members.integer("passes"_L1, 1, 64));
    order.epoch = static_cast<quint32>(members.integer("epoch"_L1, 1, 1'000'000));
    order.history = members.base64("history"_L1, historyLimit);
}
void read(JsonMembers &members, api::RegisterStaff &order)
{
    order.staff = readStaffId(members, "staff"_L1);
    order.name = members.text("name"_L1, 100);
    order.kana = members.text("kana"_L1, 100);
    order.section = members.text("section"_L1, 100);
    order.role = readRole(members, "role"_L1);
    order.until = openDate(members, "until"_L1);
}
void read(JsonMembers &members, api::TransferStaff &order)
{
    order.staff = readStaffId(members, "staff"_L1);
    order.section = members.text("section"_L1, 100);
    order.role = readRole(members, "role"_L1);
}
void read(JsonMembers &members, api::EndStaff &order)
{
    order.staff = readStaffId(members, "staff"_L1);
    order.until = readDate(members, "until"_L1);
    order.reason = reason(members);
}
void read(JsonMembers &members, api::AssignCard &order)
{
    order.staff = readStaffId(members, "staff"_L1);
    order.fingerprint = members.base64("fingerprint"_L1, 32);
}
void read(JsonMembers &members, api::WithdrawCard &order)
{
    order.staff = readStaffId(members, "staff"_L1);
    order.reason = reason(members);
}
void read(JsonMembers &members, api::ApplyForGrant &order)
{
    order.staff = readStaffId(members, "staff"_L1);
    order.permissions = readPermissions(members, "permissions"_L1);
    order.from = readDate(members, "from"_L1);
    order.until = readDate(members, "until"_L1);
    order.reason = reason(members);
}
void read(JsonMembers &members, api::DecideGrant &order)
{
    order.application = members.text("application"_L1, 64);
    order.granted = members.boolean("granted"_L1);
    order.reason = reason(members);
}
void read(JsonMembers &members, api::EndGrant &order)
{
    order.staff = readStaffId(members, "staff"_L1);
    order.grant = members.text("grant"_L1, 64);
    order.reason = reason(members);
}
void read(JsonMembers &members, api::ConfirmRoster &order)
{
    order.fiscalYear = static_cast<int>(members.integer("fiscalYear"_L1, 2000, 2999));
    order.version = members.integer("version"_L1, 1);
}
void read(JsonMembers &members, api::RegisterTerminal &order)
{
    order.terminal = readTerminalId(members, "terminal"_L1);
    order.place = members.text("place"_L1, 100);
}
void read(JsonMembers &members, api::RemoveTerminal &order)
{
    order.terminal = readTerminalId(members, "terminal"_L1);
    order.reason = reason(members);
}
void read(JsonMembers &members, api::RekeyTerminal &order)
{
    const QString terminal = members.text("terminal"_L1, 64);
    if (!terminal.isEmpty()) // "" = all
        order.terminal = readTerminalId(members, "terminal"_L1);
    order.reason = reason(members);
}
void read(JsonMembers &members, api::ProposeRecoveryKey &order) { order.publicKey = members.base64("publicKey"_L1, 512); }
void read(JsonMembers &members, api::ConfirmRecoveryKey &order) { order.fingerprint = members.base64("fingerprint"_L1, 32); }
void read(JsonMembers &members, api::SetPolicy &order)
{
    order.name = members.text("name"_L1, 64);
    order.value = members.text("value"_L1, 64);
}
void read(JsonMembers &members, api::RegisterMedium &order)
{
    order.serial = readMediumSerial(members, "serial"_L1);
    order.label = members.text("label"_L1, 100);
    order.place = members.text("place"_L1, 100);
    order.keeper = readStaffId(members, "keeper"_L1);
}
void read(JsonMembers &members, api::AssignMedium &order)
{
    order.serial = readMediumSerial(members, "serial"_L1);
    order.place = members.text("place"_L1, 100);
    order.keeper = readStaffId(members, "keeper"_L1);
    order.reason = reason(members);
}
void read(JsonMembers &members, api::ShredMedium &order)
{
    order.serial = readMediumSerial(members, "serial"_L1);
    order.method = members.text("method"_L1, 100);
    order.reason = reason(members);
}
void read(JsonMembers &members, api::SettleCase &order)
{
    order.id = readCaseId(members, "id"_L1);
    order.terminal = readTerminalId(members, "terminal"_L1);
    order.rule = readStaffId(members, "rule"_L1).text(); // the same letters
    order.staff = readStaffOrNobody(members, "staff"_L1);
    order.last = members.integer("last"_L1, 1, entryLimit);
    order.answer = members.boolean("irregular"_L1) ? api::CaseAnswer::Irregular : api::CaseAnswer::Explained;
    order.reason = reason(members);
}
void read(JsonMembers &members, api::SignReview &order)
{
    order.terminal = readTerminalId(members, "terminal"_L1);
    order.from = readDate(members, "from"_L1);
    order.until = readDate(members, "until"_L1);
    order.size = members.integer("size"_L1, 1, entryLimit);
    order.root = members.base64("root"_L1, 32);
    order.cases = static_cast<int>(members.integer("cases"_L1, 0, settledLimit));
    order.irregular = static_cast<int>(members.integer("irregular"_L1, 0, settledLimit));
    order.receptions = static_cast<int>(members.integer("receptions"_L1, 0, caseCountLimit));
    for (const QJsonValue &value : members.array("sample"_L1, api::sampleOfReview)) {
        JsonMembers one(value.toObject(), ErrorCode::RequestMalformed);
        const QString reception = one.text("reception"_L1, 40), verdict = one.text("verdict"_L1, 20), remark = one.text("remark"_L1, 200);
        const auto known = std::ranges::find(verdicts, verdict);
        if (!one.finish().ok() || known == verdicts.end()) {
            members.fail("sample"_L1, "value"_L1);
            return;
        }
        order.sample.append({reception, static_cast<api::SampleVerdict>(known - verdicts.begin()), remark});
    }
    order.remarks = members.text("remarks"_L1, 200);
}
void read(JsonMembers &members, api::EraseExpired &order)
{
    order.day = readDate(members, "day"_L1);
    order.count = static_cast<int>(members.integer("count"_L1, 0, erasureCountLimit));
    order.digest = members.base64("digest"_L1, 32);
}

QString kindOf(const api::Order &order) { return QString::fromLatin1(api::info(api::useCaseOf(order)).id); }

/// The alternative that `kind` names, empty.
template <std::size_t index = 0>
std::optional<api::Order> orderOf(const QString &kind)
{
    if constexpr (index == std::variant_size_v<api::Order>) {
        return {};
    } else {
        api::Order order{std::in_place_index<index>};
        return kindOf(order) == kind ? std::optional(std::move(order)) : orderOf<index + 1>(kind);
    }
}

} // namespace

QByteArray writeOrder(const Ordered &ordered)
{
    const QJsonObject object{{u"type"_s, u"order"_s}, {u"id"_s, ordered.id}, {u"municipality"_s, ordered.municipality},
                             {u"terminal"_s, ordered.terminal.text()}, {u"by"_s, ordered.by.text()}, {u"at"_s, wireTime(ordered.at)},
                             {u"kind"_s, kindOf(ordered.order)}, {u"body"_s, std::visit([](const auto &order) { return toJson(order); }, ordered.order)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<Ordered> readOrder(const QByteArray &statement)
{
    if (statement.size() > statementLimit)
        return ErrorCode::TooLarge;
    JsonMembers members(QJsonDocument::fromJson(statement).object(), ErrorCode::RequestMalformed);
    Ordered ordered;
    if (members.text("type"_L1, 20) != "order"_L1)
        members.fail("type"_L1, "value"_L1);
    ordered.id = members.text("id"_L1, 64);
    if (!isStaffId(ordered.id)) // the same letters
        members.fail("id"_L1, "form"_L1);
    ordered.municipality = members.text("municipality"_L1, 6);
    ordered.terminal = readTerminalId(members, "terminal"_L1);
    ordered.by = StaffId(members.text("by"_L1, 64)); // nobody yet, of a card that shows itself
    if (!ordered.by.isEmpty() && !isStaffId(ordered.by.text()))
        members.fail("by"_L1, "form"_L1);
    ordered.at = members.time("at"_L1);
    const auto order = orderOf(members.text("kind"_L1, 64));
    JsonMembers body(members.object("body"_L1), ErrorCode::RequestMalformed, u"body"_s);
    if (!order)
        members.fail("kind"_L1, "value"_L1);
    MADOGUCHI_TRY(members.finish());
    ordered.order = *order;
    std::visit([&body](auto &one) { read(body, one); }, ordered.order);
    MADOGUCHI_TRY(body.finish());
    if (writeOrder(ordered) != statement) // one order, one text: nothing signed stands beside what is understood
        return Error{ErrorCode::RequestMalformed, {u"canonical"_s}, {}};
    return ordered;
}

QByteArray framedOrder(QByteArrayView statement)
{
    QByteArray framed("madoguchi order v1\n");
    framed.append(statement.data(), statement.size());
    return framed;
}

} // namespace madoguchi::directory
