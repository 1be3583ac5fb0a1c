// A PKCS#11 module: SoftHSM2's function list with the calls replaced that show slots, tokens, sessions and PINs. README.md.

#include "training/reader/reader_state.h"

#include <QFileInfo>
#include <QLibrary>

#include <p11-kit/pkcs11.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <optional>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

using madoguchi::training::PinCounter;
using madoguchi::training::ReaderState;
using P11 = CK_FUNCTION_LIST;

constexpr CK_SLOT_ID readerSlot = 1;
constexpr CK_ULONG maxSlots = 256;

P11 *softHsm = nullptr; ///< loaded once and never unloaded: its exit handlers are OpenSSL's, which is ours as well
P11 ours;
QString controlFile;
std::recursive_mutex guard;
std::map<CK_SESSION_HANDLE, QByteArray> sessions; ///< and the card each was opened with

P11 *loadSoftHsm()
{
    for (const auto &path : {u"/usr/lib/softhsm/libsofthsm2.so"_s, u"/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"_s,
                             u"/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so"_s, u"/usr/lib64/pkcs11/libsofthsm2.so"_s,
                             u"/usr/local/lib/softhsm/libsofthsm2.so"_s}) {
        if (!QFileInfo(path).isFile())
            continue;
        QLibrary library(path);
        library.setLoadHints(QLibrary::ResolveAllSymbolsHint | QLibrary::PreventUnloadHint);
        const auto getList = reinterpret_cast<CK_C_GetFunctionList>(library.resolve("C_GetFunctionList"));
        P11 *list = nullptr;
        if (getList && getList(&list) == CKR_OK)
            return list;
    }
    return nullptr;
}

struct Card {
    CK_SLOT_ID slot; ///< SoftHSM's
    CK_TOKEN_INFO info;
    QByteArray serial() const { return QByteArray(reinterpret_cast<const char *>(info.serialNumber), sizeof info.serialNumber).trimmed(); }
};

/// The token that the control file puts into the reader; none if there is no such token.
std::optional<Card> cardIn(const ReaderState &state)
{
    CK_SLOT_ID slots[maxSlots];
    CK_ULONG count = 0;
    if (!state.hasCard() || softHsm->C_GetSlotList(CK_TRUE, nullptr, &count) != CKR_OK)
        return {};
    count = maxSlots;
    if (softHsm->C_GetSlotList(CK_TRUE, slots, &count) != CKR_OK)
        return {};
    for (CK_ULONG i = 0; i < count; ++i) {
        Card card{slots[i], {}};
        if (softHsm->C_GetTokenInfo(card.slot, &card.info) == CKR_OK && (card.info.flags & CKF_TOKEN_INITIALIZED)
            && QByteArrayView(card.info.label, sizeof card.info.label).trimmed() == state.card)
            return card;
    }
    return {};
}

void pad(unsigned char *field, std::size_t size, const char *text)
{
    std::memset(field, ' ', size);
    std::memcpy(field, text, std::min(size, std::strlen(text)));
}

/// What every call answers while the control file says so (README.md); CKR_OK: nothing is wrong. Some never answer.
CK_RV faultOf(const ReaderState &state)
{
    static constexpr std::pair<const char16_t *, CK_RV> answers[] = {
        {u"CKR_DEVICE_ERROR", CKR_DEVICE_ERROR}, {u"CKR_DEVICE_REMOVED", CKR_DEVICE_REMOVED}, {u"CKR_DEVICE_MEMORY", CKR_DEVICE_MEMORY},
        {u"CKR_SESSION_HANDLE_INVALID", CKR_SESSION_HANDLE_INVALID}, {u"CKR_SESSION_CLOSED", CKR_SESSION_CLOSED},
        {u"CKR_TOKEN_NOT_PRESENT", CKR_TOKEN_NOT_PRESENT}, {u"CKR_TOKEN_NOT_RECOGNIZED", CKR_TOKEN_NOT_RECOGNIZED},
        {u"CKR_SLOT_ID_INVALID", CKR_SLOT_ID_INVALID}, {u"CKR_CRYPTOKI_NOT_INITIALIZED", CKR_CRYPTOKI_NOT_INITIALIZED},
        {u"CKR_GENERAL_ERROR", CKR_GENERAL_ERROR}, {u"CKR_FUNCTION_FAILED", CKR_FUNCTION_FAILED}, {u"CKR_HOST_MEMORY", CKR_HOST_MEMORY}};
    if (state.once) // whatever follows comes after the trouble
        ReaderState{state.card, {}, state.keypad}.write(controlFile);
    if (state.fault == u"crash")
        std::abort();
    while (state.fault == u"hang")
        pause();
    for (const auto &[name, answer] : answers) {
        if (state.fault == QStringView(name))
            return answer;
    }
    return CKR_OK;
}

/// A session lives as long as its card stays in the reader.
CK_RV checkSession(CK_SESSION_HANDLE session)
{
    const ReaderState state = ReaderState::read(controlFile);
    if (const CK_RV answer = faultOf(state); answer != CKR_OK)
        return answer;
    const auto found = sessions.find(session);
    if (found == sessions.end())
        return CKR_SESSION_HANDLE_INVALID;
    if (state.hasCard() && state.card == found->second)
        return CKR_OK;
    softHsm->C_CloseSession(session);
    sessions.erase(found);
    return CKR_DEVICE_REMOVED;
}

CK_RV initialize(void *arguments)
{
    const std::lock_guard lock(guard);
    controlFile = qEnvironmentVariable("MADOGUCHI_TRAINING_READER");
    sessions.clear();
    return softHsm->C_Initialize(arguments);
}

CK_RV finalize(void *reserved)
{
    const std::lock_guard lock(guard);
    sessions.clear();
    return softHsm->C_Finalize(reserved);
}

CK_RV getFunctionList(P11 **list)
{
    *list = &ours;
    return CKR_OK;
}

CK_RV getSlotList(unsigned char tokenPresent, CK_SLOT_ID *list, CK_ULONG *count)
{
    const std::lock_guard lock(guard);
    const ReaderState state = ReaderState::read(controlFile);
    if (const CK_RV answer = faultOf(state); answer != CKR_OK)
        return answer;
    const CK_ULONG found = state.hasReader() && (!tokenPresent || cardIn(state)) ? 1 : 0;
    const CK_ULONG room = *count;
    *count = found;
    if (!list || found == 0)
        return CKR_OK;
    if (room < found)
        return CKR_BUFFER_TOO_SMALL;
    list[0] = readerSlot;
    return CKR_OK;
}

CK_RV checkSlot(CK_SLOT_ID slot, const ReaderState &state)
{
    if (const CK_RV answer = faultOf(state); answer != CKR_OK)
        return answer;
    return slot == readerSlot && state.hasReader() ? CKR_OK : CKR_SLOT_ID_INVALID;
}

CK_RV getSlotInfo(CK_SLOT_ID slot, CK_SLOT_INFO *info)
{
    const std::lock_guard lock(guard);
    const ReaderState state = ReaderState::read(controlFile);
    if (const CK_RV answer = checkSlot(slot, state); answer != CKR_OK)
        return answer;
    *info = {};
    pad(info->slotDescription, sizeof info->slotDescription, "training reader");
    pad(info->manufacturerID, sizeof info->manufacturerID, "Madoguchi");
    info->flags = CKF_REMOVABLE_DEVICE | CKF_HW_SLOT | (cardIn(state) ? CKF_TOKEN_PRESENT : 0);
    return CKR_OK;
}

/// Calls `use` with the card in the reader.
template <typename Use>
CK_RV withCard(CK_SLOT_ID slot, Use use)
{
    const std::lock_guard lock(guard);
    const ReaderState state = ReaderState::read(controlFile);
    if (const CK_RV answer = checkSlot(slot, state); answer != CKR_OK)
        return answer;
    const auto card = cardIn(state);
    return card ? use(*card, state) : CKR_TOKEN_NOT_PRESENT;
}

CK_RV getTokenInfo(CK_SLOT_ID slot, CK_TOKEN_INFO *info)
{
    return withCard(slot, [info](const Card &card, const ReaderState &state) -> CK_RV {
        *info = card.info;
        info->flags &= ~static_cast<CK_FLAGS>(CKF_USER_PIN_COUNT_LOW | CKF_USER_PIN_FINAL_TRY | CKF_USER_PIN_LOCKED);
        const int left = state.fault == u"blocked" ? 0 : PinCounter(controlFile).left(card.serial());
        if (left == 0)
            info->flags |= CKF_USER_PIN_LOCKED;
        else if (left < PinCounter::tries)
            info->flags |= CKF_USER_PIN_COUNT_LOW | (left == 1 ? CKF_USER_PIN_FINAL_TRY : 0);
        if (!state.keypad.isEmpty())
            info->flags |= CKF_PROTECTED_AUTHENTICATION_PATH;
        return CKR_OK;
    });
}

CK_RV waitForSlotEvent(CK_FLAGS, CK_SLOT_ID *, void *) { return CKR_FUNCTION_NOT_SUPPORTED; } // as many real modules: poll

CK_RV getMechanismList(CK_SLOT_ID slot, CK_MECHANISM_TYPE *list, CK_ULONG *count)
{
    return withCard(slot, [=](const Card &card, const ReaderState &) { return softHsm->C_GetMechanismList(card.slot, list, count); });
}

CK_RV getMechanismInfo(CK_SLOT_ID slot, CK_MECHANISM_TYPE type, CK_MECHANISM_INFO *info)
{
    return withCard(slot, [=](const Card &card, const ReaderState &) { return softHsm->C_GetMechanismInfo(card.slot, type, info); });
}

CK_RV initToken(CK_SLOT_ID, unsigned char *, CK_ULONG, unsigned char *) { return CKR_TOKEN_WRITE_PROTECTED; } // cards are made elsewhere

CK_RV openSession(CK_SLOT_ID slot, CK_FLAGS flags, void *application, CK_NOTIFY notify, CK_SESSION_HANDLE *session)
{
    return withCard(slot, [=](const Card &card, const ReaderState &state) {
        const CK_RV answer = softHsm->C_OpenSession(card.slot, flags, application, notify, session);
        if (answer == CKR_OK)
            sessions[*session] = state.card;
        return answer;
    });
}

CK_RV closeSession(CK_SESSION_HANDLE session)
{
    const std::lock_guard lock(guard);
    return sessions.erase(session) ? softHsm->C_CloseSession(session) : CKR_SESSION_HANDLE_INVALID;
}

CK_RV closeAllSessions(CK_SLOT_ID slot)
{
    const std::lock_guard lock(guard);
    if (slot != readerSlot)
        return CKR_SLOT_ID_INVALID;
    for (const auto &[session, card] : sessions)
        softHsm->C_CloseSession(session);
    sessions.clear();
    return CKR_OK;
}

CK_RV getSessionInfo(CK_SESSION_HANDLE session, CK_SESSION_INFO *info)
{
    const std::lock_guard lock(guard);
    if (const CK_RV answer = checkSession(session); answer != CKR_OK)
        return answer;
    const CK_RV answer = softHsm->C_GetSessionInfo(session, info);
    info->slotID = readerSlot;
    return answer;
}

CK_RV login(CK_SESSION_HANDLE session, CK_USER_TYPE user, unsigned char *pin, CK_ULONG size)
{
    const std::lock_guard lock(guard);
    if (const CK_RV answer = checkSession(session); answer != CKR_OK)
        return answer;
    const ReaderState state = ReaderState::read(controlFile);
    const auto card = cardIn(state);
    PinCounter counter(controlFile);
    if (!card)
        return CKR_DEVICE_REMOVED;
    if (state.fault == u"blocked" || (user == CKU_USER && counter.left(card->serial()) == 0))
        return CKR_PIN_LOCKED;
    QByteArray entered = pin ? QByteArray() : state.keypad;
    if (!entered.isEmpty()) {
        pin = reinterpret_cast<unsigned char *>(entered.data());
        size = static_cast<CK_ULONG>(entered.size());
    }
    const CK_RV answer = softHsm->C_Login(session, user, pin, size);
    if (state.fault == u"crash-at-login") {
        counter.failed(card->serial()); // the card has counted, nobody has heard it
        std::abort();
    }
    if (user == CKU_USER && (answer == CKR_PIN_INCORRECT || answer == CKR_PIN_LEN_RANGE))
        counter.failed(card->serial());
    else if (user == CKU_USER && answer == CKR_OK)
        counter.succeeded(card->serial());
    return answer;
}

CK_RV findObjects(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE *objects, CK_ULONG room, CK_ULONG *count)
{
    const std::lock_guard lock(guard);
    if (const CK_RV answer = checkSession(session); answer != CKR_OK)
        return answer;
    if (ReaderState::read(controlFile).fault != u"unknown-card")
        return softHsm->C_FindObjects(session, objects, room, count);
    *count = 0;
    return CKR_OK;
}

/// Replaces a call that works on a session by one that first looks whether the card is still there.
template <auto Function, typename... Arguments>
void checked(CK_RV (*P11::*)(CK_SESSION_HANDLE, Arguments...))
{
    ours.*Function = [](CK_SESSION_HANDLE session, Arguments... arguments) -> CK_RV {
        const std::lock_guard lock(guard);
        const CK_RV answer = checkSession(session);
        return answer == CKR_OK ? (softHsm->*Function)(session, arguments...) : answer;
    };
}

bool prepare()
{
    const std::lock_guard lock(guard);
    if (softHsm)
        return true;
    softHsm = loadSoftHsm();
    if (!softHsm)
        return false;
    ours = *softHsm;
#define MADOGUCHI_CHECKED(function) checked<&P11::function>(&P11::function)
    MADOGUCHI_CHECKED(C_Logout);
    MADOGUCHI_CHECKED(C_CreateObject);
    MADOGUCHI_CHECKED(C_DestroyObject);
    MADOGUCHI_CHECKED(C_GetObjectSize);
    MADOGUCHI_CHECKED(C_GetAttributeValue);
    MADOGUCHI_CHECKED(C_SetAttributeValue);
    MADOGUCHI_CHECKED(C_FindObjectsInit);
    MADOGUCHI_CHECKED(C_FindObjectsFinal);
    MADOGUCHI_CHECKED(C_SignInit);
    MADOGUCHI_CHECKED(C_Sign);
    MADOGUCHI_CHECKED(C_DeriveKey);
    MADOGUCHI_CHECKED(C_DecryptInit);
    MADOGUCHI_CHECKED(C_Decrypt);
    MADOGUCHI_CHECKED(C_GenerateKeyPair);
    MADOGUCHI_CHECKED(C_GenerateRandom);
    MADOGUCHI_CHECKED(C_SetPIN);
#undef MADOGUCHI_CHECKED
    ours.C_Initialize = initialize;
    ours.C_Finalize = finalize;
    ours.C_GetFunctionList = getFunctionList;
    ours.C_GetSlotList = getSlotList;
    ours.C_GetSlotInfo = getSlotInfo;
    ours.C_GetTokenInfo = getTokenInfo;
    ours.C_WaitForSlotEvent = waitForSlotEvent;
    ours.C_GetMechanismList = getMechanismList;
    ours.C_GetMechanismInfo = getMechanismInfo;
    ours.C_InitToken = initToken;
    ours.C_OpenSession = openSession;
    ours.C_CloseSession = closeSession;
    ours.C_CloseAllSessions = closeAllSessions;
    ours.C_GetSessionInfo = getSessionInfo;
    ours.C_Login = login;
    ours.C_FindObjects = findObjects;
    return true;
}

} // namespace

extern "C" Q_DECL_EXPORT CK_RV C_GetFunctionList(P11 **list)
{
    if (!list)
        return CKR_ARGUMENTS_BAD;
    if (!prepare())
        return CKR_GENERAL_ERROR; // no SoftHSM2 on this machine
    return getFunctionList(list);
}
