#include "exchange/number_cutter.h"

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace madoguchi::exchange {

namespace {

constexpr qsizetype mostHeaderBytes = 1024;
constexpr auto noReceipt = "?"; ///< what a receipt never is: the reader refuses it with its place

QByteArrayView viewOf(std::span<const std::uint8_t> bytes) { return {bytes.data(), static_cast<qsizetype>(bytes.size())}; }

} // namespace

NumberCutter::NumberCutter(QList<Layout> layouts, Next next, Sink numbers, const Limits &limits)
    : m_layouts(std::move(layouts)), m_next(std::move(next)), m_numbers(std::move(numbers)), m_mostBytes(limits.lineBytes + 2),
      m_line(static_cast<std::size_t>(m_mostBytes))
{
}

Result<Done> NumberCutter::push(View piece)
{
    while (!piece.empty()) {
        const View room = piece.first(std::min(piece.size(), m_line.size() - m_used));
        const auto end = std::ranges::find(room, '\n');
        const View part = room.first(static_cast<std::size_t>(end - room.begin()) + (end == room.end() ? 0 : 1));
        std::memcpy(m_line.data() + m_used, part.data(), part.size());
        m_used += part.size();
        piece = piece.subspan(part.size());
        const bool whole = end != room.end();
        if (!whole && m_used < m_line.size())
            return done();
        ++m_number;
        const auto taken = whole ? takeLine(m_line.span().first(m_used)) : m_next(QByteArray(m_mostBytes, ' ')); // too long: no end of line comes
        wipeMemory(m_line.data(), m_used);
        m_used = 0;
        MADOGUCHI_TRY(taken);
    }
    return done();
}

Result<Done> NumberCutter::finish()
{
    const std::array<char, 128> nothing{}; // over the last block with its numbers
    m_asItStands.reset();
    m_asItStands.addData(QByteArrayView(nothing.data(), static_cast<qsizetype>(nothing.size())));
    return m_used > 0 ? m_next(" ") : done(); // the last line has no end
}

Result<Done> NumberCutter::pass(QByteArrayView line)
{
    return m_next(line.toByteArray() + "\r\n");
}

Result<Done> NumberCutter::takeLine(View line)
{
    const QByteArrayView text = viewOf(line);
    if (!text.endsWith("\r\n") || text.indexOf('\r') != text.size() - 2)
        return m_next("\n");
    line = line.first(line.size() - 2);
    if (m_number == 1) {
        if (!text.startsWith("H,") || text.size() > mostHeaderBytes)
            return pass("H");
        Refusals none(nullptr);
        const QByteArray header = viewOf(line).toByteArray();
        if (const auto parsed = parseHeader(header, none))
            if (const Layout *layout = findLayout(m_layouts, parsed->fileId, parsed->version, dayOf(*parsed)))
                m_layout = *layout;
        return pass(header);
    }
    if (text.startsWith("T,"))
        return pass(trailer(line));
    return takeRow(line);
}

/// Of the lines as they stand → of those that were passed; a wrong one becomes one that is wrong there, too.
QByteArray NumberCutter::trailer(View line) const
{
    const QByteArray begin = "T," + QByteArray::number(m_rows) + ',';
    return viewOf(line) == begin + m_asItStands.result().toHex() ? begin + m_passed.result().toHex() : "T,"_ba;
}

/// Where words stand; in 記号 and 番号 twelve digits may pass the check digit by chance.
bool NumberCutter::isFree(const Column &column) { return column.type == Column::Type::Text && column.key != "symbol"_L1 && column.key != "number"_L1; }

Result<Done> NumberCutter::takeRow(View line)
{
    ++m_rows;
    m_asItStands.addData(viewOf(line));
    m_asItStands.addData(QByteArrayView("\r\n"));
    const auto commas = std::ranges::count(line, ',');
    QByteArray passed = "D";
    // CP932's second bytes are never a comma, so that fields can be told apart before they are decoded.
    if (m_layout && viewOf(line).startsWith("D,") && commas == m_layout->columns.size()) {
        View rest = line.subspan(2);
        for (const Column &column : m_layout->columns) {
            const View field = rest.first(static_cast<std::size_t>(std::ranges::find(rest, ',') - rest.begin()));
            rest = rest.subspan(std::min(rest.size(), field.size() + 1));
            passed += ',';
            if (isFree(column) && domain::containsIndividualNumber(field)) { // in a name or an address: nobody may decode it
                m_bad.append({m_number, column.number, column.key, u"E01"_s, u"an individual number"_s});
                passed += '\0'; // no text has it
                continue;
            }
            if (column.type != Column::Type::NumberReceipt) {
                passed += viewOf(field);
                continue;
            }
            MADOGUCHI_ASSIGN(const QByteArray instead, cut(column, field));
            passed += instead;
        }
    }
    m_passed.addData(passed);
    m_passed.addData(QByteArrayView("\r\n"));
    return pass(passed);
}

Result<QByteArray> NumberCutter::cut(const Column &column, View field)
{
    if (field.empty())
        return QByteArray();
    auto number = domain::IndividualNumber::fromDigits(SecretBytes(field));
    if (number.ok()) {
        MADOGUCHI_TRY(m_numbers(m_number, column, std::move(number).value()));
        return QByteArray();
    }
    const bool checkDigit = number.error().code == ErrorCode::CheckDigitWrong;
    m_bad.append({m_number, column.number, column.key, checkDigit ? u"E04"_s : u"E01"_s, checkDigit ? u"check digit"_s : u"not twelve digits"_s});
    return QByteArray(noReceipt);
}

void NumberCutter::explain(QList<Refusal> &refusals) const
{
    for (Refusal &refusal : refusals) {
        const auto bad = std::ranges::find_if(m_bad, [&](const Refusal &one) { return one.line == refusal.line && one.column == refusal.column; });
        if (bad != m_bad.end())
            refusal = *bad;
    }
}

} // namespace madoguchi::exchange
