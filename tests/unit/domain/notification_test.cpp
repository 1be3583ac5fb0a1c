#include "domain/notification.h"

#include "domain/municipality.h"
#include "domain/reason.h"

#include <gtest/gtest.h>

#include <functional>

namespace madoguchi::domain {

using namespace Qt::StringLiterals;

namespace {

const QDate today(2026, 11, 20), happened(2026, 11, 10);
const QString here = u"162019"_s, neighbour = u"162027"_s, farAway = u"131032"_s;

/// A right notification for each reason.
Notified notified(const QString &reason)
{
    Notified n{reason, happened, today, {}, {}, {}, here, today};
    const NotificationRule *rule = findNotificationRule(reason);
    if (rule && rule->other == OtherMunicipality::Previous)
        n.previousMunicipality = neighbour;
    if (rule && rule->other == OtherMunicipality::Next)
        n.nextMunicipality = neighbour;
    return n;
}

QStringList described(const QList<Error> &errors)
{
    QStringList lines;
    for (const Error &error : errors)
        lines += error.field + u' ' + errorText(error.code);
    return lines;
}

} // namespace

TEST(Notification, F08_each_reason_counts_from_its_day)
{
    const struct { const char *reason; QDate day; bool begins; } table[] = {
        {"A1", happened, true},  {"A2", happened, true},  {"A3", happened, true}, {"A4", happened, true}, {"A5", happened, true},
        {"L1", happened.addDays(1), false}, {"L2", happened.addDays(1), false}, {"L3", happened.addDays(1), false}, {"L4", happened.addDays(1), false},
        {"L5", happened, false},
    };
    EXPECT_EQ(notificationRules().size(), std::size(table));
    for (const auto &row : table) {
        const QString reason = QString::fromLatin1(row.reason);
        const NotificationRule *rule = findNotificationRule(reason);
        ASSERT_NE(rule, nullptr) << row.reason;
        ASSERT_NE(findReason(reason), nullptr) << row.reason;
        EXPECT_EQ(beginsCover(*rule), row.begins) << row.reason;
        EXPECT_EQ(beginsCover(*rule), findReason(reason)->acquisition) << row.reason;
        const auto outcome = checkNotification(notified(reason));
        EXPECT_EQ(described(outcome.errors), QStringList()) << row.reason;
        EXPECT_EQ(described(outcome.warnings), QStringList()) << row.reason;
        EXPECT_EQ(outcome.coverDate, row.day) << row.reason;
    }
}

TEST(Notification, F08_each_rule_names_its_field)
{
    const struct { const char *what, *reason; std::function<void(Notified &)> spoil; QStringList errors; } table[] = {
        {"no reason", "A1", [](Notified &n) { n.reason.clear(); }, {u"reason P-002"_s}},
        {"by the office's own decision", "A1", [](Notified &n) { n.reason = u"L9"_s; }, {u"reason P-007"_s}},
        {"no date", "L4", [](Notified &n) { n.happenedOn = QDate(); }, {u"happenedOn P-002"_s}},
        {"tomorrow", "A1", [](Notified &n) { n.happenedOn = n.notifiedOn = today.addDays(1); }, {u"happenedOn P-005"_s, u"notifiedOn P-005"_s}},
        {"a death to come", "L4", [](Notified &n) { n.happenedOn = today.addDays(1); }, {u"happenedOn P-005"_s, u"notifiedOn P-006"_s}},
        {"a move out too far ahead", "L1", [](Notified &n) { n.happenedOn = today.addDays(15); }, {u"happenedOn P-005"_s, u"notifiedOn P-006"_s}},
        {"not the register's date", "A1", [](Notified &n) { n.registerDate = happened.addDays(-1); }, {u"happenedOn P-007"_s}},
        {"notified before it happened", "L2", [](Notified &n) { n.notifiedOn = happened.addDays(-1); }, {u"notifiedOn P-006"_s}},
        {"no previous municipality", "A1", [](Notified &n) { n.previousMunicipality.clear(); }, {u"previousMunicipality P-002"_s}},
        {"a code that is none", "A1", [](Notified &n) { n.previousMunicipality = u"162018"_s; }, {u"previousMunicipality P-008"_s}},
        {"from here to here", "A1", [](Notified &n) { n.previousMunicipality = here; }, {u"previousMunicipality P-003"_s}},
        {"no next municipality", "L1", [](Notified &n) { n.nextMunicipality.clear(); n.previousMunicipality = neighbour; }, {u"nextMunicipality P-002"_s}},
        {"out of here to here", "L1", [](Notified &n) { n.nextMunicipality = here; }, {u"nextMunicipality P-003"_s}},
        {"everything missing", "A1", [](Notified &n) { n = {u"A1"_s, {}, {}, {}, {}, {}, here, today}; },
            {u"happenedOn P-002"_s, u"notifiedOn P-002"_s, u"previousMunicipality P-002"_s}},
    };
    for (const auto &row : table) {
        Notified n = notified(QString::fromLatin1(row.reason));
        row.spoil(n);
        const auto outcome = checkNotification(n);
        EXPECT_EQ(described(outcome.errors), row.errors) << row.what;
        EXPECT_FALSE(outcome.coverDate.isValid()) << row.what;
    }
}

TEST(Notification, F08_a_move_out_may_be_notified_before_it)
{
    Notified n = notified(u"L1"_s);
    n.happenedOn = today.addDays(14);
    EXPECT_EQ(described(checkNotification(n).errors), QStringList());
    EXPECT_EQ(checkNotification(n).coverDate, today.addDays(15));
}

TEST(Notification, F08_late_is_told_and_not_refused)
{
    for (const NotificationRule &rule : notificationRules()) {
        Notified n = notified(QStringView(rule.reason).toString());
        n.happenedOn = today.addDays(-14);
        EXPECT_TRUE(checkNotification(n).warnings.isEmpty());
        n.happenedOn = today.addDays(-15);
        const auto outcome = checkNotification(n);
        EXPECT_EQ(described(outcome.warnings), QStringList{u"notifiedOn P-006"_s});
        EXPECT_EQ(outcome.warnings.value(0).args, QStringList{u"15"_s});
        EXPECT_TRUE(outcome.errors.isEmpty());
    }
}

TEST(Notification, F02_only_a_move_inside_the_prefecture_keeps_the_prefectures_eligibility)
{
    for (const char *reason : {"A1", "L1"}) {
        Notified n = notified(QString::fromLatin1(reason));
        EXPECT_TRUE(checkNotification(n).samePrefecture) << reason;
        (n.previousMunicipality.isEmpty() ? n.nextMunicipality : n.previousMunicipality) = farAway;
        EXPECT_FALSE(checkNotification(n).samePrefecture) << reason;
    }
    EXPECT_FALSE(checkNotification(notified(u"L2"_s)).samePrefecture);
    EXPECT_EQ(prefectureOf(here), u"16"_s);
    EXPECT_EQ(prefectureOf(u"162018"_s), QString());
    EXPECT_FALSE(samePrefecture(u"x"_s, u"y"_s));
}

TEST(Notification, F08_the_person_must_fit)
{
    const QDate birth(1980, 5, 5), from(2020, 4, 1);
    const NotifiedPerson covered{birth, false, {from, {}}}, lost{birth, false, {from, happened}}, never{birth, false, {}};
    const struct { const char *what, *reason; QDate day; NotifiedPerson person; QString error; } table[] = {
        {"comes", "A2", happened, never, {}},
        {"comes back the day the last cover ended", "A2", happened, lost, {}},
        {"comes back before that", "A2", happened.addDays(-1), lost, u"happenedOn P-006"_s},
        {"is covered", "A3", happened, covered, u" P-013"_s},
        {"is dead", "A5", happened, {birth, true, {from, happened}}, u" P-007"_s},
        {"before birth", "A2", birth.addDays(-1), never, u"happenedOn P-006"_s},
        {"at birth", "A4", birth, never, {}},
        {"birth known in part", "A2", happened, {{}, false, {}}, {}},
        {"leaves", "L2", happened, covered, {}},
        {"leaves the day after it began", "L2", from.addDays(1), covered, {}},
        {"leaves the day it began", "L5", from, covered, u"happenedOn P-006"_s},
        {"leaves before it began", "L3", from.addDays(-9), covered, u"happenedOn P-006"_s},
        {"has left before", "L2", today, lost, u" P-007"_s},
        {"was never covered", "L4", today, never, u" P-007"_s},
        {"dies twice", "L4", today, {birth, true, {from, {}}}, u" P-007"_s},
    };
    for (const auto &row : table) {
        const auto wrong = checkNotifiedPerson(*findNotificationRule(QString::fromLatin1(row.reason)), row.day, row.person);
        EXPECT_EQ(wrong ? described({*wrong}).first() : QString(), row.error) << row.what;
    }
}

} // namespace madoguchi::domain
