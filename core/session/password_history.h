#pragma once

#include "session/person_key.h"

namespace madoguchi::session {

/// The former passwords of one person, as verifiers that only the person's own key opens (C-15, FORMAT.md §6). It begins anew with
/// every new key pair: whoever lost the card has nothing left that could open the old one.
class PasswordHistory {
public:
    static constexpr int most = 12;

    /// `closed` empty: none yet. KeyInvalid: not made by this person's key.
    static Result<PasswordHistory> open(const QByteArray &closed, const crypto::PrivateKey &person, const PersonKeyOwner &owner, quint32 epoch);
    Result<QByteArray> close(const crypto::PrivateKey &person, const PersonKeyOwner &owner, quint32 epoch) const;

    /// One slow step for each password that is known.
    Result<bool> contains(const SecretBytes &password, const PasswordHash &hash) const;
    /// The oldest beyond `most` is forgotten.
    Result<Done> add(const SecretBytes &password, crypto::Argon2Cost cost, const PasswordHash &hash);

private:
    struct Verifier {
        crypto::Argon2Cost cost;
        QByteArray salt, tag;
    };
    QList<Verifier> m_verifiers; ///< oldest first
};

} // namespace madoguchi::session
