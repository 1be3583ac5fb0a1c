// C-10: an auditor looks through the record by keyboard alone: by day, person, operation, outcome, hours and reception number; one person's trail; one household's history; counts.
#include "clerk_desk.h"
#include "pictures.h"

#include "ui/screens/record/record_screen.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/field.h"
#include "ui/widgets/pick_box.h"
#include "ui/widgets/rows_table.h"

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>
#include <gtest/gtest.h>

namespace madoguchi::test {
namespace {

using ui::FunctionKey;
using ui::RowsTable;

struct RecordDesk : ClerkDesk {
    RecordDesk()
    {
        open(ui::createRecord);
        settle();
    }
    void press(FunctionKey key)
    {
        screen->trigger(key);
        settle();
    }
    void key(Qt::Key key)
    {
        QTest::keyClick(QApplication::focusWidget(), key);
        settle();
    }
    RowsTable &list() const { return *screen->findChild<RowsTable *>(u"entries"_s); }
    QTabWidget &tabs() const { return *screen->findChild<QTabWidget *>(u"sections"_s); }
    QWidget *editor(const QString &field) const { return screen->findChild<ui::Field *>(field)->editor(); }
    /// As a clerk does: into the field, typed, Enter.
    void type(const QString &field, const QString &text)
    {
        editor(field)->setFocus();
        QTest::keyClicks(editor(field), text);
        key(Qt::Key_Return);
    }
    void choose(const QString &field, int downs)
    {
        editor(field)->setFocus();
        for (int i = 0; i < downs; ++i)
            key(Qt::Key_Down);
        key(Qt::Key_Return);
    }
    QString cell(int row, int column) const { return list().model()->index(row, column).data(Qt::AccessibleTextRole).toString(); }
    QString found() const { return screen->findChild<QLabel *>(u"found"_s)->text(); }
    const api::RecordFilter &last() const { return record.looks.last(); }
    ui::EmptyState *nothing() const
    {
        for (auto *state : screen->findChildren<ui::EmptyState *>())
            if (state->isVisible())
                return state;
        return nullptr;
    }
};

TEST(RecordScreen, C10_it_opens_with_everything_newest_first_and_asks_once)
{
    RecordDesk desk;
    EXPECT_EQ(desk.record.looks.size(), 1);
    EXPECT_EQ(desk.last(), api::RecordFilter());
    EXPECT_EQ(desk.list().rows(), 620);
    EXPECT_TRUE(desk.list().hasFocus());
    EXPECT_TRUE(desk.found().contains(u"620件"_s));
    EXPECT_TRUE(desk.found().contains(u"断られた操作 1件"_s));
    EXPECT_TRUE(desk.record.pages.isEmpty());
    picture(*desk.screen, u"record-all"_s);
}

TEST(RecordScreen, C10_scrolling_fetches_what_is_looked_at_and_looks_no_second_time)
{
    RecordDesk desk;
    QTest::keyClick(&desk.list(), Qt::Key_End, Qt::ControlModifier);
    desk.settle();
    EXPECT_EQ(desk.record.looks.size(), 1);
    EXPECT_TRUE(desk.record.pages.contains(600)) << "the last page";
    EXPECT_LE(desk.record.pages.size(), 3) << "not all that lie between";
    EXPECT_EQ(desk.list().currentRow(), 619);
    EXPECT_TRUE(desk.cell(619, 1).contains(u"窓口"_s)) << desk.cell(619, 1).toStdString();
    picture(*desk.screen, u"record-end"_s);
}

TEST(RecordScreen, C10_each_field_narrows_by_keyboard)
{
    RecordDesk desk;
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_K, Qt::AltModifier);
    EXPECT_TRUE(desk.editor(u"from"_s)->hasFocus());
    desk.type(u"reception"_s, u"8-1120-015"_s);
    EXPECT_EQ(desk.last().receptionNumber, u"8-1120-015"_s);
    EXPECT_TRUE(desk.list().hasFocus()) << "the list has the keyboard as soon as it stands";
    EXPECT_GT(desk.list().rows(), 0);
    picture(*desk.screen, u"record-reception"_s);
    EXPECT_TRUE(desk.screen->stepBack());
    desk.settle();
    EXPECT_EQ(desk.last(), api::RecordFilter()) << "Esc goes one step back";
    EXPECT_TRUE(qobject_cast<QLineEdit *>(desk.editor(u"reception"_s))->text().isEmpty());

    desk.type(u"from"_s, u"R8.11.20"_s);
    EXPECT_EQ(desk.last().from, QDate(2026, 11, 20));
    desk.type(u"until"_s, u"2026/11/20"_s);
    EXPECT_EQ(desk.last().until, QDate(2026, 11, 20));
    desk.choose(u"outcome"_s, 2);
    EXPECT_EQ(desk.last().outcome, api::Outcome::Denied);
    EXPECT_EQ(desk.list().rows(), 1);
    picture(*desk.screen, u"record-refused"_s);
    desk.choose(u"outcome"_s, 0);
    EXPECT_EQ(desk.last().outcome, api::Outcome::Denied) << "Enter alone changes nothing";

    RecordDesk other;
    other.choose(u"staff"_s, 2);
    EXPECT_EQ(other.last().staff, u"s-2"_s);
    EXPECT_EQ(other.list().rows(), 124);
    other.choose(u"kind"_s, 2);
    EXPECT_EQ(other.last().kind, api::RecordKind::View);
    other.choose(u"hours"_s, 1);
    EXPECT_TRUE(other.last().outsideHours);
}

TEST(RecordScreen, C10_one_persons_trail_and_one_households_history_from_the_entry_that_stands_out)
{
    RecordDesk desk;
    desk.key(Qt::Key_Down);
    ASSERT_TRUE(desk.screen->isLit(FunctionKey::F7));
    desk.press(FunctionKey::F7);
    EXPECT_EQ(desk.last().staff, u"s-1"_s);
    EXPECT_EQ(static_cast<ui::PickBox *>(desk.editor(u"staff"_s))->picked(), u"s-1"_s) << "the row says what is looked for";
    picture(*desk.screen, u"record-trail"_s);
    while (desk.list().currentRow() < 20 && !desk.screen->isLit(FunctionKey::F6))
        desk.key(Qt::Key_Down);
    ASSERT_TRUE(desk.screen->isLit(FunctionKey::F6));
    EXPECT_TRUE(desk.screen->context().contains(u"019aa3c1"_s)) << "the internal id can be written down";
    desk.press(FunctionKey::F6);
    EXPECT_TRUE(desk.last().object.startsWith(u"019aa3c1"_s));
    EXPECT_TRUE(desk.last().staff.isEmpty()) << "everybody who came to it";
    EXPECT_TRUE(desk.found().contains(u"の履歴"_s));
    picture(*desk.screen, u"record-history"_s);
    const QString object = desk.last().object;
    ASSERT_TRUE(desk.screen->stepBack());
    desk.settle();
    EXPECT_EQ(desk.last().staff, u"s-1"_s);
    ASSERT_TRUE(desk.screen->stepBack());
    EXPECT_FALSE(desk.screen->stepBack()) << "then it is the frame's";
    desk.settle();
    desk.type(u"reception"_s, object);
    EXPECT_EQ(desk.last().object, object) << "an id that was written down";
    EXPECT_TRUE(desk.last().receptionNumber.isEmpty());
}

TEST(RecordScreen, C10_enter_brings_the_visit_to_compare_with_the_paper)
{
    RecordDesk desk;
    while (desk.list().currentRow() < 20 && !desk.cell(desk.list().currentRow(), 3).startsWith(u"8-"_s))
        desk.key(Qt::Key_Down);
    const QString number = desk.cell(desk.list().currentRow(), 3);
    desk.key(Qt::Key_Return);
    EXPECT_EQ(desk.last().receptionNumber, number);
    EXPECT_EQ(desk.cell(0, 3), number);
}

TEST(RecordScreen, C10_counts_by_hour_person_and_operation_lead_to_the_entries)
{
    RecordDesk desk;
    desk.tabs().setCurrentIndex(1);
    desk.settle();
    EXPECT_EQ(desk.record.looks.size(), 1) << "counts are of the same look";
    auto *people = desk.screen->findChild<RowsTable *>(u"by-person"_s), *operations = desk.screen->findChild<RowsTable *>(u"by-operation"_s);
    ASSERT_EQ(people->rows(), 2);
    EXPECT_EQ(people->model()->index(0, 1).data().toString(), u"496"_s);
    EXPECT_EQ(operations->model()->index(0, 0).data().toString(), u"世帯を開いた"_s);
    picture(*desk.screen, u"record-counts"_s);
    operations->setFocus();
    desk.key(Qt::Key_Return);
    EXPECT_EQ(desk.last().useCase, u"household.open"_s);
    EXPECT_EQ(desk.tabs().currentIndex(), 0);
    EXPECT_TRUE(desk.found().contains(u"「世帯を開いた」だけ"_s));
    desk.tabs().setCurrentIndex(1);
    people->setFocus();
    desk.key(Qt::Key_Down);
    desk.key(Qt::Key_Return);
    EXPECT_EQ(desk.last().useCase, u"household.open"_s) << "it narrows further";
    EXPECT_EQ(desk.last().staff, u"s-2"_s);
}

TEST(RecordScreen, C10_where_nothing_fits_it_says_so_and_leads_back)
{
    RecordDesk desk;
    desk.type(u"reception"_s, u"8-0000-001"_s);
    ASSERT_NE(desk.nothing(), nullptr);
    EXPECT_FALSE(desk.screen->isLit(FunctionKey::F7));
    EXPECT_TRUE(desk.editor(u"reception"_s)->hasFocus()) << "what was typed is corrected at once";
    picture(*desk.screen, u"record-nothing-fits"_s);
    desk.nothing()->findChild<QPushButton *>()->click();
    desk.settle();
    EXPECT_EQ(desk.list().rows(), 620);
    EXPECT_TRUE(desk.list().hasFocus());
}

TEST(RecordScreen, C10_what_cannot_be_looked_for_is_said_at_its_field_and_the_list_stays)
{
    RecordDesk desk;
    desk.type(u"from"_s, u"R8.13.1"_s);
    EXPECT_TRUE(desk.screen->findChild<ui::Field *>(u"from"_s)->hasError());
    EXPECT_EQ(desk.record.looks.size(), 1);
    qobject_cast<QLineEdit *>(desk.editor(u"from"_s))->clear();
    desk.type(u"from"_s, u"R8.11.20"_s);
    desk.type(u"until"_s, u"R8.11.1"_s);
    EXPECT_TRUE(desk.screen->findChild<ui::Field *>(u"until"_s)->hasError());
    EXPECT_EQ(desk.record.looks.size(), 2);
    picture(*desk.screen, u"record-wrong-days"_s);

    RecordDesk other;
    other.record.failure = Error{ErrorCode::IndividualNumberInText, {}, u"reception"_s};
    other.type(u"reception"_s, u"123456789018"_s);
    EXPECT_TRUE(other.screen->findChild<ui::Field *>(u"reception"_s)->hasError());
    EXPECT_EQ(other.list().rows(), 620);
    EXPECT_FALSE(other.screen->stepBack()) << "nothing was looked for that one could go back from";
    picture(*other.screen, u"record-individual-number"_s);
}

TEST(RecordScreen, C10_an_error_says_what_to_do_and_F5_tries_again)
{
    RecordDesk desk;
    desk.record.failure = Error{ErrorCode::RecordBroken, {u"17"_s}, {}};
    desk.press(FunctionKey::F5);
    ASSERT_NE(desk.nothing(), nullptr);
    picture(*desk.screen, u"record-error"_s);
    desk.record.failure.reset();
    desk.press(FunctionKey::F5);
    EXPECT_EQ(desk.nothing(), nullptr);
    EXPECT_EQ(desk.list().rows(), 620);
}

TEST(RecordScreen, C12_nothing_of_the_list_of_people_can_be_copied)
{
    RecordDesk desk;
    auto *box = static_cast<ui::PickBox *>(desk.editor(u"staff"_s));
    box->setFocus();
    QGuiApplication::clipboard()->setText(u"before"_s);
    box->showPopup();
    desk.settle();
    for (QWidget *target : {static_cast<QWidget *>(box), static_cast<QWidget *>(box->view())})
        QTest::keyClick(target, Qt::Key_C, Qt::ControlModifier);
    box->hidePopup();
    EXPECT_EQ(QGuiApplication::clipboard()->text(), u"before"_s);
}

TEST(RecordScreen, C07_at_a_lock_nothing_stays)
{
    RecordDesk desk;
    desk.choose(u"staff"_s, 1);
    desk.record.hold = true;
    desk.press(FunctionKey::F5);
    desk.screen->clear();
    desk.record.releaseAll();
    desk.settle();
    EXPECT_EQ(desk.list().rows(), 0);
    EXPECT_TRUE(desk.found().isEmpty());
    EXPECT_EQ(static_cast<ui::PickBox *>(desk.editor(u"staff"_s))->count(), 1) << "nor whoever stood in it";
    EXPECT_FALSE(desk.screen->context().contains(u"窓口"_s));
}

} // namespace
} // namespace madoguchi::test
