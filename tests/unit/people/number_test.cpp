#include "counter_fixture.h"

#include "support/marker_scan.h"

namespace madoguchi::test {

class Number : public CounterTest {
protected:
    static domain::IndividualNumber digits() { return Workplace::must(domain::IndividualNumber::fromDigits(secret("123456789018"))); }
    Result<api::NumberVerdict> submit(const QString &visit = u"r-1"_s) { return get(number.submit(u"4900000010"_s, ReceptionId(visit), digits())); }
    static QByteArray sealedOf(const QJsonObject &body) { return QByteArray::fromBase64(body[u"sealed"_s].toString().toLatin1()); }
    static QByteArray contextOf(const QJsonObject &body) { return "number|162019|4900000010|terminal-1|r-1|" + body[u"id"_s].toString().toLatin1(); }
    QStringList tasks() { return place.rows("SELECT addressee, source, state, reason, sealed IS NOT NULL FROM number_task ORDER BY since, id", 5); }
    QString recorded() { return place.recordLines().last(); }

    void lineIsDown() { channel.answer = [](const QJsonObject &) -> Result<api::NumberVerdict> { return ErrorCode::ServerUnreachable; }; }
    void lineAnswers(const api::NumberVerdict &verdict) { channel.answer = [verdict](const QJsonObject &) -> Result<api::NumberVerdict> { return verdict; }; }
    static api::NumberVerdict refused(ErrorCode code) { return {api::NumberAnswer::Refused, {}, Error{code, {}, {}}}; }
    static api::NumberVerdict matches(const QString &receipt) { return {api::NumberAnswer::Matches, receipt, {}}; }
    /// What sync does with each cycle; answers how many went.
    int drain()
    {
        Workplace::must(get(number.tidy()));
        const auto bodies = Workplace::must(get(number.waiting()));
        for (const QJsonObject &body : bodies)
            Workplace::must(get(number.answered(body, get(channel.send(body)))));
        return static_cast<int>(bodies.size());
    }
    /// Neither the digits nor any of the sealed blobs that went lie in a column of the open store.
    void expectNoTrace()
    {
        QStringList markers{QString::fromLatin1(QByteArray("123456789018").toHex().toUpper())};
        for (const QJsonObject &body : std::as_const(channel.sent)) {
            if (body.contains(u"sealed"_s))
                markers << QString::fromLatin1(body[u"sealed"_s].toString().toLatin1().toHex().toUpper()) << QString::fromLatin1(sealedOf(body).toHex().toUpper());
        }
        for (const QString &table : place.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'", 1)) {
            const QStringList columns = place.rows("SELECT group_concat('coalesce(hex(' || name || '), '''')', ' || ') FROM pragma_table_info('" + table.toUtf8() + "')", 1);
            for (const QString &row : place.rows("SELECT " + columns.first().toUtf8() + " FROM " + table.toUtf8(), 1))
                for (const QString &marker : markers)
                    EXPECT_FALSE(row.contains(marker)) << table.toStdString();
        }
    }
};

TEST_F(Number, C20_is_sealed_to_the_federation_and_to_nobody_else)
{
    const auto verdict = Workplace::must(submit());
    EXPECT_EQ(verdict.answer, api::NumberAnswer::Matches);
    EXPECT_EQ(verdict.receipt, u"R-00000001"_s);
    ASSERT_EQ(channel.sent.size(), 1);
    const QJsonObject body = channel.sent[0];
    EXPECT_EQ(body.keys(), (QStringList{u"addressee"_s, u"deviceSignature"_s, u"id"_s, u"reception"_s, u"sealKey"_s, u"sealed"_s, u"source"_s}));
    EXPECT_EQ(body[u"source"_s], u"sealed"_s);
    EXPECT_EQ(body[u"sealKey"_s].toString(), crypto::sealKeyId(federation.publicKey()));
    const QByteArray sealed = sealedOf(body), context = contextOf(body);
    EXPECT_TRUE(place.deviceKey.publicKey().verify(sealed + context, QByteArray::fromBase64(body[u"deviceSignature"_s].toString().toLatin1())));
    EXPECT_EQ(reveal(Workplace::must(crypto::unseal(federation, sealed, context))), "123456789018");
    EXPECT_FALSE(crypto::unseal(federation, sealed, context + "x").ok());
    EXPECT_FALSE(crypto::unseal(place.deviceKey, sealed, context).ok());
    EXPECT_EQ(recorded(), u"number.submit done sealed matches"_s);
    EXPECT_TRUE(tasks().isEmpty());
}

TEST_F(Number, C20_leaves_no_digit_on_the_terminal)
{
    ASSERT_TRUE(submit().ok());
    lineIsDown();
    EXPECT_EQ(Workplace::must(submit()).answer, api::NumberAnswer::ToBeConfirmed);
    EXPECT_EQ(recorded(), u"number.submit done sealed to-confirm N-001"_s);
    EXPECT_EQ(tasks(), QStringList{u"4900000010|sealed|to-confirm||0"_s});
    expectNoTrace();
    // On disk: database, WAL, record.
    const MarkerScan scan({u"123456789018"_s});
    for (const auto &finding : scan.scan(place.path({})))
        ADD_FAILURE() << finding.file.toStdString() << ' ' << finding.encoding.toStdString();
    // A planted one is found: the scan can fail.
    QFile planted(place.path(u"planted"_s));
    ASSERT_TRUE(planted.open(QIODevice::WriteOnly));
    planted.write("x123456789018x");
    planted.close();
    EXPECT_FALSE(scan.scan(place.path({})).isEmpty());
}

TEST_F(Number, C05_can_be_taken_from_the_register)
{
    channel.answer = [](const QJsonObject &) -> Result<api::NumberVerdict> { return api::NumberVerdict{api::NumberAnswer::Received, u"R-77"_s, {}}; };
    const auto verdict = Workplace::must(get(number.takeFromRegister(u"4900000011"_s, ReceptionId(u"r-1"_s))));
    EXPECT_EQ(verdict.receipt, u"R-77"_s);
    EXPECT_EQ(channel.sent[0], (QJsonObject{{u"id"_s, channel.sent[0][u"id"_s]}, {u"addressee"_s, u"4900000011"_s}, {u"reception"_s, u"r-1"_s}, {u"source"_s, u"register"_s}}));
    EXPECT_EQ(place.rows("SELECT receipt, addressee, answer FROM number_receipt", 3), QStringList{u"R-77|4900000011|received"_s});
    EXPECT_EQ(place.recordLines().last(), u"number.submit done register received"_s);
}

TEST_F(Number, C09_a_refused_person_sends_nothing)
{
    place.gate.denied.insert(api::UseCase::NumberSubmit);
    EXPECT_EQ(submit().error().code, ErrorCode::Denied);
    EXPECT_EQ(get(number.takeFromRegister(u"4900000011"_s, ReceptionId(u"r-1"_s))).error().code, ErrorCode::Denied);
    EXPECT_TRUE(channel.sent.isEmpty());
}

TEST_F(Number, C09_stands_in_the_record_before_it_leaves)
{
    QStringList before;
    channel.answer = [&](const QJsonObject &) -> Result<api::NumberVerdict> {
        before = place.recordLines();
        place.gate.denied.insert(api::UseCase::NumberSubmit); // locked before the answer comes
        return api::NumberVerdict{api::NumberAnswer::Matches, u"R-1"_s, {}};
    };
    EXPECT_EQ(submit().error().code, ErrorCode::Denied);
    ASSERT_EQ(channel.sent.size(), 1);
    EXPECT_EQ(before, QStringList{u"number.submit done sealed start"_s});
}

TEST_F(Number, an_answer_without_a_receipt_is_no_answer)
{
    channel.answer = [](const QJsonObject &) -> Result<api::NumberVerdict> { return api::NumberVerdict{api::NumberAnswer::Matches, {}, {}}; };
    EXPECT_EQ(submit().error().code, ErrorCode::AnswerMalformed);
    EXPECT_EQ(place.number("SELECT count(*) FROM number_receipt"), 0);
}

TEST_F(Number, C20_a_number_to_be_confirmed_is_settled_by_entering_it_again)
{
    lineIsDown();
    ASSERT_TRUE(submit().ok());
    EXPECT_EQ(drain(), 0) << "nothing was kept that could be sent";
    const auto listed = Workplace::must(get(number.tasks()));
    ASSERT_EQ(listed.size(), 1);
    EXPECT_EQ(listed.first().verdict.answer, api::NumberAnswer::ToBeConfirmed);
    EXPECT_EQ(recorded(), u"number.tasks done "_s);
    EXPECT_EQ(Workplace::must(get(number.taskCount())).open, 1);
    lineAnswers(matches(u"R-1"_s));
    EXPECT_EQ(Workplace::must(submit()).receipt, u"R-1"_s);
    EXPECT_TRUE(tasks().isEmpty());
}

TEST_F(Number, C20_where_the_municipality_lets_it_a_sealed_number_waits_and_goes_with_its_answer)
{
    mayWait = true;
    lineIsDown();
    const auto verdict = Workplace::must(submit());
    EXPECT_EQ(verdict.answer, api::NumberAnswer::Waiting);
    EXPECT_TRUE(verdict.receipt.isEmpty());
    EXPECT_EQ(tasks(), QStringList{u"4900000010|sealed|waiting||1"_s});
    EXPECT_EQ(recorded(), u"number.submit done sealed waiting N-001"_s);
    EXPECT_EQ(Workplace::must(get(number.taskCount())).waiting, 1);
    const auto entries = place.recordLines().size();
    EXPECT_EQ(drain(), 1);
    EXPECT_EQ(tasks().size(), 1) << "no answer: it stays";
    EXPECT_EQ(place.recordLines().size(), entries) << "and nothing has happened that the record would have to know";
    for (const QString &member : {u"id"_s, u"sealKey"_s, u"sealed"_s})
        EXPECT_EQ(channel.sent[0][member], channel.sent[1][member]) << "the same request, so that the server can tell";
    lineAnswers({api::NumberAnswer::Differs, u"R-2"_s, {}});
    EXPECT_EQ(drain(), 1);
    EXPECT_TRUE(tasks().isEmpty());
    EXPECT_EQ(place.rows("SELECT receipt, answer FROM number_receipt", 2), QStringList{u"R-2|differs"_s});
    EXPECT_EQ(recorded(), u"number.deliver done sealed differs"_s);
    EXPECT_EQ(drain(), 0);
    expectNoTrace();
}

TEST_F(Number, C20_the_sealed_number_stands_before_it_leaves_so_that_a_kill_loses_nothing)
{
    mayWait = true;
    channel.answer = [&](const QJsonObject &) -> Result<api::NumberVerdict> {
        EXPECT_EQ(tasks(), QStringList{u"4900000010|sealed|waiting||1"_s});
        EXPECT_TRUE(Workplace::must(get(number.waiting())).isEmpty()) << "what is under way is not sent by the queue as well";
        return ErrorCode::ConnectionReset;
    };
    ASSERT_TRUE(submit().ok());
    EXPECT_EQ(Workplace::must(get(number.waiting())).size(), 1);
}

TEST_F(Number, C20_a_refused_one_is_a_task_with_the_servers_reason_and_holds_up_nobody)
{
    mayWait = true;
    lineIsDown();
    ASSERT_TRUE(submit(u"r-1"_s).ok());
    place.clock.advance(std::chrono::minutes(1));
    ASSERT_TRUE(submit(u"r-2"_s).ok());
    channel.answer = [&](const QJsonObject &body) -> Result<api::NumberVerdict> {
        return body[u"reception"_s] == u"r-1"_s ? refused(ErrorCode::SealKeyRetired) : matches(u"R-9"_s);
    };
    EXPECT_EQ(drain(), 2);
    EXPECT_EQ(tasks(), QStringList{u"4900000010|sealed|refused|F-050|0"_s});
    EXPECT_EQ(place.recordLines().mid(place.recordLines().size() - 2), (QStringList{u"number.deliver done sealed refused F-050"_s, u"number.deliver done sealed matches"_s}));
    EXPECT_EQ(Workplace::must(get(number.tasks())).first().verdict.reason->code, ErrorCode::SealKeyRetired);
    EXPECT_EQ(drain(), 0) << "nobody has the number: it is not sent again";
    expectNoTrace();
    lineAnswers(matches(u"R-10"_s));
    ASSERT_TRUE(submit(u"r-1"_s).ok());
    EXPECT_TRUE(tasks().isEmpty());
}

TEST_F(Number, C20_a_key_that_changes_in_the_middle_of_the_queue_touches_only_what_was_sealed_before)
{
    mayWait = true;
    lineIsDown();
    ASSERT_TRUE(submit(u"r-1"_s).ok());
    federation = Workplace::must(crypto::PrivateKey::generate());
    place.clock.advance(std::chrono::minutes(1));
    ASSERT_TRUE(submit(u"r-2"_s).ok());
    EXPECT_NE(channel.sent[0][u"sealKey"_s], channel.sent[1][u"sealKey"_s]);
    channel.answer = [&](const QJsonObject &body) -> Result<api::NumberVerdict> {
        return body[u"sealKey"_s] == crypto::sealKeyId(federation.publicKey()) ? matches(u"R-1"_s) : refused(ErrorCode::SealKeyRetired);
    };
    EXPECT_EQ(drain(), 2);
    EXPECT_EQ(tasks(), QStringList{u"4900000010|sealed|refused|F-050|0"_s});
}

TEST_F(Number, C20_when_nothing_may_wait_any_more_what_waited_has_one_chance)
{
    mayWait = true;
    lineIsDown();
    ASSERT_TRUE(submit(u"r-1"_s).ok());
    ASSERT_TRUE(submit(u"r-2"_s).ok());
    mayWait = false;
    channel.answer = [&](const QJsonObject &body) -> Result<api::NumberVerdict> {
        return body[u"reception"_s] == u"r-1"_s ? Result<api::NumberVerdict>(matches(u"R-1"_s)) : ErrorCode::ConnectionReset;
    };
    EXPECT_EQ(drain(), 2);
    EXPECT_EQ(tasks(), QStringList{u"4900000010|sealed|to-confirm|N-012|0"_s});
    EXPECT_TRUE(place.recordLines().contains(u"number.deliver done sealed to-confirm N-012"_s));
    expectNoTrace();
}

TEST_F(Number, C20_waits_no_longer_than_it_may)
{
    mayWait = true;
    lineIsDown();
    ASSERT_TRUE(submit().ok());
    place.clock.advance(std::chrono::hours(24 * people::longestSealedDays - 1));
    Workplace::must(get(number.tidy()));
    EXPECT_EQ(tasks(), QStringList{u"4900000010|sealed|waiting||1"_s});
    place.clock.advance(std::chrono::hours(2));
    mayDeliver = false; // whoever is in
    Workplace::must(get(number.tidy()));
    EXPECT_EQ(place.number("SELECT count(*) FROM number_task WHERE sealed IS NOT NULL"), 0);
    EXPECT_EQ(recorded(), u"number.expire done "_s);
    expectNoTrace();
}

TEST_F(Number, C20_no_more_wait_than_may)
{
    mayWait = true;
    lineIsDown();
    for (int i = 0; i < people::mostSealedNumbers; ++i)
        ASSERT_EQ(Workplace::must(submit(u"r-%1"_s.arg(i))).answer, api::NumberAnswer::Waiting);
    EXPECT_EQ(Workplace::must(submit(u"one-more"_s)).answer, api::NumberAnswer::ToBeConfirmed);
    EXPECT_EQ(place.number("SELECT count(*) FROM number_task WHERE sealed IS NOT NULL"), people::mostSealedNumbers);
}

TEST_F(Number, C20_entered_again_the_later_one_takes_the_place_of_the_one_that_waits)
{
    mayWait = true;
    lineIsDown();
    ASSERT_TRUE(submit().ok());
    const QByteArray before = sealedOf(channel.sent.last());
    ASSERT_TRUE(submit().ok());
    EXPECT_EQ(place.number("SELECT count(*) FROM number_task"), 1);
    EXPECT_EQ(place.number("SELECT count(*) FROM number_task WHERE hex(sealed) = '" + before.toHex().toUpper() + "'"), 0);
}

TEST_F(Number, C16_nothing_is_sent_in_the_name_of_somebody_who_may_not)
{
    mayWait = true;
    lineIsDown();
    ASSERT_TRUE(submit().ok());
    mayDeliver = false;
    EXPECT_EQ(drain(), 0);
    EXPECT_EQ(tasks().size(), 1);
}

TEST_F(Number, F20_the_order_to_take_the_registers_number_waits_for_the_line_whatever_the_policy)
{
    lineIsDown();
    EXPECT_EQ(Workplace::must(get(number.takeFromRegister(u"4900000011"_s, ReceptionId(u"r-1"_s)))).answer, api::NumberAnswer::Waiting);
    EXPECT_EQ(tasks(), QStringList{u"4900000011|register|waiting||0"_s});
    EXPECT_EQ(drain(), 1);
    EXPECT_EQ(tasks().size(), 1);
    lineAnswers(refused(ErrorCode::NumberNotInRegister));
    EXPECT_EQ(drain(), 1);
    EXPECT_EQ(tasks(), QStringList{u"4900000011|register|refused|P-051|0"_s});
}

TEST_F(Number, C20_a_task_that_belongs_to_no_notification_does_not_stay_for_ever)
{
    lineIsDown();
    ASSERT_TRUE(submit().ok());
    place.clock.advance(std::chrono::hours(24 * people::longestSealedDays + 1));
    EXPECT_EQ(drain(), 0);
    EXPECT_TRUE(tasks().isEmpty());
}

TEST_F(Number, C20_of_somebody_who_has_died_it_is_sealed_kept_delivered_and_erased_alike)
{
    auto late = family(u"h-late"_s, u"10000007"_s, {{u"late"_s, u"山科 トメ"_s, u"ヤマシナ トメ"_s, u"1932-09-09"_s}});
    late.members.first().dead = true;
    late.members.first().addressee = u"4900000010"_s;
    bring(late);
    const auto visit = Workplace::must(get(reception.openReception(u"other"_s)));
    mayWait = true;
    lineIsDown();
    const auto enter = [&] { return Workplace::must(get(number.submit(u"4900000010"_s, visit.id, digits()))).answer; };
    EXPECT_EQ(enter(), api::NumberAnswer::Waiting);
    EXPECT_EQ(tasks(), QStringList{u"4900000010|sealed|waiting||1"_s});
    const auto listed = Workplace::must(get(number.tasks()));
    EXPECT_EQ(listed.first().name, u"山科 トメ"_s);
    EXPECT_EQ(listed.first().receptionNumber, visit.number);
    lineAnswers(matches(u"R-1"_s));
    EXPECT_EQ(drain(), 1);
    EXPECT_TRUE(tasks().isEmpty());
    mayWait = false;
    lineIsDown();
    EXPECT_EQ(enter(), api::NumberAnswer::ToBeConfirmed);
    lineAnswers(refused(ErrorCode::SealKeyUnknown));
    EXPECT_EQ(enter(), api::NumberAnswer::Refused);
    EXPECT_EQ(Workplace::must(get(number.takeFromRegister(u"4900000010"_s, visit.id))).reason->code, ErrorCode::SealKeyUnknown);
    expectNoTrace();
}

} // namespace madoguchi::test
