#pragma once

#include <QString>

namespace madoguchi::domain {

/// Key by which an address is found in any form: 桜町２丁目３番４号, 桜町二丁目3-4 and 桜町2-3-4 have one. kanjiKey with numerals, units and hyphens of a
/// house number as 2-3-4; ヶ が ノ の ツ つ between kanji and 大字 字 do not matter. Never shown, never stored in place of the address.
QString addressKey(const QString &text);
/// Seven digits without 〒, width and hyphen; empty if it is no postal code.
QString postalKey(const QString &text);
/// Digits of a telephone number in Japan, 10 or 11 from 0 on, +81 as 0; empty if it cannot be one.
QString phoneKey(const QString &text);

} // namespace madoguchi::domain
