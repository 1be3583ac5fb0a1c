#pragma once

#include "base/result.h"
#include "base/secret_bytes.h"

#include <QString>

namespace madoguchi::admin {

/// Where passphrases come from: the terminal, without an echo, or the lines of a file descriptor. Never from arguments or the
/// environment, which every process of the machine can read.
class Passphrases {
public:
    /// Takes `--passphrase-fd N` out of the arguments. InvalidArgument: no number.
    static Result<Passphrases> from(QStringList &arguments);

    Result<SecretBytes> ask(const QString &whose) const;       ///< FileUnreadable: nobody there
    Result<SecretBytes> askForNew(const QString &whose) const; ///< at least 16 characters, twice at the terminal; InvalidArgument

private:
    int m_descriptor = -1; ///< -1: the terminal
};

} // namespace madoguchi::admin
