// madoguchi-central: the reference server, for training, interoperability and every end-to-end test.
#include "base/clock.h"
#include "base/secret_bytes.h"
#include "crypto/certificate.h"
#include "federation/seal_keys.h"
#include "federation/incident.h"
#include "federation/server.h"
#include "federation/service.h"
#include "journal/retirement_note.h"
#include "settings/central_profile.h"
#include "settings/profile_lock.h"
#include "store/connection.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <openssl/crypto.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <sys/resource.h>

using namespace madoguchi;
using namespace Qt::StringLiterals;

namespace {

enum Exit { Ok = 0, Usage = 2, CannotRun = 3 };
constexpr int longestOverlap = 90; // days

const char usage[] = R"(usage: madoguchi-central --profile DIR/central [--port P|0] [--cycle daily|immediate]
       madoguchi-central --profile DIR/central --rotate-seal-key DAYS
       madoguchi-central --profile DIR/central --retired FOLDER
       madoguchi-central --profile DIR/central --witnessed
       madoguchi-central --profile DIR/central --give-up-outside MUNICIPALITY/TERMINAL --reason TEXT
       madoguchi-central --profile DIR/central --incident MUNICIPALITY/TERMINAL [--until YYYY-MM-DD] [--list]
  --port P    listens there instead of the profile's port; 0: any free one
  --cycle C   when answers to 資格 files are made: daily (18:00 in Japan) or immediate (training)
  --rotate-seal-key DAYS
              individual numbers are sealed to a new key from the next start on; the one before it opens for DAYS days more (1 to 90)
  --retired F reads the end of a terminal in that could not send it: F has its device.crt and retired.note; not while the server runs
  --witnessed prints what is witnessed of each terminal's record, signed, a line each: for madoguchi-admin audit verify --witnessed; not while the server runs
  --give-up-outside T
              nobody waits any more for entries that a terminal noted with its store closed, showed, and does not have in its record: what became of them was looked
              into, and the reason is kept; not while the server runs
  --incident T
              the draft of a report on a terminal that is lost, stolen or misused: what may have lain there at the end of a day (without --until: today), whom to ask,
              what to do; no resident is named. --list: the households alone, a line each, by internal id and 記号・番号: whom to tell. Not while the server runs: a copy of its folder does
  --help, --version
prints "listening HOST:PORT" when ready
exit codes: 0 ok, 2 usage, 3 cannot run
)";

struct Arguments {
    QString profile;
    std::optional<quint16> port;
    federation::ServerConfig::Cycle cycle = federation::ServerConfig::Cycle::Daily;
    int rotateSealKey = 0; ///< days; 0: serve
    QString retired; ///< a folder; empty: serve
    bool witnessed = false;
    QString incident; ///< municipality/terminal; empty: serve
    QDate until;      ///< of the incident; invalid: today
    QString giveUp, reason; ///< municipality/terminal, and why
    bool list = false;
};

std::optional<Arguments> parse(const QStringList &words)
{
    Arguments arguments;
    for (qsizetype i = 0; i < words.size(); i += 2) {
        if (bool *alone = words[i] == "--witnessed"_L1 ? &arguments.witnessed : words[i] == "--list"_L1 ? &arguments.list : nullptr) {
            *alone = true;
            --i;
            continue;
        }
        const QString value = words.value(i + 1);
        bool good = !value.isEmpty();
        if (words[i] == "--profile"_L1)
            arguments.profile = value;
        else if (words[i] == "--retired"_L1)
            arguments.retired = value;
        else if (words[i] == "--incident"_L1)
            good = (arguments.incident = value).count(u'/') == 1;
        else if (words[i] == "--until"_L1)
            good = (arguments.until = QDate::fromString(value, Qt::ISODate)).isValid() && arguments.until <= SystemClock().today();
        else if (words[i] == "--give-up-outside"_L1)
            good = (arguments.giveUp = value).count(u'/') == 1;
        else if (words[i] == "--reason"_L1)
            good = (arguments.reason = value).size() <= 200;
        else if (words[i] == "--port"_L1)
            arguments.port = value.toUShort(&good);
        else if (words[i] == "--cycle"_L1 && (value == "daily"_L1 || value == "immediate"_L1))
            arguments.cycle = value == "daily"_L1 ? federation::ServerConfig::Cycle::Daily : federation::ServerConfig::Cycle::Immediate;
        else if (words[i] == "--rotate-seal-key"_L1)
            good = (arguments.rotateSealKey = value.toInt()) >= 1 && arguments.rotateSealKey <= longestOverlap;
        else
            good = false;
        if (!good)
            return std::nullopt;
    }
    if (arguments.profile.isEmpty() || arguments.giveUp.isEmpty() != arguments.reason.isEmpty() || (arguments.incident.isEmpty() && (arguments.list || arguments.until.isValid())))
        return std::nullopt;
    return arguments;
}

Result<federation::ServerConfig> configOf(const Arguments &arguments)
{
    MADOGUCHI_ASSIGN(const settings::CentralProfile profile, settings::loadCentralProfile(arguments.profile));
    federation::ServerConfig config;
    config.directory = profile.directory;
    config.host = profile.host;
    config.port = arguments.port.value_or(profile.port);
    config.prefecture = profile.prefecture;
    config.cycle = arguments.cycle;
    config.log = [](const QString &line) { std::fprintf(stderr, "madoguchi-central: %s\n", qPrintable(line)); };
    for (const auto &one : profile.municipalities)
        config.municipalities.append({one.code, one.name, one.insurer});
    return config;
}

/// 1,200 terminals hold a connection each; the usual soft limit is 1024 descriptors.
void allowManyConnections()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        (void)setrlimit(RLIMIT_NOFILE, &limit);
    }
}

Result<Done> writePort(const QString &directory, quint16 port)
{
    QSaveFile file(directory + u"/port"_s);
    if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::number(port) + '\n') < 0 || !file.commit())
        return Error{ErrorCode::FileUnwritable, {u"port"_s}, {}};
    return done();
}

Result<QByteArray> readSmall(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileUnreadable, {QFileInfo(path).fileName()}, {}};
    return file.read(journal::retirementLimit + 1);
}

/// What the terminal would have sent itself: who it is says its certificate, which must have been good on the day of the statement.
Result<Done> readRetired(const Arguments &arguments)
{
    MADOGUCHI_ASSIGN(const auto lock, settings::ProfileLock::take(arguments.profile));
    MADOGUCHI_ASSIGN(const federation::ServerConfig config, configOf(arguments));
    MADOGUCHI_ASSIGN(const QByteArray statement, readSmall(arguments.retired + u"/retired.note"_s));
    MADOGUCHI_ASSIGN(const QByteArray devicePem, readSmall(arguments.retired + u"/device.crt"_s));
    MADOGUCHI_ASSIGN(const auto device, crypto::Certificate::fromPem(devicePem));
    MADOGUCHI_ASSIGN(const QByteArray authorityPem, readSmall(config.directory + u"/ca.crt"_s));
    MADOGUCHI_ASSIGN(const auto authority, crypto::Certificate::fromPem(authorityPem));
    MADOGUCHI_ASSIGN(const auto note, journal::readRetirementNote(statement, device.publicKey()));
    MADOGUCHI_TRY(crypto::checkCertificate(device, crypto::CertificateUse::TerminalClient, {{authority}, {}, true, {}}, note.at));
    const federation::Tenant tenant{device.organization(), device.commonName(), device.isTraining(), device.publicKey()};
    if (std::ranges::find(config.municipalities, tenant.municipality, &federation::ServerConfig::Municipality::code) == config.municipalities.end())
        return ErrorCode::TenantUnknown;
    const SystemClock clock;
    MADOGUCHI_ASSIGN(const auto service, federation::Service::open(config, clock));
    MADOGUCHI_TRY(service->witnessRetirement(tenant, statement).takeResult());
    std::printf("%s was retired on %s; the statement is kept and the list of terminals says so\n", qPrintable(note.terminal), qPrintable(note.at.toString(Qt::ISODate)));
    return done();
}

Result<Done> printWitnessed(const Arguments &arguments)
{
    MADOGUCHI_ASSIGN(const auto lock, settings::ProfileLock::take(arguments.profile));
    MADOGUCHI_ASSIGN(const federation::ServerConfig config, configOf(arguments));
    const SystemClock clock;
    MADOGUCHI_ASSIGN(const auto service, federation::Service::open(config, clock));
    for (const auto &municipality : config.municipalities) {
        MADOGUCHI_ASSIGN(const auto records, service->witnessedRecords(municipality.code).takeResult());
        for (const QJsonObject &record : records)
            std::printf("%s\n", QJsonDocument(record).toJson(QJsonDocument::Compact).constData());
    }
    return done();
}

Result<Done> giveUpOutside(const Arguments &arguments)
{
    MADOGUCHI_ASSIGN(const auto lock, settings::ProfileLock::take(arguments.profile));
    MADOGUCHI_ASSIGN(const federation::ServerConfig config, configOf(arguments));
    const SystemClock clock;
    MADOGUCHI_ASSIGN(const auto service, federation::Service::open(config, clock));
    const QStringList names = arguments.giveUp.split(u'/');
    MADOGUCHI_ASSIGN(const qint64 entries, service->giveUpOutside(names[0], names[1], arguments.reason).takeResult());
    std::printf("%lld entries are not waited for any more\n", static_cast<long long>(entries));
    return done();
}

Result<Done> printIncident(const Arguments &arguments)
{
    MADOGUCHI_ASSIGN(const auto lock, settings::ProfileLock::take(arguments.profile));
    MADOGUCHI_ASSIGN(const federation::ServerConfig config, configOf(arguments));
    const SystemClock clock;
    MADOGUCHI_ASSIGN(const auto service, federation::Service::open(config, clock));
    const QStringList names = arguments.incident.split(u'/');
    MADOGUCHI_ASSIGN(const auto incident, service->incident(names[0], names[1], arguments.until.isValid() ? arguments.until : clock.today()).takeResult());
    if (!arguments.list)
        std::fputs(qUtf8Printable(incidentReport(incident, clock.utc())), stdout);
    for (const QString &household : arguments.list ? incident.exposure.households : QStringList())
        std::printf("%s\n", qUtf8Printable(household));
    return done();
}

Result<Done> serve(const Arguments &arguments, const sigset_t &endSignals)
{
    MADOGUCHI_ASSIGN(const auto lock, settings::ProfileLock::take(arguments.profile));
    MADOGUCHI_ASSIGN(const federation::ServerConfig config, configOf(arguments));
    const SystemClock clock;
    MADOGUCHI_ASSIGN(const auto server, federation::Server::start(config, clock));
    MADOGUCHI_TRY(writePort(config.directory, server->port()));
    std::printf("listening %s:%d\n", qPrintable(config.host), server->port());
    std::fflush(stdout);
    int signal = 0;
    sigwait(&endSignals, &signal);
    return done();
}

Result<Done> rotateSealKey(const Arguments &arguments)
{
    MADOGUCHI_ASSIGN(const auto lock, settings::ProfileLock::take(arguments.profile));
    MADOGUCHI_ASSIGN(const federation::ServerConfig config, configOf(arguments));
    const QDate until = SystemClock().today().addDays(arguments.rotateSealKey);
    MADOGUCHI_TRY(federation::SealKeys::rotate(config.directory, until));
    std::printf("the former key opens until %s\n", qPrintable(until.toString(Qt::ISODate)));
    return done();
}

} // namespace

int main(int argc, char **argv)
{
    hardenProcess();
    QCoreApplication application(argc, argv);
    const QStringList words = application.arguments().mid(1);
    if (words.contains("--help"_L1)) {
        std::fputs(usage, stdout);
        return Ok;
    }
    if (words.contains("--version"_L1)) {
        std::printf("madoguchi-central " MADOGUCHI_VERSION "\nQt %s\n%s\n%s\n", qVersion(), qPrintable(store::engineVersion()), OpenSSL_version(OPENSSL_VERSION));
        return Ok;
    }
    const auto arguments = parse(words);
    if (!arguments) {
        std::fputs(usage, stderr);
        return Usage;
    }
    const auto instead = arguments->rotateSealKey > 0          ? rotateSealKey
                         : !arguments->retired.isEmpty()  ? readRetired
                         : arguments->witnessed           ? printWitnessed
                         : !arguments->giveUp.isEmpty()   ? giveUpOutside
                         : !arguments->incident.isEmpty() ? printIncident
                                                          : nullptr;
    if (instead) {
        const Result<Done> outcome = instead(*arguments);
        if (!outcome.ok())
            std::fprintf(stderr, "madoguchi-central: %s\n", qPrintable(describe(outcome.error())));
        return outcome.ok() ? Ok : CannotRun;
    }
    // Blocked before any thread starts, so that every thread inherits it: the signals come to sigwait alone.
    sigset_t endSignals;
    sigemptyset(&endSignals);
    sigaddset(&endSignals, SIGTERM);
    sigaddset(&endSignals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &endSignals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    allowManyConnections();
    if (const auto served = serve(*arguments, endSignals); !served.ok()) {
        std::fprintf(stderr, "madoguchi-central: %s\n", qPrintable(describe(served.error())));
        return CannotRun;
    }
    return Ok;
}
