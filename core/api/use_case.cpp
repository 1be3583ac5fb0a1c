#include "api/use_case.h"

namespace madoguchi::api {

namespace {
constexpr UseCaseInfo table[] = {
#define MADOGUCHI_USE_CASE(name, id, permission, kind, clauses)                                                        \
    {UseCase::name, id, Permission::permission, RecordKind::kind, clauses},
#include "api/use_cases.def"
#undef MADOGUCHI_USE_CASE
};
} // namespace

std::span<const UseCaseInfo> useCases() { return table; }

const UseCaseInfo &info(UseCase useCase) { return table[static_cast<std::size_t>(useCase)]; }

} // namespace madoguchi::api
