#pragma once

#include "journal/entry.h"
#include "review/finder.h"
#include "review/rules.h"

#include <algorithm>

namespace madoguchi::test {

using namespace Qt::StringLiterals;

/// Days of a counter as its record has them: two clerks, a visit every few minutes, a household a visit.
struct SomeRecord {
    QList<journal::Entry> entries;
    static inline const QDate monday{2026, 11, 16};

    static QDateTime at(QDate day, int hour, int minute = 0, int second = 0) { return QDateTime(day, QTime(hour, 0), Qt::OffsetFromUTC, 9 * 3600).addSecs(minute * 60 + second).toUTC(); }
    journal::Entry &add(const QDateTime &when, const QString &staff, const char *useCase, const QString &object = {}, const QString &reception = {})
    {
        journal::Entry entry;
        entry.sequence = entries.size() + 1;
        entry.utcMs = when.toMSecsSinceEpoch();
        entry.terminal = u"T-0001"_s;
        entry.staff = staff;
        entry.useCase = QString::fromLatin1(useCase);
        entry.object = object;
        entry.receptionNumber = reception;
        entries.append(entry);
        return entries.last();
    }
    /// By the machine's own count: so many minutes into a run that began at `begin`.
    void note(const QByteArray &boot, const QDateTime &begin, int minutes, const char *useCase)
    {
        journal::Entry &entry = add(begin.addSecs(minutes * 60), u"s-1"_s, useCase);
        entry.boot = boot;
        entry.monotonicMs = minutes * 60'000;
    }
    /// Nothing of it stands out: logins, ten visits an hour, a miss now and then, the program's own notes at night.
    void ordinaryDay(QDate day)
    {
        add(at(day, 3), {}, "record.heartbeat");
        add(at(day, 7, 40), {}, "program.start");
        add(at(day, 8, 20), u"s-1"_s, "session.login");
        add(at(day, 8, 21), u"s-2"_s, "session.login");
        for (int visit = 0; visit < 80; ++visit) {
            const QDateTime when = at(day, 9, visit * 5);
            const QString staff = visit % 2 ? u"s-1"_s : u"s-2"_s, number = u"8-%1-%2"_s.arg(day.toString(u"MMdd"_s)).arg(visit, 3, 10, QChar(u'0')), household = u"h-%1"_s.arg(visit * 7 % 60);
            add(when, staff, "person.search", {}, number).count = visit % 9 ? 1 : 0;
            if (visit % 20 == 0)
                add(when.addSecs(5), staff, "household.open", household); // the slip is made after the look
            add(when.addSecs(10), staff, "reception.open", {}, number);
            add(when.addSecs(20), staff, "household.open", household, number);
            add(when.addSecs(90), staff, "notification.register", household, number);
            add(when.addSecs(100), staff, "reception.close", {}, number);
        }
        auto &typo = add(at(day, 13, 2), u"s-1"_s, "session.unlock");
        typo.outcome = api::Outcome::Denied;
        typo.detail = errorText(ErrorCode::PasswordWrong);
        add(at(day, 17, 20), u"s-2"_s, "session.logout");
        add(at(day, 19, 5), {}, "program.end");
        add(at(day, 19, 5), u"s-2"_s, "session.lock");
    }
    review::Finder::Found found(qint64 reviewed = 0, const QDateTime &now = at(monday.addDays(30), 12)) const
    {
        review::Finder finder(review::rules(), u"T-0001"_s, reviewed);
        for (const journal::Entry &entry : entries)
            finder.add(entry);
        return finder.find(now);
    }
};

} // namespace madoguchi::test
