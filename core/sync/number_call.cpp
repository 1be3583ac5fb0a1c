#include "sync/number_call.h"

#include "base/json_members.h"
#include "sync/client.h"
#include "sync/engine_options.h"
#include "sync/signed_answer.h"

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

/// What the answer must agree with.
struct Asked {
    crypto::PublicKey key;
    QString municipality, addressee;
};

/// A refusal is an answer to this number; everything else (the line, the session, the terminal) says nothing about it.
Result<api::NumberVerdict> readRefusal(const Response &response)
{
    const Error refusal = Client::refusal(response);
    if (refusal.code != ErrorCode::AnswerRefused)
        return refusal;
    const auto known = errorFromText(refusal.args.value(0));
    return api::NumberVerdict{api::NumberAnswer::Refused, {}, known ? Error{*known, {}, {}} : refusal};
}

Result<api::NumberVerdict> readVerdict(const Response &response, const Asked &asked)
{
    if (response.status != 200)
        return readRefusal(response);
    MADOGUCHI_ASSIGN(const QJsonObject answer, parseJson(response.body));
    JsonMembers members(answer, ErrorCode::AnswerMalformed);
    const QString verdict = members.text("answer"_L1, 16);
    api::NumberVerdict result;
    result.receipt = members.text("receipt"_L1, 40);
    const QJsonObject signedAnswer = members.object("signed"_L1);
    MADOGUCHI_TRY(members.finish());
    MADOGUCHI_ASSIGN(const QJsonObject payload, openSigned(signedAnswer, asked.key, "number"_L1));
    if (payload.value("answer"_L1).toString() != verdict || payload.value("receipt"_L1).toString() != result.receipt
        || payload.value("addressee"_L1).toString() != asked.addressee || payload.value("municipality"_L1).toString() != asked.municipality)
        return Error{ErrorCode::ReceiptInvalid, {u"number"_s}, {}};
    if (result.receipt.isEmpty())
        return Error{ErrorCode::AnswerMalformed, {u"receipt"_s}, {}};
    if (verdict == "matches"_L1)
        result.answer = api::NumberAnswer::Matches;
    else if (verdict == "differs"_L1)
        result.answer = api::NumberAnswer::Differs;
    else if (verdict == "received"_L1)
        result.answer = api::NumberAnswer::Received;
    else
        return Error{ErrorCode::AnswerMalformed, {u"answer"_s}, {}};
    return result;
}

} // namespace

QFuture<Result<api::NumberVerdict>> callNumbers(Transport &transport, const EngineOptions &options, const QJsonObject &body)
{
    // Read on the transport's thread, perhaps when the engine is gone: the reader carries what it needs.
    Asked asked{options.receiptsKey, options.municipality, body.value("addressee"_L1).toString()};
    return then(transport.send(post(u"/federation/v1/numbers"_s, body)), [asked = std::move(asked)](const Result<Response> &response) -> Result<api::NumberVerdict> {
        if (!response.ok())
            return response.error();
        return readVerdict(*response, asked);
    });
}

} // namespace madoguchi::sync
