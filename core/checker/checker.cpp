#include "checker/checker.h"

using namespace Qt::StringLiterals;

namespace madoguchi::checker {

namespace {

Error notExpected() { return {ErrorCode::Internal, {u"answer"_s}, {}}; }

} // namespace

Result<std::unique_ptr<process::HelperProcess>> Checker::start(int source, const Task &task) const
{
    // Nothing of our environment: not even how texts and times are read depends on the machine.
    MADOGUCHI_ASSIGN(auto helper, process::HelperProcess::start({m_program, {}, {}, {source}}));
    if (!send(helper->calls(), Kind::Task, pack(task), QDeadlineTimer(m_patience)))
        return notExpected();
    return helper;
}

Result<process::Frame> Checker::next(process::HelperProcess &helper, QList<exchange::Refusal> *refusals) const
{
    auto frame = helper.calls().receive(QDeadlineTimer(m_patience));
    if (!frame)
        return Error{ErrorCode::Internal, {u"no answer"_s}, {}};
    const auto kind = static_cast<Kind>(frame->kind);
    if (kind != Kind::Refused && kind != Kind::Failed)
        return std::move(*frame);
    MADOGUCHI_ASSIGN(const QJsonObject body, bodyOf(*frame));
    if (kind == Kind::Failed)
        return unpackFailure(body);
    MADOGUCHI_ASSIGN(const auto places, unpackRefusals(body));
    if (refusals)
        *refusals = places;
    return Error{ErrorCode::FileRefused, {places.first().code}, {}};
}

Result<Source> Checker::look(int source, QList<exchange::Refusal> *refusals) const
{
    MADOGUCHI_ASSIGN(const auto helper, start(source, {}));
    MADOGUCHI_ASSIGN(const process::Frame frame, next(*helper, refusals));
    if (static_cast<Kind>(frame.kind) != Kind::Header)
        return notExpected();
    MADOGUCHI_ASSIGN(const QJsonObject body, bodyOf(frame));
    return unpackSource(body);
}

Result<Done> Checker::take(int source, const Task &task, const Begin &begin, const Sink &sink, QList<exchange::Refusal> *refusals) const
{
    MADOGUCHI_ASSIGN(const auto helper, start(source, task));
    int line = 1, last = 0;
    for (;;) {
        MADOGUCHI_ASSIGN(const process::Frame frame, next(*helper, refusals));
        MADOGUCHI_ASSIGN(const QJsonObject body, bodyOf(frame));
        const auto kind = static_cast<Kind>(frame.kind);
        if (kind == Kind::Header && last == 0) {
            MADOGUCHI_ASSIGN(const Source found, unpackSource(body));
            last = found.header.records + 1;
            MADOGUCHI_TRY(begin(found));
        } else if (kind == Kind::Row && line < last) {
            MADOGUCHI_ASSIGN(SealedRow row, unpackRow(body));
            if (row.line != ++line)
                return notExpected();
            MADOGUCHI_TRY(sink(std::move(row)));
        } else {
            return kind == Kind::End && line == last ? done() : Result<Done>(notExpected());
        }
    }
}

} // namespace madoguchi::checker
