#pragma once

#include "api/services.h"
#include "support/fake_services.h"
#include "support/wait.h"
#include "ui/frame/screen.h"

#include <QHash>

#include <memory>
#include <set>

namespace madoguchi::test {

/// A session that lets everybody do everything but what the test denies, and keeps drafts.
class DeskSession final : public api::SessionService, public FakeAnswers {
public:
    ~DeskSession() override; ///< not here: or every test would compile the whole class again
    QHash<QString, QByteArray> drafts;
    QList<QByteArray> signedStatements;
    int passwordLength = -1;
    bool pinNeeded = false;
    std::set<api::UseCase> denied; ///< everything else is allowed
    StaffId staff;

    Phase phase() const override { return Phase::Active; }
    api::CardStatus card() const override { return {api::CardState::Present, u"係長 一郎"_s, pinNeeded}; }
    std::optional<api::SessionInfo> current() const override
    {
        api::SessionInfo info;
        info.actor.staff = staff;
        return info;
    }
    std::optional<api::LockCause> lockCause() const override { return {}; }
    api::BackupStatus backup() const override { return {}; }
    bool may(api::UseCase useCase) const override { return !denied.contains(useCase); }
    QFuture<Result<api::SessionInfo>> login(SecretBytes, SecretBytes) override { return answer(api::SessionInfo{}); }
    QFuture<Result<api::SessionInfo>> unlock(SecretBytes, SecretBytes) override { return answer(api::SessionInfo{}); }
    void lock(api::LockCause) override {}
    QFuture<Result<Done>> logout() override { return answer(Done{}); }
    QFuture<Result<QByteArray>> stepUp(SecretBytes password, SecretBytes, QByteArray statement) override
    {
        passwordLength = static_cast<int>(password.size());
        signedStatements += statement;
        return answer(QByteArray("signature of ") + statement);
    }
    void noteActivity() override {}
    QFuture<Result<Done>> saveDraft(QString key, QByteArray content) override
    {
        drafts[key] = content;
        return answer(Done{});
    }
    QFuture<Result<QByteArray>> loadDraft(QString key) override
    {
        return drafts.contains(key) ? answer(drafts.value(key)) : give(Result<QByteArray>(ErrorCode::NotFound));
    }
    QFuture<Result<Done>> dropDraft(QString key) override
    {
        drafts.remove(key);
        return answer(Done{});
    }
};

/// A day's link: two files to send, two that came back.
class DeskLink final : public api::LinkService, public FakeAnswers {
public:
    ~DeskLink() override; ///< not here: or every test would compile the whole class again
    api::LinkStatus state;
    api::Progress work;
    QList<Error> blocking;
    int previews = 0, sent = 0, received = 0, asideAsked = 0;
    QList<api::AsideItem> allAside;
    bool nothingToSend = false;
    QStringList triedAgain, tookIn;
    api::SourceFolder sources;
    api::TakenIn taken;
    QMap<QString, QString> closed; ///< id → reason
    api::ExpiredList expiredNow; ///< nothing
    int askedForExpired = 0;

    DeskLink()
    {
        state.online = true;
        state.firstLoadDone = true;
        state.lastFeed = state.lastChanges = QDateTime(QDate(2026, 11, 20), QTime(1, 39), Qt::UTC);
        state.lastFileSent = QDateTime(QDate(2026, 11, 19), QTime(9, 0), Qt::UTC);
        state.lastFileReceived = QDateTime(QDate(2026, 11, 20), QTime(0, 4), Qt::UTC);
        state.unacknowledged = 2;
        state.oldestUnacknowledged = QDateTime(QDate(2026, 11, 20), QTime(1, 24), Qt::UTC);
    }
    api::LinkStatus status() const override { return state; }
    api::Progress progress() const override { return work; }
    QFuture<Result<Done>> startFirstLoad() override { return answer(Done{}); }
    void cancelFirstLoad() override {}
    QFuture<Result<Done>> syncNow() override { return answer(Done{}); }
    QFuture<Result<Done>> pauseTransfers(bool paused) override
    {
        state.transfersPaused = paused;
        Q_EMIT statusChanged();
        return answer(Done{});
    }
    QFuture<Result<api::DayPreview>> previewToday() override
    {
        ++previews;
        api::DayPreview p;
        if (nothingToSend)
            return answer(p);
        p.files = {file(u"F1"_s, u"資格情報(世帯)"_s, 42, 1, api::InterfaceFile::State::Composed),
                   file(u"F2"_s, u"資格情報(個人)"_s, 42, 2, api::InterfaceFile::State::Composed)};
        const HouseholdId home(u"h-105"_s);
        using Kind = api::PreviewWarning::Kind;
        p.lines = {{u"F2"_s, u"0000105"_s, u"高岡 次郎"_s, home, u"新規"_s, {}, u"適用開始 令和8年11月10日"_s, {}},
                   {u"F2"_s, u"0000105"_s, u"髙岡 美咲"_s, home, u"新規"_s, {}, u"適用開始 令和8年11月10日"_s,
                    {{Kind::Overlap, {u"2024-04-01"_s, u"2026-11-12"_s}}, {Kind::NameShown, {u"氏名漢字"_s, u"高岡 美咲"_s}}, {Kind::NumberMissing, {}}}}};
        p.blocking = blocking;
        return answer(p);
    }
    QFuture<Result<Done>> sendToday() override
    {
        ++sent;
        return answer(Done{});
    }
    QFuture<Result<int>> receive() override
    {
        ++received;
        return answer(2);
    }
    QFuture<Result<QList<api::InterfaceFile>>> files() override
    {
        return answer(QList<api::InterfaceFile>{file(u"F3"_s, u"国保資格取得喪失年月日連携"_s, 41, 2, api::InterfaceFile::State::Imported),
                                                file(u"F1"_s, u"資格情報(世帯)"_s, 41, 1, api::InterfaceFile::State::Accepted)});
    }
    QFuture<Result<QList<api::Delivery>>> deliveries() override { return answer(QList<api::Delivery>{inventedTown().first().notifications.first().delivery}); }

    QFuture<Result<QList<api::AsideItem>>> aside() override
    {
        ++asideAsked;
        return answer(allAside);
    }
    QFuture<Result<Done>> tryAsideAgain(QString id) override
    {
        triedAgain += id;
        return settle(id);
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
        return settle(id);
    }
    QFuture<Result<api::ExpiredList>> expired() override
    {
        ++askedForExpired;
        return answer(expiredNow);
    }

private:
    QFuture<Result<Done>> settle(const QString &id)
    {
        if (!failure) {
            allAside.removeIf([&](const api::AsideItem &item) { return item.id == id; });
            state.refused = static_cast<int>(std::ranges::count_if(allAside, [](const api::AsideItem &item) { return !item.closing && !item.held; }));
            Q_EMIT statusChanged();
        }
        return answer(Done{});
    }
    static api::InterfaceFile file(const QString &layout, const QString &name, qint64 sequence, int records, api::InterfaceFile::State state)
    {
        api::InterfaceFile f;
        f.id = FileId(u"f-"_s + layout);
        f.layout = layout;
        f.name = name;
        f.sequence = sequence;
        f.at = QDateTime(QDate(2026, 11, 20), QTime(0, 4), Qt::UTC);
        f.records = records;
        f.size = 307 * records;
        f.state = state;
        return f;
    }
};

/// Every service as a fake, and one screen on it, shown as large as the frame shows it at 1366×768.
class ClerkDesk {
public:
    ClerkDesk();
    ~ClerkDesk();
    DeskSession session;
    FakePeople people;
    FakeReception reception;
    FakeNumber number;
    DeskLink link;
    FakeAnswerTasks answer;
    FakeConflicts conflict;
    FakeContinuity continuity;
    FakeMedia media;
    FakeRecord record;
    FakeReview review;
    FakeDirectory directory;
    FakePrint print;
    FakeClock clock;
    api::Services services{session, people, reception, number, link, answer, conflict, continuity, media, record, review, directory, print, clock, u"富山市"_s, true,
                           [](const QString &) { return Result<Done>(Done{}); }};

    std::unique_ptr<ui::Screen> screen;
    QList<ui::Destination> went;
    QStringList told;

    template <typename Create>
    ui::Screen &open(Create create, const QString &object = {})
    {
        screen.reset(create(services, nullptr));
        QObject::connect(screen.get(), &ui::Screen::goTo, screen.get(), [this](const ui::Destination &to) { went += to; });
        QObject::connect(screen.get(), &ui::Screen::told, screen.get(), [this](const QString &sentence) { told += sentence; });
        screen->resize(982, 632); // 1366×768 without header, rail, context, title line, status and keys
        screen->show();
        screen->activateWindow();
        waitFor([&] { return screen->isActiveWindow(); }, 2000);
        screen->open(object);
        if (QWidget *first = screen->firstFocus())
            first->setFocus();
        settle();
        return *screen;
    }
    /// Answers arrive by the event loop.
    static void settle()
    {
        for (int i = 0; i < 12; ++i)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 2);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
};

} // namespace madoguchi::test
