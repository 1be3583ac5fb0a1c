#include "app/admin/commands.h"

#include "app/admin/store_command.h"
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

struct Request {
    QString directory, ownAuthority, witnessedBy;
    QStringList shares; ///< two, or none
};

std::optional<Request> parse(const QStringList &arguments)
{
    if (arguments.size() < 2 || arguments[0] != u"verify")
        return {};
    Request request{arguments[1], {}, {}, {}};
    for (qsizetype i = 2; i < arguments.size();) {
        const QString &option = arguments[i++];
        const qsizetype values = option == u"--open" ? 2 : 1;
        if (arguments.size() - i < values)
            return {};
        if (option == u"--ca" && request.ownAuthority.isEmpty())
            request.ownAuthority = arguments[i];
        else if (option == u"--witnessed" && request.witnessedBy.isEmpty())
            request.witnessedBy = arguments[i];
        else if (option == u"--open" && request.shares.isEmpty())
            request.shares = arguments.mid(i, 2);
        else
            return {};
        i += values;
    }
    return request;
}

/// Verifies the record of a terminal's folder, a copy of it included: needs no key (C-11). Whoever does not trust the
/// terminal brings the CA's certificate along: everything else is checked against it. What the server has witnessed finds a folder that was put back as a whole.
int verify(const Request &request)
{
    const QDir profile(request.directory);
    const QByteArray ca = readSmall(!request.ownAuthority.isEmpty() ? request.ownAuthority : profile.filePath(u"ca.crt"_s));
    std::optional<QByteArray> witnessed;
    if (!request.witnessedBy.isEmpty()) {
        QFile file(request.witnessedBy);
        if (!file.open(QIODevice::ReadOnly) || file.size() > longestList) {
            std::fprintf(stderr, "%s cannot be read: it is what madoguchi-central --witnessed prints\n", qPrintable(request.witnessedBy));
            return CannotRun;
        }
        witnessed = file.readAll();
    }
    const auto authority = crypto::Certificate::fromPem(ca);
    const auto receipts = crypto::Certificate::fromPem(readSmall(profile.filePath(u"receipts.crt"_s)));
    const auto device = crypto::Certificate::fromPem(readSmall(profile.filePath(u"device.crt"_s)));
    if (!authority.ok() || !receipts.ok() || !device.ok() || !profile.exists(u"record"_s)) {
        std::fprintf(stderr, "%s is not a terminal's profile: ca.crt, receipts.crt, device.crt and record/ are needed\n", qPrintable(request.directory));
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
    if (session::isRetired(request.directory)) {
        const auto statement = session::readRetirement(request.directory, *authority);
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

} // namespace

int audit(const QStringList &given)
{
    QStringList arguments = given;
    const auto passphrases = Passphrases::from(arguments);
    const auto request = parse(arguments);
    if (!passphrases.ok() || !request) {
        std::fputs("usage: madoguchi-admin audit verify DIR/terminal-N [--ca FILE] [--witnessed FILE] [--open SHARE SHARE [--passphrase-fd N]]\n", stderr);
        return Usage;
    }
    const int verified = verify(*request);
    if (request->shares.isEmpty() || verified == CannotRun)
        return verified;
    const int held = checkStore(request->directory, request->shares, *passphrases);
    return verified == Finding ? Finding : held; // what was found stays found, whatever could not be looked at
}

} // namespace madoguchi::admin
