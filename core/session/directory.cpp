#include "session/directory.h"

#include "base/json_members.h"
#include "session/policy.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madoguchi::session {

namespace {

constexpr qsizetype answerLimit = 8 * 1024 * 1024;
constexpr int staffLimit = 10'000;

crypto::PublicKey readKey(JsonMembers &members, QLatin1String name)
{
    const auto key = crypto::PublicKey::fromDer(members.base64(name, 512));
    if (key.ok())
        return key.value();
    members.fail(name, "key"_L1);
    return {};
}

Result<StaffEntry> readStaff(const QJsonObject &object, const QString &place)
{
    JsonMembers members(object, ErrorCode::DirectoryInvalid, place);
    StaffEntry entry;
    entry.id = StaffId(members.text("id"_L1, 64));
    // The id becomes part of file names.
    static const QRegularExpression idForm(u"\\A[A-Za-z0-9_-]{1,64}\\z"_s);
    if (!idForm.match(entry.id.text()).hasMatch())
        members.fail("id"_L1, "form"_L1);
    entry.name = members.text("name"_L1, 100);
    entry.kana = members.text("kana"_L1, 100);
    entry.section = members.text("section"_L1, 100);
    const auto role = roleFromText(members.text("role"_L1, 20));
    if (role)
        entry.role = *role;
    else
        members.fail("role"_L1, "value"_L1);
    entry.cardSerial = members.text("cardSerial"_L1, 64);
    entry.cardCertificate = members.base64("cardCertificate"_L1, 8192);
    entry.publicKey = readKey(members, "publicKey"_L1);
    entry.key.wrapped = members.base64("wrappedKey"_L1, 256);
    entry.key.cardLock = members.base64("cardPoint"_L1, maxCardLockSize);
    if (!isCardLock(entry.key.cardLock))
        members.fail("cardPoint"_L1, "size"_L1);
    entry.key.epoch = static_cast<quint32>(members.integer("epoch"_L1, 1, 1'000'000));
    if (object.contains("until"_L1)) {
        entry.until = fromWireDate(members.text("until"_L1, 10));
        if (!entry.until.isValid())
            members.fail("until"_L1, "type"_L1);
    }
    JsonMembers argon2(members.object("argon2"_L1), ErrorCode::DirectoryInvalid, place + "/argon2"_L1);
    entry.key.cost.memoryKiB = static_cast<quint32>(argon2.integer("memoryKiB"_L1, 8, 1024 * 1024));
    entry.key.cost.passes = static_cast<quint32>(argon2.integer("passes"_L1, 1, 64));
    entry.key.salt = argon2.base64("salt"_L1, 64);
    if (entry.key.salt.size() < 16)
        argon2.fail("salt"_L1, "size"_L1);
    MADOGUCHI_TRY(members.finish());
    MADOGUCHI_TRY(argon2.finish());
    return entry;
}

Result<DirectoryContent> readPayload(const QByteArray &payload, const QString &municipality)
{
    JsonMembers members(QJsonDocument::fromJson(payload).object(), ErrorCode::DirectoryInvalid);
    DirectoryContent content;
    if (members.text("type"_L1, 20) != "directory"_L1)
        members.fail("type"_L1, "value"_L1);
    content.version = members.integer("version"_L1, 1);
    content.municipality = members.text("municipality"_L1, 6);
    if (content.municipality != municipality)
        members.fail("municipality"_L1, "value"_L1);
    content.at = members.time("at"_L1);
    const QJsonArray staff = members.array("staff"_L1, staffLimit);
    content.federationKey = readKey(members, "federationKey"_L1);
    content.municipalKey = readKey(members, "municipalKey"_L1);
    content.revocationListPem = members.text("revocationList"_L1, 4 * 1024 * 1024).toUtf8();
    MADOGUCHI_TRY(members.finish());
    QSet<QString> ids, serials;
    for (qsizetype i = 0; i < staff.size(); ++i) {
        const QString place = u"staff/%1"_s.arg(i);
        MADOGUCHI_ASSIGN(StaffEntry entry, readStaff(staff.at(i).toObject(), place));
        // One person, one id, one card (C-13).
        if (ids.contains(entry.id.text()) || serials.contains(entry.cardSerial))
            return Error{ErrorCode::DirectoryInvalid, {place, u"double"_s}, {}};
        ids.insert(entry.id.text());
        serials.insert(entry.cardSerial);
        content.staff.append(std::move(entry));
    }
    return content;
}

QString base64(const QByteArray &bytes) { return QString::fromLatin1(bytes.toBase64()); }

template <typename Member, typename Value>
const StaffEntry *find(const QList<StaffEntry> &staff, Member member, const Value &value)
{
    const auto entry = std::ranges::find(staff, value, member);
    return entry == staff.end() ? nullptr : &*entry;
}

} // namespace

QByteArray writeDirectory(const DirectoryContent &content)
{
    QJsonArray staff;
    for (const StaffEntry &entry : content.staff) {
        QJsonObject object{
            {u"id"_s, entry.id.text()}, {u"name"_s, entry.name}, {u"kana"_s, entry.kana}, {u"section"_s, entry.section},
            {u"role"_s, roleText(entry.role)}, {u"cardSerial"_s, entry.cardSerial},
            {u"cardCertificate"_s, base64(entry.cardCertificate)}, {u"publicKey"_s, base64(entry.publicKey.toDer())},
            {u"wrappedKey"_s, base64(entry.key.wrapped)}, {u"cardPoint"_s, base64(entry.key.cardLock)},
            {u"epoch"_s, static_cast<qint64>(entry.key.epoch)},
            {u"argon2"_s, QJsonObject{{u"memoryKiB"_s, static_cast<qint64>(entry.key.cost.memoryKiB)},
                                      {u"passes"_s, static_cast<qint64>(entry.key.cost.passes)}, {u"salt"_s, base64(entry.key.salt)}}}};
        if (entry.until.isValid())
            object.insert(u"until"_s, entry.until.toString(Qt::ISODate));
        staff.append(object);
    }
    const QJsonObject payload{
        {u"type"_s, u"directory"_s}, {u"version"_s, content.version}, {u"municipality"_s, content.municipality},
        {u"at"_s, wireTime(content.at)}, {u"staff"_s, staff}, {u"federationKey"_s, base64(content.federationKey.toDer())},
        {u"municipalKey"_s, base64(content.municipalKey.toDer())}, {u"revocationList"_s, QString::fromUtf8(content.revocationListPem)}};
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
    MADOGUCHI_ASSIGN(DirectoryContent content, readPayload(payload, municipality));
    return Directory(std::move(content));
}

const StaffEntry *Directory::staff(const StaffId &id) const { return find(m_content.staff, &StaffEntry::id, id); }

const StaffEntry *Directory::staffByCardSerial(const QString &serial) const
{
    return find(m_content.staff, &StaffEntry::cardSerial, serial);
}

const StaffEntry *Directory::staffByCertificate(const QByteArray &der) const
{
    return find(m_content.staff, &StaffEntry::cardCertificate, der);
}

} // namespace madoguchi::session
