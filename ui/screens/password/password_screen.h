#pragma once

#include "ui/frame/screen.h"

namespace madoguchi::ui {

/// Whoever is logged in chooses another password (C-15).
Screen *createPassword(api::Services &services, QWidget *parent);

} // namespace madoguchi::ui
