#pragma once

#include "api/link_service.h"
#include "ui/widgets/rows_table.h"

namespace madoguchi::ui {

/// State of an interface file: icon, word and tone.
Cell fileState(api::InterfaceFile::State state);

} // namespace madoguchi::ui
