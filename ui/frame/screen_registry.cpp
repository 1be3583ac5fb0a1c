#include "ui/frame/screen_registry.h"

#include "ui/screens/administration/administration_screen.h"
#include "ui/screens/answers/answers_screen.h"
#include "ui/screens/conflict/conflict_screen.h"
#include "ui/screens/continuity/continuity_screen.h"
#include "ui/screens/grants/grants_screen.h"
#include "ui/screens/home/home_screen.h"
#include "ui/screens/password/password_screen.h"
#include "ui/screens/record/record_screen.h"
#include "ui/screens/retention/retention_screen.h"
#include "ui/screens/search/search_screen.h"
#include "ui/screens/household/household_screen.h"
#include "ui/screens/reception/reception_screen.h"
#include "ui/screens/link/link_screen.h"
#include "ui/screens/approvals/approvals_screen.h"
#include "ui/screens/media/media_screen.h"

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
        {ScreenId::Search, "search", QT_TRANSLATE_NOOP("ScreenRegistry", "Search"), UseCase::PersonSearch, true, createSearch},
        {ScreenId::Household, "household", QT_TRANSLATE_NOOP("ScreenRegistry", "Household"), UseCase::HouseholdOpen, false, createHousehold},
        {ScreenId::Reception, "reception", QT_TRANSLATE_NOOP("ScreenRegistry", "Reception"), UseCase::ReceptionOpen, true, createReception},
        {ScreenId::Link, "link", QT_TRANSLATE_NOOP("ScreenRegistry", "Link"), UseCase::FilePreview, true, createLink},
        {ScreenId::Answers, "answers", QT_TRANSLATE_NOOP("ScreenRegistry", "Answers"), UseCase::AnswersRead, true, createAnswers},
        {ScreenId::Continuity, "continuity", QT_TRANSLATE_NOOP("ScreenRegistry", "High costs"), UseCase::ContinuityRead, true, createContinuity},
        {ScreenId::Conflict, "conflict", QT_TRANSLATE_NOOP("ScreenRegistry", "Two versions"), UseCase::ConflictOpen, false, createConflict},
        {ScreenId::Approvals, "approvals", QT_TRANSLATE_NOOP("ScreenRegistry", "Approvals"), UseCase::MediaApprove, true, createApprovals},
        {ScreenId::Media, "media", QT_TRANSLATE_NOOP("ScreenRegistry", "Media"), UseCase::MediaRequest, true, createMedia},
        {ScreenId::Grants, "grants", QT_TRANSLATE_NOOP("ScreenRegistry", "Functions"), UseCase::DirectoryRead, true, createGrants},
        {ScreenId::Retention, "retention", QT_TRANSLATE_NOOP("ScreenRegistry", "Retention"), UseCase::ErasureList, true, createRetention},
        {ScreenId::Record, "record", QT_TRANSLATE_NOOP("ScreenRegistry", "Record"), UseCase::RecordRead, true, createRecord},
        {ScreenId::Administration, "administration", QT_TRANSLATE_NOOP("ScreenRegistry", "Administration"), UseCase::DirectoryRead, true,
         createAdministration},
        {ScreenId::Password, "password", QT_TRANSLATE_NOOP("ScreenRegistry", "Password"), UseCase::KeySet, false, createPassword},
    };
    return table;
}

const ScreenInfo &info(ScreenId id)
{
    const auto all = screens();
    return *std::find_if(all.begin(), all.end(), [id](const ScreenInfo &row) { return row.id == id; });
}

} // namespace madoguchi::ui
