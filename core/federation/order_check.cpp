#include "federation/order_check.h"

#include "directory/directory.h"
#include "directory/standing.h"
#include "domain/free_text.h"

#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madoguchi::federation {

namespace {

constexpr std::chrono::minutes clockTolerance{15};
constexpr int japanSeconds = 9 * 3600; // the office's day

bool isFar(const QDateTime &at, const QDateTime &now) { return std::chrono::abs(std::chrono::milliseconds(at.msecsTo(now))) > clockTolerance; }

} // namespace

const QMap<QString, QList<api::Permission>> &changeFunctions()
{
    using enum api::Permission;
    static const QMap<QString, QList<api::Permission>> table{{u"household"_s, {Decide}},
                                                             {u"notification"_s, {Decide}},
                                                             {u"register"_s, {Decide}},
                                                             {u"reception"_s, {Receive}},
                                                             {u"answer-task"_s, {Transmit, Decide}},
                                                             {u"media-request"_s, {RequestMedia, ApproveMedia}},
                                                             {u"continuity"_s, {Decide, ApproveDecisions}},
                                                             {u"continuity-months"_s, {Transmit}}};
    return table;
}

Result<directory::Ordered> checkOrder(const SentOrder &sent, const Tenant &tenant, const directory::DirectoryContent &content,
                                      const crypto::TrustStore &trust, const Clock &clock)
{
    MADOGUCHI_ASSIGN(directory::Ordered ordered, directory::readOrder(sent.statement));
    if (ordered.municipality != tenant.municipality || ordered.terminal.text() != tenant.terminal)
        return Error{ErrorCode::TenantForbidden, {}, u"terminal"_s};
    if (isFar(ordered.at, clock.utc()))
        return Error{ErrorCode::ClockOff, {}, u"at"_s};
    QByteArray der;
    if (const auto *card = std::get_if<api::PresentCard>(&ordered.order)) {
        der = card->certificate;
        if (der != sent.certificate)
            return Error{ErrorCode::SignatureInvalid, {}, u"certificate"_s};
    } else {
        const directory::StaffEntry *staff = directory::findStaff(content, ordered.by);
        if (!staff || staff->cardCertificate.isEmpty())
            return Error{ErrorCode::Denied, {}, u"by"_s};
        der = staff->cardCertificate;
    }
    MADOGUCHI_ASSIGN(const auto certificate, crypto::Certificate::fromDer(der));
    MADOGUCHI_TRY(crypto::checkCertificate(certificate, crypto::CertificateUse::Staff, trust, clock.utc()));
    if (certificate.organization() != tenant.municipality)
        return Error{ErrorCode::CertificateUntrusted, {}, u"certificate"_s};
    if (!certificate.publicKey().verify(directory::framedOrder(sent.statement), sent.signature))
        return Error{ErrorCode::SignatureInvalid, {}, u"signature"_s};
    return ordered;
}

Result<Done> checkActor(const directory::DirectoryContent &content, const Tenant &tenant, const QString &kind, const QString &actor, const QDateTime &at,
                        const Clock &clock)
{
    const Error denied{ErrorCode::Denied, {}, u"actor"_s};
    if (clock.utc() + clockTolerance < at) // what has not happened yet was done by nobody
        return Error{ErrorCode::ClockOff, {}, u"at"_s};
    if (actor == tenant.terminal)
        return kind == "answer-task"_L1 ? done() : Result<Done>(denied); // made from a row of the federation's files
    const directory::StaffEntry *staff = directory::findStaff(content, StaffId(actor));
    if (!staff)
        return denied;
    const QDate day = at.toOffsetFromUtc(japanSeconds).date();
    const auto permissions = changeFunctions().value(kind);
    if (std::ranges::none_of(permissions, [&](api::Permission one) { return directory::may(*staff, one, day); }))
        return denied;
    return done();
}

Result<Done> checkSecondPerson(const directory::DirectoryContent &content, const QString &kind, const QString &actor, const QJsonObject &body, const QDateTime &at)
{
    if (kind != "continuity"_L1)
        return done();
    const auto may = [&](const QString &staff, api::Permission permission) {
        const directory::StaffEntry *entry = directory::findStaff(content, StaffId(staff));
        return entry && directory::may(*entry, permission, at.toOffsetFromUtc(japanSeconds).date());
    };
    const QString approver = body["cancelApprovedBy"_L1].toString();
    if (body["state"_L1].toString() != "cancelled"_L1)
        return approver.isEmpty() ? done() : Result<Done>(Error{ErrorCode::Denied, {}, u"cancelApprovedBy"_s});
    const bool second = approver == actor && approver != body["by"_L1].toString() && approver != body["cancelBy"_L1].toString();
    if (!second || !may(approver, api::Permission::ApproveDecisions))
        return Error{ErrorCode::Denied, {}, u"cancelApprovedBy"_s};
    return done();
}

Result<Done> checkDecision(const directory::DirectoryContent &content, const QJsonObject &decision, const Clock &clock)
{
    const auto member = [&](QLatin1StringView key) { return decision[key].toString(); };
    const auto wrong = [](ErrorCode code, const QString &field) { return Error{code, {}, field}; };
    const QDate day = QDate::fromString(member("decidedOn"_L1), Qt::ISODate);
    const QString reason = member("reason"_L1), text = member("reasonText"_L1);
    if (!day.isValid() || day > clock.today())
        return wrong(ErrorCode::FieldInvalid, u"decidedOn"_s);
    if (reason.isEmpty())
        return wrong(ErrorCode::FieldInvalid, u"reason"_s);
    // It goes on to the other municipality in a file.
    if (!domain::checkText(text, {200, domain::TextFor::File, reason == "RX"_L1}, u"reasonText"_s).ok())
        return wrong(ErrorCode::FieldInvalid, u"reasonText"_s);
    const auto mayAct = [&](const QString &staff, api::Permission permission) {
        const directory::StaffEntry *entry = directory::findStaff(content, StaffId(staff));
        return entry && directory::may(*entry, permission, day);
    };
    const QString by = member("decidedBy"_L1), second = member("approvedBy"_L1);
    if (!mayAct(by, api::Permission::Decide))
        return wrong(ErrorCode::Denied, u"decidedBy"_s);
    if (decision["cancelled"_L1].toBool() && (second == by || !mayAct(second, api::Permission::ApproveDecisions)))
        return wrong(ErrorCode::ContinuityNeedsSecond, u"approvedBy"_s);
    return done();
}

} // namespace madoguchi::federation
