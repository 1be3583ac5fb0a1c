#pragma once

#include "api/directory_service.h"
#include "directory/content.h"

namespace madoguchi::session {

/// What a password must be (C-15). One measure decides: the guesses that zxcvbn reckons an attacker needs who knows its own
/// dictionaries, resources/passwords, and everybody's names and ids in the directory, in kanji, kana and Latin letters; what repeats,
/// runs along the keyboard or looks like a date counts as little as it is worth. Compared without width (NFKC), case, voicing marks, also backwards and with
/// the usual substitutions. Callable from any thread.
class PasswordRule {
public:
    static constexpr int leastCharacters = 8;
    static constexpr std::size_t mostBytes = 256;
    /// Who has stolen card, PIN and directory file can guess at one Argon2id (64 MiB) each: 10^10 of them are decades of one
    /// core. Through a terminal it is five tries, then one an hour.
    static constexpr double leastBits = 33.2;

    /// `words` are the program's, one list for all offices; `office`: names of the municipality and what stands on its walls.
    PasswordRule(QStringList words, const QStringList &office);
    /// The words of resources/passwords; InvalidArgument (args: line) is a fault of the build.
    static Result<QStringList> readWords(const QByteArray &file);

    /// Cheap enough for every key press. reason: "short", "long", "name", "known", "regular", "weak"; empty: it will do.
    api::PasswordVerdict verdict(const SecretBytes &chosen, const directory::DirectoryContent &directory) const;

private:
    QList<QByteArray> m_words, m_office; ///< encoded as the password is
};

} // namespace madoguchi::session
