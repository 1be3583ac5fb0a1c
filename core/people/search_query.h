#pragma once

#include "api/people_service.h"

namespace madoguchi::people {

/// What one text in the search field means. Words separated by spaces narrow the result; a word of digits may mean several things, of which one must fit.
/// Who fits: every word in kana or kanji stands in the name, or in the address, as a whole (a single character: at the beginning of the name), and every
/// word of digits fits in one of its meanings. search_tiers says in which order.
class SearchQuery {
public:
    /// Errors: SearchNotUnderstood (nothing in it can be looked for), IndividualNumberInText (searching by it is not offered).
    static Result<SearchQuery> understand(const QString &text, const QList<api::SearchTerm::Kind> &dropped);

    /// One word with a digit in it. A null member: it cannot be that.
    struct Digits {
        QString birthFrom, birthUntil; ///< ISO, both included; dates known in part lie between them
        QString number, symbol, branch;
        QString addressee, postal; ///< beginnings
        QString phone;             ///< whole
        QString address;           ///< part of an address key
        bool any() const { return !birthFrom.isNull() || !number.isNull() || !addressee.isNull() || !postal.isNull() || !phone.isNull() || !address.isNull(); }
        bool oneDay() const { return !birthFrom.isNull() && birthFrom == birthUntil; }
    };
    const QList<api::SearchTerm> &terms() const { return m_terms; } ///< what the chips say
    bool isEmpty() const { return m_terms.isEmpty(); }
    const QStringList &kana() const { return m_kana; }
    const QStringList &kanji() const { return m_kanji; }
    const QList<Digits> &digits() const { return m_digits; } ///< at most api::mostWordsWithDigits

private:
    Digits understandDigits(const QString &word, const QList<api::SearchTerm::Kind> &dropped);

    QList<api::SearchTerm> m_terms;
    QStringList m_kana, m_kanji; ///< words as typed
    QList<Digits> m_digits;
};

} // namespace madoguchi::people
