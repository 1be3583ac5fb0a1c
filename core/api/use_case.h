#pragma once

#include "api/role.h"

#include <QByteArrayView>
#include <QString>

#include <span>

namespace madoguchi::api {

/// How the record words an entry of this use case.
enum class RecordKind { Session, View, Change, Transfer, Media, Approval, Administration };

/// One row for everything that anybody can do. The gate knows nothing else; later issues add rows, never a second way.
enum class UseCase {
#define MADOGUCHI_USE_CASE(name, id, permission, kind, clauses) name,
#include "api/use_cases.def"
#undef MADOGUCHI_USE_CASE
};

struct UseCaseInfo {
    UseCase useCase;
    const char *id; ///< stable text, as it stands in the record: "person.search"
    Permission permission;
    RecordKind kind;
    const char *clauses; ///< ids of clauses.md, separated by spaces
};

std::span<const UseCaseInfo> useCases();
const UseCaseInfo &info(UseCase useCase);

} // namespace madoguchi::api
