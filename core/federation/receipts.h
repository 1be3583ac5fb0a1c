#pragma once

#include "crypto/key.h"

#include <QJsonObject>

namespace madoguchi::federation {

/// Signs answers with the server's receipts key: only what a terminal can verify lights a lamp (sync.md promise 6).
class Receipts {
public:
    explicit Receipts(crypto::PrivateKey key) : m_key(std::move(key)) {}
    /// `{payload, signature, key}` over the canonical (compact, members sorted) JSON of `payload`.
    QJsonObject sign(const QJsonObject &payload) const;

private:
    crypto::PrivateKey m_key;
};

} // namespace madoguchi::federation
