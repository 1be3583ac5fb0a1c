#pragma once

#include "base/result.h"

#include <memory>

struct _CK_FUNCTION_LIST; // p11-kit/pkcs11.h

namespace madoguchi::card {

/// A loaded and initialised PKCS#11 module; one a path and process, finalised with its last user. The library itself
/// stays loaded for good: SoftHSM shares our OpenSSL, whose exit handlers would call into unmapped code.
class Pkcs11Module {
public:
    /// Absolute path. CardModuleMissing (no such library, or no PKCS#11 in it), CardFailed.
    static Result<std::shared_ptr<Pkcs11Module>> open(const QString &path);
    ~Pkcs11Module();
    Pkcs11Module(const Pkcs11Module &) = delete;
    Pkcs11Module &operator=(const Pkcs11Module &) = delete;
    const _CK_FUNCTION_LIST &functions() const { return *m_functions; }

private:
    Pkcs11Module(_CK_FUNCTION_LIST *functions, bool finalise) : m_functions(functions), m_finalise(finalise) {}
    _CK_FUNCTION_LIST *m_functions;
    bool m_finalise;
};

/// The code for what a module answered (a CKR_… value), with its name as the argument.
Error pkcs11Error(unsigned long answer);

} // namespace madoguchi::card
