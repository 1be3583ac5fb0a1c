#pragma once

#include "ui/frame/screen.h"

#include <functional>
#include <span>

namespace madoguchi::ui {

/// One row a screen: the rail, the tour, the crawl, the accessibility sweep and the pictures iterate over this table.
struct ScreenInfo {
    ScreenId id;
    const char *name;           ///< stable, for object names, pictures and drafts: "search"
    const char *label;          ///< English source string, translated in context "ScreenRegistry"
    api::UseCase needs;         ///< shown in the rail only to who may do this
    bool inRail;                ///< Household and Conflict are reached from others, Password from the menu of the display
    std::function<Screen *(api::Services &, QWidget *parent)> create;
};
std::span<const ScreenInfo> screens();
const ScreenInfo &info(ScreenId id);

} // namespace madoguchi::ui
