#pragma once

#include "api/answer_service.h"
#include "api/conflict_service.h"
#include "api/continuity_service.h"
#include "api/directory_service.h"
#include "api/link_service.h"
#include "api/media_service.h"
#include "api/people_service.h"
#include "api/print_service.h"
#include "api/reception_service.h"
#include "api/record_service.h"
#include "api/review_service.h"
#include "api/session_service.h"
#include "base/clock.h"

#include <functional>

namespace madoguchi::api {

/// What ui is given by the composition root: everything it can do, and nothing else.
struct Services {
    SessionService &session;
    PeopleService &people;
    ReceptionService &reception;
    NumberService &number;
    LinkService &link;
    AnswerService &answer;
    ConflictService &conflict;
    ContinuityService &continuity;
    MediaService &media;
    RecordService &record;
    ReviewService &review;
    DirectoryService &directory;
    PrintService &print;
    const Clock &clock;
    QString municipalityName; ///< for the header
    bool training = false;    ///< paints the training frame
    /// Keeps "light", "dark" or "contrast" as this terminal's look, for the next start.
    std::function<Result<Done>(const QString &look)> keepLook;
    bool ownLedger = true;    ///< else the municipality's own system tells the federation, in its files
};

} // namespace madoguchi::api
