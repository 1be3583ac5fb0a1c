#include "sync/deeds.h"

namespace madoguchi::sync {

using api::UseCase;

std::span<const journal::Deeds> deeds()
{
    static const std::vector<journal::Deeds> all{
        {"interface_file", "SELECT id, id, '', 1 FROM interface_file WHERE outgoing = 1 AND state = 'accepted'", {UseCase::FileSend}, {}},
        {"interface_file", "SELECT id, id, '', 1 FROM interface_file WHERE outgoing = 0 AND state = 'imported'", {UseCase::FileReceive}, {}},
        {"source_file", "SELECT file, file, '', 1 FROM source_file", {UseCase::SourceTake}, {}},
        {"source_file", "SELECT file, file, '', 1 FROM source_file WHERE erased <> ''", {UseCase::SourceErase}, {UseCase::SourceErase}},
        {"handed_back", "SELECT file, file, '', 1 FROM handed_back", {UseCase::FileHandBack}, {UseCase::FileHandBack}},
    };
    return all;
}

} // namespace madoguchi::sync
