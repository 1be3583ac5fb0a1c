#include "crypto/digest.h"
#include "crypto/seal.h"

#include <cstdlib>

// Nobody can make bytes that open without the key. The fuzzer gets a real one to change, so that it passes the length checks.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    using namespace madoguchi;
    using namespace madoguchi::crypto;
    static const PrivateKey recipient = *PrivateKey::generate();
    static const SecretBytes key = randomSecret(32);
    const QByteArrayView input(data, qsizetype(size));
    if (unseal(recipient, input, "fuzz").ok() || unwrap(key, input, "fuzz").ok() || unsealFile(recipient, input, "fuzz").ok())
        std::abort();

    static const QByteArray sealed = *seal(recipient.publicKey(), randomSecret(64), "fuzz");
    QByteArray changed = sealed;
    for (qsizetype i = 0; i < qMin(changed.size(), input.size()); ++i)
        changed[i] = static_cast<char>(changed[i] ^ input[i]);
    if (unseal(recipient, changed, "fuzz").ok() != (changed == sealed))
        std::abort();

    // And what we seal ourselves opens to the same.
    const SecretBytes plain(std::span(data, qMin<std::size_t>(size, 4096)));
    const auto wrapped = wrap(key, plain, input);
    const auto opened = unwrap(key, *wrapped, input);
    if (!opened.ok() || !SecretBytes::equal(*opened, plain))
        std::abort();
    return 0;
}
