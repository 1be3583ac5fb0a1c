// The linker leads every call of these two from another object here (tests/CMakeLists.txt: --wrap), so that nothing in core has to know of it.
#include "support/recorded.h"

#include "journal/record.h"

using madoguchi::Done;
using madoguchi::Result;
using madoguchi::journal::Record;
namespace api = madoguchi::api;
namespace journal = madoguchi::journal;

namespace {
Result<Done> noticed(Result<Done> appended, api::UseCase useCase, api::Outcome outcome)
{
    if (appended.ok())
        madoguchi::test::noticeRecorded(QString::fromLatin1(api::info(useCase).id), outcome);
    return appended;
}
} // namespace

Result<Done> realAppend(Record *, madoguchi::store::Transaction &, const api::Actor &, api::UseCase, api::Outcome, const journal::Note &)
    __asm__("__real__ZN9madoguchi7journal6Record6appendERNS_5store11TransactionERKNS_3api5ActorENS5_7UseCaseENS5_7OutcomeERKNS0_4NoteE");
Result<Done> wrapAppend(Record *, madoguchi::store::Transaction &, const api::Actor &, api::UseCase, api::Outcome, const journal::Note &)
    __asm__("__wrap__ZN9madoguchi7journal6Record6appendERNS_5store11TransactionERKNS_3api5ActorENS5_7UseCaseENS5_7OutcomeERKNS0_4NoteE");
Result<Done> wrapAppend(Record *record, madoguchi::store::Transaction &transaction, const api::Actor &actor, api::UseCase useCase, api::Outcome outcome, const journal::Note &note)
{
    return noticed(realAppend(record, transaction, actor, useCase, outcome, note), useCase, outcome);
}

Result<Done> realAppendOutside(Record *, const api::Actor &, api::UseCase, api::Outcome, const journal::Note &)
    __asm__("__real__ZN9madoguchi7journal6Record13appendOutsideERKNS_3api5ActorENS2_7UseCaseENS2_7OutcomeERKNS0_4NoteE");
Result<Done> wrapAppendOutside(Record *, const api::Actor &, api::UseCase, api::Outcome, const journal::Note &)
    __asm__("__wrap__ZN9madoguchi7journal6Record13appendOutsideERKNS_3api5ActorENS2_7UseCaseENS2_7OutcomeERKNS0_4NoteE");
Result<Done> wrapAppendOutside(Record *record, const api::Actor &actor, api::UseCase useCase, api::Outcome outcome, const journal::Note &note)
{
    return noticed(realAppendOutside(record, actor, useCase, outcome, note), useCase, outcome);
}
