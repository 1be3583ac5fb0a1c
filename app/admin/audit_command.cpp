#include "app/admin/commands.h"

#include "crypto/certificate.h"
#include "journal/record.h"
#include "session/retirement.h"

#include <QDir>
#include <QFile>

#include <cstdio>
#include <optional>

using namespace Qt::StringLiterals;

namespace madoguchi::admin {

namespace {
constexpr qint64 longestList = 16 * 1024 * 1024; // a line of 600 bytes for each terminal of a prefecture, and room

QByteArray readSmall(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(64 * 1024) : QByteArray();
}
void print(const journal::Verification::Notice &notice)
{
    using What = journal::Verification::Notice::What;
    const auto sequence = static_cast<long long>(notice.sequence);
    const auto clock = [&](const char *against) { std::printf("clock seq=%lld by=%+.1fs against=%s\n", sequence, double(notice.milliseconds) / 1000, against); };
    switch (notice.what) {
    case What::ClockAgainstMonotonic:
        return clock("the machine's own count");
    case What::ClockAgainstRestart:
        return clock("the run before");
    case What::ClockAgainstServer:
        return clock("the server's time");
    case What::Silence:
        std::printf("silence seq=%lld minutes=%lld\n", sequence, static_cast<long long>(notice.milliseconds / 60'000));
        return;
    case What::Unended:
        std::printf("unended seq=%lld\n", sequence);
        return;
    }
}

} // namespace

/// Verifies the record of a terminal's folder, a copy of it included: needs no key (C-11). Whoever does not trust the
/// terminal brings the CA's certificate along: everything else is checked against it. What the server has witnessed finds a folder that was put back as a whole.
int audit(const QStringList &arguments)
{
    QString ownAuthority, witnessedBy;
    bool understood = arguments.size() >= 2 && arguments.size() % 2 == 0 && arguments[0] == u"verify";
    for (qsizetype i = 2; understood && i < arguments.size(); i += 2) {
        QString &value = arguments[i] == u"--ca" ? ownAuthority : witnessedBy;
        understood = value.isEmpty() && (arguments[i] == u"--ca" || arguments[i] == u"--witnessed");
        value = arguments[i + 1];
    }
    if (!understood) {
        std::fputs("usage: madoguchi-admin audit verify DIR/terminal-N [--ca FILE] [--witnessed FILE]\n", stderr);
        return Usage;
    }
    const QDir profile(arguments[1]);
    const QByteArray ca = readSmall(!ownAuthority.isEmpty() ? ownAuthority : profile.filePath(u"ca.crt"_s));
    std::optional<QByteArray> witnessed;
    if (!witnessedBy.isEmpty()) {
        QFile file(witnessedBy);
        if (!file.open(QIODevice::ReadOnly) || file.size() > longestList) {
            std::fprintf(stderr, "%s cannot be read: it is what madoguchi-central --witnessed prints\n", qPrintable(witnessedBy));
            return CannotRun;
        }
        witnessed = file.readAll();
    }
    const auto authority = crypto::Certificate::fromPem(ca);
    const auto receipts = crypto::Certificate::fromPem(readSmall(profile.filePath(u"receipts.crt"_s)));
    const auto device = crypto::Certificate::fromPem(readSmall(profile.filePath(u"device.crt"_s)));
    if (!authority.ok() || !receipts.ok() || !device.ok() || !profile.exists(u"record"_s)) {
        std::fprintf(stderr, "%s is not a terminal's profile: ca.crt, receipts.crt, device.crt and record/ are needed\n", qPrintable(arguments[1]));
        return CannotRun;
    }
    // A receipt stays good when the certificate of its key has run out: what counts is that it is our CA's, and the server's: a staff card's may sign as well.
    crypto::TrustStore trust{{*authority}, {}, true, {}};
    if (receipts->organizationalUnit() != u"federation"_s || !crypto::checkCertificate(*receipts, crypto::CertificateUse::Signing, trust, receipts->notBefore()).ok()) {
        std::printf("bad seq=1 reason=receipt\n");
        return Finding;
    }
    const QString origin = u"madoguchi/%1/%2/record"_s.arg(device->organization(), device->commonName());
    const auto result = journal::verifyRecord(profile.filePath(u"record"_s), ca, receipts->publicKey().toDer(), origin, witnessed);
    std::printf("record of %s\n", qPrintable(origin));
    if (session::isRetired(arguments[1])) {
        const auto statement = session::readRetirement(arguments[1], *authority);
        if (!statement.ok()) {
            std::printf("bad reason=retirement %s\n", qPrintable(describe(statement.error())));
            return Finding;
        }
        std::printf("retired at=%s by=%s unsent=%s erased=%d receipt=%s\n", qPrintable(statement->at), qPrintable(statement->by), qPrintable(statement->unsent), statement->files,
                    statement->receipt ? "yes" : "no");
    }
    for (const auto &notice : result.notices)
        print(notice);
    if (result.ok) {
        std::printf("ok size=%lld root=%s anchored=%lld\n", static_cast<long long>(result.size), result.root.toHex().constData(),
                    static_cast<long long>(result.anchored));
        return Ok;
    }
    std::printf("bad seq=%lld reason=%s\n", static_cast<long long>(result.badSequence), qPrintable(result.reason));
    return Finding;
}

} // namespace madoguchi::admin
