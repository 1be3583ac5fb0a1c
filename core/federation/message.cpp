#include "federation/message.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace madoguchi::federation {

namespace {

QByteArray find(const QList<std::pair<QByteArray, QByteArray>> &headers, QByteArrayView name)
{
    for (const auto &[key, value] : headers)
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    return {};
}

int statusOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::RequestMalformed:
    case ErrorCode::InvalidArgument:
        return 400;
    case ErrorCode::TenantUnknown:
    case ErrorCode::TenantForbidden:
    case ErrorCode::CertificateExpired:
    case ErrorCode::CertificateNotYetValid:
    case ErrorCode::CertificateRevoked:
    case ErrorCode::CertificateUntrusted:
    case ErrorCode::CertificateUnfit:
    case ErrorCode::CertificateInvalid:
    case ErrorCode::RevocationListOld:
    case ErrorCode::Denied:
    case ErrorCode::SessionElsewhere:
        return 403;
    case ErrorCode::SessionUnknown:
        return 401;
    case ErrorCode::RequestUnknown:
    case ErrorCode::NotFound:
        return 404;
    case ErrorCode::PreconditionFailed:
    case ErrorCode::EpochChanged:
    case ErrorCode::ClockOff:
        return 409;
    case ErrorCode::TooLarge:
        return 413;
    case ErrorCode::SignatureInvalid:
    case ErrorCode::UnsealFailed:
    case ErrorCode::SealMalformed:
    case ErrorCode::SealKeyRetired:
    case ErrorCode::SealKeyUnknown:
    case ErrorCode::NumberNotInRegister:
    case ErrorCode::CheckDigitWrong:
    case ErrorCode::FieldInvalid:
    case ErrorCode::RecordBroken:
        return 422;
    case ErrorCode::StoreBusy:
    case ErrorCode::StoreClosed:
        return 503;
    case ErrorCode::DiskFull:
        return 507;
    default:
        return 500;
    }
}

} // namespace

QByteArray Request::header(QByteArrayView name) const { return find(headers, name); }

QByteArray Response::header(QByteArrayView name) const { return find(headers, name); }

Response Response::json(const QJsonObject &body, int status)
{
    return {status, {{"Content-Type", "application/json"}}, QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

Response Response::refusal(const Error &error)
{
    const int status = statusOf(error.code);
    const char *message = status == 400   ? "The request does not match the interface."
                          : status == 401 ? "Nobody has shown a card at this terminal."
                          : status == 403 ? "This certificate may not do this."
                          : status == 404 ? "There is no such thing for this certificate."
                          : status == 409 ? "The state is another one."
                          : status == 413 ? "Too large."
                          : status == 422 ? "What was sent does not hold."
                          : status == 503 ? "Come back later."
                                          : "The server could not do it.";
    Response response = json({{"code"_L1, errorText(error.code)}, {"field"_L1, error.field}, {"message"_L1, QLatin1StringView(message)}}, status);
    if (status == 503)
        response.headers.emplaceBack("Retry-After", "5");
    return response;
}

} // namespace madoguchi::federation
