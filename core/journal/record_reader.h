#pragma once

#include "base/worker.h"
#include "journal/record.h"
#include "journal/record_index.h"

namespace madoguchi::journal {

/// The record as auditors look at it: from the segments, so that it needs no key and no open store (C-10). Looking is a use case like any other: one entry a look, however far somebody
/// scrolls in what it has found.
class RecordReader final : public api::RecordService {
    Q_OBJECT
public:
    using StaffName = std::function<QString(const QString &staff)>;
    RecordReader(api::Gate &gate, Record &record, StaffName staffName);

    QFuture<Result<api::RecordLook>> look(api::RecordFilter filter, int limit) override;
    QFuture<Result<QList<api::RecordLine>>> lines(qint64 look, qint64 first, int limit) override;
    QList<api::RecordPerson> people() const override;
    api::RecordHead head() const override { return m_record.head(); }

private:
    Result<api::RecordLook> find(const api::RecordFilter &filter, int limit);
    Result<Done> follow();
    Result<QList<api::RecordLine>> page(qint64 first, int limit) const;

    api::Gate &m_gate;
    Record &m_record;
    const StaffName m_staffName;
    mutable std::mutex m_mutex; // guards m_people
    QList<api::RecordPerson> m_people;
    // By the worker alone:
    RecordIndex m_index;
    struct {
        qint64 number = 0;
        StaffId by;
        std::vector<qint64> found; ///< as it was then: what comes in meanwhile shifts nothing
    } m_look;
    Worker m_worker; // last: its jobs use everything above
};

} // namespace madoguchi::journal
