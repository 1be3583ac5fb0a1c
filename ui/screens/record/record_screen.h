#pragma once

#include "ui/frame/screen.h"

namespace madoguchi::ui {

/// The record of operations, newest first, as sentences; reading it is itself recorded (C-10).
Screen *createRecord(api::Services &services, QWidget *parent);

} // namespace madoguchi::ui
