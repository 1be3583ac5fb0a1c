// The search as fields: the same search, said in another way.
#include "clerk_desk.h"
#include "pictures.h"

#include "ui/screens/search/search_form.h"
#include "ui/screens/search/search_screen.h"
#include "ui/widgets/field.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/rows_table.h"
#include "ui/words/sentences.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <gtest/gtest.h>

namespace madoguchi::test {
namespace {

struct FormDesk : ClerkDesk {
    FormDesk()
    {
        open(ui::createSearch);
        text = screen->findChild<QLineEdit *>(u"searchField"_s);
        form = screen->findChild<ui::SearchForm *>();
        table = screen->findChild<ui::RowsTable *>(u"results"_s);
    }
    void type(const QString &written)
    {
        for (const QChar c : written)
            QTest::sendKeyEvent(QTest::Click, QApplication::focusWidget(), Qt::Key_unknown, QString(c), Qt::NoModifier);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        if (key == Qt::Key_Escape)
            screen->stepBack(); // the frame's shortcut
        else
            QTest::keyClick(QApplication::focusWidget(), key, modifiers);
        settle();
    }
    void openForm() { press(Qt::Key_K, Qt::AltModifier); }
    ui::Field *field(const char *name) const { return form->findChild<ui::Field *>(QString::fromLatin1(name)); }
    QLineEdit *edit(const char *name) const { return static_cast<QLineEdit *>(field(name)->editor()); }
    void go(const char *name)
    {
        for (int i = 0; i < 8 && !edit(name)->hasFocus(); ++i)
            press(Qt::Key_Tab);
        EXPECT_TRUE(edit(name)->hasFocus()) << name << " is reached by Tab";
    }
    bool waitForRows(int rows)
    {
        return waitFor([&] { return table->rows() == rows; }, 2000);
    }
    bool waitForAnswer() ///< to what stands in the field now
    {
        return waitFor([&] { return !people.searched.isEmpty() && people.searched.last() == text->text(); }, 2000) && (settle(), true);
    }
    bool says(const QWidget &where, const QString &words) const
    {
        const auto labels = where.findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
    }
    QLineEdit *text;
    ui::SearchForm *form;
    ui::RowsTable *table;
};

TEST(SearchForm, F07_fields_make_the_one_text_and_Enter_goes_to_the_results)
{
    FormDesk desk;
    EXPECT_TRUE(desk.form->isHidden());
    desk.openForm();
    ASSERT_TRUE(desk.edit("kana")->hasFocus());
    desk.type(u"ヤマダ"_s);
    desk.go("birth");
    desk.type(u"S30.1.1"_s);
    EXPECT_EQ(desk.text->text(), u"ヤマダ S30.1.1");
    ASSERT_TRUE(desk.waitForRows(2));
    EXPECT_EQ(desk.screen->findChildren<QPushButton *>().size(), 3) << "two chips as if it were typed, and the button";
    picture(*desk.screen, u"search-form"_s);
    desk.press(Qt::Key_Return);
    EXPECT_TRUE(desk.table->hasFocus());
    QTest::keyClick(desk.table, Qt::Key_Return);
    ASSERT_EQ(desk.went.size(), 1);
    EXPECT_EQ(desk.went.first().object, u"h-1");
}

TEST(SearchForm, F07_Enter_waits_for_the_answer_that_is_on_its_way)
{
    FormDesk desk;
    desk.openForm();
    desk.people.hold = true;
    desk.type(u"ヤマダ"_s);
    desk.press(Qt::Key_Return);
    EXPECT_TRUE(desk.edit("kana")->hasFocus());
    desk.people.hold = false;
    desk.people.releaseAll();
    EXPECT_TRUE(waitFor([&] { return desk.table->hasFocus(); }, 2000));
}

TEST(SearchForm, F07_what_was_typed_stands_in_its_field_when_the_form_opens)
{
    FormDesk desk;
    desk.type(u"ヤマダ 太郎 富国-12345678-01 桜町2-3"_s);
    ASSERT_TRUE(desk.waitForAnswer());
    desk.openForm();
    EXPECT_EQ(desk.form->contents(), (QStringList{u"ヤマダ"_s, u"太郎"_s, {}, u"富国-12345678-01"_s, {}, {}, {}, u"桜町2-3"_s}));
    EXPECT_EQ(desk.text->text(), u"ヤマダ 太郎 富国-12345678-01 桜町2-3") << "opening changes nothing";
    desk.press(Qt::Key_Escape);
    EXPECT_TRUE(desk.form->isHidden());
    EXPECT_TRUE(desk.text->hasFocus());
    desk.text->setText(u"S30 9300001"_s);
    ASSERT_TRUE(desk.waitForAnswer());
    desk.openForm();
    EXPECT_EQ(desk.edit("birth")->text(), u"S30");
    EXPECT_EQ(desk.edit("insured")->text(), u"9300001") << "the first of what it may mean";
    EXPECT_TRUE(desk.edit("kana")->text().isEmpty());
}

TEST(SearchForm, F07_fields_follow_what_is_typed_above_them_and_the_chips_that_are_taken_out)
{
    FormDesk desk;
    desk.openForm();
    desk.type(u"ヤマダ"_s);
    desk.go("birth");
    desk.type(u"S30"_s);
    ASSERT_TRUE(desk.waitForRows(2));
    desk.text->setFocus();
    QTest::keyClick(desk.text, Qt::Key_Home);
    QTest::keyClick(desk.text, Qt::Key_Backspace); // the last term: the year of birth
    ASSERT_TRUE(desk.waitForRows(4));
    EXPECT_TRUE(desk.edit("birth")->text().isEmpty());
    EXPECT_FALSE(desk.field("birth")->hasError());
    desk.go("birth");
    desk.type(u"S30"_s); // taken out was what stood there before
    EXPECT_TRUE(desk.waitForRows(2));
    desk.text->setText(u"ヤマモト"_s);
    ASSERT_TRUE(desk.waitForAnswer());
    EXPECT_EQ(desk.edit("kana")->text(), u"ヤマモト");
}

TEST(SearchForm, F07_spaces_in_a_date_or_a_number_do_not_make_several_words)
{
    FormDesk desk;
    desk.openForm();
    desk.type(u"ヤマダ タロウ"_s);
    desk.go("birth");
    desk.type(u"S30 1 1"_s);
    desk.go("insured");
    desk.type(u"富国 12345678 01"_s);
    EXPECT_EQ(desk.text->text(), u"ヤマダ タロウ S30-1-1 富国12345678-01");
    EXPECT_TRUE(desk.waitForRows(1));
    desk.press(Qt::Key_Return);
    EXPECT_TRUE(desk.table->hasFocus());
}

TEST(SearchForm, F07_a_number_stays_in_the_field_in_which_it_was_typed)
{
    FormDesk desk;
    desk.openForm();
    desk.go("addressee");
    desk.type(u"00001001"_s);
    ASSERT_TRUE(desk.waitForRows(1));
    EXPECT_EQ(desk.edit("addressee")->text(), u"00001001");
    EXPECT_TRUE(desk.edit("insured")->text().isEmpty());
}

TEST(SearchForm, F07_what_a_field_does_not_mean_is_said_beside_it_once_it_is_left)
{
    FormDesk desk;
    desk.openForm();
    desk.type(u"ヤマダ"_s);
    desk.go("birth");
    desk.type(u"1234"_s);
    ASSERT_TRUE(desk.waitForAnswer());
    EXPECT_FALSE(desk.field("birth")->hasError()) << "not in the middle of a word";
    desk.press(Qt::Key_Return);
    EXPECT_TRUE(desk.edit("birth")->hasFocus()) << "there is something to correct";
    EXPECT_TRUE(desk.says(*desk.field("birth"), u"S30.1.1"_s));
    EXPECT_FALSE(desk.field("kana")->hasError());
    picture(*desk.screen, u"search-form-wrong"_s);
    for (int i = 0; i < 4; ++i)
        desk.press(Qt::Key_Backspace);
    desk.type(u"S30"_s);
    ASSERT_TRUE(desk.waitForAnswer());
    EXPECT_FALSE(desk.field("birth")->hasError()) << "corrected: said at once";
    desk.go("addressee");
    desk.type(u"12345"_s);
    desk.go("postal");
    desk.type(u"930-0001"_s);
    ASSERT_TRUE(desk.waitForAnswer());
    desk.press(Qt::Key_Return);
    EXPECT_TRUE(desk.says(*desk.field("postal"), u"2項目まで"_s)) << "the search takes no third";
}

TEST(SearchForm, C03_an_individual_number_is_refused_with_its_sentence)
{
    FormDesk desk;
    desk.openForm();
    desk.go("addressee");
    desk.type(u"123456789018"_s);
    ASSERT_TRUE(desk.waitForAnswer());
    const QString refusal = ui::sentence(Error{ErrorCode::IndividualNumberInText, {}, {}});
    const auto notices = desk.screen->findChildren<ui::Notice *>();
    EXPECT_TRUE(std::ranges::any_of(notices, [&](const ui::Notice *notice) { return notice->isVisible() && notice->text().contains(refusal); }));
    desk.press(Qt::Key_Return);
    EXPECT_TRUE(desk.says(*desk.field("addressee"), refusal));
    EXPECT_TRUE(desk.edit("addressee")->hasFocus());
    EXPECT_EQ(desk.table->rows(), 0);
}

TEST(SearchForm, F07_Esc_goes_back_one_step_at_a_time)
{
    FormDesk desk;
    desk.openForm();
    desk.type(u"ヤマダ"_s);
    ASSERT_TRUE(desk.waitForRows(4));
    desk.press(Qt::Key_Return);
    ASSERT_TRUE(desk.table->hasFocus());
    desk.press(Qt::Key_Escape);
    EXPECT_TRUE(desk.edit("kana")->hasFocus());
    desk.press(Qt::Key_Escape);
    EXPECT_TRUE(desk.form->isHidden());
    EXPECT_EQ(desk.text->text(), u"ヤマダ");
    desk.press(Qt::Key_Escape);
    EXPECT_TRUE(desk.text->text().isEmpty());
    EXPECT_FALSE(desk.screen->stepBack());
}

TEST(SearchForm, F07_a_field_that_is_emptied_empties_the_result_and_the_form_stays)
{
    FormDesk desk;
    desk.openForm();
    desk.type(u"ヤ"_s);
    ASSERT_TRUE(desk.waitForRows(7));
    desk.press(Qt::Key_Backspace);
    EXPECT_TRUE(desk.text->text().isEmpty());
    EXPECT_EQ(desk.table->rows(), 0);
    EXPECT_TRUE(desk.edit("kana")->hasFocus());
}

TEST(SearchForm, C07_a_lock_leaves_nothing_in_the_fields_and_the_draft_brings_them_back)
{
    FormDesk desk;
    desk.openForm();
    desk.type(u"ヤマダ"_s);
    desk.go("addressee");
    desk.type(u"00001001"_s);
    ASSERT_TRUE(desk.waitForRows(1));
    const QByteArray draft = desk.screen->draft();
    desk.screen->clear();
    EXPECT_TRUE(desk.form->isHidden());
    EXPECT_EQ(desk.form->contents().join(QString()), QString());
    EXPECT_TRUE(desk.screen->draft().isEmpty());
    desk.screen->restoreDraft(draft);
    ASSERT_TRUE(desk.waitForRows(1));
    EXPECT_TRUE(desk.form->isVisible());
    EXPECT_EQ(desk.edit("kana")->text(), u"ヤマダ");
    EXPECT_EQ(desk.edit("addressee")->text(), u"00001001");
    EXPECT_EQ(desk.screen->draft(), draft);
}

TEST(SearchForm, F07_whatever_is_understood_comes_back_as_the_same_search)
{
    for (const QString &text : {u"ヤマダ タロウ"_s, u"ﾔﾏﾀﾞ S30"_s, u"山田 太郎 昭和30年1月"_s, u"19550101"_s, u"3300101 山田"_s, u"富国-12345678-01"_s, u"12345678"_s,
                                u"0000101 S30.1.1"_s, u"930-0001"_s, u"930"_s, u"桜町2-1 ヤマダ"_s, u"S30 S31"_s, u"１２３４５６７８ 昭和３０年"_s}) {
        const auto understood = [](const QString &what) { return people::SearchQuery::understand(what, {})->terms(); };
        ui::SearchForm form;
        form.fill(text, understood(text));
        QStringList before, after;
        for (const auto &term : understood(text))
            before += term.value;
        for (const auto &term : understood(form.text()))
            after += term.value;
        EXPECT_EQ(QSet<QString>(before.begin(), before.end()), QSet<QString>(after.begin(), after.end())) << text.toStdString() << " | " << form.text().toStdString();
        api::SearchPage page;
        page.understood = understood(form.text());
        form.judge(page, ui::SearchForm::Which::All);
        EXPECT_EQ(form.firstWrong(), nullptr) << text.toStdString();
    }
}

} // namespace
} // namespace madoguchi::test
