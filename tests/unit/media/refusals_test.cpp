#include "media_desk.h"

#include "support/outcome.h"

namespace madoguchi::test {
namespace {

using api::MediaState;
using api::UseCase;

/// A step, something it is refused for, and what the record says of it: once, whatever stopped it and wherever.
struct Refusal {
    const char *name;
    std::function<MediaRequestId(MediaDesk &)> before; ///< how the request came to be; it is broken here as well
    std::function<Result<api::MediaRequest>(MediaDesk &, const MediaRequestId &)> step;
    QStringList entries; ///< "use case outcome detail"
};

QStringList failed(const QString &step, ErrorCode code) { return {u"media.%1 failed %2"_s.arg(step, errorText(code))}; }
QStringList madeVoid(const QString &step, ErrorCode code) { return {u"media.%1 done void %2"_s.arg(step, errorText(code))}; }

MediaRequestId unknown(MediaDesk &) { return MediaRequestId(u"request-9"_s); }
MediaRequestId none(MediaDesk &) { return {}; }
MediaRequestId requested(MediaDesk &desk) { return desk.request()->id; }
MediaRequestId approved(MediaDesk &desk) { return desk.approved(); }
MediaRequestId written(MediaDesk &desk)
{
    const auto id = desk.approved();
    Workplace::must(desk.write(id));
    return id;
}
/// And then: what is done to the place.
auto broken(MediaRequestId (*before)(MediaDesk &), std::function<void(MediaDesk &)> how)
{
    return [before, how](MediaDesk &desk) {
        const auto id = before(desk);
        how(desk);
        return id;
    };
}
void pullOut(MediaDesk &desk) { QDir(desk.usb()).removeRecursively(); }
void putSomethingOn(MediaDesk &desk) { std::ignore = desk.drive.write(desk.usb(), u"old"_s, "x"); }
void changeFile(MediaDesk &desk) { desk.archive.contents[u"file-1"_s].replace("A100", "A101"); }
void loseFile(MediaDesk &desk) { desk.archive.contents.clear(); }
void takeSomethingIn(MediaDesk &desk) { desk.intakes.append({u"USB-0001"_s, u"F1.csv"_s, {}, 1, desk.place.clock.utc(), {}, {}}); }
void shred(MediaDesk &desk) { desk.papers[u"USB-0001"_s].shredded = true; }
void changeSignature(MediaDesk &desk, const std::function<void(QByteArray &)> &change)
{
    desk.place.write<Done>([&](store::Transaction &transaction) -> Result<Done> {
        MADOGUCHI_ASSIGN(auto all, media::loadNewest(transaction.connection()));
        for (media::SharedRequest &one : all) {
            change(one.requestSignature);
            MADOGUCHI_TRY(media::put(transaction, one, clerk, 0));
        }
        return done();
    });
}
/// As one that waits since before requests were signed.
void forgetSignature(MediaDesk &desk)
{
    changeSignature(desk, [](QByteArray &signature) { signature.clear(); });
}
void spoilSignature(MediaDesk &desk)
{
    changeSignature(desk, [](QByteArray &signature) { signature[signature.size() - 1] = static_cast<char>(signature.back() ^ 1); });
}
void waitTooLong(MediaDesk &desk) { desk.place.clock.advance(std::chrono::hours(5)); }

auto request(const QString &file, const QString &purpose, const QString &medium)
{
    return [=](MediaDesk &desk, const MediaRequestId &) {
        return desk.ask(file, purpose, medium);
    };
}
/// With whatever the card answers, and whatever happens meanwhile.
auto requestWith(std::function<QByteArray(MediaDesk &, const QByteArray &)> card)
{
    return [=](MediaDesk &desk, const MediaRequestId &) -> Result<api::MediaRequest> {
        desk.as(clerk);
        MADOGUCHI_ASSIGN(const QByteArray statement, get(desk.service->requestStatement(FileId(u"file-1"_s), u"import"_s, u"USB-0001"_s)));
        return get(desk.service->request(statement, card(desk, statement)));
    };
}
const auto usualRequest = request(u"file-1"_s, u"import"_s, u"USB-0001"_s);
auto approve(const QString &staff, const QString &reason, std::function<QByteArray(MediaDesk &, const MediaRequestId &)> signature)
{
    return [=](MediaDesk &desk, const MediaRequestId &id) {
        desk.as(staff);
        return get(desk.service->approve(id, signature(desk, id), reason));
    };
}
QByteArray ownCard(MediaDesk &desk, const MediaRequestId &id) { return desk.signature(id, desk.place.gate.actor.staff.text()); }
QByteArray otherCard(MediaDesk &desk, const MediaRequestId &id) { return desk.signature(id, clerk); }
QByteArray noCard(MediaDesk &, const MediaRequestId &) { return {}; }
auto refuse(const QString &staff, const QString &reason)
{
    return [=](MediaDesk &desk, const MediaRequestId &id) {
        desk.as(staff);
        return get(desk.service->refuse(id, reason));
    };
}
auto write(const QString &staff)
{
    return [=](MediaDesk &desk, const MediaRequestId &id) { return desk.write(id, staff); };
}
Result<api::MediaRequest> erase(MediaDesk &desk, const MediaRequestId &id) { return desk.erase(id); }

auto handOver(const QString &holder)
{
    return [=](MediaDesk &desk, const MediaRequestId &id) { return desk.handOver(id, holder); };
}
Result<api::MediaRequest> takeBack(MediaDesk &desk, const MediaRequestId &id) { return desk.takeBack(id); }
auto reportGone(const QString &reason)
{
    return [=](MediaDesk &desk, const MediaRequestId &id) { return desk.reportGone(id, api::MediumGone::How::Destroyed, reason); };
}
auto confirmGone(const QString &staff, std::function<QByteArray(MediaDesk &, const MediaRequestId &)> signature)
{
    return [=](MediaDesk &desk, const MediaRequestId &id) {
        desk.as(staff);
        return get(desk.service->confirmGone(id, signature(desk, id)));
    };
}
MediaRequestId reported(MediaDesk &desk)
{
    const auto id = written(desk);
    Workplace::must(desk.reportGone(id));
    return id;
}
MediaRequestId reportedByAnother(MediaDesk &desk)
{
    const auto id = written(desk);
    desk.as(supervisor);
    Workplace::must(get(desk.service->reportGone(id, api::MediumGone::How::Lost, u"紛失"_s)));
    return id;
}
MediaRequestId gone(MediaDesk &desk)
{
    const auto id = reported(desk);
    Workplace::must(desk.confirmGone(id));
    return id;
}
void eraseWritten(MediaDesk &desk)
{
    for (const auto &request : Workplace::must(get(desk.service->requests())))
        Workplace::must(desk.erase(request.id));
}

const Refusal refusals[] = {
    {"request without a reason", none, request(u"file-1"_s, u" "_s, u"USB-0001"_s), failed(u"request"_s, ErrorCode::FieldRequired)},
    {"request with a number", none, request(u"file-1"_s, u"123456789018"_s, u"USB-0001"_s), failed(u"request"_s, ErrorCode::IndividualNumberInText)},
    {"request with a novel", none, request(u"file-1"_s, QString(65, u'x'), u"USB-0001"_s), failed(u"request"_s, ErrorCode::TooLarge)},
    {"request of no file", none, request(u"file-3"_s, u"import"_s, u"USB-0001"_s), failed(u"request"_s, ErrorCode::NotFound)},
    {"request of another municipality's file", none, request(u"file-2"_s, u"import"_s, u"USB-0001"_s), failed(u"request"_s, ErrorCode::Denied)},
    {"request to an unregistered medium", none, request(u"file-1"_s, u"import"_s, u"USB-9999"_s), failed(u"request"_s, ErrorCode::MediumUnregistered)},
    {"request to a medium that is away", none, request(u"file-1"_s, u"import"_s, u"USB-0002"_s), failed(u"request"_s, ErrorCode::MediumMissing)},
    {"request to a medium that is out", written, usualRequest, failed(u"request"_s, ErrorCode::MediumOut)},
    {"request to a medium that is asked for", requested, usualRequest, failed(u"request"_s, ErrorCode::MediumOut)},
    {"request to a medium of an approved request", approved, usualRequest, failed(u"request"_s, ErrorCode::MediumOut)},
    {"request to a medium on which a file came in", broken(none, takeSomethingIn), usualRequest, failed(u"request"_s, ErrorCode::MediumOut)},
    {"request to a medium that is in no register", broken(none, [](MediaDesk &desk) { desk.papers.clear(); }), usualRequest, failed(u"request"_s, ErrorCode::MediumUnregistered)},
    {"request to a shredded medium", broken(none, shred), usualRequest, failed(u"request"_s, ErrorCode::MediumUnregistered)},
    {"request with another's card", none, requestWith([](MediaDesk &desk, const QByteArray &statement) { return desk.sign(statement, supervisor); }),
     failed(u"request"_s, ErrorCode::SignatureInvalid)},
    {"request without a card", none, requestWith([](MediaDesk &, const QByteArray &) { return QByteArray(); }), failed(u"request"_s, ErrorCode::SignatureInvalid)},
    {"request of what nobody had prepared", none, [](MediaDesk &desk, const MediaRequestId &) {
         desk.as(clerk);
         return get(desk.service->request("{}", desk.sign("{}", clerk)));
     }, failed(u"request"_s, ErrorCode::StateRefused)},
    {"request whose medium somebody else has asked for meanwhile", none, requestWith([](MediaDesk &desk, const QByteArray &statement) {
         desk.intakes.append({u"USB-0001"_s, u"F1.csv"_s, {}, 1, {}, {}, {}});
         return desk.sign(statement, clerk);
     }), failed(u"request"_s, ErrorCode::MediumOut)},
    {"request whose file changes meanwhile", none, requestWith([](MediaDesk &desk, const QByteArray &statement) {
         changeFile(desk);
         return desk.sign(statement, clerk);
     }), failed(u"request"_s, ErrorCode::ApprovalVoid)},
    {"request by another person than who prepared it", none, requestWith([](MediaDesk &desk, const QByteArray &statement) {
         desk.as(supervisor);
         return desk.sign(statement, supervisor);
     }), failed(u"request"_s, ErrorCode::OtherPerson)},
    {"request to a full medium", broken(none, putSomethingOn), usualRequest, failed(u"request"_s, ErrorCode::MediumNotEmpty)},
    {"request while a medium is overdue", broken(written, [](MediaDesk &desk) {
         waitTooLong(desk);
         QDir().mkpath(desk.place.path(u"usb/USB-0002"_s));
     }), request(u"file-1"_s, u"import"_s, u"USB-0002"_s), failed(u"request"_s, ErrorCode::MediumOverdue)},

    {"approve what is unknown", unknown, approve(supervisor, {}, noCard), failed(u"approve"_s, ErrorCode::NotFound)},
    {"approve with a number", requested, approve(supervisor, u"123456789018"_s, ownCard), failed(u"approve"_s, ErrorCode::IndividualNumberInText)},
    {"approve without a card", requested, approve(supervisor, {}, noCard), failed(u"approve"_s, ErrorCode::ApprovalMissing)},
    {"approve with another's card", requested, approve(supervisor, {}, otherCard), failed(u"approve"_s, ErrorCode::SignatureInvalid)},
    {"approve one's own", requested, approve(clerk, {}, ownCard), failed(u"approve"_s, ErrorCode::SamePerson)},
    {"approve too late", broken(requested, waitTooLong), approve(supervisor, {}, ownCard), failed(u"approve"_s, ErrorCode::ApprovalExpired)},
    {"approve twice", approved, approve(supervisor, {}, ownCard), failed(u"approve"_s, ErrorCode::StateRefused)},
    {"approve a changed file", broken(requested, changeFile), approve(supervisor, {}, ownCard), madeVoid(u"approve"_s, ErrorCode::ApprovalVoid)},

    {"refuse what is unknown", unknown, refuse(supervisor, u"否"_s), failed(u"refuse"_s, ErrorCode::NotFound)},
    {"refuse without a reason", requested, refuse(supervisor, {}), failed(u"refuse"_s, ErrorCode::FieldRequired)},
    {"refuse one's own", requested, refuse(clerk, u"否"_s), failed(u"refuse"_s, ErrorCode::SamePerson)},
    {"refuse what is approved", approved, refuse(supervisor, u"否"_s), failed(u"refuse"_s, ErrorCode::StateRefused)},

    {"write what is unknown", unknown, write(clerk), failed(u"write"_s, ErrorCode::NotFound)},
    {"write without approval", requested, write(clerk), failed(u"write"_s, ErrorCode::StateRefused)},
    {"write twice", written, write(clerk), failed(u"write"_s, ErrorCode::StateRefused)},
    {"write another's", approved, write(supervisor), failed(u"write"_s, ErrorCode::OtherPerson)},
    {"write at another terminal", broken(approved, [](MediaDesk &desk) { desk.moveTo(u"terminal-9"_s); }), write(clerk), failed(u"write"_s, ErrorCode::StateRefused)},
    {"write too late", broken(approved, waitTooLong), write(clerk), failed(u"write"_s, ErrorCode::ApprovalExpired)},
    {"write by an approver who has gone", broken(approved, [](MediaDesk &desk) { desk.cards.remove(supervisor); }), write(clerk),
     failed(u"write"_s, ErrorCode::NotFound)},
    {"write a file that is not here", broken(approved, loseFile), write(clerk), failed(u"write"_s, ErrorCode::NotFound)},
    {"write a changed file", broken(approved, changeFile), write(clerk), madeVoid(u"write"_s, ErrorCode::ApprovalVoid)},
    {"approve what the requester's card has not signed like this", broken(requested, spoilSignature), approve(supervisor, u"可"_s, ownCard), failed(u"approve"_s, ErrorCode::SignatureInvalid)},
    {"write what the requester's card has not signed like this", broken(approved, spoilSignature), write(clerk), failed(u"write"_s, ErrorCode::SignatureInvalid)},
    {"approve what nobody's card has asked for", broken(requested, forgetSignature), approve(supervisor, u"可"_s, ownCard), madeVoid(u"approve"_s, ErrorCode::ApprovalVoid)},
    {"write what nobody's card has asked for", broken(approved, forgetSignature), write(clerk), madeVoid(u"write"_s, ErrorCode::ApprovalVoid)},
    {"write what a requester asked for who has gone", broken(approved, [](MediaDesk &desk) { desk.requesterKey = [](const StaffId &) { return Result<crypto::PublicKey>(ErrorCode::NotFound); }; }),
     write(clerk), failed(u"write"_s, ErrorCode::NotFound)},
    {"write to a medium on which a file came in", broken(approved, takeSomethingIn), write(clerk), failed(u"write"_s, ErrorCode::MediumOut)},
    {"write to a shredded medium", broken(approved, shred), write(clerk), failed(u"write"_s, ErrorCode::MediumUnregistered)},
    {"erase a shredded medium", broken(written, shred), erase, failed(u"erase"_s, ErrorCode::MediumUnregistered)},
    {"write to no medium", broken(approved, pullOut), write(clerk), failed(u"write"_s, ErrorCode::MediumMissing)},
    {"write to another medium", broken(approved, [](MediaDesk &desk) { desk.drive.other = true; }), write(clerk), failed(u"write"_s, ErrorCode::MediumUnregistered)},
    {"write to a full medium", broken(approved, putSomethingOn), write(clerk), failed(u"write"_s, ErrorCode::MediumNotEmpty)},
    {"write for nobody", broken(approved, [](MediaDesk &desk) { desk.municipalSystem = ErrorCode::KeyInvalid; }), write(clerk),
     failed(u"write"_s, ErrorCode::KeyInvalid)},
    {"write to a medium that breaks", broken(approved, [](MediaDesk &desk) { desk.drive.failAt = 0; }), write(clerk),
     QStringList{u"media.write done written"_s} + madeVoid(u"write"_s, ErrorCode::DiskFull)},
    {"write to a medium that breaks and cannot be cleared", broken(approved, [](MediaDesk &desk) {
         desk.drive.failAt = 0;
         desk.drive.removeFails = true;
     }), write(clerk), QStringList{u"media.write done written"_s} + failed(u"write"_s, ErrorCode::DiskFull)},

    {"erase what is unknown", unknown, erase, failed(u"erase"_s, ErrorCode::NotFound)},
    {"erase what was not written", approved, erase, failed(u"erase"_s, ErrorCode::StateRefused)},
    {"erase no medium", broken(written, pullOut), erase, failed(u"erase"_s, ErrorCode::MediumMissing)},
    {"erase another medium", broken(written, [](MediaDesk &desk) { desk.drive.other = true; }), erase, failed(u"erase"_s, ErrorCode::MediumUnregistered)},
    {"erase a medium that is gone", gone, erase, failed(u"erase"_s, ErrorCode::StateRefused)},
    {"request to a medium that is gone", broken(gone, [](MediaDesk &desk) { desk.drive.operations = 0; }), usualRequest, failed(u"request"_s, ErrorCode::MediumGone)},

    {"hand over what is unknown", unknown, handOver(u"情報政策課"_s), failed(u"hand-over"_s, ErrorCode::NotFound)},
    {"hand over what was not written", approved, handOver(u"情報政策課"_s), failed(u"hand-over"_s, ErrorCode::StateRefused)},
    {"hand over to nobody", written, handOver(u" 　"_s), failed(u"hand-over"_s, ErrorCode::FieldRequired)},
    {"hand over to a novel", written, handOver(QString(101, u'あ')), failed(u"hand-over"_s, ErrorCode::TooLarge)},
    {"hand over to a number", written, handOver(u"123456789018"_s), failed(u"hand-over"_s, ErrorCode::IndividualNumberInText)},
    {"hand over to what nobody can read", written, handOver(u"課\u202E長"_s), failed(u"hand-over"_s, ErrorCode::CharacterUnfit)},
    {"hand over what is erased", broken(written, [](MediaDesk &desk) { eraseWritten(desk); }), handOver(u"情報政策課"_s), failed(u"hand-over"_s, ErrorCode::StateRefused)},
    {"take back what is here", written, takeBack, failed(u"take-back"_s, ErrorCode::StateRefused)},
    {"take back what is unknown", unknown, takeBack, failed(u"take-back"_s, ErrorCode::NotFound)},
    {"report gone without a reason", written, reportGone({}), failed(u"report-gone"_s, ErrorCode::FieldRequired)},
    {"report gone with a number", written, reportGone(u"123456789018"_s), failed(u"report-gone"_s, ErrorCode::IndividualNumberInText)},
    {"report gone what was not written", approved, reportGone(u"紛失"_s), failed(u"report-gone"_s, ErrorCode::StateRefused)},
    {"report gone twice", reported, reportGone(u"紛失"_s), failed(u"report-gone"_s, ErrorCode::StateRefused)},
    {"confirm what nobody reported", written, confirmGone(supervisor, noCard), failed(u"confirm-gone"_s, ErrorCode::StateRefused)},
    {"confirm without a card", reported, confirmGone(supervisor, noCard), failed(u"confirm-gone"_s, ErrorCode::SignatureInvalid)},
    {"confirm with another's card", reported, confirmGone(supervisor, [](MediaDesk &desk, const MediaRequestId &id) { return desk.goneSignature(id, clerk); }),
     failed(u"confirm-gone"_s, ErrorCode::SignatureInvalid)},
    {"confirm with the approval of the export", reported, confirmGone(supervisor, ownCard), failed(u"confirm-gone"_s, ErrorCode::SignatureInvalid)},
    {"confirm one's own report", reported, confirmGone(clerk, [](MediaDesk &desk, const MediaRequestId &id) { return desk.goneSignature(id, clerk); }),
     failed(u"confirm-gone"_s, ErrorCode::SamePerson)},
    {"confirm by who had asked for it", reportedByAnother, confirmGone(clerk, [](MediaDesk &desk, const MediaRequestId &id) { return desk.goneSignature(id, clerk); }),
     failed(u"confirm-gone"_s, ErrorCode::SamePerson)},

    {"erase a medium that cannot be cleared", broken(written, [](MediaDesk &desk) { desk.drive.removeFails = true; }), erase,
     failed(u"erase"_s, ErrorCode::FileUnwritable)},
};

TEST(Media, C09_C18_every_refused_step_leaves_its_entry)
{
    for (const Refusal &refusal : refusals) {
        SCOPED_TRACE(refusal.name);
        MediaDesk desk;
        const auto id = refusal.before(desk);
        const qint64 before = desk.place.record().head().size;
        const auto admitted = desk.place.gate.admitted.size();
        EXPECT_FALSE(refusal.step(desk, id).ok());
        EXPECT_GT(desk.place.gate.admitted.size(), admitted);
        EXPECT_EQ(desk.place.recordLines().mid(before), refusal.entries);
        for (const auto &line : Workplace::must(desk.place.record().lines(0, static_cast<int>(desk.place.record().head().size - before)))) {
            EXPECT_FALSE(line.object.isEmpty());
            EXPECT_TRUE(id.text().isEmpty() || line.object == id.text() || line.useCase == u"media.request") << line.object.toStdString();
        }
    }
}

TEST(Media, C09_a_denied_step_asks_the_gate_once)
{
    constexpr UseCase steps[] = {UseCase::MediaRequest, UseCase::MediaApprove, UseCase::MediaRefuse, UseCase::MediaWrite, UseCase::MediaErase,
                                 UseCase::MediaHandOver, UseCase::MediaTakeBack, UseCase::MediaReportGone, UseCase::MediaConfirmGone};
    MediaDesk desk;
    const auto id = desk.request()->id;
    const QByteArray signature = desk.signature(id);
    const auto lines = desk.place.recordLines();
    desk.place.gate.denied = std::set<UseCase>(std::begin(steps), std::end(steps));
    for (const UseCase step : steps) {
        desk.place.gate.refused.clear();
        const auto answer = step == UseCase::MediaRequest ? desk.request()
            : step == UseCase::MediaApprove ? get(desk.service->approve(id, signature, {}))
            : step == UseCase::MediaRefuse  ? get(desk.service->refuse(id, {}))
            : step == UseCase::MediaWrite       ? desk.write(id)
            : step == UseCase::MediaHandOver    ? desk.handOver(id, u"情報政策課"_s)
            : step == UseCase::MediaTakeBack    ? desk.takeBack(id)
            : step == UseCase::MediaReportGone  ? desk.reportGone(id)
            : step == UseCase::MediaConfirmGone ? get(desk.service->confirmGone(id, {}))
                                                : desk.erase(id);
        EXPECT_CODE(ErrorCode::Denied, answer);
        EXPECT_EQ(desk.place.gate.refused, QList<UseCase>{step}) << "the gate records each refusal";
    }
    EXPECT_EQ(desk.place.recordLines(), lines);
}

} // namespace
} // namespace madoguchi::test
