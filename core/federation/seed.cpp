#include "federation/seed.h"

#include "exchange/schema.h"
#include "federation/embedded_municipal_store.h"
#include "federation/number_ledger.h"

using namespace Qt::StringLiterals;

namespace madoguchi::federation {

namespace {

constexpr int batch = 2000; ///< items in one transaction: memory stays flat however large the town is

/// Calls `one` for everything that `next` tells, in transactions of `batch`.
template <typename Item>
Result<qint64> fill(store::Store &store, const std::function<std::optional<Item>()> &next,
                    const std::function<Result<Done>(store::Transaction &, const Item &)> &one)
{
    qint64 total = 0;
    for (bool more = true; more;) {
        const auto written = store.write<int>([&](store::Transaction &transaction) -> Result<int> {
            int count = 0;
            while (count < batch) {
                const auto item = next();
                if (!item)
                    break;
                MADOGUCHI_TRY(one(transaction, *item));
                ++count;
            }
            return count;
        }).takeResult();
        MADOGUCHI_TRY(written);
        total += *written;
        more = *written == batch;
    }
    return total;
}

QString iso(const QDate &date) { return date.isValid() ? date.toString(Qt::ISODate) : u""_s; }

} // namespace

Result<Done> Seed::directory(const QString &centralDir, const directory::DirectoryContent &content)
{
    const Partition partition = Partition::municipal(centralDir, content.municipality);
    MADOGUCHI_ASSIGN(SecretBytes key, partition.readKey());
    MADOGUCHI_ASSIGN(const auto store, partition.open(std::move(key), 1));
    return store->write<Done>([&](store::Transaction &transaction) { return EmbeddedMunicipalStore::setDirectory(transaction, content); }).takeResult();
}

Result<qint64> Seed::municipality(const QString &centralDir, const QString &code, const QDateTime &at, const std::function<std::optional<SeedItem>()> &next)
{
    const Partition partition = Partition::municipal(centralDir, code);
    MADOGUCHI_ASSIGN(SecretBytes key, partition.readKey());
    MADOGUCHI_ASSIGN(const auto store, partition.open(std::move(key), 1));
    MADOGUCHI_ASSIGN(const exchange::SchemaSet schemas, exchange::SchemaSet::load(u":/interface/openapi.json"_s));
    const QString time = wireTime(at);
    return fill<SeedItem>(*store, next, [&](store::Transaction &transaction, const SeedItem &item) -> Result<Done> {
        MADOGUCHI_TRY(schemas.check(EmbeddedMunicipalStore::bodySchema(item.kind), item.body));
        MADOGUCHI_TRY(EmbeddedMunicipalStore::appendToFeed(transaction, item.kind, item.aggregate, 1, u"seed"_s, u"seed"_s, time, item.body));
        return done();
    });
}

Result<qint64> Seed::federation(const QString &centralDir, const std::function<std::optional<SeedKnown>()> &next)
{
    const Partition partition = Partition::federation(centralDir);
    MADOGUCHI_ASSIGN(SecretBytes key, partition.readKey());
    const NumberLedger ledger(key);
    MADOGUCHI_ASSIGN(const auto store, partition.open(std::move(key), 1));
    return fill<SeedKnown>(*store, next, [&](store::Transaction &transaction, const SeedKnown &known) -> Result<Done> {
        KeptNumber number;
        if (known.number) {
            MADOGUCHI_ASSIGN(number, ledger.keep(*known.number, known.municipality, known.addressee));
        }
        MADOGUCHI_TRY(transaction.exec(
            "INSERT OR REPLACE INTO known_person (municipality, addressee, number_index, number_sealed, federation_id, household, name_kana, birth, "
            "prefecture_from, prefecture_from_reason, prefecture_until, prefecture_until_reason, municipal_from, municipal_until) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            {known.municipality, known.addressee, number.index, number.sealed, stored(known.federationId), stored(known.household), stored(known.nameKana),
             iso(known.birth), iso(known.prefectureFrom), stored(known.prefectureFromReason), iso(known.prefectureUntil), stored(known.prefectureUntilReason),
             iso(known.municipalFrom), iso(known.municipalUntil)}));
        if (known.household.isEmpty())
            return done();
        MADOGUCHI_TRY(transaction.exec("INSERT OR IGNORE INTO known_household (municipality, household, insured_number, applied_from, applied_until) VALUES (?1, ?2, '', '', '')",
                                       {known.municipality, known.household}));
        if (!known.headKind.isEmpty())
            MADOGUCHI_TRY(transaction.exec("INSERT OR REPLACE INTO known_head (municipality, household, addressee, replaced_on, kind, kana, birth) VALUES (?1, ?2, ?3, '', ?4, ?5, ?6)",
                                           {known.municipality, known.household, known.addressee, known.headKind, stored(known.nameKana), iso(known.birth)}));
        for (const domain::HighCostMonth &month : known.months)
            MADOGUCHI_TRY(transaction.exec("INSERT OR REPLACE INTO known_high_cost (municipality, household, treated_in, counts) VALUES (?1, ?2, ?3, ?4)",
                                           {known.municipality, known.household, month.treatedIn.toString(u"yyyy-MM"_s), month.counts}));
        return done();
    });
}

} // namespace madoguchi::federation
