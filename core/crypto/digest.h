#pragma once

#include "base/secret_bytes.h"

#include <QByteArray>

#include <cstdint>
#include <span>

namespace madoguchi::crypto {

QByteArray sha256(QByteArrayView data);                                    ///< 32 bytes
QByteArray hmacSha256(const SecretBytes &key, QByteArrayView data);        ///< 32 bytes
/// HKDF-SHA256 (RFC 5869); `info` at most 1 KiB.
SecretBytes hkdf(const SecretBytes &input, QByteArrayView salt, QByteArrayView info, std::size_t size);
/// From the operating system by way of OpenSSL; aborts if there is none.
SecretBytes randomSecret(std::size_t size);
QByteArray randomBytes(int size);

/// SHA-256 of a stream.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256 &) = delete;
    Sha256 &operator=(const Sha256 &) = delete;
    void add(QByteArrayView data);
    QByteArray finish(); ///< 32 bytes; the object starts anew

private:
    void *m_context;
};

} // namespace madoguchi::crypto
