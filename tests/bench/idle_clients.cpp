// madoguchi-idle-clients: as many terminals as a prefecture has, each with a connection that is idle most of the time.
// All of them use one terminal's certificate: to the server's sockets and TLS that makes no difference.
#include <utility> // Boost 1.74 needs it before Asio

#include "bench/samples.h"
#include "settings/terminal_profile.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#include <QCoreApplication>
#include <QFile>

#include <csignal>
#include <cstdio>
#include <map>
#include <sys/resource.h>
#include <unistd.h>

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;
using madoguchi::bench::Samples;
using namespace madoguchi;
using namespace Qt::StringLiterals;

namespace {

enum Exit { Ok = 0, Finding = 1, Usage = 2, CannotRun = 3 };

const char usage[] = R"(usage: madoguchi-idle-clients --profile DIR/terminal-N [--clients N] [--seconds S] [--period S] [--server PID]
  --clients N  connections, all opened at once (default 1200)
  --seconds S  how long they poll GET /v1/terminal, once all are in (default 60)
  --period S   seconds between two polls of one client (default 30)
  --server PID the server's process: its CPU and memory are told apart from those of the clients
exit codes: 0 no error, 1 errors, 2 usage, 3 cannot run
)";

struct Options {
    QString profile;
    int clients = 1200, seconds = 60, period = 30, server = 0;
};

std::optional<Options> parse(const QStringList &words)
{
    Options options;
    for (qsizetype i = 0; i < words.size(); i += 2) {
        const QString value = words.value(i + 1);
        bool good = !value.isEmpty();
        if (words[i] == "--profile"_L1)
            options.profile = value;
        else if (words[i] == "--clients"_L1)
            options.clients = value.toInt(&good);
        else if (words[i] == "--seconds"_L1)
            options.seconds = value.toInt(&good);
        else if (words[i] == "--period"_L1)
            options.period = value.toInt(&good);
        else if (words[i] == "--server"_L1)
            options.server = value.toInt(&good);
        else
            good = false;
        if (!good)
            return std::nullopt;
    }
    const bool sensible = !options.profile.isEmpty() && options.clients > 0 && options.clients <= 20'000 && options.seconds > 0 && options.period > 0;
    return sensible ? std::optional(options) : std::nullopt;
}

/// CPU seconds of a process so far; of this one with pid 0.
double cpuSeconds(int pid)
{
    QFile file(pid == 0 ? u"/proc/self/stat"_s : u"/proc/%1/stat"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("no such process");
    const QByteArray stat = file.readAll();
    const QByteArrayList fields = stat.mid(stat.lastIndexOf(')') + 2).split(' '); // from the third on: the second may hold anything
    return double(fields.at(11).toLongLong() + fields.at(12).toLongLong()) / double(sysconf(_SC_CLK_TCK));
}
/// In MB, at its most.
double memoryAtMost(int pid)
{
    QFile file(u"/proc/%1/status"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("no such process");
    for (const QByteArray &line : file.readAll().split('\n'))
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
    return 0;
}
struct Cpu {
    double server = 0, clients = 0;
    static Cpu now(int pid) { return {pid == 0 ? 0 : cpuSeconds(pid), cpuSeconds(0)}; }
    Cpu operator-(const Cpu &before) const { return {server - before.server, clients - before.clients}; }
};

/// What all clients share; one thread.
struct Trial {
    Trial(Options o, settings::TerminalProfile p) : options(std::move(o)), profile(std::move(p)) {}

    const Options options;
    const settings::TerminalProfile profile;
    asio::io_context io{1};
    asio::ssl::context context{asio::ssl::context::tls_client};
    const Samples::Time begin = Samples::now();
    Samples handshakes, polls;
    std::map<std::string, int> errors; ///< how often, by what it was
    int entered = 0;                   ///< in, or failed for good
    Samples::Time allIn, end;
    std::function<void()> whenAllIn;

    void fail(const char *where, const std::string &what) { ++errors[std::string(where) + ": " + what]; }
    void enter()
    {
        if (++entered < options.clients)
            return;
        allIn = Samples::now();
        end = allIn + std::chrono::seconds(options.seconds);
        whenAllIn();
    }
};

class Client : public std::enable_shared_from_this<Client> {
public:
    Client(Trial &trial, int index) : m_trial(trial), m_index(index), m_stream(trial.io, trial.context), m_timer(trial.io)
    {
        m_request.method(http::verb::get);
        m_request.target("/v1/terminal");
        m_request.set(http::field::host, trial.profile.server.name.toStdString());
    }

    void connect()
    {
        SSL_set_tlsext_host_name(m_stream.native_handle(), m_trial.profile.server.name.toUtf8().constData());
        const asio::ip::tcp::endpoint server(asio::ip::make_address(m_trial.profile.server.host.toStdString()), m_trial.profile.server.port);
        lowest().expires_after(patience);
        lowest().async_connect(server, [self = shared_from_this()](error_code error) {
            if (error)
                return self->failToEnter("connect", error);
            error_code ignored;
            self->lowest().socket().set_option(asio::ip::tcp::no_delay(true), ignored);
            self->m_stream.async_handshake(asio::ssl::stream_base::client, [self](error_code refused) {
                if (refused)
                    return self->failToEnter("handshake", refused);
                self->m_trial.handshakes.addSince(self->m_trial.begin);
                self->m_in = true;
                self->m_trial.enter();
            });
        });
    }

    /// The polls of all clients are spread evenly over the period.
    void pollFrom(Samples::Time start)
    {
        m_next = start + std::chrono::microseconds(std::chrono::seconds(m_trial.options.period)) * m_index / m_trial.options.clients;
        if (m_in)
            pollLater();
    }

private:
    static constexpr std::chrono::seconds patience{30};
    beast::tcp_stream &lowest() { return beast::get_lowest_layer(m_stream); }

    void failToEnter(const char *where, error_code error)
    {
        m_trial.fail(where, error.message());
        m_trial.enter();
    }
    void pollLater()
    {
        if (m_next >= m_trial.end)
            return;
        m_timer.expires_at(m_next);
        m_timer.async_wait([self = shared_from_this()](error_code) { self->poll(); });
    }
    void poll()
    {
        m_asked = Samples::now();
        lowest().expires_after(patience);
        http::async_write(m_stream, m_request, [self = shared_from_this()](error_code error, std::size_t) {
            if (error)
                return self->m_trial.fail("write", error.message());
            self->m_response = {};
            http::async_read(self->m_stream, self->m_buffer, self->m_response, [self](error_code unread, std::size_t) {
                if (unread)
                    return self->m_trial.fail("read", unread.message());
                self->m_trial.polls.addSince(self->m_asked);
                if (self->m_response.result_int() != 200)
                    self->m_trial.fail("status", std::to_string(self->m_response.result_int()));
                self->m_next += std::chrono::seconds(self->m_trial.options.period);
                self->pollLater();
            });
        });
    }

    Trial &m_trial;
    const int m_index;
    beast::ssl_stream<beast::tcp_stream> m_stream;
    asio::steady_timer m_timer;
    http::request<http::empty_body> m_request;
    http::response<http::string_body> m_response;
    beast::flat_buffer m_buffer;
    bool m_in = false;
    Samples::Time m_next, m_asked;
};

void allowManyConnections(int clients)
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= static_cast<rlim_t>(clients) + 64)
        return;
    limit.rlim_cur = limit.rlim_max;
    if (setrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_max < static_cast<rlim_t>(clients) + 64)
        throw std::runtime_error("too few file descriptors are allowed (ulimit -n)");
}

Exit run(const Options &options)
{
    const auto profile = settings::loadTerminalProfile(options.profile);
    if (!profile.ok())
        throw std::runtime_error(describe(profile.error()).toStdString());
    allowManyConnections(options.clients);
    Trial trial(options, *profile);
    const auto path = [&](const char *name) { return QFile::encodeName(profile->path(QString::fromLatin1(name))).toStdString(); };
    SSL_CTX_set_min_proto_version(trial.context.native_handle(), TLS1_3_VERSION);
    trial.context.load_verify_file(path("ca.crt"));
    trial.context.use_certificate_file(path("device.crt"), asio::ssl::context::pem);
    trial.context.use_private_key_file(path("device.key"), asio::ssl::context::pem);
    trial.context.set_verify_mode(asio::ssl::verify_peer);
    trial.context.set_verify_callback(asio::ssl::host_name_verification(profile->server.name.toStdString()));

    std::vector<std::shared_ptr<Client>> clients; // each keeps its connection until the end
    const Cpu atFirst = Cpu::now(options.server);
    Cpu entered;
    trial.whenAllIn = [&] {
        entered = Cpu::now(options.server);
        for (const auto &client : clients)
            client->pollFrom(trial.allIn);
    };
    for (int i = 0; i < options.clients; ++i)
        clients.push_back(std::make_shared<Client>(trial, i));
    for (const auto &client : clients)
        client->connect();
    trial.io.run(); // until nobody polls any more
    const Cpu entering = entered - atFirst, polling = Cpu::now(options.server) - entered;

    std::printf("handshakes %zu of %d, all at once, in %.0f ms (a client waits p50 %.0f ms, p95 %.0f ms)\n", trial.handshakes.count(), options.clients,
                std::chrono::duration<double, std::milli>(trial.allIn - trial.begin).count(), trial.handshakes.percentile(50), trial.handshakes.percentile(95));
    std::printf("polls %zu in %d s: p50 %.2f ms, p95 %.2f ms, p99 %.2f ms\n", trial.polls.count(), options.seconds, trial.polls.percentile(50),
                trial.polls.percentile(95), trial.polls.percentile(99));
    if (options.server != 0)
        std::printf("CPU entering: server %.2f s, clients %.2f s; polling: server %.2f s (%.1f %% of a core), clients %.2f s; server's memory at most %.0f MB\n", entering.server,
                    entering.clients, polling.server, 100 * polling.server / options.seconds, polling.clients, memoryAtMost(options.server));
    int errors = 0;
    for (const auto &[what, count] : trial.errors) {
        std::printf("  %d times %s\n", count, what.c_str());
        errors += count;
    }
    std::printf("errors %d\n", errors);
    return errors == 0 ? Ok : Finding;
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
    std::signal(SIGPIPE, SIG_IGN);
    try {
        return run(*options);
    } catch (const std::exception &trouble) {
        std::fprintf(stderr, "madoguchi-idle-clients: %s\n", trouble.what());
        return CannotRun;
    }
}
