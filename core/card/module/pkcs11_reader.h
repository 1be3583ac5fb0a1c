#pragma once

#include "card/card.h"
#include "card/module/pkcs11_module.h"

#include <p11-kit/pkcs11.h>

namespace madoguchi::card {

/// The first reader of the module that holds a card. One read-only session is kept while the card stays.
class Pkcs11Reader final : public CardReader {
public:
    explicit Pkcs11Reader(std::shared_ptr<Pkcs11Module> module) : m_module(std::move(module)), m_p11(m_module->functions()) {}
    ~Pkcs11Reader() override;

    void listen(std::function<void(CardEvent)>) override {} // PKCS#11 alone has no events worth trusting
    Result<CardInfo> inspect() override;
    Result<Done> login(SecretBytes pin) override;
    void logout() override;
    Result<QByteArray> sign(QByteArrayView message) override;
    Result<SecretBytes> release(QByteArrayView lock) override;
    Result<AgreeKey> agreeKey() override;

    /// The reader that our session's card is in, as the module calls it; empty: no session.
    const QByteArray &readerName() const { return m_readerName; }

private:
    struct Token {
        CK_SLOT_ID slot;
        CK_TOKEN_INFO info;
    };
    Result<Token> findToken() const;
    Result<Done> openSession(const Token &token);
    void dropSession();
    /// The error for `answer`; the session goes with it, since nobody knows what state it is in.
    Error failure(CK_RV answer);
    Result<CK_OBJECT_HANDLE> findObject(CK_OBJECT_CLASS kind, QByteArrayView label) const;
    Result<QByteArray> readCertificate() const;
    /// CardUnknown (args: `what`): empty or longer than `most`.
    Result<QByteArray> readValue(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type, CK_ULONG most, const QString &what) const;
    struct Key {
        CK_OBJECT_HANDLE handle;
        CK_KEY_TYPE type; ///< CKK_EC or CKK_RSA
    };
    Result<Key> privateKey(QByteArrayView label);
    bool canSign(CK_MECHANISM_TYPE type) const;
    Result<QByteArray> signWith(CK_MECHANISM_TYPE type, CK_OBJECT_HANDLE key, QByteArrayView input);
    Result<SecretBytes> agree(CK_OBJECT_HANDLE key, QByteArrayView point);
    Result<SecretBytes> decrypt(CK_OBJECT_HANDLE key, QByteArrayView sealed);

    std::shared_ptr<Pkcs11Module> m_module;
    const CK_FUNCTION_LIST &m_p11;
    CK_SESSION_HANDLE m_session = CK_INVALID_HANDLE;
    CK_SLOT_ID m_slot = 0;
    QByteArray m_serial;         ///< of the card that the session is with
    QByteArray m_readerName;
    QByteArray m_certificate;    ///< read once a session: a real card takes a second for it
    bool m_loggedIn = false;
    bool m_keypad = false; ///< the reader's own, for the PIN
};

} // namespace madoguchi::card
