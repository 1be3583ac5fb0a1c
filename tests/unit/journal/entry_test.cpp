#include "journal_fixture.h"

#include "journal/frame.h"

#include <rapidcheck.h>

namespace madoguchi::test {

using journal::decode;
using journal::encode;
using journal::Entry;
using journal::Frame;

namespace {

Entry sample()
{
    Entry entry;
    entry.sequence = 42;
    entry.previous = QByteArray(32, 'p');
    entry.boot = QByteArray(16, 'b');
    entry.monotonicMs = 1234567;
    entry.utcMs = 1795138920000;
    entry.terminal = u"T-1"_s;
    entry.municipality = u"162019"_s;
    entry.staff = u"S-0001"_s;
    entry.cardSerial = u"0a0b"_s;
    entry.role = u"clerk"_s;
    entry.useCase = u"person.search"_s;
    entry.outcome = api::Outcome::Done;
    entry.count = 3;
    entry.detail = u"kana birth"_s;
    entry.commitment = QByteArray(32, 'c');
    return entry;
}

QString anyText()
{
    const auto text = *rc::gen::container<std::string>(rc::gen::inRange<char>(' ', '~'));
    return QString::fromStdString(text).left(60);
}

} // namespace

TEST(Entry, C09_comes_back_as_it_was_written)
{
    EXPECT_TRUE(rc::check("any entry", [] {
        Entry entry = sample();
        entry.sequence = *rc::gen::inRange<qint64>(1, Q_INT64_C(1) << 50);
        entry.utcMs = *rc::gen::inRange<qint64>(0, Q_INT64_C(1) << 45);
        entry.staff = anyText();
        entry.object = anyText();
        entry.reception = anyText();
        entry.receptionNumber = anyText();
        entry.detail = anyText();
        entry.count = *rc::gen::inRange<qint64>(-1, 1000);
        entry.outcome = static_cast<api::Outcome>(*rc::gen::inRange(0, 3));
        entry.outside = *rc::gen::arbitrary<bool>();
        if (*rc::gen::arbitrary<bool>())
            entry.commitment.clear();
        const QByteArray bytes = encode(entry);
        const Entry back = take(decode(bytes));
        RC_ASSERT(encode(back) == bytes);
        RC_ASSERT(back.staff == entry.staff && back.detail == entry.detail && back.count == entry.count && back.outside == entry.outside);
        RC_ASSERT(back.outcome == entry.outcome && back.commitment == entry.commitment && back.utcMs == entry.utcMs);
    }));
}

TEST(Entry, C11_bytes_of_format_1_stay_as_they_are)
{
    // A stranger's decoder is written against these bytes; they change only with a new format number.
    EXPECT_EQ(encode(sample()).toHex().toStdString(),
              ("b00001" "01182a" "025820" + QByteArray(32, 'p').toHex() + "0350" + QByteArray(16, 'b').toHex() + "041a0012d687" "051b000001a1f69e1e40"
              "0663542d31" "0766313632303139" "0866532d30303031" "09643061" "3062" "0a65636c65726b" "0b6d706572736f6e2e736561726368" "0f00" "1003"
              "116a6b616e61206269727468" "125820" + QByteArray(32, 'c').toHex()).toStdString());
}

TEST(Entry, C09_the_section_of_the_person_is_a_member_of_its_own)
{
    Entry entry = sample();
    entry.section = u"保険年金課"_s;
    const QByteArray bytes = encode(entry);
    EXPECT_EQ(bytes.toHex().toStdString(), ("b1" + encode(sample()).mid(1).toHex() + "146f" + entry.section.toUtf8().toHex()).toStdString());
    EXPECT_EQ(take(decode(bytes)).section, entry.section);
}

TEST(Entry, C11_refuses_every_other_encoding)
{
    const QByteArray good = encode(sample());
    ASSERT_TRUE(decode(good).ok());
    for (qsizetype cut = 0; cut < good.size(); ++cut)
        EXPECT_FALSE(decode(good.left(cut)).ok()) << cut;
    const auto refused = [&](QByteArray bytes) { return decode(bytes).error().code == ErrorCode::RecordBroken; };
    EXPECT_TRUE(refused(good + '\0'));                                       // something behind
    EXPECT_TRUE(refused(QByteArray(good).replace(0, 3, "\xb0\x00\x02")));   // format 2
    EXPECT_TRUE(refused("\xb1" + good.mid(1) + QByteArray::fromHex("18630a"))); // an unknown member
    EXPECT_TRUE(refused("\xbf" + good.mid(1) + "\xff"));                     // indefinite length
    EXPECT_TRUE(refused("\xb0" + QByteArray::fromHex("001801") + good.mid(3))); // a number longer than need be
    EXPECT_TRUE(refused("\xb0" + good.mid(3, 3) + good.mid(1, 2) + good.mid(6))); // members out of order
    EXPECT_TRUE(refused(QByteArray(100, '\x81')));                           // nested
    Entry wrong = sample();
    wrong.previous.chop(1);
    EXPECT_TRUE(refused(encode(wrong)));
    wrong = sample();
    wrong.sequence = 0;
    EXPECT_TRUE(refused(encode(wrong)));
    wrong = sample();
    wrong.outcome = static_cast<api::Outcome>(3);
    EXPECT_TRUE(refused(encode(wrong)));
    wrong = sample();
    wrong.detail = QString(5000, u'x');
    EXPECT_TRUE(refused(encode(wrong)));
}

TEST(FrameFormat, C11_tells_torn_from_broken)
{
    const QByteArray frame = journal::framed("payload");
    EXPECT_EQ(frame.toHex(), "00000007" "7061796c6f6164" "239f59ed");
    EXPECT_EQ(journal::readFrame(frame + "next").payload, QByteArrayView("payload"));
    EXPECT_EQ(journal::readFrame({}).state, Frame::State::End);
    for (qsizetype cut = 1; cut < frame.size(); ++cut)
        EXPECT_EQ(journal::readFrame(QByteArrayView(frame).first(cut)).state, Frame::State::Torn) << cut;
    EXPECT_EQ(journal::readFrame(QByteArray(4096, '\0')).state, Frame::State::Torn);
    for (qsizetype i = 4; i < frame.size(); ++i) {
        QByteArray changed = frame;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        EXPECT_EQ(journal::readFrame(changed).state, Frame::State::Broken) << i;
    }
    EXPECT_EQ(journal::readFrame(QByteArray("\x7f\xff\xff\xff....")).state, Frame::State::Broken);
}

} // namespace madoguchi::test
