// The register of media as the desk sees it: what can be asked for, what cannot, and why.
#include "media_desk.h"

#include "support/outcome.h"

namespace madoguchi::test {
namespace {

using api::MediaState;

class MediaRegister : public testing::Test {
protected:
    MediaDesk desk;
    api::Medium medium(int which = 0) { return Workplace::must(get(desk.service->registeredMedia()))[which]; }
    std::optional<ErrorCode> unfit() { return medium().unfit ? std::optional(medium().unfit->code) : std::nullopt; }
    api::MediaRequest newest() { return Workplace::must(get(desk.service->requests())).first(); }
};

TEST_F(MediaRegister, C18_a_medium_that_is_out_or_asked_for_is_not_asked_for_again_until_it_is_free)
{
    EXPECT_EQ(unfit(), std::nullopt);
    const auto id = Workplace::must(desk.request()).id;
    EXPECT_EQ(unfit(), ErrorCode::MediumOut) << "asked for";
    ASSERT_TRUE(desk.approve(id).ok());
    EXPECT_EQ(unfit(), ErrorCode::MediumOut) << "approved";
    ASSERT_TRUE(desk.write(id).ok());
    ASSERT_TRUE(desk.handOver(id, u"情報政策課"_s).ok());
    EXPECT_EQ(unfit(), ErrorCode::MediumOut) << "with somebody";
    QDir(desk.usb()).removeRecursively(); // another that looks like it
    QDir().mkpath(desk.usb());
    EXPECT_CODE(ErrorCode::MediumOut, desk.request()) << "that it looks empty is no proof";
    ASSERT_TRUE(desk.erase(id).ok());
    EXPECT_EQ(unfit(), std::nullopt);
    const auto again = Workplace::must(desk.request()).id;
    desk.as(supervisor);
    ASSERT_TRUE(get(desk.service->refuse(again, u"不要"_s)).ok());
    EXPECT_EQ(unfit(), std::nullopt) << "refused";
    ASSERT_TRUE(desk.request().ok());
    desk.place.clock.advance(std::chrono::hours(4) + std::chrono::seconds(1));
    EXPECT_EQ(unfit(), std::nullopt) << "expired";
    EXPECT_TRUE(desk.request().ok());
}

TEST_F(MediaRegister, C18_only_what_stands_in_the_register_counts_and_its_keeper_and_store_are_told)
{
    EXPECT_EQ(medium().paper.keeper, u"窓口 花子"_s);
    EXPECT_EQ(medium().paper.place, u"金庫A"_s);
    EXPECT_EQ(medium().name(), u"窓口1号"_s);
    desk.papers.remove(u"USB-0001"_s); // as after an update: the terminal's profile has it, the register has not
    EXPECT_EQ(unfit(), ErrorCode::MediumUnregistered);
    EXPECT_EQ(medium().name(), u"USB-0001"_s);
    EXPECT_CODE(ErrorCode::MediumUnregistered, desk.request());
}

TEST_F(MediaRegister, C18_a_medium_that_was_shredded_with_a_file_on_it_is_a_finding_and_is_closed_by_two_persons)
{
    const auto id = desk.approved();
    ASSERT_TRUE(desk.write(id).ok());
    EXPECT_FALSE(newest().shredded);
    desk.papers[u"USB-0001"_s].shredded = true; // ordered where nobody knew of the file
    EXPECT_TRUE(newest().shredded);
    EXPECT_TRUE(newest().isOut()) << "it does not vanish from the ledger";
    EXPECT_EQ(unfit(), ErrorCode::MediumUnregistered);
    EXPECT_CODE(ErrorCode::MediumUnregistered, desk.erase(id));
    ASSERT_TRUE(desk.reportGone(id, api::MediumGone::How::Destroyed, u"裁断済"_s).ok());
    ASSERT_TRUE(desk.confirmGone(id).ok());
    EXPECT_EQ(newest().state, MediaState::Destroyed);
}

TEST_F(MediaRegister, C18_what_came_in_on_a_medium_keeps_it_until_it_is_erased)
{
    const QDateTime now = desk.place.clock.utc();
    desk.intakes = {{u"USB-0001"_s, u"F1.csv"_s, u"資格情報(世帯)"_s, 12, now, u"窓口 花子"_s, {}}};
    EXPECT_EQ(Workplace::must(get(desk.service->intakes())).size(), 1);
    EXPECT_EQ(unfit(), ErrorCode::MediumOut);
    EXPECT_CODE(ErrorCode::MediumOut, desk.request());
    desk.intakes.first().erasedAt = now;
    EXPECT_EQ(unfit(), std::nullopt);
    EXPECT_TRUE(desk.request().ok());
    desk.place.gate.denied = {api::UseCase::MediaRequest};
    EXPECT_CODE(ErrorCode::Denied, get(desk.service->intakes()));
}

TEST_F(MediaRegister, C19_a_request_from_before_requests_were_signed_is_void_and_says_why)
{
    const auto id = Workplace::must(desk.request()).id;
    desk.place.write<Done>([&](store::Transaction &transaction) -> Result<Done> {
        MADOGUCHI_ASSIGN(media::SharedRequest shared, media::load(transaction.connection(), id));
        shared.requestSignature.clear();
        return media::put(transaction, shared, clerk, 0);
    });
    EXPECT_EQ(newest().state, MediaState::Void);
    EXPECT_TRUE(newest().unsignedRequest);
    EXPECT_TRUE(desk.request().ok()) << "it is asked for anew";
}

TEST_F(MediaRegister, C19_a_request_that_another_card_has_signed_shows_before_anybody_approves_it)
{
    const auto id = Workplace::must(desk.request()).id;
    EXPECT_FALSE(newest().changedSinceRequest);
    desk.place.write<Done>([&](store::Transaction &transaction) -> Result<Done> {
        MADOGUCHI_ASSIGN(media::SharedRequest shared, media::load(transaction.connection(), id));
        shared.requestSignature = desk.sign(shared.requestStatement(), supervisor);
        return media::put(transaction, shared, clerk, 0);
    });
    EXPECT_TRUE(newest().changedSinceRequest);
    EXPECT_CODE(ErrorCode::SignatureInvalid, desk.approve(id));
}

} // namespace
} // namespace madoguchi::test
