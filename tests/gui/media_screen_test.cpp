#include "clerk_desk.h"
#include "pictures.h"

#include "ui/screens/media/media_screen.h"
#include "ui/widgets/rows_table.h"

#include <QRadioButton>
#include <QTest>
#include <gtest/gtest.h>

namespace madoguchi::test {
namespace {

using ui::FunctionKey;

struct MediaDesk : ClerkDesk {
    MediaDesk() { open(ui::createMedia); }
    void f12()
    {
        screen->trigger(FunctionKey::F12);
        settle();
    }
    void choosePurpose()
    {
        screen->findChild<QRadioButton *>()->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_1);
        settle();
    }
};

TEST(MediaScreen, C18_request_approve_write_erase_each_shown_before_it_is_done)
{
    MediaDesk desk;
    desk.choosePurpose();
    desk.f12();
    EXPECT_TRUE(desk.media.all.isEmpty());
    picture(*desk.screen, u"media-request"_s);
    desk.f12();
    ASSERT_EQ(desk.media.all.size(), 1);
    EXPECT_EQ(desk.media.all.first().mediumSerial, u"USB-0001");
    EXPECT_EQ(desk.media.all.first().purpose, u"municipal-import");

    EXPECT_TRUE(get(desk.media.approve(desk.media.all.first().id, "signature", {})).ok());
    Q_EMIT desk.media.requestsChanged();
    desk.settle();
    desk.f12();
    EXPECT_EQ(desk.media.all.first().state, api::MediaState::Approved);
    desk.f12();
    EXPECT_EQ(desk.media.all.first().state, api::MediaState::Verified);
    picture(*desk.screen, u"media-verified"_s);
    desk.f12();
    EXPECT_EQ(desk.media.all.first().state, api::MediaState::Verified);
    desk.f12();
    EXPECT_EQ(desk.media.all.first().state, api::MediaState::Erased);
    EXPECT_FALSE(desk.screen->isLit(FunctionKey::F12)) << "nothing is left to do with it";
    picture(*desk.screen, u"media-erased"_s);
}

TEST(MediaScreen, C06_nothing_is_requested_without_a_reason_of_the_list)
{
    MediaDesk desk;
    desk.f12();
    desk.f12();
    EXPECT_TRUE(desk.media.all.isEmpty());
}

TEST(MediaScreen, C18_an_overdue_medium_stands_out)
{
    MediaDesk desk;
    desk.choosePurpose();
    desk.f12();
    desk.f12();
    desk.media.all.first().state = api::MediaState::Overdue;
    desk.media.failure = Error{ErrorCode::MediumOverdue, {u"USB-0001"_s}, {}};
    desk.screen->findChild<QRadioButton *>()->setFocus();
    desk.f12();
    desk.f12();
    EXPECT_EQ(desk.media.all.size(), 1);
    picture(*desk.screen, u"media-refused"_s);
    desk.media.failure.reset();
    desk.screen->trigger(FunctionKey::F5);
    desk.settle();
    picture(*desk.screen, u"media-overdue"_s);
}

TEST(MediaScreen, C18_what_was_requested_at_another_terminal_is_written_there)
{
    MediaDesk desk;
    for (const bool elsewhere : {false, true}) {
        ASSERT_TRUE(get(desk.media.request(FileId(u"f-3"_s), u"municipal-import"_s, u"USB-0001"_s)).ok());
        ASSERT_TRUE(get(desk.media.approve(desk.media.all.first().id, "signature", {})).ok());
        desk.media.all.first().elsewhere = elsewhere;
        desk.open(ui::createMedia, desk.media.all.first().id.text());
        EXPECT_EQ(desk.screen->isLit(FunctionKey::F12), !elsewhere);
    }
    picture(*desk.screen, u"media-elsewhere"_s);
}

TEST(MediaScreen, pictures)
{
    MediaDesk desk;
    picture(*desk.screen, u"media-empty"_s);
}

} // namespace
} // namespace madoguchi::test
