#include "desk_fixture.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace madoguchi;
using namespace madoguchi::test;
using namespace Qt::StringLiterals;
using directory::Directory;

namespace {

const Office &office() { return Office::instance(); }

Result<Directory> read(const QByteArray &answer, const QString &of = QLatin1String(municipality))
{
    return Directory::read(answer, office().receipts.publicKey(), of);
}

/// The payload after `change`, signed again: what a server with a fault would send.
QByteArray changedPayload(const std::function<void(QJsonObject &)> &change)
{
    QJsonObject payload = QJsonDocument::fromJson(directory::writeDirectory(office().directory())).object();
    change(payload);
    const QByteArray bytes = QJsonDocument(payload).toJson(QJsonDocument::Compact);
    return QJsonDocument(QJsonObject{{u"payload"_s, QString::fromLatin1(bytes.toBase64())},
                                     {u"signature"_s, QString::fromLatin1(office().receipts.sign(bytes).toBase64())},
                                     {u"key"_s, u"receipts"_s}})
        .toJson();
}

QByteArray changedStaff(const std::function<void(QJsonObject &)> &change)
{
    return changedPayload([&](QJsonObject &payload) {
        QJsonArray staff = payload.value(u"staff"_s).toArray();
        QJsonObject first = staff.first().toObject();
        change(first);
        staff.replace(0, first);
        payload.insert(u"staff"_s, staff);
    });
}

ErrorCode codeOf(const Result<Directory> &result) { return result.ok() ? ErrorCode::Internal : result.error().code; }

} // namespace

TEST(Directory, C16_C18_an_approval_counts_only_from_somebody_who_may_approve_today)
{
    FakeClock clock;
    auto content = office().directory();
    const auto codeFor = [&](const QString &person) {
        const auto directory = read(office().signedDirectory(content));
        const auto key = session::approverKey(*directory, StaffId(person), api::Permission::ApproveMedia, clock);
        return key.ok() ? QString() : describe(key.error()).section(u' ', 0, 0);
    };
    EXPECT_EQ(codeFor(u"supervisor-1"_s), QString());
    EXPECT_EQ(codeFor(u"clerk-1"_s), errorText(ErrorCode::Denied)) << "a good card, but no supervisor's";
    EXPECT_EQ(codeFor(u"nobody"_s), errorText(ErrorCode::NotFound));
    for (auto &staff : content.staff)
        staff.until = clock.today().addDays(-1);
    EXPECT_EQ(codeFor(u"supervisor-1"_s), errorText(ErrorCode::Denied)) << "entitled until yesterday";
}

TEST(Directory, what_was_written_is_read)
{
    directory::DirectoryContent content = office().directory();
    content.staff[0].until = QDate(2027, 3, 31);
    const auto directory = read(office().signedDirectory(content));
    ASSERT_TRUE(directory.ok()) << qPrintable(describe(directory.error()));
    EXPECT_EQ(directory::writeDirectory(directory->content()), directory::writeDirectory(content));
    const directory::StaffEntry *clerk = directory->staff(StaffId(u"clerk-1"_s));
    ASSERT_TRUE(clerk);
    EXPECT_EQ(directory->staffByCertificate(clerk->cardCertificate), clerk);
    EXPECT_EQ(directory->staff(StaffId(u"nobody"_s)), nullptr);
}

TEST(Directory, only_what_the_server_signed_for_this_municipality_is_believed)
{
    const QByteArray good = office().signedDirectory(office().directory());
    EXPECT_TRUE(read(good).ok());
    EXPECT_EQ(codeOf(read(good, u"162027"_s)), ErrorCode::DirectoryInvalid);
    EXPECT_EQ(codeOf(Directory::read(good, office().device.publicKey(), QLatin1String(municipality))), ErrorCode::DirectoryInvalid);
    EXPECT_EQ(codeOf(read({})), ErrorCode::DirectoryInvalid);
    EXPECT_EQ(codeOf(read("[]")), ErrorCode::DirectoryInvalid);
    EXPECT_EQ(codeOf(read(QByteArray(9 * 1024 * 1024, ' '))), ErrorCode::DirectoryInvalid);
    for (qsizetype at = 0; at < good.size(); at += 97) {
        QByteArray bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 1);
        EXPECT_EQ(codeOf(read(bad)), ErrorCode::DirectoryInvalid) << at;
        EXPECT_EQ(codeOf(read(good.first(at))), ErrorCode::DirectoryInvalid) << at;
    }
}

TEST(Directory, a_signed_directory_with_a_fault_is_refused_whole)
{
    using Change = std::function<void(QJsonObject &)>;
    const std::pair<const char *, Change> payloads[] = {
        {"unknown member", [](QJsonObject &p) { p.insert(u"more"_s, 1); }},
        {"type", [](QJsonObject &p) { p.insert(u"type"_s, u"number"_s); }},
        {"version 0", [](QJsonObject &p) { p.insert(u"version"_s, 0); }},
        {"no time", [](QJsonObject &p) { p.insert(u"at"_s, u"yesterday"_s); }},
        {"no key", [](QJsonObject &p) { p.insert(u"federationKey"_s, u"AAAA"_s); }},
        {"two of one id", [](QJsonObject &p) {
             QJsonArray staff = p.value(u"staff"_s).toArray();
             staff.append(staff.first());
             p.insert(u"staff"_s, staff);
         }},
        {"staff is no list", [](QJsonObject &p) { p.insert(u"staff"_s, QJsonObject()); }}};
    for (const auto &[name, change] : payloads)
        EXPECT_EQ(codeOf(read(changedPayload(change))), ErrorCode::DirectoryInvalid) << name;
    const std::pair<const char *, Change> staff[] = {
        {"unknown member", [](QJsonObject &s) { s.insert(u"password"_s, u"x"_s); }},
        {"missing member", [](QJsonObject &s) { s.remove(u"wrappedKey"_s); }},
        {"id that leaves the folder", [](QJsonObject &s) { s.insert(u"id"_s, u"../store"_s); }},
        {"empty id", [](QJsonObject &s) { s.insert(u"id"_s, u""_s); }},
        {"unknown role", [](QJsonObject &s) { s.insert(u"role"_s, u"root"_s); }},
        {"short point", [](QJsonObject &s) { s.insert(u"cardPoint"_s, u"BAAA"_s); }},
        {"epoch 0", [](QJsonObject &s) { s.insert(u"epoch"_s, 0); }},
        {"epoch in parts", [](QJsonObject &s) { s.insert(u"epoch"_s, 1.5); }},
        {"until no date", [](QJsonObject &s) { s.insert(u"until"_s, u"2027-02-30"_s); }},
        {"Argon2 that takes all memory", [](QJsonObject &s) {
             s.insert(u"argon2"_s, QJsonObject{{u"memoryKiB"_s, 1 << 30}, {u"passes"_s, 1}, {u"salt"_s, u"AAAAAAAAAAAAAAAAAAAAAA=="_s}});
         }},
        {"short salt", [](QJsonObject &s) {
             s.insert(u"argon2"_s, QJsonObject{{u"memoryKiB"_s, 64}, {u"passes"_s, 1}, {u"salt"_s, u"AAAA"_s}});
         }}};
    for (const auto &[name, change] : staff)
        EXPECT_EQ(codeOf(read(changedStaff(change))), ErrorCode::DirectoryInvalid) << name;
    EXPECT_TRUE(read(changedStaff([](QJsonObject &) {})).ok()) << "the harness itself changes nothing";
}

TEST(DirectoryFile, an_older_answer_is_never_taken_and_a_newer_one_is_kept_verbatim)
{
    QTemporaryDir dir;
    const QString path = dir.filePath(u"directory.json"_s);
    const auto version = [](qint64 number) {
        directory::DirectoryContent content = office().directory();
        content.version = number;
        return office().signedDirectory(content);
    };
    session::DirectoryFile file(path, office().receipts.publicKey(), QLatin1String(municipality));
    EXPECT_FALSE(file.load().ok());
    EXPECT_FALSE(file.current());
    ASSERT_TRUE(file.update(version(5)).ok());
    ASSERT_TRUE(file.update(version(7)).ok());
    EXPECT_EQ(file.update(version(6)).error().code, ErrorCode::DirectoryInvalid);
    EXPECT_EQ(file.update("{}").error().code, ErrorCode::DirectoryInvalid);
    EXPECT_EQ(file.current()->content().version, 7);
    auto sameVersion = office().directory();
    sameVersion.version = 7;
    sameVersion.revocationListPem += '\n'; // the server adds its newest list to every answer (C-28)
    const QByteArray newList = office().signedDirectory(sameVersion);
    ASSERT_TRUE(file.update(newList).ok());
    EXPECT_EQ(file.current()->content().revocationListPem, sameVersion.revocationListPem);
    session::DirectoryFile again(path, office().receipts.publicKey(), QLatin1String(municipality));
    ASSERT_TRUE(again.load().ok());
    EXPECT_EQ(again.current()->content().version, 7);
    EXPECT_EQ(again.update(version(6)).error().code, ErrorCode::DirectoryInvalid);
}
