#include "clerk_desk.h"
#include "pictures.h"

#include "ui/screens/link/link_screen.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/rows_table.h"

#include <QApplication>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>
#include <gtest/gtest.h>

namespace madoguchi::test {
namespace {

using api::SourceFile;
using ui::FunctionKey;

constexpr int sourcesTab = 4;

SourceFile source(const QString &name, const QString &layout, SourceFile::State state)
{
    SourceFile file;
    file.name = name;
    file.layout = layout;
    file.title = layout == u"F1" ? u"資格情報(世帯)"_s : layout == u"F2" ? u"資格情報(個人)"_s : QString();
    file.sequence = 42;
    file.records = 118;
    file.size = 36'200;
    file.at = QDateTime(QDate(2026, 11, 20), QTime(0, 30), Qt::UTC);
    file.state = state;
    return file;
}

/// 連携 of a municipality whose own system decides.
struct SourceDesk : ClerkDesk {
    explicit SourceDesk(bool empty = false)
    {
        services.ownLedger = false;
        link.sources.offered = link.sources.handsBack = true;
        link.sources.handedBack = 12;
        if (!empty)
            fill();
        open(ui::createLink);
        screen->findChild<QTabWidget *>(u"sections"_s)->setCurrentIndex(sourcesTab);
        settle();
    }
    void fill()
    {
        using State = SourceFile::State;
        auto refused = source(u"KKKOJIN_0041.csv"_s, u"F2"_s, State::Refused);
        refused.faults = {{18, u"適用開始年月日"_s, u"E06"_s}, {31, u"処理区分"_s, u"E08"_s}};
        auto ready = source(u"KKSETAI_0042.csv"_s, u"F1"_s, State::Ready);
        ready.numbers = 117;
        ready.numbersDiffering = 1;
        auto unknown = source(u"一覧.txt"_s, {}, State::Unknown);
        unknown.faults = {{1, {}, u"E01"_s}};
        link.sources.files = {source(u"KKKOJIN_0042.csv"_s, u"F2"_s, State::Found), ready, refused, unknown, source(u"KKSETAI_0041.csv"_s, u"F1"_s, State::Sent)};
        link.sources.erased = {{u"KKSETAI_0040.csv"_s, u"資格情報(世帯)"_s, 40, QDateTime(QDate(2026, 11, 19), QTime(9, 0), Qt::UTC), api::ErasedSource::How::Overwritten, {}}};
    }
    ui::RowsTable *list() { return screen->findChild<ui::RowsTable *>(u"sourceFiles"_s); }
    QString said(const QString &notice = u"sourceNotice"_s) { return screen->findChild<ui::Notice *>(notice)->text(); }
    void press(FunctionKey key)
    {
        screen->trigger(key);
        settle();
    }
};

TEST(SourceSection, C02_C20_each_state_says_what_it_means_and_what_to_do)
{
    SourceDesk desk;
    ASSERT_EQ(desk.list()->rows(), 6);
    const QStringList said{u"取り込めます"_s, u"本日の便に入っています"_s, u"18行目 · 適用開始年月日"_s, u"連合会へ送るファイルではありません"_s, u"原本を消去します"_s, u"上書きして消去しました"_s};
    for (int row = 0; row < 6; ++row) {
        desk.list()->selectRow(row);
        desk.settle();
        EXPECT_TRUE(desk.said().contains(said[row])) << row << ' ' << desk.said().toStdString();
        EXPECT_EQ(desk.screen->isLit(FunctionKey::F12), row == 0);
        picture(*desk.screen, u"link-sources-%1"_s.arg(row));
    }
    EXPECT_TRUE(desk.said(u"handBack"_s).contains(u"12件"_s));
}

TEST(SourceSection, F20_the_keyboard_alone_takes_a_file_in)
{
    SourceDesk desk;
    desk.link.taken.records = 118;
    desk.link.taken.numbers = 117;
    desk.link.taken.numbersDiffering = 1;
    desk.link.taken.notable = {{18, u"4000018"_s, {api::NumberAnswer::Differs, u"R-18"_s, {}}}};
    desk.press(FunctionKey::F4);
    EXPECT_TRUE(desk.list()->hasFocus());
    QTest::keyClick(desk.list(), Qt::Key_Return);
    EXPECT_EQ(QApplication::focusWidget(), desk.screen->findChild<QPushButton *>(u"sourceTake"_s));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    desk.settle();
    EXPECT_EQ(desk.link.tookIn, QStringList{u"KKKOJIN_0042.csv"_s});
    EXPECT_TRUE(desk.said(u"sourceOutcome"_s).contains(u"宛名番号 4000018"_s)) << "C-04: who has to be asked is named";
    picture(*desk.screen, u"link-sources-taken"_s);
    desk.press(FunctionKey::F12);
    EXPECT_EQ(desk.link.tookIn.size(), 2);
}

TEST(SourceSection, C02_what_keeps_a_file_out_is_said_with_a_next_step)
{
    SourceDesk desk;
    const auto after = [&](const api::TakenIn &taken) {
        desk.link.taken = taken;
        desk.press(FunctionKey::F12);
        return desk.said(u"sourceOutcome"_s);
    };
    api::TakenIn faults;
    for (int line = 2; line < 14; ++line)
        faults.faults.append({line, u"個人番号"_s, u"E04"_s});
    const QString places = after(faults);
    EXPECT_TRUE(places.contains(u"12か所"_s) && places.contains(u"2行目 · 個人番号"_s) && places.contains(u"ほか6件"_s)) << places.toStdString();
    picture(*desk.screen, u"link-sources-faults"_s);
    api::TakenIn sequence;
    sequence.nextSequence = 43;
    EXPECT_TRUE(after(sequence).contains(u"43"_s));
    picture(*desk.screen, u"link-sources-sequence"_s);
    api::TakenIn waits;
    waits.waits = true;
    EXPECT_TRUE(after(waits).contains(u"送信中"_s));
    desk.link.failure = Error{ErrorCode::ServerUnreachable, {}, {}};
    desk.press(FunctionKey::F12);
    EXPECT_TRUE(desk.screen->isLit(FunctionKey::F12)) << "once more";
    picture(*desk.screen, u"link-sources-offline"_s);
}

TEST(SourceSection, empty_and_unreachable_are_two_things)
{
    SourceDesk desk(true);
    EXPECT_EQ(desk.list()->rows(), 0);
    EXPECT_FALSE(desk.screen->isLit(FunctionKey::F12));
    picture(*desk.screen, u"link-sources-empty"_s);
    desk.link.sources.trouble = Error{ErrorCode::FileUnreadable, {}, {}};
    desk.link.sources.handBackWaiting = 3;
    desk.link.sources.handBackTrouble = Error{ErrorCode::SequenceConflict, {u"KKRENKEI_00000007.csv"_s}, {}};
    desk.press(FunctionKey::F5);
    EXPECT_TRUE(desk.said(u"sourceOutcome"_s).contains(u"フォルダーを開けません"_s));
    EXPECT_TRUE(desk.said(u"handBack"_s).contains(u"KKRENKEI_00000007.csv"_s));
    picture(*desk.screen, u"link-sources-trouble"_s);
}

/// Two media of the register: one is plugged in, on the other a source was left.
struct MediaDesk : SourceDesk {
    MediaDesk()
    {
        using State = SourceFile::State;
        auto found = source(u"KKKOJIN_0042.csv"_s, u"F2"_s, State::Found), waiting = source(u"KKSETAI_0041.csv"_s, u"F1"_s, State::Waiting);
        std::tie(found.medium, found.place) = std::pair(u"USB-0001"_s, u"窓口1号"_s);
        std::tie(waiting.medium, waiting.place) = std::pair(u"USB-0002"_s, u"窓口2号"_s);
        link.sources.files = {found, source(u"KKSETAI_0042.csv"_s, u"F1"_s, State::Returned), waiting};
        link.sources.media = {{u"窓口1号"_s, std::nullopt}, {u"窓口2号"_s, Error{ErrorCode::MediumMissing, {}, {}}}};
        press(FunctionKey::F5);
    }
    QString cell(int row) { return list()->model()->index(row, 0).data(Qt::AccessibleTextRole).toString(); }
    QString shown(int row)
    {
        list()->selectRow(row);
        settle();
        picture(*screen, u"link-sources-media-%1"_s.arg(row));
        return said();
    }
};

TEST(SourceSection, C18_C20_each_file_says_where_it_lies_and_a_medium_that_is_away_is_asked_for)
{
    MediaDesk desk;
    EXPECT_TRUE(desk.said(u"sourceMedia"_s).contains(u"窓口1号: 接続中、窓口2号: 未接続"_s)) << desk.said(u"sourceMedia"_s).toStdString();
    EXPECT_TRUE(desk.shown(0).contains(u"取り込めます"_s));
    EXPECT_TRUE(desk.cell(0).contains(u"窓口1号"_s)) << desk.cell(0).toStdString();
    EXPECT_TRUE(desk.cell(1).contains(u"フォルダー"_s));
    EXPECT_TRUE(desk.shown(2).contains(u"媒体「窓口2号」"_s) && desk.said().contains(u"接続すると"_s)) << desk.said().toStdString();
    EXPECT_FALSE(desk.screen->isLit(FunctionKey::F12));
    desk.list()->selectRow(0);
    desk.press(FunctionKey::F12);
    EXPECT_EQ(desk.link.tookIn, QStringList{u"USB-0001/KKKOJIN_0042.csv"_s});
}

TEST(SourceSection, F20_a_file_whose_number_was_taken_back_is_taken_in_again_as_it_is)
{
    MediaDesk desk;
    EXPECT_TRUE(desk.shown(1).contains(u"通番を回収"_s) && desk.said().contains(u"もう一度取り込んで"_s)) << desk.said().toStdString();
    desk.press(FunctionKey::F12);
    EXPECT_EQ(desk.link.tookIn, QStringList{u"KKSETAI_0042.csv"_s});
}

TEST(SourceSection, C18_another_medium_in_a_registered_one_s_place_is_refused)
{
    MediaDesk desk;
    desk.link.sources.media[1].trouble = Error{ErrorCode::MediumUnregistered, {}, {}};
    desk.press(FunctionKey::F5);
    EXPECT_TRUE(desk.said(u"sourceMedia"_s).contains(u"登録された媒体ではありません"_s)) << desk.said(u"sourceMedia"_s).toStdString();
    desk.shown(0);
}

TEST(SourceSection, where_eligibility_is_decided_here_there_is_no_such_list)
{
    ClerkDesk desk;
    desk.open(ui::createLink);
    EXPECT_FALSE(desk.screen->findChild<QTabWidget *>(u"sections"_s)->isTabVisible(sourcesTab));
}

} // namespace
} // namespace madoguchi::test
