#pragma once

#include "exchange/refusal.h"

#include <QDateTime>

#include <optional>

namespace madoguchi::exchange {

struct Layout;

struct FileHeader {
    QString fileId, version;
    QString sender, receiver;  ///< municipality code (6 digits) or the federation code "K" + prefecture (2 digits), such as K16
    qint64 sequence = 0;       ///< 通番, 8 digits
    qint64 previousSequence = 0;
    QDateTime createdAt; ///< whole seconds; in the file Japanese time
    int records = 0;
};
/// The day in Japan on which the file was made.
QDate dayOf(const FileHeader &header);
/// A header line without its CRLF. Nothing when something is wrong; `refusals` say what.
std::optional<FileHeader> parseHeader(QByteArrayView line, Refusals &refusals);
/// The line of a header, without CRLF; what is wrong with it is for parseHeader to say.
QByteArray headerLine(const FileHeader &header);
/// The file is one of these layouts.
void checkFits(const QList<Layout> &layouts, const FileHeader &header, Refusals &refusals);

} // namespace madoguchi::exchange
