#include "domain/free_text.h"

#include "domain/individual_number.h"

namespace madoguchi::domain {

bool isPlainText(QStringView text, TextFor place)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        char32_t code = c.unicode();
        if (c.isHighSurrogate()) {
            if (i + 1 == text.size() || !text[i + 1].isLowSurrogate())
                return false;
            code = QChar::surrogateToUcs4(c, text[++i]);
        } else if (c.isLowSurrogate()) {
            return false;
        }
        const bool privateUse = (code >= 0xE000 && code <= 0xF8FF) || code >= 0xF0000;
        const bool nonCharacter = (code & 0xFFFE) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF);
        const bool control = code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029;
        // Directional marks could make a line read differently from what it says. A byte order mark means nothing, and JSON drops it in front of a text.
        const bool invisible = (code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF;
        const bool separator = place == TextFor::File && (code == ',' || code == '"');
        if (control || privateUse || nonCharacter || invisible || separator || code == 0xFFFD)
            return false;
    }
    return true;
}

Result<Done> checkText(const QString &text, const TextRule &rule, const QString &field)
{
    if (rule.required && text.trimmed().isEmpty())
        return Error{ErrorCode::FieldRequired, {}, field};
    if (text.size() > rule.limit)
        return Error{ErrorCode::TooLarge, {QString::number(rule.limit)}, field};
    if (!isPlainText(text, rule.place))
        return Error{ErrorCode::CharacterUnfit, {}, field};
    if (containsIndividualNumber(text))
        return Error{ErrorCode::IndividualNumberInText, {}, field};
    return done();
}

} // namespace madoguchi::domain
