#include "harness.h"

#include "unit/federation/two_towns.h"

using namespace madoguchi;
using namespace madoguchi::fuzz;
using namespace madoguchi::federation::test;
using namespace Qt::StringLiterals;

namespace {

const QString knownCandidate = u"C16-FQBFUMJ-AKKZGHC"_s; // as the seed "continuity" has it

/// A central server with a household that came from the other town, accepted and answered; it grows with the run and is made anew before it is large.
struct Server : TwoTowns {
    exchange::SchemaSet schemas = must(exchange::SchemaSet::load(u":/interface/openapi.json"_s));
    Identity stranger = central.stranger;
    QByteArray before = elsewhere();

    Server()
    {
        left({1}, 1);
        came({1}, 1);
        PROMISE(candidates().size() == 1 && candidates()[0][u"candidate"_s] == knownCandidate);
        before = elsewhere();
    }
    /// What the other municipality sees, but for what is decided of a household that it was left by: that is for both.
    QByteArray elsewhere()
    {
        QByteArray seen = central.call(stranger.tenant(), "GET", "/v1/feed?after=0").body;
        const QByteArray files = central.call(stranger.tenant(), "GET", "/federation/v1/files?after=0").body;
        for (const QJsonValue file : QJsonDocument::fromJson(files).object()["files"_L1].toArray())
            if (file["layout"_L1] != "F7"_L1)
                seen += QJsonDocument(file.toObject()).toJson();
        return seen;
    }
    QByteArray fileId()
    {
        const auto list = QJsonDocument::fromJson(central.call(central.terminal1.tenant(), "GET", "/federation/v1/files").body).object()["files"_L1].toArray();
        return list.isEmpty() ? "none" : list[0].toObject()["id"_L1].toString().toLatin1();
    }
};

} // namespace

// A request as it stands on the wire: "METHOD target", headers, an empty line, the body. "{file}" in the target is a file that is there.
// Whatever comes is answered, in the words of the interface; nothing breaks inside the server, and nobody else's data change.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    static auto server = std::make_unique<Server>(); // made here, so that it goes before OpenSSL does
    static QByteArray file = server->fileId();
    static int calls = 0;
    if (++calls % 2000 == 0) {
        server.reset();
        server = std::make_unique<Server>();
        file = server->fileId();
    }
    const QByteArray input(reinterpret_cast<const char *>(data), qsizetype(size));
    const qsizetype blank = input.indexOf("\n\n");
    QList<QByteArray> lines = input.left(blank).split('\n');
    const qsizetype space = lines.first().indexOf(' ');
    federation::Request request{lines.first().left(space), lines.first().mid(space + 1).replace("{file}", file), {}, blank < 0 ? QByteArray() : input.mid(blank + 2)};
    for (const QByteArray &line : lines.sliced(1))
        if (const qsizetype colon = line.indexOf(": "); colon > 0)
            request.headers.emplaceBack(line.left(colon), line.mid(colon + 2));

    const federation::Response response = server->central.call(server->central.terminal1.tenant(), request.method, request.target, request.body, request.headers);
    static const QSet<int> statuses{200, 201, 204, 206, 304, 400, 401, 403, 404, 405, 409, 413, 416, 422};
    PROMISE(statuses.contains(response.status));
    if (response.status >= 400 && response.header("Content-Type") == "application/json" && !request.target.startsWith("/v1/record"))
        PROMISE(server->schemas.check(u"Error"_s, QJsonDocument::fromJson(response.body).object()).ok());
    for (const auto &[name, value] : response.headers)
        PROMISE(!value.contains('\n') && !value.contains('\r'));
    if (request.method != "GET" && request.method != "HEAD" && response.status < 400)
        PROMISE(server->elsewhere() == server->before);
    return 0;
}
