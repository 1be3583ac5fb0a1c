#include "session/card_watch.h"

#include "crypto/certificate.h"

using namespace Qt::StringLiterals;

namespace madoguchi::session {

namespace {

api::CardState stateOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::CardModuleMissing: return api::CardState::NoModule;
    case ErrorCode::CardServiceMissing: return api::CardState::NoService;
    case ErrorCode::CardReaderMissing: return api::CardState::NoReader;
    case ErrorCode::CardMissing:
    case ErrorCode::CardRemoved: return api::CardState::NoCard;
    case ErrorCode::CardUnknown: return api::CardState::Unknown;
    case ErrorCode::CardBlocked: return api::CardState::Blocked;
    default: return api::CardState::Failed;
    }
}

api::PinTries triesOf(card::PinTries tries)
{
    switch (tries) {
    case card::PinTries::Few: return api::PinTries::Few;
    case card::PinTries::Last: return api::PinTries::Last;
    default: return api::PinTries::Untold;
    }
}

/// These say something about PIN or key, not that the card is gone.
bool leavesCardInPlace(ErrorCode code) { return code == ErrorCode::CardPinWrong || code == ErrorCode::CardBlocked; }

bool same(const api::CardStatus &a, const api::CardStatus &b)
{
    return a.state == b.state && a.holder == b.holder && a.pinNeeded == b.pinNeeded && a.pinTries == b.pinTries && a.watched == b.watched;
}

} // namespace

CardWatch::CardWatch(ReaderFactory factory, QString municipality, std::chrono::milliseconds interval, const Clock &clock)
    : m_factory(std::move(factory)), m_municipality(std::move(municipality)), m_clock(clock)
{
    connect(&m_timer, &QTimer::timeout, this, &CardWatch::poll);
    m_timer.start(interval);
    poll();
}

CardWatch::~CardWatch()
{
    // The reader's own thread speaks to this object: it ends before anything here does.
    std::ignore = await(m_worker.run<Done>([this] {
        m_reader.reset();
        return done();
    }));
}

CardSnapshot CardWatch::snapshot() const
{
    std::lock_guard lock(m_mutex);
    return m_snapshot;
}

void CardWatch::poll()
{
    if (m_polling.exchange(true)) // the reader is slow: one question at a time
        return;
    m_worker.run<Done>([this]() -> Result<Done> {
        const auto seen = look();
        m_polling = false;
        return seen.ok() ? done() : Result<Done>(seen.error());
    });
}

Result<card::CardReader *> CardWatch::reader()
{
    if (!m_reader) {
        MADOGUCHI_ASSIGN(m_reader, m_factory());
        m_reader->listen([this](card::CardEvent event) { hear(event); });
    }
    return m_reader.get();
}

void CardWatch::hear(card::CardEvent event)
{
    if (event == card::CardEvent::Removed) { // at once: the card thread may be waiting for a card that is gone
        see(Error{ErrorCode::CardRemoved, {}, {}});
        m_worker.run<Done>([this]() -> Result<Done> {
            if (m_reader) // the driver may have noticed nothing
                m_reader->logout();
            return done();
        });
    }
    poll();
}

bool CardWatch::isLoggedIn() const
{
    std::lock_guard lock(m_mutex);
    return m_loggedIn;
}

void CardWatch::setLoggedIn(bool loggedIn)
{
    std::lock_guard lock(m_mutex);
    m_loggedIn = loggedIn;
}

Result<SecondFactor::Inspection> CardWatch::look()
{
    const auto opened = reader();
    const Result<card::CardInfo> info = opened.ok() ? opened.value()->inspect() : Result<card::CardInfo>(opened.error());
    see(info);
    if (!info.ok())
        return info.error();
    std::lock_guard lock(m_mutex);
    return Inspection{info.value(), m_snapshot.insertion, m_loggedIn};
}

void CardWatch::see(const Result<card::CardInfo> &info)
{
    bool news = false;
    {
        std::lock_guard lock(m_mutex);
        const bool late = !info.ok() && card::isLate(info.error());
        const QString serial = late ? m_serial : info.ok() ? info->serial : QString();
        const bool other = serial != m_serial;
        if (other || (!info.ok() && !late))
            m_loggedIn = false;
        m_serial = serial;
        CardSnapshot now;
        now.late = late;
        if (info.ok()) {
            now.status = statusOf(info.value(), m_loggedIn);
            now.certificateDer = info->certificateDer;
        } else {
            now.status.state = stateOf(info.error().code);
        }
        now.insertion = m_snapshot.insertion + (other ? 1 : 0);
        news = other || late != m_snapshot.late || !same(now.status, m_snapshot.status);
        m_snapshot = now;
    }
    if (news)
        Q_EMIT changed();
}

api::CardStatus CardWatch::statusOf(const card::CardInfo &info, bool loggedIn) const
{
    api::CardStatus status{api::CardState::Unknown, {}, info.pinNeeded && !loggedIn, triesOf(info.pinTries), info.watched};
    const auto certificate = crypto::Certificate::fromDer(info.certificateDer);
    if (!certificate.ok() || certificate->organization() != m_municipality || certificate->organizationalUnit() != "staff"_L1)
        return status;
    status.holder = certificate->commonName();
    if (info.pinTries == card::PinTries::None)
        status.state = api::CardState::Blocked;
    else
        status.state = certificate->notAfter() < m_clock.utc() ? api::CardState::Expired : api::CardState::Present;
    return status;
}

template <typename T>
Result<T> CardWatch::use(std::function<Result<T>(card::CardReader &)> work)
{
    return await(m_worker.run<T>([this, work = std::move(work)]() -> Result<T> {
        const auto opened = reader();
        Result<T> answer = opened.ok() ? work(*opened.value()) : Result<T>(opened.error());
        if (!answer.ok() && !leavesCardInPlace(answer.error().code))
            see(answer.error());
        return answer;
    }));
}

Result<SecondFactor::Inspection> CardWatch::inspect()
{
    return await(m_worker.run<Inspection>([this] {
        const auto seen = look();
        return seen.ok() ? seen : look();
    }));
}

Result<Done> CardWatch::login(SecretBytes pin)
{
    const auto held = std::make_shared<SecretBytes>(std::move(pin));
    return use<Done>([this, held](card::CardReader &reader) -> Result<Done> {
        if (isLoggedIn())
            reader.logout();
        const auto answer = reader.login(std::move(*held));
        setLoggedIn(answer.ok());
        if (answer.ok() || leavesCardInPlace(answer.error().code))
            see(reader.inspect()); // tries left, and whether it still asks for a PIN
        return answer;
    });
}

Result<QByteArray> CardWatch::sign(const QByteArray &message)
{
    return use<QByteArray>([message](card::CardReader &reader) { return reader.sign(message); });
}

Result<SecretBytes> CardWatch::release(const QByteArray &lock)
{
    return use<SecretBytes>([lock](card::CardReader &reader) { return reader.release(lock); });
}

Result<card::AgreeKey> CardWatch::agreeKey()
{
    return use<card::AgreeKey>([](card::CardReader &reader) { return reader.agreeKey(); });
}

CardSnapshot CardWatch::settled()
{
    if (snapshot().late)
        std::ignore = inspect();
    return snapshot();
}

void CardWatch::logout()
{
    m_worker.run<Done>([this]() -> Result<Done> {
        if (m_reader)
            m_reader->logout(); // also of a login at the reader's own keypad
        if (m_reader && isLoggedIn()) {
            setLoggedIn(false);
            see(m_reader->inspect()); // it asks for its PIN again
        }
        return done();
    });
}

} // namespace madoguchi::session
