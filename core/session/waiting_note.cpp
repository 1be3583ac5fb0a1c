#include "session/waiting_note.h"

#include "crypto/digest.h"
#include "journal/erase.h"
#include "session/files.h"

using namespace Qt::StringLiterals;

namespace madoguchi::session {

WaitingNote::WaitingNote(const QString &directory, const crypto::PrivateKey &deviceKey)
    : m_path(directory + "/waiting"_L1), m_key(crypto::hkdf(deviceKey.toScalar(), {}, "madoguchi waiting v1", 32))
{
}

Result<Done> WaitingNote::keep(int waiting) const
{
    const QByteArray body = QByteArray::number(waiting);
    return writeFile(m_path, crypto::hmacSha256(m_key, body).toHex() + '\n' + body);
}

Result<Done> WaitingNote::forget() const { return journal::eraseFile(m_path); }

std::optional<int> WaitingNote::read() const
{
    const auto file = readFile(m_path, 256);
    if (!file.ok())
        return std::nullopt;
    const qsizetype split = file->indexOf('\n');
    const QByteArray body = file->mid(split + 1);
    bool number = false;
    const int waiting = body.toInt(&number);
    if (split < 0 || !number || waiting < 0 || file->first(split) != crypto::hmacSha256(m_key, body).toHex())
        return std::nullopt;
    return waiting;
}

} // namespace madoguchi::session
