#pragma once

#include "api/media_service.h"
#include "support/fake_answer.h"

namespace madoguchi::test {

using namespace Qt::StringLiterals;

/// One exportable file, one registered medium, and the states of core/media in miniature.
class FakeMedia final : public api::MediaService, public FakeAnswers {
public:
    ~FakeMedia() override; ///< not here: or every test would compile the whole class again
    QList<api::MediaRequest> all; ///< newest first
    QString actor = u"窓口 花子"_s;
    QList<QByteArray> signatures; ///< as handed to approve()
    QList<QByteArray> requestSignatures;
    QList<api::Medium> media{{u"USB-0001"_s, {u"窓口1号"_s, u"執務室 金庫A"_s, u"窓口 花子"_s, false}, true, true, false, {}, {}, {}},
                             {u"USB-0002"_s, {u"窓口2号"_s, u"執務室 金庫A"_s, u"係長 一郎"_s, false}, false, true, false, {}, {}, {}}};
    QList<api::MediumIntake> taken;
    QDateTime now{QDate(2026, 11, 20), QTime(1, 42), Qt::UTC};

    QFuture<Result<QList<api::InterfaceFile>>> exportable() override
    {
        api::InterfaceFile file;
        file.id = FileId(u"f-3"_s);
        file.layout = u"F3"_s;
        file.name = u"国保資格取得喪失年月日連携"_s;
        file.sequence = 41;
        file.at = now.addSecs(-3600);
        file.records = 2;
        file.size = 614;
        file.state = api::InterfaceFile::State::Imported;
        return answer(QList<api::InterfaceFile>{file});
    }
    QFuture<Result<QList<api::Medium>>> registeredMedia() override
    {
        return answer(media);
    }
    QFuture<Result<QList<api::MediumIntake>>> intakes() override { return answer(taken); }
    QFuture<Result<QByteArray>> requestStatement(FileId file, QString purpose, QString mediumSerial) override
    {
        m_asked = {file, purpose, mediumSerial};
        return answer("request of " + file.text().toUtf8());
    }
    /// Both at once, without a card.
    QFuture<Result<api::MediaRequest>> ask(FileId file, QString purpose, QString mediumSerial)
    {
        m_asked = {file, purpose, mediumSerial};
        return request({}, {});
    }
    QFuture<Result<api::MediaRequest>> request(QByteArray, QByteArray cardSignature) override
    {
        requestSignatures += cardSignature;
        const auto &[file, purpose, mediumSerial] = m_asked;
        api::MediaRequest r;
        r.id = MediaRequestId(u"m-%1"_s.arg(all.size() + 1));
        r.state = api::MediaState::Requested;
        r.file = file;
        r.fileName = u"国保資格取得喪失年月日連携"_s;
        r.layout = u"F3"_s;
        r.records = 2;
        r.fileHash = QByteArray::fromHex("3f9a2c7b1d0e4f5a6b7c8d9e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c");
        r.recipient = u"municipal-system"_s;
        r.purpose = purpose;
        r.mediumSerial = mediumSerial;
        r.requestedBy = u"clerk-1"_s;
        r.requesterName = actor;
        r.requestedAt = now;
        r.expires = now.addDays(1);
        if (!failure)
            all.prepend(r);
        return answer(r);
    }
    QFuture<Result<QList<api::MediaRequest>>> requests() override { return answer(all); }
    QFuture<Result<QByteArray>> statement(MediaRequestId id) override { return answer("statement of " + id.text().toUtf8()); }
    QFuture<Result<api::MediaRequest>> approve(MediaRequestId id, QByteArray cardSignature, QString reason) override
    {
        signatures += cardSignature;
        return move(id, api::MediaState::Approved, [&](auto &r) {
            r.decidedBy = u"supervisor-1"_s;
            r.deciderName = u"係長 一郎"_s;
            r.decisionReason = reason;
            r.decidedAt = now;
        });
    }
    QFuture<Result<api::MediaRequest>> refuse(MediaRequestId id, QString reason) override
    {
        return move(id, api::MediaState::Refused, [&](auto &r) {
            r.decisionReason = reason;
            r.decidedAt = now;
        });
    }
    QFuture<Result<api::MediaRequest>> write(MediaRequestId id) override
    {
        return move(id, api::MediaState::Verified, [&](auto &r) {
            r.writtenAt = r.verifiedAt = now;
            r.eraseBy = now.addSecs(4 * 3600);
        });
    }
    QFuture<Result<api::MediaRequest>> erase(MediaRequestId id) override
    {
        return move(id, api::MediaState::Erased, [&](auto &r) {
            r.erasedAt = now;
            r.eraseBy = {};
            r.eraseMethod = u"deleted-single-use-key"_s;
        });
    }
    QFuture<Result<api::MediaRequest>> handOver(MediaRequestId id, QString holder) override
    {
        return move(id, api::MediaState::HandedOver, [&](auto &r) { r.moves.append({now, u"clerk-1"_s, actor, holder}); });
    }
    QFuture<Result<api::MediaRequest>> takeBack(MediaRequestId id) override
    {
        return move(id, api::MediaState::TakenBack, [&](auto &r) {
            r.moves.append({now, u"clerk-1"_s, actor, actor});
            r.gone = {};
        });
    }
    QFuture<Result<api::MediaRequest>> reportGone(MediaRequestId id, api::MediumGone::How how, QString reason) override
    {
        return move(id, api::MediaState::GoneReported, [&](auto &r) { r.gone = {how, reason, u"clerk-1"_s, actor, now, {}, {}, {}}; });
    }
    QFuture<Result<QByteArray>> goneStatement(MediaRequestId id) override { return answer("gone: " + id.text().toUtf8()); }
    QFuture<Result<api::MediaRequest>> confirmGone(MediaRequestId id, QByteArray cardSignature) override
    {
        signatures += cardSignature;
        return move(id, api::MediaState::Lost, [&](auto &r) {
            r.gone.confirmedBy = u"supervisor-1"_s;
            r.gone.confirmerName = u"係長 一郎"_s;
            r.gone.confirmedAt = now;
        });
    }

private:
    std::tuple<FileId, QString, QString> m_asked;
    QFuture<Result<api::MediaRequest>> move(MediaRequestId id, api::MediaState state, const std::function<void(api::MediaRequest &)> &change)
    {
        for (auto &r : all) {
            if (r.id != id)
                continue;
            if (!failure) {
                r.state = state;
                change(r);
            }
            return answer(r);
        }
        return give(Result<api::MediaRequest>(ErrorCode::NotFound));
    }
};

} // namespace madoguchi::test
