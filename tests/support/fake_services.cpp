#include "support/fake_services.h"

#include "support/record_scan.h"

namespace madoguchi::test {

FakeSession::~FakeSession() = default;
FakeLink::~FakeLink() = default;
FakeRecord::~FakeRecord() = default;
FakePrint::~FakePrint() = default;
FakeDirectory::~FakeDirectory() = default;
FakeMedia::~FakeMedia() = default;
FakePeople::~FakePeople() = default;
FakeReception::~FakeReception() = default;
FakeNumber::~FakeNumber() = default;
FakeContinuity::~FakeContinuity() = default;
FakeConflicts::~FakeConflicts() = default;
FakeAnswerTasks::~FakeAnswerTasks() = default;

api::RecordLine FakeRecord::line(qint64 sequence) const
{
    static constexpr const char *useCases[] = {"person.search", "household.open", "notification.register", "number.submit", "reception.open",
                                               "household.open", "session.unlock", "session.lock", "file.send", "media.request"};
    api::RecordLine line;
    line.sequence = sequence;
    line.at = sequence % 97 == 0 ? QDateTime(now.date().addDays(-1), QTime(18, 5), Qt::UTC) : now.addSecs((sequence - size) * 15);
    line.staff = sequence % 5 == 0 ? u"s-2"_s : u"s-1"_s;
    line.staffName = sequence % 5 == 0 ? u"窓口 次郎"_s : u"窓口 花子"_s;
    line.useCase = QString::fromLatin1(useCases[sequence % 10]);
    line.object = line.useCase == u"household.open"_s ? u"019aa3c1-7e52-7d3a-9f10-5c2b7e8f0a%1"_s.arg(10 + sequence % 7) : QString();
    line.receptionNumber = sequence % 10 < 6 ? u"8-1120-0%1"_s.arg(10 + sequence / 30) : QString();
    line.outcome = sequence == size - 3 ? api::Outcome::Denied : sequence == size - 9 ? api::Outcome::Failed : api::Outcome::Done;
    line.count = sequence % 10 == 0 ? 12 : -1;
    line.anchored = sequence <= anchored;
    return line;
}

QFuture<Result<api::RecordLook>> FakeRecord::look(api::RecordFilter filter, int limit)
{
    looks += filter;
    m_found.clear();
    for (qint64 sequence = size; sequence > 0; --sequence) {
        if (fits(filter, line(sequence)))
            m_found += line(sequence);
    }
    api::RecordLook look = lookAt(m_found);
    look.number = looks.size();
    look.lines = m_found.first(std::min<qsizetype>(limit, m_found.size()));
    return answer(look);
}

QFuture<Result<QList<api::RecordLine>>> FakeRecord::lines(qint64 look, qint64 first, int limit)
{
    pages += first;
    if (look != looks.size())
        return give(Result<QList<api::RecordLine>>(ErrorCode::NotFound));
    return answer(m_found.mid(first, limit));
}

FakeServices::FakeServices() = default;
FakeServices::~FakeServices() = default;

} // namespace madoguchi::test
