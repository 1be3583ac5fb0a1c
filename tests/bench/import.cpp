// madoguchi-import-bench: how long a long file of the federation takes into the terminal's store, and how long the sqlite3 program takes for the same rows.
#include "bench/programs.h"
#include "bench/report.h"

#include "crypto/digest.h"
#include "exchange/layout.h"
#include "exchange/file_header.h"
#include "people/household_table.h"
#include "people/people_handler.h"
#include "support/town.h"
#include "support/workplace.h"
#include "sync/file_import.h"
#include "sync/file_parts.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <thread>

#include <sys/resource.h>

using namespace madoguchi;
using namespace madoguchi::bench;
using namespace Qt::StringLiterals;
using test::Workplace;

namespace {

const char usage[] = R"(usage: madoguchi-import-bench [--rows N] [--rounds N] [--order sorted|random] [--tasks N]
  --rows N    rows of a file of dates (F3), and residents in the store (default 100000)
  --rounds N  each with a store of its own, ours and the peer's in turn (default 3)
  --order     of the rows by 宛名番号 (default sorted)
  --tasks N   one row of so many is somebody's task (default 1000)
exit codes: 0 ok, 2 usage, 3 cannot run
)";

struct Options {
    int rows = 100'000, rounds = 3, tasks = 1000;
    bool random = false;
};

std::optional<Options> parse(const QStringList &words)
{
    Options options;
    for (qsizetype i = 0; i < words.size(); i += 2) {
        const QString value = words.value(i + 1);
        bool good = !value.isEmpty();
        if (words[i] == "--rows"_L1)
            options.rows = value.toInt(&good);
        else if (words[i] == "--rounds"_L1)
            options.rounds = value.toInt(&good);
        else if (words[i] == "--tasks"_L1)
            options.tasks = value.toInt(&good);
        else if (words[i] == "--order"_L1)
            options.random = value == "random"_L1;
        else
            good = false;
        if (!good || options.rows < 200 || options.rows > 3'000'000 || options.rounds < 1 || options.tasks < 1)
            return std::nullopt;
    }
    return options;
}

/// Of this process, or of the children that have ended: what a busy machine does not stretch.
double cpuSeconds(int whose)
{
    rusage used{};
    getrusage(whose, &used);
    const auto seconds = [](const timeval &time) { return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec); };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

double secondsSince(Samples::Time begin) { return std::chrono::duration<double>(Samples::now() - begin).count(); }

/// The connection that this bench has no use for.
class NoTransport final : public sync::Transport {
public:
    QFuture<Result<sync::Response>> send(sync::Request) override { return ready(Result<sync::Response>(ErrorCode::ServerUnreachable)); }
    void drop() override {}
};

/// The rows of one file in both forms: lines of the interface and lines for `.import`.
class Rows {
public:
    Rows(const Options &options, int generation) : m_options(options), m_generation(generation), m_order(static_cast<std::size_t>(options.rows))
    {
        for (int i = 0; i < options.rows; ++i)
            m_order[static_cast<std::size_t>(i)] = i;
        if (options.random)
            std::shuffle(m_order.begin(), m_order.end(), std::mt19937(7));
    }
    static QByteArray addressee(int resident) { return QByteArray::number(4'000'000'000 + resident); }
    QByteArray line(int row) const
    {
        const int who = m_order[static_cast<std::size_t>(row)];
        return "D,162019," + addressee(who) + ",F16" + QByteArray::number(1'000'000'000 + who) + ',' + partner(who) + ",20200331,20200401," + verdict(row) + ",0,20150401,A2,,,20261120\r\n";
    }
    /// As the table's columns stand.
    QByteArray plain(int row) const
    {
        const int who = m_order[static_cast<std::size_t>(row)];
        return addressee(who) + ",2020-04-01," + QByteArray::number(m_generation) + ',' + QByteArray::number(row + 2) + ",F16" + QByteArray::number(1'000'000'000 + who) + ',' + partner(who) + ','
            + verdict(row) + ",0,2015-04-01,A2,,\n";
    }

private:
    QByteArray verdict(int row) const { return row % m_options.tasks == m_options.tasks - 1 ? "9" : "1"; }
    static QByteArray partner(int who) { return who % 2 ? "162027" : "131032"; }
    const Options &m_options;
    const int m_generation;
    std::vector<int> m_order;
};

/// A terminal with residents and the file that has come.
class Terminal {
public:
    explicit Terminal(const Options &options) : m_options(options)
    {
        m_layouts = Workplace::must(exchange::loadLayoutVersions(QStringLiteral(MADOGUCHI_SOURCE_DIR "/resources/interface/layouts")));
        m_applier.addHandler(&m_handler);
        m_engine.terminal = m_place.terminal;
        m_engine.municipality = m_place.municipality;
        QObject::connect(&m_handler, &people::PeopleHandler::householdChanged, &m_handler, [this](const HouseholdId &id) {
            if (!id.isEmpty())
                return;
            m_currentAt = Samples::now();
            m_cpuAtCurrent = cpuSeconds(RUSAGE_SELF);
        }, Qt::DirectConnection);
        settle();
    }
    ~Terminal() { m_worker.stop(); }

    /// The statements that make the table and its indexes.
    QByteArrayList tables()
    {
        return m_place.read<QByteArrayList>([](store::Connection &connection) -> Result<QByteArrayList> {
            QByteArrayList list;
            MADOGUCHI_ASSIGN(auto row, connection.query("SELECT sql FROM sqlite_schema WHERE tbl_name = 'dates_answer' AND sql IS NOT NULL ORDER BY type DESC"));
            for (;;) {
                MADOGUCHI_ASSIGN(const bool there, row.next());
                if (!there)
                    return list;
                list.append(row.text(0).toUtf8());
            }
        });
    }

    void receive(const Rows &rows, int sequence)
    {
        exchange::FileHeader header;
        header.fileId = u"KKTOKUSO"_s;
        header.version = u"0100"_s;
        header.sender = u"K16"_s;
        header.receiver = m_place.municipality;
        header.sequence = sequence;
        header.previousSequence = sequence - 1;
        header.createdAt = m_place.clock.utc();
        header.records = m_options.rows;
        m_file = {};
        m_file.file.id = FileId(u"file-%1"_s.arg(sequence));
        m_file.file.layout = u"F3"_s;
        m_file.file.name = u"F3"_s;
        m_file.file.sequence = sequence;
        m_file.file.at = header.createdAt;
        m_file.file.records = header.records;
        m_file.state = u"downloading"_s;
        for (const bool counting : {true, false}) { // its length and hash stand beside it before the first piece
            crypto::Sha256 whole, data;
            QByteArray piece;
            qint64 at = 0;
            const auto put = [&](const QByteArray &bytes, bool last) {
                piece += bytes;
                while (piece.size() >= pieceBytes || (last && !piece.isEmpty())) {
                    const QByteArray part = piece.left(pieceBytes);
                    whole.add(part);
                    if (!counting)
                        m_place.write<Done>([&](store::Transaction &transaction) { return sync::addContent(transaction, m_file.file.id, at, part); });
                    at += part.size();
                    piece.remove(0, part.size());
                }
            };
            if (!counting)
                m_place.write<qint64>([&](store::Transaction &transaction) { return sync::beginParts(transaction, m_file); });
            put(exchange::headerLine(header) + "\r\n", false);
            for (int row = 0; row < m_options.rows; ++row) {
                const QByteArray line = rows.line(row);
                data.add(line);
                put(line, false);
            }
            put("T," + QByteArray::number(m_options.rows) + ',' + data.finish().toHex() + "\r\n", true);
            m_file.file.size = at;
            m_file.sha256 = whole.finish();
        }
    }

    struct Taken {
        double current = 0, all = 0; ///< seconds
        double cpu = 0;              ///< until current, of all threads
        Samples saves;
    };
    /// With `saves`: every 20 ms a clerk registers something beside it.
    Taken import(bool saves)
    {
        Taken taken;
        std::atomic<bool> over{false};
        std::thread clerk;
        const double cpuBefore = cpuSeconds(RUSAGE_SELF);
        const auto begin = Samples::now();
        if (saves)
            clerk = std::thread([&] {
                for (auto next = begin; !over; next = std::max(next + std::chrono::milliseconds(20), Samples::now())) {
                    std::this_thread::sleep_until(next);
                    const auto asked = Samples::now();
                    save();
                    taken.saves.addSince(asked);
                }
            });
        const auto outcome = await(m_worker.run<Done>([&]() -> Result<Done> {
            sync::FileImport import(m_link, m_applier, m_layouts);
            MADOGUCHI_ASSIGN(const auto done, import.run(m_file, std::nullopt));
            return done == sync::FileImport::Taken::Imported ? madoguchi::done() : Result<Done>(ErrorCode::FileRefused);
        }));
        taken.all = secondsSince(begin);
        taken.current = std::chrono::duration<double>(m_currentAt - begin).count();
        taken.cpu = m_cpuAtCurrent - cpuBefore;
        over = true;
        if (clerk.joinable())
            clerk.join();
        Workplace::must(outcome);
        if (m_place.number("SELECT count(*) FROM feed_set_aside") != 0)
            throw std::runtime_error("rows were set aside");
        return taken;
    }
    double tidy()
    {
        const auto begin = Samples::now();
        Workplace::must(await(m_worker.run<Done>([&] { return sync::FileImport(m_link, m_applier, m_layouts).tidy(); })));
        return secondsSince(begin);
    }
    qint64 rows() { return m_place.number("SELECT count(*) FROM dates_answer"); }

private:
    static constexpr qsizetype pieceBytes = 1024 * 1024;

    /// Households of two, made as a first load leaves them but for the search.
    void settle()
    {
        constexpr auto numbers = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?1) ";
        const auto fill = [&](const char *sql, int count) {
            m_place.write<Done>([&](store::Transaction &transaction) { return transaction.exec(QByteArray(numbers) + sql, {count}); });
        };
        fill("INSERT INTO household (key, id, household_number, symbol, number, nominal_head, postal_code, address, town, phone, version, confirmed, actor)"
             " SELECT i + 1, 'house-' || i, 100000000 + i, '架空', 10000000 + i, 0, '930-0001', '架空市本町' || i, '本町', '', 1, 1, 'seed' FROM n", (m_options.rows + 1) / 2);
        fill("INSERT INTO person (home, position, id, addressee, name_kanji, name_kana, birth, birth_unknown, sex, relation, head, insured, dead, branch, federation_id, version, actor)"
             " SELECT i / 2 + 1, i % 2, 'person-' || i, 4000000000 + i, '架空 人', 'カクウ ヒト', '1970-01-01', 0, 1, '世帯主', 1 - i % 2, 1, 0, '01', '', 1, 'seed' FROM n", m_options.rows);
        fill("INSERT INTO eligibility (home, position, municipal_from, id, municipality, prefecture_from, prefecture_from_reason, prefecture_until, prefecture_until_reason,"
             " municipal_from_reason, municipal_until, municipal_until_reason, notified_on, previous_municipality, inherited, verdict, verdict_days, superseded, version, actor)"
             " SELECT i / 2 + 1, i % 2, '2020-04-01', 'cover-' || i, '162019', '2020-04-01', 'A1', '', '', 'A1', '', '', '2020-04-01', '', 0, 0, 0, 0, 1, 'seed' FROM n", m_options.rows);
    }

    void save()
    {
        const HouseholdId id(u"house-%1"_s.arg(m_saved++ % 100));
        Workplace::must(await(m_place.runner().run<Done>(api::UseCase::NotificationRegister, [&](journal::UseCaseRunner::Scope &scope) -> Result<Done> {
            MADOGUCHI_ASSIGN(auto household, people::findHousehold(scope.transaction.connection(), id));
            const qint64 base = household->version++;
            MADOGUCHI_TRY(people::storeHousehold(scope.transaction, *household, m_place.municipality, u"clerk-1"_s, 0));
            MADOGUCHI_TRY(journal::shareChange(scope.transaction, people::householdTable, id.text(), base, toJson(*household), u"clerk-1"_s, m_place.clock.utc()));
            return done();
        })));
    }

    const Options &m_options;
    Workplace m_place{u"terminal-1"_s, QDir::tempPath()}; // on the disk, like the peer's
    people::PeopleHandler m_handler{test::office(m_place.terminal), m_place.clock};
    sync::FeedApplier m_applier;
    QList<exchange::Layout> m_layouts;
    NoTransport m_transport;
    sync::Client m_client{m_transport, m_place.clock};
    sync::EngineOptions m_engine;
    Worker m_worker;
    sync::Link m_link{m_client, m_place.runner(), m_place.clock, m_engine, m_worker, [] { return false; }, [](const api::Progress &) {}};
    sync::FileRow m_file;
    Samples::Time m_currentAt;
    double m_cpuAtCurrent = 0;
    int m_saved = 0;
};

/// The sqlite3 program: the same rows into the same table, the same durability, no key, nothing checked.
struct Took {
    double seconds = 0, cpu = 0;
};
Took peer(const QString &folder, const QByteArrayList &tables, const QString &csv)
{
    const QString database = folder + u"/plain.db"_s;
    for (const QString &end : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(database + end);
    const auto run = [&](const QStringList &commands) {
        QProcess process;
        process.start(u"sqlite3"_s, QStringList{u"-batch"_s, u"-bail"_s, database} + commands);
        if (!process.waitForFinished(3'600'000) || process.exitCode() != 0)
            throw std::runtime_error("sqlite3: " + process.readAllStandardError().toStdString());
    };
    QStringList make{u"PRAGMA journal_mode = WAL"_s};
    for (const QByteArray &table : tables)
        make.append(QString::fromUtf8(table));
    run(make);
    const double cpuBefore = cpuSeconds(RUSAGE_CHILDREN);
    const auto begin = Samples::now();
    run({u"PRAGMA synchronous = FULL"_s, u".mode csv"_s, u".import "_s + csv + u" dates_answer"_s});
    return {secondsSince(begin), cpuSeconds(RUSAGE_CHILDREN) - cpuBefore};
}

void writeCsv(const Options &options, const Rows &rows, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        throw std::runtime_error("cannot write");
    for (int row = 0; row < options.rows; ++row)
        file.write(rows.plain(row));
}

Report measure(const Options &options)
{
    Report report;
    report.setFact(u"rows"_s, options.rows);
    report.setFact(u"order"_s, options.random ? u"random"_s : u"by 宛名番号"_s);
    report.setFact(u"one task in"_s, options.tasks);
    report.setFact(u"engine"_s, store::engineVersion());
    report.setFact(u"cores"_s, static_cast<int>(std::thread::hardware_concurrency()));
    double load = 0;
    if (getloadavg(&load, 1) == 1)
        report.setFact(u"load at the beginning"_s, std::round(load * 100) / 100);
    std::vector<double> current, cpu, all, theirs, theirCpu;
    Samples saves, first;
    double peak = 0;
    QTemporaryDir folder;
    for (int round = 0; round < options.rounds; ++round) {
        std::fprintf(stderr, "round %d of %d\n", round + 1, options.rounds);
        Terminal terminal(options);
        const Rows rows(options, 1);
        terminal.receive(rows, 1);
        writeCsv(options, rows, folder.filePath(u"rows.csv"_s));
        forgetPeak();
        const auto taken = terminal.import(false);
        peak = std::max(peak, peakKiB(QCoreApplication::applicationPid()));
        current.push_back(taken.current);
        all.push_back(taken.all);
        cpu.push_back(taken.cpu);
        const Took took = peer(folder.path(), terminal.tables(), folder.filePath(u"rows.csv"_s));
        theirs.push_back(took.seconds);
        theirCpu.push_back(took.cpu);
        QFile::remove(folder.filePath(u"rows.csv"_s));
        if (round + 1 < options.rounds)
            continue;
        terminal.tidy();
        terminal.receive(Rows(options, 2), 2); // of the same persons: it supersedes the first
        const auto beside = terminal.import(true);
        saves = beside.saves;
        report.addValue(u"again, with a save every 20 ms: to current"_s, beside.current, u"s"_s);
        report.addValue(u"what it superseded removed"_s, terminal.tidy(), u"s"_s);
        if (terminal.rows() != options.rows)
            throw std::runtime_error("the rows are not those of the last file");
    }
    const auto middle = [](std::vector<double> values) {
        std::ranges::sort(values);
        return values[values.size() / 2];
    };
    report.add(u"a clerk's save beside it"_s, saves, {}, {100, {}});
    report.addValue(u"longest of them"_s, saves.percentile(100), u"ms"_s, {100, {}});
    report.addValue(u"stored pieces → current"_s, middle(current), u"s"_s, {{}, 2.0}, middle(theirs));
    report.addValue(u"… processor time, all threads"_s, middle(cpu), u"s"_s, {}, middle(theirCpu));
    report.addValue(u"rows a second"_s, options.rows / middle(current), u"1/s"_s, {}, options.rows / middle(theirs));
    report.addValue(u"… → tasks made, nothing left to set aside"_s, middle(all), u"s"_s);
    report.addValue(u"peak RSS"_s, peak * 1024 / 1e6, u"MB"_s);
    return report;
}

} // namespace

int main(int argc, char **argv)
try {
    QCoreApplication application(argc, argv);
    const auto options = parse(application.arguments().mid(1));
    if (!options) {
        std::fputs(usage, stderr);
        return 2;
    }
    std::fputs(measure(*options).table().toUtf8().constData(), stdout);
    return 0;
} catch (const std::exception &trouble) {
    std::fprintf(stderr, "%s\n", trouble.what());
    return 3;
}
