#include "harness.h"

#include "handover/federation_rows.h"
#include "handover/handover_handler.h"
#include "handover/shared.h"
#include "media/request_handler.h"
#include "media/request_table.h"
#include "people/answer_task.h"
#include "people/household_table.h"
#include "people/notification.h"
#include "people/people_handler.h"
#include "people/reception_table.h"
#include "people/register_record.h"
#include "store/migrator.h"
#include "support/fake_clock.h"
#include "support/town.h"
#include "sync/feed_applier.h"
#include "sync/feed_page.h"

#include <QJsonDocument>

using namespace madoguchi;
using namespace madoguchi::fuzz;
using namespace madoguchi::test;
using journal::FeedItem;

namespace {

/// A terminal's store with one household; whatever an input did is rolled back.
struct Terminal {
    Folder folder;
    FakeClock clock;
    people::PeopleHandler people{office(), clock};
    handover::HandoverHandler handover{here, TerminalId(u"terminal-1"_s)};
    media::RequestHandler media{u"terminal-1"_s, [] {}};
    sync::FeedApplier applier;
    std::unique_ptr<store::Connection> connection;

    Terminal()
    {
        connection = must(store::Connection::open(folder.path(u"store.db"_s), SecretBytes(32), store::OpenMode::Create));
        must(store::migrate(*connection, QStringLiteral(MADOGUCHI_SOURCE_DIR "/migrations/terminal"), "MDGT"));
        applier.addHandler(&people);
        applier.addHandler(&handover);
        applier.addHandler(&media);
        auto transaction = begin();
        const auto known = family(u"house-0"_s, u"10000001"_s, {{u"person-0"_s, u"架空 一郎"_s, u"カクウ　イチロウ"_s, u"1980-01-01"_s, QDate(2026, 11, 1), {}}});
        must(people::storeHousehold(transaction, known, here, u"seed"_s, 1));
        must(transaction.commit());
    }
    store::Transaction begin() { return must(store::Transaction::begin(*connection)); }
    /// Every shared row with its version.
    QString state() const
    {
        auto row = must(connection->query(
            "SELECT (SELECT group_concat(id || version) FROM household) || '/' || (SELECT group_concat(id || home || name_kanji) FROM person) || '/'"
            " || (SELECT count(*) FROM person_search) || '/' || (SELECT group_concat(id || prefecture_from) FROM eligibility) || '/' || (SELECT count(*) FROM certificate) || '/'"
            " || (SELECT count(*) FROM outbox) || '/' || coalesce((SELECT group_concat(id || version) FROM register_record), '') || '/'"
            " || coalesce((SELECT group_concat(id || version) FROM reception), '') || '/' || coalesce((SELECT group_concat(id || version) FROM notification), '')"
            " || '/' || (SELECT count(*) FROM notification_person) || '/' || coalesce((SELECT group_concat(id || version) FROM media_request), '')"
            " || '/' || coalesce((SELECT group_concat(id || version) FROM answer_task), '')"
            " || '/' || coalesce((SELECT group_concat(addressee || own_from || verdict) FROM dates_answer), '') || '/' || coalesce((SELECT group_concat(addressee || federation_id) FROM id_answer), '')"
            " || '/' || coalesce((SELECT group_concat(id || version) FROM continuity_decision), '') || '/' || coalesce((SELECT group_concat(id || version) FROM continuity_months), '')"
            " || '/' || coalesce((SELECT group_concat(id || version) FROM high_cost), '') || '/' || coalesce((SELECT group_concat(id || word) FROM continuity_candidate), '')"
            " || '/' || coalesce((SELECT group_concat(id || word) FROM continuity_confirmed), '')"
            " || '/' || coalesce((SELECT group_concat(candidate || treated_in || word) FROM inherited_month), '')"));
        must(row.next());
        return row.text(0);
    }
};

/// As sync::FeedDownload does: what fails by way of the store is tried again, then the item is to blame. Each time it gets further.
int apply(Terminal &terminal, std::optional<store::Transaction> &transaction, const QList<FeedItem> &items)
{
    for (qsizetype times = 0;; ++times) {
        PROMISE(times <= items.size());
        transaction.reset();
        transaction.emplace(terminal.begin());
        if (const auto aside = terminal.applier.apply(*transaction, u"municipal"_s, items, terminal.clock.utc()); aside.ok())
            return *aside;
    }
}

/// A row of a file goes two ways, by itself and in a long file: both take the same rows.
void stageToo(Terminal &terminal, store::Transaction &transaction, const FeedItem &item, bool takenAlone)
{
    journal::RowTable *table = terminal.people.rowTable(item.kind);
    const journal::RowFile file{FileId(u"long"_s), QByteArray(32, 'h'), item.kind, item.at, item.body.keys()};
    if (!table || !table->knows(file))
        return;
    QByteArrayList values;
    for (const QString &key : file.columns)
        values.append(item.body[key].toString().toUtf8());
    for (const QString &key : file.columns)
        if (!item.body[key].isString() || !item.body[key].toString().isValidUtf16())
            return; // no file can say it
    journal::RowBlock block;
    block.append(2, std::vector<QByteArrayView>(values.begin(), values.end()));
    must(table->begin(transaction, file));
    must(table->stage(transaction, file, block, 0, QDeadlineTimer(0)));
    must(table->makeCurrent(transaction, file.id));
    const bool remarkable = !must(table->remarkable(transaction.connection(), file, block)).isEmpty();
    PROMISE(takenAlone || remarkable); // what cannot be taken is told
    auto staged = must(transaction.query("SELECT 1 FROM answer_generation g WHERE g.file = 'long' AND (g.key IN (SELECT generation FROM dates_answer) OR g.key IN (SELECT generation FROM id_answer))"));
    PROMISE(must(staged.next()) || !takenAlone);
}

/// What was taken stands in the store as it came.
void readBack(store::Connection &connection, const FeedItem &item)
{
    if (item.kind == "household"_L1) {
        auto sent = must(people::householdFromJson(HouseholdId(item.aggregate), item.body));
        sent.version = item.version;
        for (people::Member &member : sent.members)
            std::ranges::sort(member.eligibility, {}, [](const people::Eligibility &e) { return std::pair(people::isoDate(e.municipal.from), e.id); });
        PROMISE(must(people::findHousehold(connection, sent.id)) == sent);
        PROMISE(must(people::householdFromJson(sent.id, people::toJson(sent))).members == sent.members);
    } else if (item.kind == "register"_L1) {
        auto sent = must(people::registerRecordFromJson(RegisterRecordId(item.aggregate), item.body));
        sent.version = item.version;
        PROMISE(must(people::findRegisterRecord(connection, sent.id)) == sent);
        PROMISE(must(people::openRegisterRecords(connection, {})).size() == (sent.settled ? 0 : 1));
    } else if (item.kind == "reception"_L1) {
        const auto kept = must(people::findReception(connection, ReceptionId(item.aggregate)));
        const auto sent = must(people::receptionFromJson(ReceptionId(item.aggregate), item.body));
        PROMISE(kept && people::toJson(*kept) == people::toJson(sent));
    } else if (item.kind == "notification"_L1) {
        const auto sent = must(people::notificationFromJson(NotificationId(item.aggregate), item.body));
        PROMISE(must(people::notificationFromJson(sent.id, people::toJson(sent))) == sent); // bodies from before have fewer members
        PROMISE(must(people::notificationsOf(connection, sent.household)).size() == 1);
    } else if (item.kind == "answer-task"_L1) {
        const auto kept = must(people::findAnswerTask(connection, AnswerTaskId(item.aggregate)));
        PROMISE(kept && people::toJson(*kept) == item.body);
    } else if (item.kind == "continuity"_L1) {
        const auto kept = must(handover::findDecision(connection, CandidateId(item.aggregate)));
        PROMISE(kept && handover::toJson(*kept) == item.body);
    } else if (item.kind == "continuity-months"_L1) {
        const auto kept = must(handover::findTold(connection, CandidateId(item.aggregate)));
        PROMISE(kept && handover::toJson(*kept) == item.body);
    } else if (item.kind == "high-cost"_L1) {
        const auto kept = must(handover::findOwn(connection, HouseholdId(item.aggregate)));
        PROMISE(kept && handover::toJson(*kept) == item.body);
    } else if (item.kind == "F5"_L1) {
        PROMISE(must(handover::candidates(connection, here)).size() == 1);
    } else if (item.kind == "F8"_L1) {
        const CandidateId id(item.body["candidate"_L1].toString());
        PROMISE(must(handover::inheritedMonths(connection, id, here)).size() == 1);
    } else if (item.kind == "media-request"_L1) {
        const auto sent = must(media::SharedRequest::fromBody(item.aggregate, item.body));
        PROMISE(must(media::load(connection, sent.request.id)).toBody() == sent.toBody());
    }
}

void body(Terminal &terminal, const QString &kind, QByteArrayView text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toByteArray());
    if (!document.isObject())
        return;
    const FeedItem item{1, kind, kind == "answer-task"_L1 ? u"file-1.2"_s : u"aggregate-1"_s, 1, u"clerk-1"_s, u"terminal-2"_s, terminal.clock.utc(), document.object()};
    const QString before = terminal.state();
    std::optional<store::Transaction> transaction;
    const bool taken = apply(terminal, transaction, {item}) == 0;
    const QString after = terminal.state();
    if (taken)
        readBack(*terminal.connection, item);
    else
        PROMISE(after == before); // what was refused leaves nothing
    PROMISE(terminal.applier.apply(*transaction, u"municipal"_s, {item}, terminal.clock.utc()).ok() || !taken);
    if (taken)
        PROMISE(terminal.state() == after); // twice is as good as once
    stageToo(terminal, *transaction, item, taken);
}

void page(Terminal &terminal, QByteArrayView text)
{
    const sync::Response response{200, {{"Madoguchi-Feed-Epoch", "e"}, {"Madoguchi-Feed-Head", "9"}, {"Madoguchi-Feed-Count", "9"}}, text.toByteArray()};
    const auto page = sync::FeedPage::parse(response, 3);
    if (!page.ok())
        return;
    for (const auto *list : {&page->items, &page->bad})
        for (qint64 last = 3; const FeedItem &item : *list) {
            PROMISE(item.position > last && item.position <= page->end);
            last = item.position;
        }
    std::optional<store::Transaction> transaction;
    const int aside = apply(terminal, transaction, page->items);
    PROMISE(aside >= 0 && aside <= page->items.size());
    for (const FeedItem &item : page->bad) // a bad line never blocks the others
        PROMISE(sync::FeedApplier::setAside(*transaction, u"municipal"_s, item, {ErrorCode::FeedItemRefused, {}, {}}, terminal.clock.utc()).ok());
}

} // namespace

// What a server sends down the feed: "P" and a page, or a letter for the kind and one body.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    static Terminal terminal;
    if (size < 1)
        return 0;
    const QByteArrayView text(data + 1, qsizetype(size - 1));
    switch (data[0]) {
    case 'P': page(terminal, text); break;
    case 'h': body(terminal, u"household"_s, text); break;
    case 'r': body(terminal, u"register"_s, text); break;
    case 'c': body(terminal, u"reception"_s, text); break;
    case 'n': body(terminal, u"notification"_s, text); break;
    case 'm': body(terminal, u"media-request"_s, text); break;
    case '3': body(terminal, u"F3"_s, text); break;
    case '4': body(terminal, u"F4"_s, text); break;
    case '9': body(terminal, u"F9"_s, text); break;
    case 'a': body(terminal, u"answer-task"_s, text); break;
    case '5': body(terminal, u"F5"_s, text); break;
    case '7': body(terminal, u"F7"_s, text); break;
    case '8': body(terminal, u"F8"_s, text); break;
    case 'k': body(terminal, u"continuity"_s, text); break;
    case 't': body(terminal, u"continuity-months"_s, text); break;
    case 'i': body(terminal, u"high-cost"_s, text); break;
    }
    return 0;
}
