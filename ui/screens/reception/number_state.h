#pragma once

#include "api/reception_service.h"
#include "ui/theme/icon.h"
#include "ui/theme/tokens.h"

namespace madoguchi::ui {

/// What the clerk sees of a number: never anything of the number itself.
struct NumberState {
    Tone tone;
    Icon icon;
    QString word;
    QString sentence; ///< what happened and what to do; empty: the word says it
};
NumberState numberState(const api::NumberVerdict &verdict);

/// Somebody has to enter it, or take it from the register: nothing is on its way.
inline bool isStillToEnter(api::NumberAnswer answer) { return answer == api::NumberAnswer::Refused || answer == api::NumberAnswer::ToBeConfirmed; }

} // namespace madoguchi::ui
