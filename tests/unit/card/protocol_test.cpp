// What terminal and helper say to each other (core/card/FORMAT.md).
#include "card/protocol.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;

namespace madoguchi::card::protocol {

using process::Frame;

namespace {

CardInfo sample()
{
    CardInfo info;
    info.label = u"窓口 花子"_s;
    info.serial = u"0123456789abcdef"_s;
    info.certificateDer = QByteArray(700, '\x30');
    info.pinTries = PinTries::Last;
    return info;
}

bool same(const CardInfo &a, const CardInfo &b)
{
    return a.label == b.label && a.serial == b.serial && a.certificateDer == b.certificateDer && a.pinNeeded == b.pinNeeded
        && a.pinTries == b.pinTries;
}

Frame frame(Call call, std::size_t size) { return {static_cast<std::uint8_t>(call), SecretBytes(size)}; }

} // namespace

TEST(CardProtocol, a_card_comes_back_as_it_went)
{
    for (const bool pin : {true, false}) {
        for (const PinTries tries : {PinTries::Untold, PinTries::Few, PinTries::Last, PinTries::None}) {
            CardInfo info = sample();
            info.pinNeeded = pin;
            info.pinTries = tries;
            const auto back = unpackInfo(pack(info).span());
            ASSERT_TRUE(back);
            EXPECT_TRUE(same(*back, info));
        }
    }
}

TEST(CardProtocol, a_card_that_is_cut_short_or_goes_on_is_none)
{
    const SecretBytes whole = pack(sample());
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_FALSE(unpackInfo(whole.span().first(size))) << size;
    SecretBytes longer = whole.duplicate();
    const std::uint8_t more = 0;
    longer.append({&more, 1});
    EXPECT_FALSE(unpackInfo(longer.span()));
    SecretBytes strange = whole.duplicate();
    strange.data()[0] = 0x80;
    EXPECT_FALSE(unpackInfo(strange.span())) << "an unknown flag";
    strange = whole.duplicate();
    strange.data()[1] = 4;
    EXPECT_FALSE(unpackInfo(strange.span())) << "more than none";
    CardInfo control = sample();
    control.label = u"a\nb"_s;
    EXPECT_FALSE(unpackInfo(pack(control).span()));
    control = sample();
    control.certificateDer.clear();
    EXPECT_FALSE(unpackInfo(pack(control).span()));
}

TEST(CardProtocol, a_key_comes_back_as_it_went_or_is_none)
{
    const AgreeKey rsa{QByteArray(256, '\xd5'), QByteArray::fromHex("010001")};
    const auto back = unpackAgreeKey(pack(rsa).span());
    ASSERT_TRUE(back);
    EXPECT_EQ(back->modulus, rsa.modulus);
    EXPECT_EQ(back->exponent, rsa.exponent);
    const auto point = unpackAgreeKey(pack(AgreeKey()).span());
    ASSERT_TRUE(point);
    EXPECT_TRUE(point->modulus.isEmpty());
    const SecretBytes whole = pack(rsa);
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_FALSE(unpackAgreeKey(whole.span().first(size))) << size;
    for (const AgreeKey &none : {AgreeKey{QByteArray(255, '\1'), rsa.exponent}, AgreeKey{QByteArray(513, '\1'), rsa.exponent}, AgreeKey{rsa.modulus, {}},
                                 AgreeKey{rsa.modulus, QByteArray(9, '\1')}, AgreeKey{{}, rsa.exponent}})
        EXPECT_FALSE(unpackAgreeKey(pack(none).span()));
}

TEST(CardProtocol, errors_come_back_and_what_no_card_says_is_a_failure)
{
    for (const auto code : {ErrorCode::CardModuleMissing, ErrorCode::CardReaderMissing, ErrorCode::CardMissing, ErrorCode::CardRemoved, ErrorCode::CardPinWrong,
                            ErrorCode::CardBlocked, ErrorCode::CardUnknown, ErrorCode::CardFailed, ErrorCode::InvalidArgument}) {
        const Error error{code, {u"CKR_X"_s}, {}};
        EXPECT_EQ(unpackError(pack(error).span()), error);
    }
    EXPECT_EQ(unpackError(pack(Error{ErrorCode::PasswordWrong, {}, {}}).span()).code, ErrorCode::CardFailed);
    EXPECT_EQ(unpackError({}).code, ErrorCode::CardFailed);
    const std::uint8_t unknown[] = {200, 0};
    EXPECT_EQ(unpackError(unknown).code, ErrorCode::CardFailed);
}

TEST(CardProtocol, a_frame_has_a_size_that_is_allowed_and_a_call_one_that_fits)
{
    const SecretBytes whole = process::framed(7, SecretBytes(300).span());
    EXPECT_EQ(process::bodySize(whole.span().first(process::headerSize)), 300U);
    const std::uint8_t empty[] = {0, 0, 0, 0, 1}, huge[] = {0, 2, 0, 0, 1}, full[] = {0, 1, 0, 1, 1};
    EXPECT_FALSE(process::bodySize(empty));
    EXPECT_FALSE(process::bodySize(huge));
    EXPECT_EQ(process::bodySize(full), process::maxBodySize);
    EXPECT_FALSE(process::bodySize(Bytes(full).first(4)));
    EXPECT_EQ(callOf(frame(Call::Inspect, 0)), Call::Inspect);
    EXPECT_FALSE(callOf(frame(Call::Inspect, 1)));
    EXPECT_FALSE(callOf(frame(Call::Logout, 1)));
    EXPECT_EQ(callOf(frame(Call::AgreeKey, 0)), Call::AgreeKey);
    EXPECT_FALSE(callOf(frame(Call::AgreeKey, 1)));
    EXPECT_EQ(callOf(frame(Call::Login, 0)), Call::Login);
    EXPECT_FALSE(callOf(frame(Call::Login, 257)));
    EXPECT_FALSE(callOf(frame(Call::Sign, 0)));
    EXPECT_FALSE(callOf(frame(Call::Release, 0)));
    EXPECT_FALSE(callOf(frame(Call::Release, 513)));
    EXPECT_FALSE(callOf(Frame{0, {}}));
    EXPECT_FALSE(callOf(Frame{0x80, {}}));
}

TEST(CardProtocol, whatever_bytes_come_nothing_is_read_beyond_them)
{
    EXPECT_TRUE(rc::check([](const std::vector<std::uint8_t> &bytes) {
        if (const auto info = unpackInfo(bytes))
            RC_ASSERT(same(*unpackInfo(pack(*info).span()), *info));
        RC_ASSERT(unpackError(bytes).args.size() <= 1);
    }));
}

} // namespace madoguchi::card::protocol
