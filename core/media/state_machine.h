#pragma once

#include "api/media_service.h"

namespace madoguchi::media {

using State = api::MediaState;

/// What can happen to a request.
enum class Step { Approve, Refuse, Claim, Verify, HandOver, TakeBack, ReportGone, ConfirmLost, ConfirmDestroyed, Erase, Void };

/// The state after `step`; StateRefused if a request in `from` does not take it.
Result<State> after(State from, Step step);
/// How far along a state is: shared copies only ever move forward, so that a used approval cannot come back (C-18).
int rank(State state);

bool isOut(State state);   ///< on a medium that somebody has
bool isEnded(State state); ///< was on a medium, and will not be again
/// Whether `to` can come of `from`, in whatever many steps.
bool leadsTo(State from, State to);

QString stateName(State state);                  ///< as it stands in the shared body
std::optional<State> stateOf(const QString &name); ///< Draft is never shared

} // namespace madoguchi::media
