#include "ui/words/sentences.h"

#include <QCoreApplication>

namespace madoguchi::ui {

namespace {
struct Words {
    const char *sentence, *next;
};
Words words(ErrorCode code)
{
    switch (code) {
#define MADOGUCHI_SENTENCE(name, sentence, next)                                                                       \
    case ErrorCode::name: return {sentence, next};
#include "ui/words/sentences.def"
#undef MADOGUCHI_SENTENCE
    }
    return {"", ""};
}

/// For errors that say more when they carry an argument.
const char *sentenceWithArgument(ErrorCode code)
{
    switch (code) {
    case ErrorCode::PasswordWrong:
        return QT_TRANSLATE_NOOP("Words", "The password is not right; %1 tries left. The card is in order.");
    case ErrorCode::Throttled:
        return QT_TRANSLATE_NOOP("Words", "Too many wrong tries. Please wait %1 seconds.");
    case ErrorCode::DateInvalid:
        return QT_TRANSLATE_NOOP("Words", "There is no such date. Did you mean %1?");
    case ErrorCode::LineRefused:
        return QT_TRANSLATE_NOOP("Words", "Line %1 of the file does not match its definition. It was set aside.");
    case ErrorCode::ChangeLost:
        return QT_TRANSLATE_NOOP("Words", "The server's data was put back from a copy, and this change of terminal %1 has not come back yet.");
    default: return nullptr;
    }
}

QString translated(const char *source) { return *source ? QCoreApplication::translate("Words", source) : QString(); }

/// What is wrong with a chosen password, in plain words; `why` as the rule names it.
const char *unfitBecause(const QString &why)
{
    static const std::pair<const char *, const char *> reasons[] = {
        {"short", QT_TRANSLATE_NOOP("Words", "It is too short: 8 characters at least.")},
        {"long", QT_TRANSLATE_NOOP("Words", "It is too long: 64 characters at most.")},
        {"name", QT_TRANSLATE_NOOP("Words", "It holds your name, your staff id or the name of the municipality.")},
        {"known", QT_TRANSLATE_NOOP("Words", "It is in the list of passwords that are tried first.")},
        {"regular", QT_TRANSLATE_NOOP("Words", "It follows a pattern: repeated characters, a sequence, neighbouring keys or a date.")},
        {"reused", QT_TRANSLATE_NOOP("Words", "You have used it before.")},
        {"weak", QT_TRANSLATE_NOOP("Words", "It can be guessed too quickly.")}};
    for (const auto &[name, text] : reasons)
        if (why == QLatin1StringView(name))
            return text;
    return nullptr;
}

QString unfitSentence(const QStringList &why)
{
    QStringList all;
    for (const QString &one : why)
        if (const char *text = unfitBecause(one))
            all += translated(text);
    return all.isEmpty() ? translated(words(ErrorCode::PasswordUnfit).sentence) : all.join(QString());
}
} // namespace

QString sentence(const Error &error)
{
    if (error.code == ErrorCode::FieldInvalid && error.args.value(0) == QStringLiteral("twice"))
        return QCoreApplication::translate("Words", "The first and the second entry differ. Both were wiped.");
    if (error.code == ErrorCode::CardPinWrong && error.args.value(0) == QStringLiteral("last"))
        return QCoreApplication::translate("Words", "The PIN of the card is not right. One more wrong PIN blocks the card. The password was not looked at.");
    if (error.code == ErrorCode::CardPinWrong && error.args.value(0) == QStringLiteral("few"))
        return QCoreApplication::translate("Words", "The PIN of the card is not right. After a few more wrong PINs the card is blocked. The password was not looked at.");
    if (error.code == ErrorCode::PasswordUnfit)
        return unfitSentence(error.args);
    const char *more = sentenceWithArgument(error.code);
    const QString argument = error.args.value(error.code == ErrorCode::LineRefused ? 1 : 0); // layout, line, item, code
    if (more && !argument.isEmpty())
        return translated(more).arg(argument);
    return translated(words(error.code).sentence);
}

QString nextStep(const Error &error) { return translated(words(error.code).next); }

QString shortCode(const Error &error) { return QCoreApplication::translate("Words", "No. %1").arg(errorText(error.code)); }

} // namespace madoguchi::ui
