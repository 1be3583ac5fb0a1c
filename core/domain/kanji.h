#pragma once

#include <QString>

namespace madoguchi::domain {

/// Key of a name as written: without variation selectors, spaces and other characters that nobody sees; compatibility forms (NFKC) folded.
QString writtenKey(const QString &text);
/// Key by which a name is found however its kanji are written: writtenKey with variants folded (resources/folding), 々 written out,
/// ヶ ヵ large, letters without case. What begins a name begins its key. Never shown, never stored in place of the name.
QString kanjiKey(const QString &text);

} // namespace madoguchi::domain
