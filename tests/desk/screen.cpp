#include "desk/screen.h"

#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sys/prctl.h>
#include <unistd.h>
#include <xcb/xcb.h>
#include <xcb/xtest.h>

using namespace Qt::StringLiterals;

namespace madoguchi::desk {

namespace {

constexpr auto pause = std::chrono::milliseconds(4); // between two pictures of a recording; the machine has others to serve
constexpr auto glance = std::chrono::milliseconds(30);

/// What xcb answers is the caller's to free.
template <typename T>
using Owned = std::unique_ptr<T, decltype([](T *answer) { std::free(answer); })>;

quint64 digestOf(const QImage &picture)
{
    quint64 digest = 0x9e3779b97f4a7c15;
    const auto *words = reinterpret_cast<const quint64 *>(picture.constBits());
    for (qsizetype i = 0; i < picture.sizeInBytes() / 8; ++i)
        digest = (digest ^ words[i]) * 0x100000001b3 + (digest >> 47);
    return digest;
}

QString readLine(int descriptor)
{
    QByteArray line;
    char c = 0;
    while (line.size() < 16 && read(descriptor, &c, 1) == 1 && c != '\n')
        line += c;
    return QString::fromLatin1(line);
}

} // namespace

Screen::Screen(QSize size) : m_size(size)
{
    int ends[2];
    if (pipe(ends) != 0)
        throw std::runtime_error("no pipe");
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    m_server.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_server.setStandardErrorFile(QProcess::nullDevice());
    m_server.start(u"Xvfb"_s, {u"-displayfd"_s, QString::number(ends[1]), u"-screen"_s, u"0"_s, u"%1x%2x24"_s.arg(size.width()).arg(size.height()), u"-nolisten"_s, u"tcp"_s,
                               u"-noreset"_s});
    close(ends[1]);
    const QString number = m_server.waitForStarted() ? readLine(ends[0]) : QString();
    close(ends[0]);
    if (number.isEmpty())
        throw std::runtime_error("Xvfb did not start");
    m_display = u':' + number;
    m_connection = xcb_connect(m_display.toLatin1().constData(), nullptr);
    if (xcb_connection_has_error(m_connection))
        throw std::runtime_error("no X client");
    const xcb_setup_t *setup = xcb_get_setup(m_connection);
    m_root = xcb_setup_roots_iterator(setup).data->root;
    // Windows that appear, and what a window answers to heard(): Qt sends that to the root's own structure.
    const quint32 wanted = XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY | XCB_EVENT_MASK_STRUCTURE_NOTIFY;
    xcb_change_window_attributes(m_connection, m_root, XCB_CW_EVENT_MASK, &wanted);
    m_protocols = atom("WM_PROTOCOLS");
    m_ping = atom("_NET_WM_PING");
    m_own = xcb_generate_id(m_connection);
    xcb_create_window(m_connection, 0, m_own, m_root, 0, 0, 1, 1, 0, XCB_WINDOW_CLASS_INPUT_ONLY, XCB_COPY_FROM_PARENT, 0, nullptr);
    const auto codes = static_cast<quint8>(setup->max_keycode - setup->min_keycode + 1);
    const Owned<xcb_get_keyboard_mapping_reply_t> mapping(
        xcb_get_keyboard_mapping_reply(m_connection, xcb_get_keyboard_mapping(m_connection, setup->min_keycode, codes), nullptr));
    if (!mapping)
        throw std::runtime_error("no keyboard");
    const xcb_keysym_t *symbols = xcb_get_keyboard_mapping_keysyms(mapping.get());
    for (int level : {0, 1}) {
        for (int code = 0; code < codes; ++code) {
            const xcb_keysym_t symbol = symbols[code * mapping->keysyms_per_keycode + level];
            if (symbol != XCB_NO_SYMBOL && !m_keys.contains(symbol))
                m_keys.insert(symbol, {static_cast<quint8>(setup->min_keycode + code), level == 1});
        }
    }
}

Screen::~Screen()
{
    xcb_disconnect(m_connection);
    m_server.terminate();
    m_server.waitForFinished();
}

QImage Screen::picture() const
{
    const auto asked = xcb_get_image(m_connection, XCB_IMAGE_FORMAT_Z_PIXMAP, m_root, 0, 0, static_cast<quint16>(m_size.width()),
                                     static_cast<quint16>(m_size.height()), ~0U);
    const Owned<xcb_get_image_reply_t> answer(xcb_get_image_reply(m_connection, asked, nullptr));
    if (!answer)
        throw std::runtime_error("the X server gives no picture");
    // The fourth byte of a pixel is nobody's: RGB32 does not compare it, and it is made the same for the digest.
    QImage picture(m_size, QImage::Format_RGB32);
    const auto *pixels = reinterpret_cast<const quint32 *>(xcb_get_image_data(answer.get()));
    auto *copy = reinterpret_cast<quint32 *>(picture.bits());
    for (qsizetype i = 0; i < qsizetype(m_size.width()) * m_size.height(); ++i)
        copy[i] = pixels[i] | 0xff000000;
    return picture;
}

bool Screen::shows(const std::function<bool(const QImage &)> &holds, std::chrono::milliseconds limit) const
{
    const Moment end = std::chrono::steady_clock::now() + limit;
    while (!holds(picture())) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::sleep_for(glance);
    }
    return true;
}

Recording Screen::record(const std::function<bool(const QImage &)> &until, std::chrono::milliseconds limit, std::chrono::milliseconds after)
{
    Recording recording;
    const Moment begin = std::chrono::steady_clock::now();
    std::optional<Moment> held;
    for (;;) {
        const Moment now = std::chrono::steady_clock::now();
        const QImage seen = picture();
        const quint64 digest = digestOf(seen);
        recording.frames.append({now, digest});
        if (!recording.pictures.contains(digest)) {
            recording.pictures.insert(digest, seen);
            if (!held && until(seen))
                held = now;
        }
        if (held ? now - *held >= after : now - begin >= limit)
            return recording;
        std::this_thread::sleep_for(pause);
    }
}

QImage Screen::settled(std::chrono::milliseconds quiet)
{
    // A key is read with one round of the program's events, what it changed is laid out with the next, and painted with one more.
    for (int round = 0; m_window != 0 && round < 3; ++round)
        heard();
    QImage before = picture();
    Moment since = std::chrono::steady_clock::now();
    const Moment begin = since;
    for (;;) {
        std::this_thread::sleep_for(glance);
        const Moment now = std::chrono::steady_clock::now();
        const QImage next = picture();
        if (next != before) {
            before = next;
            since = now;
        }
        if (now - since >= quiet || now - begin > std::chrono::seconds(5))
            return before;
    }
}

QList<quint32> Screen::shownWindows() const
{
    QList<quint32> shown;
    const Owned<xcb_query_tree_reply_t> tree(xcb_query_tree_reply(m_connection, xcb_query_tree(m_connection, m_root), nullptr));
    for (int i = 0; tree && i < xcb_query_tree_children_length(tree.get()); ++i) {
        const xcb_window_t window = xcb_query_tree_children(tree.get())[i];
        const Owned<xcb_get_window_attributes_reply_t> state(
            xcb_get_window_attributes_reply(m_connection, xcb_get_window_attributes(m_connection, window), nullptr));
        if (state && state->map_state == XCB_MAP_STATE_VIEWABLE && state->_class == XCB_WINDOW_CLASS_INPUT_OUTPUT)
            shown.append(window);
    }
    return shown;
}

int Screen::windows() const { return static_cast<int>(shownWindows().size()); }

quint32 Screen::atom(const char *name) const
{
    const Owned<xcb_intern_atom_reply_t> answer(
        xcb_intern_atom_reply(m_connection, xcb_intern_atom(m_connection, false, static_cast<quint16>(std::strlen(name)), name), nullptr));
    return answer ? answer->atom : 0;
}

void Screen::readEvents()
{
    while (const Owned<xcb_generic_event_t> event{xcb_poll_for_event(m_connection)}) {
        const int kind = event->response_type & 0x7f;
        if (kind == XCB_MAP_NOTIFY)
            ++m_appearances;
        m_selectionCame |= kind == XCB_SELECTION_NOTIFY;
        const auto *message = reinterpret_cast<const xcb_client_message_event_t *>(event.get());
        if (kind == XCB_CLIENT_MESSAGE && message->type == m_protocols && message->data.data32[0] == m_ping)
            m_answered = message->data.data32[1];
    }
}

int Screen::appearances()
{
    readEvents();
    return std::exchange(m_appearances, 0);
}

void Screen::heard()
{
    xcb_client_message_event_t message{};
    message.response_type = XCB_CLIENT_MESSAGE;
    message.format = 32;
    message.window = m_window;
    message.type = m_protocols;
    message.data.data32[0] = m_ping;
    message.data.data32[1] = ++m_asked;
    message.data.data32[2] = m_window;
    xcb_send_event(m_connection, false, m_window, XCB_EVENT_MASK_NO_EVENT, reinterpret_cast<const char *>(&message));
    xcb_flush(m_connection);
    const Moment end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    for (readEvents(); m_answered != m_asked; readEvents()) {
        if (std::chrono::steady_clock::now() > end)
            throw std::runtime_error("the window reads no events");
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

void Screen::giveKeyboard()
{
    const auto shown = shownWindows();
    if (shown.isEmpty())
        throw std::runtime_error("no window is shown");
    m_window = shown.first();
    xcb_set_input_focus(m_connection, XCB_INPUT_FOCUS_POINTER_ROOT, m_window, XCB_CURRENT_TIME);
    xcb_flush(m_connection);
}

Screen::Stroke Screen::strokeOf(quint32 keysym) const
{
    const Stroke stroke = m_keys.value(keysym);
    if (stroke.code == 0)
        throw std::runtime_error("no such key");
    return stroke;
}

void Screen::send(quint8 kind, quint8 code) { xcb_test_fake_input(m_connection, kind, code, XCB_CURRENT_TIME, XCB_NONE, 0, 0, 0); }

void Screen::press(quint32 keysym, std::initializer_list<Key> held)
{
    const Stroke stroke = strokeOf(keysym);
    for (const Key key : held)
        send(XCB_KEY_PRESS, strokeOf(key).code);
    if (stroke.shifted)
        send(XCB_KEY_PRESS, strokeOf(Shift).code);
    send(XCB_KEY_PRESS, stroke.code);
    send(XCB_KEY_RELEASE, stroke.code);
    if (stroke.shifted)
        send(XCB_KEY_RELEASE, strokeOf(Shift).code);
    for (const Key key : held)
        send(XCB_KEY_RELEASE, strokeOf(key).code);
    xcb_flush(m_connection);
}

void Screen::type(const QString &ascii)
{
    for (const QChar c : ascii)
        press(c.unicode());
}

void Screen::point(QPoint at)
{
    xcb_test_fake_input(m_connection, XCB_MOTION_NOTIFY, 0, XCB_CURRENT_TIME, m_root, static_cast<qint16>(at.x()), static_cast<qint16>(at.y()), 0);
}

void Screen::click(QPoint at, Button button, int times)
{
    point(at);
    for (int i = 0; i < times; ++i) {
        send(XCB_BUTTON_PRESS, static_cast<quint8>(button));
        send(XCB_BUTTON_RELEASE, static_cast<quint8>(button));
    }
    xcb_flush(m_connection);
}

void Screen::drag(QPoint from, QPoint to)
{
    point(from);
    send(XCB_BUTTON_PRESS, Left);
    for (int step = 1; step <= 8; ++step)
        point(from + (to - from) * step / 8);
    send(XCB_BUTTON_RELEASE, Left);
    xcb_flush(m_connection);
}

std::optional<QString> Screen::selection(Selection which)
{
    const quint32 name = which == Selection::Primary ? XCB_ATOM_PRIMARY : which == Selection::Secondary ? XCB_ATOM_SECONDARY : atom("CLIPBOARD");
    const Owned<xcb_get_selection_owner_reply_t> owner(xcb_get_selection_owner_reply(m_connection, xcb_get_selection_owner(m_connection, name), nullptr));
    if (!owner || owner->owner == XCB_NONE)
        return std::nullopt;
    const quint32 property = atom("MADOGUCHI_ASKED");
    readEvents();
    m_selectionCame = false;
    xcb_convert_selection(m_connection, m_own, name, atom("UTF8_STRING"), property, XCB_CURRENT_TIME);
    xcb_flush(m_connection);
    const Moment end = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    for (readEvents(); !m_selectionCame && std::chrono::steady_clock::now() < end; readEvents())
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    const Owned<xcb_get_property_reply_t> answer(
        xcb_get_property_reply(m_connection, xcb_get_property(m_connection, true, m_own, property, XCB_GET_PROPERTY_TYPE_ANY, 0, 1 << 16), nullptr));
    return answer ? QString::fromUtf8(static_cast<const char *>(xcb_get_property_value(answer.get())), xcb_get_property_value_length(answer.get())) : QString();
}

QStringList Screen::titles() const
{
    QStringList all;
    const quint32 name = atom("_NET_WM_NAME");
    const Owned<xcb_query_tree_reply_t> tree(xcb_query_tree_reply(m_connection, xcb_query_tree(m_connection, m_root), nullptr));
    for (int i = 0; tree && i < xcb_query_tree_children_length(tree.get()); ++i) {
        const xcb_window_t window = xcb_query_tree_children(tree.get())[i];
        for (const quint32 property : {name, quint32(XCB_ATOM_WM_NAME), quint32(XCB_ATOM_WM_ICON_NAME)}) {
            const Owned<xcb_get_property_reply_t> answer(
                xcb_get_property_reply(m_connection, xcb_get_property(m_connection, false, window, property, XCB_GET_PROPERTY_TYPE_ANY, 0, 1 << 12), nullptr));
            if (answer && xcb_get_property_value_length(answer.get()) > 0)
                all.append(QString::fromUtf8(static_cast<const char *>(xcb_get_property_value(answer.get())), xcb_get_property_value_length(answer.get())));
        }
    }
    return all;
}

} // namespace madoguchi::desk
