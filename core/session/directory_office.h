#pragma once

#include "api/directory_service.h"
#include "directory/order.h"
#include "session/password_rule.h"
#include "session/session.h"

namespace madoguchi::session {

/// Brings an order to the server and answers the directory that came of it: the signed answer, verbatim.
using OrderLine = std::function<QFuture<Result<QByteArray>>(SignedOrder)>;

/// Orders are checked, signed with the card in the reader, sent, and in force here with the directory that comes back.
class DirectoryOffice final : public api::DirectoryService {
    Q_OBJECT
public:
    /// All outlive it.
    /// `offeredRecovery`: the public recovery key in the terminal's profile (DER), which an administrator may propose; may be empty.
    DirectoryOffice(Session &session, DirectoryFile &directory, OrderLine line, PasswordRule rule, const Clock &clock, QByteArray offeredRecovery = {});

    QFuture<Result<api::DirectoryView>> view() override;
    api::DirectoryWork work() const override;
    Result<Done> check(const api::Order &order) const override;
    QFuture<Result<Done>> order(api::Order order, SecretBytes password, SecretBytes pin) override;
    QFuture<Result<QString>> presentCard(SecretBytes pin) override;
    QFuture<Result<Done>> choosePassword(SecretBytes present, SecretBytes chosen, SecretBytes pin) override;
    api::PasswordVerdict passwordVerdict(const SecretBytes &chosen) const override;

    /// A newer directory from elsewhere: the link's.
    Result<Done> take(const QByteArray &signedAnswer);

private:
    api::DirectoryView describe(const directory::DirectoryContent &content) const;
    api::RecoveryView describeRecovery(const directory::DirectoryContent &content, const StaffId &me) const;
    Result<Done> carry(const SignedOrder &order);
    Result<Done> send(const SignedOrder &order);

    Session &m_session;
    DirectoryFile &m_directory;
    const OrderLine m_line;
    const PasswordRule m_rule;
    const Clock &m_clock;
    const QByteArray m_offeredRecovery;
    Worker m_worker; // last: ends before what it works on
};

/// Such as "7F3A-91C2": the beginning of the fingerprint, for two people to compare.
QString codeOf(const QByteArray &fingerprint);

} // namespace madoguchi::session
