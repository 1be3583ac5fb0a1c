#include "app/admin/commands.h"

#include "crypto/certificate.h"
#include "journal/record.h"

#include <QDir>
#include <QFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace madoguchi::admin {

namespace {
QByteArray readSmall(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(64 * 1024) : QByteArray();
}
} // namespace

/// Verifies the record of a terminal's folder, a copy of it included: needs no key and no trust in the terminal (C-11).
int audit(const QStringList &arguments)
{
    if (arguments.size() != 2 || arguments[0] != u"verify") {
        std::fputs("usage: madoguchi-admin audit verify DIR/terminal-N\n", stderr);
        return Usage;
    }
    const QDir profile(arguments[1]);
    const QByteArray ca = readSmall(profile.filePath(u"ca.crt"_s));
    const auto receipts = crypto::Certificate::fromPem(readSmall(profile.filePath(u"receipts.crt"_s)));
    if (ca.isEmpty() || !receipts.ok() || !profile.exists(u"record"_s)) {
        std::fprintf(stderr, "%s is not a terminal's profile: ca.crt, receipts.crt and record/ are needed\n", qPrintable(arguments[1]));
        return CannotRun;
    }
    const auto result = journal::verifyRecord(profile.filePath(u"record"_s), ca, receipts->publicKey().toDer());
    if (result.ok) {
        std::printf("ok size=%lld root=%s anchored=%lld\n", static_cast<long long>(result.size), result.root.toHex().constData(),
                    static_cast<long long>(result.anchored));
        return Ok;
    }
    std::printf("bad seq=%lld reason=%s\n", static_cast<long long>(result.badSequence), qPrintable(result.reason));
    return Finding;
}

} // namespace madoguchi::admin
