#pragma once

#include "ui/frame/screen.h"

namespace madoguchi::ui {

/// What waits, how the link is, what happened today; arranged by what the person does here.
Screen *createHome(api::Services &services, QWidget *parent);

} // namespace madoguchi::ui
