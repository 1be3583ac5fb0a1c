#include "federation/embedded_store.h"

#include "federation/files.h"

using namespace Qt::StringLiterals;

namespace madoguchi::federation {

Partition Partition::municipal(const QString &centralDir, const QString &code)
{
    return {centralDir + u"/municipal-%1.db"_s.arg(code), centralDir + u"/keys/municipal-%1.key"_s.arg(code), u":/migrations/municipal"_s, "MDGM"};
}

Partition Partition::federation(const QString &centralDir)
{
    return {centralDir + u"/federation.db"_s, centralDir + u"/keys/federation.key"_s, u":/migrations/federation"_s, "MDGF"};
}

Result<SecretBytes> Partition::readKey() const
{
    MADOGUCHI_ASSIGN(SecretBytes raw, readSecret(key, 64));
    if (raw.size() != 32)
        return ErrorCode::KeyInvalid;
    return raw;
}

Result<std::unique_ptr<store::Store>> Partition::open(SecretBytes rawKey, int readers) const
{
    auto opened = std::make_unique<store::Store>(store::StoreOptions{database, migrations, applicationId, readers});
    MADOGUCHI_TRY(opened->open(std::move(rawKey), true).takeResult());
    return opened;
}

} // namespace madoguchi::federation
