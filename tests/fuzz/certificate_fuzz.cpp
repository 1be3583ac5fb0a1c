#include "crypto/certificate.h"

#include <cstdlib>

// Certificates and keys of strangers: whatever is read must keep its bytes, and none may be trusted.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    using namespace madoguchi::crypto;
    static const QDateTime now(QDate(2026, 11, 20), QTime(1, 42), Qt::UTC);
    static const CertificateAuthority ca = *CertificateAuthority::create(QStringLiteral("Root"), now.addDays(-1), now.addDays(1));
    const QByteArrayView input(data, qsizetype(size));
    if (const auto key = PublicKey::fromDer(input); key.ok() && key->toDer() != input)
        std::abort();
    if (const auto key = PublicKey::fromPem(input); key.ok() && !PublicKey::fromDer(key->toDer()).ok())
        std::abort();
    (void)PrivateKey::fromPem(madoguchi::SecretBytes(std::span(data, qMin<std::size_t>(size, 16384))));
    for (const auto &certificate : {Certificate::fromDer(input), Certificate::fromPem(input)}) {
        if (!certificate.ok())
            continue;
        (void)certificate->commonName();
        (void)certificate->serial();
        (void)certificate->notBefore();
        (void)certificate->isTraining();
        if (checkCertificate(*certificate, CertificateUse::Staff, {{ca.certificate()}, {}, true, {}}, now).ok())
            std::abort();
    }
    static const PrivateKey leafKey = *PrivateKey::generate();
    static const Certificate leaf = *ca.issue({QStringLiteral("x"), {}, QStringLiteral("staff"), CertificateUse::Staff, false, {}, now.addDays(-1), now.addDays(1)}, leafKey.publicKey());
    // No list but the root's own can say that all is well.
    if (!input.isEmpty() && checkCertificate(leaf, CertificateUse::Staff, {{ca.certificate()}, input.toByteArray(), true, {}}, now).ok())
        std::abort();
    return 0;
}
