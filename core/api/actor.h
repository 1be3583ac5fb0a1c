#pragma once

#include "api/role.h"
#include "api/use_case.h"
#include "base/id.h"
#include "base/result.h"

#include <QDateTime>

namespace madoguchi::api {

/// Who does it: filled by the gate from the running session, never by a caller.
struct Actor {
    StaffId staff;
    QString name;    ///< as the header shows it
    QString section; ///< 課・係
    Role role = Role::Clerk;
    QString cardSerial;
    TerminalId terminal;
    QString municipality; ///< 全国地方公共団体コード, 6 digits
    ReceptionId reception; ///< the visit in progress, or empty
    QString receptionNumber; ///< 受付番号 as on the paper, or empty
};

/// The one door: every use case passes it, and a refusal is recorded before it is answered (C-09). Callable from any
/// thread. Errors: NotLoggedIn, Locked, Denied.
class Gate {
public:
    virtual ~Gate() = default;
    virtual Result<Actor> admit(UseCase useCase) = 0;
    /// The visit in progress (受付): from now on every actor carries it, and with it the record. Empty ids: none.
    virtual void setReception(ReceptionId id, QString number)
    {
        Q_UNUSED(id)
        Q_UNUSED(number)
    }
};

} // namespace madoguchi::api
