#pragma once

#include "api/use_case.h"
#include "base/result.h"

#include <QFuture>
#include <QObject>
#include <QSizeF>
#include <QStringList>

#include <memory>

class QPainter;

namespace madoguchi::api {

/// A4 pages that the program has laid out itself. Unit: point; the origin is the corner of the printable area.
class Paper {
public:
    enum class Orientation { Portrait, Landscape };
    static constexpr double margin = 42.5; ///< 15 mm
    static constexpr QSizeF portrait{510, 756}, landscape{756, 510}; ///< what is printable

    virtual ~Paper() = default;
    virtual QString title() const = 0; ///< all that a spooler is told: never a name (C-12)
    virtual Orientation orientation() const = 0;
    virtual int pages() const = 0;
    virtual int persons() const = 0; ///< how many stand on it, for the record
    virtual void paint(QPainter &painter, int page) const = 0; ///< from 0
};

/// What knows the system's printers: one file of `app`. From the thread of the windows.
class Printer {
public:
    virtual ~Printer() = default;
    virtual QStringList installed() const = 0; ///< by name; without those that write files
    /// PrinterMissing, PrintFailed.
    virtual Result<Done> print(const Paper &paper, const QString &printer) = 0;
};

/// Paper is the one way out of the screens (C-12): known pages, to printers that this terminal's profile allows.
class PrintService : public QObject {
    Q_OBJECT
public:
    virtual QStringList printers() const = 0; ///< allowed and installed; empty: this terminal does not print
    /// Recorded before the first page leaves, and again if it did not. Denied, PrinterMissing, PrintFailed.
    virtual QFuture<Result<Done>> print(UseCase useCase, std::shared_ptr<const Paper> paper, QString printer) = 0;
};

} // namespace madoguchi::api
