#include "directory/login.h"

#include "base/json_members.h"
#include "crypto/digest.h"
#include "directory/fields.h"

namespace madoguchi::directory {

namespace {
constexpr char firstLine[] = "madoguchi login v1";
constexpr int nonceBytes = 32;
} // namespace

QByteArray loginChallenge(const TerminalId &terminal, const QDateTime &at)
{
    return QByteArrayList{firstLine, terminal.text().toUtf8(), wireTime(at).toLatin1(), crypto::randomBytes(nonceBytes).toHex()}.join('\n');
}

QByteArray framedRight(QByteArrayView challenge) { return "madoguchi password right v1\n" + challenge.toByteArray(); }

Result<Login> readLoginChallenge(const QByteArray &challenge)
{
    const QByteArrayList lines = challenge.split('\n');
    if (lines.size() != 4 || lines.at(0) != firstLine || lines.at(3).size() != 2 * nonceBytes || QByteArray::fromHex(lines.at(3)).toHex() != lines.at(3))
        return ErrorCode::RequestMalformed;
    const QString terminal = QString::fromUtf8(lines.at(1));
    const QDateTime at = fromWireTime(QString::fromLatin1(lines.at(2)));
    if (!isStaffId(terminal) || !at.isValid())
        return ErrorCode::RequestMalformed;
    return Login{TerminalId(terminal), at};
}

} // namespace madoguchi::directory
