#include "support/arena.h"
#include "support/wait.h"
#include "ui/theme/theme.h"
#include "ui/widgets/field.h"
#include "ui/widgets/number_capture.h"
#include "ui/widgets/paragraph.h"
#include "ui/widgets/plain_edit.h"
#include "ui/widgets/plain_text_edit.h"
#include "ui/widgets/secret_edit.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QPalette>
#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

namespace madoguchi::test {

using namespace Qt::StringLiterals;
using ui::NumberCapture;
using ui::SecretEdit;

namespace {
void type(QWidget &widget, const char *text)
{
    for (; *text; ++text)
        QTest::keyClick(&widget, *text);
}
QByteArray content(const SecretBytes &secret) { return QByteArray(reinterpret_cast<const char *>(secret.data()), static_cast<qsizetype>(secret.size())); }
} // namespace

TEST(ParagraphTest, its_lines_have_air_between_them_and_none_is_cut)
{
    const QString sentence = u"読み込んだ分は失われていません。すべて読み込むまで、この端末では検索ができません。"_s;
    ui::Paragraph paragraph(sentence);
    QLabel label(sentence);
    label.setWordWrap(true);
    const int line = paragraph.fontMetrics().height();
    EXPECT_EQ(paragraph.heightForWidth(5000), label.heightForWidth(5000)) << "a single line is as it was";
    paragraph.resize(200, paragraph.heightForWidth(200));
    ASSERT_GE(paragraph.height(), 2 * line);
    EXPECT_GE(paragraph.height() - line, 1.39 * (label.heightForWidth(200) - line));
    EXPECT_GE(paragraph.sizeHint().height(), paragraph.heightForWidth(paragraph.sizeHint().width()));

    // Every line is painted whole: nothing more comes to light in a taller one.
    const auto ink = [&](int height) {
        paragraph.resize(200, height);
        paragraph.setAlignment(Qt::AlignTop | Qt::AlignLeft);
        const QImage image = paragraph.grab().toImage().convertToFormat(QImage::Format_RGB32);
        int dark = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                dark += image.pixel(x, y) != image.pixel(0, 0);
        return dark;
    };
    EXPECT_EQ(ink(paragraph.heightForWidth(200)), ink(paragraph.heightForWidth(200) + 60));
}

TEST(SecretEditTest, C14_keeps_what_is_typed_as_secret_bytes_and_gives_it_once)
{
    SecretEdit edit;
    QSignalSpy submitted(&edit, &SecretEdit::submitted);
    type(edit, "aB#9x");
    QTest::keyClick(&edit, Qt::Key_Backspace);
    QTest::keyClick(&edit, Qt::Key_Return);
    EXPECT_EQ(submitted.count(), 1);
    EXPECT_EQ(content(edit.take()), "aB#9");
    EXPECT_TRUE(edit.isEmpty());
}

TEST(SecretEditTest, C14_no_clipboard_no_input_method_no_undo)
{
    SecretEdit edit;
    QApplication::clipboard()->setText(u"from outside"_s);
    type(edit, "secret");
    for (const Qt::Key key : {Qt::Key_A, Qt::Key_C, Qt::Key_X, Qt::Key_V, Qt::Key_Z})
        QTest::keyClick(&edit, key, Qt::ControlModifier);
    EXPECT_EQ(QApplication::clipboard()->text(), u"from outside"_s);
    EXPECT_FALSE(edit.testAttribute(Qt::WA_InputMethodEnabled));
    EXPECT_EQ(content(edit.take()), "secret");
}

TEST(SecretEditTest, C14_screen_readers_learn_the_role_but_not_the_value)
{
    SecretEdit edit;
    ui::Field field(u"password"_s, u"パスワード"_s, &edit);
    type(edit, "secret");
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&edit);
    ASSERT_TRUE(accessible);
    EXPECT_EQ(accessible->role(), QAccessible::EditableText);
    EXPECT_TRUE(accessible->state().passwordEdit);
    EXPECT_EQ(accessible->text(QAccessible::Name), u"パスワード"_s);
    EXPECT_EQ(accessible->text(QAccessible::Value), QString());
    EXPECT_FALSE(accessible->textInterface());
    edit.setParent(nullptr);
}

TEST(SecretEditTest, Stops_at_its_maximum_and_refuses_what_no_keyboard_types)
{
    SecretEdit edit;
    edit.setMaximum(4);
    type(edit, "123456");
    EXPECT_EQ(edit.take().size(), 4U);
    QKeyEvent kana(QEvent::KeyPress, 0, Qt::NoModifier, u"あ"_s);
    QApplication::sendEvent(&edit, &kana);
    EXPECT_TRUE(edit.isEmpty());
}

// The number of 省令85号5条's example rule: eleven digits and the check digit that fits them (invented).
constexpr auto fitting = "123456789018";

TEST(NumberCaptureTest, C20_the_same_fitting_number_twice_becomes_an_individual_number)
{
    NumberCapture capture;
    QSignalSpy captured(&capture, &NumberCapture::captured), failed(&capture, &NumberCapture::failed);
    type(capture, fitting);
    EXPECT_EQ(captured.count(), 0);
    type(capture, fitting);
    EXPECT_EQ(captured.count(), 1);
    EXPECT_EQ(failed.count(), 0);
    EXPECT_TRUE(capture.take().has_value());
    EXPECT_FALSE(capture.take().has_value());
}

TEST(NumberCaptureTest, C20_differing_entries_and_wrong_check_digits_are_wiped)
{
    NumberCapture capture;
    QList<Error> errors;
    QObject::connect(&capture, &NumberCapture::failed, &capture, [&](const Error &error) { errors << error; });
    type(capture, fitting);
    type(capture, "123456789017");
    type(capture, "123456789017");
    type(capture, "123456789017");
    ASSERT_EQ(errors.size(), 2);
    EXPECT_EQ(errors[0].code, ErrorCode::FieldInvalid);
    EXPECT_EQ(errors[1].code, ErrorCode::CheckDigitWrong);
    EXPECT_FALSE(capture.take().has_value());
}

TEST(NumberCaptureTest, C03_looks_the_same_whatever_the_digits)
{
    NumberCapture one, other;
    type(one, "1234567");
    type(other, "9876543");
    EXPECT_EQ(one.grab().toImage(), other.grab().toImage());
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&one);
    EXPECT_EQ(accessible->text(QAccessible::Value), QString());
}

TEST(NumberCaptureTest, C20_nothing_typed_stays_in_memory)
{
    constexpr auto half = "123456";
    NumberCapture capture;
    type(capture, half);
    EXPECT_TRUE(arenaHolds(half)) << "the search can find";
    capture.clear();
    EXPECT_FALSE(arenaHolds(half)) << "given up";
    type(capture, fitting);
    for (int i = 0; i < 12; ++i)
        QTest::keyClick(&capture, Qt::Key_Backspace);
    EXPECT_FALSE(arenaHolds(half)) << "taken back";
    type(capture, fitting);
    type(capture, "123456789017");
    EXPECT_FALSE(arenaHolds(half)) << "not the same twice";
    type(capture, "123456789010");
    type(capture, "123456789010");
    EXPECT_FALSE(arenaHolds(half)) << "wrong check digit";
    type(capture, fitting);
    type(capture, fitting);
    {
        const auto taken = capture.take();
        ASSERT_TRUE(taken);
        EXPECT_TRUE(arenaHolds(half));
    }
    EXPECT_FALSE(arenaHolds(half)) << "consumed";
    {
        NumberCapture gone;
        type(gone, fitting);
    }
    EXPECT_FALSE(arenaHolds(half)) << "the widget is gone";
}

TEST(NumberCaptureTest, C20_takes_keys_alone_and_gives_nothing)
{
    NumberCapture capture;
    EXPECT_FALSE(capture.testAttribute(Qt::WA_InputMethodEnabled));
    EXPECT_FALSE(capture.acceptDrops());
    EXPECT_EQ(capture.contextMenuPolicy(), Qt::NoContextMenu);
    QSignalSpy captured(&capture, &NumberCapture::captured), failed(&capture, &NumberCapture::failed);
    QApplication::clipboard()->setText(QString::fromLatin1(fitting));
    type(capture, "12");
    for (const auto key : {QKeySequence::Paste, QKeySequence::Copy, QKeySequence::Cut, QKeySequence::Undo, QKeySequence::Redo, QKeySequence::SelectAll})
        QTest::keySequence(&capture, QKeySequence(key));
    QTest::mouseClick(&capture, Qt::MiddleButton); // the primary selection
    QInputMethodEvent composed;
    composed.setCommitString(QString::fromLatin1(fitting));
    QApplication::sendEvent(&capture, &composed);
    QApplication::sendEvent(&capture, &composed);
    EXPECT_EQ(captured.count() + failed.count(), 0);
    EXPECT_EQ(QApplication::clipboard()->text(), QString::fromLatin1(fitting)) << "nothing came out";
    type(capture, "3456789018");
    type(capture, fitting);
    EXPECT_EQ(captured.count(), 1) << "and nothing else went in between";
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&capture);
    EXPECT_TRUE(accessible->state().passwordEdit);
    EXPECT_FALSE(accessible->textInterface());
    EXPECT_FALSE(accessible->valueInterface());
    EXPECT_FALSE(capture.inputMethodQuery(Qt::ImSurroundingText).isValid());
    QApplication::clipboard()->clear();
}

TEST(PlainEditTest, C12_nothing_goes_to_or_comes_from_the_clipboard)
{
    ui::PlainEdit edit;
    edit.setText(u"ヤマダ"_s);
    QApplication::clipboard()->setText(u"outside"_s);
    edit.selectAll();
    for (const auto key : {Qt::Key_C, Qt::Key_X, Qt::Key_V})
        QTest::keyClick(&edit, key, Qt::ControlModifier);
    QTest::keyClick(&edit, Qt::Key_Insert, Qt::ShiftModifier);
    QTest::keyClick(&edit, Qt::Key_Delete, Qt::ShiftModifier);
    EXPECT_EQ(QApplication::clipboard()->text(), u"outside"_s);
    EXPECT_EQ(edit.text(), u"ヤマダ"_s);
    EXPECT_EQ(edit.contextMenuPolicy(), Qt::NoContextMenu);
}

TEST(PlainEditTest, C12_what_is_selected_by_keys_is_selected_and_no_more)
{
    // What the base class would do besides is seen on a real screen (tests/desk/leaks_test).
    ui::PlainEdit edit;
    edit.setText(u"ヤマダ タロウ"_s);
    const auto selects = [&](QKeySequence::StandardKey key, const QString &wanted) {
        const QKeyCombination keys = QKeySequence(key)[0];
        QTest::keyClick(&edit, keys.key(), keys.keyboardModifiers());
        EXPECT_EQ(edit.selectedText(), wanted) << int(key);
    };
    selects(QKeySequence::SelectPreviousChar, u"ウ"_s);
    selects(QKeySequence::SelectPreviousWord, u"タロウ"_s);
    selects(QKeySequence::SelectNextChar, u"ロウ"_s);
    selects(QKeySequence::SelectStartOfLine, u"ヤマダ タロウ"_s);
    edit.home(false);
    selects(QKeySequence::SelectNextWord, u"ヤマダ "_s);
    selects(QKeySequence::SelectEndOfLine, u"ヤマダ タロウ"_s);
    edit.deselect();
    selects(QKeySequence::SelectAll, u"ヤマダ タロウ"_s);
    QTest::keyClick(&edit, Qt::Key_A);
    EXPECT_EQ(edit.text(), u"a"_s);
}

TEST(PlainTextEditTest, C12_nothing_goes_to_or_comes_from_the_clipboard)
{
    ui::PlainTextEdit edit;
    edit.setPlainText(u"理由"_s);
    QApplication::clipboard()->setText(u"outside"_s);
    edit.selectAll();
    for (const auto key : {Qt::Key_C, Qt::Key_X, Qt::Key_V})
        QTest::keyClick(&edit, key, Qt::ControlModifier);
    edit.copy(); // as Qt's own code would call it
    EXPECT_FALSE(QApplication::clipboard()->text().contains(u"理由"_s));
    EXPECT_EQ(edit.toPlainText(), u"理由"_s);
}

TEST(ThemeTest, Follows_what_the_desktop_asks_for)
{
    const auto desktop = [](QRgb ground, QRgb text) {
        QPalette palette;
        palette.setColor(QPalette::Window, QColor::fromRgb(ground));
        palette.setColor(QPalette::WindowText, QColor::fromRgb(text));
        return ui::schemeOf(palette);
    };
    EXPECT_EQ(desktop(0xffefefef, 0xff000000), ui::Scheme::Light);
    EXPECT_EQ(desktop(0xff2d2d2d, 0xffffffff), ui::Scheme::Dark);
    EXPECT_EQ(desktop(0xff000000, 0xffffffff), ui::Scheme::HighContrast);
    EXPECT_EQ(desktop(0xff000000, 0xff5a5a5a), ui::Scheme::Dark);
    EXPECT_EQ(ui::schemeNamed(u"contrast"), ui::Scheme::HighContrast);
    EXPECT_FALSE(ui::schemeNamed(u"pink"));
}

TEST(ThemeTest, Placeholders_are_as_readable_as_any_soft_text)
{
    for (const ui::Scheme scheme : {ui::Scheme::Light, ui::Scheme::Dark, ui::Scheme::HighContrast}) {
        ui::installTheme(*qApp, scheme);
        ui::PlainEdit edit;
        edit.show();
        EXPECT_EQ(edit.palette().color(QPalette::PlaceholderText), ui::colour(ui::Colour::TextSoft)) << static_cast<int>(scheme);
        EXPECT_EQ(edit.palette().color(QPalette::Text), ui::colour(ui::Colour::Text)) << static_cast<int>(scheme);
    }
    ui::installTheme(*qApp, ui::Scheme::Light);
}

TEST(FieldTest, Names_its_editor_and_says_errors_to_screen_readers)
{
    auto *edit = new ui::PlainEdit;
    ui::Field field(u"happenedOn"_s, u"転入日"_s, edit);
    EXPECT_EQ(edit->accessibleName(), u"転入日"_s);
    field.setError(Error{ErrorCode::DateInFuture, {}, {}});
    EXPECT_TRUE(field.hasError());
    EXPECT_EQ(edit->accessibleDescription(), u"先の日付です。"_s);
    field.setError(std::nullopt);
    EXPECT_FALSE(field.hasError());
}

} // namespace madoguchi::test
