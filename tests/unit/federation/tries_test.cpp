// Wrong passwords counted at the server (C-14): over all terminals, over restarts, for nobody but the holder of the card.
#include "central_fixture.h"

#include "directory/login.h"

#include <gtest/gtest.h>

#include <QJsonDocument>

#include <list>

using namespace Qt::StringLiterals;

namespace madoguchi::federation::test {
namespace {

class Tries : public testing::Test {
protected:
    struct Statement {
        QString staff;
        QByteArray text;
    };
    Statement show(const Identity &at, const QString &staff = u"clerk-1"_s) const
    {
        return {staff, directory::loginChallenge(TerminalId(at.tenant().terminal), central.clock.utc())};
    }
    Response send(const Identity &from, const QByteArray &target, const Statement &statement, const QByteArray &signature)
    {
        const auto base64 = [](const QByteArray &bytes) { return QString::fromLatin1(bytes.toBase64()); };
        const QJsonObject body{{"staff"_L1, statement.staff}, {"statement"_L1, base64(statement.text)}, {"signature"_L1, base64(signature)}};
        return central.call(from.tenant(), "POST", target, QJsonDocument(body).toJson(), {{"Content-Type", "application/json"}, {"Madoguchi-Session", {}}});
    }
    QByteArray signedBy(const QString &staff, const QByteArray &text) const { return central.cards[staff].sign(text); }
    /// "0 4": no wait, four left; or the code of the refusal.
    QString count(const Identity &from, const Statement &statement)
    {
        const Response response = send(from, "/v1/tries", statement, signedBy(statement.staff, statement.text));
        const QJsonObject body = QJsonDocument::fromJson(response.body).object();
        if (response.status != 200)
            return body["code"_L1].toString();
        central.expectSchema(body, u"TryAnswer"_s);
        return u"%1 %2"_s.arg(body["seconds"_L1].toInt()).arg(body["left"_L1].toInt());
    }
    QString count(const Identity &from) { return count(from, show(from)); }
    int right(const Identity &from, const Statement &statement)
    {
        return send(from, "/v1/tries/right", statement, signedBy(statement.staff, directory::framedRight(statement.text))).status;
    }
    Central central;
};

} // namespace

TEST_F(Tries, C14_are_counted_over_all_terminals_and_over_a_restart_of_the_server)
{
    EXPECT_EQ(count(central.terminal1), u"0 4"_s);
    EXPECT_EQ(count(central.terminal2), u"0 3"_s);
    central.reopen();
    EXPECT_EQ(count(central.terminal1), u"0 2"_s);
    EXPECT_EQ(count(central.terminal2), u"0 1"_s);
    EXPECT_EQ(count(central.terminal1), u"0 0"_s);
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(count(i % 2 ? central.terminal1 : central.terminal2), u"30 0"_s);
        central.reopen();
    }
    EXPECT_EQ(count(central.terminal1, show(central.terminal1, u"clerk-2"_s)), u"0 4"_s) << "one person's errors are not another's";
    central.clock.advance(std::chrono::seconds(30));
    EXPECT_EQ(count(central.terminal2), u"0 0"_s);
    EXPECT_EQ(count(central.terminal1), u"60 0"_s);
}

TEST_F(Tries, C14_many_at_once_get_no_more_than_one_after_the_other)
{
    QList<QFuture<Response>> answers;
    QList<Tenant> tenants{central.terminal1.tenant(), central.terminal2.tenant()};
    std::list<Request> requests;
    for (int i = 0; i < 40; ++i) {
        const Tenant &tenant = tenants.at(i % 2);
        const QByteArray text = directory::loginChallenge(TerminalId(tenant.terminal), central.clock.utc());
        const QJsonObject body{{"staff"_L1, u"clerk-1"_s}, {"statement"_L1, QString::fromLatin1(text.toBase64())},
                               {"signature"_L1, QString::fromLatin1(signedBy(u"clerk-1"_s, text).toBase64())}};
        requests.push_back({"POST", "/v1/tries", {{"Content-Type", "application/json"}}, QJsonDocument(body).toJson()});
        answers.append(central.service().handle(requests.back(), tenant));
    }
    int let = 0;
    for (auto &answer : answers) {
        answer.waitForFinished();
        let += QJsonDocument::fromJson(answer.result().body)["seconds"_L1].toInt(-1) == 0;
    }
    EXPECT_EQ(let, 5);
}

TEST_F(Tries, C14_the_same_showing_of_the_card_is_one_try_however_often_it_is_sent)
{
    const auto shown = show(central.terminal1);
    EXPECT_EQ(count(central.terminal1, shown), u"0 4"_s);
    EXPECT_EQ(count(central.terminal1, shown), u"0 4"_s);
    EXPECT_EQ(count(central.terminal1), u"0 3"_s);
}

TEST_F(Tries, C14_only_the_persons_own_key_forgets_and_nothing_that_came_later)
{
    const auto early = show(central.terminal1);
    EXPECT_EQ(count(central.terminal1, early), u"0 4"_s);
    central.clock.advance(std::chrono::seconds(1));
    const auto late = show(central.terminal2);
    EXPECT_EQ(count(central.terminal2, late), u"0 3"_s);
    EXPECT_EQ(send(central.terminal2, "/v1/tries/right", late, signedBy(u"clerk-1"_s, late.text)).status, 422) << "what the card signs is not enough";
    EXPECT_EQ(send(central.terminal2, "/v1/tries/right", late, signedBy(u"clerk-2"_s, directory::framedRight(late.text))).status, 422);
    EXPECT_EQ(right(central.terminal1, early), 204);
    EXPECT_EQ(count(central.terminal1), u"0 2"_s) << "an old success said again takes nothing back";
    central.clock.advance(std::chrono::seconds(1));
    const auto good = show(central.terminal1);
    EXPECT_EQ(count(central.terminal1, good), u"0 1"_s);
    EXPECT_EQ(right(central.terminal1, good), 204);
    EXPECT_EQ(count(central.terminal2), u"0 4"_s);
}

TEST_F(Tries, C14_nobody_is_locked_out_by_somebody_elses_terminal)
{
    const auto shown = show(central.terminal1);
    EXPECT_EQ(send(central.terminal1, "/v1/tries", shown, signedBy(u"clerk-2"_s, shown.text)).status, 422) << "another card";
    EXPECT_EQ(send(central.terminal1, "/v1/tries", shown, central.terminal1.key.sign(shown.text)).status, 422) << "the terminal itself";
    EXPECT_EQ(count(central.terminal2, shown), errorText(ErrorCode::TenantForbidden)) << "shown elsewhere";
    auto nobody = shown;
    nobody.staff = u"nobody"_s;
    EXPECT_EQ(send(central.terminal1, "/v1/tries", nobody, signedBy(u"clerk-1"_s, shown.text)).status, 403);
    central.clock.advance(std::chrono::minutes(16));
    EXPECT_EQ(count(central.terminal1, shown), errorText(ErrorCode::ClockOff)) << "kept for later";
    EXPECT_EQ(count(central.terminal1), u"0 4"_s);
}

} // namespace madoguchi::federation::test
