#include "journal/entry.h"

#include <QCborStreamReader>
#include <QCborStreamWriter>

#include <array>
#include <limits>
#include <span>

namespace madoguchi::journal {

namespace {

constexpr qsizetype largestEntry = 4096;

enum Key : qint64 {
    FormatKey, SequenceKey, PreviousKey, BootKey, MonotonicKey, UtcKey, TerminalKey, MunicipalityKey, StaffKey, CardKey, RoleKey,
    UseCaseKey, ObjectKey, ReceptionKey, ReceptionNumberKey, OutcomeKey, CountKey, DetailKey, CommitmentKey, OutsideKey, SectionKey,
};

constexpr int mostMembers = SectionKey + 1;

/// Members in ascending order of their keys, absent when empty: one entry has one encoding (RFC 8949 §4.2).
class Writer {
public:
    void add(Key key, qint64 value) { m_members[m_count++] = {key, value, nullptr, nullptr}; }
    void add(Key key, const QString &value)
    {
        if (!value.isEmpty())
            m_members[m_count++] = {key, 0, &value, nullptr};
    }
    void add(Key key, const QByteArray &value)
    {
        if (!value.isEmpty())
            m_members[m_count++] = {key, 0, nullptr, &value};
    }
    QByteArray finish() const
    {
        QByteArray bytes;
        bytes.reserve(512);
        QCborStreamWriter cbor(&bytes);
        cbor.startMap(m_count);
        for (const Member &member : std::span(m_members).first(m_count)) {
            cbor.append(qint64(member.key));
            if (member.text)
                cbor.append(QStringView(*member.text));
            else if (member.bytes)
                cbor.append(*member.bytes);
            else
                cbor.append(member.number);
        }
        cbor.endMap();
        return bytes;
    }

private:
    struct Member {
        Key key;
        qint64 number;
        const QString *text; ///< of the entry that is written
        const QByteArray *bytes;
    };
    std::array<Member, mostMembers> m_members;
    std::size_t m_count = 0;
};

/// One member after the other; a wrong type ends it. What is odd and gets by (another length of a number, a string in pieces) does not survive writing the entry anew.
class Reader {
public:
    explicit Reader(QByteArrayView bytes) : m_cbor(bytes.data(), bytes.size()) { m_good = m_cbor.isMap() && m_cbor.isLengthKnown() && m_cbor.length() <= mostMembers && m_cbor.enterContainer(); }
    /// False: there is no more, or nothing that can be read.
    bool next(qint64 &key) { return m_good && m_cbor.hasNext() && read(key); }
    bool read(qint64 &number)
    {
        if (m_cbor.isUnsignedInteger() && m_cbor.toUnsignedInteger() <= quint64(std::numeric_limits<qint64>::max()))
            number = qint64(m_cbor.toUnsignedInteger());
        else if (m_cbor.isNegativeInteger() && quint64(m_cbor.toNegativeInteger()) - 1 <= quint64(std::numeric_limits<qint64>::max()))
            number = -qint64(quint64(m_cbor.toNegativeInteger()) - 1) - 1;
        else
            return m_good = false;
        return m_good = m_cbor.next();
    }
    bool read(QString &text)
    {
        const auto piece = m_cbor.isString() ? m_cbor.readString() : QCborStreamReader::StringResult<QString>{{}, QCborStreamReader::Error};
        text = piece.data;
        return m_good = piece.status == QCborStreamReader::Ok && m_cbor.readString().status == QCborStreamReader::EndOfString;
    }
    bool read(QByteArray &bytes)
    {
        const auto piece = m_cbor.isByteArray() ? m_cbor.readByteArray() : QCborStreamReader::StringResult<QByteArray>{{}, QCborStreamReader::Error};
        bytes = piece.data;
        return m_good = piece.status == QCborStreamReader::Ok && m_cbor.readByteArray().status == QCborStreamReader::EndOfString;
    }
    bool finish() { return m_good && m_cbor.lastError() == QCborError::NoError && m_cbor.leaveContainer(); }

private:
    QCborStreamReader m_cbor;
    bool m_good = false;
};

bool read(Reader &reader, qint64 key, Entry &entry, qint64 &format, qint64 &outcome, qint64 &outside)
{
    switch (key) {
    case FormatKey: return reader.read(format);
    case SequenceKey: return reader.read(entry.sequence);
    case PreviousKey: return reader.read(entry.previous);
    case BootKey: return reader.read(entry.boot);
    case MonotonicKey: return reader.read(entry.monotonicMs);
    case UtcKey: return reader.read(entry.utcMs);
    case TerminalKey: return reader.read(entry.terminal);
    case MunicipalityKey: return reader.read(entry.municipality);
    case StaffKey: return reader.read(entry.staff);
    case CardKey: return reader.read(entry.cardSerial);
    case RoleKey: return reader.read(entry.role);
    case UseCaseKey: return reader.read(entry.useCase);
    case ObjectKey: return reader.read(entry.object);
    case ReceptionKey: return reader.read(entry.reception);
    case ReceptionNumberKey: return reader.read(entry.receptionNumber);
    case OutcomeKey: return reader.read(outcome);
    case CountKey: return reader.read(entry.count);
    case DetailKey: return reader.read(entry.detail);
    case CommitmentKey: return reader.read(entry.commitment);
    case OutsideKey: return reader.read(outside);
    case SectionKey: return reader.read(entry.section);
    default: return false;
    }
}

} // namespace

QByteArray encode(const Entry &entry)
{
    Writer writer;
    writer.add(FormatKey, 1);
    writer.add(SequenceKey, entry.sequence);
    writer.add(PreviousKey, entry.previous);
    writer.add(BootKey, entry.boot);
    writer.add(MonotonicKey, entry.monotonicMs);
    writer.add(UtcKey, entry.utcMs);
    writer.add(TerminalKey, entry.terminal);
    writer.add(MunicipalityKey, entry.municipality);
    writer.add(StaffKey, entry.staff);
    writer.add(CardKey, entry.cardSerial);
    writer.add(RoleKey, entry.role);
    writer.add(UseCaseKey, entry.useCase);
    writer.add(ObjectKey, entry.object);
    writer.add(ReceptionKey, entry.reception);
    writer.add(ReceptionNumberKey, entry.receptionNumber);
    writer.add(OutcomeKey, static_cast<qint64>(entry.outcome));
    if (entry.count >= 0)
        writer.add(CountKey, entry.count);
    writer.add(DetailKey, entry.detail);
    writer.add(CommitmentKey, entry.commitment);
    if (entry.outside)
        writer.add(OutsideKey, 1);
    writer.add(SectionKey, entry.section);
    return writer.finish();
}

Result<Entry> decode(QByteArrayView bytes)
{
    if (bytes.size() > largestEntry)
        return ErrorCode::RecordBroken;
    Reader reader(bytes);
    Entry entry;
    qint64 format = 0, outcome = -1, outside = 0;
    for (qint64 key = 0; reader.next(key);) {
        if (!read(reader, key, entry, format, outcome, outside))
            return ErrorCode::RecordBroken;
    }
    if (!reader.finish())
        return ErrorCode::RecordBroken;
    entry.outside = outside == 1;
    entry.outcome = static_cast<api::Outcome>(outcome);
    // Whatever is odd and was read all the same (another encoding or order, a format or mark of another value, bytes behind) does not survive writing it anew.
    const bool sound = entry.sequence > 0 && entry.previous.size() == 32 && entry.boot.size() == 16 && outcome >= 0
        && outcome <= static_cast<qint64>(api::Outcome::Failed) && (entry.commitment.isEmpty() || entry.commitment.size() == 32);
    if (!sound || encode(entry) != bytes)
        return ErrorCode::RecordBroken;
    return entry;
}

} // namespace madoguchi::journal
