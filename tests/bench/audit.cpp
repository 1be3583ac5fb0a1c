// madoguchi-audit-bench: how long an auditor waits at a long record, beside going through the same files entry by entry, and beside grep.
#include "bench/report.h"

#include "crypto/certificate.h"
#include "crypto/digest.h"
#include "journal/durable_file.h"
#include "journal/head_note.h"
#include "journal/outbox.h"
#include "journal/record_reader.h"
#include "journal/segments.h"
#include "support/fake_services.h"
#include "support/record_scan.h"
#include "support/wait.h"
#include "support/workplace.h"
#include "ui/screens/record/record_screen.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QProcess>
#include <QScrollBar>
#include <QTemporaryDir>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <random>
#include <thread>

using namespace madoguchi;
using namespace madoguchi::bench;
using namespace Qt::StringLiterals;

namespace {

const char usage[] = R"(usage: madoguchi-audit-bench [--entries N] [--rounds N]
  --entries N  in the record (default 100000)
  --rounds N   looks, pages and scrolls of each kind (default 50)
exit codes: 0 ok, 2 usage, 3 cannot run
)";

struct Options {
    int entries = 100'000, rounds = 50;
};

std::optional<Options> parse(const QStringList &words)
{
    Options options;
    for (qsizetype i = 0; i < words.size(); i += 2) {
        bool good = i + 1 < words.size();
        if (words[i] == "--entries"_L1)
            options.entries = words.value(i + 1).toInt(&good);
        else if (words[i] == "--rounds"_L1)
            options.rounds = words.value(i + 1).toInt(&good);
        else
            good = false;
        if (!good || options.entries < 1000 || options.entries > 10'000'000 || options.rounds < 1)
            return std::nullopt;
    }
    return options;
}

template <typename T>
T must(Result<T> result)
{
    if (!result.ok())
        throw std::runtime_error(describe(result.error()).toStdString());
    return std::move(result).value();
}

double secondsSince(Samples::Time begin) { return std::chrono::duration<double>(Samples::now() - begin).count(); }

double residentMiB()
{
    QFile status(u"/proc/self/statm"_s);
    return status.open(QIODevice::ReadOnly) ? status.readAll().split(' ').value(1).toDouble() * 4096 / 1048576 : 0;
}

/// Years of one busy terminal: eight people, a day of 600 entries, every household opened a few times, now and then something refused or at night.
journal::Entry draw(qint64 sequence, std::mt19937 &random)
{
    static const char *const deeds[] = {"person.search", "household.open", "household.open", "household.open", "reception.open", "notification.register", "session.unlock", "session.lock", "number.submit", "file.send"};
    journal::Entry entry;
    entry.sequence = sequence;
    entry.boot = QByteArray(16, static_cast<char>(sequence / 600));
    const qint64 day = sequence / 600, second = (sequence % 600) * 60;
    entry.monotonicMs = sequence * 1000;
    entry.utcMs = (1'700'000'000 - 1'700'000'000 % 86'400 + day * 86'400 + second) * 1000; // from 9:00 in Japan
    entry.terminal = u"terminal-1"_s;
    entry.municipality = u"162019"_s;
    entry.staff = u"staff-%1"_s.arg(random() % 8);
    entry.cardSerial = u"0a0b0c0d"_s;
    entry.role = u"clerk"_s;
    entry.useCase = QString::fromLatin1(deeds[random() % std::size(deeds)]);
    if (entry.useCase == u"household.open"_s || entry.useCase == u"notification.register"_s)
        entry.object = u"019aa3c1-7e52-7d3a-9f10-%1"_s.arg(random() % 50'000, 12, 10, QChar(u'0'));
    entry.reception = u"019aa3c2-0000-7000-8000-%1"_s.arg(sequence / 8, 12, 10, QChar(u'0'));
    entry.receptionNumber = u"8-%1-%2"_s.arg(day % 10'000, 4, 10, QChar(u'0')).arg(sequence % 600 / 8, 3, 10, QChar(u'0'));
    entry.outcome = random() % 200 == 0 ? api::Outcome::Denied : random() % 100 == 0 ? api::Outcome::Failed : api::Outcome::Done;
    entry.section = u"保険年金課"_s;
    return entry;
}

const QString origin = u"madoguchi/162019/terminal-1/record"_s;

/// Who signs the heads, as in the field.
struct Device {
    crypto::PrivateKey key = must(crypto::PrivateKey::generate());
    QByteArray authority, certificate;
    QByteArray fingerprint; ///< SHA-256 of the certificate
    Device()
    {
        const QDateTime from(QDate(2023, 1, 1), QTime(0, 0), Qt::UTC);
        auto issuer = must(crypto::CertificateAuthority::create(u"Bench CA"_s, from, from.addYears(60)));
        crypto::CertificateRequest request;
        request.commonName = u"terminal-1"_s;
        request.organization = u"162019"_s;
        request.organizationalUnit = u"terminal"_s;
        request.notBefore = from;
        request.notAfter = from.addYears(50);
        const auto issued = must(issuer.issue(request, key.publicKey()));
        authority = issuer.certificate().toPem();
        certificate = issued.toPem();
        fingerprint = crypto::sha256(issued.toDer());
    }
};

void make(const QString &folder, int entries, const Device &device)
{
    std::mt19937 random(7);
    journal::Segments segments(folder);
    crypto::MerkleTree tree;
    QByteArray heads;
    QByteArray previous(32, '\0');
    QList<QByteArray> block;
    for (int i = 1; i <= entries; ++i) {
        journal::Entry entry = draw(i, random);
        entry.previous = previous;
        block.append(journal::encode(entry));
        previous = crypto::sha256(block.last());
        tree.append(crypto::merkleLeaf(block.last()));
        if (i % journal::Record::entriesOfOneHead == 0 || i == entries)
            heads += journal::signNote({origin, i, tree.root(), QDateTime::fromMSecsSinceEpoch(entry.utcMs, Qt::UTC), device.fingerprint}, device.key);
        if (block.size() == journal::Segments::entriesOfOne || i == entries)
            must(segments.append(std::exchange(block, {})));
    }
    must(journal::replaceDurably(folder + u"/heads.log"_s, heads));
    must(journal::replaceDurably(folder + u"/device.crt"_s, device.certificate));
}

/// What this machine's OpenSSL hashes in a second, of the length of an entry.
double opensslHashes()
{
    QProcess process;
    process.start(u"openssl"_s, {u"speed"_s, u"-seconds"_s, u"1"_s, u"-bytes"_s, u"256"_s, u"-mr"_s, u"sha256"_s});
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        throw std::runtime_error("openssl");
    const QList<QByteArray> said = process.readAllStandardOutput().trimmed().split(':'); // +F:22:sha256:bytes a second
    return said.last().toDouble() / 256;
}

struct OpenGate final : api::Gate {
    Result<api::Actor> admit(api::UseCase) override
    {
        api::Actor auditor;
        auditor.staff = StaffId(u"staff-auditor"_s);
        auditor.role = api::Role::Auditor;
        return auditor;
    }
};

constexpr qint64 block = 1000;
QList<journal::Entry> readBlock(const journal::Record &record, qint64 after)
{
    std::vector<qint64> sequences(static_cast<std::size_t>(std::min(block, record.head().size - after)));
    std::iota(sequences.begin(), sequences.end(), after + 1);
    return must(record.read(sequences));
}

/// Without an index: each entry read, taken apart and looked at.
qint64 scan(const journal::Record &record, const api::RecordFilter &filter)
{
    qint64 found = 0;
    for (qint64 after = 0; after < record.head().size; after += block) {
        for (const journal::Entry &entry : readBlock(record, after)) {
            api::RecordLine line;
            line.at = QDateTime::fromMSecsSinceEpoch(entry.utcMs, Qt::UTC);
            line.staff = entry.staff;
            line.useCase = entry.useCase;
            line.object = entry.object;
            line.receptionNumber = entry.receptionNumber;
            line.outcome = entry.outcome;
            found += test::fits(filter, line);
        }
    }
    return found;
}

qint64 grep(const QString &folder, const QString &word)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(u"/bin/sh"_s, {u"-c"_s, u"LC_ALL=C grep -a -o -h -F '%1' [0-9]*.log | wc -l"_s.arg(word)});
    if (!process.waitForFinished(600'000) || process.exitCode() != 0)
        throw std::runtime_error("grep");
    return process.readAllStandardOutput().trimmed().toLongLong();
}

/// The screen on the real reader; how long from a hand on the scroll bar to the pass that paints every row of what is there then.
class Screen : public QObject {
public:
    explicit Screen(api::RecordService &record)
        : m_services{m_fakes.session, m_fakes.people, m_fakes.reception, m_fakes.number, m_fakes.link, m_fakes.answer, m_fakes.conflict, m_fakes.continuity, m_fakes.media, record, m_fakes.review, m_fakes.directory, m_fakes.print, m_clock, u"富山市"_s, true, {}},
          m_screen(ui::createRecord(m_services, &m_window)), m_table(m_screen->findChild<ui::RowsTable *>(u"entries"_s))
    {
        m_window.resize(1366, 700);
        m_screen->setGeometry(m_window.rect());
        m_window.show();
        m_table->viewport()->installEventFilter(this);
    }
    void open(int rows)
    {
        m_screen->open({});
        if (!test::waitFor([&] { return m_table->rows() == rows; }, 600'000))
            throw std::runtime_error("the record was never shown");
        QCoreApplication::processEvents();
    }
    void scrollTo(double where, Samples &samples)
    {
        QScrollBar *bar = m_table->verticalScrollBar();
        const auto begin = Samples::now();
        m_painted = false;
        m_waiting = true;
        bar->setValue(static_cast<int>(where * bar->maximum()));
        m_table->viewport()->update();
        while (!m_painted) {
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
            if (secondsSince(begin) > 30)
                throw std::runtime_error("the rows were never painted");
        }
        samples.addSince(begin);
    }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        const int first = m_table->rowAt(0), last = m_table->rowAt(m_table->viewport()->height() - 1);
        const auto isThere = [&](int row) { return !m_table->model()->index(row, 0).data().toString().isEmpty(); };
        if (m_waiting && event->type() == QEvent::Paint && first >= 0 && isThere(first) && isThere(last < 0 ? m_table->rows() - 1 : last)) {
            m_waiting = false;
            QMetaObject::invokeMethod(this, [this] { m_painted = true; }, Qt::QueuedConnection); // behind this pass
        }
        return false;
    }

private:
    test::FakeServices m_fakes;
    test::FakeClock m_clock;
    api::Services m_services;
    QWidget m_window;
    ui::Screen *m_screen;
    ui::RowsTable *m_table;
    bool m_waiting = false, m_painted = false;
};

/// What the record adds to a save, and what looking costs: turn about, the same change with its entry and without, and an entry alone beside an empty commit of a row.
void recording(Report &report, int rounds)
{
    test::Workplace place;
    int number = 0;
    const auto save = [&](store::Transaction &transaction) -> Result<Done> {
        journal::OutboxItem item;
        item.kind = u"notification"_s;
        item.id = ChangeId(u"01935b2c-0000-7000-8000-%1"_s.arg(++number, 12, 10, QChar(u'0')));
        item.aggregate = u"n-%1"_s.arg(number);
        item.body = {{u"note"_s, QString(2000, u'x')}}; // as long as a notification with two persons
        return journal::enqueue(transaction, item, place.clock.utc());
    };
    const auto row = [](store::Transaction &transaction) { return transaction.exec("UPDATE record_secret SET key = key"); };
    Samples recorded, plain, looked, bare;
    for (int i = 0; i < std::max(200, rounds); ++i) {
        auto start = Samples::now();
        must(await(place.runner().run<Done>(api::UseCase::NotificationRegister, [&](journal::UseCaseRunner::Scope &scope) { return save(scope.transaction); })));
        recorded.addSince(start);
        start = Samples::now();
        must(await(place.store().write<Done>(save)));
        plain.addSince(start);
        start = Samples::now();
        must(await(place.runner().run<Done>(api::UseCase::HouseholdOpen, [&](journal::UseCaseRunner::Scope &) { return Result<Done>(done()); })));
        looked.addSince(start);
        start = Samples::now();
        must(await(place.store().write<Done>(row)));
        bare.addSince(start);
    }
    report.add(u"a save with its entry, beside the same without"_s, recorded, plain);
    report.add(u"a look's entry, beside one commit of one page"_s, looked, bare);
}

Report measure(const Options &options)
{
    Report report;
    report.setFact(u"entries"_s, options.entries);
    report.setFact(u"cores"_s, static_cast<int>(std::thread::hardware_concurrency()));
    double load = 0;
    if (getloadavg(&load, 1) == 1)
        report.setFact(u"load at the beginning"_s, std::round(load * 100) / 100);
    QTemporaryDir folder;
    const Device device;
    make(folder.path(), options.entries, device);
    SystemClock clock;
    auto begin = Samples::now();
    journal::Record record({folder.path(), origin, u"terminal-1"_s, u"162019"_s, device.key, device.certificate}, clock);
    report.addValue(u"files read at the program's start"_s, options.entries / secondsSince(begin), u"entries/s"_s);

    const double before = residentMiB();
    begin = Samples::now();
    journal::RecordIndex index;
    while (index.size() < record.head().size) {
        for (const journal::Entry &entry : readBlock(record, index.size()))
            index.add(entry);
    }
    const double built = secondsSince(begin);
    report.addValue(u"index built"_s, options.entries / built, u"entries/s"_s);
    report.addValue(u"… its memory"_s, (residentMiB() - before) * 1048576 / options.entries, u"bytes/entry"_s);

    const auto last = must(record.lines(0, options.entries / 2 + 1)).last();
    const QString household = u"019aa3c1-7e52-7d3a-9f10-%1"_s.arg(777, 12, 10, QChar(u'0'));
    const QDate day = last.at.addSecs(9 * 3600).date();
    const std::pair<QString, api::RecordFilter> looks[] = {{u"everything"_s, {}},
                                                           {u"one person's trail"_s, {.staff = u"staff-3"_s}},
                                                           {u"one household's history"_s, {.object = household}},
                                                           {u"one visit"_s, {.receptionNumber = last.receptionNumber}},
                                                           {u"a month, refused"_s, {.from = day.addDays(-30), .until = day, .outcome = api::Outcome::Denied}},
                                                           {u"views outside hours"_s, {.kind = api::RecordKind::View, .outsideHours = true}}};
    for (const auto &[what, filter] : looks) {
        Samples found, counted, scanned;
        std::vector<qint64> sequences;
        for (int i = 0; i < options.rounds; ++i) {
            const auto start = Samples::now();
            sequences = index.find(filter);
            found.addSince(start);
            const auto counting = Samples::now();
            if (index.count(sequences).all.entries != static_cast<qint64>(sequences.size()))
                throw std::runtime_error("the counts are not those of what was found");
            counted.addSince(counting);
        }
        const auto start = Samples::now();
        if (scan(record, filter) != static_cast<qint64>(sequences.size()))
            throw std::runtime_error("the index has found something else than the scan");
        scanned.addSince(start);
        report.add(u"filter: %1 (%2)"_s.arg(what).arg(sequences.size()), found, scanned, {1000 / 60., {}});
        report.add(u"… counted by hour, person, operation"_s, counted);
        if (filter.object == household) {
            Samples grepped;
            const auto at = Samples::now();
            if (grep(folder.path(), household) != static_cast<qint64>(sequences.size()))
                throw std::runtime_error("the index has found something else than grep");
            grepped.addSince(at);
            report.add(u"… beside grep on the same files"_s, found, grepped);
        }
    }

    OpenGate gate;
    journal::RecordReader reader(gate, record, [](const QString &staff) { return staff; });
    (void)must(await(reader.look({}, 100)));
    Samples whole, pages;
    std::mt19937 random(11);
    for (int i = 0; i < options.rounds; ++i) {
        const auto start = Samples::now();
        (void)must(await(reader.look({.object = household}, 100)));
        whole.addSince(start);
    }
    const auto look = must(await(reader.look({}, 100)));
    for (int i = 0; i < options.rounds; ++i) {
        const auto start = Samples::now();
        (void)must(await(reader.lines(look.number, random() % options.entries, 100)));
        pages.addSince(start);
    }
    report.add(u"a look: its entry on the disk, filter, counts, page"_s, whole);
    report.add(u"a further page of 100 lines"_s, pages, {}, {1000 / 60., {}});

    Screen screen(reader);
    screen.open(options.entries);
    Samples scrolled;
    for (int i = 0; i < options.rounds; ++i)
        screen.scrollTo(static_cast<double>(random() % 10'000) / 10'000, scrolled);
    report.add(u"the screen: scrolled anywhere → painted"_s, scrolled, {}, {1000 / 60., {}});

    recording(report, options.rounds);

    begin = Samples::now();
    const auto verdict = journal::verifyRecord(folder.path(), device.authority, {}, origin);
    report.addValue(u"verified, heads and their signatures too (goal 100,000)"_s, options.entries / secondsSince(begin), u"entries/s"_s);
    if (!verdict.ok || verdict.size != options.entries || verdict.sealed != options.entries)
        throw std::runtime_error("the record does not verify: " + verdict.reason.toStdString());
    report.addValue(u"… beside what openssl hashes, 256 bytes each"_s, opensslHashes(), u"hashes/s"_s);
    return report;
}

} // namespace

int main(int argc, char **argv)
try {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    ui::installTheme(application, ui::Scheme::Light);
    const auto options = parse(application.arguments().mid(1));
    if (!options) {
        std::fputs(usage, stderr);
        return 2;
    }
    std::fputs(measure(*options).table().toUtf8().constData(), stdout);
    return 0;
} catch (const std::exception &trouble) {
    std::fprintf(stderr, "%s\n", trouble.what());
    return 3;
}
