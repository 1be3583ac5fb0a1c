#include "harness.h"

#include "checker/protocol.h"

#include <QJsonDocument>

using namespace madoguchi;
using namespace madoguchi::checker;

// What madoguchi-checker says, and what it is told: what was taken is packed to the same again, and stays within the limits.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const process::Frame frame{0, SecretBytes({data, std::min(size, process::maxBodySize)})};
    const auto body = bodyOf(frame);
    if (!body.ok())
        return 0;
    const auto object = [](const QByteArray &bytes) { return QJsonDocument::fromJson(bytes).object(); };
    if (const auto row = unpackRow(*body); row.ok()) {
        PROMISE(row->line >= 2 && row->line <= sourceLimits.rows + 1);
        const auto again = unpackRow(object(pack(*row)));
        PROMISE(again.ok() && again->row == row->row && again->sealed == row->sealed);
        for (auto blob = row->sealed.begin(); blob != row->sealed.end(); ++blob)
            PROMISE(row->row.contains(blob.key()) && row->row.value(blob.key()).isEmpty());
    }
    if (const auto source = unpackSource(*body); source.ok()) {
        PROMISE(source->sha256.size() == 32 && source->size <= sourceLimits.bytes && source->header.sequence >= 1);
        PROMISE(unpackSource(object(pack(exchange::headerLine(source->header), source->size, source->sha256))).ok());
    }
    if (const auto refusals = unpackRefusals(*body); refusals.ok()) {
        PROMISE(!refusals->isEmpty() && refusals->size() <= 100);
        PROMISE(*unpackRefusals(object(pack(*refusals))) == *refusals);
    }
    if (const auto task = unpackTask(*body); task.ok())
        PROMISE(!task->take || task->federationKey.isValid());
    (void)unpackFailure(*body);
    return 0;
}
