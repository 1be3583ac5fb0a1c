#pragma once

#include "ui/frame/screen.h"

namespace madoguchi::ui {

/// What has been kept for its period, and its erasure (C-22).
Screen *createRetention(api::Services &services, QWidget *parent);

} // namespace madoguchi::ui
