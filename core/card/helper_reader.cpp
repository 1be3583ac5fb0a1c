#include "card/helper_reader.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace madoguchi::card {

namespace {

protocol::Bytes bytesOf(QByteArrayView data) { return {reinterpret_cast<const std::uint8_t *>(data.data()), static_cast<std::size_t>(data.size())}; }

/// All that the helper gets of our environment: how texts and times are read, where pcscd answers, and what the reader of
/// training has to know. Nothing that makes a loader load, above all.
const std::vector<const char *> handedOn{"LANG", "LC_ALL", "LC_CTYPE", "TZ", "PCSCLITE_CSOCK_NAME", "SOFTHSM2_CONF", "MADOGUCHI_TRAINING_READER"};

/// After these nobody knows what state the module is in; after the others it has answered as a module should.
bool spoilsHelper(ErrorCode code) { return code == ErrorCode::CardFailed || code == ErrorCode::CardModuleMissing; }

} // namespace

HelperReader::~HelperReader() { drop(); }

void HelperReader::listen(std::function<void(CardEvent)> listener)
{
    const std::lock_guard lock(m_mutex);
    m_listener = std::move(listener);
}

Result<Done> HelperReader::start()
{
    drop();
    auto started = process::HelperProcess::start({m_program, {m_modulePath}, handedOn, {}});
    if (!started.ok())
        return Error{ErrorCode::CardFailed, started.error().args, {}};
    m_helper = std::move(started).value();
    m_ended = false;
    m_hearing = std::thread([this] { hear(); });
    // The helper begins with a frame of its own: whether the module is one.
    MADOGUCHI_ASSIGN(const SecretBytes greeting, answer(m_times.start));
    const bool ours = greeting.size() == 2 && greeting.data()[0] == protocol::version;
    m_watched = ours && greeting.data()[1] == 1;
    if (ours && (m_watched || m_watching == Watching::IfThere))
        return done();
    drop();
    return ours ? Error{ErrorCode::CardServiceMissing, {}, {}} : Error{ErrorCode::CardFailed, {u"helper version"_s}, {}};
}

void HelperReader::drop()
{
    if (!m_helper)
        return;
    m_dropping = true;
    m_helper->events().hangUp();
    m_hearing.join();
    m_dropping = false;
    m_owes = false;
    m_helper.reset();
}

void HelperReader::hear()
{
    while (const auto event = m_helper->events().receiveByte())
        tell(*event == static_cast<std::uint8_t>(protocol::Event::Look) ? CardEvent::Changed : CardEvent::Removed);
    m_ended = true;
    if (!m_dropping)
        tell(CardEvent::Removed);
}

void HelperReader::tell(CardEvent event)
{
    const std::lock_guard lock(m_mutex);
    if (m_listener)
        m_listener(event);
}

Result<SecretBytes> HelperReader::answer(std::chrono::milliseconds time)
{
    auto frame = m_helper->calls().receive(QDeadlineTimer(time));
    m_owes = false;
    if (frame && frame->kind == static_cast<std::uint8_t>(protocol::Answer::Done))
        return std::move(frame->body);
    Error error{ErrorCode::CardFailed, {u"no answer"_s}, {}};
    if (frame && frame->kind == static_cast<std::uint8_t>(protocol::Answer::Failed))
        error = protocol::unpackError(frame->body.span());
    if (spoilsHelper(error.code))
        drop();
    return error;
}

Result<Done> HelperReader::ask(protocol::Call call, protocol::Bytes body, std::chrono::milliseconds time)
{
    if (!m_helper || m_ended)
        MADOGUCHI_TRY(start());
    if (m_owes) // and what it says of the card holds for this call, too
        MADOGUCHI_TRY(answer(m_times.work));
    // A send that fails is found out by the answer that does not come.
    std::ignore = m_helper->calls().send(static_cast<std::uint8_t>(call), body, QDeadlineTimer(time));
    return done();
}

Result<SecretBytes> HelperReader::call(protocol::Call call, protocol::Bytes body, std::chrono::milliseconds time)
{
    MADOGUCHI_TRY(ask(call, body, time));
    return answer(time);
}

Result<CardInfo> HelperReader::inspect()
{
    MADOGUCHI_TRY(ask(protocol::Call::Inspect, {}, m_times.look));
    m_owes = !m_helper->calls().waitForNews(QDeadlineTimer(m_times.look));
    if (m_owes) // a busy machine, or a driver that hangs: the next call finds out
        return cardIsLate();
    MADOGUCHI_ASSIGN(const SecretBytes body, answer(m_times.look));
    if (auto info = protocol::unpackInfo(body.span())) {
        info->watched = m_watched;
        m_keypad = !info->pinNeeded;
        return *std::move(info);
    }
    drop();
    return Error{ErrorCode::CardFailed, {u"helper"_s}, {}};
}

Result<Done> HelperReader::login(SecretBytes pin)
{
    MADOGUCHI_TRY(call(protocol::Call::Login, pin.span(), pin.isEmpty() ? m_times.keypad : m_times.work));
    return done();
}

void HelperReader::logout()
{
    // Without a helper nobody is logged in.
    if (m_helper && !m_ended)
        std::ignore = call(protocol::Call::Logout, {}, m_times.look);
}

Result<QByteArray> HelperReader::sign(QByteArrayView message)
{
    MADOGUCHI_ASSIGN(const SecretBytes signature, call(protocol::Call::Sign, bytesOf(message), workTime()));
    return QByteArray(reinterpret_cast<const char *>(signature.data()), static_cast<qsizetype>(signature.size()));
}

Result<SecretBytes> HelperReader::release(QByteArrayView lock) { return call(protocol::Call::Release, bytesOf(lock), workTime()); }

Result<AgreeKey> HelperReader::agreeKey()
{
    MADOGUCHI_ASSIGN(const SecretBytes body, call(protocol::Call::AgreeKey, {}, workTime()));
    if (auto key = protocol::unpackAgreeKey(body.span()))
        return *std::move(key);
    drop();
    return Error{ErrorCode::CardFailed, {u"helper"_s}, {}};
}

Result<std::unique_ptr<CardReader>> openPkcs11(const QString &modulePath, Watching watching)
{
    // Absolute only: a search along library paths would let another folder's library in.
    const QFileInfo file(modulePath);
    if (!file.isAbsolute() || !file.isFile())
        return ErrorCode::CardModuleMissing;
    auto reader = std::make_unique<HelperReader>(QCoreApplication::applicationDirPath() + u"/madoguchi-card"_s, modulePath, watching);
    MADOGUCHI_TRY(reader->start());
    return std::unique_ptr<CardReader>(std::move(reader));
}

} // namespace madoguchi::card
