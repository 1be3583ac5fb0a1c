#pragma once

#include "crypto/certificate.h"

#include <QJsonObject>

namespace madoguchi::federation {

/// Signs answers: only what a terminal can verify lights a lamp (sync.md promise 6). The server's own key is known to every terminal; whoever else speaks through this
/// server (the next station) shows with each answer the certificate that says who it is.
class Receipts {
public:
    explicit Receipts(crypto::PrivateKey key) : m_key(std::move(key)), m_name(QStringLiteral("receipts")) {}
    Receipts(crypto::PrivateKey key, QString name, const crypto::Certificate &certificate) : m_key(std::move(key)), m_name(std::move(name)), m_certificate(certificate) {}
    /// `{payload, signature, key}`, and `certificate` of another than the server, over the canonical (compact, members sorted) JSON of `payload`.
    QJsonObject sign(const QJsonObject &payload) const;

private:
    crypto::PrivateKey m_key;
    QString m_name;
    crypto::Certificate m_certificate;
};

} // namespace madoguchi::federation
