#pragma once

#include "ui/frame/screen.h"

namespace madoguchi::ui {

/// What is granted, what is applied for, and the year's roster (C-16, C-17).
Screen *createGrants(api::Services &services, QWidget *parent);

} // namespace madoguchi::ui
