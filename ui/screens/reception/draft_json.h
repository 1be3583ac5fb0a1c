#pragma once

#include "api/reception_service.h"

#include <QByteArray>

#include <optional>

namespace madoguchi::ui {

/// What a reception keeps over a lock: the form, and where in it somebody was writing. There is no individual number in it,
/// only the receipts that came back for one (C-20).
struct ParkedNotification {
    api::NotificationDraft draft;
    QString receptionNumber;
    int step = 0, reached = 0; ///< shown, and the last one that has been
    QString field = {}, text = {}; ///< where the keyboard was, and what stood there as it was typed: half a date is no date yet
};

QByteArray toJson(const ParkedNotification &parked);
/// Nothing if the bytes are not such a draft.
std::optional<ParkedNotification> fromJson(const QByteArray &json);

} // namespace madoguchi::ui
