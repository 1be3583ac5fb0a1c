// madoguchi-acknowledge: how long one change takes from the outbox to its verified receipt, and what of it is the line and the two commits that nobody can do without.
#include "bench/transfer/server_line.h"

#include "federation/server.h"
#include "journal/outbox.h"
#include "support/town.h"
#include "support/workplace.h"
#include "sync/change_upload.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>
#include <cstdlib>

using namespace madoguchi;
using namespace madoguchi::bench;
using namespace Qt::StringLiterals;
using federation::test::Central;
using test::Workplace;
using Time = std::chrono::steady_clock;

namespace {

const char usage[] = R"(usage: madoguchi-acknowledge [--changes N]
  --changes N  how many, one after the other (default 300)
exit codes: 0 ok, 2 usage, 3 cannot run
)";

double milliseconds(Time::duration time) { return std::chrono::duration<double, std::milli>(time).count(); }

struct Samples {
    std::vector<double> ms;
    double at(double share)
    {
        std::ranges::sort(ms);
        return ms[static_cast<std::size_t>(share * static_cast<double>(ms.size() - 1))];
    }
};

QJsonObject household(int number)
{
    const QString id = QString::number(number), addressee = QString::number(10'000'000 + number);
    return people::toJson(test::family(u"h-"_s + id, addressee, {{u"p-"_s + id, u"架空 一郎"_s, u"カクウ イチロウ"_s, u"1980-01-01"_s, QDate(2026, 11, 1), {}}}));
}

/// One row of that size, to the disk.
void commit(store::Store &store, const QByteArray &bytes)
{
    Workplace::must(test::get(store.write<Done>([&](store::Transaction &transaction) { return transaction.exec("INSERT INTO bare_commit (content) VALUES (?1)", {bytes}); })));
}

void prepare(store::Store &store)
{
    Workplace::must(test::get(store.write<Done>([](store::Transaction &transaction) { return transaction.exec("CREATE TABLE bare_commit (content BLOB NOT NULL)"); })));
}

/// Turn and turn about, so that what the machine does meanwhile meets all of them.
int run(int changes)
{
    Central central;
    central.config.port = 0;
    const auto server = Workplace::must(federation::Server::start(central.config, central.clock));
    ServerLine transport(central, server->port());
    Workplace place, other; // the other's store stands for the server's: the same engine, settings and disk
    prepare(place.runner().store());
    prepare(other.runner().store());
    sync::EngineOptions options;
    options.terminal = place.terminal;
    options.municipality = place.municipality;
    options.receiptsKey = central.receiptsKey();
    sync::Client client(transport, place.clock);
    Worker worker;
    sync::Link link{client, place.runner(), place.clock, options, worker, [] { return false; }, [](const api::Progress &) {}};

    sync::Request question;
    question.path = u"/v1/terminal?"_s + sync::query({});
    const auto timed = [](Samples &samples, const std::function<void()> &work) {
        const auto begin = Time::now();
        work();
        samples.ms.push_back(milliseconds(Time::now() - begin));
    };
    Samples whole, request, line, theirs, ours, rest;
    double inRequest = 0;
    transport.answered = [&](const sync::Request &asked, Time::duration took) { inRequest = asked.path == u"/v1/changes"_s ? milliseconds(took) : inRequest; };
    for (int i = -10; i < changes; ++i) { // the first ones warm up
        if (i == 0)
            for (Samples *samples : {&whole, &request, &line, &theirs, &ours, &rest})
                samples->ms.clear();
        const QJsonObject body = household(i + 100);
        const QByteArray bytes = QJsonDocument(body).toJson(QJsonDocument::Compact);
        place.write<Done>([&](store::Transaction &transaction) {
            journal::OutboxItem item;
            item.id = ChangeId(newId());
            item.kind = u"household"_s;
            item.aggregate = u"h-"_s + QString::number(i + 100);
            item.actor = u"clerk-1"_s;
            item.body = body;
            return journal::enqueue(transaction, item, place.clock.utc());
        });
        timed(whole, [&] {
            if (const auto sent = sync::ChangeUpload(link).run(); !sent.ok() || *sent != 1)
                throw std::runtime_error("a change was not taken: " + (sent.ok() ? std::string("refused") : errorText(sent.error().code).toStdString()));
        });
        request.ms.push_back(inRequest);
        timed(line, [&] { Workplace::must(client.call(question)); });
        timed(theirs, [&] { commit(other.runner().store(), bytes); });
        timed(ours, [&] { commit(place.runner().store(), QByteArray(64, 'a')); });
        rest.ms.push_back(whole.ms.back() - line.ms.back() - theirs.ms.back() - ours.ms.back());
    }
    Samples connection;
    for (int i = 0; i < 20; ++i) {
        transport.drop();
        timed(connection, [&] { Workplace::must(client.call(question)); });
    }
    double load[1] = {0};
    std::printf("%d changes one after the other, load average %.1f\n\n| ms | half | 95 of 100 |\n|---|---|---|\n", changes, getloadavg(load, 1) == 1 ? load[0] : 0);
    for (const auto &[name, samples] : std::initializer_list<std::pair<const char *, Samples *>>{
             {"**from the outbox to the kept receipt**", &whole}, {"of it in the request", &request}, {"a question that writes nothing, over the same line", &line},
             {"one commit as the server's", &theirs}, {"one commit as ours", &ours}, {"what is left: reading, checking, signing, the receipt", &rest},
             {"the first question over a new connection (handshake of both sides)", &connection}})
        std::printf("| %s | %.2f | %.2f |\n", name, samples->at(0.5), samples->at(0.95));
    std::printf("\nwhole : line + two commits = %.2f\n", whole.at(0.5) / (line.at(0.5) + theirs.at(0.5) + ours.at(0.5)));
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = application.arguments().mid(1);
    bool good = words.isEmpty() || (words.size() == 2 && words[0] == "--changes"_L1);
    const int changes = words.size() == 2 ? words[1].toInt(&good) : 300;
    if (!good || changes < 10 || changes > 100'000) {
        std::fputs(usage, stderr);
        return 2;
    }
    try {
        return run(changes);
    } catch (const std::exception &trouble) {
        std::fprintf(stderr, "cannot measure: %s\n", trouble.what());
        return 3;
    }
}
