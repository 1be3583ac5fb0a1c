#include "handover/deeds.h"

namespace madoguchi::handover {

using api::UseCase;

std::span<const journal::Deeds> deeds()
{
    static const std::vector<journal::Deeds> all{
        {"continuity_decision", "SELECT id, id, '', 0 FROM continuity_decision", {},
         {UseCase::ContinuityDecide, UseCase::ContinuityCancelRequest, UseCase::ContinuityCancelApprove, UseCase::ContinuityCancelRefuse}, false, "continuity"},
    };
    return all;
}

} // namespace madoguchi::handover
