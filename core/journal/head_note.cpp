#include "journal/head_note.h"

#include "base/base64.h"
#include "crypto/digest.h"

namespace madoguchi::journal {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype largestNote = 2048;
const QByteArray dash = "\xE2\x80\x94 "; // EM DASH and a space begin a signature line

QByteArray textOf(const HeadNote &head)
{
    return head.origin.toUtf8() + '\n' + QByteArray::number(head.size) + '\n' + head.root.toBase64() + "\ntime "
        + head.at.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss.zzzZ"_s).toLatin1() + "\ncertificate " + head.certificate.toHex() + '\n';
}

/// C2SP signed-note numbers no type for ECDSA over P-256; 0xFF and a text is its way for types of one's own.
QByteArray keyId(const QString &name, const crypto::PublicKey &key)
{
    return crypto::sha256(name.toUtf8() + '\n' + '\xFF' + "ecdsa-p256-sha256" + key.toDer()).left(4);
}

} // namespace

QByteArray signNote(const HeadNote &head, const crypto::PrivateKey &key)
{
    const QByteArray text = textOf(head);
    return text + '\n' + dash + head.origin.toUtf8() + ' ' + (keyId(head.origin, key.publicKey()) + key.sign(text)).toBase64() + '\n';
}

Result<HeadNote> parseNote(QByteArrayView note)
{
    if (note.size() > largestNote)
        return ErrorCode::RecordBroken;
    const QList<QByteArray> lines = note.toByteArray().split('\n');
    if (lines.size() != 8 || !lines[3].startsWith("time ") || !lines[4].startsWith("certificate ") || !lines[6].startsWith(dash) || !lines[7].isEmpty())
        return ErrorCode::RecordBroken;
    HeadNote head;
    head.origin = QString::fromUtf8(lines[0]);
    head.size = lines[1].toLongLong();
    head.root = QByteArray::fromBase64(lines[2]);
    head.at = QDateTime::fromString(QString::fromLatin1(lines[3].mid(5)), Qt::ISODateWithMs);
    head.certificate = QByteArray::fromHex(lines[4].mid(12));
    const bool sound = !head.origin.isEmpty() && !head.origin.contains(u' ') && head.size > 0 && head.root.size() == 32 && head.at.isValid()
        && head.certificate.size() == 32;
    // Text that means the same but is written in another way is refused: signed is the text, not the meaning.
    if (!sound || !note.startsWith(textOf(head) + '\n' + dash + head.origin.toUtf8() + ' '))
        return ErrorCode::RecordBroken;
    return head;
}

Result<HeadNote> verifyNote(QByteArrayView note, const crypto::PublicKey &key)
{
    MADOGUCHI_ASSIGN(HeadNote head, parseNote(note));
    const QByteArray line = note.toByteArray().split('\n').at(6);
    const QByteArray signature = fromBase64(line.mid((dash + head.origin.toUtf8() + ' ').size())).value_or(QByteArray());
    if (signature.left(4) != keyId(head.origin, key) || !key.verify(textOf(head), signature.mid(4)))
        return ErrorCode::SignatureInvalid;
    return head;
}

QList<QByteArray> splitNotes(const QByteArray &log, QByteArray *tail)
{
    QList<QByteArray> notes;
    qsizetype begin = 0;
    for (;;) {
        const qsizetype blank = log.indexOf("\n\n", begin);
        const qsizetype end = blank < 0 ? -1 : log.indexOf('\n', blank + 2);
        if (end < 0)
            break;
        notes.append(log.mid(begin, end + 1 - begin));
        begin = end + 1;
    }
    *tail = log.mid(begin);
    return notes;
}

} // namespace madoguchi::journal
