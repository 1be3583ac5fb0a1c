#include "card/helper/server.h"

#include "card/helper/presence.h"
#include "card/module/pkcs11_reader.h"
#include "card/protocol.h"

namespace madoguchi::card {

namespace {

using protocol::Bytes;

QByteArrayView viewOf(const SecretBytes &bytes) { return {bytes.data(), static_cast<qsizetype>(bytes.size())}; }

Result<CardInfo> inspect(Pkcs11Reader &reader, Presence &presence)
{
    auto info = reader.inspect();
    presence.follow(reader.readerName());
    // A module may not have noticed yet, or never, what PC/SC says.
    return presence.isGone(reader.readerName()) ? Result<CardInfo>(ErrorCode::CardMissing) : info;
}

Result<SecretBytes> perform(Pkcs11Reader &reader, Presence &presence, protocol::Call call, SecretBytes body)
{
    switch (call) {
    case protocol::Call::Inspect: {
        MADOGUCHI_ASSIGN(const CardInfo info, inspect(reader, presence));
        return protocol::pack(info);
    }
    case protocol::Call::Login:
        MADOGUCHI_TRY(reader.login(std::move(body)));
        return SecretBytes();
    case protocol::Call::Logout:
        reader.logout();
        return SecretBytes();
    case protocol::Call::Sign: {
        MADOGUCHI_ASSIGN(const QByteArray signature, reader.sign(viewOf(body)));
        return SecretBytes(Bytes(reinterpret_cast<const std::uint8_t *>(signature.data()), static_cast<std::size_t>(signature.size())));
    }
    case protocol::Call::Release:
        return reader.release(viewOf(body));
    case protocol::Call::AgreeKey: {
        MADOGUCHI_ASSIGN(const AgreeKey key, reader.agreeKey());
        return protocol::pack(key);
    }
    }
    return ErrorCode::InvalidArgument;
}

bool reply(process::Channel &calls, const Result<SecretBytes> &answer)
{
    const QDeadlineTimer forever(QDeadlineTimer::Forever);
    if (answer.ok())
        return calls.send(static_cast<std::uint8_t>(protocol::Answer::Done), answer->span(), forever);
    return calls.send(static_cast<std::uint8_t>(protocol::Answer::Failed), protocol::pack(answer.error()).span(), forever);
}

} // namespace

bool serve(process::Channel &calls, process::Channel &events, const QString &modulePath)
{
    auto module = Pkcs11Module::open(modulePath);
    if (!module.ok()) {
        reply(calls, module.error());
        return false;
    }
    Pkcs11Reader reader(std::move(module).value());
    auto &presence = *new Presence(events); // its thread lasts as long as the process
    const std::uint8_t greeting[] = {protocol::version, static_cast<std::uint8_t>(presence.start() ? 1 : 0)};
    if (!reply(calls, SecretBytes(Bytes(greeting))))
        return false;
    while (auto frame = calls.receive(QDeadlineTimer(QDeadlineTimer::Forever))) {
        const auto call = protocol::callOf(*frame);
        if (!call || !reply(calls, perform(reader, presence, *call, std::move(frame->body))))
            return false;
    }
    return true;
}

} // namespace madoguchi::card
