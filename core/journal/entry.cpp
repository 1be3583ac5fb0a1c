#include "journal/entry.h"

#include <QCborMap>
#include <QCborStreamWriter>
#include <QCborValue>

namespace madoguchi::journal {

namespace {

constexpr qsizetype largestEntry = 4096;

enum Key : qint64 {
    FormatKey, SequenceKey, PreviousKey, BootKey, MonotonicKey, UtcKey, TerminalKey, MunicipalityKey, StaffKey, CardKey, RoleKey,
    UseCaseKey, ObjectKey, ReceptionKey, ReceptionNumberKey, OutcomeKey, CountKey, DetailKey, CommitmentKey, OutsideKey, SectionKey,
};

/// Members in ascending order of their keys, absent when empty: one entry has one encoding (RFC 8949 §4.2).
class Writer {
public:
    void add(Key key, qint64 value) { m_members.append({key, value}); }
    void add(Key key, const QString &value)
    {
        if (!value.isEmpty())
            m_members.append({key, value});
    }
    void add(Key key, const QByteArray &value)
    {
        if (!value.isEmpty())
            m_members.append({key, value});
    }
    QByteArray finish() const
    {
        QByteArray bytes;
        QCborStreamWriter cbor(&bytes);
        cbor.startMap(static_cast<quint64>(m_members.size()));
        for (const auto &[key, value] : m_members) {
            cbor.append(key);
            value.toCbor(cbor);
        }
        cbor.endMap();
        return bytes;
    }

private:
    QList<std::pair<qint64, QCborValue>> m_members;
};

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
    QCborParserError error;
    const QCborValue value = QCborValue::fromCbor(bytes.toByteArray(), &error);
    if (error.error != QCborError::NoError || !value.isMap())
        return ErrorCode::RecordBroken;
    const QCborMap map = value.toMap();
    // toInteger() alone also takes a double, and one beyond 64 bits is undefined behaviour (found by fuzzing).
    const auto integer = [&map](qint64 key, qint64 otherwise) { return map[key].isInteger() ? map[key].toInteger() : otherwise; };
    Entry entry;
    entry.sequence = integer(SequenceKey, 0);
    entry.previous = map[PreviousKey].toByteArray();
    entry.boot = map[BootKey].toByteArray();
    entry.monotonicMs = integer(MonotonicKey, 0);
    entry.utcMs = integer(UtcKey, 0);
    entry.terminal = map[TerminalKey].toString();
    entry.municipality = map[MunicipalityKey].toString();
    entry.staff = map[StaffKey].toString();
    entry.cardSerial = map[CardKey].toString();
    entry.role = map[RoleKey].toString();
    entry.useCase = map[UseCaseKey].toString();
    entry.object = map[ObjectKey].toString();
    entry.reception = map[ReceptionKey].toString();
    entry.receptionNumber = map[ReceptionNumberKey].toString();
    const qint64 outcome = integer(OutcomeKey, -1);
    entry.outcome = static_cast<api::Outcome>(outcome);
    entry.count = integer(CountKey, -1);
    entry.detail = map[DetailKey].toString();
    entry.commitment = map[CommitmentKey].toByteArray();
    entry.outside = integer(OutsideKey, 0) == 1;
    entry.section = map[SectionKey].toString();
    // Whatever is odd (unknown keys, other types, another encoding, bytes behind) does not survive writing it anew.
    const bool sound = entry.sequence > 0 && entry.previous.size() == 32 && entry.boot.size() == 16 && outcome >= 0
        && outcome <= static_cast<qint64>(api::Outcome::Failed) && (entry.commitment.isEmpty() || entry.commitment.size() == 32);
    if (!sound || encode(entry) != bytes)
        return ErrorCode::RecordBroken;
    return entry;
}

} // namespace madoguchi::journal
