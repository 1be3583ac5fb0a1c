#include "counter_fixture.h"

namespace madoguchi::test {

/// 山本, who has moved in while the line was away: registered without a number.
class LateNumber : public CounterTest {
protected:
    LateNumber()
    {
        bring(movedIn());
        visit = Workplace::must(get(reception.openReception(u"moving-in"_s)));
    }
    void enter(const Result<api::NumberVerdict> &answer)
    {
        channel.answer = [answer](const QJsonObject &) { return answer; };
        Workplace::must(get(number.submit(head, visit.id, Workplace::must(domain::IndividualNumber::fromDigits(secret("123456789018"))))));
    }
    void registerHead(const QString &receipt)
    {
        api::NotificationDraft d;
        d.proposal = RegisterRecordId(u"reg-1"_s);
        d.reception = visit.id;
        d.identity = api::IdentityDocument::OnePhoto;
        d.notifiedOn = QDate(2026, 11, 20);
        d.reason = u"A1"_s;
        d.happenedOn = QDate(2026, 11, 10);
        d.previousMunicipality = neighbour;
        d.persons = {{head, true, api::NumberDocument::NumberCard, receipt}};
        const auto registered = get(reception.registerNotification(d));
        ASSERT_TRUE(registered.ok()) << describe(registered.error()).toStdString();
    }
    /// "operation/history receipt" of each row of the person that waits.
    QStringList rows()
    {
        QStringList lines;
        for (const auto &item : outbox("F2"))
            lines.append(item.body[u"operation"_s].toString() + u'/' + item.body[u"history"_s].toString() + u' ' + item.body[u"number_receipt"_s].toString());
        return lines;
    }
    void rowsLeave()
    {
        for (const char *layout : {"F1", "F2"})
            for (const auto &item : outbox(layout))
                place.write<Done>([&](store::Transaction &transaction) { return journal::acknowledge(transaction, item.id, "{}", place.clock.utc()); });
    }

    const QString head = u"4900000010"_s;
    api::Reception visit;
};

TEST_F(LateNumber, C04_C20_goes_with_the_row_that_still_waits)
{
    enter(ErrorCode::ConnectionReset);
    registerHead({});
    EXPECT_EQ(rows(), QStringList{u"1/1 "_s});
    enter(api::NumberVerdict{api::NumberAnswer::Received, u"R-00000001"_s, {}});
    EXPECT_EQ(rows(), QStringList{u"1/1 R-00000001"_s});
}

TEST_F(LateNumber, C04_C20_makes_a_change_of_the_row_that_has_left_without_it_once)
{
    enter(ErrorCode::ConnectionReset);
    registerHead({});
    rowsLeave();
    enter(api::NumberVerdict{api::NumberAnswer::Received, u"R-00000001"_s, {}});
    EXPECT_EQ(rows(), QStringList{u"2/1 R-00000001"_s});
    EXPECT_EQ(outbox("household").size(), 1) << "the household is as it was";
    rowsLeave();
    enter(api::NumberVerdict{api::NumberAnswer::Matches, u"R-00000002"_s, {}});
    EXPECT_EQ(rows(), QStringList()) << "the federation has it";
}

TEST_F(LateNumber, C04_the_right_one_follows_one_that_differed_and_a_wrong_one_goes_nowhere)
{
    enter(api::NumberVerdict{api::NumberAnswer::Differs, u"R-00000001"_s, {}});
    registerHead(u"R-00000001"_s);
    rowsLeave();
    enter(api::NumberVerdict{api::NumberAnswer::Differs, u"R-00000002"_s, {}});
    EXPECT_EQ(rows(), QStringList());
    enter(api::NumberVerdict{api::NumberAnswer::Matches, u"R-00000003"_s, {}});
    EXPECT_EQ(rows(), QStringList{u"2/1 R-00000003"_s});
}

} // namespace madoguchi::test
