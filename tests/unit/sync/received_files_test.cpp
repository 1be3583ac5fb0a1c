// The federation's files come down and are taken in whole.
#include "desk_line.h"

#include "support/outcome.h"

namespace madoguchi::test {
namespace {

TEST(ReceivedFiles, F02_are_imported_whole_with_their_cursor)
{
    DeskLine line;
    line.central.addFile(u"F3"_s, 1, 0, {DeskLine::verdictRow()});
    line.central.addFile(u"F4"_s, 1, 0, {DeskLine::idRow()});
    const auto count = line.receive();
    EXPECT_OK(count);
    EXPECT_EQ(*count, 2);
    EXPECT_EQ(line.place.rows("SELECT kind, aggregate, times FROM test_effect ORDER BY kind", 3), (QStringList{u"F3|A100|1"_s, u"F4|A100|1"_s}));
    EXPECT_EQ(line.handler.places, (QStringList{u"file-1:2"_s, u"file-2:2"_s})) << "whoever makes a task of a row makes it the same on every terminal";
    const auto received = *get(line.engine->received());
    ASSERT_EQ(received.size(), 2);
    EXPECT_TRUE(get(line.engine->content(received[0].id))->startsWith("H,"));
    EXPECT_EQ(*line.receive(), 0);
    EXPECT_EQ(line.place.number("SELECT sum(times) FROM test_effect"), 2);
    EXPECT_EQ(line.place.recordLines(), (QStringList{u"file.receive done imported"_s, u"file.receive done imported"_s, u"file.receive done "_s}));
}

TEST(ReceivedFiles, F02_what_waits_comes_with_the_next_cycle)
{
    DeskLine line;
    line.transmits = true;
    EXPECT_OK(line.cycle());
    EXPECT_TRUE(line.place.recordLines().filter(u"file.receive"_s).isEmpty()) << "nothing was there, and nobody has asked";
    line.central.addFile(u"F4"_s, 1, 0, {DeskLine::idRow()});
    EXPECT_OK(line.cycle());
    EXPECT_EQ(line.place.number("SELECT count(*) FROM test_effect"), 1);
    EXPECT_EQ(line.place.recordLines().filter(u"file.receive"_s), QStringList{u"file.receive done imported"_s});
    EXPECT_TRUE(line.engine->status().lastFileReceived.isValid());
}

TEST(ReceivedFiles, F02_a_finding_about_a_household_is_handed_on_like_any_row)
{
    DeskLine line;
    line.central.addFile(u"F9"_s, 1, 0,
                         {{{u"file_id"_s, u"KKSETAI"_s}, {u"sequence"_s, u"00000001"_s}, {u"line"_s, u"2"_s}, {u"item"_s, u"head_number_receipt"_s}, {u"code"_s, u"W11"_s},
                           {u"severity"_s, u"W"_s}, {u"text"_s, u"個人番号が空白です"_s}, {u"household"_s, u"9010000001"_s}, {u"addressee"_s, u""_s},
                           {u"needs_action"_s, u"Y"_s}, {u"due_on"_s, u"2026-12-06"_s}}});
    line.central.addFile(u"F4"_s, 1, 0, {DeskLine::idRow()});
    EXPECT_OK(line.receive());
    EXPECT_EQ(line.place.rows("SELECT kind FROM test_effect ORDER BY kind", 1), (QStringList{u"F4"_s, u"F9"_s}));
    EXPECT_EQ(line.place.number("SELECT count(*) FROM feed_set_aside"), 0);
}

TEST(ReceivedFiles, C02_a_file_that_is_not_for_us_or_not_as_defined_is_refused_whole_and_blocks_nobody)
{
    DeskLine line;
    line.central.addFile(u"F3"_s, 1, 0, {DeskLine::verdictRow()}, u"162027"_s);
    line.central.addFile(u"F4"_s, 1, 0, {DeskLine::idRow()});
    EXPECT_EQ(*line.receive(), 1);
    EXPECT_EQ(line.place.rows("SELECT layout, state FROM interface_file ORDER BY layout", 2), (QStringList{u"F3|refused"_s, u"F4|imported"_s}));
    EXPECT_EQ(line.place.rows("SELECT kind FROM test_effect", 1), QStringList{u"F4"_s});
}

TEST(ReceivedFiles, a_file_whose_predecessor_is_missing_is_held_until_it_comes)
{
    DeskLine line;
    line.central.addFile(u"F3"_s, 2, 1, {DeskLine::verdictRow(u"A200"_s)});
    line.central.addFile(u"F4"_s, 1, 0, {DeskLine::idRow()});
    EXPECT_EQ(*line.receive(), 1);
    EXPECT_TRUE(line.engine->status().sequenceGap);
    EXPECT_EQ(line.place.number("SELECT count(*) FROM test_effect WHERE kind = 'F3'"), 0);
    line.central.addFile(u"F3"_s, 1, 0, {DeskLine::verdictRow(u"A100"_s)});
    EXPECT_EQ(*line.receive(), 2);
    EXPECT_FALSE(line.engine->status().sequenceGap);
    EXPECT_EQ(line.place.number("SELECT count(*) FROM test_effect WHERE kind = 'F3'"), 2);
}

TEST(ReceivedFiles, bytes_that_do_not_hash_to_what_was_announced_are_thrown_away)
{
    DeskLine line;
    line.central.addFile(u"F3"_s, 1, 0, {DeskLine::verdictRow()});
    line.transport.tamper = [](const sync::Request &request, sync::Response &response) {
        if (request.path.startsWith(u"/federation/v1/files/"_s))
            response.body.replace("A100", "A999");
    };
    EXPECT_CODE(ErrorCode::HashMismatch, line.receive());
    EXPECT_EQ(line.place.number("SELECT count(*) FROM interface_file_part"), 0);
    line.transport.tamper = {};
    EXPECT_EQ(*line.receive(), 1);
}

TEST(ReceivedFiles, C02_a_held_file_that_the_store_has_damaged_is_set_aside_and_comes_again_when_somebody_says_so)
{
    DeskLine line;
    line.transmits = true;
    line.central.addFile(u"F3"_s, 2, 1, {DeskLine::verdictRow(u"A200"_s)}); // file-1
    EXPECT_EQ(*line.receive(), 0);
    line.place.write<Done>([](store::Transaction &transaction) { return transaction.exec("UPDATE interface_file_part SET content = zeroblob(length(content))"); });
    line.central.addFile(u"F3"_s, 3, 2, {DeskLine::verdictRow(u"A300"_s)});
    line.central.addFile(u"F3"_s, 1, 0, {DeskLine::verdictRow(u"A100"_s)});
    line.central.addFile(u"F4"_s, 1, 0, {DeskLine::idRow()});
    const auto taken = [&] { return line.place.number("SELECT count(*) FROM test_effect"); };
    EXPECT_EQ(*line.receive(), 2) << "the first, and the other kind";
    EXPECT_EQ(taken(), 2) << "the third may not overtake it";
    EXPECT_EQ(line.place.number("SELECT count(*) FROM interface_file_part"), 4) << "nothing is thrown away";
    EXPECT_EQ(*line.receive(), 0);
    const auto damaged = [&] {
        for (const auto &item : line.aside())
            if (item.reason.code == ErrorCode::HashMismatch)
                return item.id;
        return QString();
    };
    ASSERT_FALSE(damaged().isEmpty());
    EXPECT_EQ(line.place.recordLines().filter(u"set aside X-004"_s).size(), 1);

    line.transport.tamper = [](const sync::Request &request, sync::Response &response) { // the federation does not have it any more
        if (request.path.endsWith(u"/files/file-1"_s))
            response = {404, {}, R"({"error":{"code":"G-003"}})"};
    };
    EXPECT_OK(line.tryAgain(damaged()));
    line.central.addFile(u"F4"_s, 2, 1, {DeskLine::idRow(u"A400"_s)});
    EXPECT_EQ(*line.receive(), 1) << "others come";
    ASSERT_FALSE(damaged().isEmpty()) << "and it is to be seen again";

    line.transport.tamper = {};
    EXPECT_OK(line.tryAgain(damaged()));
    EXPECT_EQ(*line.receive(), 2) << "it, and the third behind it";
    EXPECT_TRUE(line.aside().isEmpty());
    EXPECT_EQ(taken(), 5);
}

TEST(ReceivedFiles, C02_whoever_closes_a_damaged_file_lets_those_behind_it_go_on)
{
    DeskLine line;
    line.transmits = true;
    line.central.addFile(u"F3"_s, 2, 1, {DeskLine::verdictRow(u"A200"_s)});
    EXPECT_EQ(*line.receive(), 0);
    line.place.write<Done>([](store::Transaction &transaction) { return transaction.exec("UPDATE interface_file_part SET content = zeroblob(length(content))"); });
    line.central.addFile(u"F3"_s, 1, 0, {DeskLine::verdictRow(u"A100"_s)});
    line.central.addFile(u"F3"_s, 3, 2, {DeskLine::verdictRow(u"A300"_s)});
    EXPECT_EQ(*line.receive(), 1);
    for (const auto &item : line.aside())
        if (item.reason.code == ErrorCode::HashMismatch)
            EXPECT_OK(get(line.engine->closeAside(item.id, u"電話で確認済み"_s)));
    EXPECT_EQ(*line.receive(), 1);
    EXPECT_EQ(line.place.number("SELECT count(*) FROM test_effect"), 2);
}

TEST(ReceivedFiles, C02_another_content_under_the_id_of_one_that_was_taken_in_is_told_and_not_taken)
{
    DeskLine line;
    line.central.addFile(u"F3"_s, 1, 0, {DeskLine::verdictRow()});
    EXPECT_EQ(*line.receive(), 1);
    line.place.write<Done>([](store::Transaction &transaction) { return transaction.exec("UPDATE feed_cursor SET position = 0 WHERE name = 'files'"); });
    line.place.write<Done>([](store::Transaction &transaction) { return transaction.exec("UPDATE interface_file SET sha256 = zeroblob(32)"); });
    EXPECT_CODE(ErrorCode::HashMismatch, line.receive());
    EXPECT_EQ(line.place.number("SELECT count(*) FROM test_effect"), 1);
}

TEST(ReceivedFiles, a_download_survives_a_restart_in_the_middle)
{
    DeskLine line;
    QList<exchange::Row> rows;
    for (int i = 0; i < 30'000; ++i)
        rows.append(DeskLine::idRow(u"A%1"_s.arg(i)));
    line.central.addFile(u"F4"_s, 1, 0, rows);
    line.transport.script = [](int call, const sync::Request &) { return call == 2 ? FakeTransport::Fault::Lost : FakeTransport::Fault::None; };
    EXPECT_CODE(ErrorCode::ConnectionReset, line.receive());
    EXPECT_GT(line.place.number("SELECT count(*) FROM interface_file_part"), 0);
    line.restart();
    EXPECT_EQ(*line.receive(), 1);
    const auto paths = line.transport.paths().filter(u"files/file-1"_s);
    EXPECT_EQ(paths.size(), 3) << "one, one lost, one more";
    EXPECT_EQ(line.place.number("SELECT count(*) FROM test_effect"), 30'000);
}

QList<exchange::Row> idRows(int count)
{
    QList<exchange::Row> rows;
    for (int i = 0; i < count; ++i)
        rows.append(DeskLine::idRow(u"A%1"_s.arg(i)));
    return rows;
}

TEST(ReceivedFiles, F02_a_save_finds_its_place_between_two_slices_of_a_long_file)
{
    DeskLine line;
    line.central.addFile(u"F4"_s, 1, 0, idRows(1'000));
    std::atomic<qint64> takenByThen{-1};
    QFuture<Result<Done>> save;
    line.handler.before = [&](const journal::FeedItem &item) -> Result<Done> {
        if (item.aggregate == u"A120"_s) // in the middle of a slice
            save = line.place.runner().store().write<Done>([&](store::Transaction &transaction) -> Result<Done> {
                MADOGUCHI_ASSIGN(auto row, transaction.query("SELECT count(*) FROM test_effect"));
                MADOGUCHI_TRY(row.next());
                takenByThen = row.integer(0);
                return done();
            });
        return done();
    };
    EXPECT_EQ(*line.receive(), 1);
    ASSERT_TRUE(get(save).ok());
    EXPECT_EQ(takenByThen, 200) << "it waited for its slice and for nothing more";
    EXPECT_EQ(line.place.number("SELECT count(*) FROM test_effect"), 1'000);
}

TEST(ReceivedFiles, C02_a_long_file_that_was_cut_short_goes_on_at_its_line)
{
    DeskLine line;
    line.central.addFile(u"F4"_s, 1, 0, idRows(350));
    line.handler.before = [](const journal::FeedItem &item) -> Result<Done> { return item.aggregate == u"A250"_s ? Result<Done>(ErrorCode::Cancelled) : done(); };
    EXPECT_CODE(ErrorCode::Cancelled, line.receive());
    EXPECT_EQ(line.place.number("SELECT count(*) FROM test_effect"), 200);
    const auto half = Workplace::must(get(line.engine->files()));
    ASSERT_EQ(half.size(), 1);
    EXPECT_EQ(half.first().state, api::InterfaceFile::State::Received);
    line.restart();
    line.handler.before = {};
    EXPECT_EQ(*line.receive(), 1);
    EXPECT_EQ(line.place.number("SELECT count(*) FROM test_effect WHERE times = 1"), 350);
    EXPECT_EQ(line.place.number("SELECT count(*) FROM interface_file WHERE state = 'imported' AND applied = 351"), 1);
    EXPECT_EQ(*line.receive(), 0);
    EXPECT_EQ(line.place.number("SELECT count(*) FROM test_effect WHERE times = 1"), 350);
}

TEST(ReceivedFiles, C02_one_that_is_half_taken_and_cannot_be_read_any_more_keeps_no_other)
{
    DeskLine line;
    line.transmits = true;
    line.central.addFile(u"F4"_s, 1, 0, idRows(350));
    line.handler.before = [](const journal::FeedItem &item) -> Result<Done> { return item.aggregate == u"A250"_s ? Result<Done>(ErrorCode::Cancelled) : done(); };
    EXPECT_CODE(ErrorCode::Cancelled, line.receive());
    line.handler.before = {};
    line.place.write<Done>([](store::Transaction &transaction) { return transaction.exec("UPDATE interface_file SET layout = 'F7' WHERE layout = 'F4'"); }); // as if its layout were gone
    line.central.addFile(u"F3"_s, 1, 0, {DeskLine::verdictRow()});
    EXPECT_EQ(*line.receive(), 1);
    const auto items = line.aside();
    ASSERT_EQ(items.size(), 1);
    line.place.write<Done>([](store::Transaction &transaction) { return transaction.exec("UPDATE interface_file SET layout = 'F4' WHERE layout = 'F7'"); });
    line.central.addFile(u"F4"_s, 2, 1, {DeskLine::idRow(u"A999"_s)});
    EXPECT_EQ(*line.receive(), 0) << "nothing overtakes it";
    EXPECT_OK(line.tryAgain(items[0].id));
    EXPECT_EQ(*line.receive(), 2);
    EXPECT_EQ(line.place.number("SELECT count(*) FROM test_effect WHERE times = 1"), 352) << "it went on where it was";
}

TEST(ReceivedFiles, C02_of_a_long_file_that_is_refused_nothing_is_taken)
{
    DeskLine line;
    line.central.addFile(u"F4"_s, 1, 0, idRows(350), u"162027"_s);
    EXPECT_EQ(*line.receive(), 0);
    EXPECT_EQ(line.place.number("SELECT count(*) FROM interface_file WHERE state = 'refused' AND checked = 0 AND applied = 1"), 1);
    EXPECT_TRUE(line.handler.versions.isEmpty());
}

} // namespace
} // namespace madoguchi::test
