#include "ui/frame/screen_registry.h"

#include "ui/screens/administration/administration_screen.h"
#include "ui/screens/home/home_screen.h"
#include "ui/screens/record/record_screen.h"
#if __has_include("ui/screens/search/search_screen.h")
#include "ui/screens/search/search_screen.h"
#endif
#if __has_include("ui/screens/household/household_screen.h")
#include "ui/screens/household/household_screen.h"
#endif
#if __has_include("ui/screens/reception/reception_screen.h")
#include "ui/screens/reception/reception_screen.h"
#endif
#if __has_include("ui/screens/link/link_screen.h")
#include "ui/screens/link/link_screen.h"
#endif
#if __has_include("ui/screens/approvals/approvals_screen.h")
#include "ui/screens/approvals/approvals_screen.h"
#endif
#if __has_include("ui/screens/media/media_screen.h")
#include "ui/screens/media/media_screen.h"
#endif

#include <QCoreApplication>

#include <algorithm>
#include <vector>

namespace madoguchi::ui {

using api::UseCase;

std::span<const ScreenInfo> screens()
{
    // Rail order: a day's work from the top, what is looked at seldom at the bottom.
    static const std::vector<ScreenInfo> table{
        {ScreenId::Home, "home", QT_TRANSLATE_NOOP("ScreenRegistry", "Home"), UseCase::Login, true, createHome},
#if __has_include("ui/screens/search/search_screen.h")
        {ScreenId::Search, "search", QT_TRANSLATE_NOOP("ScreenRegistry", "Search"), UseCase::PersonSearch, true, createSearch},
#endif
#if __has_include("ui/screens/household/household_screen.h")
        {ScreenId::Household, "household", QT_TRANSLATE_NOOP("ScreenRegistry", "Household"), UseCase::HouseholdOpen, false, createHousehold},
#endif
#if __has_include("ui/screens/reception/reception_screen.h")
        {ScreenId::Reception, "reception", QT_TRANSLATE_NOOP("ScreenRegistry", "Reception"), UseCase::ReceptionOpen, true, createReception},
#endif
#if __has_include("ui/screens/link/link_screen.h")
        {ScreenId::Link, "link", QT_TRANSLATE_NOOP("ScreenRegistry", "Link"), UseCase::FilePreview, true, createLink},
#endif
#if __has_include("ui/screens/approvals/approvals_screen.h")
        {ScreenId::Approvals, "approvals", QT_TRANSLATE_NOOP("ScreenRegistry", "Approvals"), UseCase::MediaApprove, true, createApprovals},
#endif
#if __has_include("ui/screens/media/media_screen.h")
        {ScreenId::Media, "media", QT_TRANSLATE_NOOP("ScreenRegistry", "Media"), UseCase::MediaRequest, true, createMedia},
#endif
        {ScreenId::Record, "record", QT_TRANSLATE_NOOP("ScreenRegistry", "Record"), UseCase::RecordRead, true, createRecord},
        {ScreenId::Administration, "administration", QT_TRANSLATE_NOOP("ScreenRegistry", "Administration"), UseCase::TerminalStatus, true,
         createAdministration},
    };
    return table;
}

const ScreenInfo &info(ScreenId id)
{
    const auto all = screens();
    return *std::find_if(all.begin(), all.end(), [id](const ScreenInfo &row) { return row.id == id; });
}

} // namespace madoguchi::ui
