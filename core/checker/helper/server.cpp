#include "checker/helper/server.h"

#include "checker/protocol.h"
#include "crypto/digest.h"
#include "crypto/seal.h"
#include "exchange/number_cutter.h"
#include "number/number_request.h"
#include "number/number_sealer.h"

#include <cerrno>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace madoguchi::checker {

namespace {

constexpr std::size_t pieceBytes = 16 * 1024;
constexpr qint64 mostHeaderBytes = 1024;

QByteArrayView viewOf(std::span<const std::uint8_t> bytes) { return {bytes.data(), static_cast<qsizetype>(bytes.size())}; }

class Reading {
public:
    Reading(process::Channel &calls, int source, const QList<exchange::Layout> &layouts, checker::Task task)
        : m_calls(calls), m_source(source), m_layouts(layouts), m_task(std::move(task))
    {
    }

    Result<Done> run()
    {
        struct stat about{};
        if (fstat(m_source, &about) != 0 || !S_ISREG(about.st_mode))
            return ErrorCode::FileUnreadable;
        if (about.st_size > sourceLimits.bytes)
            return ErrorCode::TooLarge;
        return m_task.take ? take() : look();
    }
    const QList<exchange::Refusal> &refusals() const { return m_refusals; }

private:
    using Sink = std::function<Result<Done>(std::span<const std::uint8_t>)>;

    /// From its first byte to its last; size and hash are what was read. Pieces are wiped. The second time each piece is compared with the first before anybody looks
    /// into it: of a file that changes meanwhile no row leaves that was not checked in its place (C-02, C-20).
    Result<Done> readThrough(const Sink &sink)
    {
        SecretBytes buffer(pieceBytes);
        crypto::Sha256 hash;
        const bool again = !m_pieces.empty();
        m_size = 0;
        for (std::size_t number = 0;; ++number) {
            MADOGUCHI_ASSIGN(const auto piece, readPiece(buffer));
            const QByteArray digest = crypto::sha256(viewOf(piece));
            if (!again)
                m_pieces.push_back(digest);
            else if (number >= m_pieces.size() || m_pieces[number] != digest)
                return ErrorCode::HashMismatch;
            if (piece.empty())
                break;
            hash.add(viewOf(piece));
            MADOGUCHI_TRY(sink(piece));
        }
        m_sha256 = hash.finish();
        return done();
    }

    /// From m_size on, full; less, or none, at the end.
    Result<std::span<const std::uint8_t>> readPiece(SecretBytes &buffer)
    {
        std::size_t have = 0;
        while (have < buffer.size()) {
            const ssize_t got = pread(m_source, buffer.data() + have, buffer.size() - have, m_size);
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                return ErrorCode::FileUnreadable;
            if (got == 0)
                break;
            have += static_cast<std::size_t>(got);
            m_size += got;
            if (m_size > sourceLimits.bytes)
                return ErrorCode::TooLarge;
        }
        return std::span<const std::uint8_t>(buffer.data(), have);
    }

    Result<Done> look()
    {
        SecretBytes begin;
        MADOGUCHI_TRY(readThrough([&](std::span<const std::uint8_t> bytes) {
            begin.append(bytes.first(std::min(bytes.size(), static_cast<std::size_t>(mostHeaderBytes) - begin.size())));
            return done();
        }));
        // Only a line that says of itself that it is the header becomes text: another could have a number in it.
        const auto text = viewOf(begin.span());
        const qsizetype end = text.startsWith("H,") ? text.indexOf("\r\n") : -1;
        exchange::Refusals refusals(&m_refusals);
        if (end < 0) {
            refusals.add(1, 0, {}, u"E01"_s, u"not a header"_s);
            return refusals.error();
        }
        m_header = text.first(end).toByteArray();
        const auto header = exchange::parseHeader(m_header, refusals);
        if (header)
            exchange::checkFits(m_layouts, *header, refusals);
        if (!refusals.none())
            return refusals.error();
        return tell(Kind::Header, pack(m_header, m_size, m_sha256));
    }

    /// The whole file is right before anything of it is sealed; the second time it has to be the same (C-02).
    Result<Done> take()
    {
        MADOGUCHI_TRY(check({}, {}));
        const QByteArray sha256 = m_sha256; // of the second time only when it is over
        MADOGUCHI_TRY(tell(Kind::Header, pack(m_header, m_size, sha256)));
        MADOGUCHI_TRY(check(
            [&](int line, const exchange::Column &column, domain::IndividualNumber number) -> Result<Done> {
                m_numbers.emplace_back(column, line, std::move(number));
                return done();
            },
            [&](int line, exchange::Row row) -> Result<Done> {
                MADOGUCHI_ASSIGN(const SealedRow sealed, seal(line, std::move(row), sha256));
                return tell(Kind::Row, pack(sealed));
            }));
        return tell(Kind::End, "{}");
    }

    Result<Done> check(exchange::NumberCutter::Sink numbers, exchange::RowReader::Sink rows)
    {
        if (!numbers)
            numbers = [](int, const exchange::Column &, domain::IndividualNumber) { return done(); };
        if (!rows)
            rows = [](int, const exchange::Row &) { return done(); };
        m_refusals.clear();
        exchange::RowReader reader(m_layouts, std::move(rows), &m_refusals, sourceLimits, m_task.encoding);
        exchange::NumberCutter cutter(m_layouts, [&](QByteArrayView piece) { return reader.push(piece); }, std::move(numbers), sourceLimits);
        const auto read = [&]() -> Result<Done> {
            MADOGUCHI_TRY(readThrough([&](std::span<const std::uint8_t> bytes) { return cutter.push(bytes); }));
            MADOGUCHI_TRY(cutter.finish());
            MADOGUCHI_ASSIGN(const exchange::FileHeader header, reader.finish());
            m_header = exchange::headerLine(header);
            return done();
        }();
        cutter.explain(m_refusals);
        return read;
    }

    Result<SealedRow> seal(int line, exchange::Row row, const QByteArray &sha256)
    {
        SealedRow sealed{line, std::move(row), {}};
        for (Cut &cut : m_numbers) {
            const QString addressee = sealed.row.value(addresseeKey(cut.column));
            if (cut.line != line || addressee.isEmpty())
                return ErrorCode::LayoutInvalid;
            const number::NumberRequest request{numberId(sha256, line, cut.column), addressee, {}, m_task.municipality, m_task.terminal};
            MADOGUCHI_ASSIGN(sealed.sealed[cut.column.key], number::NumberSealer::seal(m_task.federationKey, std::move(cut.number), number::contextOf(request)));
        }
        m_numbers.clear();
        return sealed;
    }

    Result<Done> tell(Kind kind, const QByteArray &body)
    {
        return send(m_calls, kind, body, QDeadlineTimer(QDeadlineTimer::Forever)) ? done() : Result<Done>(ErrorCode::Cancelled);
    }

    struct Cut {
        Cut(exchange::Column c, int l, domain::IndividualNumber n) : column(std::move(c)), line(l), number(std::move(n)) {}
        exchange::Column column;
        int line;
        domain::IndividualNumber number;
    };
    process::Channel &m_calls;
    const int m_source;
    const QList<exchange::Layout> &m_layouts;
    const checker::Task m_task;
    QList<exchange::Refusal> m_refusals;
    std::vector<Cut> m_numbers; ///< of the line under way
    QByteArray m_header, m_sha256;
    std::vector<QByteArray> m_pieces; ///< hashes, the empty one at the end too: of a number among others, and never told
    qint64 m_size = 0;
};

} // namespace

bool serve(process::Channel &calls, int source, const QList<exchange::Layout> &layouts)
{
    const QDeadlineTimer forever(QDeadlineTimer::Forever);
    const auto frame = calls.receive(forever);
    if (!frame || static_cast<Kind>(frame->kind) != Kind::Task)
        return false;
    const auto body = bodyOf(*frame);
    const auto wanted = body.ok() ? unpackTask(*body) : Result<checker::Task>(body.error());
    if (!wanted.ok())
        return false;
    Reading reading(calls, source, layouts, *wanted);
    const auto outcome = reading.run();
    if (outcome.ok())
        return true;
    return reading.refusals().isEmpty() ? send(calls, Kind::Failed, pack(outcome.error().code), forever) : send(calls, Kind::Refused, pack(reading.refusals()), forever);
}

} // namespace madoguchi::checker
