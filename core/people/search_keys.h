#pragma once

#include <QStringList>

namespace madoguchi::people {

/// A kana key of domain/kana as person_search keeps it: a katakana is three bytes in UTF-8 and the key stands in every index, so here it is one ASCII
/// byte, and ASCII moves to its full-width form. Prefixes stay prefixes; order among kana stays.
QString compactKana(const QString &kanaKey);
QString expandKana(const QString &compact); ///< the way back

/// Words of person_words for one key: its first character and each pair of neighbours.
QStringList pairsOf(const QString &key);
/// What must be among them if `part` stands in the key: its pairs, or, of a single character, that it begins the key.
QStringList pairsWithin(const QString &part);

/// The word for a year of birth: "y1955"; empty if nothing is known of it.
QString yearWord(const QString &birth);

/// Every text that begins with `prefix` is at least it and less than this.
QString behind(const QString &prefix);

} // namespace madoguchi::people
