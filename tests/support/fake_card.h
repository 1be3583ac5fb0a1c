#pragma once

#include "card/card.h"
#include "crypto/key.h"
#include "support/secrets.h"

#include <QHash>

#include <mutex>

namespace madoguchi::test {

/// A card as the test made it.
struct FakeCard {
    QString label, serial;
    QByteArray certificateDer;
    crypto::PrivateKey signKey, agreeKey;
    QByteArray pin = "1234"; ///< empty: the card asks for none
    int triesLeft = 3;
};

/// A card reader in the hand of the test: cards go in and out, calls fail as told. Callable from any thread.
class FakeReader {
public:
    void insert(std::shared_ptr<FakeCard> card)
    {
        std::lock_guard lock(m_mutex);
        m_card = std::move(card);
        m_loggedIn = false;
    }
    void remove() { insert(nullptr); }
    /// Every call answers `error` until it is taken back: no module, no reader, a broken one.
    void breakDown(std::optional<Error> error)
    {
        std::lock_guard lock(m_mutex);
        m_broken = std::move(error);
    }
    /// The next call named `call` ("inspect", "login", "sign", "release") answers `error`.
    void failNext(const QByteArray &call, Error error)
    {
        std::lock_guard lock(m_mutex);
        m_next.insert(call, std::move(error));
    }
    int count(const QByteArray &call) const
    {
        std::lock_guard lock(m_mutex);
        return m_counts.value(call);
    }
    bool isLoggedIn() const
    {
        std::lock_guard lock(m_mutex);
        return m_loggedIn;
    }
    /// Signs with another key than the certificate's: a forged card.
    void forgeSignatures(bool forge) { m_forge = forge; }
    /// Called inside the card's release(): the moment in the middle of a login.
    void whileReleasing(std::function<void()> action) { m_whileReleasing = std::move(action); }

    /// What a reader says unasked, from the thread of the test.
    void tell(card::CardEvent event)
    {
        std::function<void(card::CardEvent)> listener;
        {
            std::lock_guard lock(m_mutex);
            listener = m_listener;
        }
        if (listener)
            listener(event);
    }

    Result<std::unique_ptr<card::CardReader>> open();

private:
    class Reader;
    template <typename T>
    Result<T> call(const QByteArray &name, bool needsLogin, std::function<Result<T>(FakeCard &)> work);
    mutable std::mutex m_mutex;
    std::shared_ptr<FakeCard> m_card;
    bool m_loggedIn = false;
    std::optional<Error> m_broken;
    QHash<QByteArray, Error> m_next;
    QHash<QByteArray, int> m_counts;
    std::atomic<bool> m_forge{false};
    std::function<void()> m_whileReleasing;
    std::function<void(card::CardEvent)> m_listener;
};

/// r‖s of a DER signature: what PKCS#11 answers.
inline QByteArray rawSignature(const QByteArray &der)
{
    QByteArray raw;
    int at = 2;
    for (int i = 0; i < 2; ++i) {
        const int size = static_cast<uchar>(der[at + 1]);
        QByteArray number = der.mid(at + 2, size);
        while (number.size() > 32)
            number.remove(0, 1);
        raw += QByteArray(32 - number.size(), '\0') + number;
        at += 2 + size;
    }
    return raw;
}

class FakeReader::Reader final : public card::CardReader {
public:
    explicit Reader(FakeReader &desk) : m_desk(desk) {}
    ~Reader() override { listen({}); }
    void listen(std::function<void(card::CardEvent)> listener) override
    {
        std::lock_guard lock(m_desk.m_mutex);
        m_desk.m_listener = std::move(listener);
    }
    Result<card::CardInfo> inspect() override
    {
        return m_desk.call<card::CardInfo>("inspect", false, [](FakeCard &card) -> Result<card::CardInfo> {
            return card::CardInfo{card.label, card.serial, card.certificateDer, !card.pin.isEmpty(), left(card)};
        });
    }
    Result<Done> login(SecretBytes pin) override
    {
        return m_desk.call<Done>("login", false, [&](FakeCard &card) -> Result<Done> {
            if (card.triesLeft == 0)
                return ErrorCode::CardBlocked;
            if (reveal(pin) != card.pin)
                return --card.triesLeft == 0 ? Error{ErrorCode::CardBlocked, {}, {}}
                                             : Error{ErrorCode::CardPinWrong, {left(card) == card::PinTries::Last ? QStringLiteral("last") : QStringLiteral("few")}, {}};
            card.triesLeft = 3;
            m_desk.m_loggedIn = true;
            return done();
        });
    }
    void logout() override
    {
        std::lock_guard lock(m_desk.m_mutex);
        m_desk.m_loggedIn = false;
    }
    Result<QByteArray> sign(QByteArrayView message) override
    {
        return m_desk.call<QByteArray>("sign", true, [&](FakeCard &card) -> Result<QByteArray> {
            return rawSignature((m_desk.m_forge ? card.agreeKey : card.signKey).sign(message));
        });
    }
    Result<SecretBytes> release(QByteArrayView lock) override
    {
        if (m_desk.m_whileReleasing)
            m_desk.m_whileReleasing();
        return m_desk.call<SecretBytes>("release", true, [&](FakeCard &card) -> Result<SecretBytes> {
            // A point alone: the fixed head of a P-256 SubjectPublicKeyInfo makes a key of it.
            const QByteArray spki = QByteArray::fromHex("3059301306072a8648ce3d020106082a8648ce3d030107034200") + lock.toByteArray();
            MADOGUCHI_ASSIGN(const crypto::PublicKey peer, crypto::PublicKey::fromDer(spki));
            return card.agreeKey.agree(peer);
        });
    }

    Result<card::AgreeKey> agreeKey() override
    {
        return m_desk.call<card::AgreeKey>("agreeKey", true, [](FakeCard &) -> Result<card::AgreeKey> { return card::AgreeKey(); });
    }

private:
    static card::PinTries left(const FakeCard &card)
    {
        constexpr card::PinTries tries[] = {card::PinTries::None, card::PinTries::Last, card::PinTries::Few, card::PinTries::Untold};
        return tries[qBound(0, card.triesLeft, 3)];
    }
    FakeReader &m_desk;
};

template <typename T>
Result<T> FakeReader::call(const QByteArray &name, bool needsLogin, std::function<Result<T>(FakeCard &)> work)
{
    std::lock_guard lock(m_mutex);
    ++m_counts[name];
    if (m_broken)
        return *m_broken;
    if (const auto next = m_next.find(name); next != m_next.end()) {
        const Error error = *next;
        m_next.erase(next);
        return error;
    }
    if (!m_card)
        return ErrorCode::CardMissing;
    if (needsLogin && !m_loggedIn && !m_card->pin.isEmpty())
        return Error{ErrorCode::CardFailed, {QStringLiteral("CKR_USER_NOT_LOGGED_IN")}, {}};
    return work(*m_card);
}

inline Result<std::unique_ptr<card::CardReader>> FakeReader::open()
{
    std::lock_guard lock(m_mutex);
    if (m_broken && m_broken->code == ErrorCode::CardModuleMissing)
        return *m_broken;
    return std::unique_ptr<card::CardReader>(new Reader(*this));
}

} // namespace madoguchi::test
