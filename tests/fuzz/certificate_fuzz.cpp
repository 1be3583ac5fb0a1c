#include "crypto/certificate.h"

#include <cstdlib>

namespace {

using namespace madoguchi::crypto;

const QDateTime now(QDate(2026, 11, 20), QTime(1, 42), Qt::UTC);

struct Pki {
    CertificateAuthority ca = *CertificateAuthority::create(QStringLiteral("Root"), now.addDays(-1), now.addDays(1));
    Certificate leaf = *ca.issue({QStringLiteral("x"), {}, QStringLiteral("staff"), CertificateUse::Staff, false, {}, now.addDays(-1), now.addDays(1)},
                                 PrivateKey::generate()->publicKey());
    QByteArray list = *ca.revocationList({leaf.serial()}, now.addDays(-1), now.addDays(1));
    bool trusts(const Certificate &certificate, const QByteArray &revocations = {}) const
    {
        return checkCertificate(certificate, CertificateUse::Staff, {{ca.certificate()}, revocations, true, {}}, now).ok();
    }
};

void readCertificate(const Pki &pki, const madoguchi::Result<Certificate> &certificate)
{
    if (!certificate.ok())
        return;
    (void)certificate->commonName();
    (void)certificate->serial();
    (void)certificate->notBefore();
    (void)certificate->isTraining();
    if (certificate->toDer() != pki.leaf.toDer() && pki.trusts(*certificate))
        std::abort();
}

/// A good object with some bytes replaced: so the fuzzer comes past the outer layers.
QByteArray spliced(QByteArray good, QByteArrayView input)
{
    const qsizetype at = (static_cast<uchar>(input[0]) * 256 + static_cast<uchar>(input[1])) % good.size();
    return good.replace(at, input.size() - 2, input.sliced(2).toByteArray());
}

} // namespace

// Certificates, keys and lists of strangers: what is read keeps its bytes, nobody else's is trusted, and no changed list
// says that all is well.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    static const Pki pki;
    if (size < 4)
        return 0;
    const QByteArrayView input(data + 1, qsizetype(size - 1));
    switch (data[0] % 7) {
    case 0:
        if (const auto key = PublicKey::fromDer(input); key.ok() && key->toDer() != input)
            std::abort();
        break;
    case 1:
        if (const auto key = PublicKey::fromPem(input); key.ok() && !PublicKey::fromDer(key->toDer()).ok())
            std::abort();
        break;
    case 2:
        (void)PrivateKey::fromPem(madoguchi::SecretBytes(std::span(data + 1, qMin<std::size_t>(size - 1, 16384))));
        break;
    case 3:
        readCertificate(pki, Certificate::fromDer(input));
        break;
    case 4:
        readCertificate(pki, Certificate::fromPem(input));
        break;
    case 5:
        readCertificate(pki, Certificate::fromDer(spliced(pki.leaf.toDer(), input)));
        break;
    case 6:
        if (pki.trusts(pki.leaf, spliced(pki.list, input)))
            std::abort();
        break;
    }
    return 0;
}
