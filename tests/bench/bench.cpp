// madoguchi-bench: how long the counter takes, and how long an ordinary program would take with the same residents.
#include "bench/counter.h"
#include "bench/plain_peer.h"
#include "bench/report.h"

#include "domain/insured_number.h"
#include "store/connection.h"
#include "support/training_town.h"
#include "training/town.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <random>
#include <thread>

using namespace madoguchi;
using namespace madoguchi::bench;
using namespace Qt::StringLiterals;

namespace {

enum Exit { Ok = 0, Usage = 2, CannotRun = 3 };

const char usage[] = R"(usage: madoguchi-bench [--people N] [--seed S] [--rounds N] [--json FILE]
  --people N   invented residents of the prefecture, 70 in 100 of them in this store (default 20000)
  --rounds N   how often each thing is measured (default 500; unlock and open: a tenth)
  --json FILE  default build/bench.json; the data lie in a temporary folder beside it
exit codes: 0 ok, 2 usage, 3 cannot run
)";

struct Options {
    int people = 20'000, rounds = 500;
    std::uint64_t seed = 1;
    QString json = u"build/bench.json"_s;
};

std::optional<Options> parse(const QStringList &words)
{
    Options options;
    for (qsizetype i = 0; i < words.size(); i += 2) {
        const QString value = words.value(i + 1);
        bool good = !value.isEmpty();
        if (words[i] == "--people"_L1)
            options.people = value.toInt(&good);
        else if (words[i] == "--rounds"_L1)
            options.rounds = value.toInt(&good);
        else if (words[i] == "--seed"_L1)
            options.seed = value.toULongLong(&good);
        else if (words[i] == "--json"_L1)
            options.json = value;
        else
            good = false;
        if (!good || options.people < 100 || options.people > 5'000'000 || options.rounds < 10)
            return std::nullopt;
    }
    return options;
}

/// Somebody to search for.
struct Resident {
    QString household, nameKana, birth, symbol, number;
};

class Bench {
public:
    explicit Bench(const Options &options) : m_options(options), m_counter(m_town.terminal()), m_peerPath(m_town.path(u"plain.db"_s)), m_random(options.seed)
    {
        m_peer.emplace(m_peerPath);
    }

    void run()
    {
        m_counter.logIn();
        load();
        m_report.setFact(u"residents"_s, m_options.people);
        m_report.setFact(u"persons"_s, m_counter.count("SELECT count(*) FROM person"));
        m_report.setFact(u"engine"_s, store::engineVersion());
        double load = 0; // on a busy machine a thread waits for its turn, and so does who waits for it
        if (getloadavg(&load, 1) == 1)
            m_report.setFact(u"load"_s, load);
        m_report.setFact(u"cores"_s, static_cast<int>(std::thread::hardware_concurrency()));
        for (const int length : {1, 2, 4}) {
            search(u"kana prefix, "_s + QString::number(length), [=](const Resident &r) { return r.nameKana.left(length); },
                   [=, this](const Resident &r) { return m_peer->searchKana(r.nameKana.left(length), mostRows); });
        }
        search(u"date of birth"_s, [](const Resident &r) { return r.birth; }, [this](const Resident &r) { return m_peer->searchBirth(r.birth, mostRows); });
        search(u"symbol and number"_s, [](const Resident &r) { return domain::formatInsuredNumber({r.symbol, r.number, {}}); },
               [this](const Resident &r) { return m_peer->searchNumber(r.number, mostRows); });
        openHouseholds();
        unlock();
        openStore();
    }
    const Report &report() const { return m_report; }

private:
    static constexpr int mostRows = 200;   ///< what the search screen asks for
    static constexpr int sliceItems = 500; ///< what the feed's download applies at once

    const Resident &anybody() { return m_residents[static_cast<qsizetype>(m_random() % static_cast<std::uint64_t>(m_residents.size()))]; }

    void load()
    {
        m_counter.beginLoad();
        training::Town town(m_options.people, m_options.seed, SystemClock().today());
        Samples ours, peer;
        QList<journal::FeedItem> slice;
        qint64 position = 0, persons = 0;
        const auto flush = [&] {
            auto begin = Samples::now();
            m_counter.apply(slice);
            ours.addSince(begin);
            begin = Samples::now();
            m_peer->begin();
            for (const auto &item : slice) {
                if (item.kind == u"household")
                    m_peer->insert(item.aggregate, item.body);
            }
            m_peer->commit();
            peer.addSince(begin);
            slice.clear();
        };
        while (const auto step = town.next()) {
            for (const auto &item : step->items) {
                if (item.municipality != m_counter.municipality)
                    continue;
                slice.append({++position, item.kind, item.aggregate, 1, u"seed"_s, u"central"_s, QDateTime(), item.body});
                persons += remember(item);
                if (slice.size() == sliceItems)
                    flush();
            }
        }
        if (!slice.isEmpty())
            flush();
        const auto begin = Samples::now();
        m_counter.finishLoad();
        const auto built = Samples::now() - begin;
        m_report.setFact(u"index built in s"_s, std::chrono::duration<double>(built).count());
        ours.add(built);
        if (m_residents.isEmpty())
            throw std::runtime_error("the town is empty");
        const auto perSecond = [](qint64 n, const Samples &samples) { return static_cast<double>(n) * 1000 / samples.sum(); };
        m_report.addRate(u"first load: persons"_s, perSecond(persons, ours), perSecond(persons, peer));
        m_report.addRate(u"first load: items of the feed"_s, perSecond(position, ours), perSecond(position, peer));
        m_report.add(u"first load: 100 items"_s, ours, peer);
    }

    /// Answers how many persons the item brings.
    qsizetype remember(const training::TownItem &item)
    {
        if (item.kind != u"household")
            return 0;
        const QJsonArray members = item.body[u"members"].toArray();
        for (const auto &value : members)
            m_residents.append({item.aggregate, value[u"nameKana"].toString(), value[u"birth"].toString(), item.body[u"symbol"].toString(), item.body[u"number"].toString()});
        return members.size();
    }

    template <typename Text, typename Peer>
    void search(const QString &what, Text text, Peer askPeer)
    {
        Samples ours, peer;
        for (int i = 0; i < m_options.rounds; ++i) {
            const Resident &resident = anybody();
            const QString words = text(resident);
            auto begin = Samples::now();
            const auto page = must(m_counter.people().search(++m_request, words, {}, mostRows));
            ours.addSince(begin);
            begin = Samples::now();
            const auto rows = askPeer(resident);
            peer.addSince(begin);
            // A search that finds nobody is quick and worth nothing.
            if (page.rows.isEmpty() || rows.isEmpty())
                throw std::runtime_error("somebody was not found: " + what.toStdString());
        }
        m_report.add(u"search: "_s + what, ours, peer);
    }

    void openHouseholds()
    {
        Samples ours, peer;
        for (int i = 0; i < m_options.rounds; ++i) {
            const Resident &resident = anybody();
            auto begin = Samples::now();
            const auto view = must(m_counter.people().household(HouseholdId(resident.household)));
            ours.addSince(begin);
            begin = Samples::now();
            const auto members = m_peer->openHousehold(resident.household);
            peer.addSince(begin);
            if (view.members.size() != members.size())
                throw std::runtime_error("two households that should be one");
        }
        m_report.add(u"household, recorded"_s, ours, peer);
    }

    void unlock()
    {
        m_counter.kdf = {};
        Samples rest, whole;
        for (int i = 0; i < few(); ++i) {
            m_counter.lock();
            const double before = m_counter.kdf.sum();
            const auto begin = Samples::now();
            m_counter.unlock();
            const auto taken = Samples::now() - begin;
            whole.add(taken);
            rest.add(std::chrono::duration_cast<std::chrono::nanoseconds>(taken - std::chrono::duration<double, std::milli>(m_counter.kdf.sum() - before)));
        }
        m_report.add(u"unlock: KDF (Argon2id, 64 MiB)"_s, m_counter.kdf);
        m_report.add(u"unlock: card, slot, store, record"_s, rest);
        m_report.add(u"unlock, whole"_s, whole);
    }

    void openStore()
    {
        m_counter.logOut();
        m_peer.reset();
        Samples ours, peer;
        for (int i = 0; i < few(); ++i) {
            ours.add(m_counter.openStore());
            const auto begin = Samples::now();
            const PlainPeer opened(m_peerPath);
            peer.addSince(begin);
        }
        m_report.add(u"store open"_s, ours, peer);
    }

    int few() const { return std::max(10, m_options.rounds / 10); }

    const Options m_options;
    test::TrainingTown m_town{40, 5}; ///< its terminal, cards and PKI; the residents come from load()
    Counter m_counter;
    const QString m_peerPath;
    std::optional<PlainPeer> m_peer;
    QList<Resident> m_residents;
    Report m_report;
    std::mt19937_64 m_random;
    quint64 m_request = 0;
};

bool writeJson(const QString &path, const QJsonObject &object)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(object).toJson()) > 0 && file.commit();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
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
        // Beside the report, on a real disk: a temporary folder may be memory, and there a commit costs nothing.
        const QDir folder = QFileInfo(options->json).absoluteDir();
        if (!folder.mkpath(u"."_s))
            throw std::runtime_error("the report's folder cannot be made");
        qputenv("TMPDIR", QFile::encodeName(folder.absolutePath()));
        Bench bench(*options);
        bench.run();
        std::fputs(bench.report().table().toUtf8().constData(), stdout);
        if (!writeJson(options->json, bench.report().json()))
            throw std::runtime_error("the report cannot be written");
    } catch (const std::exception &trouble) {
        std::fprintf(stderr, "madoguchi-bench: %s\n", trouble.what());
        return CannotRun;
    }
    return Ok;
}
