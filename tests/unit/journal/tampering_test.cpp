#include "journal_fixture.h"

#include "crypto/digest.h"
#include "journal/frame.h"
#include "journal/head_note.h"
#include "journal/segments.h"

namespace madoguchi::test {

/// What somebody with the disk, but without the device key, can do to the record; and what verification says to it.
class TamperingTest : public JournalTest {
protected:
    static constexpr int entries = 30, sealed = 20; // heads over 10 and 20 entries
    void SetUp() override
    {
        auto db = database();
        Record record(options(), clock);
        take(append(*db, record, 10));
        take(record.signHead());
        take(append(*db, record, 10));
        take(record.signHead());
        take(append(*db, record, 10));
        load();
        ASSERT_EQ(payloads.size(), entries);
        ASSERT_TRUE(verify().ok);
    }
    void load()
    {
        payloads.clear();
        const QByteArray file = content(recordFile("0001.log"));
        for (QByteArrayView rest = QByteArrayView(file).sliced(16); !rest.isEmpty();) {
            const auto frame = journal::readFrame(rest);
            payloads.append(frame.payload.toByteArray());
            rest = rest.sliced(frame.size);
        }
    }
    void store(const QList<QByteArray> &changed) const
    {
        QByteArray file = journal::Segments::header(1);
        for (const QByteArray &payload : changed)
            file += journal::framed(payload);
        write(recordFile("0001.log"), file);
    }
    /// Another detail, the same sequence and previous: a sound entry, with a right frame.
    static QByteArray altered(const QByteArray &payload)
    {
        auto entry = take(journal::decode(payload));
        entry.detail = u"other"_s;
        return journal::encode(entry);
    }
    static void rechain(QList<QByteArray> &list, qsizetype from)
    {
        for (qsizetype i = from; i < list.size(); ++i) {
            auto entry = take(journal::decode(list[i]));
            entry.sequence = i + 1;
            entry.previous = i == 0 ? QByteArray(32, '\0') : crypto::sha256(list[i - 1]);
            list[i] = journal::encode(entry);
        }
    }
    /// Sequence, what, and minutes of each, of a record that is sound.
    QStringList notices() const
    {
        QStringList words;
        const auto verification = verify();
        EXPECT_TRUE(verification.ok) << verification.reason.toStdString();
        for (const auto &notice : verification.notices)
            words += u"%1 %2 %3"_s.arg(QString::number(notice.sequence), QStringList{u"monotonic"_s, u"restart"_s, u"server"_s, u"silence"_s, u"unended"_s}[int(notice.what)],
                                       QString::number(qRound(double(notice.milliseconds) / 60'000)));
        return words;
    }
    void expectBad(qint64 sequence, const QString &reason, const std::string &what) const
    {
        const auto verification = verify();
        EXPECT_FALSE(verification.ok) << what;
        EXPECT_EQ(verification.badSequence, sequence) << what;
        EXPECT_EQ(verification.reason, reason) << what;
    }
    QList<QByteArray> payloads;
};

TEST_F(TamperingTest, C11_a_changed_byte_names_its_entry)
{
    const QByteArray whole = content(recordFile("0001.log"));
    qsizetype at = 16;
    for (int n = 1; n <= entries; ++n) {
        for (const qsizetype inside : {qsizetype(4), payloads[n - 1].size() / 2, payloads[n - 1].size() + 7}) {
            QByteArray changed = whole;
            changed[at + inside] = static_cast<char>(changed[at + inside] ^ 0x20);
            write(recordFile("0001.log"), changed);
            expectBad(n, u"changed"_s, std::to_string(n));
        }
        at += payloads[n - 1].size() + 8;
    }
}

TEST_F(TamperingTest, C11_a_rewritten_entry_with_a_right_frame_names_itself)
{
    for (int n = 1; n < entries; ++n) { // the last one stands behind every head and every link: see the README
        auto changed = payloads;
        changed[n - 1] = altered(changed[n - 1]);
        store(changed);
        expectBad(n, u"changed"_s, std::to_string(n));
    }
}

TEST_F(TamperingTest, C11_a_cut_entry_is_missed)
{
    for (int n = 1; n < entries; ++n) {
        auto changed = payloads;
        changed.removeAt(n - 1);
        store(changed);
        expectBad(n, u"missing"_s, std::to_string(n));
    }
    for (int left = 0; left < sealed; ++left) {
        store(payloads.mid(0, left));
        expectBad(left + 1, u"truncated"_s, std::to_string(left));
    }
}

TEST_F(TamperingTest, C11_swapped_entries_are_out_of_order)
{
    for (int a = 1; a <= entries; ++a) {
        for (int b = a + 1; b <= entries; b += 11) {
            auto changed = payloads;
            changed.swapItemsAt(a - 1, b - 1);
            store(changed);
            expectBad(a, u"order"_s, std::to_string(a) + "," + std::to_string(b));
        }
    }
    auto doubled = payloads;
    doubled.insert(5, payloads[4]);
    store(doubled);
    expectBad(6, u"order"_s, "doubled");
}

TEST_F(TamperingTest, C11_a_record_rewritten_with_all_hashes_fails_at_the_first_head)
{
    for (const int n : {1, 5, 10, 11, 15, 20}) {
        auto changed = payloads;
        changed[n - 1] = altered(changed[n - 1]);
        rechain(changed, n);
        store(changed);
        expectBad(n <= 10 ? 1 : 11, u"head"_s, std::to_string(n));

        changed = payloads;
        changed.removeAt(n - 1);
        rechain(changed, n - 1);
        store(changed);
        expectBad(n <= 10 ? 1 : 11, u"head"_s, "cut " + std::to_string(n));
    }
}

TEST_F(TamperingTest, C11_an_unsigned_tail_is_counted_not_vouched_for)
{
    store(payloads.mid(0, 25));
    const auto verification = verify();
    EXPECT_TRUE(verification.ok);
    EXPECT_EQ(verification.size, 25);
    EXPECT_EQ(verification.sealed, sealed);
}

TEST_F(TamperingTest, C11_a_torn_last_frame_is_what_a_kill_leaves)
{
    const QByteArray whole = content(recordFile("0001.log"));
    write(recordFile("0001.log"), whole.left(whole.size() - 5));
    EXPECT_TRUE(verify().ok);
    EXPECT_EQ(verify().size, entries - 1);
    store(payloads.mid(0, 15));
    write(recordFile("0001.log"), content(recordFile("0001.log")) + "\x00\x00"_ba);
    expectBad(16, u"truncated"_s, "torn below a head");
}

TEST_F(TamperingTest, C11_heads_by_another_key_are_refused)
{
    const QByteArray heads = content(recordFile("heads.log"));
    const Pki other = makePki();           // own CA, own key
    const Pki cousin = {pki().authority, other.device, pki().receipts, {}}; // our CA, another terminal's certificate
    crypto::CertificateRequest request;
    request.commonName = u"T-2"_s;
    request.organization = u"162019"_s;
    request.organizationalUnit = u"terminal"_s;
    request.notBefore = QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
    request.notAfter = request.notBefore.addYears(2);
    const QByteArray cousinPem = take(pki().authority.issue(request, other.device.publicKey())).toPem();
    for (const QByteArray &pem : {other.devicePem, cousinPem}) {
        write(recordFile("heads.log"), {});
        auto forged = options(cousin);
        forged.deviceCertificatePem = pem;
        {
            Record forger(forged, clock);
            take(forger.signHead());
        }
        expectBad(1, u"signature"_s, "forged");
    }
    write(recordFile("heads.log"), heads);
    EXPECT_TRUE(verify().ok);
    EXPECT_EQ(verify(other).reason, u"signature"_s); // verified against a CA that did not issue it
}

TEST_F(TamperingTest, C11_a_head_outside_its_certificates_life_is_a_matter_of_the_clock)
{
    write(recordFile("heads.log"), {});
    clock.setUtc(QDateTime(QDate(2031, 1, 1), QTime(0, 0), Qt::UTC));
    {
        Record record(options(), clock);
        take(record.signHead());
    }
    expectBad(1, u"clock"_s, "2031");
}

TEST_F(TamperingTest, C11_changed_heads_are_refused)
{
    const QByteArray heads = content(recordFile("heads.log"));
    const qsizetype second = heads.size() / 2;
    for (qsizetype i = second + 5; i < heads.size() - 1; i += 7) {
        QByteArray changed = heads;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        if (changed[i] == '\n' || heads[i] == '\n')
            continue;
        write(recordFile("heads.log"), changed);
        const auto verification = verify();
        EXPECT_FALSE(verification.ok) << i;
        EXPECT_EQ(verification.badSequence, 11) << i << verification.reason.toStdString();
    }
    write(recordFile("heads.log"), heads.mid(second) + heads.left(second)); // out of order
    EXPECT_FALSE(verify().ok);
    write(recordFile("heads.log"), heads.left(heads.size() - 9)); // torn by a kill
    EXPECT_TRUE(verify().ok);
    EXPECT_EQ(verify().sealed, 10);
}

TEST_F(TamperingTest, C11_receipts_hold_what_the_server_has_seen)
{
    QByteArray root25;
    {
        Record record(options(), clock);
        root25 = take(record.batch(20, 5)).headNote.split('\n').at(2);
        take(record.storeReceipt(receipt(25, QByteArray::fromBase64(root25)), 25));
    }
    EXPECT_EQ(verify().anchored, 25);
    store(payloads.mid(0, 22)); // the tail behind the last head, but not behind the receipt
    expectBad(23, u"truncated"_s, "receipt");
    auto changed = payloads;
    changed[21] = altered(changed[21]);
    rechain(changed, 22);
    store(changed);
    expectBad(1, u"receipt"_s, "rewritten tail");
    store(payloads);
    const QByteArray good = content(recordFile("receipts.log"));
    write(recordFile("receipts.log"), QByteArray(good).replace("\"signature\":\"M", "\"signature\":\"N"));
    expectBad(1, u"receipt"_s, "signature");
    write(recordFile("receipts.log"), "{}\n");
    expectBad(1, u"receipt"_s, "empty");
    write(recordFile("receipts.log"), good + good.left(10));
    EXPECT_TRUE(verify().ok);
}

TEST_F(TamperingTest, C11_heads_that_are_taken_away_are_missed)
{
    auto db = database();
    Record record(options(), clock);
    take(append(*db, record, 300 - entries));
    const QByteArray heads = content(recordFile("heads.log"));
    EXPECT_EQ(verify().sealed, 300);
    QByteArray tail;
    const auto notes = journal::splitNotes(heads, &tail);
    write(recordFile("heads.log"), notes[0] + notes[1]);
    expectBad(sealed + 1, u"head"_s, "all but two");
    ASSERT_TRUE(QFile::remove(recordFile("heads.log")));
    expectBad(1, u"head"_s, "all");
    write(recordFile("heads.log"), heads);
    EXPECT_TRUE(verify().ok);
}

TEST_F(TamperingTest, C11_the_record_of_another_terminal_is_not_this_ones)
{
    const auto of = [&](const QString &origin) {
        return journal::verifyRecord(recordDir(), pki().authority.certificate().toPem(), pki().receipts.publicKey().toDer(), origin);
    };
    EXPECT_EQ(verify().origin, u"madoguchi/162019/T-1/record"_s);
    EXPECT_TRUE(of(u"madoguchi/162019/T-1/record"_s).ok);
    EXPECT_EQ(of(u"madoguchi/162019/T-2/record"_s).reason, u"head"_s);
    EXPECT_EQ(of(u"madoguchi/162027/T-1/record"_s).reason, u"head"_s);
}

TEST_F(TamperingTest, C11_a_certificate_put_in_the_place_of_the_devices_own_vouches_for_nothing)
{
    crypto::CertificateRequest request; // of the same CA, for the same name, but for another key
    request.commonName = u"T-1"_s;
    request.organization = u"162019"_s;
    request.organizationalUnit = u"terminal"_s;
    request.notBefore = QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
    request.notAfter = request.notBefore.addYears(2);
    write(recordFile("device.crt"), take(pki().authority.issue(request, take(crypto::PrivateKey::generate()).publicKey())).toPem());
    expectBad(1, u"signature"_s, "another key");
    ASSERT_TRUE(QFile::remove(recordFile("device.crt")));
    expectBad(1, u"signature"_s, "none");
}

TEST_F(TamperingTest, C11_a_clock_that_somebody_set_is_told_with_the_entry_behind_it)
{
    EXPECT_TRUE(verify().notices.isEmpty());
    auto db = database();
    {
        Record record(options(), clock);
        take(append(*db, record, 2));
        for (int quarter = 0; quarter < 40; ++quarter) {
            clock.advance(std::chrono::minutes(15));
            clock.setUtc(clock.utc().addMSecs(500)); // turned a little, over hours
            take(append(*db, record, 1));
        }
        EXPECT_EQ(notices(), QStringList());
        clock.setUtc(clock.utc().addSecs(-3 * 3600)); // back, for three entries
        take(append(*db, record, 3));
        clock.setUtc(clock.utc().addSecs(3 * 3600));
        take(append(*db, record, 1));
    }
    const QString there = u"%1 monotonic -180"_s.arg(entries + 43), back = u"%1 monotonic 180"_s.arg(entries + 46);
    EXPECT_EQ(notices(), (QStringList{there, back}));
    {
        clock.restartMachine();
        clock.setUtc(clock.utc().addDays(-1));
        Record record(options(), clock);
        take(append(*db, record, 1));
    }
    EXPECT_EQ(notices(), (QStringList{there, back, u"%1 restart -1440"_s.arg(entries + 47)}));
}

TEST_F(TamperingTest, C11_a_time_of_which_a_running_program_has_noted_nothing_is_told)
{
    auto db = database();
    const auto run = [&](std::initializer_list<int> minutes) {
        auto record = std::make_unique<Record>(options(), clock);
        for (const int pause : minutes) {
            clock.advance(std::chrono::minutes(pause));
            take(append(*db, *record, 1));
        }
        return record;
    };
    run({0, 15, 19}); // ends, and the next one begins an hour later
    clock.advance(std::chrono::hours(1));
    EXPECT_TRUE(notices().isEmpty());
    auto record = run({0, 5, 21, 15, 90});
    EXPECT_EQ(notices(), (QStringList{u"%1 silence 21"_s.arg(entries + 6), u"%1 silence 90"_s.arg(entries + 8)}));
    // What was noted outside meanwhile comes later, and says that it was not silent.
    for (int quarter = 0; quarter < 6; ++quarter) {
        clock.advance(std::chrono::minutes(15));
        take(record->appendOutside(actor, api::UseCase::RecordHeartbeat, api::Outcome::Done, {}));
    }
    take(catchUp(*db, *record));
    take(append(*db, *record, 1));
    EXPECT_EQ(notices().size(), 2);
}

TEST_F(TamperingTest, C11_a_run_that_did_not_note_its_end_is_told_by_the_next)
{
    auto db = database();
    const auto note = [&](Record &record, api::UseCase useCase) {
        clock.advance(std::chrono::seconds(1));
        take(record.appendOutside(actor, useCase, api::Outcome::Done, {}));
        take(catchUp(*db, record));
    };
    {
        Record record(options(), clock);
        note(record, api::UseCase::ProgramStart);
        note(record, api::UseCase::ProgramEnd);
    }
    {
        Record record(options(), clock);
        note(record, api::UseCase::ProgramStart); // killed
    }
    {
        Record tool(options(), clock); // madoguchi-admin has no beginning and no end
        note(tool, api::UseCase::EscrowDrill);
    }
    EXPECT_TRUE(notices().isEmpty()) << "it may be running";
    Record record(options(), clock);
    note(record, api::UseCase::ProgramStart);
    EXPECT_EQ(notices(), QStringList{u"%1 unended 0"_s.arg(entries + 5)});
}

TEST_F(TamperingTest, C11_a_machines_own_count_does_not_go_back)
{
    auto entry = take(journal::decode(payloads[25]));
    entry.monotonicMs -= 1000;
    entry.utcMs -= 1000;
    payloads[25] = journal::encode(entry);
    rechain(payloads, 26); // behind the last head: no hash tells it
    store(payloads);
    expectBad(26, u"clock"_s, "monotonic");
}

TEST_F(TamperingTest, C11_receipts_tell_the_servers_time)
{
    const auto receive = [&](qint64 from, qint64 size, const QDateTime &at) {
        Record record(options(), clock);
        const QByteArray root = take(record.batch(from, int(size - from))).headNote.split('\n').at(2);
        take(record.storeReceipt(receipt(size, QByteArray::fromBase64(root), at), size));
    };
    receive(0, 10, clock.utc().addSecs(-7200)); // and what came with it is two hours younger
    EXPECT_TRUE(verify().ok);
    ASSERT_EQ(verify().notices.size(), 1);
    EXPECT_EQ(verify().notices[0].sequence, 1);
    EXPECT_NEAR(double(verify().notices[0].milliseconds), 7'200'000, 2000);
    EXPECT_EQ(verify().notices[0].what, journal::Verification::Notice::What::ClockAgainstServer);
    receive(10, 30, clock.utc().addSecs(60));
    EXPECT_EQ(verify().notices.size(), 1) << "the others lie between two receipts";
}

TEST_F(TamperingTest, An_empty_folder_is_an_empty_record)
{
    const auto verification = journal::verifyRecord(path(u"nothing"_s), pki().authority.certificate().toPem(), pki().receipts.publicKey().toDer());
    EXPECT_TRUE(verification.ok);
    EXPECT_EQ(verification.size, 0);
}

} // namespace madoguchi::test
