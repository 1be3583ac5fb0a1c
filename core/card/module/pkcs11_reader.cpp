#include "card/module/pkcs11_reader.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace madoguchi::card {

namespace {

constexpr CK_ULONG maxSlots = 64;
constexpr CK_ULONG maxCertificateSize = 16 * 1024;
constexpr CK_ULONG signatureSize = 64;
constexpr CK_ULONG secretSize = 32;
constexpr CK_ULONG minRsaSize = 256, maxRsaSize = 512, maxExponentSize = 8;
const QByteArray sha256DigestInfo = QByteArray::fromHex("3031300d060960864801650304020105000420"); // RFC 8017 §9.2
constexpr qsizetype pointSize = 65;

/// Text of PKCS#11: fixed width, padded with blanks, no terminator.
template <std::size_t Size>
QByteArray padded(const unsigned char (&text)[Size])
{
    return QByteArray(reinterpret_cast<const char *>(text), Size).trimmed();
}

template <typename T>
    requires std::is_integral_v<T>
CK_ATTRIBUTE attribute(CK_ATTRIBUTE_TYPE type, T &value)
{
    return {type, &value, sizeof value};
}

CK_BYTE *input(QByteArrayView data)
{
    // PKCS#11 declares input without const.
    return reinterpret_cast<CK_BYTE *>(const_cast<char *>(data.data()));
}

PinTries triesLeft(CK_FLAGS flags)
{
    if (flags & CKF_USER_PIN_LOCKED)
        return PinTries::None;
    if (flags & CKF_USER_PIN_FINAL_TRY)
        return PinTries::Last;
    return flags & CKF_USER_PIN_COUNT_LOW ? PinTries::Few : PinTries::Untold;
}

} // namespace

Pkcs11Reader::~Pkcs11Reader() { dropSession(); }

Result<Pkcs11Reader::Token> Pkcs11Reader::findToken() const
{
    CK_ULONG readers = 0;
    CK_RV answer = m_p11.C_GetSlotList(CK_FALSE, nullptr, &readers); // with a null list, new readers are looked for
    if (answer != CKR_OK)
        return pkcs11Error(answer);
    if (readers == 0)
        return ErrorCode::CardReaderMissing;
    CK_SLOT_ID slots[maxSlots];
    CK_ULONG count = maxSlots;
    answer = m_p11.C_GetSlotList(CK_TRUE, slots, &count);
    if (answer != CKR_OK)
        return pkcs11Error(answer);
    for (CK_ULONG i = 0; i < count; ++i) {
        Token token{slots[i], {}};
        answer = m_p11.C_GetTokenInfo(token.slot, &token.info);
        if (answer == CKR_TOKEN_NOT_PRESENT) // pulled out between the two calls
            continue;
        if (answer != CKR_OK)
            return pkcs11Error(answer);
        if (token.info.flags & CKF_TOKEN_INITIALIZED)
            return token;
    }
    return ErrorCode::CardMissing;
}

Result<Done> Pkcs11Reader::openSession(const Token &token)
{
    if (m_session != CK_INVALID_HANDLE)
        return done();
    const CK_RV answer = m_p11.C_OpenSession(token.slot, CKF_SERIAL_SESSION, nullptr, nullptr, &m_session);
    if (answer != CKR_OK) {
        m_session = CK_INVALID_HANDLE;
        return failure(answer);
    }
    m_slot = token.slot;
    m_serial = padded(token.info.serialNumber);
    CK_SLOT_INFO slot{};
    if (m_p11.C_GetSlotInfo(token.slot, &slot) == CKR_OK)
        m_readerName = padded(slot.slotDescription);
    return done();
}

void Pkcs11Reader::dropSession()
{
    if (m_session != CK_INVALID_HANDLE) {
        logout();
        m_p11.C_CloseSession(m_session);
    }
    m_session = CK_INVALID_HANDLE;
    m_serial.clear();
    m_readerName.clear();
    m_certificate.clear();
    m_loggedIn = false;
}

Error Pkcs11Reader::failure(CK_RV answer)
{
    dropSession();
    return pkcs11Error(answer);
}

Result<CardInfo> Pkcs11Reader::inspect()
{
    const auto token = findToken();
    if (!token.ok()) {
        dropSession();
        return token.error();
    }
    const QByteArray serial = padded(token->info.serialNumber);
    if (m_session != CK_INVALID_HANDLE) {
        // Another card, or the same one put in anew (its old session is dead): the login went with the card that was
        // taken out, and whoever relied on it must hear so once (C-07).
        CK_SESSION_INFO session{};
        const bool sameCard = m_slot == token->slot && m_serial == serial && m_p11.C_GetSessionInfo(m_session, &session) == CKR_OK
            && (!m_loggedIn || session.state == CKS_RO_USER_FUNCTIONS);
        if (!sameCard) {
            const bool loginLost = m_loggedIn;
            dropSession();
            if (loginLost)
                return ErrorCode::CardRemoved;
        }
    }
    MADOGUCHI_TRY(openSession(*token));
    if (m_certificate.isEmpty()) {
        auto certificate = readCertificate();
        if (!certificate.ok()) {
            dropSession();
            return certificate.error();
        }
        m_certificate = std::move(certificate).value();
    }
    CardInfo info;
    info.label = QString::fromUtf8(padded(token->info.label));
    info.serial = QString::fromLatin1(serial);
    info.certificateDer = m_certificate;
    m_keypad = token->info.flags & CKF_PROTECTED_AUTHENTICATION_PATH;
    info.pinNeeded = !m_keypad;
    info.pinTries = triesLeft(token->info.flags);
    return info;
}

Result<Done> Pkcs11Reader::login(SecretBytes pin)
{
    MADOGUCHI_TRY(inspect());
    logout(); // a second login proves the PIN anew
    CK_RV answer = pin.isEmpty() ? m_p11.C_Login(m_session, CKU_USER, nullptr, 0) : m_p11.C_Login(m_session, CKU_USER, pin.data(), pin.size());
    if (answer == CKR_USER_ALREADY_LOGGED_IN) { // by another session of this process
        m_p11.C_Logout(m_session);
        answer = m_p11.C_Login(m_session, CKU_USER, pin.data(), pin.size());
    }
    pin.wipe();
    if (answer == CKR_OK) {
        m_loggedIn = true;
        return done();
    }
    Error error = pkcs11Error(answer);
    if (error.code != ErrorCode::CardPinWrong && error.code != ErrorCode::CardBlocked)
        return failure(answer);
    const auto token = findToken();
    const PinTries left = token.ok() ? triesLeft(token->info.flags) : PinTries::Untold;
    if (error.code == ErrorCode::CardPinWrong && left == PinTries::None)
        return Error{ErrorCode::CardBlocked, error.args, {}}; // that was the last try
    if (error.code == ErrorCode::CardPinWrong)
        error.args = left == PinTries::Untold ? QStringList() : QStringList(left == PinTries::Last ? u"last"_s : u"few"_s);
    return error;
}

void Pkcs11Reader::logout()
{
    if (m_loggedIn)
        m_p11.C_Logout(m_session);
    m_loggedIn = false;
}

Result<CK_OBJECT_HANDLE> Pkcs11Reader::findObject(CK_OBJECT_CLASS kind, QByteArrayView label) const
{
    CK_ATTRIBUTE wanted[] = {attribute(CKA_CLASS, kind), {CKA_LABEL, input(label), static_cast<CK_ULONG>(label.size())}};
    CK_OBJECT_HANDLE object = CK_INVALID_HANDLE;
    CK_ULONG found = 0;
    CK_RV answer = m_p11.C_FindObjectsInit(m_session, wanted, std::size(wanted));
    if (answer == CKR_OK) {
        answer = m_p11.C_FindObjects(m_session, &object, 1, &found);
        m_p11.C_FindObjectsFinal(m_session);
    }
    if (answer != CKR_OK)
        return pkcs11Error(answer);
    if (found == 0)
        return Error{ErrorCode::CardUnknown, {QString::fromLatin1(label)}, {}};
    return object;
}

Result<QByteArray> Pkcs11Reader::readCertificate() const
{
    MADOGUCHI_ASSIGN(const CK_OBJECT_HANDLE object, findObject(CKO_CERTIFICATE, "sign"));
    return readValue(object, CKA_VALUE, maxCertificateSize, u"certificate size"_s);
}

Result<QByteArray> Pkcs11Reader::readValue(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type, CK_ULONG most, const QString &what) const
{
    CK_ATTRIBUTE value{type, nullptr, 0};
    CK_RV answer = m_p11.C_GetAttributeValue(m_session, object, &value, 1);
    if (answer != CKR_OK)
        return pkcs11Error(answer);
    if (value.ulValueLen == 0 || value.ulValueLen > most)
        return Error{ErrorCode::CardUnknown, {what}, {}};
    QByteArray content(static_cast<qsizetype>(value.ulValueLen), '\0');
    value.pValue = content.data();
    answer = m_p11.C_GetAttributeValue(m_session, object, &value, 1);
    if (answer != CKR_OK)
        return pkcs11Error(answer);
    content.truncate(static_cast<qsizetype>(value.ulValueLen));
    return content;
}

Result<Pkcs11Reader::Key> Pkcs11Reader::privateKey(QByteArrayView label)
{
    if (m_session == CK_INVALID_HANDLE)
        return ErrorCode::CardRemoved;
    if (!m_loggedIn && m_keypad) // nobody gave us a PIN: the reader asks for it itself
        MADOGUCHI_TRY(login(SecretBytes()));
    if (!m_loggedIn)
        return pkcs11Error(CKR_USER_NOT_LOGGED_IN);
    const auto found = findObject(CKO_PRIVATE_KEY, label);
    if (!found.ok()) { // whatever it was, no login stays behind
        dropSession();
        return found.error();
    }
    Key key{*found, CKK_EC};
    CK_ATTRIBUTE type = attribute(CKA_KEY_TYPE, key.type);
    if (const CK_RV answer = m_p11.C_GetAttributeValue(m_session, key.handle, &type, 1); answer != CKR_OK)
        return failure(answer);
    if (key.type != CKK_EC && key.type != CKK_RSA)
        return Error{ErrorCode::CardUnknown, {u"key type"_s}, {}};
    return key;
}

bool Pkcs11Reader::canSign(CK_MECHANISM_TYPE type) const
{
    CK_MECHANISM_INFO info{};
    return m_p11.C_GetMechanismInfo(m_slot, type, &info) == CKR_OK && (info.flags & CKF_SIGN);
}

Result<QByteArray> Pkcs11Reader::sign(QByteArrayView message)
{
    MADOGUCHI_ASSIGN(const Key key, privateKey("sign"));
    // The digest is ours: many cards have plain ECDSA and plain RSA only. What is signed here is a challenge or a statement, no secret.
    const QByteArray digest = QCryptographicHash::hash(message, QCryptographicHash::Sha256);
    if (key.type == CKK_EC) {
        MADOGUCHI_ASSIGN(const QByteArray signature, signWith(CKM_ECDSA, key.handle, digest));
        return signature.size() == qsizetype(signatureSize) ? Result<QByteArray>(signature) : failure(CKR_SIGNATURE_LEN_RANGE);
    }
    const bool whole = !canSign(CKM_RSA_PKCS) && canSign(CKM_SHA256_RSA_PKCS);
    MADOGUCHI_ASSIGN(const QByteArray signature, whole ? signWith(CKM_SHA256_RSA_PKCS, key.handle, message) : signWith(CKM_RSA_PKCS, key.handle, sha256DigestInfo + digest));
    return signature.size() >= qsizetype(minRsaSize) ? Result<QByteArray>(signature) : failure(CKR_SIGNATURE_LEN_RANGE);
}

Result<QByteArray> Pkcs11Reader::signWith(CK_MECHANISM_TYPE type, CK_OBJECT_HANDLE key, QByteArrayView data)
{
    CK_MECHANISM mechanism{type, nullptr, 0};
    CK_RV answer = m_p11.C_SignInit(m_session, &mechanism, key);
    QByteArray signature(maxRsaSize, '\0');
    CK_ULONG size = maxRsaSize;
    if (answer == CKR_OK)
        answer = m_p11.C_Sign(m_session, input(data), static_cast<CK_ULONG>(data.size()), reinterpret_cast<CK_BYTE *>(signature.data()), &size);
    if (answer != CKR_OK)
        return failure(answer);
    signature.truncate(static_cast<qsizetype>(size));
    return signature;
}

Result<SecretBytes> Pkcs11Reader::release(QByteArrayView lock)
{
    if (lock.size() != pointSize && (lock.size() < qsizetype(minRsaSize) || lock.size() > qsizetype(maxRsaSize)))
        return ErrorCode::InvalidArgument;
    MADOGUCHI_ASSIGN(const Key key, privateKey("agree"));
    if ((key.type == CKK_EC) != (lock.size() == pointSize))
        return ErrorCode::InvalidArgument;
    return key.type == CKK_EC ? agree(key.handle, lock) : decrypt(key.handle, lock);
}

Result<AgreeKey> Pkcs11Reader::agreeKey()
{
    MADOGUCHI_ASSIGN(const Key key, privateKey("agree"));
    if (key.type == CKK_EC)
        return AgreeKey();
    // Of the private key itself: a public one beside it under the same label may be anybody's.
    MADOGUCHI_ASSIGN(const QByteArray modulus, readValue(key.handle, CKA_MODULUS, maxRsaSize, u"modulus size"_s));
    MADOGUCHI_ASSIGN(const QByteArray exponent, readValue(key.handle, CKA_PUBLIC_EXPONENT, maxExponentSize, u"exponent size"_s));
    if (modulus.size() < qsizetype(minRsaSize))
        return Error{ErrorCode::CardUnknown, {u"modulus size"_s}, {}};
    return AgreeKey{modulus, exponent};
}

Result<SecretBytes> Pkcs11Reader::decrypt(CK_OBJECT_HANDLE key, QByteArrayView sealed)
{
    CK_RSA_PKCS_OAEP_PARAMS parameters{CKM_SHA_1, CKG_MGF1_SHA1, CKZ_DATA_SPECIFIED, nullptr, 0};
    CK_MECHANISM mechanism{CKM_RSA_PKCS_OAEP, &parameters, sizeof parameters};
    CK_RV answer = m_p11.C_DecryptInit(m_session, &mechanism, key);
    SecretBytes plain(maxRsaSize); // some modules want room for the modulus, however short the text is
    CK_ULONG size = maxRsaSize;
    if (answer == CKR_OK)
        answer = m_p11.C_Decrypt(m_session, input(sealed), static_cast<CK_ULONG>(sealed.size()), plain.data(), &size);
    if (answer != CKR_OK)
        return failure(answer);
    if (size != secretSize)
        return failure(CKR_DATA_LEN_RANGE);
    plain.truncate(secretSize);
    return plain;
}

Result<SecretBytes> Pkcs11Reader::agree(CK_OBJECT_HANDLE key, QByteArrayView point)
{
    CK_ECDH1_DERIVE_PARAMS parameters{CKD_NULL, 0, nullptr, pointSize, input(point)};
    CK_MECHANISM mechanism{CKM_ECDH1_DERIVE, &parameters, sizeof parameters};
    CK_OBJECT_CLASS kind = CKO_SECRET_KEY;
    CK_KEY_TYPE type = CKK_GENERIC_SECRET;
    CK_ULONG length = secretSize;
    CK_BBOOL yes = CK_TRUE;
    CK_BBOOL no = CK_FALSE;
    CK_ATTRIBUTE wanted[] = {attribute(CKA_CLASS, kind), attribute(CKA_KEY_TYPE, type), attribute(CKA_TOKEN, no), attribute(CKA_SENSITIVE, no),
                             attribute(CKA_EXTRACTABLE, yes), attribute(CKA_VALUE_LEN, length)};
    CK_OBJECT_HANDLE derived = CK_INVALID_HANDLE;
    CK_RV answer = m_p11.C_DeriveKey(m_session, &mechanism, key, wanted, std::size(wanted), &derived);
    if (answer != CKR_OK)
        return failure(answer);
    SecretBytes shared(secretSize);
    CK_ATTRIBUTE value{CKA_VALUE, shared.data(), shared.size()};
    answer = m_p11.C_GetAttributeValue(m_session, derived, &value, 1);
    m_p11.C_DestroyObject(m_session, derived);
    if (answer != CKR_OK)
        return failure(answer);
    if (value.ulValueLen != secretSize)
        return failure(CKR_DATA_LEN_RANGE);
    return shared;
}

} // namespace madoguchi::card
