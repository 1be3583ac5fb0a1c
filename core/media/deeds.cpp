#include "media/deeds.h"

namespace madoguchi::media {

using api::UseCase;

std::span<const journal::Deeds> deeds()
{
    static const std::vector<journal::Deeds> all{
        {"media_request", "SELECT id, id, CASE WHEN json_valid(CAST(body AS TEXT)) THEN json_extract(CAST(body AS TEXT), '$.requestedBy') ELSE 'unreadable' END,"
                           " NOT json_valid(CAST(body AS TEXT)) OR json_extract(CAST(body AS TEXT), '$.terminal') = ?1 FROM media_request",
         {UseCase::MediaRequest},
         {UseCase::MediaRequest, UseCase::MediaApprove, UseCase::MediaRefuse, UseCase::MediaWrite, UseCase::MediaErase, UseCase::MediaHandOver, UseCase::MediaTakeBack,
          UseCase::MediaReportGone, UseCase::MediaConfirmGone}, false, "media-request"},
    };
    return all;
}

} // namespace madoguchi::media
