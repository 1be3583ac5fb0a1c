#pragma once

#include <QString>

namespace madoguchi::domain {

/// Key by which names are found: katakana without width, small letters, long vowels, separators; ヴ ヲ ヂ ヅ ヰ ヱ as their
/// common spelling. Other characters stay. Never shown, never stored in place of the name.
QString kanaKey(const QString &text);
/// kanaKey without voiced marks: ハ finds バ and パ.
QString looseKanaKey(const QString &text);
/// Hiragana and katakana of any width, long vowel marks and separators only, at least one letter.
bool isKana(const QString &text);
/// As names are written in the interface files: full-width katakana, words apart by a full-width blank. Empty: something else is in it.
QString fullKatakana(const QString &text);

} // namespace madoguchi::domain
