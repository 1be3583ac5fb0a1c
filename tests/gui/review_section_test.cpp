// C-10: an auditor answers what stands out, compares the sample with its paper, signs and prints, by keyboard alone.
#include "order_desk.h"

#include "ui/screens/record/record_screen.h"
#include "ui/screens/record/review_paper.h"

#include <QImage>
#include <QPainter>
#include <QTabWidget>

namespace madoguchi::test {
namespace {

struct ReviewDesk : OrderDesk {
    ReviewDesk()
    {
        session.staff = StaffId(u"auditor-1"_s);
        directory.onOrder = [this](const api::Order &order) { review.carry(order); };
        open(ui::createRecord, ui::reviewSection);
    }
    ui::RowsTable *queue() { return table(u"review"_s); }
    QString cell(int row, int column) { return queue()->model()->index(row, column).data(Qt::AccessibleTextRole).toString(); }
    int rowOf(const QString &word)
    {
        for (int row = 0; row < queue()->rows(); ++row)
            if (cell(row, 0).contains(word))
                return row;
        return -1;
    }
    QString tab() { return screen->findChild<QTabWidget *>(u"sections"_s)->tabText(2); }
    /// Enter, the digit of the answer, the reason.
    void answer(Qt::Key digit, const QString &reason)
    {
        press(Qt::Key_Return);
        press(digit);
        field(u"reason"_s)->editor()->setFocus();
        write(reason);
    }
};

TEST(ReviewSection, C10_what_stands_out_waits_first_and_reading_it_is_asked_for_once)
{
    ReviewDesk desk;
    EXPECT_EQ(desk.review.reviewed, 1);
    EXPECT_TRUE(desk.record.looks.isEmpty()) << "nobody has looked at the list of entries";
    EXPECT_TRUE(desk.queue()->hasFocus());
    EXPECT_EQ(desk.tab(), u"点検（3）"_s);
    EXPECT_EQ(desk.cell(0, 0), u"大量の世帯照会 窓口 次郎、11月11日 10:42～11:32"_s);
    EXPECT_EQ(desk.cell(0, 2), u"重大"_s);
    EXPECT_EQ(desk.cell(2, 0), u"時間外の操作 窓口 花子、11月14日 19:42～20:03"_s);
    EXPECT_EQ(desk.cell(3, 2), u"説明済み"_s);
    EXPECT_EQ(desk.cell(4, 2), u"不適正のまま"_s) << "of another terminal, from an earlier review";
    EXPECT_TRUE(desk.says(u"点検の期限（令和8年11月19日(2026)）を過ぎています。"_s));
    EXPECT_TRUE(desk.says(u"1人が60分以内に40世帯を超えて照会し、ふだんの3倍も超えたとき。150世帯を超えれば常に。"_s));
    EXPECT_TRUE(desk.says(u"11月11日 10:42  世帯を開いた  8-1111-"_s)) << "the entries themselves";
    EXPECT_TRUE(desk.says(u"ほか45件"_s));
    picture(*desk.screen, u"review-queue"_s);
    desk.screen->findChild<QTabWidget *>(u"sections"_s)->setCurrentIndex(0);
    desk.settle();
    EXPECT_EQ(desk.record.looks.size(), 1);
    desk.screen->findChild<QTabWidget *>(u"sections"_s)->setCurrentIndex(2);
    desk.settle();
    EXPECT_EQ(desk.review.reviewed, 1) << "coming back reads nothing anew";
    desk.trigger(FunctionKey::F5);
    EXPECT_EQ(desk.review.reviewed, 2);
}

TEST(ReviewSection, C10_a_case_is_answered_with_reason_card_and_password_and_the_next_one_comes)
{
    ReviewDesk desk;
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.field(u"answer"_s)->hasError());
    EXPECT_TRUE(desk.field(u"reason"_s)->hasError());
    desk.queue()->setFocus();
    desk.answer(Qt::Key_1, u"住基連携の一斉確認。課長に確認済み"_s);
    picture(*desk.screen, u"review-answer"_s);
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.says(u"「大量の世帯照会」を説明済みとします：住基連携の一斉確認。課長に確認済み"_s));
    picture(*desk.screen, u"review-answer-asked"_s);
    desk.confirm();
    const auto *order = desk.ordered<api::SettleCase>();
    ASSERT_TRUE(order);
    EXPECT_EQ(order->rule, u"mass-look-up"_s);
    EXPECT_EQ(order->staff.text(), u"s-2"_s);
    EXPECT_EQ(order->last, 156);
    EXPECT_EQ(order->answer, api::CaseAnswer::Explained);
    EXPECT_EQ(desk.review.reviewed, 1) << "what was done here is known without reading anew";
    EXPECT_EQ(desk.tab(), u"点検（2）"_s);
    EXPECT_TRUE(desk.cell(0, 0).contains(u"鍵・預託・控えの使用"_s));
    EXPECT_TRUE(desk.queue()->hasFocus());
    EXPECT_EQ(desk.queue()->currentRow(), 0);
    EXPECT_TRUE(desk.told.contains(u"回答を保存しました。"_s));
}

TEST(ReviewSection, C10_C16_nobody_answers_for_what_they_did_themselves)
{
    ReviewDesk desk;
    desk.review.known.cases[0].staff = u"auditor-1"_s;
    desk.pick(desk.queue(), 1);
    desk.trigger(FunctionKey::F5);
    desk.pick(desk.queue(), 0);
    EXPECT_TRUE(desk.says(u"ご自身の操作です。別の監査担当者が回答します。"_s));
    EXPECT_FALSE(desk.screen->isLit(FunctionKey::F12));
}

TEST(ReviewSection, C10_an_irregular_one_stands_until_it_is_explained)
{
    ReviewDesk desk;
    desk.answer(Qt::Key_2, u"業務上の理由なし。所属長へ報告"_s);
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.says(u"その後の対応が説明されるまで、管理者と承認者の画面に表示されます。"_s));
    desk.confirm();
    EXPECT_EQ(desk.ordered<api::SettleCase>()->answer, api::CaseAnswer::Irregular);
    EXPECT_EQ(desk.cell(desk.rowOf(u"大量の世帯照会"_s), 2), u"不適正"_s);
    const int other = desk.rowOf(u"受付のない照会"_s);
    desk.pick(desk.queue(), other);
    desk.answer(Qt::Key_1, u"口頭注意のうえ研修済み"_s);
    desk.trigger(FunctionKey::F12);
    desk.confirm();
    EXPECT_EQ(desk.ordered<api::SettleCase>()->terminal.text(), u"T-0002"_s);
    EXPECT_EQ(desk.rowOf(u"受付のない照会"_s), -1);
}

TEST(ReviewSection, C10_it_is_signed_once_everything_is_answered_and_each_visit_compared)
{
    ReviewDesk desk;
    desk.pick(desk.queue(), desk.rowOf(u"書面との照合と署名"_s));
    EXPECT_TRUE(desk.says(u"未回答の確認事項が3件あります。"_s));
    EXPECT_FALSE(desk.screen->isLit(FunctionKey::F12));
    picture(*desk.screen, u"review-not-yet"_s);
    for (api::ReviewCase &one : desk.review.known.cases)
        one.settled = api::CaseSettlement{api::CaseAnswer::Explained, u"確認済み"_s, u"監査 和歌"_s, desk.clock.utc()};
    desk.review.known.answered = 4;
    desk.trigger(FunctionKey::F4);
    desk.trigger(FunctionKey::F5);
    desk.pick(desk.queue(), 0);
    desk.pick(desk.queue(), desk.rowOf(u"書面との照合と署名"_s));
    EXPECT_TRUE(desk.says(u"11月17日 10:47、窓口 花子："_s)) << "what the record says was done";
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.field(u"visit-0"_s)->hasError()) << "a visit that was not compared";
    for (const auto &[visit, digit] : {std::pair{u"visit-0"_s, Qt::Key_1}, {u"visit-1"_s, Qt::Key_2}, {u"visit-2"_s, Qt::Key_3}})
        QTest::keyClick(desk.field(visit)->editor()->focusProxy() ? desk.field(visit)->editor()->focusProxy() : desk.field(visit)->editor(), digit);
    desk.settle();
    picture(*desk.screen, u"review-sample"_s);
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.field(u"remark-1"_s)->hasError()) << "what does not agree is said";
    EXPECT_FALSE(desk.field(u"remark-0"_s)->hasError());
    desk.field(u"remark-1"_s)->editor()->setFocus();
    desk.write(u"届書の綴りにない"_s);
    desk.field(u"remark-2"_s)->editor()->setFocus();
    desk.write(u"世帯主欄が異なる"_s);
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.says(u"書面と照合した受付3件、うち一致しないもの2件。"_s));
    picture(*desk.screen, u"review-sign-asked"_s);
    desk.confirm();
    const auto *order = desk.ordered<api::SignReview>();
    ASSERT_TRUE(order);
    EXPECT_EQ(order->size, 620);
    EXPECT_EQ(order->root, QByteArray(32, 'r'));
    EXPECT_EQ(std::pair(order->cases, order->irregular), std::pair(4, 0));
    ASSERT_EQ(order->sample.size(), 3);
    EXPECT_EQ(order->sample[0].verdict, api::SampleVerdict::Agrees);
    EXPECT_EQ(order->sample[1].verdict, api::SampleVerdict::PaperMissing);
    EXPECT_EQ(order->sample[2].remark, u"世帯主欄が異なる"_s);
    EXPECT_EQ(desk.review.reviewed, 3) << "another stretch begins";
    EXPECT_TRUE(desk.says(u"前回の点検のあと、新しい記録はありません。"_s));
    EXPECT_TRUE(desk.says(u"署名済みの点検"_s)) << "the review that was just signed";
    EXPECT_TRUE(desk.screen->isLit(FunctionKey::F8));
    picture(*desk.screen, u"review-signed"_s);
}

TEST(ReviewSection, C10_F7_shows_all_that_the_person_did_and_Esc_comes_back)
{
    ReviewDesk desk;
    desk.trigger(FunctionKey::F7);
    ASSERT_EQ(desk.record.looks.size(), 1);
    EXPECT_EQ(desk.record.looks.last().staff, u"s-2"_s);
    EXPECT_EQ(desk.record.looks.last().from, QDate(2026, 11, 11));
    EXPECT_TRUE(desk.screen->stepBack());
    desk.settle();
    EXPECT_TRUE(desk.queue()->hasFocus());
    EXPECT_EQ(desk.queue()->currentRow(), 0);
    EXPECT_EQ(desk.review.reviewed, 1);
}

TEST(ReviewSection, C10_rules_that_cannot_be_decided_yet_say_so_and_nothing_that_stands_out_does_too)
{
    ReviewDesk desk;
    desk.pick(desk.queue(), desk.queue()->rows() - 1);
    EXPECT_TRUE(desk.says(u"まだ調べません。職員の世帯をプログラムが持っていないためです。"_s));
    picture(*desk.screen, u"review-rules"_s);
    desk.review.known.cases.clear();
    desk.review.known.irregular.clear();
    desk.review.known.due = QDate(2026, 12, 1);
    desk.trigger(FunctionKey::F5);
    EXPECT_TRUE(desk.says(u"令和8年10月21日(2026)以降、確認が必要な操作はありません。"_s));
    EXPECT_EQ(desk.tab(), u"点検"_s);
    picture(*desk.screen, u"review-nothing"_s);
    desk.review.failure = Error{ErrorCode::RecordBroken, {}, {}};
    desk.trigger(FunctionKey::F5);
    EXPECT_TRUE(desk.says(ui::sentence(*desk.review.failure)));
    EXPECT_EQ(desk.queue()->rows(), 0) << "what cannot be read is not signed either";
    EXPECT_FALSE(desk.screen->isLit(FunctionKey::F12));
    picture(*desk.screen, u"review-error"_s);
}

TEST(ReviewSection, C07_C10_at_a_lock_nothing_of_it_is_left)
{
    ReviewDesk desk;
    ASSERT_TRUE(desk.says(u"8-1111"_s));
    desk.screen->clear();
    desk.settle();
    EXPECT_EQ(desk.queue()->rows(), 0);
    EXPECT_FALSE(desk.says(u"8-1111"_s)) << "no entry";
    desk.review.hold = true;
    desk.trigger(FunctionKey::F5);
    desk.screen->clear();
    desk.review.releaseAll();
    desk.settle();
    EXPECT_EQ(desk.queue()->rows(), 0) << "and nothing comes back behind it";
}

TEST(ReviewPaper, C10_C12_a_signed_review_goes_to_paper_with_number_head_and_signer_and_no_resident)
{
    ReviewDesk desk;
    EXPECT_FALSE(desk.screen->isLit(FunctionKey::F8)) << "only what is signed is printed";
    desk.pick(desk.queue(), desk.rowOf(u"までの点検"_s));
    ASSERT_TRUE(desk.screen->isLit(FunctionKey::F8));
    desk.trigger(FunctionKey::F8);
    ASSERT_EQ(desk.print.printed.size(), 1);
    const auto &printed = desk.print.printed.first();
    EXPECT_EQ(printed.useCase, api::UseCase::RecordPrint);
    EXPECT_EQ(printed.paper->title(), u"Madoguchi review"_s) << "a spooler learns no name";
    const QString text = dynamic_cast<const ui::ReviewPaper &>(*printed.paper).text();
    for (const QString &word : {u"T-0001-310"_s, u"7171-7171"_s, u"監査 和歌"_s, u"書面なし 1件"_s, u"受付のない照会"_s, u"紙の控え1件を後日確認"_s})
        EXPECT_TRUE(text.contains(word)) << word.toStdString() << '\n' << text.toStdString();
    EXPECT_TRUE(desk.says(u"点検結果をcounter-2へ送りました（1ページ）。"_s));
    picture(*desk.screen, u"review-printed"_s);
    QImage page(api::Paper::portrait.toSize() * 2, QImage::Format_RGB32);
    page.fill(Qt::white);
    QPainter painter(&page);
    painter.scale(2, 2);
    printed.paper->paint(painter, 0);
    painter.end();
    picture(page, u"review-paper"_s);
    desk.print.fault = Error{ErrorCode::PrintFailed, {u"counter-2"_s}, {}};
    desk.trigger(FunctionKey::F8);
    EXPECT_TRUE(desk.says(ui::sentence(*desk.print.fault)));
    desk.print.names.clear();
    desk.pick(desk.queue(), 0);
    desk.pick(desk.queue(), desk.rowOf(u"までの点検"_s));
    EXPECT_FALSE(desk.screen->isLit(FunctionKey::F8));
    EXPECT_TRUE(desk.says(u"この端末では印刷できません。"_s));
}

TEST(ReviewPaper, C10_many_irregular_ones_fill_page_after_page)
{
    api::ReviewView view;
    view.terminal = TerminalId(u"T-0001"_s);
    for (int i = 0; i < 120; ++i)
        view.irregular.append({QString::number(i), view.terminal, u"misses"_s, u"s-1"_s, u"窓口 花子"_s, 7, {api::CaseAnswer::Irregular, QString(150, u'理'), u"監査 和歌"_s, QDateTime(QDate(2026, 11, 1), QTime(1, 0), Qt::UTC)}});
    const ui::ReviewPaper paper(view, {}, {u"富山市"_s, u"監査 和歌"_s, u"T-0001"_s, QDateTime(QDate(2026, 11, 20), QTime(1, 0), Qt::UTC)});
    EXPECT_GT(paper.pages(), 3);
    EXPECT_EQ(paper.text().count(u"該当なしの検索の繰り返し"_s), 120);
}

using ReviewAtHome = WindowTest;

TEST_F(ReviewAtHome, C10_an_auditor_sees_first_what_stands_out_and_one_key_goes_there)
{
    logIn(api::Role::Auditor);
    auto *work = window->workbench()->current()->findChild<ui::RowsTable *>(u"work"_s);
    ASSERT_TRUE(work);
    ASSERT_GE(work->rows(), 2);
    EXPECT_TRUE(work->hasFocus());
    const auto text = [&](int row) { return work->model()->index(row, 0).data(Qt::AccessibleTextRole).toString(); };
    EXPECT_TRUE(text(0).startsWith(u"操作記録の確認事項"_s)) << text(0).toStdString();
    EXPECT_TRUE(text(1).startsWith(u"操作記録の点検の期限切れ"_s)) << text(1).toStdString();
    EXPECT_EQ(fakes.review.reviewed, 0) << "counting is not reading";
    work->selectRow(0);
    QTest::keyClick(work, Qt::Key_Return);
    settle();
    EXPECT_EQ(fakes.review.reviewed, 1);
    EXPECT_TRUE(window->workbench()->current()->findChild<ui::RowsTable *>(u"review"_s)->hasFocus());
}

TEST_F(ReviewAtHome, C10_what_was_found_irregular_stands_on_the_first_screen_of_supervisors_and_administrators_and_of_no_clerk)
{
    fakes.directory.irregular = 2;
    for (const api::Role role : {api::Role::Supervisor, api::Role::Administrator, api::Role::Clerk}) {
        logIn(role);
        auto *work = window->workbench()->current()->findChild<ui::RowsTable *>(u"work"_s);
        bool stands = false;
        for (int row = 0; row < work->rows(); ++row)
            stands = stands || work->model()->index(row, 0).data(Qt::AccessibleTextRole).toString().startsWith(u"監査で不適正とされた操作"_s);
        EXPECT_EQ(stands, role != api::Role::Clerk) << api::idOf(role).toStdString();
        fakes.session.logout();
        settle();
    }
}

} // namespace
} // namespace madoguchi::test
