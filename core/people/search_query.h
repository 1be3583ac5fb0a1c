#pragma once

#include "api/people_service.h"
#include "store/connection.h"

namespace madoguchi::people {

/// What one text in the search field means. Digits can mean several things: rows match if one of them fits. Words
/// separated by spaces narrow the result.
class SearchQuery {
public:
    /// Errors: SearchNotUnderstood (nothing in it can be looked for), IndividualNumberInText (searching by it is not offered).
    static Result<SearchQuery> understand(const QString &text, const QList<api::SearchTerm::Kind> &dropped);

    const QList<api::SearchTerm> &terms() const { return m_terms; }
    bool isEmpty() const { return m_terms.isEmpty(); }
    /// Valid on `today` first, exact before loose, then kana, then birth; `more` tells that there are others.
    Result<QList<api::SearchRow>> run(store::Connection &connection, QDate today, int limit, bool *more) const;

private:
    /// One word with a digit in it. A null member: it cannot be that.
    struct Alternatives {
        QString birthFrom, birthUntil;
        QString number, symbol, branch;
        QString addressee;
        bool any() const { return !birthFrom.isNull() || !number.isNull() || !addressee.isNull(); }
    };
    Alternatives understandDigits(const QString &word, const QList<api::SearchTerm::Kind> &dropped);
    QByteArray sql() const;

    QList<api::SearchTerm> m_terms;
    QStringList m_kana;   ///< words in kana, as typed
    QString m_kanji;      ///< key of the words as written
    QList<Alternatives> m_digits; ///< at most two
};

} // namespace madoguchi::people
