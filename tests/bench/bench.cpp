// madoguchi-bench: how long the counter takes, and how long an ordinary program would take with the same residents.
#include "bench/counter.h"
#include "bench/plain_peer.h"
#include "bench/programs.h"
#include "bench/report.h"
#include "bench/searches.h"
#include "bench/typing.h"

#include "crypto/kdf.h"
#include "domain/kana.h"
#include "people/search_keys.h"
#include "store/connection.h"
#include "support/secrets.h"
#include "support/training_town.h"
#include "training/town.h"
#include "ui/application.h"

#include <QApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>
#include <QTemporaryDir>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <random>
#include <thread>

#include <unistd.h>

using namespace madoguchi;
using namespace madoguchi::bench;
using namespace Qt::StringLiterals;

namespace {

enum Exit { Ok = 0, Usage = 2, CannotRun = 3 };

const char usage[] = R"(usage: madoguchi-bench [--sizes N,N…] [--seed S] [--rounds N] [--json FILE]
  --sizes N,N…  persons in the terminal's store; measured one after the other (default 20000)
  --rounds N    how often each thing is measured (default 500; what takes long a tenth or a hundredth)
  --json FILE   default build/bench.json; the data lie in a temporary folder beside it, 3 KB a person
exit codes: 0 ok, 2 usage, 3 cannot run
)";

struct Options {
    QList<int> sizes{20'000};
    int rounds = 500;
    std::uint64_t seed = 1;
    QString json = u"build/bench.json"_s;
};

std::optional<QList<int>> sizesOf(const QString &words)
{
    QList<int> sizes;
    for (const QString &word : words.split(u',')) {
        sizes.append(word.toInt());
        if (sizes.last() < 100 || sizes.last() > 3'000'000)
            return std::nullopt;
    }
    return sizes;
}

std::optional<Options> parse(const QStringList &words)
{
    Options options;
    for (qsizetype i = 0; i < words.size(); i += 2) {
        const QString value = words.value(i + 1);
        bool good = !value.isEmpty();
        if (words[i] == "--sizes"_L1) {
            const auto sizes = sizesOf(value);
            good = sizes.has_value();
            options.sizes = sizes.value_or(options.sizes);
        } else if (words[i] == "--rounds"_L1)
            options.rounds = value.toInt(&good);
        else if (words[i] == "--seed"_L1)
            options.seed = value.toULongLong(&good);
        else if (words[i] == "--json"_L1)
            options.json = value;
        else
            good = false;
        if (!good || options.rounds < 10)
            return std::nullopt;
    }
    return options;
}

std::chrono::nanoseconds less(std::chrono::nanoseconds whole, double milliseconds)
{
    return whole - std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::duration<double, std::milli>(milliseconds));
}

double secondsBetween(Samples::Time begin, Samples::Time end) { return std::chrono::duration<double>(end - begin).count(); }
double megabytes(double kibibytes) { return kibibytes * 1024 / 1e6; }

/// Everything at one size.
class Bench {
public:
    Bench(const Options &options, int persons)
        : m_options(options), m_residents(static_cast<int>(std::ceil(persons / shareOfTheStore))), m_random(options.seed)
    {
        forgetPeak();
    }

    Report run()
    {
        describeRun();
        say("training prefecture");
        makePrefecture();
        say("first load");
        firstLoad();
        say("the terminal's windows");
        enter();
        m_town->stopCentral();
        m_counter.emplace(m_town->terminal());
        m_counter->insertCard();
        m_counter->logIn();
        say("the peer's load");
        fillPeer();
        say("same covering statement");
        coveringStatement();
        say("searches, households, keystrokes");
        for (const Search &search : searches())
            warm(search);
        newSearch();
        households();
        keystrokes();
        say("unlock, cold");
        unlocks();
        for (const Search &search : searches()) {
            if (search.coldToo)
                cold(search);
        }
        coldHousehold();
        sizes();
        noteLoad(u"load at the end"_s);
        return m_report;
    }

private:
    static constexpr double shareOfTheStore = 0.7; ///< the prefecture has two municipalities
    static constexpr int pageRows = PlainPeer::pageRows; // as the search screen asks
    static constexpr int batch = 500;                    ///< households in one transaction of the peer
    static constexpr int block = 25;                     ///< rounds of one side before the other's turn: both see the same machine, with warm processors
    static constexpr qsizetype remembered = 20'000;

    void say(const char *what) const { std::fprintf(stderr, "%d residents: %s\n", m_residents, what); } // a million take an hour

    void describeRun()
    {
        m_report.setFact(u"residents"_s, m_residents);
        m_report.setFact(u"engine"_s, store::engineVersion());
        m_report.setFact(u"peer"_s, m_peer.version());
        noteLoad(u"load at the beginning"_s);
        m_report.setFact(u"cores"_s, static_cast<int>(std::thread::hardware_concurrency()));
    }

    /// On a busy machine a thread waits for its turn, and so does who waits for it.
    void noteLoad(const QString &name)
    {
        double load = 0;
        if (getloadavg(&load, 1) == 1)
            m_report.setFact(name, std::round(load * 100) / 100);
    }

    // -- the real programs

    void makePrefecture()
    {
        const auto begin = Samples::now();
        m_town.emplace(m_residents, m_options.seed);
        m_report.addValue(u"training prefecture made"_s, secondsBetween(begin, Samples::now()), u"s"_s);
    }

    void firstLoad()
    {
        m_town->startCentral();
        Program counter(u"counter-driver"_s, {m_town->terminal(), u"load"_s});
        const auto begin = counter.waitFor("at login").at;
        m_firstLoad = secondsBetween(begin, counter.waitFor("at first-load", 3600).at);
        counter.end(600); // it counts whom it finds
        m_report.addValue(u"first load over mutual TLS"_s, m_firstLoad, u"s"_s);
        m_report.addValue(u"peak RSS of the first load"_s, megabytes(counter.peakKiB()), u"MB"_s);
    }

    /// The terminal with its windows, again and again. It says itself how long the KDF took.
    void enter()
    {
        const XServer display;
        Samples login, home, homeRest, unlocked, unlockedRest;
        double peak = 0;
        for (int i = 0; i < std::max(20, m_options.rounds / 25); ++i) {
            Program terminal(u"madoguchi"_s, {u"--profile"_s, m_town->terminal(), u"--entrance"_s, m_town->path(u"entrance"_s)}, display.name());
            login.add(terminal.waitFor("painted login").at - terminal.begun());
            const auto painted = [&](const QByteArray &what, Samples &whole, Samples &rest) {
                const QByteArrayList words = terminal.waitFor("painted " + what, 180).words.split(' '); // painted WHAT after N ms, of them N for …
                const std::chrono::milliseconds taken(words.value(3).toInt()), hash(words.value(7).toInt());
                whole.add(taken);
                rest.add(taken - hash);
            };
            painted("home", home, homeRest);
            painted("unlocked", unlocked, unlockedRest);
            terminal.end();
            peak = std::max(peak, terminal.peakKiB());
        }
        m_report.add(u"process start → login painted"_s, login, {}, {500, {}});
        m_report.add(u"Enter at login → home painted"_s, home, {}, {1000, {}});
        m_report.add(u"  … less its own KDF"_s, homeRest, {}, {150, {}});
        m_report.add(u"Enter at unlock → work painted"_s, unlocked, {}, {1000, {}});
        m_report.add(u"  … less its own KDF"_s, unlockedRest, {}, {150, {}});
        m_report.addValue(u"peak RSS of the terminal: search, two KDFs"_s, megabytes(peak), u"MB"_s, {200, {}});
    }

    // -- the peer

    void fillPeer()
    {
        if (m_counter->number("SELECT built FROM search_state") != 1)
            throw std::runtime_error("the index is not built after the first load");
        m_peer.create(peerPath());
        training::Town town(m_residents, m_options.seed, SystemClock().today());
        std::chrono::nanoseconds taken{};
        qint64 seen = 0;
        for (int waiting = 0;;) {
            const auto step = town.next();
            for (const auto &item : step ? step->items : QList<training::TownItem>()) {
                if (item.municipality != m_counter->profile().municipality || item.kind != u"household")
                    continue;
                m_peer.insert(item.aggregate, item.body);
                ++waiting;
                for (const Resident &resident : residentsOf(item.aggregate, item.body))
                    remember(resident, ++seen);
            }
            if (waiting == batch || !step) {
                taken += m_peer.commit().taken;
                waiting = 0;
            }
            if (!step)
                break;
        }
        taken += m_peer.makeIndexes();
        const qint64 persons = m_counter->number("SELECT count(*) FROM person");
        if (persons != seen || persons == 0)
            throw std::runtime_error("the store and the peer do not hold the same persons");
        m_report.setFact(u"persons"_s, persons);
        m_report.addValue(u"first load: persons a second"_s, static_cast<double>(persons) / m_firstLoad, u"1/s"_s, {},
                          static_cast<double>(persons) / std::chrono::duration<double>(taken).count());
    }

    QString peerPath() const { return m_town->path(u"plain.db"_s); }

    /// As many of them as fit, each as likely as any other.
    void remember(const Resident &resident, qint64 seen)
    {
        if (m_known.size() < remembered)
            m_known.append(resident);
        else if (const auto at = static_cast<qint64>(m_random() % static_cast<std::uint64_t>(seen)); at < remembered)
            m_known[at] = resident;
    }

    const Resident &anybody() { return m_known[static_cast<qsizetype>(m_random() % static_cast<std::uint64_t>(m_known.size()))]; }
    const Resident &anybody(const Search &search)
    {
        for (int i = 0; i < 100'000; ++i) {
            if (const Resident &resident = anybody(); !search.suits || search.suits(resident))
                return resident;
        }
        throw std::runtime_error("nobody suits: " + search.what.toStdString());
    }
    QList<const Resident *> some(const Search &search, int count)
    {
        QList<const Resident *> list;
        for (int i = 0; i < count; ++i)
            list.append(&anybody(search));
        return list;
    }

    // -- the same statement, ciphered and plain

    /// Copies the clustered table into a plain file, asks both for the first page of a prefix, and then measures the plain file's indexes.
    void coveringStatement()
    {
        const QString copy = m_town->path(u"covering.db"_s);
        m_peer.open(copy);
        copySearchTable();
        const double pages = m_peer.query("PRAGMA page_count").last.toDouble();
        Samples ours, peer;
        for (int i = -block; i < m_options.rounds; i += block) { // the first block warms up
            QStringList keys;
            for (int n = 0; n < block; ++n)
                keys.append(people::compactKana(domain::kanaKey(anybody().nameKana)).left(n % 2 == 0 ? 2 : 4));
            QList<qint64> rows;
            for (const QString &key : keys)
                rows.append(oursCovering(key, i < 0 ? nullptr : &ours));
            for (int n = 0; n < block; ++n) {
                const auto answer = m_peer.query(covering, {keys[n], people::behind(keys[n]), pageRows});
                if (i >= 0)
                    peer.add(answer.taken);
                if (answer.rows != rows[n])
                    throw std::runtime_error("the same statement has two answers");
            }
        }
        m_report.add(u"same covering statement, 100 rows"_s, ours, peer, {{}, 3.5});
        m_searchTable = pages;
        for (const QString &index : texts("SELECT sql FROM sqlite_schema WHERE tbl_name = 'person_search' AND type = 'index' AND sql IS NOT NULL"))
            m_peer.query(index.toUtf8());
        m_searchIndexes = m_peer.query("PRAGMA page_count").last.toDouble() - pages;
        m_peer.open(peerPath());
        QFile::remove(copy);
    }

    /// What search_tiers asks first for a prefix.
    static constexpr char covering[] = "SELECT s.person, s.household, s.name_kanji, s.name_kana, s.birth, s.sex, s.dead, s.covered_until, s.head, s.town, s.symbol,"
                                       " s.number, s.branch, s.namesakes, s.loose, s.kanji, s.kana, s.birth, s.row FROM person_search s"
                                       " WHERE s.standing = 0 AND s.kana >= ?1 AND s.kana < ?2 ORDER BY s.kana, s.birth, s.row LIMIT ?3";
    static constexpr int coveringColumns = 19;

    /// On the store's own connection, without the way to its thread. Answers the rows.
    qint64 oursCovering(const QString &key, Samples *samples)
    {
        return must(m_counter->store().read<qint64>([&](store::Connection &connection) -> Result<qint64> {
            const auto begin = Samples::now();
            QList<QStringList> rows;
            {
                MADOGUCHI_ASSIGN(auto row, connection.query(covering, {key, people::behind(key), pageRows}));
                for (;;) {
                    MADOGUCHI_ASSIGN(const bool there, row.next());
                    if (!there)
                        break;
                    QStringList texts;
                    for (int column = 0; column < coveringColumns; ++column)
                        texts.append(row.text(column));
                    rows.append(std::move(texts));
                }
            }
            if (samples)
                samples->addSince(begin);
            return rows.size();
        }));
    }

    QStringList texts(const QByteArray &sql)
    {
        return must(m_counter->store().read<QStringList>([&](store::Connection &connection) -> Result<QStringList> {
            QStringList list;
            MADOGUCHI_ASSIGN(auto row, connection.query(sql));
            for (;;) {
                MADOGUCHI_ASSIGN(const bool there, row.next());
                if (!there)
                    return list;
                list.append(row.text(0));
            }
        }));
    }

    void copySearchTable()
    {
        for (const QString &table : texts("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'person_search'"))
            m_peer.query(table.toUtf8());
        const QStringList types = texts("SELECT type FROM pragma_table_info('person_search')");
        QStringList places;
        for (int i = 1; i <= types.size(); ++i)
            places.append(u'?' + QString::number(i));
        const QByteArray insert = "INSERT INTO person_search VALUES (" + places.join(u", ").toUtf8() + ')';
        QJsonArray last{-1, u""_s, u""_s, 0}; // the key's four columns come first
        for (;;) {
            const QJsonArray rows = searchRowsBehind(last, types);
            if (rows.isEmpty())
                return;
            m_peer.query("BEGIN");
            m_peer.runEach(insert, rows);
            m_peer.query("COMMIT");
            last = rows.last().toArray();
        }
    }

    QJsonArray searchRowsBehind(const QJsonArray &key, const QStringList &types)
    {
        return must(m_counter->store().read<QJsonArray>([&](store::Connection &connection) -> Result<QJsonArray> {
            QJsonArray rows;
            MADOGUCHI_ASSIGN(auto row, connection.query("SELECT * FROM person_search WHERE (standing, kana, birth, row) > (?1, ?2, ?3, ?4)"
                                                        " ORDER BY standing, kana, birth, row LIMIT 2000",
                                                        {key[0].toInteger(), key[1].toString(), key[2].toString(), key[3].toInteger()}));
            for (;;) {
                MADOGUCHI_ASSIGN(const bool there, row.next());
                if (!there)
                    return rows;
                QJsonArray values;
                for (int column = 0; column < types.size(); ++column)
                    values.append(types[column] == "INTEGER"_L1 ? QJsonValue(row.integer(column)) : QJsonValue(row.text(column)));
                rows.append(values);
            }
        }));
    }

    // -- searches

    std::chrono::nanoseconds ourSearch(const Search &search, const Resident &resident)
    {
        const QString words = search.typed(resident);
        const auto begin = Samples::now();
        const auto page = must(m_counter->people().search(++m_request, words, {}, pageRows));
        const auto taken = Samples::now() - begin;
        // A search that finds nobody is quick and worth nothing.
        if (page.rows.isEmpty() || page.building)
            throw std::runtime_error("nobody was found: " + search.what.toStdString());
        return taken;
    }

    std::chrono::nanoseconds peerSearch(const Search &search, const Resident &resident)
    {
        const auto answer = m_peer.search(search.condition, search.values(resident));
        if (answer.rows == 0)
            throw std::runtime_error("the peer found nobody: " + search.what.toStdString());
        return answer.taken;
    }

    void warm(const Search &search)
    {
        Samples ours, peer;
        const auto enough = Samples::now() + std::chrono::seconds(40); // of a peer that reads everybody, fifty say it too
        for (int i = -block; i < m_options.rounds && (i < 2 * block || Samples::now() < enough); i += block) { // the first block warms up
            const auto residents = some(search, block);
            for (const Resident *resident : residents) {
                const auto taken = ourSearch(search, *resident);
                if (i >= 0)
                    ours.add(taken);
            }
            for (const Resident *resident : residents) {
                const auto taken = peerSearch(search, *resident);
                if (i >= 0)
                    peer.add(taken);
            }
        }
        m_report.add(u"search: "_s + search.what, ours, peer, search.goal);
    }

    /// The first letters after a search that stood: the record is committed before anything is answered.
    void newSearch()
    {
        const Search &search = searches()[1];
        Samples ours;
        for (int i = 0; i < few(); ++i) {
            ours.add(ourSearch(search, anybody()));
            m_counter->searchStands(m_request);
        }
        m_report.add(u"search: "_s + search.what + u", a new one, recorded"_s, ours);
    }

    void households()
    {
        Samples ours, peer;
        for (int i = 0; i < m_options.rounds; i += block) {
            for (int n = 0; n < block; ++n)
                ours.add(ourHousehold(anybody()));
            for (int n = 0; n < block; ++n)
                peer.add(m_peer.openHousehold(anybody().household).taken);
        }
        m_report.add(u"household, recorded"_s, ours, peer, {50, {}});
    }

    std::chrono::nanoseconds ourHousehold(const Resident &resident)
    {
        const auto begin = Samples::now();
        const auto view = must(m_counter->people().household(HouseholdId(resident.household)));
        const auto taken = Samples::now() - begin;
        if (view.members.isEmpty())
            throw std::runtime_error("a household without members");
        return taken;
    }

    void keystrokes()
    {
        Typing typing(m_counter->people());
        for (int i = 0; i < few(); ++i)
            typing.type(QString(anybody().nameKana).remove(u'　').left(6));
        m_report.add(u"keystroke → painted, a name's first letter"_s, typing.firstPainted(), {}, {16.7, {}});
        m_report.add(u"keystroke → painted, each further letter"_s, typing.painted(), {}, {16.7, {}});
    }

    // -- lock and unlock

    void unlocks()
    {
        m_counter->kdf = {};
        Samples login, unlock, whole;
        for (int i = 0; i < few(); ++i) {
            m_counter->logOut();
            login.add(lessKdf(timed([this] { m_counter->logIn(); })));
            m_counter->lock();
            const Timed taken = timed([this] { m_counter->unlock(); });
            whole.add(taken.whole);
            unlock.add(lessKdf(taken));
        }
        m_report.add(u"KDF (Argon2id, as calibrated)"_s, m_counter->kdf);
        m_report.add(u"login: PIN, card, slot, store, record"_s, login, {}, {150, {}});
        m_report.add(u"unlock: card, slot, store, record"_s, unlock, {}, {150, {}});
        m_report.add(u"unlock, whole"_s, whole);
    }

    struct Timed {
        std::chrono::nanoseconds whole;
        double kdf; ///< ms
    };
    template <typename Work>
    Timed timed(Work work)
    {
        const double before = m_counter->kdf.sum();
        const auto begin = Samples::now();
        work();
        return {Samples::now() - begin, m_counter->kdf.sum() - before};
    }
    static std::chrono::nanoseconds lessKdf(const Timed &taken) { return less(taken.whole, taken.kdf); }

    /// Both closed, what the system keeps of their files dropped, both opened.
    void growCold()
    {
        const QString store = m_counter->profile().path(u"store.db"_s);
        m_counter->lock();
        m_peer.close();
        dropFromCache(store);
        dropFromCache(peerPath());
        m_counter->unlock();
        m_peer.open(peerPath());
    }

    void cold(const Search &search)
    {
        Samples ours, peer;
        for (int i = 0; i < few(); ++i) {
            const Resident &resident = anybody(search);
            growCold();
            ours.add(ourSearch(search, resident));
            peer.add(peerSearch(search, resident));
        }
        m_report.add(u"cold, new, recorded: "_s + search.what, ours, peer);
    }

    void coldHousehold()
    {
        Samples ours, peer;
        for (int i = 0; i < few(); ++i) {
            const Resident &resident = anybody();
            growCold();
            ours.add(ourHousehold(resident));
            peer.add(m_peer.openHousehold(resident.household).taken);
        }
        m_report.add(u"cold: household, recorded"_s, ours, peer);
    }

    // -- what it takes

    void sizes()
    {
        const double words = static_cast<double>(m_counter->number("SELECT sum(length(block)) FROM person_words_data"));
        m_counter->lock();
        m_peer.close();
        const auto file = [](const QString &path) { return static_cast<double>(QFileInfo(path).size()) / 1e6; };
        m_report.addValue(u"database file"_s, file(m_counter->profile().path(u"store.db"_s)), u"MB"_s, {}, file(peerPath()));
        m_report.addValue(u"  person_search (pages of its plain copy)"_s, m_searchTable * pageBytes / 1e6, u"MB"_s);
        m_report.addValue(u"  its indexes (pages of the plain copy)"_s, m_searchIndexes * pageBytes / 1e6, u"MB"_s);
        m_report.addValue(u"  person_words (bytes in its blocks)"_s, words / 1e6, u"MB"_s);
        m_report.addValue(u"peak RSS of this program: searches, KDFs"_s, megabytes(bench::peakKiB(::getpid())), u"MB"_s);
    }

    int few() const { return std::max(10, m_options.rounds / 20); }
    static constexpr double pageBytes = 4096;

    const Options m_options;
    const int m_residents;
    std::optional<test::TrainingTown> m_town;
    PlainPeer m_peer;
    std::optional<Counter> m_counter;
    QList<Resident> m_known;
    Report m_report;
    std::mt19937_64 m_random;
    quint64 m_request = 0;
    double m_firstLoad = 0, m_searchTable = 0, m_searchIndexes = 0;
};

void write(const QString &path, const QList<Report> &reports)
{
    QJsonArray runs;
    for (const Report &report : reports)
        runs.append(report.json());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(QJsonObject{{u"runs"_s, runs}}).toJson()) <= 0 || !file.commit())
        throw std::runtime_error("the report cannot be written");
}

void print(const QString &text)
{
    std::fputs(text.toUtf8().constData(), stdout);
    std::fflush(stdout);
}

/// Of runs that were killed.
void removeLeftovers(const QDir &folder)
{
    for (const QString &name : folder.entryList({u"bench-data-*"_s}, QDir::Dirs)) {
        if (!QFileInfo::exists(u"/proc/"_s + name.section(u'-', 2, 2)))
            QDir(folder.filePath(name)).removeRecursively();
    }
}

void run(const Options &options)
{
    // Beside the report, on a real disk: a temporary folder may be memory, and there a commit costs nothing.
    const QDir folder = QFileInfo(options.json).absoluteDir();
    if (!folder.mkpath(u"."_s))
        throw std::runtime_error("the report's folder cannot be made");
    removeLeftovers(folder);
    const QTemporaryDir scratch(folder.filePath(u"bench-data-%1-XXXXXX"_s.arg(::getpid())));
    if (!scratch.isValid())
        throw std::runtime_error("the temporary folder cannot be made");
    qputenv("TMPDIR", QFile::encodeName(scratch.path())); // of the programs too: whatever they leave goes with it
    QList<Report> reports;
    for (const int persons : options.sizes) {
        reports.append(Bench(options, persons).run());
        print(reports.last().table() + u'\n');
        write(options.json, reports);
    }
    if (reports.size() > 1)
        print(Report::growth(reports));
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QStringList words = application.arguments().mid(1);
    if (words.contains("--help"_L1)) {
        std::fputs(usage, stdout);
        return Ok;
    }
    const auto options = parse(words);
    if (!options) {
        std::fputs(usage, stderr);
        return Usage;
    }
    try {
        if (!ui::installTranslations(application))
            throw std::runtime_error("the Japanese translation is missing from this build");
        ui::installTheme(application, ui::Scheme::Light);
        run(*options);
    } catch (const std::exception &trouble) {
        std::fprintf(stderr, "madoguchi-bench: %s\n", trouble.what());
        return CannotRun;
    }
    return Ok;
}
