#include "crypto/certificate.h"
#include "crypto/digest.h"
#include "journal/durable_file.h"
#include "journal/frame.h"
#include "journal/head_note.h"
#include "journal/outside_log.h"
#include "journal/record.h"
#include "journal/segments.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <optional>

namespace madoguchi::journal {

using namespace Qt::StringLiterals;

namespace {

struct Finding {
    qint64 sequence;
    QString reason;
};

/// What is left of an entry for checking.
struct Link {
    qint64 sequence;
    QByteArray hash, previous, boot;
    qint64 monotonic, utc; ///< ms
    bool outside;
    enum class Mark { None, Start, End } mark;
};

constexpr qint64 clockTolerance = 5'000;       ///< ms; and one in a thousand of the time that passed: clocks that are kept right are turned a little
constexpr qint64 serverTolerance = 2 * 60'000; ///< ms; clocks that are kept right differ by less
constexpr qint64 longestQuiet = 20 * 60'000;   ///< ms; something is noted every 15 minutes
constexpr qsizetype mostNotices = 100;

class Verifier {
public:
    Verifier(QString directory, const QByteArray &caPem, const QByteArray &receiptKeyDer, QString origin, std::optional<QByteArray> witnessed)
        : m_directory(std::move(directory)), m_witnessed(std::move(witnessed)), m_origin(std::move(origin))
    {
        if (auto root = crypto::Certificate::fromPem(caPem); root.ok())
            m_trust.roots.append(*root);
        m_trust.revocationListOptional = true; // a head stays good when its certificate is revoked later
        if (auto key = crypto::PublicKey::fromDer(receiptKeyDer); key.ok())
            m_receiptKey = *key;
    }

    Verification run()
    {
        // In this order: the chain names the very entry, a head or receipt only the stretch it is in.
        std::optional<Finding> finding = readSegments();
        const std::optional<Finding> chained = checkChain();
        if (chained && (!finding || chained->sequence < finding->sequence))
            finding = chained;
        for (const auto check : {&Verifier::checkClock, &Verifier::checkHeads, &Verifier::checkReceipts, &Verifier::checkWitnessed, &Verifier::checkOutside, &Verifier::checkWaiting}) {
            const std::optional<Finding> found = (this->*check)();
            if (!finding)
                finding = found;
        }
        m_result.size = m_tree.size();
        m_result.root = m_tree.root();
        m_result.origin = m_origin;
        m_result.ok = !finding;
        if (finding) {
            m_result.badSequence = finding->sequence;
            m_result.reason = finding->reason;
        }
        return m_result;
    }

private:
    using What = Verification::Notice::What;
    qint64 next() const { return m_links.size() + 1; }
    QString path(const char *name) const { return m_directory + u'/' + QString::fromLatin1(name); }

    std::optional<Finding> readSegments()
    {
        for (qint64 segment = 1;; ++segment) {
            const QString file = m_directory + u'/' + Segments::fileName(segment);
            const bool last = !QFile::exists(m_directory + u'/' + Segments::fileName(segment + 1));
            if (!QFile::exists(file))
                return last ? std::nullopt : std::optional(Finding{next(), u"missing"_s});
            const auto bytes = readWhole(file);
            if (!bytes.ok())
                return Finding{next(), u"unreadable"_s};
            if (next() != (segment - 1) * Segments::entriesOfOne + 1)
                return Finding{next(), u"missing"_s};
            if (bytes->size() < Segments::headerSize && last)
                return std::nullopt;
            if (!bytes->startsWith(Segments::header(segment)))
                return Finding{next(), u"changed"_s};
            if (auto finding = readFrames(QByteArrayView(*bytes).sliced(Segments::headerSize), last))
                return finding;
        }
    }

    std::optional<Finding> readFrames(QByteArrayView bytes, bool last)
    {
        for (;;) {
            const Frame frame = readFrame(bytes);
            if (frame.state == Frame::State::End || (frame.state == Frame::State::Torn && last))
                return std::nullopt;
            if (frame.state == Frame::State::Torn)
                return Finding{next(), u"missing"_s};
            const auto entry = frame.state == Frame::State::Whole ? decode(frame.payload) : Result<Entry>(ErrorCode::RecordBroken);
            const auto isTime = [](qint64 ms) { return ms > -(1LL << 53) && ms < (1LL << 53); }; // so that no difference of two overflows
            if (!entry.ok() || !isTime(entry->monotonicMs) || !isTime(entry->utcMs))
                return Finding{next(), u"changed"_s};
            if (entry->outside)
                m_marks.insert(outsideMark(*entry));
            m_links.append({entry->sequence, crypto::sha256(frame.payload), entry->previous, entry->boot, entry->monotonicMs, entry->utcMs, entry->outside, markOf(*entry)});
            m_tree.append(crypto::merkleLeaf(frame.payload));
            bytes = bytes.sliced(frame.size);
        }
    }

    static Link::Mark markOf(const Entry &entry)
    {
        const auto is = [&](api::UseCase useCase) { return entry.useCase == QLatin1String(api::info(useCase).id); };
        return is(api::UseCase::ProgramStart) ? Link::Mark::Start : is(api::UseCase::ProgramEnd) ? Link::Mark::End : Link::Mark::None;
    }

    std::optional<Finding> checkChain() const
    {
        for (qsizetype i = 0; i < m_links.size(); ++i) {
            const Link &link = m_links[i];
            const qint64 expected = i + 1;
            if (link.sequence != expected) {
                const bool later = std::any_of(m_links.begin() + i, m_links.end(), [&](const Link &other) { return other.sequence == expected; });
                return Finding{expected, later || link.sequence < expected ? u"order"_s : u"missing"_s};
            }
            const QByteArray before = i == 0 ? QByteArray(32, '\0') : m_links[i - 1].hash;
            if (link.previous == before)
                continue;
            // Which side of the torn link was touched? If the next entry still vouches for this one, it was the one before.
            const bool vouchedFor = i + 1 < m_links.size() ? m_links[i + 1].previous == link.hash : true;
            return Finding{i > 0 && vouchedFor ? expected - 1 : expected, u"changed"_s};
        }
        return std::nullopt;
    }

    /// What was made outside is older than its place: it is compared with its own run of the program only.
    std::optional<Finding> checkClock()
    {
        struct Run {
            qint64 offset, monotonic; ///< UTC − monotonic, of its last entry
            qint64 latest;            ///< monotonic, of all of them
            std::optional<qint64> inside; ///< monotonic, of the last one that was not made outside
        };
        QHash<QByteArray, Run> runs;
        const Link *before = nullptr;
        QByteArray unended; // the run that has noted its start, and not yet its end
        for (const Link &link : std::as_const(m_links)) {
            const qint64 offset = link.utc - link.monotonic;
            if (const auto run = runs.constFind(link.boot); run != runs.cend()) {
                const qint64 step = offset - run->offset, passed = std::abs(link.monotonic - run->monotonic);
                if (std::abs(step) > clockTolerance + passed / 1000)
                    tell(link.sequence, What::ClockAgainstMonotonic, step);
                if (link.monotonic - run->latest > longestQuiet)
                    tell(link.sequence, What::Silence, link.monotonic - run->latest);
                if (!link.outside && run->inside && link.monotonic < *run->inside)
                    return Finding{link.sequence, u"clock"_s};
            } else if (!link.outside && before && link.utc < before->utc - clockTolerance) {
                tell(link.sequence, What::ClockAgainstRestart, link.utc - before->utc);
            }
            if (link.mark == Link::Mark::Start) {
                if (!unended.isEmpty() && unended != link.boot)
                    tell(link.sequence, What::Unended, 0);
                unended = link.boot;
            } else if (link.mark == Link::Mark::End && unended == link.boot) {
                unended.clear();
            }
            const auto known = runs.value(link.boot, {0, 0, link.monotonic, {}});
            runs.insert(link.boot, {offset, link.monotonic, std::max(link.monotonic, known.latest), link.outside ? known.inside : link.monotonic});
            if (!link.outside)
                before = &link;
        }
        return std::nullopt;
    }

    void tell(qint64 sequence, What what, qint64 milliseconds)
    {
        const auto isClock = [](What one) { return one != What::Silence && one != What::Unended; };
        const auto alike = [&](const Verification::Notice &notice) { return notice.what == what || (isClock(notice.what) && isClock(what)); };
        if (std::ranges::count_if(m_result.notices, alike) < mostNotices)
            m_result.notices.append({sequence, what, milliseconds});
    }

    /// The entries `from` to `to` came to the server between two of its receipts.
    void compareWithServer(qint64 from, qint64 to, qint64 earliest, qint64 latest)
    {
        for (qint64 sequence = from; sequence <= to; ++sequence) {
            const Link &link = m_links[sequence - 1];
            const qint64 early = link.outside ? 0 : std::min<qint64>(0, link.utc - earliest + serverTolerance), late = std::max<qint64>(0, link.utc - latest - serverTolerance);
            if (early == 0 && late == 0)
                continue;
            tell(sequence, What::ClockAgainstServer, link.utc - (early < 0 ? earliest : latest));
            return; // the first of the stretch says it
        }
    }

    std::optional<Finding> checkHeads()
    {
        const auto log = readWhole(path("heads.log"));
        const auto bundle = readWhole(path("device.crt"));
        if (!log.ok() || !bundle.ok())
            return Finding{1, u"unreadable"_s};
        loadCertificates(*bundle);
        QByteArray tail; // torn by a kill: the program writes over it
        for (const QByteArray &note : splitNotes(*log, &tail)) {
            const qint64 first = m_result.sealed + 1; // the first entry that no good head vouches for
            const auto head = parseNote(note);
            if (!head.ok() || (!m_origin.isEmpty() && head->origin != m_origin) || head->size < m_result.sealed)
                return Finding{first, u"head"_s};
            m_origin = head->origin;
            if (const QString reason = checkSigner(note, *head); !reason.isEmpty())
                return Finding{first, reason};
            if (head->size > m_tree.size())
                return Finding{next(), u"truncated"_s};
            if (head->root != m_tree.root(head->size))
                return Finding{first, u"head"_s};
            m_result.sealed = head->size;
        }
        // A kill keeps back one head at most: where more are missing, somebody has taken them away.
        if (m_tree.size() - m_result.sealed >= 2 * Record::entriesOfOneHead)
            return Finding{m_result.sealed + 1, u"head"_s};
        return std::nullopt;
    }

    void loadCertificates(const QByteArray &bundle)
    {
        constexpr char end[] = "-----END CERTIFICATE-----";
        for (qsizetype from = 0, to; (to = bundle.indexOf(end, from)) >= 0; from = to + qsizetype(sizeof end) - 1) {
            if (auto certificate = crypto::Certificate::fromPem(bundle.mid(from, to + qsizetype(sizeof end) - 1 - from)); certificate.ok())
                m_certificates.insert(crypto::sha256(certificate->toDer()), *certificate);
        }
    }

    /// Empty if the note is signed by the device that its origin names, with a certificate of our CA valid at its time.
    QString checkSigner(const QByteArray &note, const HeadNote &head) const
    {
        const crypto::Certificate certificate = m_certificates.value(head.certificate);
        if (!certificate.isValid()
            || head.origin != u"madoguchi/%1/%2/record"_s.arg(certificate.organization(), certificate.commonName()))
            return u"signature"_s;
        const auto chain = crypto::checkCertificate(certificate, crypto::CertificateUse::TerminalClient, m_trust, head.at);
        if (!chain.ok()) {
            const ErrorCode code = chain.error().code;
            return code == ErrorCode::CertificateExpired || code == ErrorCode::CertificateNotYetValid ? u"clock"_s : u"signature"_s;
        }
        return verifyNote(note, certificate.publicKey()).ok() ? QString() : u"signature"_s;
    }

    std::optional<Finding> checkReceipts()
    {
        const auto log = readWhole(path("receipts.log"));
        if (!log.ok())
            return Finding{1, u"unreadable"_s};
        QList<QByteArray> lines = log->split('\n');
        lines.removeLast(); // nothing, or a line torn by a kill
        qint64 answeredAt = 0;
        for (const QByteArray &line : lines) {
            const qint64 before = m_result.anchored;
            const Receipt receipt(line);
            if (auto finding = checkReceipt(receipt))
                return finding;
            compareWithServer(before + 1, receipt.size, answeredAt, *receipt.at);
            answeredAt = *receipt.at;
        }
        return std::nullopt;
    }

    /// What the server says today, which no folder that was put back can know.
    std::optional<Finding> checkWitnessed()
    {
        if (!m_witnessed)
            return std::nullopt;
        bool any = false;
        for (const QByteArray &line : m_witnessed->split('\n')) {
            const Receipt receipt(line);
            if (receipt.origin != m_origin)
                continue;
            any = true;
            if (auto finding = checkReceipt(receipt))
                return finding;
        }
        return any ? std::nullopt : std::optional(Finding{1, u"unwitnessed"_s});
    }

    /// What the server was shown while the database was closed has to be here still.
    std::optional<Finding> checkWaiting()
    {
        for (const QByteArray &line : m_witnessed.value_or(QByteArray()).split('\n')) {
            const Receipt receipt(line);
            if (receipt.origin == m_origin && std::ranges::any_of(receipt.outside, [this](const QByteArray &mark) { return !m_marks.contains(mark); }))
                return Finding{0, u"cut"_s};
        }
        return std::nullopt;
    }

    struct Receipt {
        explicit Receipt(const QByteArray &line)
        {
            const QJsonObject answer = QJsonDocument::fromJson(line).object();
            payload = QByteArray::fromBase64(answer.value("payload"_L1).toString().toLatin1());
            signature = QByteArray::fromBase64(answer.value("signature"_L1).toString().toLatin1());
            const QJsonObject told = QJsonDocument::fromJson(payload).object();
            type = told.value("type"_L1).toString();
            origin = told.value("origin"_L1).toString();
            size = told.value("size"_L1).toInteger();
            root = QByteArray::fromHex(told.value("root"_L1).toString().toLatin1());
            for (const QJsonValue &mark : told.value("outside"_L1).toArray())
                outside.append(QByteArray::fromHex(mark.toString().toLatin1()));
            const QString when = told.value("at"_L1).toString();
            if (const QDateTime time = QDateTime::fromString(when, Qt::ISODateWithMs); time.isValid() && time.toUTC().toString(Qt::ISODateWithMs) == when)
                at = time.toMSecsSinceEpoch();
        }
        QByteArray payload, signature, root;
        QString type, origin;
        qint64 size = 0;
        std::optional<qint64> at; ///< ms since 1970
        QList<QByteArray> outside; ///< marks
    };
    std::optional<Finding> checkReceipt(const Receipt &receipt)
    {
        const qint64 first = m_result.anchored + 1;
        if (!m_receiptKey.isValid() || !m_receiptKey.verify(receipt.payload, receipt.signature) || receipt.type != u"record"_s || receipt.size < 1
            || (!m_origin.isEmpty() && receipt.origin != m_origin))
            return Finding{first, u"receipt"_s};
        if (receipt.size > m_tree.size())
            return Finding{next(), u"truncated"_s};
        if (receipt.root != m_tree.root(receipt.size) || !receipt.at)
            return Finding{first, u"receipt"_s};
        m_result.anchored = std::max(m_result.anchored, receipt.size);
        return std::nullopt;
    }

    std::optional<Finding> checkOutside()
    {
        const Finding bad{0, u"outside"_s};
        const auto log = readWhole(path("outside.log"));
        if (!log.ok())
            return bad;
        QByteArrayView bytes = *log;
        qint64 sequence = 0;
        for (QByteArray previous;;) {
            const Frame frame = readFrame(bytes);
            if (frame.state == Frame::State::End || frame.state == Frame::State::Torn)
                return std::nullopt;
            const auto payload = frame.state == Frame::State::Whole ? OutsideLog::parse(frame.payload) : Result<OutsideLog::Payload>(ErrorCode::RecordBroken);
            const auto entry = payload.ok() ? payload->decoded() : Result<Entry>(ErrorCode::RecordBroken);
            if (!entry.ok() || !entry->outside || (!previous.isEmpty() && (entry->previous != previous || entry->sequence != sequence + 1)))
                return bad;
            const crypto::Certificate certificate = m_certificates.value(payload->certificate);
            const QDateTime at = QDateTime::fromMSecsSinceEpoch(entry->utcMs, Qt::UTC);
            if (!certificate.isValid() || !payload->verify(certificate.publicKey())
                || !crypto::checkCertificate(certificate, crypto::CertificateUse::TerminalClient, m_trust, at).ok())
                return bad;
            m_marks.insert(outsideMark(*entry));
            previous = crypto::sha256(frame.payload);
            sequence = entry->sequence;
            ++m_result.outside;
            bytes = bytes.sliced(frame.size);
        }
    }

    const QString m_directory;
    const std::optional<QByteArray> m_witnessed;
    crypto::TrustStore m_trust;
    crypto::PublicKey m_receiptKey;
    QHash<QByteArray, crypto::Certificate> m_certificates;
    QString m_origin; ///< given, or that of the first head
    QList<Link> m_links;
    QSet<QByteArray> m_marks; ///< of what was made outside, taken in or waiting
    crypto::MerkleTree m_tree;
    Verification m_result;
};

} // namespace

Verification verifyRecord(const QString &directory, const QByteArray &caPem, const QByteArray &receiptKeyDer, const QString &origin, const std::optional<QByteArray> &witnessed)
{
    return Verifier(directory, caPem, receiptKeyDer, origin, witnessed).run();
}

} // namespace madoguchi::journal
