#include "session/record_words.h"

using namespace Qt::StringLiterals;

namespace madoguchi::session {

using api::LockCause;
using api::Outcome;

QString text(LockCause cause)
{
    switch (cause) {
    case LockCause::Idle: return u"idle"_s;
    case LockCause::CardRemoved: return u"card-removed"_s;
    case LockCause::Demand: return u"demand"_s;
    case LockCause::SystemLock: return u"system-lock"_s;
    case LockCause::Suspend: return u"suspend"_s;
    case LockCause::StandingEnded: return u"standing-ended"_s;
    case LockCause::OpenedElsewhere: return u"opened-elsewhere"_s;
    }
    return {};
}

Outcome outcomeOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::PasswordWrong:
    case ErrorCode::PasswordExpired:
    case ErrorCode::CardPinWrong:
    case ErrorCode::CardBlocked:
    case ErrorCode::CardUnknown:
    case ErrorCode::CardChallengeRefused:
    case ErrorCode::CertificateInvalid:
    case ErrorCode::CertificateExpired:
    case ErrorCode::CertificateNotYetValid:
    case ErrorCode::CertificateRevoked:
    case ErrorCode::CertificateUntrusted:
    case ErrorCode::CertificateUnfit:
    case ErrorCode::OtherPerson:
    case ErrorCode::Throttled:
    case ErrorCode::NotEnrolledHere:
    case ErrorCode::SlotOld:
    case ErrorCode::Denied:
    case ErrorCode::Locked:
    case ErrorCode::NotLoggedIn: return Outcome::Denied;
    default: return Outcome::Failed;
    }
}

} // namespace madoguchi::session
