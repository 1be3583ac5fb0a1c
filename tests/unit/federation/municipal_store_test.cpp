#include "central_fixture.h"

#include "crypto/digest.h"
#include "crypto/merkle.h"
#include "federation/admission.h"
#include "federation/frontier.h"
#include "journal/entry.h"
#include "journal/head_note.h"
#include "journal/outside_log.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <QFile>
#include <QTemporaryDir>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace madoguchi::federation::test {
namespace {

QJsonObject reception(const QString &number, bool closed = false)
{
    return {{"number"_L1, number}, {"openedAt"_L1, u"2026-11-20T01:42:00.000Z"_s}, {"by"_L1, u"clerk-1"_s}, {"byName"_L1, u"窓口 花子"_s},
            {"purpose"_L1, u"moving-in"_s}, {"closed"_L1, closed}};
}

QJsonObject change(int id, const QString &aggregate, qint64 base, const QJsonObject &body = reception(u"8-1120-001"_s))
{
    return {{"id"_L1, u"01935b2c-0000-7000-8000-%1"_s.arg(id, 12, 10, QChar(u'0'))}, {"kind"_L1, u"reception"_s}, {"aggregate"_L1, aggregate},
            {"baseVersion"_L1, base}, {"actor"_L1, u"clerk-1"_s}, {"at"_L1, u"2026-11-20T01:42:00.000Z"_s}, {"body"_L1, body}};
}

class Municipal : public testing::Test {
protected:
    QJsonArray post(const Identity &who, const QJsonArray &items)
    {
        return central.post(who.tenant(), "/v1/changes", {{"items"_L1, items}}, u"ChangesAnswer"_s)["answers"_L1].toArray();
    }
    QJsonObject postOne(const Identity &who, const QJsonObject &item) { return post(who, {item})[0].toObject(); }
    QList<QJsonObject> feed(const Identity &who, qint64 after, int limit = 1000)
    {
        const Response response = central.call(who.tenant(), "GET", "/v1/feed?after=" + QByteArray::number(after) + "&limit=" + QByteArray::number(limit));
        EXPECT_EQ(response.status, 200);
        QList<QJsonObject> lines;
        for (const QByteArray &line : response.body.trimmed().split('\n'))
            lines.append(QJsonDocument::fromJson(line).object());
        for (int i = 0; i + 1 < lines.size(); ++i)
            central.expectSchema(lines[i], u"FeedItem"_s);
        central.expectSchema(lines.last(), u"FeedEnd"_s);
        EXPECT_EQ(lines.last()["count"_L1].toInt(), lines.size() - 1);
        return lines;
    }
    Central central;
};

TEST_F(Municipal, C02_terminal_says_who_the_server_takes_it_for)
{
    const QJsonObject about = central.get(central.terminal1.tenant(), "/v1/terminal", u"Terminal"_s);
    EXPECT_EQ(about["municipality"_L1].toString(), here);
    EXPECT_EQ(about["terminal"_L1].toString(), u"terminal-1"_s);
    EXPECT_EQ(about["directoryVersion"_L1].toInt(), 3);
}

TEST_F(Municipal, a_change_is_accepted_once_whatever_happens)
{
    const QJsonObject first = postOne(central.terminal1, change(1, u"r-1"_s, 0));
    ASSERT_EQ(first["result"_L1].toString(), u"accepted"_s);
    EXPECT_EQ(central.verified(first["receipt"_L1].toObject(), u"ChangeReceipt"_s)["version"_L1].toInt(), 1);
    central.reopen();
    const QJsonObject again = postOne(central.terminal1, change(1, u"r-1"_s, 0));
    EXPECT_EQ(again["result"_L1].toString(), u"already"_s);
    EXPECT_EQ(again["receipt"_L1], first["receipt"_L1]) << "the receipt of the first time";
    EXPECT_EQ(feed(central.terminal2, 0).size(), 2);
    const QJsonObject other = postOne(central.terminal1, change(1, u"r-1"_s, 0, reception(u"8-1120-002"_s)));
    EXPECT_EQ(other["result"_L1].toString(), u"refused"_s) << "same id, other content";
}

TEST_F(Municipal, a_conflict_shows_what_stands)
{
    postOne(central.terminal1, change(1, u"r-1"_s, 0));
    EXPECT_EQ(postOne(central.terminal2, change(2, u"r-1"_s, 1, reception(u"8-1120-001"_s, true)))["version"_L1].toInt(), 2);
    const QJsonObject late = postOne(central.terminal1, change(3, u"r-1"_s, 1));
    EXPECT_EQ(late["result"_L1].toString(), u"conflict"_s);
    EXPECT_EQ(late["current"_L1]["version"_L1].toInt(), 2);
    EXPECT_EQ(late["current"_L1]["terminal"_L1].toString(), u"terminal-2"_s) << "from the certificate, not from the request";
    EXPECT_TRUE(late["current"_L1]["body"_L1]["closed"_L1].toBool());
}

TEST_F(Municipal, the_same_change_made_by_two_terminals_is_no_conflict)
{
    postOne(central.terminal1, change(1, u"r-1"_s, 0));
    EXPECT_EQ(postOne(central.terminal1, change(2, u"r-1"_s, 1, reception(u"8-1120-001"_s, true)))["result"_L1].toString(), u"accepted"_s);
    const QJsonObject same = change(3, u"r-1"_s, 1, reception(u"8-1120-001"_s, true));
    const QJsonObject second = postOne(central.terminal2, same);
    EXPECT_EQ(second["result"_L1].toString(), u"already"_s);
    EXPECT_EQ(second["version"_L1].toInt(), 2);
    EXPECT_EQ(central.verified(second["receipt"_L1].toObject(), u"ChangeReceipt"_s)["id"_L1], same["id"_L1]) << "a receipt of its own";
    EXPECT_EQ(feed(central.terminal2, 0).size(), 3) << "and nothing more in the feed";

    EXPECT_EQ(postOne(central.terminal1, change(4, u"r-1"_s, 2))["result"_L1].toString(), u"accepted"_s) << "what reads like an older version is a change";
    EXPECT_EQ(postOne(central.terminal2, same)["receipt"_L1], second["receipt"_L1]) << "the first answer again, whatever happened since";
    EXPECT_EQ(postOne(central.terminal2, change(5, u"r-1"_s, 1))["result"_L1].toString(), u"conflict"_s) << "made without having seen what stands between";
}

TEST_F(Municipal, sync_promise4_the_right_number_for_another_change_is_a_conflict)
{
    const auto on = [](QJsonObject item, const QJsonObject &body) {
        item["baseDigest"_L1] = QString::fromLatin1(crypto::sha256(QJsonDocument(body).toJson(QJsonDocument::Compact)).toHex());
        return item;
    };
    const QJsonObject first = reception(u"8-1120-001"_s), second = reception(u"8-1120-002"_s), never = reception(u"8-1120-009"_s);
    postOne(central.terminal1, change(1, u"r-1"_s, 0, first));
    const QJsonObject late = postOne(central.terminal2, on(change(2, u"r-1"_s, 1, second), never));
    EXPECT_EQ(late["result"_L1].toString(), u"conflict"_s);
    EXPECT_EQ(late["current"_L1]["body"_L1].toObject(), first);
    EXPECT_EQ(postOne(central.terminal2, on(change(3, u"r-1"_s, 1, second), first))["result"_L1].toString(), u"accepted"_s);
    EXPECT_EQ(postOne(central.terminal1, on(change(4, u"r-1"_s, 1, second), never))["result"_L1].toString(), u"already"_s) << "the same in the end: nobody has anything to decide";
    EXPECT_EQ(postOne(central.terminal1, on(change(5, u"r-1"_s, 5, first), never))["result"_L1].toString(), u"behind"_s) << "what it stands on may come yet";
    EXPECT_EQ(feed(central.terminal2, 0).size(), 3);
}

TEST_F(Municipal, sync_promise3_what_is_based_on_a_version_that_is_not_here_waits_for_it)
{
    EXPECT_EQ(postOne(central.terminal2, change(2, u"r-1"_s, 1, reception(u"8-1120-001"_s, true)))["result"_L1].toString(), u"behind"_s);
    EXPECT_EQ(postOne(central.terminal1, change(1, u"r-1"_s, 0))["result"_L1].toString(), u"accepted"_s);
    EXPECT_EQ(postOne(central.terminal2, change(2, u"r-1"_s, 1, reception(u"8-1120-001"_s, true)))["result"_L1].toString(), u"accepted"_s);
}

TEST_F(Municipal, sync_promise3_a_store_put_back_is_another_history_though_others_have_written_since)
{
    const auto known = [](const QJsonObject &answer) { return answer["head"_L1].toObject(); };
    const auto changes = [&](int n, const QJsonObject &from, int status = 200) {
        return central.post(central.terminal1.tenant(), "/v1/changes", {{"known"_L1, from}, {"items"_L1, QJsonArray{change(n, u"r-%1"_s.arg(n), 0)}}},
                            status == 200 ? u"ChangesAnswer"_s : u"Error"_s, status);
    };
    const auto query = [](const QJsonObject &point) { return "known=" + QByteArray::number(point["position"_L1].toInt()) + "&mark=" + point["mark"_L1].toString().toLatin1(); };
    const auto shared = [&](const QJsonObject &point) {
        return central.get(central.terminal1.tenant(), "/v1/terminal?" + query(point), u"Terminal"_s)["shared"_L1].toBool();
    };
    const QJsonObject nothing{{"position"_L1, 0}, {"mark"_L1, u""_s}};
    const QJsonObject first = known(changes(1, nothing));
    EXPECT_EQ(first["position"_L1].toInt(), 1);
    central.reopen();
    ASSERT_TRUE(QFile::copy(central.path(u"municipal-162019.db"_s), central.path(u"copy.db"_s)));
    const QJsonObject second = known(changes(2, first));
    EXPECT_TRUE(shared(nothing) && shared(first) && shared(second));

    central.reopen();
    for (const QString &file : {u"municipal-162019.db"_s, u"municipal-162019.db-wal"_s, u"municipal-162019.db-shm"_s})
        QFile::remove(central.path(file));
    ASSERT_TRUE(QFile::rename(central.path(u"copy.db"_s), central.path(u"municipal-162019.db"_s)));
    EXPECT_FALSE(shared(second)) << "the head is before what the terminal knows";
    EXPECT_TRUE(shared(first));
    const QJsonObject other = known(changes(3, first));
    EXPECT_EQ(other["position"_L1], second["position"_L1]);
    EXPECT_FALSE(shared(second)) << "the same position, another item";

    EXPECT_EQ(changes(4, second, 409)["code"_L1].toString(), u"N-019"_s);
    EXPECT_EQ(central.call(central.terminal1.tenant(), "GET", "/v1/feed?after=2&" + query(second)).status, 409);
    EXPECT_EQ(central.get(central.terminal1.tenant(), "/v1/terminal", u"Terminal"_s)["feedHead"_L1].toInt(), 2) << "nothing was taken";
    EXPECT_EQ(central.call(central.terminal1.tenant(), "GET", "/v1/terminal?known=-1").status, 400);
}

TEST_F(Municipal, C02_a_bad_item_is_refused_and_the_others_pass)
{
    QJsonObject surplus = reception(u"8-1120-002"_s);
    surplus["memo"_L1] = u"x"_s;
    const QJsonArray answers = post(central.terminal1, {change(1, u"r-1"_s, 0), change(2, u"r-2"_s, 0, surplus), change(3, u"r-3"_s, 0)});
    EXPECT_EQ(answers[0]["result"_L1].toString(), u"accepted"_s);
    EXPECT_EQ(answers[1]["result"_L1].toString(), u"refused"_s);
    EXPECT_EQ(answers[2]["result"_L1].toString(), u"accepted"_s);
    EXPECT_EQ(feed(central.terminal1, 0).size(), 3);
}

TEST_F(Municipal, feed_pages_are_ordered_and_end)
{
    for (int i = 1; i <= 25; ++i)
        postOne(central.terminal1, change(i, u"r-%1"_s.arg(i), 0));
    qint64 after = 0;
    int seen = 0;
    for (;;) {
        const auto lines = feed(central.terminal2, after, 10);
        for (int i = 0; i + 1 < lines.size(); ++i)
            EXPECT_EQ(lines[i]["position"_L1].toInteger(), ++seen);
        after = lines.last()["end"_L1].toInteger();
        if (lines.size() == 1)
            break;
    }
    EXPECT_EQ(seen, 25);
    const Response page = central.call(central.terminal1.tenant(), "GET", "/v1/feed?after=20&limit=1");
    EXPECT_EQ(page.header("Madoguchi-Feed-Count"), "5");
    EXPECT_EQ(page.header("Madoguchi-Feed-Head"), "25");
    EXPECT_FALSE(page.header("Madoguchi-Feed-Epoch").isEmpty());
}

TEST_F(Municipal, C28_another_municipality_sees_nothing)
{
    postOne(central.terminal1, change(1, u"r-1"_s, 0));
    EXPECT_EQ(feed(central.stranger, 0).size(), 1);
    QJsonObject theirs = change(1, u"r-1"_s, 0);
    theirs["actor"_L1] = u"clerk-9"_s;
    EXPECT_EQ(postOne(central.stranger, theirs)["result"_L1].toString(), u"accepted"_s) << "another store: the id is free there";
    const Tenant nobody{elsewhere, u"terminal-1"_s, true, central.terminal1.key.publicKey()};
    EXPECT_EQ(central.call(nobody, "GET", "/v1/terminal").status, 403);
}

TEST_F(Municipal, C28_the_certificate_says_who_it_is)
{
    const auto admission = Admission::load(central.config, central.clock).value();
    const auto admit = [&](const Identity &who) { return admission->admit(who.certificate.toDer()); };
    EXPECT_EQ(admit(central.terminal1)->municipality, here);
    EXPECT_EQ(admit(central.identity(u"t"_s, elsewhere)).error().code, ErrorCode::TenantUnknown);
    EXPECT_EQ(admit(central.identity(u"t"_s, here, u"staff"_s)).error().code, ErrorCode::TenantForbidden);
    EXPECT_EQ(admit(central.identity(u"t"_s, here, u"terminal"_s, false)).error().code, ErrorCode::TenantForbidden) << "no training mark";
    EXPECT_EQ(admission->admit("nonsense").error().code, ErrorCode::CertificateInvalid);
    central.revoke({central.terminal1.certificate.serial()});
    EXPECT_EQ(admit(central.terminal1).error().code, ErrorCode::CertificateRevoked) << "at once";
    EXPECT_TRUE(admit(central.terminal2).ok());
    central.clock.advance(std::chrono::hours(24 * 400));
    EXPECT_FALSE(admit(central.terminal2).ok());
}

TEST_F(Municipal, C28_the_directory_is_signed_with_the_newest_revocation_list)
{
    const auto fetch = [&](const QByteArray &etag = {}) { return central.call(central.terminal1.tenant(), "GET", "/v1/directory", {}, {{"If-None-Match", etag}}); };
    const Response first = fetch();
    const QJsonObject payload = central.verified(QJsonDocument::fromJson(first.body).object(), u"DirectoryPayload"_s);
    EXPECT_EQ(payload["municipality"_L1].toString(), here);
    EXPECT_EQ(fetch(first.header("ETag")).status, 304);
    central.revoke({central.terminal2.certificate.serial()});
    const Response second = fetch(first.header("ETag"));
    EXPECT_EQ(second.status, 200);
    EXPECT_NE(central.verified(QJsonDocument::fromJson(second.body).object(), u"DirectoryPayload"_s)["revocationList"_L1], payload["revocationList"_L1]);
}

TEST(FrontierTest, C11_has_the_root_of_the_whole_tree)
{
    EXPECT_TRUE(rc::check("the same root as the tree, also after being stored", [] {
        const int count = *rc::gen::inRange(0, 70);
        crypto::MerkleTree tree;
        Frontier frontier;
        for (int i = 0; i < count; ++i) {
            const QByteArray leaf = crypto::merkleLeaf(QByteArray::number(i));
            tree.append(leaf);
            frontier.append(leaf);
            frontier = Frontier(frontier.size(), frontier.peaks());
        }
        RC_ASSERT(frontier.root() == tree.root());
        RC_ASSERT(frontier.size() == tree.size());
    }));
}

/// A terminal's record, as it grows.
class Recorder {
public:
    explicit Recorder(const Identity &who) : m_who(who) {}
    void add(int count, const QString &useCase = u"person.search"_s, const QString &detail = {})
    {
        journal::Entry entry;
        entry.useCase = useCase;
        entry.detail = detail;
        for (int i = 0; i < count; ++i)
            take(entry);
    }
    /// As the terminal takes in what it made outside: its own words, in its place here.
    void take(journal::Entry entry)
    {
        {
            entry.sequence = tree.size() + 1;
            entry.previous = m_last;
            entry.boot = QByteArray(16, 'b');
            entry.utcMs = 1'790'000'000'000;
            entry.terminal = m_who.certificate.commonName();
            entry.municipality = m_who.certificate.organization();
            entry.staff = u"clerk-1"_s;
            entry.role = u"clerk"_s;
            entries.append(journal::encode(entry));
            m_last = crypto::sha256(entries.last());
            tree.append(crypto::merkleLeaf(entries.last()));
        }
    }
    QJsonObject batch(qint64 from) const
    {
        QJsonArray list, proof;
        for (qint64 i = from; i < entries.size(); ++i)
            list.append(QString::fromLatin1(entries[i].toBase64()));
        for (const QByteArray &hash : tree.consistencyProof(from, tree.size()))
            proof.append(QString::fromLatin1(hash.toBase64()));
        return {{"origin"_L1, origin()}, {"from"_L1, from}, {"entries"_L1, list}, {"head"_L1, QString::fromUtf8(head(m_who.key))}, {"proofFrom"_L1, from}, {"proof"_L1, proof}};
    }
    QByteArray head(const crypto::PrivateKey &key) const
    {
        journal::HeadNote note{origin(), tree.size(), tree.root(), QDateTime(QDate(2026, 11, 20), QTime(1, 42), Qt::UTC), crypto::sha256(m_who.certificate.toDer())};
        return journal::signNote(note, key);
    }
    QString origin() const { return u"madoguchi/%1/%2/record"_s.arg(m_who.certificate.organization(), m_who.certificate.commonName()); }
    QList<QByteArray> entries;
    crypto::MerkleTree tree;

private:
    const Identity &m_who;
    QByteArray m_last = QByteArray(32, '\0');
};

TEST_F(Municipal, C11_the_record_is_witnessed_and_persisted)
{
    const Tenant tenant = central.terminal1.tenant();
    Recorder recorder(central.terminal1);
    recorder.add(5);
    const auto witness = [&](qint64 from, int status, const QString &schema) { return central.post(tenant, "/v1/record", recorder.batch(from), schema, status); };
    const QJsonObject first = central.verified(witness(0, 200, u"RecordAnswer"_s)["receipt"_L1].toObject(), u"RecordReceipt"_s);
    EXPECT_EQ(first["size"_L1].toInt(), 5);
    EXPECT_EQ(first["root"_L1].toString().toLatin1(), recorder.tree.root().toHex());
    central.reopen();
    EXPECT_EQ(witness(0, 409, u"RecordSize"_s)["size"_L1].toInt(), 5);
    recorder.add(8);
    EXPECT_EQ(witness(3, 409, u"RecordSize"_s)["size"_L1].toInt(), 5);
    EXPECT_EQ(central.verified(witness(5, 200, u"RecordAnswer"_s)["receipt"_L1].toObject(), u"RecordReceipt"_s)["size"_L1].toInt(), 13);
    EXPECT_EQ(central.get(tenant, "/v1/terminal", u"Terminal"_s)["recordSize"_L1].toInt(), 13);
    EXPECT_EQ(central.get(central.terminal2.tenant(), "/v1/terminal", u"Terminal"_s)["recordSize"_L1].toInt(), 0);
}

/// What waits outside at a terminal.
class Outside {
public:
    explicit Outside(const Identity &who) : m_who(who), m_log(m_dir.filePath(u"outside.log"_s), who.key, crypto::sha256(who.certificate.toDer())) {}
    journal::Entry add(const QString &detail, const QString &terminal = {})
    {
        journal::Entry entry;
        entry.boot = QByteArray(16, 'b');
        entry.utcMs = 1'790'000'000'000;
        entry.terminal = terminal.isEmpty() ? m_who.certificate.commonName() : terminal;
        entry.municipality = m_who.certificate.organization();
        entry.staff = u"clerk-1"_s;
        entry.role = u"clerk"_s;
        entry.useCase = u"session.login"_s;
        entry.outcome = api::Outcome::Failed;
        entry.detail = detail;
        entry.outside = true;
        EXPECT_TRUE(m_log.append(entry).ok());
        return entry;
    }
    QJsonObject payloads() const
    {
        QJsonArray list;
        const auto waiting = m_log.read().value();
        for (const auto &item : waiting.items)
            list.append(QString::fromLatin1(item.payload.toBase64()));
        return {{"payloads"_L1, list}};
    }

private:
    QTemporaryDir m_dir;
    const Identity &m_who;
    journal::OutsideLog m_log;
};

TEST_F(Municipal, C11_of_what_was_shown_while_it_waited_outside_a_whole_record_without_it_is_told)
{
    const Tenant tenant = central.terminal1.tenant();
    const auto show = [&](const Outside &outside, int status = 200) {
        return central.post(tenant, "/v1/record/outside", outside.payloads(), status == 200 ? u"OutsideAnswer"_s : u"Error"_s, status)["shown"_L1].toInt();
    };
    Recorder recorder(central.terminal1);
    const auto witness = [&](qint64 from, bool whole) {
        QJsonObject batch = recorder.batch(from);
        batch["whole"_L1] = whole;
        return central.post(tenant, "/v1/record", batch, u"RecordAnswer"_s)["awaited"_L1].toInt();
    };
    const auto awaited = [&] {
        const auto lines = madoguchi::test::get(central.service().witnessedRecords(here)).value();
        const QByteArray said = QByteArray::fromBase64(lines.value(0)["payload"_L1].toString().toLatin1());
        return QJsonDocument::fromJson(said)["outside"_L1].toArray().size();
    };
    Outside outside(central.terminal1);
    const journal::Entry first = outside.add(u"S-001"_s), second = outside.add(u"S-002"_s);
    EXPECT_EQ(show(outside), 2);
    EXPECT_EQ(show(outside), 2) << "the same again changes nothing";
    recorder.add(3);
    recorder.take(first);
    EXPECT_EQ(witness(0, false), 0) << "the rest may come yet";
    EXPECT_EQ(awaited(), 1);
    central.reopen();
    recorder.add(2);
    EXPECT_EQ(witness(4, true), 1);
    EXPECT_EQ(central.get(tenant, "/v1/terminal", u"Terminal"_s)["recordSize"_L1].toInt(), 6) << "the rest is witnessed all the same";
    recorder.take(second);
    EXPECT_EQ(witness(6, true), 0) << "it was only late";
    EXPECT_EQ(awaited(), 0);
    // The call that showed one was late: its entry is here already, and nobody waits for it.
    const journal::Entry third = outside.add(u"S-003"_s);
    recorder.take(third);
    EXPECT_EQ(witness(7, true), 0);
    EXPECT_EQ(show(outside), 3);
    EXPECT_EQ(awaited(), 0);
    recorder.add(1);
    EXPECT_EQ(witness(8, true), 0);
    // An entry that is like it, but for one word, is another one.
    journal::Entry changed = outside.add(u"S-004"_s);
    EXPECT_EQ(show(outside), 4);
    changed.detail = u"S-005"_s;
    recorder.take(changed);
    EXPECT_EQ(witness(9, true), 1);
    // Somebody has looked into it.
    EXPECT_EQ(madoguchi::test::get(central.service().giveUpOutside(here, u"terminal-2"_s, u"not that one"_s)).value(), 0);
    EXPECT_EQ(madoguchi::test::get(central.service().giveUpOutside(here, u"terminal-1"_s, u"a disk was put back"_s)).value(), 1);
    EXPECT_EQ(awaited(), 0);
    EXPECT_EQ(show(outside), 4) << "shown again, it is not waited for again";
    recorder.add(1);
    EXPECT_EQ(witness(10, true), 0);
}

TEST_F(Municipal, C11_only_a_terminals_own_words_are_kept_as_waiting_outside)
{
    const auto show = [&](const Identity &who, const QJsonObject &payloads) { return central.post(who.tenant(), "/v1/record/outside", payloads, u"Error"_s, 422)["field"_L1].toString(); };
    Outside good(central.terminal1), other(central.terminal1);
    good.add(u"S-001"_s);
    EXPECT_EQ(show(central.terminal2, good.payloads()), u"payloads"_s) << "another terminal's";
    other.add(u"S-001"_s, u"terminal-2"_s);
    EXPECT_EQ(show(central.terminal1, other.payloads()), u"payloads"_s);
    QByteArray bytes = QByteArray::fromBase64(good.payloads()["payloads"_L1].toArray()[0].toString().toLatin1());
    for (qsizetype i = 34; i < bytes.size(); i += 7) { // the certificate's hash is not what vouches
        QByteArray changed = bytes;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        EXPECT_EQ(show(central.terminal1, {{"payloads"_L1, QJsonArray{QString::fromLatin1(changed.toBase64())}}}), u"payloads"_s) << i;
    }
    EXPECT_EQ(show(central.terminal1, {{"payloads"_L1, QJsonArray{QString::fromLatin1(bytes.first(20).toBase64())}}}), u"payloads"_s);
    central.post(central.terminal1.tenant(), "/v1/record", Recorder(central.terminal1).batch(0), u"Error"_s, 422);
}

TEST_F(Municipal, C33_how_far_each_terminal_was_answered_is_kept_by_days)
{
    for (int i = 1; i <= 5; ++i)
        postOne(central.terminal1, change(i, u"r-%1"_s.arg(i), 0));
    const auto fed = [&] { return madoguchi::test::get(central.service().fed(here)).value(); };
    EXPECT_EQ(fed(), QList<MunicipalStore::Fed>());
    feed(central.terminal2, 0, 2);
    const QDate today = central.clock.today();
    EXPECT_EQ(fed(), (QList<MunicipalStore::Fed>{{u"terminal-2"_s, today, 2}}));
    feed(central.terminal2, 2, 10);
    feed(central.terminal2, 5, 10);
    feed(central.terminal2, 0, 1); // begins anew: what lay there once may lie there still
    EXPECT_EQ(fed(), (QList<MunicipalStore::Fed>{{u"terminal-2"_s, today, 5}}));
    central.clock.advance(std::chrono::hours(24));
    feed(central.terminal2, 5, 10);
    EXPECT_EQ(fed().size(), 1) << "nothing new went there";
    postOne(central.terminal1, change(6, u"r-6"_s, 0));
    feed(central.terminal2, 5, 10);
    feed(central.terminal1, 0, 10);
    EXPECT_EQ(fed(), (QList<MunicipalStore::Fed>{{u"terminal-1"_s, today.addDays(1), 6}, {u"terminal-2"_s, today, 5}, {u"terminal-2"_s, today.addDays(1), 6}}));
}

TEST_F(Municipal, C14_the_directory_knows_of_a_terminals_key_what_its_witnessed_record_tells)
{
    auto content = central.readDirectory();
    Recorder recorder(central.terminal1);
    const auto tell = [&](const QString &useCase, const QString &detail) {
        const qint64 from = recorder.tree.size();
        recorder.add(1, useCase, detail);
        central.post(central.terminal1.tenant(), "/v1/record", recorder.batch(from), u"RecordAnswer"_s);
        content = central.readDirectory();
        return content.version;
    };
    const qint64 version = content.version;
    EXPECT_EQ(tell(u"person.search"_s, u"finished:2 order:0"_s), version) << "another use case says nothing of keys";
    EXPECT_EQ(tell(u"session.rekey"_s, u"begun:2 order:0"_s), version);
    EXPECT_EQ(tell(u"session.rekey"_s, u"finished:2 order:7"_s), version) << "nobody has ordered that";
    EXPECT_EQ(tell(u"session.rekey"_s, u"finished:2 order:0"_s), version + 1);
    EXPECT_TRUE(content.terminals[0].keyReport.changed.isValid());
    EXPECT_FALSE(content.terminals[1].keyReport.changed.isValid()) << "each for itself";
    central.reopen();
    EXPECT_TRUE(central.readDirectory().terminals[0].keyReport.changed.isValid());
}

TEST_F(Municipal, C22_C28_a_retired_terminals_statement_is_kept_and_it_is_nobody_from_then_on)
{
    const auto statementOf = [](const QByteArray &terminal, const crypto::PrivateKey &key, const QByteArray &reason = {}) {
        const QByteArray body = "madoguchi terminal retired v1\nterminal " + terminal + "\nat 2026-11-20T01:42:00.000Z\nby IT\nunsent 0\nreason " + reason + "\n";
        return body + "\nsignature " + key.sign(body).toBase64() + '\n';
    };
    const QByteArray good = statementOf("162019/terminal-2", central.terminal2.key);
    const auto show = [&](const Tenant &tenant, const QByteArray &statement, int status, const QString &schema = u"Error"_s) {
        return central.post(tenant, "/v1/retirement", {{"statement"_L1, QString::fromLatin1(statement.toBase64())}}, schema, status);
    };
    const qint64 version = central.readDirectory().version;
    QByteArray changed = good;
    changed.replace("unsent 0", "unsent 1");
    for (const QByteArray &bad : {statementOf("162019/terminal-2", central.terminal1.key), statementOf("162019/terminal-1", central.terminal2.key), changed, good.chopped(20), QByteArray("x")})
        show(central.terminal2.tenant(), bad, 422);
    show(central.terminal1.tenant(), good, 422);
    EXPECT_EQ(central.readDirectory().version, version);

    const QJsonObject receipt = show(central.terminal2.tenant(), good, 200, u"RecordAnswer"_s);
    const QJsonObject said = central.verified(receipt["receipt"_L1].toObject(), u"RetirementReceipt"_s);
    EXPECT_EQ(said["terminal"_L1].toString(), u"162019/terminal-2");
    EXPECT_EQ(said["statement"_L1].toString().toLatin1(), crypto::sha256(good).toHex());
    const auto content = central.readDirectory();
    EXPECT_EQ(content.terminals[1].retired, QDateTime(QDate(2026, 11, 20), QTime(1, 42), Qt::UTC));
    EXPECT_FALSE(content.terminals[0].retired.isValid());
    central.get(central.terminal2.tenant(), "/v1/terminal", u"Error"_s, 403);
    central.get(central.terminal1.tenant(), "/v1/terminal", u"Terminal"_s);
    central.reopen();
    EXPECT_EQ(show(central.terminal2.tenant(), good, 200, u"RecordAnswer"_s), receipt) << "the answer was lost: the same receipt again";
    show(central.terminal2.tenant(), statementOf("162019/terminal-2", central.terminal2.key, "another"), 409);
    EXPECT_EQ(central.readDirectory().version, version + 1);
}

TEST_F(Municipal, C11_nothing_false_is_witnessed)
{
    const Tenant tenant = central.terminal1.tenant();
    Recorder recorder(central.terminal1);
    recorder.add(4);
    central.post(tenant, "/v1/record", recorder.batch(0), u"RecordAnswer"_s);
    recorder.add(3);
    const QJsonObject good = recorder.batch(4);
    const auto refused = [&](const QString &member, const QJsonValue &value) {
        QJsonObject bad = good;
        bad[member] = value;
        central.post(tenant, "/v1/record", bad, u"Error"_s, 422);
    };
    QJsonArray entries = good["entries"_L1].toArray();
    QJsonArray swapped{entries[1], entries[0], entries[2]}, cut{entries[0], entries[1]}, longer = entries;
    longer.append(entries[0]);
    QByteArray changed = QByteArray::fromBase64(entries[2].toString().toLatin1());
    changed.replace("person.search", "person.sxarch");
    refused(u"entries"_s, swapped);
    refused(u"entries"_s, cut);
    refused(u"entries"_s, longer);
    refused(u"entries"_s, QJsonArray{entries[0], entries[1], QString::fromLatin1(changed.toBase64())});
    refused(u"origin"_s, u"madoguchi/162019/terminal-2/record"_s);
    refused(u"head"_s, QString::fromUtf8(recorder.head(central.terminal2.key)));
    refused(u"head"_s, good["head"_L1].toString().replace(u"terminal-1"_s, u"terminal-2"_s));
    refused(u"proof"_s, QJsonArray{});
    refused(u"proofFrom"_s, 3);
    // A record made anew from the start, well signed: its old part is another one.
    Recorder forged(central.terminal1);
    forged.add(3);
    central.post(tenant, "/v1/record", forged.batch(0), u"RecordSize"_s, 409);
    // Another terminal cannot speak for this one.
    central.post(central.terminal2.tenant(), "/v1/record", recorder.batch(0), u"Error"_s, 422);
    central.post(tenant, "/v1/record", good, u"RecordAnswer"_s);
}

TEST_F(Municipal, seed_fills_the_feed_as_changes_would)
{
    int told = 0;
    const auto next = [&]() -> std::optional<SeedItem> {
        if (told == 2500)
            return std::nullopt;
        return SeedItem{u"reception"_s, u"r-%1"_s.arg(++told), reception(u"8-1120-%1"_s.arg(told))};
    };
    ASSERT_EQ(Seed::municipality(central.path(u"."_s), here, central.clock.utc(), next).value(), 2500);
    EXPECT_EQ(central.get(central.terminal1.tenant(), "/v1/terminal", u"Terminal"_s)["feedHead"_L1].toInt(), 2500);
    EXPECT_EQ(postOne(central.terminal1, change(1, u"r-1"_s, 1))["version"_L1].toInt(), 2);
    central.reopen();
    told = 2499;
    const auto malformed = [&]() -> std::optional<SeedItem> { return SeedItem{u"reception"_s, u"x"_s, QJsonObject{}}; };
    EXPECT_FALSE(Seed::municipality(central.path(u"."_s), here, central.clock.utc(), malformed).ok());
}

} // namespace
} // namespace madoguchi::federation::test
