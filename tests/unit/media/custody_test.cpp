#include "media_desk.h"

#include "support/outcome.h"

#include <QJsonArray>

namespace madoguchi::test {
namespace {

using api::MediaState;
using How = api::MediumGone::How;

class Custody : public testing::Test {
protected:
    MediaDesk desk;
    const MediaRequestId id = desk.approved();

    api::MediaRequest request() { return Workplace::must(get(desk.service->requests()))[0]; }
    api::Medium medium(int which = 0) { return Workplace::must(get(desk.service->registeredMedia()))[which]; }
    void wait(std::chrono::minutes time) { desk.place.clock.advance(time); }
    QDateTime now() { return desk.place.clock.utc(); }
    /// Another export, to the other medium.
    Result<api::MediaRequest> next()
    {
        QDir().mkpath(desk.place.path(u"usb/USB-0002"_s));
        return desk.request(u"file-1"_s, u"USB-0002"_s);
    }
};

TEST_F(Custody, C18_whoever_has_the_medium_is_known_at_every_moment)
{
    EXPECT_EQ(medium().holder, QString()) << "in the locked store";
    ASSERT_OK(desk.write(id));
    const QDateTime writtenAt = now();
    EXPECT_EQ(request().holder(), u"窓口 花子"_s);
    EXPECT_EQ(medium().holder, u"窓口 花子"_s);
    EXPECT_EQ(medium().since, writtenAt);
    EXPECT_EQ(medium(1).holder, QString());

    wait(std::chrono::minutes(10));
    ASSERT_OK(desk.handOver(id, u" 情報政策課　田中 "_s));
    wait(std::chrono::minutes(10));
    ASSERT_OK(desk.handOver(id, u"情報政策課 佐藤"_s)) << "from hand to hand";
    EXPECT_EQ(request().holder(), u"情報政策課 佐藤"_s);
    EXPECT_EQ(medium().since, now());

    wait(std::chrono::minutes(30));
    ASSERT_OK(desk.takeBack(id));
    EXPECT_EQ(medium().holder, u"窓口 花子"_s);
    EXPECT_EQ(request().state, MediaState::TakenBack);
    ASSERT_OK(desk.erase(id));
    EXPECT_EQ(medium().holder, QString());
    EXPECT_EQ(medium().since, now());

    const auto moves = request().moves;
    ASSERT_EQ(moves.size(), 3);
    EXPECT_EQ(moves[0].at, writtenAt.addSecs(600));
    EXPECT_EQ(moves[0].holder, u"情報政策課 田中"_s);
    EXPECT_EQ(moves[1].by, clerk);
    EXPECT_EQ(moves[1].byName, u"窓口 花子"_s);
    EXPECT_EQ(moves[2].holder, u"窓口 花子"_s);
    desk.restart();
    EXPECT_EQ(request().moves.size(), 3);
}

TEST_F(Custody, C18_a_medium_may_change_hands_only_so_often_and_always_come_back)
{
    ASSERT_OK(desk.write(id));
    int moves = 0;
    while (desk.handOver(id, u"係%1"_s.arg(moves)).ok())
        ++moves;
    EXPECT_EQ(moves, media::mostMoves - 1);
    EXPECT_EQ(request().moves.size(), moves) << "what is refused changes nothing";
    ASSERT_OK(desk.takeBack(id));
    EXPECT_OK(desk.erase(id));
}

TEST_F(Custody, C18_C33_a_lost_medium_blocks_until_two_persons_have_said_so)
{
    ASSERT_OK(desk.write(id));
    ASSERT_OK(desk.handOver(id, u"情報政策課 田中"_s));
    wait(std::chrono::hours(5));
    EXPECT_TRUE(request().overdue);
    EXPECT_CODE(ErrorCode::MediumOverdue, next());
    ASSERT_OK(desk.reportGone(id, How::Lost, u"庁舎間の搬送中に紛失"_s));
    EXPECT_EQ(request().state, MediaState::GoneReported);
    EXPECT_EQ(request().gone.reporterName, u"窓口 花子"_s);
    EXPECT_CODE(ErrorCode::MediumOverdue, next()) << "one person's word";

    ASSERT_OK(desk.confirmGone(id));
    EXPECT_EQ(request().state, MediaState::Lost);
    EXPECT_EQ(request().gone.confirmedBy, supervisor);
    EXPECT_EQ(request().gone.confirmedAt, now());
    EXPECT_TRUE(medium().gone);
    EXPECT_OK(next()) << "it blocks nobody any more";
    EXPECT_CODE(ErrorCode::MediumGone, desk.request()) << "and is never used again";
    EXPECT_EQ(desk.place.recordLines().filter(u"media.confirm-gone"_s), QStringList{u"media.confirm-gone done lost"_s});
}

TEST_F(Custody, C18_however_often_it_is_lost_and_found_the_ledger_can_be_read_and_it_can_be_erased)
{
    ASSERT_OK(desk.write(id));
    int found = 0;
    for (auto back = Result<api::MediaRequest>(ErrorCode::Internal); desk.reportGone(id).ok(); ++found) {
        back = desk.takeBack(id);
        if (!back.ok()) {
            EXPECT_CODE(ErrorCode::TooLarge, back);
            break;
        }
    }
    EXPECT_EQ(found, media::mostMoves);
    desk.restart();
    EXPECT_EQ(request().state, MediaState::GoneReported);
    EXPECT_EQ(request().moves.size(), media::mostMoves);
    EXPECT_OK(desk.erase(id)) << "who holds it in the hand has found it";
    EXPECT_EQ(request().state, MediaState::Erased);
}

TEST_F(Custody, C18_a_medium_that_broke_is_destroyed_before_two_persons)
{
    ASSERT_OK(desk.write(id));
    desk.drive.removeFails = true;
    EXPECT_CODE(ErrorCode::FileUnwritable, desk.erase(id));
    ASSERT_OK(desk.reportGone(id, How::Destroyed, u"読み取れなくなったため裁断"_s));
    ASSERT_OK(desk.confirmGone(id));
    EXPECT_EQ(request().state, MediaState::Destroyed);
    EXPECT_EQ(desk.place.recordLines().filter(u"media.confirm-gone"_s), QStringList{u"media.confirm-gone done destroyed"_s});
}

TEST_F(Custody, C18_what_turns_up_again_goes_on_as_if_it_had_come_back)
{
    ASSERT_OK(desk.write(id));
    ASSERT_OK(desk.reportGone(id));
    const QByteArray early = desk.goneSignature(id);
    ASSERT_OK(desk.takeBack(id));
    EXPECT_FALSE(request().gone.reportedAt.isValid());
    EXPECT_EQ(medium().holder, u"窓口 花子"_s);
    wait(std::chrono::minutes(1));
    ASSERT_OK(desk.reportGone(id, How::Destroyed));
    desk.as(supervisor);
    EXPECT_CODE(ErrorCode::SignatureInvalid, get(desk.service->confirmGone(id, early))) << "signed for another report";
    ASSERT_OK(desk.takeBack(id));
    EXPECT_OK(desk.erase(id));
}

TEST_F(Custody, C18_the_second_person_signs_what_was_on_it_who_had_it_and_why)
{
    ASSERT_OK(desk.write(id));
    ASSERT_OK(desk.handOver(id, u"情報政策課"_s));
    ASSERT_OK(desk.reportGone(id));
    const auto shared = Workplace::must(await(desk.place.runner().store().read<media::SharedRequest>([&](store::Connection &connection) { return media::load(connection, id); })));
    QSet<QByteArray> statements{shared.goneStatement()};
    const auto changed = [&](const std::function<void(media::SharedRequest &)> &change) {
        media::SharedRequest other = shared;
        change(other);
        statements.insert(other.goneStatement());
    };
    changed([](auto &s) { s.request.fileHash[0] = static_cast<char>(s.request.fileHash[0] ^ 1); });
    changed([](auto &s) { s.request.records += 1; });
    changed([](auto &s) { s.request.mediumSerial += u'x'; });
    changed([](auto &s) { s.request.requestedBy += u'x'; });
    changed([](auto &s) { s.request.moves[0].holder += u'x'; });
    changed([](auto &s) { s.request.moves.clear(); });
    changed([](auto &s) { s.request.gone.how = How::Destroyed; });
    changed([](auto &s) { s.request.gone.reason += u'x'; });
    changed([](auto &s) { s.request.gone.reportedBy += u'x'; });
    changed([](auto &s) { s.request.gone.reportedAt = s.request.gone.reportedAt.addSecs(1); });
    changed([](auto &s) { s.request.id = MediaRequestId(u"another"_s); });
    EXPECT_EQ(statements.size(), 12);
    EXPECT_FALSE(statements.contains(shared.statement())) << "nor can the approval of an export be taken for it";
}

TEST_F(Custody, C18_another_terminal_sees_who_has_it_and_can_say_that_it_is_back)
{
    ASSERT_OK(desk.write(id));
    ASSERT_OK(desk.handOver(id, u"情報政策課"_s));
    ASSERT_OK(desk.reportGone(id));
    const auto shared = Workplace::must(await(desk.place.runner().store().read<media::SharedRequest>([&](store::Connection &connection) { return media::load(connection, id); })));
    const auto read = media::SharedRequest::fromBody(id.text(), shared.toBody());
    ASSERT_OK(read);
    EXPECT_EQ(read->toBody(), shared.toBody());
    EXPECT_EQ(read->goneStatement(), shared.goneStatement());
    QJsonObject body = shared.toBody();
    body.remove(u"gone"_s);
    EXPECT_CODE(ErrorCode::InvalidArgument, media::SharedRequest::fromBody(id.text(), body)) << "gone, and nobody says why";
    body = shared.toBody();
    body[u"moves"_s] = QJsonArray();
    EXPECT_CODE(ErrorCode::InvalidArgument, media::SharedRequest::fromBody(id.text(), body)) << "one form of one request";
    desk.moveTo(u"terminal-9"_s);
    ASSERT_OK(desk.takeBack(id));
    EXPECT_EQ(request().state, MediaState::TakenBack);
}

} // namespace
} // namespace madoguchi::test
