#include "app/terminal/system_printer.h"

#include <QPainter>
#include <QPrinter>
#include <QPrinterInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace madoguchi::app {

namespace {

constexpr double pointsPerInch = 72;

/// Queues that are known to make a file of what they are given, by their name or driver. The allow-list of the profile is the
/// control; this keeps one from being allowed by mistake.
bool writesFiles(const QPrinterInfo &info)
{
    static const QRegularExpression names(u"\\b(pdf|xps|onenote|fax|file|image writer)\\b"_s, QRegularExpression::CaseInsensitiveOption);
    QString words = info.printerName() + u' ' + info.makeAndModel();
    words.replace(u'_', u' ').replace(u'-', u' ');
    return names.match(words).hasMatch();
}

} // namespace

QStringList SystemPrinter::installed() const
{
    QStringList names;
    for (const QString &name : QPrinterInfo::availablePrinterNames()) {
        if (!writesFiles(QPrinterInfo::printerInfo(name)))
            names.append(name);
    }
    return names;
}

Result<Done> SystemPrinter::print(const api::Paper &paper, const QString &name)
{
    const QPrinterInfo info = QPrinterInfo::printerInfo(name);
    if (info.isNull() || writesFiles(info))
        return Error{ErrorCode::PrinterMissing, {name}, {}};
    QPrinter printer(info, QPrinter::HighResolution);
    if (printer.outputFormat() != QPrinter::NativeFormat || !printer.outputFileName().isEmpty())
        return Error{ErrorCode::PrinterMissing, {name}, {}};
    printer.setDocName(paper.title());
    printer.setCreator(u"Madoguchi"_s);
    printer.setPageSize(QPageSize(QPageSize::A4));
    printer.setPageOrientation(paper.orientation() == api::Paper::Orientation::Landscape ? QPageLayout::Landscape : QPageLayout::Portrait);
    constexpr double margin = api::Paper::margin;
    printer.setPageMargins(QMarginsF(margin, margin, margin, margin), QPageLayout::Point);
    QPainter painter;
    if (!painter.begin(&printer))
        return Error{ErrorCode::PrintFailed, {name}, {}};
    const double scale = printer.resolution() / pointsPerInch;
    for (int page = 0; page < paper.pages(); ++page) {
        if (page > 0 && !printer.newPage()) {
            printer.abort();
            return Error{ErrorCode::PrintFailed, {name}, {}};
        }
        painter.save();
        painter.scale(scale, scale);
        paper.paint(painter, page);
        painter.restore();
    }
    painter.end();
    const bool failed = printer.printerState() == QPrinter::Error || printer.printerState() == QPrinter::Aborted;
    return failed ? Result<Done>(Error{ErrorCode::PrintFailed, {name}, {}}) : done();
}

} // namespace madoguchi::app
