#include "training/card_writer.h"

#include "card/module/pkcs11_module.h"

#include <QFileInfo>

#include <p11-kit/pkcs11.h>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace madoguchi::training {

namespace {

constexpr CK_ULONG maxSlots = 256;
constexpr qsizetype labelSize = 32;
constexpr qsizetype pointSize = 65;

CK_BYTE *input(QByteArrayView data) { return reinterpret_cast<CK_BYTE *>(const_cast<char *>(data.data())); }
CK_BYTE *input(const SecretBytes &data) { return const_cast<CK_BYTE *>(data.data()); }

template <typename T>
    requires std::is_integral_v<T>
CK_ATTRIBUTE attribute(CK_ATTRIBUTE_TYPE type, T &value)
{
    return {type, &value, sizeof value};
}
CK_ATTRIBUTE content(CK_ATTRIBUTE_TYPE type, QByteArrayView value) { return {type, input(value), static_cast<CK_ULONG>(value.size())}; }

Result<Done> check(CK_RV answer) { return answer == CKR_OK ? done() : Result<Done>(card::pkcs11Error(answer)); }

/// One token while it is being written.
class TokenWriter {
public:
    explicit TokenWriter(const CK_FUNCTION_LIST &p11) : m_p11(p11) {}
    ~TokenWriter()
    {
        if (m_session != CK_INVALID_HANDLE)
            m_p11.C_CloseSession(m_session);
    }
    TokenWriter(const TokenWriter &) = delete;
    TokenWriter &operator=(const TokenWriter &) = delete;

    Result<QString> create(const QByteArray &label, const SecretBytes &soPin, const SecretBytes &pin)
    {
        QByteArray padded = label.leftJustified(labelSize, ' ');
        MADOGUCHI_ASSIGN(const CK_SLOT_ID empty, slotWhere([](const CK_TOKEN_INFO &info) { return !(info.flags & CKF_TOKEN_INITIALIZED); }));
        MADOGUCHI_TRY(check(m_p11.C_InitToken(empty, input(soPin), soPin.size(), input(padded))));
        CK_TOKEN_INFO token{};
        MADOGUCHI_ASSIGN(const CK_SLOT_ID slot, slotWhere([&](const CK_TOKEN_INFO &info) {
            token = info;
            return std::equal(padded.begin(), padded.end(), reinterpret_cast<const char *>(info.label));
        }));
        MADOGUCHI_TRY(check(m_p11.C_OpenSession(slot, CKF_SERIAL_SESSION | CKF_RW_SESSION, nullptr, nullptr, &m_session)));
        MADOGUCHI_TRY(check(m_p11.C_Login(m_session, CKU_SO, input(soPin), soPin.size())));
        MADOGUCHI_TRY(check(m_p11.C_InitPIN(m_session, input(pin), pin.size())));
        MADOGUCHI_TRY(check(m_p11.C_Logout(m_session)));
        MADOGUCHI_TRY(check(m_p11.C_Login(m_session, CKU_USER, input(pin), pin.size())));
        return QString::fromLatin1(reinterpret_cast<const char *>(token.serialNumber), sizeof token.serialNumber).trimmed();
    }

    Result<crypto::PublicKey> generate(const QByteArray &label, CardKeys kind)
    {
        const bool signs = label == "sign";
        if (kind == CardKeys::P256) {
            const QByteArray curve = QByteArray::fromHex("06082a8648ce3d030107"); // OID prime256v1
            MADOGUCHI_ASSIGN(const CK_OBJECT_HANDLE key, generate(label, CKM_EC_KEY_PAIR_GEN, {content(CKA_EC_PARAMS, curve)}, signs ? CKA_SIGN : CKA_DERIVE));
            MADOGUCHI_ASSIGN(const QByteArray point, read(key, CKA_EC_POINT, 2 + pointSize)); // DER OCTET STRING: 04 41 ‖ point
            return crypto::PublicKey::fromPoint(QByteArrayView(point).sliced(qMin<qsizetype>(2, point.size())));
        }
        CK_ULONG bits = 2048;
        const QByteArray exponent = QByteArray::fromHex("010001");
        MADOGUCHI_ASSIGN(const CK_OBJECT_HANDLE key, generate(label, CKM_RSA_PKCS_KEY_PAIR_GEN, {attribute(CKA_MODULUS_BITS, bits), content(CKA_PUBLIC_EXPONENT, exponent)},
                                                              signs ? CKA_SIGN : CKA_DECRYPT));
        MADOGUCHI_ASSIGN(const QByteArray modulus, read(key, CKA_MODULUS, 512));
        return crypto::PublicKey::fromRsa(modulus, exponent);
    }

    /// The public half; the private one may do `use` and never leaves the token.
    Result<CK_OBJECT_HANDLE> generate(const QByteArray &label, CK_MECHANISM_TYPE type, std::vector<CK_ATTRIBUTE> publicPart, CK_ATTRIBUTE_TYPE use)
    {
        CK_MECHANISM mechanism{type, nullptr, 0};
        CK_BBOOL yes = CK_TRUE;
        CK_BBOOL no = CK_FALSE;
        publicPart.insert(publicPart.end(), {attribute(CKA_TOKEN, yes), attribute(CKA_PRIVATE, no), content(CKA_LABEL, label), content(CKA_ID, label)});
        CK_ATTRIBUTE privatePart[] = {attribute(CKA_TOKEN, yes), attribute(CKA_PRIVATE, yes), attribute(CKA_SENSITIVE, yes), attribute(CKA_EXTRACTABLE, no),
                                      attribute(use, yes), content(CKA_LABEL, label), content(CKA_ID, label)};
        CK_OBJECT_HANDLE publicKey = CK_INVALID_HANDLE;
        CK_OBJECT_HANDLE privateKey = CK_INVALID_HANDLE;
        MADOGUCHI_TRY(check(m_p11.C_GenerateKeyPair(m_session, &mechanism, publicPart.data(), publicPart.size(), privatePart, std::size(privatePart),
                                                    &publicKey, &privateKey)));
        return publicKey;
    }

    Result<QByteArray> read(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type, qsizetype most) const
    {
        QByteArray bytes(most, '\0');
        CK_ATTRIBUTE value = content(type, bytes);
        MADOGUCHI_TRY(check(m_p11.C_GetAttributeValue(m_session, object, &value, 1)));
        bytes.truncate(static_cast<qsizetype>(value.ulValueLen));
        return bytes;
    }

    Result<Done> addCertificate(const QByteArray &label, const QByteArray &der)
    {
        CK_OBJECT_CLASS kind = CKO_CERTIFICATE;
        CK_CERTIFICATE_TYPE type = CKC_X_509;
        CK_BBOOL yes = CK_TRUE;
        CK_BBOOL no = CK_FALSE;
        const QByteArray subject = QByteArrayLiteral("madoguchi"); // required by SoftHSM, read by nobody
        CK_ATTRIBUTE parts[] = {attribute(CKA_CLASS, kind), attribute(CKA_CERTIFICATE_TYPE, type), attribute(CKA_TOKEN, yes), attribute(CKA_PRIVATE, no),
                                content(CKA_SUBJECT, subject), content(CKA_LABEL, label), content(CKA_ID, label), content(CKA_VALUE, der)};
        CK_OBJECT_HANDLE object = CK_INVALID_HANDLE;
        return check(m_p11.C_CreateObject(m_session, parts, std::size(parts), &object));
    }

private:
    template <typename Predicate>
    Result<CK_SLOT_ID> slotWhere(Predicate wanted) const
    {
        CK_SLOT_ID slots[maxSlots];
        CK_ULONG count = 0;
        MADOGUCHI_TRY(check(m_p11.C_GetSlotList(CK_TRUE, nullptr, &count))); // a null list makes SoftHSM look for new tokens
        count = maxSlots;
        MADOGUCHI_TRY(check(m_p11.C_GetSlotList(CK_TRUE, slots, &count)));
        for (CK_ULONG i = 0; i < count; ++i) {
            CK_TOKEN_INFO info{};
            MADOGUCHI_TRY(check(m_p11.C_GetTokenInfo(slots[i], &info)));
            if (wanted(info))
                return slots[i];
        }
        return card::pkcs11Error(CKR_TOKEN_NOT_PRESENT);
    }

    const CK_FUNCTION_LIST &m_p11;
    CK_SESSION_HANDLE m_session = CK_INVALID_HANDLE;
};

} // namespace

QString softHsmModule()
{
    for (const auto &path : {u"/usr/lib/softhsm/libsofthsm2.so"_s, u"/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"_s,
                             u"/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so"_s, u"/usr/lib64/pkcs11/libsofthsm2.so"_s,
                             u"/usr/local/lib/softhsm/libsofthsm2.so"_s}) {
        if (QFileInfo(path).isFile())
            return path;
    }
    return {};
}

Result<WrittenCard> writeCard(const QString &modulePath, const QString &softhsmConf, const QString &label, const SecretBytes &soPin,
                              const SecretBytes &pin, const IssueCertificate &issue, CardKeys keys)
{
    if (label.isEmpty() || label.toUtf8().size() > labelSize)
        return ErrorCode::InvalidArgument;
    qputenv("SOFTHSM2_CONF", softhsmConf.toLocal8Bit()); // SoftHSM reads it when it is initialised and knows no other way
    MADOGUCHI_ASSIGN(const auto module, card::Pkcs11Module::open(modulePath));
    TokenWriter writer(module->functions());
    WrittenCard card;
    MADOGUCHI_ASSIGN(card.serial, writer.create(label.toUtf8(), soPin, pin));
    MADOGUCHI_ASSIGN(card.sign, writer.generate(QByteArrayLiteral("sign"), keys));
    MADOGUCHI_ASSIGN(card.agree, writer.generate(QByteArrayLiteral("agree"), keys));
    MADOGUCHI_ASSIGN(const QByteArray certificate, issue(card.sign));
    MADOGUCHI_TRY(writer.addCertificate(QByteArrayLiteral("sign"), certificate));
    return card;
}

} // namespace madoguchi::training
