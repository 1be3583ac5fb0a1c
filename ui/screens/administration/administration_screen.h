#pragma once

#include "ui/frame/screen.h"

namespace madoguchi::ui {

/// Staff and cards, terminals, the municipality's settings, and the state of this terminal (C-13, C-14, C-28). Whoever may only read
/// sees the same lists without what changes them.
Screen *createAdministration(api::Services &services, QWidget *parent);

} // namespace madoguchi::ui
