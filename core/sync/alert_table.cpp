#include "sync/alert_table.h"

namespace madoguchi::sync {

namespace {

struct Alert {
    const char *words; ///< in OpenSSL's reason string
    ErrorCode code;
};
// TLS 1.3 sends these after the client believes the handshake done, so they arrive with the first read. The first row
// that fits counts. RFC 8446 §6.2.
constexpr Alert alerts[] = {
    {"alert certificate required", ErrorCode::OwnCertificateMissing},
    {"alert certificate expired", ErrorCode::OwnCertificateDisputed}, // by our clock it has not: that is looked at before anything is sent
    {"alert certificate revoked", ErrorCode::OwnCertificateRevoked},
    {"alert unknown ca", ErrorCode::OwnCertificateAlien},
    {"alert bad certificate", ErrorCode::OwnCertificateRefused},
    {"alert unsupported certificate", ErrorCode::OwnCertificateRefused},
    {"alert certificate unknown", ErrorCode::OwnCertificateRefused},
    {"alert access denied", ErrorCode::OwnCertificateRefused},
    {"alert decrypt error", ErrorCode::OwnCertificateRefused},
    {"alert handshake failure", ErrorCode::HandshakeFailed},
    {"alert internal error", ErrorCode::HandshakeFailed},
    {"alert no application protocol", ErrorCode::HandshakeFailed},
    {"unexpected message", ErrorCode::HandshakeFailed},
    {"excessive message size", ErrorCode::HandshakeFailed},
    {"alert protocol version", ErrorCode::TlsVersionOld},
    {"unsupported protocol", ErrorCode::TlsVersionOld},
    {"wrong version number", ErrorCode::HandshakeFailed}, // no TLS at all
    {"version too low", ErrorCode::TlsVersionOld},
    {"certificate verify failed", ErrorCode::ServerUntrusted},
    {"unexpected eof", ErrorCode::ConnectionReset},
};

} // namespace

Error networkError(QNetworkReply::NetworkError error, const QString &text, bool answered)
{
    for (const Alert &alert : alerts) {
        if (text.contains(QLatin1String(alert.words), Qt::CaseInsensitive))
            return {alert.code, {}, {}};
    }
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::TemporaryNetworkFailureError:
        return {ErrorCode::ServerUnreachable, {}, {}};
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: // nobody but the transfer time-out cancels
        return {ErrorCode::ConnectionTimeout, {}, {}};
    case QNetworkReply::RemoteHostClosedError:
        return {answered ? ErrorCode::AnswerTruncated : ErrorCode::ConnectionReset, {}, {}};
    case QNetworkReply::SslHandshakeFailedError:
        return {ErrorCode::ServerUntrusted, {}, {}};
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
        return {ErrorCode::AnswerMalformed, {}, {}};
    default:
        return {answered ? ErrorCode::AnswerTruncated : ErrorCode::ConnectionReset, {}, {}};
    }
}

Error serverCertificateError(const QList<QSslError> &errors)
{
    const auto has = [&](QSslError::SslError kind) {
        return std::any_of(errors.begin(), errors.end(), [kind](const QSslError &error) { return error.error() == kind; });
    };
    if (has(QSslError::CertificateRevoked))
        return {ErrorCode::ServerRevoked, {}, {}};
    // Who issued it comes first: what a stranger's certificate says of itself is worth nothing.
    const auto alien = [](const QSslError &error) {
        switch (error.error()) {
        case QSslError::CertificateExpired:
        case QSslError::CertificateNotYetValid:
        case QSslError::HostNameMismatch:
        case QSslError::InvalidPurpose:
        case QSslError::UnspecifiedError: // digest or key too weak, a name that its issuer may not give
            return false;
        default:
            return true;
        }
    };
    if (std::any_of(errors.begin(), errors.end(), alien))
        return {ErrorCode::ServerUntrusted, {}, {}};
    if (has(QSslError::InvalidPurpose) || has(QSslError::UnspecifiedError))
        return {ErrorCode::ServerUnfit, {}, {}};
    if (has(QSslError::CertificateExpired))
        return {ErrorCode::ServerExpired, {}, {}};
    if (has(QSslError::CertificateNotYetValid))
        return {ErrorCode::ServerNotYetValid, {}, {}};
    return {errors.isEmpty() ? ErrorCode::ServerUntrusted : ErrorCode::ServerNameWrong, {}, {}};
}

Error serverCertificateError(const Error &found)
{
    switch (found.code) {
    case ErrorCode::CertificateRevoked:
        return {ErrorCode::ServerRevoked, {}, {}};
    case ErrorCode::PinMismatch:
        return found;
    case ErrorCode::CertificateExpired:
        return {ErrorCode::ServerExpired, {}, {}};
    case ErrorCode::CertificateNotYetValid:
        return {ErrorCode::ServerNotYetValid, {}, {}};
    case ErrorCode::CertificateUnfit:
        return {ErrorCode::ServerUnfit, {}, {}};
    case ErrorCode::RevocationListOld:
        return {ErrorCode::ServerListOld, {}, {}};
    default:
        return {ErrorCode::ServerUntrusted, {errorText(found.code)}, {}};
    }
}

Error ownCertificateError(const Error &found)
{
    switch (found.code) {
    case ErrorCode::CertificateExpired:
        return {ErrorCode::OwnCertificateExpired, {}, {}};
    case ErrorCode::CertificateNotYetValid:
        return {ErrorCode::OwnCertificateNotYetValid, {}, {}};
    case ErrorCode::CertificateRevoked:
        return {ErrorCode::OwnCertificateRevoked, {}, {}};
    case ErrorCode::CertificateUntrusted:
        return {ErrorCode::OwnCertificateAlien, {}, {}};
    default:
        return {ErrorCode::OwnCertificateRefused, {errorText(found.code)}, {}};
    }
}

} // namespace madoguchi::sync
