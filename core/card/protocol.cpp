#include "card/protocol.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace madoguchi::card::protocol {

namespace {

constexpr std::size_t maxPinSize = 256;
constexpr std::size_t maxCertificateSize = 16 * 1024;
constexpr std::size_t maxLockSize = 512;
constexpr std::size_t maxTextSize = 128;
constexpr std::size_t minModulusSize = 256, maxModulusSize = 512, maxExponentSize = 8;

/// By their place: only ever add at the end.
constexpr std::array errorCodes{ErrorCode::CardFailed,  ErrorCode::CardModuleMissing, ErrorCode::CardReaderMissing, ErrorCode::CardMissing,    ErrorCode::CardRemoved,
                                ErrorCode::CardPinWrong, ErrorCode::CardBlocked,       ErrorCode::CardUnknown,       ErrorCode::InvalidArgument};

Bytes bytesOf(QByteArrayView text) { return {reinterpret_cast<const std::uint8_t *>(text.data()), static_cast<std::size_t>(text.size())}; }

void appendByte(SecretBytes &to, std::size_t value)
{
    const auto byte = static_cast<std::uint8_t>(value);
    to.append({&byte, 1});
}

/// Texts are short; what is longer than a reader would take is cut here, where it was made.
void appendText(SecretBytes &to, const QString &text)
{
    QByteArray utf8 = text.toUtf8();
    while (utf8.size() > static_cast<qsizetype>(maxTextSize))
        utf8 = QString::fromUtf8(utf8).chopped(1).toUtf8();
    appendByte(to, static_cast<std::size_t>(utf8.size()));
    to.append(bytesOf(utf8));
}

/// Takes from the front; once something is missing, everything is.
class Reader {
public:
    explicit Reader(Bytes bytes) : m_left(bytes) {}
    Bytes take(std::size_t size)
    {
        if (m_failed || size > m_left.size()) {
            m_failed = true;
            return {};
        }
        const Bytes taken = m_left.first(size);
        m_left = m_left.subspan(size);
        return taken;
    }
    QByteArray data(std::size_t size)
    {
        const Bytes taken = take(size);
        return {reinterpret_cast<const char *>(taken.data()), static_cast<qsizetype>(taken.size())};
    }
    std::size_t number(std::size_t bytes)
    {
        std::size_t value = 0;
        for (const std::uint8_t byte : take(bytes))
            value = value << 8 | byte;
        return value;
    }
    QString text()
    {
        const std::size_t size = number(1);
        const QString text = QString::fromUtf8(data(size));
        // A character that did not decode, or one that would act on a screen or a line of the record, is none of a label.
        if (size > maxTextSize || std::any_of(text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control || c == QChar::ReplacementCharacter; }))
            m_failed = true;
        return text;
    }
    bool complete() const { return !m_failed && m_left.empty(); }

private:
    Bytes m_left;
    bool m_failed = false;
};

} // namespace

std::optional<Call> callOf(const process::Frame &frame)
{
    const auto call = static_cast<Call>(frame.kind);
    const std::size_t size = frame.body.size();
    const auto fits = [&](std::size_t least, std::size_t most) { return size >= least && size <= most ? std::optional(call) : std::nullopt; };
    switch (call) {
    case Call::Inspect:
    case Call::Logout:
    case Call::AgreeKey:
        return fits(0, 0);
    case Call::Login:
        return fits(0, maxPinSize);
    case Call::Sign:
        return fits(1, process::maxBodySize);
    case Call::Release:
        return fits(1, maxLockSize);
    }
    return {};
}

SecretBytes pack(const CardInfo &info)
{
    SecretBytes body;
    appendByte(body, info.pinNeeded ? 1 : 0);
    appendByte(body, static_cast<std::size_t>(info.pinTries));
    appendText(body, info.label);
    appendText(body, info.serial);
    const auto size = static_cast<std::size_t>(info.certificateDer.size());
    appendByte(body, size >> 8);
    appendByte(body, size & 0xff);
    body.append(bytesOf(info.certificateDer));
    return body;
}

std::optional<CardInfo> unpackInfo(Bytes body)
{
    Reader reader(body);
    CardInfo info;
    const std::size_t flags = reader.number(1);
    info.pinNeeded = flags & 1;
    const std::size_t tries = reader.number(1);
    info.pinTries = static_cast<PinTries>(tries);
    info.label = reader.text();
    info.serial = reader.text();
    const std::size_t size = reader.number(2);
    info.certificateDer = reader.data(size);
    if (!reader.complete() || flags > 1 || tries > static_cast<std::size_t>(PinTries::None) || size == 0 || size > maxCertificateSize)
        return {};
    return info;
}

SecretBytes pack(const AgreeKey &key)
{
    SecretBytes body;
    const auto size = static_cast<std::size_t>(key.modulus.size());
    appendByte(body, size >> 8);
    appendByte(body, size & 0xff);
    body.append(bytesOf(key.modulus));
    appendByte(body, static_cast<std::size_t>(key.exponent.size()));
    body.append(bytesOf(key.exponent));
    return body;
}

std::optional<AgreeKey> unpackAgreeKey(Bytes body)
{
    Reader reader(body);
    const std::size_t modulus = reader.number(2);
    AgreeKey key;
    key.modulus = reader.data(modulus);
    const std::size_t exponent = reader.number(1);
    key.exponent = reader.data(exponent);
    const bool none = modulus == 0 && exponent == 0;
    const bool rsa = modulus >= minModulusSize && modulus <= maxModulusSize && exponent >= 1 && exponent <= maxExponentSize;
    return reader.complete() && (none || rsa) ? std::optional(key) : std::nullopt;
}

SecretBytes pack(const Error &error)
{
    SecretBytes body;
    const auto code = std::find(errorCodes.begin(), errorCodes.end(), error.code);
    appendByte(body, code == errorCodes.end() ? 0 : static_cast<std::size_t>(code - errorCodes.begin()));
    appendText(body, error.args.value(0));
    return body;
}

Error unpackError(Bytes body)
{
    Reader reader(body);
    const std::size_t code = reader.number(1);
    const QString argument = reader.text();
    if (!reader.complete() || code >= errorCodes.size())
        return Error{ErrorCode::CardFailed, {u"helper"_s}, {}};
    return Error{errorCodes[code], argument.isEmpty() ? QStringList() : QStringList{argument}, {}};
}

} // namespace madoguchi::card::protocol
