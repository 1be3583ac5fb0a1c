#include "counter_fixture.h"
#include "people/search_index.h"

#include <QRegularExpression>

#include <atomic>
#include <latch>

namespace madoguchi::test {

using Kind = api::SearchTerm::Kind;

class Search : public CounterTest {
protected:
    Search()
    {
        bring(family(u"h1"_s, u"10000001"_s, {{u"yamada-taro"_s, u"山田 太郎"_s, u"ヤマダ タロウ"_s, u"1955-01-01"_s}, {u"yamada-hanako"_s, u"山田 花子"_s, u"ヤマダ ハナコ"_s, u"1957-03-03"_s}}));
        bring(family(u"h2"_s, u"10000002"_s, {{u"yamata"_s, u"山多 一郎"_s, u"ヤマタ イチロウ"_s, u"1960-06-06"_s}}));
        bring(family(u"h3"_s, u"10000003"_s, {{u"yamada-lost"_s, u"山田 次郎"_s, u"ヤマダ ジロウ"_s, u"1955-01-02"_s, QDate(2020, 4, 1), QDate(2026, 11, 20)}}));
        bring(family(u"h4"_s, u"10000004"_s, {{u"yamada-dead"_s, u"山田 三郎"_s, u"ヤマダ サブロウ"_s, u"1930-01-01"_s, QDate(2020, 4, 1), QDate(2024, 1, 1), true}}));
        bring(family(u"h5"_s, u"10000005"_s, {{u"ono"_s, u"大野 俊一"_s, u"オーノ シュンイチ"_s, u"1989-01-05"_s}}));
        bring(family(u"h6"_s, u"10000006"_s, {{u"same"_s, u"山田 太朗"_s, u"ヤマダ タロウ"_s, u"1955-01-01"_s}}));
        bring(family(u"h7"_s, u"10000007"_s, {{u"partly"_s, u"佐藤 ウメ"_s, u"サトウ ウメ"_s, u"1931-00-00"_s, QDate(2020, 4, 1), {}, false, true, true}}));
        bring(family(u"h8"_s, u"10000008"_s, {{u"nominal"_s, u"鈴木 主"_s, u"スズキ ツカサ"_s, u"1970-01-01"_s, QDate(2020, 4, 1), {}, false, false}, {u"wife"_s, u"鈴木 桜"_s, u"スズキ サクラ"_s, u"1972-01-01"_s}}));
    }

    Result<api::SearchPage> page(const QString &text, const QList<Kind> &dropped = {}, int limit = 100)
    {
        return get(people.search(++m_request, text, dropped, limit));
    }
    QStringList found(const QString &text, const QList<Kind> &dropped = {})
    {
        const auto answer = page(text, dropped);
        QStringList ids;
        if (!answer.ok())
            return {describe(answer.error())};
        for (const auto &row : answer->rows)
            ids.append(row.person.text());
        return ids;
    }
    QStringList understood(const QString &text)
    {
        QStringList shown;
        const auto answer = page(text);
        if (answer.ok())
            for (const auto &term : answer->understood)
                shown.append(term.shown);
        return shown;
    }
    quint64 m_request = 0;
};

TEST_F(Search, F07_finds_by_kana_however_it_is_typed)
{
    const QSet<QString> yamada{u"yamada-taro"_s, u"same"_s, u"yamada-hanako"_s, u"yamata"_s, u"yamada-lost"_s, u"yamada-dead"_s};
    for (const QString &text : {u"ヤマダ"_s, u"やまだ"_s, u"ﾔﾏﾀﾞ"_s, u"ヤマタ゛"_s, u"ヤマタ"_s}) {
        const QStringList ids = found(text);
        EXPECT_EQ(QSet<QString>(ids.begin(), ids.end()), yamada) << text.toStdString();
    }
    for (const QString &text : {u"オーノ"_s, u"オノ"_s, u"おの"_s, u"オノ シユンイチ"_s, u"ｵｰﾉ ｼｭﾝｲﾁ"_s, u"オーノシュンイチ"_s})
        EXPECT_EQ(found(text), QStringList{u"ono"_s}) << text.toStdString();
    EXPECT_EQ(found(u"ヤマダ ハナ"_s), QStringList{u"yamada-hanako"_s});
    EXPECT_EQ(found(u"ヤマ ハナコ"_s), QStringList{u"yamada-hanako"_s});
    EXPECT_EQ(found(u"ワタナベ"_s), QStringList());
}

TEST_F(Search, F07_valid_first_then_exact_then_kana_then_birth)
{
    // Valid: exact ヤマダ (by given name), then the loose ヤマタ; then lost; then dead.
    const QStringList ids = found(u"ヤマダ"_s);
    ASSERT_EQ(ids.size(), 6);
    EXPECT_EQ(QSet<QString>(ids.begin(), ids.begin() + 2), (QSet<QString>{u"yamada-taro"_s, u"same"_s}));
    EXPECT_EQ(ids.mid(2), (QStringList{u"yamada-hanako"_s, u"yamata"_s, u"yamada-lost"_s, u"yamada-dead"_s}));
    EXPECT_EQ(found(u"ヤマタ"_s).first(), u"yamata"_s);

    const auto rows = Workplace::must(page(u"ヤマダ"_s)).rows;
    EXPECT_EQ(rows.at(4).state, api::PersonState::Lost); // ends today: no cover today
    EXPECT_EQ(rows.at(5).state, api::PersonState::Dead);
    EXPECT_EQ(rows.at(0).sameName, 1);
    EXPECT_EQ(rows.at(2).sameName, 0);
    for (const qsizetype row : {0, 2})
        for (const auto &member : Workplace::must(get(people.household(rows.at(row).household))).members)
            EXPECT_EQ(member.sameName, member.person == rows.at(0).person ? 1 : 0) << "the household warns too: " << member.person.text().toStdString();
    EXPECT_EQ(rows.at(2).insured.symbol + rows.at(2).insured.number + rows.at(2).insured.branch, u"富国1000000102"_s);
    EXPECT_TRUE(rows.at(0).head);
    EXPECT_FALSE(rows.at(2).head);
    EXPECT_EQ(rows.at(2).town, u"桜町"_s);
    EXPECT_EQ(rows.at(2).birthShown, u"昭和32年3月3日"_s);
}

TEST_F(Search, F07_finds_by_birth_in_any_form)
{
    for (const QString &text : {u"S30.1.1"_s, u"s300101"_s, u"3300101"_s, u"昭和30年1月1日"_s, u"1955/1/1"_s, u"19550101"_s, u"１９５５－０１－０１"_s}) {
        const QStringList ids = found(text);
        EXPECT_EQ(QSet<QString>(ids.begin(), ids.end()), (QSet<QString>{u"yamada-taro"_s, u"same"_s})) << text.toStdString();
    }
    const QStringList year = found(u"S30"_s);
    EXPECT_EQ(QSet<QString>(year.begin(), year.end()), (QSet<QString>{u"yamada-taro"_s, u"same"_s, u"yamada-lost"_s}));
    EXPECT_EQ(found(u"昭和64年"_s), QStringList{u"ono"_s});
    EXPECT_EQ(found(u"1931年"_s), QStringList{u"partly"_s});
    EXPECT_EQ(found(u"昭和6年"_s), QStringList{u"partly"_s});
    EXPECT_EQ(found(u"ヤマダ S32.3.3"_s), QStringList{u"yamada-hanako"_s});
    EXPECT_EQ(found(u"S32.3.3 ヤマダ"_s), QStringList{u"yamada-hanako"_s});
    EXPECT_EQ(found(u"ヤマダ S33.3.3"_s), QStringList());
}

TEST_F(Search, F07_finds_by_numbers_and_by_written_name)
{
    EXPECT_EQ(found(u"10000002"_s), QStringList{u"yamata"_s});
    EXPECT_EQ(found(u"富国-10000002"_s), QStringList{u"yamata"_s});
    EXPECT_EQ(found(u"１００００００１－０２"_s), QStringList{u"yamada-hanako"_s});
    EXPECT_EQ(found(u"高国-10000002"_s), QStringList());
    EXPECT_EQ(found(u"40100000020"_s), QStringList{u"yamata"_s});
    EXPECT_EQ(found(u"4010000002"_s), QStringList{u"yamata"_s});
    EXPECT_EQ(found(u"山田 花子"_s), QStringList{u"yamada-hanako"_s});
    EXPECT_EQ(found(u"山田花"_s), QStringList{u"yamada-hanako"_s});
    EXPECT_EQ(found(u"10000001 S32.3.3"_s), QStringList{u"yamada-hanako"_s});
    EXPECT_EQ(found(u"スズキ"_s), (QStringList{u"wife"_s, u"nominal"_s})); // a 擬制世帯主 has no cover
}

TEST_F(Search, F07_says_what_it_understood_and_drops_what_it_is_told_to)
{
    EXPECT_EQ(understood(u"やまだ はな S30.1.1"_s), (QStringList{u"ヤマダ ハナ"_s, u"昭和30年1月1日"_s}));
    EXPECT_EQ(understood(u"S30"_s), QStringList{u"昭和30年生"_s});
    EXPECT_EQ(understood(u"19550101"_s), (QStringList{u"昭和30年1月1日"_s, u"19550101"_s, u"19550101"_s}));
    EXPECT_EQ(found(u"ヤマタ S33.3.3"_s, {Kind::BirthDate}).first(), u"yamata"_s);
    EXPECT_EQ(found(u"ヤマタ S32.3.3"_s, {Kind::Kana}), QStringList{u"yamada-hanako"_s});
    EXPECT_EQ(found(u"ヤマタ"_s, {Kind::Kana}), QStringList());
    EXPECT_EQ(found(QString()), QStringList());
    EXPECT_EQ(page(u"??"_s).error().code, ErrorCode::SearchNotUnderstood);
    EXPECT_EQ(page(u"12"_s).error().code, ErrorCode::SearchNotUnderstood);
    EXPECT_EQ(page(QString(101, u'ヤ')).error().code, ErrorCode::SearchNotUnderstood);
    EXPECT_EQ(found(u"'; DROP TABLE person; --"_s), QStringList());
    EXPECT_EQ(found(u"%ヤマダ_"_s).size(), 0);
}

TEST_F(Search, tells_that_there_are_more)
{
    const auto answer = Workplace::must(page(u"ヤマダ"_s, {}, 2));
    EXPECT_EQ(answer.rows.size(), 2);
    EXPECT_FALSE(answer.next.isEmpty());
    EXPECT_EQ(answer.request, m_request);
    EXPECT_TRUE(Workplace::must(page(u"ヤマダ"_s, {}, 6)).next.isEmpty());
}

TEST_F(Search, C03_an_individual_number_is_not_searched_for)
{
    for (const QString &text : {u"123456789018"_s, u"1234-5678-9018"_s, u"１２３４ ５６７８ ９０１８"_s, u"ヤマダ 123456789018"_s})
        EXPECT_EQ(page(text).error(), (Error{ErrorCode::IndividualNumberInText, {}, {}})) << text.toStdString();
}

TEST_F(Search, C03_no_column_and_no_result_holds_twelve_digits)
{
    static const QRegularExpression twelve(u"\\d{12}"_s);
    for (const auto &row : Workplace::must(page(u"ヤマダ"_s)).rows)
        for (const QString &text : {row.nameKanji, row.nameKana, row.birthShown, row.town, row.insured.symbol, row.insured.number, row.insured.branch})
            EXPECT_FALSE(text.contains(twelve)) << text.toStdString();
    const QStringList tables = place.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%actor%' OR name = 'person_search'", 1);
    EXPECT_GE(tables.size(), 6);
    for (const QString &table : tables) {
        const QStringList columns = place.rows(QByteArray("SELECT group_concat(name, '|') FROM pragma_table_info('" + table.toUtf8() + "')"), 1).first().split(u'|');
        for (const QString &column : columns) {
            EXPECT_FALSE(column.contains(u"individual"_s) || column.contains(u"my_number"_s)) << column.toStdString();
            for (const QString &value : place.rows("SELECT " + column.toUtf8() + " FROM " + table.toUtf8(), 1))
                EXPECT_FALSE(value.contains(twelve)) << table.toStdString() << '.' << column.toStdString();
        }
    }
}

TEST_F(Search, C07_what_was_searched_is_forgotten_at_lock)
{
    ASSERT_TRUE(page(u"ヤマダ"_s).ok());
    people.forget();
    people.searchStood(m_request); // nothing is left that could be recorded
    ASSERT_TRUE(page(u"オオノ"_s).ok());
    people.searchStood(m_request);
    ASSERT_TRUE(waitFor([&] { return place.recordLines().contains(u"person.search done kana"_s); }));
    EXPECT_EQ(place.recordLines().count(u"person.search done kana"_s), 1);
}

TEST_F(Search, C09_is_recorded_once_when_it_stood_and_never_with_its_values)
{
    ASSERT_TRUE(page(u"ヤマダ S30.1.1"_s).ok());
    const auto before = place.recordLines();
    EXPECT_FALSE(before.contains(u"person.search done kana birth-date"_s));
    people.searchStood(m_request);
    people.searchStood(m_request); // once
    people.searchStood(m_request + 1);
    place.number("SELECT 1");
    ASSERT_TRUE(waitFor([&] { return place.recordLines().contains(u"person.search done kana birth-date"_s); }));
    EXPECT_EQ(place.recordLines().count(u"person.search done kana birth-date"_s), 1);
    const auto line = Workplace::must(place.record().lines(0, 1)).value(0);
    EXPECT_EQ(line.count, 2);

    const auto entry = Workplace::must(journal::decode(place.read<QByteArray>([](store::Connection &connection) -> Result<QByteArray> {
        MADOGUCHI_ASSIGN(auto row, connection.query("SELECT bytes FROM record_entry ORDER BY sequence DESC LIMIT 1"));
        MADOGUCHI_TRY(row.next());
        return row.blob(0);
    })));
    EXPECT_EQ(entry.commitment.size(), 32);
    EXPECT_FALSE(journal::encode(entry).contains(u"ヤマダ"_s.toUtf8()));
}

TEST_F(Search, C09_passes_the_gate)
{
    place.gate.denied.insert(api::UseCase::PersonSearch);
    EXPECT_EQ(page(u"ヤマダ"_s).error().code, ErrorCode::Denied);
}

TEST_F(Search, a_newer_search_cancels_the_older)
{
    std::latch released(1);
    const auto wait = [&](store::Connection &) -> Result<Done> {
        released.wait();
        return done();
    };
    const QList<QFuture<Result<Done>>> busy{place.store().read<Done>(wait), place.store().read<Done>(wait)}; // both readers
    auto older = people.search(1, u"ヤ"_s, {}, 100);
    auto newer = people.search(2, u"ヤマ"_s, {}, 100);
    released.count_down();
    EXPECT_EQ(get(older).error().code, ErrorCode::Cancelled);
    EXPECT_EQ(Workplace::must(get(newer)).request, 2u);
    EXPECT_TRUE(get(people.search(3, u"ヤ"_s, {}, 100)).ok());
    for (const auto &reader : busy) // neither may look at the latch after it has gone
        EXPECT_TRUE(get(reader).ok());
}

TEST_F(Search, F07_finds_by_kanji_however_they_are_written)
{
    bring(family(u"h9"_s, u"10000009"_s, {{u"watanabe"_s, u"渡邉\U000E0101 𠮷惠"_s, u"ワタナベ ヨシエ"_s, u"1960-06-06"_s}}));
    for (const QString &text : {u"渡辺"_s, u"渡邊"_s, u"渡邉"_s, u"渡辺　吉恵"_s, u"渡邊吉惠"_s, u"渡"_s})
        EXPECT_EQ(found(text), QStringList{u"watanabe"_s}) << text.toStdString();
    const auto rows = Workplace::must(page(u"渡辺"_s)).rows;
    ASSERT_EQ(rows.size(), 1);
    EXPECT_EQ(rows.at(0).nameKanji, u"渡邉\U000E0101 𠮷惠"_s) << "shown as it is written";
    EXPECT_EQ(found(u"渡部"_s), QStringList());
}

TEST_F(Search, follows_a_change_of_the_household)
{
    auto h = family(u"h2"_s, u"10000002"_s, {{u"yamata"_s, u"川村 一郎"_s, u"カワムラ イチロウ"_s, u"1960-06-06"_s}});
    bring(h, 2);
    EXPECT_EQ(found(u"カワムラ"_s), QStringList{u"yamata"_s});
    EXPECT_FALSE(found(u"ヤマタ"_s).contains(u"yamata"_s));
    // Somebody moves to another household: found there, and once.
    bring(family(u"h9"_s, u"10000009"_s, {{u"yamata"_s, u"川村 一郎"_s, u"カワムラ イチロウ"_s, u"1960-06-06"_s}}));
    EXPECT_EQ(found(u"カワムラ"_s), QStringList{u"yamata"_s});
    EXPECT_EQ(found(u"10000009"_s), QStringList{u"yamata"_s});
}

TEST_F(Search, F07_finds_what_stands_inside_after_what_begins_so)
{
    EXPECT_EQ(found(u"タロウ"_s).size(), 2);
    EXPECT_EQ(found(u"太郎"_s), QStringList{u"yamada-taro"_s});
    EXPECT_EQ(found(u"田"_s), QStringList()) << "one letter begins a name";
    EXPECT_EQ(found(u"ヤマダ 花子"_s), QStringList{u"yamada-hanako"_s});
    EXPECT_EQ(found(u"桜町"_s).size(), 10) << "everybody lives there";
    EXPECT_EQ(found(u"ヤマダ 桜町"_s).size(), 6) << "the loose ヤマタ too";
    EXPECT_EQ(found(u"ヤマ 桜町 S32"_s), QStringList{u"yamada-hanako"_s});
    EXPECT_EQ(found(u"9300001 オーノ"_s), QStringList{u"ono"_s});
    using Match = api::SearchRow::Match;
    const auto why = [&](const QString &text) { return Workplace::must(page(text)).rows.value(0).match; };
    EXPECT_EQ(why(u"ヤマダ"_s), Match::Beginning);
    EXPECT_EQ(Workplace::must(page(u"ヤマダ"_s)).rows.at(3).match, Match::Voiced);
    EXPECT_EQ(why(u"太郎"_s), Match::Inside);
    EXPECT_EQ(why(u"桜町"_s), Match::Address);
    EXPECT_EQ(why(u"S30.1.1"_s), Match::Birth);
    EXPECT_EQ(why(u"10000002"_s), Match::Number);
}

TEST_F(Search, F07_every_page_from_any_start_shows_the_same_rows)
{
    for (const QString &text : {u"ヤマ"_s, u"ヤマダ"_s, u"S30"_s, u"桜町"_s, u"山"_s, u"タロウ"_s, u"1000"_s}) {
        const QStringList whole = found(text);
        for (const int rows : {1, 2, 3}) {
            const auto first = Workplace::must(get(people.search(++m_request, text, {}, rows)));
            const auto extent = Workplace::must(get(people.searchExtent(m_request, rows)));
            EXPECT_TRUE(extent.complete);
            EXPECT_EQ(extent.rows, whole.size()) << text.toStdString();
            QStringList byNext, byStart;
            for (auto page = first;; page = Workplace::must(get(people.searchPage(m_request, page.next, rows)))) {
                for (const auto &row : page.rows)
                    byNext.append(row.person.text());
                if (page.next.isEmpty())
                    break;
            }
            for (auto start = extent.starts.crbegin(); start != extent.starts.crend(); ++start) { // from the end, as somebody scrolls back
                QStringList ids;
                for (const auto &row : Workplace::must(get(people.searchPage(m_request, *start, rows))).rows)
                    ids.append(row.person.text());
                byStart = ids + byStart;
            }
            EXPECT_EQ(byNext, whole) << text.toStdString();
            EXPECT_EQ(byStart, whole) << text.toStdString();
        }
    }
    EXPECT_EQ(get(people.searchPage(m_request - 1, {}, 10)).error().code, ErrorCode::Cancelled) << "not the newest search any more";
    EXPECT_EQ(get(people.searchPage(m_request, "[99,[]]", 10)).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(get(people.searchPage(m_request, "nonsense", 10)).error().code, ErrorCode::InvalidArgument);
}

TEST_F(Search, C09_nothing_is_answered_before_the_record_knows_that_somebody_searches)
{
    ASSERT_TRUE(page(u"ヤマ"_s).ok());
    EXPECT_EQ(place.recordLines(), QStringList{u"person.search done begun"_s});
    ASSERT_TRUE(page(u"ヤマダ"_s).ok());
    EXPECT_EQ(place.recordLines().size(), 1) << "the same search, a letter later";
    people.searchStood(m_request);
    ASSERT_TRUE(page(u"スズキ"_s).ok());
    EXPECT_EQ(place.recordLines(), (QStringList{u"person.search done begun"_s, u"person.search done kana"_s, u"person.search done begun"_s}));
    people.forget();
    store::Connection::setFaultHook([](const char *access) { return QByteArrayView(access) == "commit" ? 13 : 0; }); // SQLITE_FULL
    EXPECT_FALSE(page(u"ヤマダ"_s).ok()) << "no entry, no names";
    store::Connection::setFaultHook({});
    EXPECT_TRUE(page(u"ヤマダ"_s).ok()) << "and no grudge";
}

TEST_F(Search, C09_a_search_begins_once_however_far_it_is_scrolled_and_however_long_it_waits_for_the_index)
{
    ASSERT_TRUE(page(u"ヤマ"_s).ok());
    people.searchStood(m_request);
    const QStringList once{u"person.search done begun"_s, u"person.search done kana"_s};
    const auto next = get(people.search(m_request, u"ヤマ"_s, {}, 1)).value().next; // in pages of one
    people.searchStood(m_request);
    const QStringList twice = once + once;
    ASSERT_TRUE(get(people.searchPage(m_request, next, 1)).ok());
    EXPECT_TRUE(waitFor([&] { return place.recordLines() == twice; })) << "scrolled after the result had stood, which nobody waits for";
    ASSERT_TRUE(get(people.searchPage(m_request, {}, 10)).ok());
    EXPECT_EQ(place.recordLines(), twice) << "read once more from its beginning";
    people.searchStood(m_request);
    ASSERT_TRUE(page(u"スズキ"_s).ok());
    EXPECT_EQ(place.recordLines(), (twice + QStringList{u"person.search done kana"_s, u"person.search done begun"_s})) << "and what stands then is told";
}

TEST_F(Search, F07_whose_cover_ends_moves_to_the_lost_with_the_day)
{
    bring(family(u"h10"_s, u"10000010"_s, {{u"ending"_s, u"山田 一"_s, u"ヤマダ ア"_s, u"1950-01-01"_s, QDate(2020, 4, 1), QDate(2026, 11, 22)}}));
    EXPECT_EQ(found(u"ヤマダ"_s).first(), u"ending"_s);
    place.clock.advance(std::chrono::days(2));
    people.forget();
    (void)page(u"ヤマダ"_s); // the day turns with the first search
    const auto rows = Workplace::must(page(u"ヤマダ"_s)).rows;
    EXPECT_EQ(rows.at(4).person.text(), u"ending"_s) << "after the valid ones, as typed or loose";
    EXPECT_EQ(rows.at(4).state, api::PersonState::Lost);
    EXPECT_EQ(found(u"桜町"_s).size(), 11) << "and is still among the words, once";
}

TEST_F(Search, what_a_clipboard_may_hold_is_no_part_of_a_word)
{
    const QString pasted = u"富"_s + QString(6, QChar(0)) + u"桜21-88888888345678-01 山田"_s;
    EXPECT_TRUE(page(pasted).ok());
    EXPECT_EQ(found(u"山田"_s + QChar(0) + u"花子"_s + QChar(7)), QStringList{u"yamada-hanako"_s});
}

TEST_F(Search, C22_what_is_deleted_leaves_the_words_too)
{
    const auto holds = [&](const QString &pair) {
        return place.number("SELECT count(*) FROM person_words_data WHERE instr(block, x'" + pair.toUtf8().toHex() + "') > 0") > 0;
    };
    const auto bird = [&](const QString &name, qint64 version) { bring(family(u"h11"_s, u"10000011"_s, {{u"bird"_s, name, u"トリ"_s, u"1955-01-02"_s}}), version); };
    bird(u"鸛 鷺"_s, 1);
    EXPECT_TRUE(holds(u"鷺"_s));
    EXPECT_EQ(found(u"鸛鷺"_s), QStringList{u"bird"_s});
    bird(u"鸛 鶉"_s, 2);
    EXPECT_FALSE(holds(u"鷺"_s)) << "overwritten in the pages, not merely marked";
    EXPECT_TRUE(holds(u"鶉"_s));
}

TEST_F(Search, keys_that_were_made_another_way_are_made_anew)
{
    place.write<Done>([](store::Transaction &transaction) -> Result<Done> {
        MADOGUCHI_TRY(transaction.exec("UPDATE person_search SET kanji = 'x', written = 'x'"));
        return transaction.exec("UPDATE search_state SET keys = 0");
    });
    EXPECT_TRUE(Workplace::must(page(u"山田"_s)).building);
    while (!place.write<journal::Backlog>([&](store::Transaction &transaction) { return handler.catchUp(transaction); }).isEmpty()) { }
    EXPECT_EQ(found(u"山田太"_s).size(), 2);
    EXPECT_FALSE(Workplace::must(page(u"山田"_s)).building);
}

TEST_F(Search, C08_a_rebuild_that_the_disk_fails_at_any_access_goes_on_and_ends_the_same)
{
    constexpr int ioError = 10, full = 13; // SQLite's
    (void)page(u"ヤマダ"_s); // the day turns
    const auto everything = [&] { return place.rows("SELECT standing, kana, birth, person, kanji, address, namesakes FROM person_search ORDER BY person", 7); };
    const QStringList before = everything();
    int n = 1, failures = 0;
    for (bool met = true; met; n += 5) { // every fifth meets each kind of statement
        ASSERT_LT(n, 5000);
        place.write<Done>([](store::Transaction &transaction) -> Result<Done> {
            MADOGUCHI_TRY(transaction.exec("UPDATE person_search SET kana = '', loose = ''"));
            return transaction.exec("UPDATE search_state SET keys = 0");
        });
        std::atomic<int> left = n;
        store::Connection::setFaultHook([&](const char *) { return left.fetch_sub(1) == 1 ? (n % 2 == 0 ? full : ioError) : 0; });
        for (bool built = false; !built;) {
            const auto slice = get(place.store().write<journal::Backlog>([&](store::Transaction &transaction) { return handler.catchUp(transaction); }));
            failures += !slice.ok();
            built = slice.ok() && slice->isEmpty();
        }
        store::Connection::setFaultHook({});
        met = left <= 0;
        ASSERT_EQ(everything(), before) << "failed at access " << n;
        ASSERT_EQ(found(u"太郎"_s).size(), 1) << "inside the name, failed at access " << n;
    }
    EXPECT_GT(failures, 20) << "the loop met the accesses";
}

TEST_F(Search, the_index_can_be_put_off_and_built_in_slices)
{
    (void)page(u"ヤマダ"_s); // the day turns
    const auto everything = [&] { return place.rows("SELECT standing, kana, birth, person, kanji, address, namesakes FROM person_search ORDER BY person", 7); };
    const QStringList before = everything();
    place.write<Done>([](store::Transaction &transaction) { return people::beginIndex(transaction); });
    EXPECT_TRUE(Workplace::must(page(u"ヤマダ"_s)).building);
    EXPECT_TRUE(found(u"ヤマダ"_s).isEmpty());
    bring(family(u"h2"_s, u"10000002"_s, {{u"yamata"_s, u"山多 一郎"_s, u"ヤマタ イチロウ"_s, u"1960-06-06"_s}}), 2); // left to the build
    EXPECT_TRUE(everything().isEmpty());
    while (!place.write<journal::Backlog>([&](store::Transaction &transaction) { return handler.catchUp(transaction); }).isEmpty()) { }
    for (qsizetype i = 0; i < before.size(); ++i)
        EXPECT_EQ(everything().value(i), before[i]);
    EXPECT_FALSE(Workplace::must(page(u"ヤマダ"_s)).building);
    EXPECT_EQ(found(u"ヤマダ"_s).size(), 6);
}

} // namespace madoguchi::test
