#pragma once

#include "base/result.h"

#include <QString>

namespace madoguchi::domain {

/// Where a text that somebody types will stand.
enum class TextFor {
    Screen, ///< in the store, in what terminals tell each other, on the screen, on paper
    File,   ///< in an interface file too, whose lines know no comma and no quote within a field
};

struct TextRule {
    int limit = 200; ///< UTF-16 units, which is what an entry field counts
    TextFor place = TextFor::Screen;
    bool required = false;
};

/// Nothing in it that cannot be seen or kept: no control or directional character, nothing of no width, no private use, no lone surrogate, no byte order mark.
bool isPlainText(QStringView text, TextFor place);

/// Every text that somebody types passes here before anything is kept of it. FieldRequired, TooLarge (with the limit), CharacterUnfit, IndividualNumberInText
/// (C-06), with `field`.
Result<Done> checkText(const QString &text, const TextRule &rule, const QString &field);

} // namespace madoguchi::domain
