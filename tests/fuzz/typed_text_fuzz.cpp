#include "harness.h"

#include "domain/insured_number.h"
#include "domain/individual_number.h"
#include "domain/kana.h"
#include "domain/kanji.h"
#include "domain/wareki.h"
#include "people/search_tiers.h"
#include "store/migrator.h"

using namespace madoguchi;
using namespace madoguchi::fuzz;
using namespace Qt::StringLiterals;

namespace {

constexpr int longestExpansion = 18; // U+FDFA is a whole sentence in compatibility form

void keys(const QString &text)
{
    for (const auto key : {domain::kanaKey, domain::looseKanaKey, domain::kanjiKey}) {
        const QString once = key(text);
        PROMISE(key(once) == once);
        PROMISE(once.size() <= longestExpansion * text.size());
        PROMISE(once.isValidUtf16());
    }
    PROMISE(domain::looseKanaKey(domain::kanaKey(text)) == domain::looseKanaKey(text));
    if (const QString key = domain::kanaKey(text); domain::isKana(text))
        PROMISE(key.isEmpty() || domain::isKana(key));
}

void dates(const QString &text)
{
    (void)domain::formatBirth(text);
    const auto date = domain::parseDate(text);
    if (!date.ok()) {
        for (const QString &suggestion : date.error().args)
            PROMISE(domain::parseDate(suggestion).ok());
        return;
    }
    PROMISE(date->from.isValid() && date->from <= date->until);
    const auto again = domain::parseDate(domain::formatWareki(*date));
    PROMISE(again.ok() && again->precision == date->precision);
    if (date->precision != domain::DateInput::Precision::Day)
        return;
    for (const QString &written : {domain::formatWareki(date->from), domain::formatWarekiShort(date->from), date->from.toString(Qt::ISODate)})
        PROMISE(*domain::parseDay(written) == date->from);
}

/// An empty store with the product's tables: the statements must be good whatever was typed.
store::Connection &emptyStore()
{
    static const Folder folder;
    static const std::unique_ptr<store::Connection> connection = [] {
        auto opened = must(store::Connection::open(folder.path(u"store.db"_s), SecretBytes(32), store::OpenMode::Create));
        must(store::migrate(*opened, QStringLiteral(MADOGUCHI_SOURCE_DIR "/migrations/terminal"), "MDGT"));
        return opened;
    }();
    return *connection;
}

void search(const QString &text)
{
    auto query = people::SearchQuery::understand(text, {});
    if (!query.ok())
        return;
    const people::SearchTiers tiers(*query);
    const auto page = tiers.page(emptyStore(), {}, 50, QDate(2026, 11, 20));
    PROMISE(page.ok() && page->next.isEmpty());
    const auto extent = tiers.extent(emptyStore(), 50, 1000);
    PROMISE(extent.ok() && extent->complete);
    QList<api::SearchTerm::Kind> struckOut;
    while (!query->isEmpty()) {
        for (const api::SearchTerm &term : query->terms()) {
            PROMISE(!domain::containsIndividualNumber(term.value) && !domain::containsIndividualNumber(term.shown)); // C-06
            PROMISE(!struckOut.contains(term.kind));
        }
        struckOut.append(query->terms().first().kind);
        query = must(people::SearchQuery::understand(text, struckOut));
    }
}

} // namespace

// What somebody types: dates, numbers, names, in any width and by any input method.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    keys(text);
    dates(text);
    search(text);
    if (const auto number = domain::parseInsuredNumber(text))
        PROMISE(domain::parseInsuredNumber(domain::formatInsuredNumber(*number)) == *number);
    return 0;
}
