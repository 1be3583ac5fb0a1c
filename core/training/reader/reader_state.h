#pragma once

#include <QByteArray>
#include <QString>

namespace madoguchi::training {

/// What the control file says at this moment. A file that is missing or unreadable means a reader that is unplugged.
struct ReaderState {
    QByteArray card; ///< label of the token; empty: no card
    QString fault = QStringLiteral("no-reader");
    QByteArray keypad; ///< the PIN that somebody enters at the reader itself; empty: it has no keypad
    bool once = false; ///< the fault ends with the first call that meets it

    static ReaderState read(const QString &controlFile);
    void write(const QString &controlFile) const;
    bool hasReader() const { return fault != u"no-reader"; }
    bool hasCard() const { return hasReader() && fault != u"removed" && !card.isEmpty(); }
};

/// Wrong PINs in a row, a card's serial each, in a file beside the control file: the real counter is on the card and
/// outlives the program, too.
class PinCounter {
public:
    static constexpr int tries = 3;
    explicit PinCounter(const QString &controlFile);
    int left(const QByteArray &serial) const;
    void failed(const QByteArray &serial);
    void succeeded(const QByteArray &serial);

private:
    void set(const QByteArray &serial, int failures);
    QString m_file;
};

} // namespace madoguchi::training
