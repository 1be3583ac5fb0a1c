#pragma once

#include "base/result.h"

#include <QNetworkReply>
#include <QSslError>

namespace madoguchi::sync {

/// What Qt and OpenSSL say about a failed connection, as one of our codes (sync.md promise 8). `text` is the error string,
/// in which OpenSSL names the alert; `answered`: the status line had already come.
Error networkError(QNetworkReply::NetworkError error, const QString &text, bool answered);
/// What OpenSSL finds wrong with the server's certificate during the handshake.
Error serverCertificateError(const QList<QSslError> &errors);
/// What core/crypto finds wrong with the server's certificate, and with our own.
Error serverCertificateError(const Error &found);
Error ownCertificateError(const Error &found);

} // namespace madoguchi::sync
