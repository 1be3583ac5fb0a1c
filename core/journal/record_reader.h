#pragma once

#include "base/worker.h"
#include "journal/record.h"

namespace madoguchi::journal {

/// The record as auditors read it: from the segments, so that it needs no key and no open store (C-10). Reading it is a
/// use case like any other and stands in it first.
class RecordReader final : public api::RecordService {
    Q_OBJECT
public:
    using StaffName = std::function<QString(const QString &staff)>;
    RecordReader(api::Gate &gate, Record &record, StaffName staffName);

    QFuture<Result<QList<api::RecordLine>>> entries(qint64 before, int limit) override;
    api::RecordHead head() const override { return m_record.head(); }

private:
    api::Gate &m_gate;
    Record &m_record;
    const StaffName m_staffName;
    Worker m_worker;
};

} // namespace madoguchi::journal
