#pragma once

#include <QImage>
#include <QMap>
#include <QProcess>

#include <chrono>
#include <memory>
#include <optional>

struct xcb_connection_t;

namespace madoguchi::desk {

using Moment = std::chrono::steady_clock::time_point;

/// A whole screen as the X server has it, with the moment before it was asked for.
struct Frame {
    Moment at;
    quint64 digest = 0;
};

/// Frames in their order; pictures once each.
struct Recording {
    QList<Frame> frames;
    QMap<quint64, QImage> pictures;
};

/// An X server of its own, seen and typed at by a client of its own: nothing here knows Qt's windows. No window manager;
/// the keyboard goes to the newest window.
class Screen {
public:
    explicit Screen(QSize size); ///< throws if there is no Xvfb
    ~Screen();
    Screen(const Screen &) = delete;
    Screen &operator=(const Screen &) = delete;

    QString display() const { return m_display; }

    QImage picture() const; ///< of the root window with all that lies on it
    /// Whether `holds` comes true for a picture within `limit`; looks as often as a person.
    bool shows(const std::function<bool(const QImage &)> &holds, std::chrono::milliseconds limit) const;
    /// Looks again and again until `until` holds for a picture or `limit` is over, and then for `after` more.
    Recording record(const std::function<bool(const QImage &)> &until, std::chrono::milliseconds limit, std::chrono::milliseconds after = {});
    /// The picture once everything that was pressed is done with and nothing has changed for `quiet`, which is less than the half second in which
    /// a caret blinks, or after 5 s.
    QImage settled(std::chrono::milliseconds quiet = std::chrono::milliseconds(250));

    int windows() const;    ///< top-level windows that are shown
    int appearances();      ///< how many have been shown anew since the last call
    void giveKeyboard();    ///< to the first window that is shown; what a window manager would do
    /// Waits until the window has read its events, as a window manager asks whether a program still lives; throws if it does not in 20 s.
    void heard();

    enum Key { Return = 0xff0d, Tab = 0xff09, Escape = 0xff1b, Backspace = 0xff08, Up = 0xff52, Down = 0xff54, PageUp = 0xff55, PageDown = 0xff56, Home = 0xff50,
               Shift = 0xffe1, Control = 0xffe3, Alt = 0xffe9, F1 = 0xffbe, F2, F3, F4, F5, F6, F7, F8, F9, F10, F11, F12 };
    void press(quint32 keysym, std::initializer_list<Key> held = {});
    void type(const QString &ascii);
    enum Button { Left = 1, Middle = 2, Right = 3 };
    void click(QPoint at, Button button = Left, int times = 1);
    void drag(QPoint from, QPoint to); ///< with the left button

    // What every other program on this screen could have of what is shown.
    enum class Selection { Primary, Secondary, Clipboard };
    std::optional<QString> selection(Selection which); ///< nothing: it is nobody's; empty: somebody's who gives no text
    QStringList titles() const;                        ///< of all windows, hidden ones too

private:
    struct Stroke {
        quint8 code = 0;
        bool shifted = false;
    };
    Stroke strokeOf(quint32 keysym) const;
    void send(quint8 kind, quint8 code);
    void point(QPoint at);
    QList<quint32> shownWindows() const;
    quint32 atom(const char *name) const;
    void readEvents();

    QProcess m_server;
    QString m_display;
    QSize m_size;
    xcb_connection_t *m_connection = nullptr;
    quint32 m_root = 0, m_window = 0; ///< the one with the keyboard
    quint32 m_protocols = 0, m_ping = 0; ///< atoms
    quint32 m_own = 0;                   ///< a window for answers
    bool m_selectionCame = false;
    quint32 m_asked = 0, m_answered = 0;
    int m_appearances = 0;
    QMap<quint32, Stroke> m_keys;
};

} // namespace madoguchi::desk
