#pragma once

#include "ui/frame/screen.h"

namespace madoguchi::ui {

/// The terminal, its certificates and its state (C-28).
Screen *createAdministration(api::Services &services, QWidget *parent);

} // namespace madoguchi::ui
