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
        return QT_TRANSLATE_NOOP("Words", "Line %1 of the file does not match its definition. Nothing was taken over.");
    default: return nullptr;
    }
}

QString translated(const char *source) { return *source ? QCoreApplication::translate("Words", source) : QString(); }
} // namespace

QString sentence(const Error &error)
{
    if (error.code == ErrorCode::FieldInvalid && error.args.value(0) == QStringLiteral("twice"))
        return QCoreApplication::translate("Words", "The first and the second entry differ. Both were wiped.");
    if (error.code == ErrorCode::CardPinWrong && error.args.value(0) == QStringLiteral("last"))
        return QCoreApplication::translate("Words", "The PIN of the card is not right. One more wrong PIN blocks the card. The password was not looked at.");
    if (error.code == ErrorCode::CardPinWrong && error.args.value(0) == QStringLiteral("few"))
        return QCoreApplication::translate("Words", "The PIN of the card is not right. After a few more wrong PINs the card is blocked. The password was not looked at.");
    const char *more = sentenceWithArgument(error.code);
    if (more && !error.args.value(0).isEmpty())
        return translated(more).arg(error.args.at(0));
    return translated(words(error.code).sentence);
}

QString nextStep(const Error &error) { return translated(words(error.code).next); }

QString shortCode(const Error &error) { return QCoreApplication::translate("Words", "No. %1").arg(errorText(error.code)); }

} // namespace madoguchi::ui
