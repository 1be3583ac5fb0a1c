#include "journal/retirement_note.h"

#include "base/base64.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madoguchi::journal {

namespace {

constexpr char firstLine[] = "madoguchi terminal retired v1\n", signatureLine[] = "\nsignature ";

QByteArray line(const QByteArray &body, const char *name)
{
    const qsizetype begin = body.indexOf(QByteArray("\n") + name + ' ');
    const qsizetype from = begin + 2 + static_cast<qsizetype>(qstrlen(name));
    return begin < 0 ? QByteArray() : body.mid(from, body.indexOf('\n', from) - from);
}

} // namespace

Result<RetirementNote> readRetirementNote(const QByteArray &statement, const crypto::PublicKey &device)
{
    if (statement.size() > retirementLimit)
        return ErrorCode::TooLarge;
    const qsizetype split = statement.lastIndexOf(signatureLine);
    const QByteArray body = statement.first(std::max<qsizetype>(split, 0));
    const QByteArray signature = fromBase64(statement.mid(split + static_cast<qsizetype>(qstrlen(signatureLine))).trimmed()).value_or(QByteArray());
    const auto text = [&](const char *name) { return QString::fromUtf8(line(body, name)); };
    const QDateTime at = QDateTime::fromString(text("at"), Qt::ISODateWithMs);
    if (split < 0 || !body.startsWith(firstLine) || !at.isValid() || !device.verify(body, signature))
        return ErrorCode::SignatureInvalid;
    return RetirementNote{text("terminal"), at, text("by"), text("unsent"), text("reason"), line(body, "outside"), line(body, "certificate"), static_cast<int>(body.count("\nerased "))};
}

} // namespace madoguchi::journal
