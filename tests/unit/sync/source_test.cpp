// The municipality's own files to the federation (ledger External): taken in, sent, erased.
#include "source_line.h"

#include "crypto/seal.h"
#include "number/number_request.h"
#include "sync/source_table.h"

namespace madoguchi::test {
namespace {

using State = api::SourceFile::State;
using How = api::ErasedSource::How;

std::string code(const auto &result) { return result.ok() ? "ok" : describe(result.error()).toStdString(); }

TEST(SourceIntake, F20_C02_C20_from_the_folder_to_the_receipt_and_the_source_is_gone)
{
    SourceLine desk;
    desk.put(u"setai.csv"_s, sourceSample(desk.layout(u"F1"_s), 2));
    desk.put(u"kojin.csv"_s, sourceSample(desk.layout(u"F2"_s), 2));
    desk.put(u"readme.txt"_s, "not for the federation"_ba);
    auto folder = desk.list();
    ASSERT_EQ(folder.files.size(), 3);
    EXPECT_EQ(desk.file(u"setai.csv"_s).state, State::Found);
    EXPECT_EQ(desk.file(u"setai.csv"_s).title, u"資格情報(世帯)"_s);
    EXPECT_EQ(desk.file(u"kojin.csv"_s).layout, u"F2"_s);
    EXPECT_EQ(desk.file(u"kojin.csv"_s).records, 2);
    EXPECT_EQ(desk.file(u"readme.txt"_s).state, State::Unknown);

    const auto first = desk.take(u"setai.csv"_s), second = desk.take(u"kojin.csv"_s);
    ASSERT_TRUE(first.ok()) << code(first);
    ASSERT_TRUE(second.ok()) << code(second);
    EXPECT_EQ(first->numbers, 2);
    EXPECT_TRUE(first->faults.isEmpty() && first->notable.isEmpty());
    EXPECT_EQ(desk.line.central.numbers.size(), 4);
    EXPECT_EQ(desk.file(u"setai.csv"_s).state, State::Ready);

    const auto preview = desk.line.preview(); // the composer leaves them as they are
    ASSERT_TRUE(preview.ok()) << code(preview);
    ASSERT_EQ(preview->files.size(), 2);
    EXPECT_EQ(preview->lines.size(), 4);
    EXPECT_EQ(preview->lines[2].person, u"表 ソ能子"_s);
    EXPECT_TRUE(preview->lines[2].warnings.isEmpty()) << "a receipt stands in the number column";
    ASSERT_TRUE(desk.line.preview().ok());
    EXPECT_EQ(desk.outgoing(), u"F1 composed F2 composed"_s);

    ASSERT_TRUE(desk.line.sendFiles().ok());
    ASSERT_EQ(desk.line.central.files.size(), 2);
    EXPECT_TRUE(desk.line.central.files[1].contains(",R-")) << desk.line.central.files[1].constData();
    EXPECT_FALSE(desk.line.central.files[1].contains(inventedDigits(1)));
    EXPECT_EQ(QDir(desk.folder).entryList(QDir::Files | QDir::Hidden), QStringList{u"readme.txt"_s});
    folder = desk.list();
    ASSERT_EQ(folder.erased.size(), 2);
    EXPECT_EQ(folder.erased[0].how, api::ErasedSource::How::Overwritten);
    const auto record = desk.line.place.recordLines();
    EXPECT_EQ(record.filter(u"source.take done start"_s).size(), 2);
    EXPECT_EQ(record.filter(u"source.take done composed"_s).size(), 2);
    const auto erased = record.filter(u"source.erase done overwritten"_s);
    ASSERT_EQ(erased.size(), 2);
    EXPECT_EQ(erased[0].section(u' ', -1).size(), 64) << "C-20: the hash of what was erased";
}

TEST(SourceIntake, C20_what_is_sent_is_sealed_for_its_person_and_no_number_is_on_this_terminal)
{
    SourceLine desk;
    desk.putHousehold();
    ASSERT_TRUE(desk.take().ok());
    const QJsonObject sent = desk.line.central.lastNumber;
    const QByteArray sealed = QByteArray::fromBase64(sent.value("sealed"_L1).toString().toLatin1());
    const number::NumberRequest request{sent.value("id"_L1).toString(), u"A100"_s, {}, desk.line.place.municipality, desk.line.place.terminal};
    const auto digits = crypto::unseal(desk.federation, sealed, number::contextOf(request));
    ASSERT_TRUE(digits.ok());
    EXPECT_EQ(QByteArray(reinterpret_cast<const char *>(digits->data()), 12), inventedDigits(1));
    EXPECT_EQ(sent.value("sealKey"_L1).toString(), crypto::sealKeyId(desk.federation.publicKey()));
    EXPECT_TRUE(desk.line.place.deviceKey.publicKey().verify(sealed + number::contextOf(request), QByteArray::fromBase64(sent.value("deviceSignature"_L1).toString().toLatin1())));

    const QByteArray needle = "%" + inventedDigits(1) + "%", blob = "%" + sealed.toBase64() + "%";
    EXPECT_EQ(desk.line.place.number("SELECT count(*) FROM interface_file_part WHERE CAST(content AS TEXT) LIKE '" + needle + "'"), 0);
    EXPECT_EQ(desk.line.place.number("SELECT count(*) FROM interface_file_part WHERE CAST(content AS TEXT) LIKE '" + blob + "'"), 0);
    desk.line.engine.reset();
    EXPECT_TRUE(MarkerScan({QString::fromLatin1(inventedDigits(1)), QString::fromLatin1(sealed.toBase64())}).scan(desk.line.place.path(u"."_s)).isEmpty());
    desk.line.start();
}

TEST(SourceIntake, C02_a_wrong_file_is_refused_whole_with_its_places)
{
    SourceLine desk;
    SourceSample sample = sourceSample(desk.layout(u"F1"_s), 3);
    sample.numbers[u"R-0002"_s] = "123456789012";
    const QByteArray content = desk.put(u"setai.csv"_s, sample);
    const auto taken = desk.take();
    ASSERT_TRUE(taken.ok()) << code(taken);
    ASSERT_EQ(taken->faults.size(), 1);
    EXPECT_EQ(taken->faults[0].line, 4);
    EXPECT_EQ(taken->faults[0].item, u"世帯主個人番号"_s);
    EXPECT_EQ(taken->faults[0].code, u"E04"_s);
    EXPECT_TRUE(desk.line.central.numbers.isEmpty());
    EXPECT_EQ(desk.outgoing(), u""_s);
    EXPECT_EQ(SourceLine::content(desk.path(u"setai.csv"_s)), content);
    EXPECT_EQ(desk.line.place.recordLines().filter(u"source.take failed X-002"_s).size(), 1);
}

TEST(SourceIntake, C02_another_municipality_s_file_is_none_of_ours)
{
    SourceLine desk;
    SourceSample sample = sourceSample(desk.layout(u"F1"_s), 1);
    sample.header.sender = u"162027"_s;
    desk.put(u"setai.csv"_s, sample);
    const auto taken = desk.take();
    ASSERT_TRUE(taken.ok());
    ASSERT_EQ(taken->faults.size(), 1);
    EXPECT_EQ(taken->faults[0].code, u"E03"_s);
    EXPECT_TRUE(desk.line.central.numbers.isEmpty());
}

TEST(SourceIntake, a_running_number_that_is_not_the_next_is_told_before_any_number_leaves)
{
    SourceLine desk;
    desk.putHousehold(1, 3);
    const auto taken = desk.take();
    ASSERT_TRUE(taken.ok());
    EXPECT_EQ(taken->nextSequence, 1);
    EXPECT_FALSE(taken->isTaken());
    EXPECT_TRUE(desk.line.central.numbers.isEmpty());
    EXPECT_EQ(desk.outgoing(), u""_s);
}

TEST(SourceIntake, C04_a_number_that_differs_or_is_refused_is_told_and_its_row_goes)
{
    SourceLine desk;
    desk.putHousehold(3);
    const QByteArray sha256 = crypto::sha256(SourceLine::content(desk.path(u"setai.csv"_s)));
    desk.line.central.numberAnswers.insert(u"A100"_s, u"differs"_s);
    desk.line.central.refusedNumbers.insert(QString::fromLatin1(sha256.toHex().first(32)) + u"-4-9"_s, u"P-008"_s);
    const auto taken = desk.take();
    ASSERT_TRUE(taken.ok()) << code(taken);
    EXPECT_EQ(taken->numbers, 3);
    EXPECT_EQ(taken->numbersDiffering, 1);
    EXPECT_EQ(taken->numbersRefused, 1);
    ASSERT_EQ(taken->notable.size(), 2);
    EXPECT_EQ(taken->notable[0].line, 2);
    EXPECT_EQ(taken->notable[0].addressee, u"A100"_s);
    EXPECT_EQ(taken->notable[1].verdict.answer, api::NumberAnswer::Refused);
    EXPECT_EQ(desk.file().numbersRefused, 1);
    ASSERT_TRUE(desk.line.sendFiles().ok());
    ASSERT_EQ(desk.line.central.files.size(), 1);
    EXPECT_EQ(desk.line.central.files[0].count(",R-"), 2);
    EXPECT_EQ(desk.line.central.files[0].count("\r\nD,"), 3);
}

TEST(SourceIntake, C20_a_key_that_is_no_longer_opened_stops_it_before_rows_lose_their_numbers)
{
    SourceLine desk;
    desk.putHousehold(1);
    const QByteArray sha256 = crypto::sha256(SourceLine::content(desk.path(u"setai.csv"_s)));
    desk.line.central.refusedNumbers.insert(QString::fromLatin1(sha256.toHex().first(32)) + u"-2-9"_s, u"F-050"_s);
    const auto taken = desk.take();
    ASSERT_FALSE(taken.ok());
    EXPECT_EQ(taken.error().code, ErrorCode::SealKeyRetired);
    EXPECT_EQ(desk.outgoing(), u""_s);
}

TEST(SourceIntake, C02_cut_at_any_request_nothing_is_kept_and_once_more_is_the_same)
{
    SourceLine undisturbed;
    undisturbed.putHousehold(3);
    const QByteArray source = SourceLine::content(undisturbed.path(u"setai.csv"_s));
    ASSERT_TRUE(undisturbed.take().ok());
    const auto composed = undisturbed.line.place.rows("SELECT hex(content) FROM interface_file_part", 1);
    for (int n = 1; n <= 4; ++n) { // 通番, three numbers
        for (const bool killed : {false, true}) {
            SourceLine desk;
            desk.put(u"setai.csv"_s, source);
            const int from = desk.line.transport.calls() + n - 1;
            desk.line.transport.script = [from, killed](int call, const sync::Request &) {
                using Fault = FakeTransport::Fault;
                return call < from ? Fault::None : killed ? Fault::Unanswered : Fault::Lost;
            };
            const auto taken = desk.take();
            ASSERT_FALSE(taken.ok()) << n;
            desk.line.transport.script = {};
            EXPECT_EQ(desk.outgoing(), u""_s);
            EXPECT_EQ(SourceLine::content(desk.path(u"setai.csv"_s)), source);
            if (killed)
                desk.line.restart();
            ASSERT_TRUE(desk.take().ok());
            EXPECT_EQ(desk.line.central.numbers.size(), 3) << "each once, however often it was sent";
            EXPECT_EQ(desk.line.place.rows("SELECT hex(content) FROM interface_file_part", 1), composed);
        }
    }
}

TEST(SourceIntake, C20_what_the_federation_refuses_stays_in_the_folder_and_a_mended_one_takes_its_place)
{
    SourceLine desk;
    desk.putHousehold(2);
    ASSERT_TRUE(desk.take().ok());
    desk.line.central.refuse(u"F1"_s, 3);
    EXPECT_FALSE(desk.line.sendFiles().ok());
    auto file = desk.file();
    EXPECT_EQ(file.state, State::Refused);
    ASSERT_EQ(file.faults.size(), 1);
    EXPECT_EQ(file.faults[0].line, 3);
    EXPECT_EQ(file.faults[0].code, u"E08"_s);
    const auto aside = desk.line.aside();
    ASSERT_EQ(aside.size(), 1);
    EXPECT_TRUE(aside[0].source && aside[0].mayClose && !aside[0].mayTryAgain);

    desk.line.central.refuse({}, 0);
    desk.putHousehold(3); // mended, under the same 通番
    EXPECT_EQ(desk.file().state, State::Found);
    ASSERT_TRUE(desk.take().ok());
    ASSERT_TRUE(desk.line.sendFiles().ok());
    EXPECT_EQ(desk.line.central.files.size(), 1);
    EXPECT_TRUE(desk.list().files.isEmpty());
}

TEST(SourceIntake, one_of_a_kind_is_under_way_at_a_time_and_a_newer_one_replaces_what_has_not_left)
{
    SourceLine desk;
    desk.putHousehold(1);
    ASSERT_TRUE(desk.take().ok());
    desk.put(u"again.csv"_s, sourceSample(desk.layout(u"F1"_s), 2));
    ASSERT_TRUE(desk.take(u"again.csv"_s).ok());
    EXPECT_EQ(desk.outgoing(), u"F1 composed"_s);
    EXPECT_EQ(desk.file(u"again.csv"_s).state, State::Ready);
    EXPECT_EQ(desk.file(u"setai.csv"_s).state, State::Found);
    desk.line.central.heldLayout = u"F1"_s;
    EXPECT_FALSE(desk.line.sendFiles().ok());
    const auto taken = desk.take(u"setai.csv"_s);
    ASSERT_TRUE(taken.ok());
    EXPECT_TRUE(taken->waits);
}

TEST(SourceIntake, C20_only_what_was_taken_in_is_erased)
{
    SourceLine desk;
    desk.putHousehold(1);
    ASSERT_TRUE(desk.take().ok());
    const QByteArray other = desk.put(u"setai.csv"_s, sourceSample(desk.layout(u"F1"_s), 2, 2)); // the next day's, under the same name
    ASSERT_TRUE(desk.line.sendFiles().ok());
    EXPECT_EQ(SourceLine::content(desk.path(u"setai.csv"_s)), other);
    ASSERT_EQ(desk.list().erased.size(), 1);
    EXPECT_EQ(desk.list().erased[0].how, api::ErasedSource::How::Changed);
    EXPECT_EQ(desk.file().state, State::Found);
    ASSERT_TRUE(desk.take().ok());

    ASSERT_TRUE(QFile::remove(desk.path(u"setai.csv"_s))); // somebody tidied
    ASSERT_TRUE(desk.line.sendFiles().ok());
    EXPECT_EQ(desk.list().erased[0].how, api::ErasedSource::How::Gone);
}

TEST(SourceIntake, C20_an_erasing_that_was_cut_goes_on)
{
    for (const QString &stage : {u"taken"_s, u"erasing"_s, u"erasing and half overwritten"_s}) {
        SourceLine desk;
        desk.putHousehold(1);
        const QByteArray content = SourceLine::content(desk.path(u"setai.csv"_s));
        ASSERT_TRUE(desk.take().ok());
        desk.sendAndKeepSource();
        const QString aside = desk.asidePath(content, stage.section(u' ', 0, 0));
        ASSERT_TRUE(QFile::rename(desk.path(u"setai.csv"_s), aside));
        if (stage.contains(u"half"_s)) {
            QFile file(aside);
            ASSERT_TRUE(file.open(QIODevice::ReadWrite));
            file.write(QByteArray(100, '\0'));
        }
        desk.line.restart();
        (void)desk.line.cycle();
        EXPECT_TRUE(desk.there().isEmpty()) << stage.toStdString();
        EXPECT_EQ(desk.how(), How::Overwritten);
        EXPECT_EQ(desk.erasings().size(), 1);
    }
}

TEST(SourceIntake, C20_what_was_said_to_be_overwritten_and_kept_a_name_loses_it_without_a_second_entry)
{
    SourceLine desk;
    desk.putHousehold(1);
    const QByteArray content = SourceLine::content(desk.path(u"setai.csv"_s));
    ASSERT_TRUE(desk.take().ok());
    ASSERT_TRUE(desk.line.sendFiles().ok());
    QFile file(desk.asidePath(content, u"erasing"_s)); // killed behind the entry
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(content.size(), '\0'));
    file.close();
    desk.line.restart();
    (void)desk.line.cycle();
    EXPECT_TRUE(desk.there().isEmpty());
    EXPECT_EQ(desk.erasings().size(), 1);
}

TEST(SourceIntake, C20_another_s_content_is_never_erased_nor_in_the_way)
{
    SourceLine desk;
    desk.putHousehold(1);
    const QByteArray content = SourceLine::content(desk.path(u"setai.csv"_s));
    ASSERT_TRUE(desk.take().ok());
    desk.sendAndKeepSource();
    // Moved aside in the moment in which the municipality had put the next day's there, killed, and there is a third one since.
    const QByteArray next = sourceSample(desk.layout(u"F1"_s), 2, 2).bytes(), third = desk.put(u"setai.csv"_s, sourceSample(desk.layout(u"F1"_s), 3, 3));
    QFile aside(desk.asidePath(content, u"taken"_s));
    ASSERT_TRUE(aside.open(QIODevice::WriteOnly) && aside.write(next) == next.size());
    aside.close();
    (void)desk.line.cycle();
    EXPECT_EQ(desk.there(), (QStringList{u"setai.csv"_s, u"setai.csv.2"_s}));
    EXPECT_EQ(SourceLine::content(desk.path(u"setai.csv"_s)), third);
    EXPECT_EQ(SourceLine::content(desk.path(u"setai.csv.2"_s)), next);
    EXPECT_EQ(desk.how(), How::Changed);
    EXPECT_EQ(desk.list().files.size(), 2) << "nothing is hidden";
}

TEST(SourceIntake, C20_a_source_that_was_given_another_name_is_erased_there)
{
    SourceLine desk;
    desk.putHousehold(1);
    ASSERT_TRUE(desk.take().ok());
    ASSERT_TRUE(QFile::rename(desk.path(u"setai.csv"_s), desk.path(u"setai_sent.csv"_s)));
    ASSERT_TRUE(QFile::copy(desk.path(u"setai_sent.csv"_s), desk.path(u"copy.csv"_s)));
    const QByteArray next = desk.put(u"setai.csv"_s, sourceSample(desk.layout(u"F1"_s), 2, 2));
    ASSERT_TRUE(desk.line.sendFiles().ok());
    EXPECT_EQ(desk.there(), QStringList{u"setai.csv"_s});
    EXPECT_EQ(SourceLine::content(desk.path(u"setai.csv"_s)), next);
    EXPECT_EQ(desk.how(), How::Overwritten);
    EXPECT_EQ(desk.erasings().size(), 2) << "both of it";
}

TEST(SourceIntake, C20_one_that_was_gone_or_erased_and_is_there_again_is_erased)
{
    SourceLine desk;
    desk.putHousehold(1);
    const QByteArray content = SourceLine::content(desk.path(u"setai.csv"_s));
    ASSERT_TRUE(desk.take().ok());
    ASSERT_TRUE(QFile::remove(desk.path(u"setai.csv"_s)));
    ASSERT_TRUE(desk.line.sendFiles().ok());
    EXPECT_EQ(desk.how(), How::Gone);
    for (int again = 1; again <= 2; ++again) {
        desk.put(u"from_backup.csv"_s, content);
        EXPECT_EQ(desk.file(u"from_backup.csv"_s).state, State::Sent) << "nobody takes it in once more";
        (void)desk.line.cycle();
        EXPECT_TRUE(desk.there().isEmpty());
        EXPECT_EQ(desk.how(), How::Overwritten);
        EXPECT_EQ(desk.erasings().size(), 1 + again);
    }
    (void)desk.line.cycle();
    EXPECT_EQ(desk.erasings().size(), 3);
}

TEST(SourceIntake, C20_what_cannot_be_read_may_be_the_source_and_is_not_said_to_be_another)
{
    SourceLine desk;
    desk.putHousehold(1);
    ASSERT_TRUE(desk.take().ok());
    const QString checker = std::exchange(desk.line.source.checker, u"/none"_s);
    desk.line.restart();
    ASSERT_TRUE(desk.line.sendFiles().ok());
    EXPECT_TRUE(desk.list().erased.isEmpty());
    EXPECT_EQ(desk.file().state, State::Unknown) << "and it is listed";
    desk.line.source.checker = checker;
    desk.line.restart();
    (void)desk.line.cycle();
    EXPECT_EQ(desk.how(), How::Overwritten);
}

TEST(SourceIntake, a_file_is_looked_at_once_as_long_as_nobody_writes_to_it)
{
    SourceLine desk;
    const QString looks = desk.folders.filePath(u"looks"_s), program = desk.folders.filePath(u"checker"_s);
    QFile script(program); // counts, then is the checker
    ASSERT_TRUE(script.open(QIODevice::WriteOnly));
    script.write("#!/bin/sh\necho look >> '" + looks.toUtf8() + "'\nexec '" MADOGUCHI_BIN_DIR "/madoguchi-checker'\n");
    script.close();
    ASSERT_TRUE(script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    desk.line.source.checker = program;
    desk.line.restart();
    desk.putHousehold(1);
    ASSERT_TRUE(desk.take().ok());
    ASSERT_TRUE(QFile::remove(desk.path(u"setai.csv"_s)));
    ASSERT_TRUE(desk.line.sendFiles().ok());
    desk.put(u"readme.txt"_s, "not for the federation");
    (void)desk.line.cycle();
    const qsizetype before = SourceLine::content(looks).count("look");
    (void)desk.line.cycle();
    (void)desk.list();
    EXPECT_EQ(SourceLine::content(looks).count("look"), before);
    desk.put(u"readme.txt"_s, "not for the federation, still not");
    (void)desk.line.cycle();
    EXPECT_EQ(SourceLine::content(looks).count("look"), before + 1);
}

/// Two terminals of one shared folder that have sent the same, each to a server of its own.
struct TwoAtOneFolder {
    SourceLine a, b;
    QByteArray content;
    TwoAtOneFolder()
    {
        b.folder = a.folder;
        b.line.source.places[0].path = a.folder;
        b.line.restart();
        a.putHousehold(1);
        content = SourceLine::content(a.path(u"setai.csv"_s));
        EXPECT_TRUE(a.take().ok() && b.take().ok());
        a.sendAndKeepSource();
        b.sendAndKeepSource();
    }
};

TEST(SourceIntake, C20_of_two_terminals_one_erases_and_the_other_says_that_it_was_gone)
{
    TwoAtOneFolder two;
    (void)two.a.line.cycle();
    (void)two.b.line.cycle();
    EXPECT_TRUE(two.a.there().isEmpty());
    EXPECT_EQ(two.a.how(), How::Overwritten);
    EXPECT_EQ(two.b.how(), How::Gone);
}

TEST(SourceIntake, C20_what_one_terminal_has_begun_to_erase_another_finishes)
{
    for (const QString &stage : {u"taken"_s, u"erasing"_s}) {
        TwoAtOneFolder two;
        ASSERT_TRUE(QFile::rename(two.a.path(u"setai.csv"_s), two.a.asidePath(two.content, stage)));
        const QByteArray next = two.a.put(u"setai.csv"_s, sourceSample(two.a.layout(u"F1"_s), 2, 2));
        (void)two.b.line.cycle(); // the other one does not come back
        EXPECT_EQ(two.a.there(), QStringList{u"setai.csv"_s});
        EXPECT_EQ(SourceLine::content(two.a.path(u"setai.csv"_s)), next);
        EXPECT_EQ(two.b.how(), How::Overwritten);
        (void)two.a.line.cycle(); // it does
        EXPECT_EQ(two.a.how(), How::Changed);
        EXPECT_EQ(SourceLine::content(two.a.path(u"setai.csv"_s)), next);
    }
}

TEST(SourceIntake, C18_C20_a_registered_medium_is_a_place_like_the_folder)
{
    SourceLine desk;
    desk.registerMedium();
    desk.put(u"../usb/setai.csv"_s, sourceSample(desk.layout(u"F1"_s), 1));
    desk.put(u"kojin.csv"_s, sourceSample(desk.layout(u"F2"_s), 1));
    EXPECT_EQ(desk.file(u"setai.csv"_s).place, u"窓口1号"_s);
    EXPECT_EQ(desk.file(u"setai.csv"_s).medium, u"USB-0001"_s);
    EXPECT_EQ(desk.file(u"kojin.csv"_s).place, QString());
    ASSERT_TRUE(desk.take(u"setai.csv"_s, u"USB-0001"_s).ok());
    ASSERT_TRUE(desk.take(u"kojin.csv"_s).ok());
    ASSERT_TRUE(desk.line.sendFiles().ok());
    EXPECT_TRUE(desk.onMedium().isEmpty());
    EXPECT_TRUE(desk.there().isEmpty());
    const auto erased = desk.list().erased;
    ASSERT_EQ(erased.size(), 2);
    EXPECT_EQ(erased[0].place + erased[1].place, u"窓口1号"_s);
    EXPECT_EQ(desk.erasings().filter(u"overwritten USB-0001 "_s).size(), 1) << "C-18: the record says of which medium";
    EXPECT_EQ(desk.line.place.recordLines().filter(u"source.take done start USB-0001 "_s).size(), 1);
}

TEST(SourceIntake, C18_what_came_in_on_a_medium_stands_in_its_ledger_until_and_after_it_is_erased)
{
    SourceLine desk;
    desk.registerMedium();
    desk.put(u"../usb/setai.csv"_s, sourceSample(desk.layout(u"F1"_s), 1));
    desk.put(u"kojin.csv"_s, sourceSample(desk.layout(u"F2"_s), 1));
    ASSERT_TRUE(desk.take(u"setai.csv"_s, u"USB-0001"_s).ok());
    ASSERT_TRUE(desk.take(u"kojin.csv"_s).ok());
    const auto intakes = [&] { return desk.line.place.read<QList<api::MediumIntake>>(sync::mediumIntakes); };
    ASSERT_EQ(intakes().size(), 1) << "the folder is no medium";
    const api::MediumIntake intake = intakes().first();
    EXPECT_EQ(intake.mediumSerial, u"USB-0001"_s);
    EXPECT_EQ(intake.name, u"setai.csv"_s);
    EXPECT_EQ(intake.records, 1);
    EXPECT_EQ(intake.takenAt, desk.line.place.clock.utc());
    EXPECT_EQ(intake.by, desk.line.place.gate.actor.name);
    EXPECT_FALSE(intake.by.isEmpty());
    EXPECT_TRUE(intake.isOut());
    ASSERT_TRUE(desk.line.sendFiles().ok());
    ASSERT_EQ(intakes().size(), 1);
    EXPECT_TRUE(intakes().first().erasedAt.isValid());
    EXPECT_FALSE(intakes().first().isOut());
}

TEST(SourceIntake, C18_what_the_federation_refused_is_mended_elsewhere_and_keeps_no_medium)
{
    SourceLine desk;
    desk.registerMedium();
    desk.put(u"../usb/setai.csv"_s, sourceSample(desk.layout(u"F1"_s), 1));
    ASSERT_TRUE(desk.take(u"setai.csv"_s, u"USB-0001"_s).ok());
    desk.line.place.write<Done>([](store::Transaction &transaction) { return transaction.exec("UPDATE interface_file SET state = 'refused' WHERE outgoing = 1"); });
    const auto intakes = desk.line.place.read<QList<api::MediumIntake>>(sync::mediumIntakes);
    ASSERT_EQ(intakes.size(), 1);
    EXPECT_TRUE(intakes.first().refused);
    EXPECT_FALSE(intakes.first().isOut());
}

TEST(SourceIntake, C20_a_source_on_a_medium_that_is_away_waits_for_it_and_is_not_said_to_be_gone)
{
    for (const bool struck : {false, true}) { // from the register
        SourceLine desk;
        desk.registerMedium();
        desk.put(u"../usb/setai.csv"_s, sourceSample(desk.layout(u"F1"_s), 1));
        ASSERT_TRUE(desk.take(u"setai.csv"_s, u"USB-0001"_s).ok());
        desk.mediumAway = ErrorCode::MediumMissing;
        const auto places = desk.line.source.places;
        if (struck) {
            desk.line.source.places.removeLast();
            desk.line.restart();
        }
        ASSERT_TRUE(desk.line.sendFiles().ok()) << "that it is away is no trouble of the line";
        EXPECT_TRUE(desk.line.cycle().ok());
        const auto folder = desk.list();
        EXPECT_TRUE(folder.erased.isEmpty());
        ASSERT_EQ(folder.files.size(), 1);
        EXPECT_EQ(folder.files[0].state, State::Waiting);
        EXPECT_EQ(folder.files[0].place, struck ? u"USB-0001"_s : u"窓口1号"_s);
        EXPECT_EQ(desk.onMedium(), QStringList{u"setai.csv"_s});
        desk.mediumAway.reset();
        desk.line.source.places = places;
        desk.line.restart();
        (void)desk.line.cycle();
        EXPECT_TRUE(desk.onMedium().isEmpty());
        EXPECT_EQ(desk.how(), How::Overwritten);
    }
}

TEST(SourceIntake, C18_only_a_registered_medium_that_is_plugged_in_counts)
{
    SourceLine desk;
    desk.registerMedium();
    desk.put(u"../usb/setai.csv"_s, sourceSample(desk.layout(u"F1"_s), 1));
    EXPECT_EQ(desk.take(u"setai.csv"_s, u"USB-0002"_s).error().code, ErrorCode::MediumUnregistered);
    for (const ErrorCode away : {ErrorCode::MediumMissing, ErrorCode::MediumUnregistered}) {
        desk.mediumAway = away;
        EXPECT_EQ(desk.take(u"setai.csv"_s, u"USB-0001"_s).error().code, away);
        const auto folder = desk.list();
        EXPECT_TRUE(folder.files.isEmpty());
        EXPECT_FALSE(folder.trouble) << "of the folder";
        ASSERT_EQ(folder.media.size(), 1);
        EXPECT_EQ(folder.media[0].trouble->code, away);
    }
    EXPECT_TRUE(desk.line.central.numbers.isEmpty());
}

TEST(SourceIntake, C20_a_copy_in_the_folder_and_one_on_the_medium_are_both_erased)
{
    SourceLine desk;
    desk.registerMedium();
    desk.putHousehold(1);
    desk.put(u"../usb/setai.csv"_s, SourceLine::content(desk.path(u"setai.csv"_s)));
    ASSERT_TRUE(desk.take().ok());
    desk.mediumAway = ErrorCode::MediumMissing;
    ASSERT_TRUE(desk.line.sendFiles().ok());
    EXPECT_EQ(desk.how(), How::Overwritten);
    desk.mediumAway.reset();
    (void)desk.line.cycle();
    EXPECT_TRUE(desk.onMedium().isEmpty());
    EXPECT_EQ(desk.erasings().size(), 2);
}

TEST(SourceIntake, F20_a_number_that_was_taken_back_over_night_lets_the_same_file_go_again)
{
    SourceLine desk;
    desk.putHousehold(2);
    const QByteArray source = SourceLine::content(desk.path(u"setai.csv"_s));
    ASSERT_TRUE(desk.take().ok());
    desk.line.central.refuseNumber = true;
    EXPECT_FALSE(desk.line.sendFiles().ok());
    EXPECT_EQ(desk.file().state, State::Returned);
    EXPECT_TRUE(desk.file().isTakeable());
    ASSERT_EQ(desk.line.aside().size(), 1);
    ASSERT_TRUE(desk.line.close(desk.line.aside()[0].id).ok()) << "somebody may have closed it";
    EXPECT_EQ(SourceLine::content(desk.path(u"setai.csv"_s)), source);

    desk.line.central.refuseNumber = false;
    const auto again = desk.take();
    ASSERT_TRUE(again.ok() && again->isTaken()) << code(again);
    EXPECT_EQ(desk.outgoing(), u"F1 composed"_s) << "the same, not a second one";
    EXPECT_TRUE(desk.line.aside().isEmpty());
    EXPECT_EQ(desk.file().state, State::Ready);
    EXPECT_EQ(desk.line.central.numbers.size(), 2) << "each once";
    ASSERT_EQ(desk.line.deliveries().size(), 1);
    EXPECT_EQ(desk.line.deliveries()[0].federation.lamp, api::Lamp::Waiting);

    desk.line.central.refuseNumber = true; // and the next night
    EXPECT_FALSE(desk.line.sendFiles().ok());
    ASSERT_EQ(desk.line.aside().size(), 1);
    EXPECT_FALSE(desk.line.aside()[0].closing) << "nobody has closed this one";
    desk.line.central.refuseNumber = false;
    ASSERT_TRUE(desk.take().ok());
    ASSERT_TRUE(desk.line.sendFiles().ok());
    EXPECT_EQ(desk.line.central.files.size(), 1);
    EXPECT_EQ(desk.how(), How::Overwritten);
    const auto deliveries = desk.line.deliveries();
    ASSERT_EQ(deliveries.size(), 1);
    EXPECT_EQ(deliveries[0].federation.lamp, api::Lamp::Confirmed);
}

TEST(SourceIntake, F20_a_number_that_is_somebody_else_s_by_then_is_told)
{
    SourceLine desk;
    desk.putHousehold(1);
    ASSERT_TRUE(desk.take().ok());
    desk.line.central.refuseNumber = true;
    EXPECT_FALSE(desk.line.sendFiles().ok());
    desk.line.central.handOut(u"F1"_s, 2);
    const auto again = desk.take();
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(again->nextSequence, 2);
    EXPECT_EQ(desk.file().state, State::Returned) << "nothing has changed";
}

TEST(SourceIntake, C16_only_who_may_transmit)
{
    SourceLine desk;
    desk.putHousehold(1);
    desk.line.place.gate.denied = {api::UseCase::SourceTake};
    EXPECT_EQ(get(desk.line.engine->sourceFolder()).error().code, ErrorCode::Denied);
    EXPECT_EQ(desk.take().error().code, ErrorCode::Denied);
}

TEST(SourceIntake, what_is_no_name_of_a_file_there_is_not_opened)
{
    SourceLine desk;
    desk.putHousehold(1);
    ASSERT_TRUE(QFile::link(desk.path(u"setai.csv"_s), desk.path(u"link.csv"_s)));
    for (const QString &name : {u"../out/setai.csv"_s, u".setai.csv.erasing"_s, u""_s, u"link.csv"_s, u"none.csv"_s})
        EXPECT_FALSE(desk.take(name).ok()) << name.toStdString();
    EXPECT_TRUE(desk.line.central.numbers.isEmpty());
    EXPECT_EQ(desk.list().files.size(), 1);
}

TEST(SourceIntake, a_terminal_without_such_a_folder_offers_none)
{
    DeskLine line;
    EXPECT_FALSE(Workplace::must(get(line.engine->sourceFolder())).offered);
}

} // namespace
} // namespace madoguchi::test
