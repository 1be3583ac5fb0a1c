#include "app/admin/passphrase.h"

#include <QStringList>

#include <algorithm>
#include <cstdio>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace madoguchi::admin {

namespace {

constexpr std::size_t longest = 256; // bytes
constexpr int leastCharacters = 16;

/// The terminal with its echo off.
class QuietTerminal {
public:
    QuietTerminal() : m_descriptor(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY))
    {
        if (m_descriptor < 0 || tcgetattr(m_descriptor, &m_before) != 0)
            return;
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        m_quiet = tcsetattr(m_descriptor, TCSAFLUSH, &quiet) == 0;
    }
    ~QuietTerminal()
    {
        if (m_quiet)
            tcsetattr(m_descriptor, TCSAFLUSH, &m_before);
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    QuietTerminal(const QuietTerminal &) = delete;
    QuietTerminal &operator=(const QuietTerminal &) = delete;
    int descriptor() const { return m_quiet ? m_descriptor : -1; }
    void say(const QString &text) const
    {
        const QByteArray utf8 = text.toUtf8();
        std::ignore = ::write(m_descriptor, utf8.constData(), static_cast<std::size_t>(utf8.size()));
    }

private:
    int m_descriptor;
    termios m_before{};
    bool m_quiet = false;
};

/// One line, byte by byte into locked memory: no buffer of another sees it.
Result<SecretBytes> readLine(int descriptor)
{
    SecretBytes line(longest);
    for (std::size_t size = 0;; ++size) {
        std::uint8_t byte = 0;
        const auto got = ::read(descriptor, &byte, 1);
        if (got < 0 || (got == 0 && size == 0) || (got == 1 && size == longest))
            return ErrorCode::FileUnreadable;
        if (got == 0 || byte == '\n') {
            line.truncate(size);
            return line;
        }
        line.data()[size] = byte;
    }
}

Result<SecretBytes> askAtTerminal(const QString &prompt)
{
    const QuietTerminal terminal;
    if (terminal.descriptor() < 0)
        return ErrorCode::FileUnreadable;
    terminal.say(prompt + u": "_s);
    auto line = readLine(terminal.descriptor());
    terminal.say(u"\n"_s);
    return line;
}

} // namespace

Result<Passphrases> Passphrases::from(QStringList &arguments)
{
    Passphrases passphrases;
    if (const auto at = arguments.indexOf(u"--passphrase-fd"_s); at >= 0) {
        bool number = false;
        passphrases.m_descriptor = arguments.value(at + 1).toInt(&number);
        if (!number || passphrases.m_descriptor < 0)
            return ErrorCode::InvalidArgument;
        arguments.remove(at, 2);
    }
    return passphrases;
}

Result<SecretBytes> Passphrases::ask(const QString &whose) const
{
    return m_descriptor >= 0 ? readLine(m_descriptor) : askAtTerminal(u"Passphrase of "_s + whose);
}

Result<SecretBytes> Passphrases::askForNew(const QString &whose) const
{
    MADOGUCHI_ASSIGN(SecretBytes passphrase, ask(whose));
    const auto bytes = passphrase.span();
    if (std::ranges::count_if(bytes, [](std::uint8_t byte) { return (byte & 0xc0) != 0x80; }) < leastCharacters)
        return Error{ErrorCode::InvalidArgument, {u"a passphrase of at least 16 characters is needed"_s}, {}};
    if (m_descriptor < 0) {
        MADOGUCHI_ASSIGN(const SecretBytes again, askAtTerminal(u"The same again"_s));
        if (!SecretBytes::equal(passphrase, again))
            return Error{ErrorCode::InvalidArgument, {u"the two were not the same"_s}, {}};
    }
    return passphrase;
}

} // namespace madoguchi::admin
