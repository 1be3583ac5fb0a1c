#include "card/module/pkcs11_module.h"

#include <QFileInfo>
#include <QHash>
#include <QLibrary>

#include <p11-kit/pkcs11.h>

#include <mutex>

using namespace Qt::StringLiterals;

namespace madoguchi::card {

namespace {

#define MADOGUCHI_CKR(name) {name, #name}
constexpr struct {
    unsigned long value;
    const char *name;
} answerNames[] = {
    MADOGUCHI_CKR(CKR_HOST_MEMORY), MADOGUCHI_CKR(CKR_SLOT_ID_INVALID), MADOGUCHI_CKR(CKR_GENERAL_ERROR), MADOGUCHI_CKR(CKR_FUNCTION_FAILED),
    MADOGUCHI_CKR(CKR_ARGUMENTS_BAD), MADOGUCHI_CKR(CKR_ATTRIBUTE_SENSITIVE), MADOGUCHI_CKR(CKR_ATTRIBUTE_TYPE_INVALID),
    MADOGUCHI_CKR(CKR_ATTRIBUTE_VALUE_INVALID), MADOGUCHI_CKR(CKR_DATA_INVALID), MADOGUCHI_CKR(CKR_DATA_LEN_RANGE), MADOGUCHI_CKR(CKR_DEVICE_ERROR),
    MADOGUCHI_CKR(CKR_DEVICE_MEMORY), MADOGUCHI_CKR(CKR_DEVICE_REMOVED), MADOGUCHI_CKR(CKR_FUNCTION_CANCELED),
    MADOGUCHI_CKR(CKR_FUNCTION_NOT_SUPPORTED), MADOGUCHI_CKR(CKR_KEY_HANDLE_INVALID), MADOGUCHI_CKR(CKR_KEY_TYPE_INCONSISTENT),
    MADOGUCHI_CKR(CKR_KEY_FUNCTION_NOT_PERMITTED), MADOGUCHI_CKR(CKR_MECHANISM_INVALID), MADOGUCHI_CKR(CKR_MECHANISM_PARAM_INVALID),
    MADOGUCHI_CKR(CKR_OBJECT_HANDLE_INVALID), MADOGUCHI_CKR(CKR_OPERATION_ACTIVE), MADOGUCHI_CKR(CKR_OPERATION_NOT_INITIALIZED),
    MADOGUCHI_CKR(CKR_PIN_INCORRECT), MADOGUCHI_CKR(CKR_PIN_INVALID), MADOGUCHI_CKR(CKR_PIN_LEN_RANGE), MADOGUCHI_CKR(CKR_PIN_EXPIRED),
    MADOGUCHI_CKR(CKR_PIN_LOCKED), MADOGUCHI_CKR(CKR_SESSION_CLOSED), MADOGUCHI_CKR(CKR_SESSION_COUNT), MADOGUCHI_CKR(CKR_SESSION_HANDLE_INVALID),
    MADOGUCHI_CKR(CKR_SIGNATURE_LEN_RANGE), MADOGUCHI_CKR(CKR_TEMPLATE_INCONSISTENT), MADOGUCHI_CKR(CKR_TOKEN_NOT_PRESENT),
    MADOGUCHI_CKR(CKR_TOKEN_NOT_RECOGNIZED), MADOGUCHI_CKR(CKR_TOKEN_WRITE_PROTECTED), MADOGUCHI_CKR(CKR_USER_ALREADY_LOGGED_IN),
    MADOGUCHI_CKR(CKR_USER_NOT_LOGGED_IN), MADOGUCHI_CKR(CKR_USER_PIN_NOT_INITIALIZED), MADOGUCHI_CKR(CKR_USER_TYPE_INVALID),
    MADOGUCHI_CKR(CKR_BUFFER_TOO_SMALL), MADOGUCHI_CKR(CKR_CRYPTOKI_NOT_INITIALIZED),
};
#undef MADOGUCHI_CKR

std::mutex registryMutex;

QHash<QString, std::weak_ptr<Pkcs11Module>> &registry()
{
    static auto *modules = new QHash<QString, std::weak_ptr<Pkcs11Module>>; // outlives every reader at exit
    return *modules;
}

} // namespace

Result<std::shared_ptr<Pkcs11Module>> Pkcs11Module::open(const QString &path)
{
    // Absolute only: a search along library paths would let another folder's library in.
    const QFileInfo file(path);
    if (!file.isAbsolute() || !file.isFile())
        return ErrorCode::CardModuleMissing;
    const std::lock_guard guard(registryMutex);
    if (auto module = registry().value(path).lock())
        return module;

    QLibrary library(path);
    library.setLoadHints(QLibrary::ResolveAllSymbolsHint | QLibrary::PreventUnloadHint);
    const auto getFunctionList = reinterpret_cast<CK_C_GetFunctionList>(library.resolve("C_GetFunctionList"));
    CK_FUNCTION_LIST *functions = nullptr;
    if (!getFunctionList || getFunctionList(&functions) != CKR_OK || !functions)
        return ErrorCode::CardModuleMissing;
    CK_C_INITIALIZE_ARGS arguments{};
    arguments.flags = CKF_OS_LOCKING_OK;
    const CK_RV answer = functions->C_Initialize(&arguments);
    if (answer != CKR_OK && answer != CKR_CRYPTOKI_ALREADY_INITIALIZED)
        return pkcs11Error(answer);
    // Who found it initialised leaves it so: somebody else in this process uses it.
    std::shared_ptr<Pkcs11Module> module(new Pkcs11Module(functions, answer == CKR_OK));
    registry().insert(path, module);
    return module;
}

Pkcs11Module::~Pkcs11Module()
{
    const std::lock_guard guard(registryMutex);
    if (m_finalise)
        m_functions->C_Finalize(nullptr);
}

Error pkcs11Error(unsigned long answer)
{
    QString name = u"CKR_0x"_s + QString::number(answer, 16);
    for (const auto &known : answerNames) {
        if (known.value == answer)
            name = QString::fromLatin1(known.name);
    }
    const auto code = [answer] {
        switch (answer) {
        case CKR_PIN_INCORRECT:
        case CKR_PIN_INVALID:
        case CKR_PIN_LEN_RANGE:
            return ErrorCode::CardPinWrong;
        case CKR_PIN_LOCKED:
            return ErrorCode::CardBlocked;
        case CKR_TOKEN_NOT_PRESENT:
            return ErrorCode::CardMissing;
        case CKR_DEVICE_REMOVED:
        case CKR_SESSION_HANDLE_INVALID:
        case CKR_SESSION_CLOSED:
            return ErrorCode::CardRemoved;
        case CKR_SLOT_ID_INVALID:
            return ErrorCode::CardReaderMissing;
        case CKR_TOKEN_NOT_RECOGNIZED:
            return ErrorCode::CardUnknown;
        default:
            return ErrorCode::CardFailed;
        }
    }();
    return Error{code, {name}, {}};
}

} // namespace madoguchi::card
