#pragma once

#include "base/error.h"
#include "directory/content.h"

#include <optional>

/// A terminal tells how the order to change its key went by its record, in the entries of use case `session.rekey`; the server
/// reads it there when it witnesses them. One wording for both.
namespace madoguchi::directory {

enum class KeyChangeState { Begun, Finished, Failed };

/// What such an entry says: "begun:4 order:2", "finished:4 order:2", "D-005 order:2".
struct KeyChangeWords {
    KeyChangeState state = KeyChangeState::Begun;
    quint32 epoch = 0; ///< of the new key; not for Failed
    quint32 order = 0; ///< 0: nobody ordered it, somebody's slot was taken away
    ErrorCode trouble = ErrorCode::Internal; ///< Failed
};
QString keyChangeText(const KeyChangeWords &words);
/// Nothing: not of this form.
std::optional<KeyChangeWords> readKeyChange(const QString &detail);

/// Whether the directory orders a change of which a store whose last carried out order was `carried` does not know.
inline bool isRekeyOrdered(const TerminalEntry *terminal, quint32 carried) { return terminal && terminal->keyOrder.number > carried; }
/// What the entry changes of what is known of the terminal's key; false: nothing.
bool noteKeyChange(TerminalEntry &terminal, const KeyChangeWords &words, const QDateTime &at);

} // namespace madoguchi::directory
