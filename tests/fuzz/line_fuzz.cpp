#include "harness.h"

#include "unit/sync/desk_line.h"

#include <QJsonDocument>

using namespace madoguchi;
using namespace madoguchi::fuzz;
using namespace madoguchi::test;
using namespace Qt::StringLiterals;

namespace {

/// The answer to one call, changed: its body, a piece of its body, a header or its status.
void spoil(sync::Response &response, char how, QByteArrayView input)
{
    if (how == 'b') {
        response.body = input.toByteArray();
    } else if (how == 's') {
        response.body = spliced(response.body, input);
    } else if (how == 'h' && input.size() > 1 && !response.headers.isEmpty()) {
        response.headers[static_cast<uchar>(input[0]) % response.headers.size()].second = input.sliced(1).toByteArray();
    } else if (how == 'c' && input.size() > 1) {
        response.status = 200 + (static_cast<uchar>(input[0]) * 256 + static_cast<uchar>(input[1])) % 400;
    }
}


} // namespace

// A working day of a terminal with a server that gives one wrong answer: which call (a letter), how, and with what. Nothing counts as
// delivered that did not arrive (sync.md promise 6), nothing has its effect twice.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    static int argc = 1;
    static char name[] = "fuzz_line", *argv[] = {name, nullptr};
    static QCoreApplication application(argc, argv);
    if (size < 2 || data[0] < 'a' || data[0] > 'z')
        return 0;
    const QByteArrayView input(data + 2, qsizetype(size - 2));

    DeskLine line;
    line.feed(3);
    line.queueNotification();
    line.central.addFile(u"F3"_s, 1, 0, {DeskLine::verdictRow()});
    FakeQueue numbers;
    numbers.add(u"n-1"_s);
    line.engine->setNumbers(&numbers);
    int call = 0;
    line.transport.tamper = [&, at = data[0] - 'a'](const sync::Request &, sync::Response &response) {
        if (call++ == at)
            spoil(response, static_cast<char>(data[1]), input);
    };
    (void)line.load();
    (void)line.cycle();
    (void)line.preview();
    (void)line.sendFiles();
    (void)line.receive();
    const auto acknowledged = line.place.rows("SELECT id FROM outbox WHERE state = 1 AND destination = 0", 1);
    for (const QString &id : acknowledged)
        PROMISE(line.central.changes.contains(id));
    PROMISE(line.place.number("SELECT count(*) FROM interface_file WHERE outgoing = 1 AND state = 'accepted'") <= line.central.files.size());
    PROMISE(line.place.number("SELECT count(*) FROM interface_file WHERE outgoing = 0 AND state = 'imported'") <= 1);
    PROMISE(line.place.number("SELECT coalesce(max(times), 0) FROM test_effect WHERE kind = 'household'") <= 1);
    PROMISE(line.place.number("SELECT count(*) FROM test_effect WHERE kind = 'household'") <= 3);
    // A number that is no longer here was answered there, or refused.
    PROMISE(!numbers.bodies.isEmpty() || line.central.numbers.contains(u"n-1"_s));
    return 0;
}
