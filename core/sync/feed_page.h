#pragma once

#include "journal/feed.h"
#include "sync/transport.h"

namespace madoguchi::sync {

/// One answer of GET /v1/feed, parsed strictly. An item whose members are wrong but whose position is good is kept apart
/// in `bad`, so that it can be set aside; anything worse refuses the page.
struct FeedPage {
    QList<journal::FeedItem> items, bad; ///< ascending by position
    QString epoch;
    qint64 head = 0;  ///< of the whole feed
    qint64 count = 0; ///< items after the asked position, in all
    qint64 end = 0;   ///< position after this page
    /// AnswerMalformed, AnswerTruncated (no end line).
    static Result<FeedPage> parse(const Response &response, qint64 after);
};

} // namespace madoguchi::sync
