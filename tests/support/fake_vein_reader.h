#pragma once

#include "session/second_factor.h"
#include "support/fake_card.h"

namespace madoguchi::test {

/// A vein reader (静脈) in the hand of the test: it keeps the keys of the people it knows and uses those of the one whose hand
/// lies on it. No PIN; a hand taken away is gone.
class FakeVeinReader final : public session::SecondFactor {
public:
    /// Enrols whom a card would stand for, with its keys and certificate.
    void enrol(const QString &person, const FakeCard &keys) { m_people.insert(person, keys); }
    void lay(const QString &person)
    {
        m_hand = person;
        ++m_insertion;
    }
    void takeAway() { lay({}); }

    Result<Inspection> inspect() override
    {
        MADOGUCHI_ASSIGN(const FakeCard keys, known());
        card::CardInfo info;
        info.serial = QStringLiteral("vein-reader-1");
        info.certificateDer = keys.certificateDer;
        info.pinNeeded = false;
        return Inspection{info, m_insertion, false};
    }
    Result<Done> login(SecretBytes) override { return ErrorCode::InvalidArgument; }
    Result<QByteArray> sign(const QByteArray &message) override
    {
        MADOGUCHI_ASSIGN(const FakeCard keys, known());
        return rawSignature(keys.signKey.sign(message));
    }
    Result<SecretBytes> release(const QByteArray &lock) override
    {
        MADOGUCHI_ASSIGN(const FakeCard keys, known());
        MADOGUCHI_ASSIGN(const crypto::PublicKey peer, crypto::PublicKey::fromPoint(lock));
        return keys.agreeKey.agree(peer);
    }

    Result<card::AgreeKey> agreeKey() override { return card::AgreeKey(); }

private:
    Result<FakeCard> known() const
    {
        if (m_hand.isEmpty())
            return ErrorCode::CardMissing;
        if (!m_people.contains(m_hand))
            return ErrorCode::CardUnknown;
        return m_people.value(m_hand);
    }
    QHash<QString, FakeCard> m_people;
    QString m_hand;
    quint64 m_insertion = 0;
};

} // namespace madoguchi::test
