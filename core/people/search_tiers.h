#pragma once

#include "people/search_query.h"
#include "store/connection.h"

namespace madoguchi::people {

/// A result in the order in which it is shown: tier after tier, each read in the order of an index, so that a page costs what a page is, however many
/// there are behind it. Nobody stands in two tiers.
///   names:  valid as typed · valid however voiced, or with variants · lost likewise · dead likewise · then whoever has the words somewhere inside
///   digits: by each meaning; within one, valid before lost before dead
///   a year or an address with names, kana with kanji: whoever has all of them, valid before lost before dead
class SearchTiers {
public:
    explicit SearchTiers(const SearchQuery &query);
    ~SearchTiers();
    SearchTiers(const SearchTiers &);

    struct Page {
        QList<api::SearchRow> rows;
        QByteArray next; ///< where the next page begins; empty: there is none
    };
    /// At most `limit` rows from `start` ("": the beginning). What a row says of a person's cover is as of `today`. InvalidArgument: no such start.
    Result<Page> page(store::Connection &connection, const QByteArray &start, int limit, QDate today) const;

    struct Extent {
        qint64 rows = 0;
        QList<QByteArray> starts; ///< of each page of `pageRows`
        bool complete = false;    ///< false: there are more than `mostRows`
    };
    /// A walk over keys alone: how many there are and where each page begins.
    Result<Extent> extent(store::Connection &connection, int pageRows, int mostRows) const;

private:
    struct Tier;
    class Builder;
    QList<Tier> m_tiers;
};

} // namespace madoguchi::people
