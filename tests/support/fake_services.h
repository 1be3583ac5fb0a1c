#pragma once

#include "api/services.h"
#include "support/fake_answer.h"
#include "support/fake_continuity.h"
#include "support/fake_clock.h"
#include "support/fake_directory.h"
#include "support/fake_media.h"
#include "support/fake_people.h"
#include "support/fake_review.h"

#include <QMap>

namespace madoguchi::test {

/// A session in miniature: one person, one password; what the card says is up to the test.
class FakeSession final : public api::SessionService, public FakeAnswers {
public:
    ~FakeSession() override; ///< not here: or every test would compile the whole class again
    static constexpr auto password = "Suzume-no-mori-8";
    Phase state = Phase::LoggedOut;
    api::CardStatus reader{api::CardState::Present, u"窓口 花子"_s, true};
    api::Role role = api::Role::Clerk;
    std::optional<api::LockCause> cause;
    QMap<QString, QByteArray> drafts; ///< of the person, across lock and log-out
    int activity = 0;
    std::function<void()> onActivity;
    bool storeOpen = true;
    api::BackupStatus copies{QDateTime(QDate(2026, 11, 19), QTime(8, 30), Qt::UTC), QDateTime(QDate(2026, 11, 19), QTime(8, 30), Qt::UTC), QDateTime(QDate(2026, 4, 1), QTime(0, 0), Qt::UTC), QDateTime(QDate(2026, 11, 20), QTime(1, 30), Qt::UTC), {}};
    std::function<void()> onLocked;   ///< after the signal went out, before the phase changes

    Phase phase() const override { return state; }
    api::CardStatus card() const override { return reader; }
    std::optional<api::SessionInfo> current() const override
    {
        if (state == Phase::LoggedOut)
            return std::nullopt;
        api::SessionInfo info;
        info.actor.staff = StaffId(u"s-1"_s);
        info.actor.name = u"窓口 花子"_s;
        info.actor.section = u"保険年金課"_s;
        info.actor.role = role;
        info.actor.terminal = TerminalId(u"T-0001"_s);
        info.actor.municipality = u"162019"_s;
        info.storeOpen = storeOpen && (role == api::Role::Clerk || role == api::Role::Supervisor);
        info.certificateUntil = QDateTime(QDate(2028, 3, 31), QTime(14, 59), Qt::UTC);
        return info;
    }
    std::optional<api::LockCause> lockCause() const override { return cause; }
    api::BackupStatus backup() const override { return copies; }
    bool may(api::UseCase useCase) const override
    {
        return state == Phase::Active && api::mayHold(role, api::info(useCase).permission);
    }
    QFuture<Result<api::SessionInfo>> login(SecretBytes given, SecretBytes) override { return enter(std::move(given)); }
    QFuture<Result<api::SessionInfo>> unlock(SecretBytes given, SecretBytes) override { return enter(std::move(given)); }
    void lock(api::LockCause why) override
    {
        if (state != Phase::Active)
            return;
        cause = why;
        Q_EMIT locking(why);
        if (onLocked)
            onLocked();
        state = Phase::Locked;
        Q_EMIT phaseChanged();
    }
    QFuture<Result<Done>> logout() override
    {
        state = Phase::LoggedOut;
        cause.reset();
        Q_EMIT phaseChanged();
        return answer(Done{});
    }
    QFuture<Result<QByteArray>> stepUp(SecretBytes given, SecretBytes, QByteArray statement) override
    {
        return give<QByteArray>(right(given) ? Result<QByteArray>("signed:" + statement) : Result<QByteArray>(wrong()));
    }
    void noteActivity() override
    {
        ++activity;
        if (onActivity)
            onActivity();
    }
    QFuture<Result<Done>> saveDraft(QString key, QByteArray content) override
    {
        drafts.insert(key, content);
        return answer(Done{});
    }
    QFuture<Result<QByteArray>> loadDraft(QString key) override
    {
        return give<QByteArray>(drafts.contains(key) ? Result<QByteArray>(drafts.value(key)) : Result<QByteArray>(ErrorCode::NotFound));
    }
    QFuture<Result<Done>> dropDraft(QString key) override
    {
        drafts.remove(key);
        return answer(Done{});
    }

    void start() ///< as if somebody had logged in
    {
        state = Phase::Active;
        cause.reset();
        Q_EMIT phaseChanged();
    }
    void insert(const api::CardStatus &status)
    {
        reader = status;
        Q_EMIT cardChanged();
    }

private:
    static bool right(const SecretBytes &given)
    {
        return QByteArrayView(reinterpret_cast<const char *>(given.data()), static_cast<qsizetype>(given.size())) == QByteArrayView(password);
    }
    static Error wrong() { return Error{ErrorCode::PasswordWrong, {u"4"_s}, {}}; }
    QFuture<Result<api::SessionInfo>> enter(SecretBytes given)
    {
        if (failure)
            return give<api::SessionInfo>(*failure);
        if (!right(given))
            return give<api::SessionInfo>(wrong());
        start();
        return give<api::SessionInfo>(*current());
    }
};

/// One of each that could not go on: a change, a row, an answer, a file that waits, and one that was closed.
inline QList<api::AsideItem> inventedAside(const QDateTime &now)
{
    using Way = api::AsideItem::Way;
    api::AsideItem change;
    change.id = u"change:c-1"_s;
    change.kind = u"household"_s;
    change.number = u"0000105"_s;
    change.person = u"山田 太郎"_s;
    change.household = HouseholdId(u"h-1"_s);
    change.reason = {ErrorCode::VersionConflict, {}, {}};
    change.since = now.addSecs(-3600);
    change.behind = 2;
    change.mayTryAgain = change.mayClose = true;
    api::AsideItem row = change;
    row.id = u"change:c-2"_s;
    row.way = Way::ToFederation;
    row.kind = u"F2"_s;
    row.reason = {ErrorCode::LineRefused, {}, u"世帯番号"_s};
    row.finding = u"E08"_s;
    row.since = now.addDays(-1);
    row.behind = 0;
    api::AsideItem answer = row;
    answer.id = u"item:2:f-1"_s;
    answer.way = Way::FromFederation;
    answer.kind = u"F3"_s;
    answer.number = u"00001001"_s;
    answer.reason = {ErrorCode::NotFound, {}, u"addressee"_s};
    answer.finding.clear();
    answer.line = 2;
    api::AsideItem held;
    held.id = u"file:f-4"_s;
    held.way = Way::FromFederation;
    held.file = held.held = held.mayTryAgain = held.mayClose = true;
    held.kind = u"F4"_s;
    held.number = u"市町村被保険者ID連携"_s;
    held.sequence = 43;
    held.waitsFor = 42;
    held.reason = {ErrorCode::SequenceGap, {}, {}};
    held.since = now.addSecs(-600);
    api::AsideItem closed = change;
    closed.id = u"change:c-0"_s;
    closed.mayTryAgain = closed.mayClose = false;
    closed.behind = 0;
    closed.since = now.addDays(-2);
    closed.closing = api::AsideClosing{now.addDays(-1), u"s-1"_s, u"窓口 花子"_s, u"二重に登録したため"_s};
    return {row, answer, change, held, closed};
}

/// A link in good order, two changes on their way, with one file of each kind.
class FakeLink final : public api::LinkService, public FakeAnswers {
public:
    ~FakeLink() override; ///< not here: or every test would compile the whole class again
    QDateTime now{QDate(2026, 11, 20), QTime(1, 42), Qt::UTC};
    api::LinkStatus state = inOrder();
    api::Progress work;
    int synced = 0, sent = 0, received = 0;
    QList<api::InterfaceFile> allFiles;
    QList<api::Delivery> allDeliveries = twoDeliveries();
    QList<api::AsideItem> allAside = inventedAside(now);
    QStringList triedAgain, tookIn;
    api::SourceFolder sources;
    api::TakenIn taken;
    QMap<QString, QString> closed; ///< id → reason
    api::DayPreview preview;
    api::ExpiredList expiredNow{now.date(), QByteArray(32, 'd'), 0, 0, {}, {}};
    int askedForExpired = 0;

    api::LinkStatus status() const override { return state; }
    api::Progress progress() const override { return work; }
    QFuture<Result<Done>> startFirstLoad() override
    {
        work = {api::Progress::State::Running, u"first-load"_s, 8'400, 20'000, 0, 0, 95, std::nullopt};
        Q_EMIT progressChanged();
        return answer(Done{});
    }
    void cancelFirstLoad() override
    {
        work.state = api::Progress::State::Paused;
        Q_EMIT progressChanged();
    }
    QFuture<Result<Done>> syncNow() override
    {
        ++synced;
        return answer(Done{});
    }
    QFuture<Result<api::DayPreview>> previewToday() override { return answer(preview); }
    QFuture<Result<Done>> pauseTransfers(bool paused) override
    {
        state.transfersPaused = paused;
        return answer(Done{});
    }
    QFuture<Result<Done>> sendToday() override
    {
        ++sent;
        return answer(Done{});
    }
    QFuture<Result<int>> receive() override
    {
        ++received;
        return answer(1);
    }
    QFuture<Result<QList<api::InterfaceFile>>> files() override { return answer(allFiles); }
    QFuture<Result<api::ExpiredList>> expired() override
    {
        ++askedForExpired;
        return answer(expiredNow);
    }
    QFuture<Result<QList<api::Delivery>>> deliveries() override { return answer(allDeliveries); }
    QFuture<Result<QList<api::AsideItem>>> aside() override { return answer(allAside); }
    QFuture<Result<Done>> tryAsideAgain(QString id) override
    {
        triedAgain += id;
        return answer(Done{});
    }
    QFuture<Result<api::SourceFolder>> sourceFolder() override { return answer(sources); }
    QFuture<Result<api::TakenIn>> takeIn(QString medium, QString name) override
    {
        tookIn += medium.isEmpty() ? name : medium + u'/' + name;
        return answer(taken);
    }
    QFuture<Result<Done>> closeAside(QString id, QString reason) override
    {
        closed.insert(id, reason);
        return answer(Done{});
    }

private:
    api::LinkStatus inOrder() const
    {
        api::LinkStatus link;
        link.online = true;
        link.firstLoadDone = true;
        link.lastFeed = now.addSecs(-180);
        link.lastChanges = now.addSecs(-240);
        link.lastRecord = now.addSecs(-60);
        link.lastDirectory = now.addSecs(-3 * 3600);
        link.lastFileSent = now.addSecs(-16 * 3600);
        link.lastFileReceived = now.addSecs(-2 * 3600);
        link.unacknowledged = 2;
        link.oldestUnacknowledged = link.changesDue = now.addSecs(-18 * 60);
        link.certificateDaysLeft = 212;
        link.certificateUntil = now.addDays(212);
        link.clockKnown = true;
        link.clockDifferenceMs = 300;
        link.recordAnchoredAt = now.addSecs(-60);
        return link;
    }
    QList<api::Delivery> twoDeliveries() const
    {
        using api::Lamp;
        api::Delivery first;
        first.change = ChangeId(u"c-1"_s);
        first.what = u"8-1120-031"_s;
        first.terminal.lamp = first.municipal.lamp = Lamp::Confirmed;
        first.intermediate.lamp = first.verification.lamp = Lamp::CannotBeConfirmedHere;
        api::Delivery second = first;
        second.change = ChangeId(u"c-2"_s);
        second.what = u"8-1120-030"_s;
        second.federation.lamp = Lamp::Confirmed;
        return {first, second};
    }
};

/// A household that two have changed at once: another address here, another telephone there, somebody born in both.
class FakeConflicts final : public api::ConflictService, public FakeAnswers {
public:
    ~FakeConflicts() override; ///< not here: or every test would compile the whole class again
    api::Conflict shown = invented();
    QStringList done; ///< "ours ID 2 reason"
    int asked = 0;
    std::optional<Error> reading, decision; ///< how the one and the other fails

    QFuture<Result<api::Conflict>> conflict(QString) override
    {
        ++asked;
        return reading ? give(Result<api::Conflict>(*reading)) : answer(shown);
    }
    QFuture<Result<Done>> putOurs(QString id, api::Seen theirs, QString reason) override
    {
        if (decision)
            return give(Result<Done>(*decision));
        done += u"ours %1 %2 %3"_s.arg(id, QString::fromUtf8(theirs), reason);
        return answer(Done{});
    }
    static api::Conflict invented()
    {
        const QString name = u"山田 太郎"_s;
        api::Conflict c;
        c.kind = u"household"_s;
        c.aggregate = u"h-1"_s;
        c.ours = {u"s-1"_s, u"窓口 花子"_s, u"terminal-1"_s, QDateTime(QDate(2026, 11, 20), QTime(1, 5), Qt::UTC)};
        c.seen = "2";
        c.theirs = {u"s-2"_s, u"受付 次郎"_s, u"terminal-2"_s, QDateTime(QDate(2026, 11, 20), QTime(0, 58), Qt::UTC)};
        c.fields = {{u"address"_s, {}, u"富山市桜町一丁目2番3号"_s, u"富山市新富町二丁目4番"_s},
                    {u"phone"_s, {}, u""_s, u"076-000-0001"_s},
                    {u"members.eligibility.municipalUntil"_s, name + u" · 1"_s, u"2026-11-30"_s, u""_s},
                    {u"members.insured"_s, name, true, false},
                    {u"members.nickname"_s, name, QJsonValue(QJsonValue::Undefined), u"たろう"_s},
                    {u"householdNumber"_s, {}, u"0010000001"_s, u"0010000001"_s},
                    {u"members.birth"_s, name, u"1955-01-01"_s, u"1955-01-01"_s},
                    {u"members.sex"_s, name, 1, 1}};
        return c;
    }
};

/// Answers to work through: a gap past its due date that somebody has, one that is due soon, one without a date; and one that is over.
class FakeAnswerTasks final : public api::AnswerService, public FakeAnswers {
public:
    ~FakeAnswerTasks() override; ///< not here: or every test would compile the whole class again
    using State = api::AnswerTask::State;
    QList<api::AnswerTask> all = invented();
    QStringList done; ///< "take 1", "close 1 reason" …
    int asked = 0;    ///< for the list, with names
    StaffId me{u"s-1"_s};

    QFuture<Result<QList<api::AnswerTask>>> tasks(api::AnswerFilter filter) override
    {
        ++asked;
        QList<api::AnswerTask> found;
        for (const api::AnswerTask &task : all) {
            const bool wanted = filter == api::AnswerFilter::Done ? !isOpen(task) : isOpen(task) && (filter == api::AnswerFilter::Open || task.owner == me);
            if (wanted)
                found += task;
        }
        return answer(found);
    }
    QFuture<Result<api::AnswerTaskCount>> count() override
    {
        api::AnswerTaskCount tasks;
        for (const api::AnswerTask &task : all) {
            tasks.open += isOpen(task);
            tasks.pastDue += isOpen(task) && task.dueOn.isValid() && task.dueOn < QDate(2026, 11, 20);
        }
        return answer(tasks);
    }
    QFuture<Result<Done>> take(AnswerTaskId id, api::Seen seen) override
    {
        return change(u"take"_s, id, seen, [this](api::AnswerTask &task) {
            task.state = State::Taken;
            task.owner = me;
            task.ownerName = u"窓口 花子"_s;
        });
    }
    QFuture<Result<Done>> giveBack(AnswerTaskId id, api::Seen seen) override
    {
        return change(u"give-back"_s, id, seen, [](api::AnswerTask &task) {
            task.state = State::Open;
            task.owner = {};
            task.ownerName.clear();
        });
    }
    QFuture<Result<Done>> close(AnswerTaskId id, api::Seen seen, QString reason) override
    {
        return change(u"close"_s, id, seen, [reason](api::AnswerTask &task) {
            task.state = State::Closed;
            task.reason = reason;
            task.closedBy = u"窓口 花子"_s;
            task.closedAt = QDateTime(QDate(2026, 11, 20), QTime(1, 42), Qt::UTC);
        });
    }

private:
    static bool isOpen(const api::AnswerTask &task) { return task.state == State::Open || task.state == State::Taken; }
    QFuture<Result<Done>> change(const QString &what, const AnswerTaskId &id, const api::Seen &seen, const std::function<void(api::AnswerTask &)> &work)
    {
        const auto task = std::ranges::find(all, id, &api::AnswerTask::id);
        if (failure || task == all.end())
            return give<Done>(failure.value_or(Error{ErrorCode::NotFound, {}, {}}));
        if (task->seen != seen)
            return give<Done>(ErrorCode::VersionConflict);
        work(*task);
        task->seen += '+';
        done += (what + u' ' + id.text() + u' ' + task->reason).trimmed();
        Q_EMIT tasksChanged();
        return answer(Done{});
    }
    static QList<api::AnswerTask> invented()
    {
        api::AnswerTask gap;
        gap.id = AnswerTaskId(u"1"_s);
        gap.seen = "1";
        gap.layout = u"F9"_s;
        gap.code = u"W20"_s;
        gap.severity = u"W"_s;
        gap.item = u"municipal_from"_s;
        gap.targetFile = u"KKKOJIN"_s;
        gap.targetSequence = u"00000041"_s;
        gap.targetLine = 3;
        gap.addresseeNumber = u"00001002"_s;
        gap.person = u"山田 太郎"_s;
        gap.household = HouseholdId(u"h-1"_s);
        gap.verdict = api::Verdict::Gap;
        gap.days = 2;
        gap.inheritedFrom = QDate(2026, 11, 1);
        gap.text = u"転出元との間に空白期間があります"_s;
        gap.dueOn = QDate(2026, 11, 18);
        gap.since = QDateTime(QDate(2026, 11, 5), QTime(9, 0), Qt::UTC);
        api::AnswerTask taken = gap;
        taken.state = State::Taken;
        taken.owner = StaffId(u"s-2"_s);
        taken.ownerName = u"窓口 次郎"_s;
        api::AnswerTask number = gap;
        number.id = AnswerTaskId(u"2"_s);
        number.code = u"W11"_s;
        number.item = u"number_receipt"_s;
        number.person = u"山本 さくら"_s;
        number.household = HouseholdId(u"h-2"_s);
        number.verdict = api::Verdict::None;
        number.inheritedFrom = {};
        number.text = u"個人番号が空白です"_s;
        number.dueOn = QDate(2026, 11, 22);
        api::AnswerTask missing = number;
        missing.id = AnswerTaskId(u"3"_s);
        missing.layout = u"F3"_s;
        missing.code = u"W22"_s;
        missing.item = u"municipal_from"_s;
        missing.person = u"高岡 次郎"_s;
        missing.verdict = api::Verdict::PartnerMissing;
        missing.text.clear();
        missing.dueOn = {};
        missing.targetLine = 0;
        api::AnswerTask over = gap;
        over.id = AnswerTaskId(u"4"_s);
        over.state = State::Settled;
        over.reason = u"転出元との間の空白期間は解消しました"_s;
        over.closedAt = gap.since.addDays(3);
        return {taken, number, missing, over};
    }
};

/// A morning's record: every outcome, one entry at night.
class FakeRecord final : public api::RecordService, public FakeAnswers {
public:
    ~FakeRecord() override; ///< not here: or every test would compile the whole class again
    QDateTime now{QDate(2026, 11, 20), QTime(1, 42), Qt::UTC};
    qint64 size = 620;
    qint64 anchored = 618;
    QList<api::RecordFilter> looks; ///< as they were asked for
    QList<qint64> pages;            ///< first of each further page

    QFuture<Result<api::RecordLook>> look(api::RecordFilter filter, int limit) override;
    QFuture<Result<QList<api::RecordLine>>> lines(qint64 look, qint64 first, int limit) override;
    QList<api::RecordPerson> people() const override { return {{u"s-1"_s, u"窓口 花子"_s}, {u"s-2"_s, u"窓口 次郎"_s}}; }
    api::RecordHead head() const override { return {size, QByteArray(32, 'r'), now.addSecs(-20), anchored, now.addSecs(-60)}; }

private:
    api::RecordLine line(qint64 sequence) const;
    QList<api::RecordLine> m_found;
};

/// Everything a window needs, and all of it invented.
/// Printers that keep what was laid before them.
class FakePrint final : public api::PrintService, public FakeAnswers {
public:
    ~FakePrint() override; ///< not here: or every test would compile the whole class again
    QStringList names{u"counter-2"_s};
    std::optional<Error> fault;
    struct Printed {
        api::UseCase useCase;
        std::shared_ptr<const api::Paper> paper;
        QString printer;
    };
    QList<Printed> printed;

    QStringList printers() const override { return names; }
    QFuture<Result<Done>> print(api::UseCase useCase, std::shared_ptr<const api::Paper> paper, QString printer) override
    {
        if (fault)
            return give<Done>(*fault);
        printed.append({useCase, std::move(paper), std::move(printer)});
        return answer<Done>(Done{});
    }
};

struct FakeServices {
    FakeServices();
    ~FakeServices();
    FakeClock clock;
    FakeSession session;
    FakePeople people;
    FakeReception reception;
    FakeNumber number;
    FakeLink link;
    FakeAnswerTasks answer;
    FakeConflicts conflict;
    FakeContinuity continuity;
    FakeMedia media;
    FakeRecord record;
    FakeReview review;
    FakeDirectory directory;
    FakePrint print;
    QString keptLook; ///< what the terminal will look like next time
    api::Services services{session, people, reception, number, link, answer, conflict, continuity, media, record, review, directory, print, clock, u"富山市"_s, true,
                           [this](const QString &look) { keptLook = look; return Result<Done>(Done{}); }};
};

} // namespace madoguchi::test
