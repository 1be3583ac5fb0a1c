// Does the main job through the services, without windows: login, first load, one notification, the federation's files,
// one medium. Each run goes on where the last one stopped; every milestone is a line on standard output, so that a test can
// kill this process, or the server, right there.
//   counter-driver PROFILE           the main job
//   counter-driver PROFILE calls N [PID]  the main job; kills itself at the N-th call that changes the disk (0: not), and counts them; with a PID
//                                    that process, the server, instead
//   counter-driver PROFILE sources [before|after N]
//                                    where another system decides: takes in what that has put into its folder, sends it, has the sources erased and the answers handed back; kills itself before the
//                                    N-th call that changes something in its folders, or before the first one anywhere behind that
//   counter-driver PROFILE export [N]  the main job; says what state the medium's request was in when it began; kills itself at the N-th call that changes the disk between the approval and the
//                                    medium's being written and read back. Without N: only to the approval
//   counter-driver PROFILE load      the first two, and counts whom the search finds then
//   counter-driver PROFILE load N    kills itself at the N-th commit behind the login
//   counter-driver PROFILE policy    the first two, and an administrator lets sealed numbers wait
//   counter-driver PROFILE queue     enters a number while the server is away
//   counter-driver PROFILE deliver N one cycle; kills itself at the N-th commit behind the login (0: not)
//   counter-driver PROFILE receipts  counts what both sides keep of numbers, with the server stopped
//   counter-driver PROFILE sides     compares what both sides hold of the main job, with the server stopped
//   counter-driver PROFILE outdate   leaves a search index with the keys of another version, as an update of the program does; `load` makes it anew
#include "app/terminal/terminal.h"
#include "bench/counter.h"
#include "faults/kill_switch.h"
#include "federation/embedded_store.h"
#include "store/connection.h"
#include "support/wait.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <string>

#include <unistd.h>

using namespace madoguchi;
using namespace Qt::StringLiterals;

namespace {

QJsonObject readJson(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

SecretBytes secret(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    return SecretBytes({reinterpret_cast<const std::uint8_t *>(utf8.constData()), static_cast<std::size_t>(utf8.size())});
}

void at(const char *milestone)
{
    std::printf("at %s\n", milestone);
    std::fflush(stdout);
}

/// Ends the run with exit code 1 when something does not work; the caller runs it again.
template <typename T>
T must(const char *what, QFuture<Result<T>> future, int patience = 60'000)
{
    if (!test::waitForAnswer(future, patience)) {
        std::printf("failed %s: no answer\n", what);
        std::_Exit(1);
    }
    auto result = future.takeResult();
    if (!result.ok()) {
        std::printf("failed %s: %s\n", what, qPrintable(describe(result.error())));
        std::fflush(stdout);
        std::_Exit(1);
    }
    return std::move(result).value();
}

/// Counts the calls of all threads.
class KillAtCall final : public disk_calls::Watcher {
public:
    KillAtCall(int at, pid_t server, bool armed = true) : m_at(at), m_server(server), m_armed(armed) { disk_calls::watch(this); }
    ~KillAtCall() override
    {
        disk_calls::watch(nullptr);
        std::printf("calls %d\n", m_count.load());
    }
    void arm(bool armed) { m_armed = armed; }
    void before(const disk_calls::Call &call) override
    {
        if (!m_armed || ++m_count != m_at)
            return;
        if (m_server == 0)
            kill_switch::die(call);
        ::kill(m_server, SIGKILL);
    }

private:
    const int m_at;
    const pid_t m_server; ///< 0: this one
    std::atomic<bool> m_armed;
    std::atomic<int> m_count = 0;
};

class Driver {
public:
    explicit Driver(app::Terminal &terminal, KillAtCall *writing = nullptr)
        : m_services(terminal.services()), m_profile(terminal.profile().directory), m_town(m_profile + u"/.."_s), m_clerk(u"clerk-"_s + terminal.profile().terminal.text().right(1)),
          m_writing(writing)
    {
    }

    void run()
    {
        load();
        registerNotification();
        must("sync", m_services.link.syncNow());
        at("shared");
        const auto preview = must("preview", m_services.link.previewToday());
        at("previewed");
        if (!preview.files.isEmpty())
            must("send", m_services.link.sendToday());
        at("sent");
        must("receive", m_services.link.receive());
        at("received");
        exportMedium();
        must("sync", m_services.link.syncNow());
        report();
        must("logout", m_services.session.logout());
        at("done");
    }

    /// The day of a municipality whose own system decides.
    void runSources()
    {
        load();
        const auto lying = must("folder", m_services.link.sourceFolder());
        for (const auto &file : lying.files)
            if (file.isTakeable() && !must("take in", m_services.link.takeIn(file.medium, file.name)).isTaken()) {
                std::printf("failed take in: %s is not taken\n", qPrintable(file.name));
                std::fflush(stdout);
                std::_Exit(1);
            }
        at("taken");
        if (!must("preview", m_services.link.previewToday()).files.isEmpty())
            must("send", m_services.link.sendToday());
        at("sent");
        must("receive", m_services.link.receive());
        must("sync", m_services.link.syncNow());
        int accepted = 0, imported = 0, erased[3] = {};
        for (const auto &file : must("files", m_services.link.files())) {
            accepted += file.state == api::InterfaceFile::State::Accepted;
            imported += file.state == api::InterfaceFile::State::Imported;
        }
        const auto folder = must("folder", m_services.link.sourceFolder());
        for (const auto &source : folder.erased)
            ++erased[static_cast<int>(source.how)];
        std::printf("result sent=%d aside=%d overwritten=%d gone=%d changed=%d lying=%d imported=%d handed=%d\n", accepted, static_cast<int>(must("aside", m_services.link.aside()).size()), erased[0],
                    erased[1], erased[2], static_cast<int>(folder.files.size()), imported, folder.handedBack);
        std::fflush(stdout);
        must("logout", m_services.session.logout());
        at("done");
    }

    /// The first load and nothing else; every step of its progress is a milestone ("progress first-load 500 of 1234").
    void runLoad(int lastCommit)
    {
        QObject::connect(&m_services.link, &api::LinkService::progressChanged, &m_services.link, [this] {
            const auto progress = m_services.link.progress();
            if (progress.state != api::Progress::State::Running)
                return;
            m_services.session.noteActivity(); // whoever waits for it is at the desk; an idle one would lock itself
            std::printf("at progress %s %lld of %lld\n", qPrintable(progress.what), static_cast<long long>(progress.records), static_cast<long long>(progress.recordsTotal));
            std::fflush(stdout);
        });
        load(lastCommit);
        reportFound();
        must("logout", m_services.session.logout());
        at("done");
    }

    void allowQueue()
    {
        load();
        logIn(u"admin-1"_s);
        const auto person = staff(u"admin-1"_s);
        must("policy", m_services.directory.order(api::SetPolicy{u"sealedQueue"_s, u"true"_s}, secret(person[u"password"].toString()), secret(person[u"pin"].toString())));
        logIn(m_clerk);
        must("sync", m_services.link.syncNow());
        must("logout", m_services.session.logout());
        at("done");
    }
    void queueNumber()
    {
        logIn(m_clerk);
        const auto visitor = readJson(m_town + u"/cards/visitors.json"_s)[u"visitors"].toArray().at(0).toObject();
        const auto reception = must("reception", m_services.reception.openReception(u"other"_s));
        auto number = domain::IndividualNumber::fromDigits(secret(visitor[u"numbers"].toArray().at(0).toString()));
        const auto verdict = must("number", m_services.number.submit(visitor[u"addressees"].toArray().at(0).toString(), reception.id, std::move(number).value()));
        std::printf("entered answer=%d\n", static_cast<int>(verdict.answer));
        reportTasks();
    }
    void deliverNumbers(int lastCommit)
    {
        logIn(m_clerk);
        killAtCommit(lastCommit);
        must("sync", m_services.link.syncNow());
        reportTasks();
    }

private:
    void reportTasks()
    {
        const auto tasks = must("tasks", m_services.number.taskCount());
        std::printf("tasks waiting=%d open=%d\n", tasks.waiting, tasks.open);
        std::fflush(stdout);
        must("logout", m_services.session.logout());
        at("done");
    }
    static void killAtCommit(int lastCommit)
    {
        if (lastCommit <= 0)
            return;
        store::Connection::setFaultHook([lastCommit, commits = std::make_shared<std::atomic<int>>(0)](const char *access) {
            if (std::strcmp(access, "commit") == 0 && ++*commits == lastCommit)
                ::kill(::getpid(), SIGKILL);
            return 0;
        });
    }
    void load(int lastCommit = 0)
    {
        logIn(m_clerk);
        at("login");
        killAtCommit(lastCommit);
        must("first load", m_services.link.startFirstLoad(), 3'600'000); // nothing to do where everybody is here already
        must("sync", m_services.link.syncNow());                         // makes anew what an update has outdated
        at("first-load");
    }

    /// Two ways to everybody: by the beginning of the name and by the year of birth.
    void reportFound()
    {
        const auto found = [&](const QString &text) {
            const auto page = must("search", m_services.people.search(++m_request, text, {}, 1));
            if (page.building) {
                std::printf("failed search: the index is not complete\n");
                std::_Exit(1);
            }
            return must("count", m_services.people.searchExtent(m_request, 100)).rows;
        };
        qint64 byName = 0, byBirth = 0;
        for (const QString &row : {u"アイウエオ"_s, u"カキクケコ"_s, u"サシスセソ"_s, u"タチツテト"_s, u"ナニヌネノ"_s, u"ハヒフヘホ"_s, u"マミムメモ"_s, u"ヤユヨ"_s, u"ラリルレロ"_s, u"ワヲン"_s})
            for (const QChar kana : row)
                byName += found(QString(kana));
        const int year = m_services.clock.today().year();
        for (int y = year - 130; y <= year; ++y)
            byBirth += found(QString::number(y) + u'年');
        std::printf("found names=%lld births=%lld\n", static_cast<long long>(byName), static_cast<long long>(byBirth));
        std::fflush(stdout);
    }

    void logIn(const QString &card)
    {
        if (m_services.session.current())
            must("logout", m_services.session.logout());
        QFile reader(m_profile + u"/reader.json"_s);
        if (!reader.open(QIODevice::WriteOnly | QIODevice::Truncate))
            std::_Exit(1);
        reader.write(QJsonDocument(QJsonObject{{u"card"_s, card}, {u"fault"_s, u""_s}}).toJson());
        reader.close();
        QJsonObject person;
        for (const auto &value : readJson(m_town + u"/cards/staff.json"_s)[u"staff"].toArray()) {
            if (value.toObject()[u"card"].toString() == card)
                person = value.toObject();
        }
        if (!test::waitFor([&] { return m_services.session.card().state == api::CardState::Present && m_services.session.card().holder == person[u"name"].toString(); }, 15'000)) {
            std::printf("failed login: the card is not seen\n");
            std::fflush(stdout);
            std::_Exit(1);
        }
        must("login", m_services.session.login(secret(person[u"password"].toString()), secret(person[u"pin"].toString())));
    }

    /// The main job waits for its numbers: without the line they would only leave a task.
    static QString receiptOf(const api::NumberVerdict &verdict)
    {
        if (verdict.receipt.isEmpty()) {
            std::printf("failed number: no receipt\n");
            std::fflush(stdout);
            std::_Exit(1);
        }
        return verdict.receipt;
    }
    void registerNotification()
    {
        const auto visitor = readJson(m_town + u"/cards/visitors.json"_s)[u"visitors"].toArray().at(0).toObject();
        const RegisterRecordId wanted(visitor[u"proposal"].toString());
        bool open = false;
        for (const auto &proposal : must("proposals", m_services.reception.proposals({})))
            open |= proposal.id == wanted;
        if (!open)
            return; // registered in an earlier run
        const auto proposal = must("proposal", m_services.reception.proposal(wanted));
        const auto reception = must("reception", m_services.reception.openReception(u"moving-in"_s));
        at("reception");
        api::NotificationDraft draft;
        draft.proposal = wanted;
        draft.reception = reception.id;
        draft.identity = api::IdentityDocument::OnePhoto;
        draft.notifiedOn = m_services.clock.today();
        draft.reason = u"A1"_s;
        draft.happenedOn = proposal.moveDate;
        draft.previousMunicipality = proposal.previousMunicipality;
        const auto numbers = visitor[u"numbers"].toArray();
        for (int i = 0; i < proposal.persons.size(); ++i) {
            api::NotificationDraft::Person person;
            person.addresseeNumber = proposal.persons[i].addresseeNumber;
            if (i == 0) {
                auto number = domain::IndividualNumber::fromDigits(secret(numbers.at(0).toString()));
                person.numberDocument = api::NumberDocument::NumberCard;
                person.numberReceipt = receiptOf(must("number", m_services.number.submit(person.addresseeNumber, reception.id, std::move(number).value())));
            } else {
                person.numberDocument = api::NumberDocument::FromRegister;
                person.numberReceipt = receiptOf(must("number", m_services.number.takeFromRegister(person.addresseeNumber, reception.id)));
            }
            draft.persons.append(person);
        }
        at("numbers");
        must("register", m_services.reception.registerNotification(draft));
        at("registered");
        must("close reception", m_services.reception.closeReception(reception.id));
    }

    QByteArray stepUp(const QString &who, const QByteArray &statement)
    {
        const auto person = staff(who);
        return must("step-up", m_services.session.stepUp(secret(person[u"password"].toString()), secret(person[u"pin"].toString()), statement));
    }
    void exportMedium()
    {
        const auto files = must("exportable", m_services.media.exportable());
        if (files.isEmpty()) {
            std::printf("failed media: nothing was received\n");
            std::_Exit(1);
        }
        auto requests = must("requests", m_services.media.requests());
        MediaRequestId id;
        for (const auto &request : requests) {
            if (!request.elsewhere && request.state != api::MediaState::Void && request.state != api::MediaState::Refused)
                id = request.id;
        }
        if (id.isEmpty()) {
            const auto statement = must("request statement", m_services.media.requestStatement(files.first().id, u"municipal-intake"_s, u"TRAINING-USB-01"_s));
            id = must("request medium", m_services.media.request(statement, stepUp(m_clerk, statement))).id;
        }
        std::printf("medium state=%d\n", static_cast<int>(state(id)));
        at("media-requested");
        if (state(id) == api::MediaState::Requested) {
            must("sync", m_services.link.syncNow());
            logIn(u"supervisor-1"_s);
            const auto statement = must("statement", m_services.media.statement(id));
            must("approve", m_services.media.approve(id, stepUp(u"supervisor-1"_s, statement), u"daily"_s));
            logIn(m_clerk);
        }
        at("media-approved");
        if (state(id) == api::MediaState::Approved) {
            if (m_writing)
                m_writing->arm(true);
            must("write", m_services.media.write(id));
            if (m_writing)
                m_writing->arm(false);
        }
        if (state(id) == api::MediaState::Verified || state(id) == api::MediaState::Written)
            must("erase", m_services.media.erase(id));
        if (state(id) != api::MediaState::Erased) {
            std::printf("failed media: state %d\n", static_cast<int>(state(id)));
            std::fflush(stdout);
            std::_Exit(1);
        }
    }

    api::MediaState state(const MediaRequestId &id)
    {
        for (const auto &request : must("requests", m_services.media.requests())) {
            if (request.id == id)
                return request.state;
        }
        return api::MediaState::Draft;
    }

    QJsonObject staff(const QString &card) const
    {
        for (const auto &value : readJson(m_town + u"/cards/staff.json"_s)[u"staff"].toArray()) {
            if (value.toObject()[u"card"].toString() == card)
                return value.toObject();
        }
        return {};
    }

    /// What a test compares: counts that must be the same however often the run was killed.
    void report()
    {
        const auto status = m_services.link.status();
        int sent = 0, received = 0;
        for (const auto &file : must("files", m_services.link.files())) {
            sent += file.state == api::InterfaceFile::State::Accepted;
            received += file.state == api::InterfaceFile::State::Imported;
        }
        const auto answers = must("answers", m_services.answer.tasks(api::AnswerFilter::Open)).size();
        std::printf("result waiting=%d refused=%d sent=%d received=%d answers=%d proposals=%d\n", status.unacknowledged, status.refused, sent, received, static_cast<int>(answers),
                    static_cast<int>(must("proposals", m_services.reception.proposals({})).size()));
        std::fflush(stdout);
    }

    api::Services &m_services;
    const QString m_profile, m_town;
    const QString m_clerk; ///< the first sits at the first terminal
    KillAtCall *m_writing; ///< while the medium is written
    quint64 m_request = 0;
};

/// Nobody is found by a name under these keys.
int outdate(const QString &profile)
{
    bench::Counter counter(profile);
    counter.insertCard();
    counter.logIn();
    bench::must(counter.store().write<Done>([](store::Transaction &transaction) -> Result<Done> {
        MADOGUCHI_TRY(transaction.exec("UPDATE person_search SET kana = '', loose = ''"));
        return transaction.exec("UPDATE search_state SET keys = 0");
    }));
    counter.logOut();
    return 0;
}

QStringList column(store::Store &store, const QByteArray &sql)
{
    return bench::must(store.read<QStringList>([&](store::Connection &connection) -> Result<QStringList> {
        QStringList found;
        MADOGUCHI_ASSIGN(auto row, connection.query(sql));
        for (;;) {
            MADOGUCHI_ASSIGN(const bool any, row.next());
            if (!any)
                return found;
            found.append(row.text(0));
        }
    }));
}
std::unique_ptr<store::Store> serverStore(const federation::Partition &partition) { return bench::must(partition.open(bench::must(partition.readKey()), 1)); }

/// Of the terminal its own count, of the server that of the whole prefecture.
int countReceipts(const QString &profile)
{
    bench::Counter counter(profile);
    counter.insertCard();
    counter.logIn();
    const qint64 here = counter.number("SELECT count(*) FROM number_receipt"), sealed = counter.number("SELECT count(*) FROM number_task WHERE sealed IS NOT NULL");
    counter.logOut();
    const auto there = column(*serverStore(federation::Partition::federation(profile + u"/../central"_s)), "SELECT receipt FROM number_receipt").size();
    std::printf("receipts here=%lld there=%lld sealed=%lld\n", static_cast<long long>(here), static_cast<long long>(there), static_cast<long long>(sealed));
    return 0;
}

/// Everything by its id or digest. A receipt whose answer a kill has swallowed is the server's alone.
int compareSides(const QString &profile)
{
    bench::Counter counter(profile);
    counter.insertCard();
    counter.logIn();
    const auto here = [&](const QByteArray &sql) { return column(counter.store(), sql); };
    const auto changes = here("SELECT id FROM outbox WHERE destination = 0 ORDER BY 1");
    const auto files = here("SELECT lower(hex(sha256)) FROM interface_file WHERE outgoing = 1 ORDER BY 1");
    const auto notifications = here("SELECT id FROM notification"), receipts = here("SELECT receipt FROM number_receipt");
    const QString municipality = counter.profile().municipality;
    counter.logOut();
    const auto municipal = serverStore(federation::Partition::municipal(profile + u"/../central"_s, municipality));
    const auto federal = serverStore(federation::Partition::federation(profile + u"/../central"_s));
    const auto known = column(*federal, "SELECT receipt FROM number_receipt");
    const bool receiptsKnown = std::all_of(receipts.begin(), receipts.end(), [&](const QString &receipt) { return known.contains(receipt); });
    const auto same = [](bool is) { return is ? "same" : "differ"; };
    const bool changesSame = changes == column(*municipal, "SELECT id FROM answered_change ORDER BY 1");
    const bool filesSame = files == column(*federal, "SELECT lower(sha256) FROM accepted_file ORDER BY 1");
    const bool notificationsSame = notifications == column(*municipal, "SELECT DISTINCT aggregate FROM feed_item WHERE kind = 'notification'");
    std::printf("sides changes=%s files=%s,%d notifications=%s,%d receipts=%s\n", same(changesSame), same(filesSame), static_cast<int>(files.size()), same(notificationsSame),
                static_cast<int>(notifications.size()), same(receiptsKnown));
    return 0;
}

/// Counts those that change something in folders of another system.
class KillInFolder final : public disk_calls::Watcher {
public:
    KillInFolder(QByteArrayList folders, bool behind, int at) : m_folders(std::move(folders)), m_behind(behind), m_at(at) { disk_calls::watch(this); }
    ~KillInFolder() override
    {
        disk_calls::watch(nullptr);
        std::printf("calls %d\n", m_count.load());
    }
    void before(const disk_calls::Call &call) override
    {
        if (m_reached)
            kill_switch::die(call);
        if (isThere(call) && ++m_count == m_at && !m_behind)
            kill_switch::die(call);
    }
    void after(const disk_calls::Call &call, long) override
    {
        if (m_behind && m_count == m_at && isThere(call))
            m_reached = true;
    }

private:
    bool isThere(const disk_calls::Call &call) const
    {
        char path[4096] = {};
        if (!call.path && ::readlink(("/proc/self/fd/" + std::to_string(call.file)).c_str(), path, sizeof(path) - 1) < 0)
            return false;
        const QByteArrayView place(call.path ? call.path : path);
        return std::any_of(m_folders.begin(), m_folders.end(), [&](const QByteArray &folder) { return place.startsWith(folder); });
    }
    const QByteArrayList m_folders;
    const bool m_behind;
    const int m_at;
    std::atomic<int> m_count = 0;
    std::atomic<bool> m_reached = false;
};

QByteArrayList foldersOf(const QString &profile)
{
    const QJsonObject settings = readJson(profile + u"/profile.json"_s)[u"settings"_s].toObject();
    return {QFile::encodeName(settings[u"intakeFolder"_s].toString()), QFile::encodeName(settings[u"handBackFolder"_s].toString())};
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const auto asked = [&](const char *mode) { return argc > 2 && std::strcmp(argv[2], mode) == 0; };
    if (argc == 3 && asked("outdate"))
        return outdate(QString::fromLocal8Bit(argv[1]));
    if (argc == 3 && asked("sides"))
        return compareSides(QString::fromLocal8Bit(argv[1]));
    if (argc == 3 && asked("receipts"))
        return countReceipts(QString::fromLocal8Bit(argv[1]));
    const bool known = argc == 2 || (argc == 3 && (asked("load") || asked("policy") || asked("queue") || asked("sources") || asked("export"))) || (argc == 4 && (asked("load") || asked("deliver") || asked("calls") || asked("export")))
        || (argc == 5 && (asked("sources") || asked("calls")));
    if (!known)
        return 2;
    std::optional<KillInFolder> folderKiller;
    if (argc == 5 && asked("sources"))
        folderKiller.emplace(foldersOf(QString::fromLocal8Bit(argv[1])), std::strcmp(argv[3], "after") == 0, std::atoi(argv[4]));
    std::optional<KillAtCall> killer;
    if (asked("calls"))
        killer.emplace(std::atoi(argv[3]), argc == 5 ? static_cast<pid_t>(std::atoi(argv[4])) : 0);
    if (asked("export") && argc == 4)
        killer.emplace(std::atoi(argv[3]), 0, false);
    static const SystemClock clock;
    auto terminal = app::Terminal::open(QString::fromLocal8Bit(argv[1]), clock);
    if (!terminal.ok()) {
        std::printf("failed open: %s\n", qPrintable(describe(terminal.error())));
        return 3;
    }
    Driver driver(**terminal, asked("export") && killer ? &*killer : nullptr);
    const int lastCommit = argc == 4 ? std::atoi(argv[3]) : 0;
    if (asked("load"))
        driver.runLoad(lastCommit);
    else if (asked("policy"))
        driver.allowQueue();
    else if (asked("queue"))
        driver.queueNumber();
    else if (asked("sources"))
        driver.runSources();
    else if (asked("deliver"))
        driver.deliverNumbers(lastCommit);
    else
        driver.run();
    return 0;
}
