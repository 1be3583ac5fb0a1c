#include "journal/record_reader.h"

#include <algorithm>

namespace madoguchi::journal {

RecordReader::RecordReader(api::Gate &gate, Record &record, StaffName staffName) : m_gate(gate), m_record(record), m_staffName(std::move(staffName))
{
    connect(&record, &Record::headChanged, this, &api::RecordService::headChanged);
}

QFuture<Result<QList<api::RecordLine>>> RecordReader::entries(qint64 before, int limit)
{
    return m_worker.run<QList<api::RecordLine>>([this, before, limit]() -> Result<QList<api::RecordLine>> {
        MADOGUCHI_ASSIGN(const auto actor, m_gate.admit(api::UseCase::RecordRead));
        auto lines = m_record.lines(before, std::clamp(limit, 1, 1000));
        Note note;
        if (lines.ok())
            note.count = lines->size();
        else
            note.detail = errorText(lines.error().code);
        // An auditor has no key to the store: the entry goes outside and is absorbed at the next opening.
        MADOGUCHI_TRY(m_record.appendOutside(actor, api::UseCase::RecordRead, lines.ok() ? api::Outcome::Done : api::Outcome::Failed, note));
        if (!lines.ok())
            return lines;
        for (auto &line : *lines)
            line.staffName = m_staffName(line.staff);
        return lines;
    });
}

} // namespace madoguchi::journal
