#include "media_desk.h"

#include "support/outcome.h"

namespace madoguchi::test {
namespace {

using api::MediaState;

TEST(Media, C18_C19_F21_from_request_to_erasure_with_two_persons)
{
    MediaDesk desk;
    const auto requested = desk.request();
    ASSERT_TRUE(requested.ok()) << describe(requested.error()).toStdString();
    EXPECT_EQ(requested->state, MediaState::Requested);
    EXPECT_EQ(requested->requestedBy, clerk);
    EXPECT_EQ(requested->records, 1);
    const auto id = requested->id;
    const auto approved = desk.approve(id);
    ASSERT_TRUE(approved.ok()) << describe(approved.error()).toStdString();
    EXPECT_EQ(approved->state, MediaState::Approved);
    EXPECT_EQ(approved->decidedBy, supervisor);
    const auto written = desk.write(id);
    ASSERT_TRUE(written.ok()) << describe(written.error()).toStdString();
    EXPECT_EQ(written->state, MediaState::Verified);
    EXPECT_TRUE(written->verifiedAt.isValid());
    EXPECT_EQ(desk.onMedium(), (QStringList{id.text() + u".json"_s, id.text() + u".sealed"_s}));
    const auto erased = desk.erase(id);
    ASSERT_TRUE(erased.ok()) << describe(erased.error()).toStdString();
    EXPECT_EQ(erased->state, MediaState::Erased);
    EXPECT_EQ(erased->eraseMethod, u"deleted-single-use-key"_s);
    EXPECT_TRUE(erased->erasedAt.isValid());
    EXPECT_TRUE(desk.onMedium().isEmpty());
    EXPECT_EQ(desk.place.recordLines(), (QStringList{u"media.request done requested"_s, u"media.approve done approved"_s, u"media.write done written"_s,
                                                     u"media.write done verified"_s, u"media.erase done deleted-single-use-key"_s}));
    EXPECT_EQ(desk.shared().size(), 5) << "every step is shared";
}

TEST(Media, C18_what_lies_on_the_medium_opens_for_the_recipient_alone_and_names_both_persons)
{
    MediaDesk desk;
    const auto id = desk.approved();
    ASSERT_TRUE(desk.write(id).ok());
    const auto read = [&](const QString &name) {
        QFile file(QDir(desk.usb()).filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray sealed = read(id.text() + u".sealed"_s);
    EXPECT_FALSE(sealed.contains("A100"));
    const auto request = Workplace::must(get(desk.service->requests())).first();
    const QByteArray context = "media|162019|" + id.text().toUtf8() + '|' + request.fileHash.toHex();
    const auto opened = crypto::unsealFile(*desk.municipalSystem, sealed, context);
    ASSERT_TRUE(opened.ok());
    EXPECT_EQ(*opened, desk.archive.contents.value(u"file-1"_s));
    EXPECT_FALSE(crypto::unsealFile(desk.place.deviceKey, sealed, context).ok());
    EXPECT_FALSE(crypto::unsealFile(*desk.municipalSystem, sealed, context + "x").ok());

    const auto manifest = QJsonDocument::fromJson(read(id.text() + u".json"_s)).object();
    const QByteArray payload = QByteArray::fromBase64(manifest["payload"_L1].toString().toLatin1());
    EXPECT_TRUE(desk.place.deviceKey.publicKey().verify(payload, QByteArray::fromBase64(manifest["signature"_L1].toString().toLatin1())));
    const auto said = QJsonDocument::fromJson(payload).object();
    EXPECT_EQ(said["requestedBy"_L1].toString(), clerk);
    EXPECT_EQ(said["approvedBy"_L1].toString(), supervisor);
    EXPECT_EQ(said["sealedSha256"_L1].toString(), QString::fromLatin1(crypto::sha256(sealed).toHex()));
    EXPECT_EQ(said["format"_L1].toInt(), 2);
    const QByteArray asked = QByteArray::fromBase64(said["requestStatement"_L1].toString().toLatin1());
    EXPECT_EQ(QJsonDocument::fromJson(asked)["type"_L1].toString(), u"media-request"_s);
    EXPECT_TRUE(desk.cards[clerk].publicKey().verify(api::framedApproval(asked), QByteArray::fromBase64(said["requestSignature"_L1].toString().toLatin1()))) << "C-19";
    const QByteArray statement = QByteArray::fromBase64(said["statement"_L1].toString().toLatin1());
    EXPECT_TRUE(desk.cards[supervisor].publicKey().verify(api::framedApproval(statement), QByteArray::fromBase64(said["approval"_L1].toString().toLatin1())));
}

TEST(Media, C19_nobody_approves_or_refuses_his_own_request)
{
    MediaDesk desk;
    const auto id = desk.request()->id;
    EXPECT_CODE(ErrorCode::SamePerson, desk.approve(id, clerk));
    desk.as(clerk);
    EXPECT_CODE(ErrorCode::SamePerson, get(desk.service->refuse(id, u"取りやめ"_s)));
    EXPECT_EQ(desk.state(id), MediaState::Requested);
    EXPECT_TRUE(desk.approve(id).ok());
}

TEST(Media, C18_an_approval_needs_the_approvers_own_card)
{
    MediaDesk desk;
    const auto id = desk.request()->id;
    desk.as(supervisor);
    const QByteArray statement = *get(desk.service->statement(id));
    for (const QByteArray &bad : {QByteArray(), QByteArray("x"), desk.signature(id, clerk), desk.cards[supervisor].sign(statement), // without its frame
                                  desk.cards[supervisor].sign(api::framedApproval(statement + ' '))})
        EXPECT_FALSE(get(desk.service->approve(id, bad, {})).ok());
    EXPECT_EQ(desk.state(id), MediaState::Requested);
    desk.as(u"nobody"_s);
    EXPECT_FALSE(get(desk.service->approve(id, desk.signature(id), {})).ok());
}

TEST(Media, C18_an_approval_expires)
{
    MediaDesk desk;
    QDir().mkpath(desk.place.path(u"usb/USB-0002"_s));
    const auto id = desk.approved(), late = Workplace::must(desk.request(u"file-1"_s, u"USB-0002"_s)).id;
    desk.place.clock.advance(std::chrono::hours(4) + std::chrono::seconds(1));
    EXPECT_CODE(ErrorCode::ApprovalExpired, desk.write(id));
    EXPECT_CODE(ErrorCode::ApprovalExpired, desk.approve(late));
    EXPECT_EQ(desk.state(id), MediaState::Void);
    EXPECT_TRUE(desk.onMedium().isEmpty());
}

TEST(Media, C18_an_approval_is_void_when_the_file_changes)
{
    MediaDesk desk;
    const auto id = desk.approved();
    desk.archive.contents[u"file-1"_s].replace("A100", "A101");
    EXPECT_TRUE(get(desk.service->requests())->first().changedSinceRequest);
    EXPECT_CODE(ErrorCode::ApprovalVoid, desk.write(id));
    EXPECT_EQ(desk.state(id), MediaState::Void);
    EXPECT_TRUE(desk.onMedium().isEmpty());
    EXPECT_TRUE(desk.place.recordLines().contains(u"media.write done void M-003"_s));
}

TEST(Media, C18_every_member_that_the_approval_covers_changes_its_statement)
{
    MediaDesk desk;
    media::SharedRequest base = desk.place.read<media::SharedRequest>([id = desk.request()->id](store::Connection &connection) { return media::load(connection, id); });
    const QByteArray statement = base.statement();
    const QList<std::function<void(api::MediaRequest &)>> changes{
        [](auto &r) { r.id = MediaRequestId(u"other"_s); }, [](auto &r) { r.file = FileId(u"other"_s); }, [](auto &r) { r.fileHash[0] = static_cast<char>(r.fileHash[0] ^ 1); },
        [](auto &r) { ++r.records; },                        [](auto &r) { r.recipient = u"me"_s; },       [](auto &r) { r.purpose = u"other"_s; },
        [](auto &r) { r.mediumSerial = u"USB-0002"_s; },     [](auto &r) { r.requestedBy = supervisor; }, [](auto &r) { r.expires = r.expires.addMSecs(1); }};
    for (const auto &change : changes) {
        media::SharedRequest changed = base;
        change(changed.request);
        EXPECT_NE(changed.statement(), statement);
    }
    media::SharedRequest resigned = base;
    resigned.requestSignature[10] = static_cast<char>(resigned.requestSignature[10] ^ 1);
    EXPECT_NE(resigned.statement(), statement) << "the approver signs what the requester has signed (C-19)";
    base.terminal = u"terminal-2"_s;
    EXPECT_NE(base.statement(), statement);
}

TEST(Media, C19_every_member_that_is_asked_for_changes_what_the_requesters_card_signs)
{
    MediaDesk desk;
    media::SharedRequest base = desk.place.read<media::SharedRequest>([id = desk.request()->id](store::Connection &connection) { return media::load(connection, id); });
    const QByteArray statement = base.requestStatement();
    EXPECT_NE(statement, base.statement()) << "one signature is not the other";
    const QList<std::function<void(api::MediaRequest &)>> changes{
        [](auto &r) { r.id = MediaRequestId(u"other"_s); }, [](auto &r) { r.file = FileId(u"other"_s); }, [](auto &r) { r.fileHash[0] = static_cast<char>(r.fileHash[0] ^ 1); },
        [](auto &r) { ++r.records; },                        [](auto &r) { r.recipient = u"me"_s; },       [](auto &r) { r.purpose = u"other"_s; },
        [](auto &r) { r.mediumSerial = u"USB-0002"_s; },     [](auto &r) { r.requestedBy = supervisor; }, [](auto &r) { r.expires = r.expires.addMSecs(1); },
        [](auto &r) { r.requestedAt = r.requestedAt.addMSecs(1); }};
    for (const auto &change : changes) {
        media::SharedRequest changed = base;
        change(changed.request);
        EXPECT_NE(changed.requestStatement(), statement);
    }
    base.terminal = u"terminal-2"_s;
    EXPECT_NE(base.requestStatement(), statement);
}

TEST(Media, C18_an_approval_is_used_once)
{
    MediaDesk desk;
    const auto id = desk.approved();
    ASSERT_TRUE(desk.write(id).ok());
    EXPECT_CODE(ErrorCode::StateRefused, desk.write(id));
    ASSERT_TRUE(desk.erase(id).ok());
    EXPECT_CODE(ErrorCode::StateRefused, desk.write(id));
    EXPECT_CODE(ErrorCode::StateRefused, desk.approve(id));
    EXPECT_CODE(ErrorCode::StateRefused, desk.erase(id));
}

TEST(Media, C18_only_the_requester_writes_and_only_what_is_approved)
{
    MediaDesk desk;
    const auto id = desk.request()->id;
    EXPECT_CODE(ErrorCode::StateRefused, desk.write(id));
    ASSERT_TRUE(desk.approve(id).ok());
    EXPECT_CODE(ErrorCode::OtherPerson, desk.write(id, supervisor));
    EXPECT_TRUE(desk.write(id).ok());
}

TEST(Media, C18_only_registered_present_empty_media)
{
    MediaDesk desk;
    EXPECT_CODE(ErrorCode::MediumUnregistered, desk.request(u"file-1"_s, u"USB-9999"_s));
    EXPECT_CODE(ErrorCode::MediumMissing, desk.request(u"file-1"_s, u"USB-0002"_s));
    const auto id = desk.approved();
    QFile hidden(QDir(desk.usb()).filePath(u".old"_s));
    ASSERT_TRUE(hidden.open(QIODevice::WriteOnly));
    hidden.close();
    EXPECT_CODE(ErrorCode::MediumNotEmpty, desk.write(id));
    desk.place.clock.advance(std::chrono::hours(5)); // it is asked for no more
    EXPECT_CODE(ErrorCode::MediumNotEmpty, desk.request());
    const auto media = *get(desk.service->registeredMedia());
    ASSERT_EQ(media.size(), 2);
    EXPECT_TRUE(media[0].present);
    EXPECT_FALSE(media[0].empty);
    EXPECT_FALSE(media[1].present);
}

TEST(Media, C12_C36_only_files_received_for_this_municipality)
{
    MediaDesk desk;
    EXPECT_CODE(ErrorCode::Denied, desk.request(u"file-2"_s));
    EXPECT_CODE(ErrorCode::NotFound, desk.request(u"file-3"_s));
    desk.as(clerk);
    EXPECT_CODE(ErrorCode::IndividualNumberInText, desk.ask(u"file-1"_s, u"番号 123456789018"_s, u"USB-0001"_s));
    EXPECT_CODE(ErrorCode::FieldRequired, desk.ask(u"file-1"_s, u" "_s, u"USB-0001"_s));
}

TEST(Media, C18_bytes_that_read_back_differently_void_the_export_and_leave_nothing)
{
    MediaDesk desk;
    const auto id = desk.approved();
    desk.drive.tamper = true;
    EXPECT_CODE(ErrorCode::ReadBackMismatch, desk.write(id));
    EXPECT_EQ(desk.state(id), MediaState::Void);
    EXPECT_TRUE(desk.onMedium().isEmpty());
    desk.drive.tamper = false;
    EXPECT_CODE(ErrorCode::StateRefused, desk.write(id));
}

TEST(Media, C18_what_was_not_erased_in_time_is_overdue_and_blocks_the_next_export)
{
    MediaDesk desk;
    const auto id = desk.approved();
    ASSERT_TRUE(desk.write(id).ok());
    desk.place.clock.advance(std::chrono::hours(4) + std::chrono::seconds(1));
    EXPECT_TRUE(Workplace::must(get(desk.service->requests())).first().overdue);
    QDir().mkpath(desk.place.path(u"usb/USB-0002"_s));
    EXPECT_CODE(ErrorCode::MediumOverdue, desk.request(u"file-1"_s, u"USB-0002"_s));
    EXPECT_TRUE(desk.erase(id).ok());
    EXPECT_TRUE(desk.request(u"file-1"_s, u"USB-0002"_s).ok());
}

TEST(Media, C18_the_oldest_medium_that_is_out_still_blocks_and_is_still_shown)
{
    for (const MediaState state : {MediaState::Written, MediaState::Verified, MediaState::HandedOver, MediaState::TakenBack}) {
        MediaDesk desk;
        const auto id = desk.approved();
        ASSERT_TRUE(desk.write(id).ok());
        desk.place.clock.advance(std::chrono::hours(4) + std::chrono::seconds(1));
        desk.place.write<Done>([&](store::Transaction &transaction) -> Result<Done> {
            MADOGUCHI_ASSIGN(media::SharedRequest shared, media::load(transaction.connection(), id));
            shared.request.state = state;
            MADOGUCHI_TRY(media::put(transaction, shared, clerk, 0));
            for (int i = 1; i <= 600; ++i) { // as many as the screen does not show
                media::SharedRequest later = shared;
                later.request.id = MediaRequestId(u"later-%1"_s.arg(i));
                later.request.state = MediaState::Erased;
                later.request.requestedAt = shared.request.requestedAt.addSecs(i);
                MADOGUCHI_TRY(media::put(transaction, later, clerk, 0));
            }
            return done();
        });
        QDir().mkpath(desk.place.path(u"usb/USB-0002"_s));
        EXPECT_CODE(ErrorCode::MediumOverdue, desk.request(u"file-1"_s, u"USB-0002"_s));
        const auto shown = Workplace::must(get(desk.service->requests()));
        EXPECT_EQ(shown.size(), 501);
        EXPECT_EQ(shown.last().id, id) << "it can be found and erased";
        EXPECT_TRUE(shown.last().overdue);
        ASSERT_TRUE(desk.erase(id).ok());
        EXPECT_TRUE(desk.request(u"file-1"_s, u"USB-0002"_s).ok());
    }
}

TEST(Media, what_is_out_is_found_without_looking_through_all_requests)
{
    MediaDesk desk;
    const auto plan = desk.place.rows("EXPLAIN QUERY PLAN SELECT body FROM media_request WHERE state IN ('written', 'verified', 'handed-over')", 4);
    EXPECT_TRUE(plan.join(u'\n').contains(u"USING INDEX media_request_state"_s)) << plan.join(u'\n').toStdString();
}

TEST(Media, C09_denied_steps_change_nothing)
{
    MediaDesk desk;
    const auto id = desk.approved();
    desk.place.gate.denied = {api::UseCase::MediaRequest, api::UseCase::MediaApprove, api::UseCase::MediaRefuse, api::UseCase::MediaWrite, api::UseCase::MediaErase};
    EXPECT_CODE(ErrorCode::Denied, desk.request());
    EXPECT_CODE(ErrorCode::Denied, desk.approve(id));
    EXPECT_CODE(ErrorCode::Denied, desk.write(id));
    EXPECT_CODE(ErrorCode::Denied, desk.erase(id));
    EXPECT_CODE(ErrorCode::Denied, get(desk.service->refuse(id, u"x"_s)));
    EXPECT_CODE(ErrorCode::Denied, get(desk.service->requests()));
    EXPECT_CODE(ErrorCode::Denied, get(desk.service->exportable()));
    EXPECT_CODE(ErrorCode::Denied, get(desk.service->registeredMedia()));
    EXPECT_CODE(ErrorCode::Denied, get(desk.service->statement(id)));
    EXPECT_EQ(desk.state(id), MediaState::Approved);
    EXPECT_TRUE(desk.onMedium().isEmpty());
}

TEST(Media, C18_whichever_operation_on_the_medium_fails_nothing_unaccounted_stays_on_it)
{
    for (int n = 0;; ++n) {
        MediaDesk desk;
        const auto id = desk.approved();
        desk.drive.operations = 0;
        desk.drive.failAt = n;
        const auto written = desk.write(id);
        if (written.ok()) {
            EXPECT_GE(n, 4) << "two writes, two reads";
            break;
        }
        EXPECT_EQ(desk.state(id), MediaState::Void) << n;
        EXPECT_TRUE(desk.onMedium().isEmpty()) << n;
        ASSERT_LT(n, 20);
    }
}

TEST(Media, C18_a_medium_that_cannot_be_cleared_stays_accounted_for)
{
    MediaDesk desk;
    const auto id = desk.approved();
    desk.drive.tamper = desk.drive.removeFails = true;
    EXPECT_CODE(ErrorCode::ReadBackMismatch, desk.write(id));
    desk.restart();
    EXPECT_EQ(desk.state(id), MediaState::Written);
    desk.drive.tamper = desk.drive.removeFails = false;
    EXPECT_TRUE(desk.erase(id).ok());
    EXPECT_TRUE(desk.onMedium().isEmpty());
}

TEST(Media, C18_a_kill_between_claim_and_writing_does_not_give_the_approval_back)
{
    MediaDesk desk;
    const auto id = desk.approved();
    // The record's entry of "verified" cannot be written: what a kill right after the bytes would leave.
    int writes = 0;
    store::Connection::setFaultHook([&](const char *access) { return QByteArrayView(access) == "commit" && ++writes == 2 ? 10 : 0; });
    EXPECT_FALSE(desk.write(id).ok());
    store::Connection::setFaultHook({});
    desk.restart();
    EXPECT_EQ(desk.state(id), MediaState::Written);
    EXPECT_CODE(ErrorCode::StateRefused, desk.write(id));
    EXPECT_TRUE(desk.erase(id).ok());
    EXPECT_TRUE(desk.onMedium().isEmpty());
}

TEST(Media, C19_the_supervisor_decides_on_another_terminal)
{
    MediaDesk first(u"terminal-1"_s), second(u"terminal-2"_s);
    second.cards = first.cards;
    second.archive.contents.clear(); // that terminal has not received the file
    const auto id = first.request()->id;
    ASSERT_TRUE(second.take(first.shared().last()).ok());
    ASSERT_TRUE(second.approve(id).ok());
    ASSERT_TRUE(first.take(second.shared().last()).ok());
    EXPECT_EQ(first.state(id), MediaState::Approved);
    EXPECT_TRUE(first.write(id).ok());
}

TEST(Media, C18_what_comes_from_elsewhere_cannot_cheat)
{
    MediaDesk first(u"terminal-1"_s), second(u"terminal-2"_s);
    second.cards = first.cards;
    const auto id = first.request()->id;
    const auto requested = first.shared().last();
    ASSERT_TRUE(second.take(requested).ok());
    ASSERT_TRUE(second.approve(id).ok());
    const auto approved = second.shared().last();
    const auto with = [](journal::FeedItem item, QLatin1String key, const QJsonValue &value) {
        item.body[key] = value;
        return item;
    };
    // Forms that are not the interface's.
    for (const auto &[key, value] : {std::pair{"state"_L1, QJsonValue(u"overdue"_s)}, {"more"_L1, QJsonValue(1)}, {"records"_L1, QJsonValue(u"1"_s)},
                                     {"fileHash"_L1, QJsonValue(u"00"_s)}, {"expires"_L1, QJsonValue(u"tomorrow"_s)}, {"approval"_L1, QJsonValue(u"%%%"_s)}})
        EXPECT_FALSE(first.take(with(approved, key, value)).ok());
    // Another content under the same request.
    EXPECT_CODE(ErrorCode::ApprovalVoid, first.take(with(approved, "mediumSerial"_L1, u"USB-0002"_s)));
    // A decision that nobody's card made: taken over, but it does not write.
    ASSERT_TRUE(first.take(with(with(approved, "approval"_L1, u"AAAA"_s), "decidedBy"_L1, supervisor)).ok());
    EXPECT_CODE(ErrorCode::SignatureInvalid, first.write(id));
    auto own = with(approved, "decidedBy"_L1, clerk);
    own.version = 3;
    ASSERT_TRUE(first.take(own).ok());
    EXPECT_CODE(ErrorCode::SamePerson, first.write(id));
    auto right = approved;
    right.version = 4;
    ASSERT_TRUE(first.take(right).ok());
    ASSERT_TRUE(first.write(id).ok());
    // The used approval comes back.
    auto replay = approved;
    replay.version = 99;
    EXPECT_CODE(ErrorCode::StateRefused, first.take(replay));
    // Applied twice, older, or our own: no effect, no error.
    EXPECT_TRUE(first.take(requested).ok());
    EXPECT_EQ(first.state(id), MediaState::Verified);
}

TEST(Media, C18_what_lies_on_a_medium_stays_in_the_ledger_whatever_was_decided_elsewhere_meanwhile)
{
    MediaDesk first(u"terminal-1"_s), second(u"terminal-2"_s), third(u"terminal-3"_s);
    second.cards = first.cards;
    const auto id = first.request()->id;
    ASSERT_TRUE(second.take(first.shared().last()).ok());
    ASSERT_TRUE(first.approve(id).ok());
    ASSERT_TRUE(first.write(id).ok());
    second.as(supervisor);
    ASSERT_TRUE(get(second.service->refuse(id, u"取りやめ"_s)).ok());
    EXPECT_CODE(ErrorCode::StateRefused, first.take(second.shared().last()));
    auto item = first.shared().last();
    item.version = 9;
    item.terminal = u"terminal-2"_s;
    item.body["state"_L1] = u"void"_s;
    EXPECT_CODE(ErrorCode::StateRefused, first.take(item)); // only who wrote it knows that it was cleared
    EXPECT_EQ(first.state(id), MediaState::Verified);
    // Who has only heard of it learns so from the writer.
    ASSERT_TRUE(third.take(first.shared()[2]).ok());
    EXPECT_EQ(third.state(id), MediaState::Written);
    EXPECT_CODE(ErrorCode::StateRefused, third.take(item));
    item.terminal = u"terminal-1"_s;
    EXPECT_TRUE(third.take(item).ok());
    EXPECT_EQ(third.state(id), MediaState::Void);
}

TEST(Media, C18_a_server_that_was_put_back_may_undo_a_decision_and_no_medium)
{
    MediaDesk first(u"terminal-1"_s), second(u"terminal-2"_s);
    second.cards = first.cards;
    const auto id = first.request()->id;
    const auto requested = first.shared().last();
    ASSERT_TRUE(second.take(requested).ok());
    ASSERT_TRUE(second.approve(id).ok());
    const auto approved = second.shared().last();
    ASSERT_TRUE(first.take(approved).ok());
    auto refused = approved;
    refused.body["state"_L1] = u"refused"_s;
    EXPECT_TRUE(first.take(refused).ok()) << "an older or equal version is nothing new";
    EXPECT_EQ(first.state(id), MediaState::Approved);

    const auto forget = [&](MediaDesk &desk) {
        Workplace::must(get(desk.place.store().write<Done>([&](store::Transaction &transaction) { return desk.service->handler().forget(transaction, u"media-request"_s, id.text()); })));
    };
    forget(first);
    ASSERT_TRUE(first.take(refused).ok());
    EXPECT_EQ(first.state(id), MediaState::Refused) << "the same number for another decision";
    EXPECT_CODE(ErrorCode::StateRefused, first.write(id));
    forget(first);
    ASSERT_TRUE(first.take(approved).ok());
    ASSERT_TRUE(first.write(id).ok());
    forget(first);
    auto again = approved;
    again.version = 9;
    EXPECT_CODE(ErrorCode::StateRefused, first.take(again)); // what has left on a medium stays used up
}

TEST(MediaStates, only_what_the_table_says)
{
    using media::Step;
    int allowed = 0;
    for (const auto state : {MediaState::Draft, MediaState::Requested, MediaState::Approved, MediaState::Refused, MediaState::Written, MediaState::Verified,
                             MediaState::HandedOver, MediaState::TakenBack, MediaState::GoneReported, MediaState::Erased, MediaState::Lost, MediaState::Destroyed,
                             MediaState::Void}) {
        for (const auto step : {Step::Approve, Step::Refuse, Step::Claim, Step::Verify, Step::HandOver, Step::TakeBack, Step::ReportGone, Step::ConfirmLost,
                                Step::ConfirmDestroyed, Step::Erase, Step::Void}) {
            const auto next = media::after(state, step);
            if (!next.ok())
                continue;
            ++allowed;
            if (media::isOut(state) && media::isOut(*next)) // a medium goes to and fro
                EXPECT_GE(media::rank(*next), media::rank(state));
            else
                EXPECT_GT(media::rank(*next), media::rank(state)) << "a request only moves forward";
            EXPECT_FALSE(media::isEnded(state)) << "nothing comes after the end";
        }
    }
    EXPECT_EQ(allowed, 23);
    EXPECT_FALSE(media::stateOf(u"draft"_s));
    EXPECT_EQ(media::stateOf(u"handed-over"_s), MediaState::HandedOver);
    EXPECT_TRUE(media::leadsTo(MediaState::Written, MediaState::Lost));
    EXPECT_TRUE(media::leadsTo(MediaState::GoneReported, MediaState::Erased)) << "found and erased";
    EXPECT_FALSE(media::leadsTo(MediaState::Erased, MediaState::Lost));
    EXPECT_FALSE(media::leadsTo(MediaState::Lost, MediaState::TakenBack));
    EXPECT_FALSE(media::leadsTo(MediaState::HandedOver, MediaState::Void));
}

} // namespace
} // namespace madoguchi::test
