#include "sync/feed_page.h"

#include "base/json_members.h"
#include "sync/client.h"

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

Error malformed(const char *place)
{
    return {ErrorCode::AnswerMalformed, {QString::fromLatin1(place)}, {}};
}

} // namespace

Result<FeedPage> FeedPage::parse(const Response &response, qint64 after)
{
    FeedPage page;
    bool headGiven = false, countGiven = false;
    page.epoch = QString::fromLatin1(response.header("Madoguchi-Feed-Epoch"));
    page.head = response.header("Madoguchi-Feed-Head").toLongLong(&headGiven);
    page.count = response.header("Madoguchi-Feed-Count").toLongLong(&countGiven);
    if (page.epoch.isEmpty() || page.epoch.size() > 64 || !headGiven || !countGiven || page.head < 0 || page.count < 0)
        return malformed("headers");

    qint64 last = after;
    bool ended = false;
    for (const QByteArray &line : response.body.split('\n')) {
        if (line.isEmpty())
            continue;
        if (ended)
            return malformed("after the end line");
        const auto object = parseJson(line);
        if (!object.ok())
            return response.body.endsWith('\n') ? malformed("line") : Error{ErrorCode::AnswerTruncated, {}, {}};
        if (object->contains("end"_L1)) {
            JsonMembers members(*object, ErrorCode::AnswerMalformed, u"end"_s);
            page.end = members.integer("end"_L1);
            const qint64 count = members.integer("count"_L1);
            MADOGUCHI_TRY(members.finish());
            if (count != page.items.size() + page.bad.size() || page.end < last)
                return malformed("end");
            ended = true;
            continue;
        }
        JsonMembers members(*object, ErrorCode::FeedItemRefused);
        journal::FeedItem item;
        item.position = members.integer("position"_L1, 0);
        if (item.position <= last)
            return malformed("position");
        last = item.position;
        item.kind = members.text("kind"_L1, 32);
        item.aggregate = members.text("aggregate"_L1, 64);
        item.version = members.integer("version"_L1, 1);
        item.actor = members.text("actor"_L1, 64);
        item.terminal = members.text("terminal"_L1, 64);
        item.at = members.time("at"_L1);
        item.body = members.object("body"_L1);
        item.mark = members.text("mark"_L1, 16);
        if (!members.value("contents"_L1).isUndefined()) {
            const auto contents = journal::contentsFrom(members.text("contents"_L1, 16));
            if (!contents)
                members.fail("contents"_L1, "value"_L1);
            item.contents = contents.value_or(item.contents);
        }
        (members.finish().ok() ? page.items : page.bad).append(item);
    }
    if (!ended)
        return ErrorCode::AnswerTruncated;
    return page;
}

} // namespace madoguchi::sync
