#include "app/admin/commands.h"

#include "app/admin/recovery.h"
#include "crypto/digest.h"
#include "session/directory_office.h"
#include "session/recovery_key.h"
#include "session/rekey.h"
#include "session/slot.h"
#include "store/connection.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace madoguchi::admin {

namespace {

int usage()
{
    std::fputs("usage: madoguchi-admin escrow make OUT MUNICIPALITY | open SHARE SHARE DIR/terminal-N STAFF | trust SHARE SHARE DIR/terminal-N | drill SHARE SHARE DIR/terminal-N…  [--passphrase-fd N]\n", stderr);
    return Usage;
}

Result<Done> writeNew(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner) || file.write(content) != content.size() || !file.flush())
        return Error{ErrorCode::FileUnwritable, {QFileInfo(path).fileName()}, {}};
    return done();
}

Result<Done> make(const QString &directory, const QString &municipality, const Passphrases &passphrases)
{
    std::array<SecretBytes, 3> chosen;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        MADOGUCHI_ASSIGN(chosen[i], passphrases.askForNew(u"officer %1 (at least 16 characters)"_s.arg(i + 1)));
    }
    MADOGUCHI_ASSIGN(const auto shares, session::makeRecoveryShares(municipality, chosen));
    if (QFileInfo::exists(directory) || !QDir().mkpath(directory))
        return Error{ErrorCode::FileUnwritable, {QFileInfo(directory).fileName()}, {}};
    for (std::size_t i = 0; i < shares.files.size(); ++i)
        MADOGUCHI_TRY(writeNew(QDir(directory).filePath(u"recovery-share-"_s + QString::number(i + 1)), shares.files[i]));
    std::printf("One share for each of the three officers is in %s. Any two open every terminal; keep them apart and off line.\n"
                "One terminal's profile.json gets this member:\n\"recoveryKey\": \"%s\"\n"
                "There the system administrator proposes it and a supervisor confirms it; both compare this code with what the screen shows:\n%s\n",
                qPrintable(directory), shares.publicKey.toDer().toBase64().constData(), qPrintable(session::codeOf(crypto::sha256(shares.publicKey.toDer()))));
    return done();
}

/// K by way of the escrow, proved on the store itself.
Result<SecretBytes> openStoreKey(const TerminalFolder &folder, const Recovery &recovery)
{
    MADOGUCHI_ASSIGN(SecretBytes k, escrowedKey(folder, recovery));
    MADOGUCHI_TRY(store::Connection::proveKey(folder.profile().path(u"store.db"_s), k));
    return k;
}

Result<Done> letIn(TerminalFolder &folder, const Recovery &recovery, const QString &staff)
{
    MADOGUCHI_TRY(session::settleRekey(folder.profile().directory));
    const auto holders = session::slotHolders(*folder.directory(), folder.clock());
    const auto holder = std::ranges::find(holders, StaffId(staff), &session::SlotHolder::staff);
    if (holder == holders.end())
        return Error{ErrorCode::Denied, {u"the directory lets nobody of this id open the store"_s}, {}};
    MADOGUCHI_ASSIGN(const SecretBytes k, openStoreKey(folder, recovery));
    MADOGUCHI_ASSIGN(const QByteArray slot, session::makeSlot(k, holder->publicKey, {holder->staff, folder.profile().terminal, holder->epoch}));
    MADOGUCHI_TRY(folder.note(api::UseCase::EscrowOpen, api::Outcome::Done, {{}, -1, u"for:"_s + staff + u" officers:"_s + recovery.officers, {}}));
    return slotsOf(folder).write(holder->staff, slot);
}

int open(const QStringList &arguments, const Passphrases &passphrases)
{
    const auto folder = TerminalFolder::open(arguments[2]);
    if (!folder.ok())
        return cannot(qPrintable(arguments[2]), folder.error());
    const auto recovery = joinRecovery(arguments[0], arguments[1], passphrases);
    if (!recovery.ok())
        return cannot("the shares do not open", recovery.error());
    if (const auto in = letIn(**folder, *recovery, arguments[3]); !in.ok()) {
        std::ignore = (*folder)->note(api::UseCase::EscrowOpen, api::Outcome::Failed, {{}, -1, errorText(in.error().code), {}});
        return cannot("the escrow was not opened", in.error());
    }
    std::printf("%s can log in at %s with card and password; every colleague gets a slot again behind that login.\n", qPrintable(arguments[3]),
                qPrintable((*folder)->profile().terminal.text()));
    return Ok;
}

/// The certificates that stand in the folder now take the place of those that the store remembers: they have been renewed (FORMAT.md §12).
Result<Done> renewTrust(TerminalFolder &folder, const Recovery &recovery)
{
    MADOGUCHI_TRY(session::settleRekey(folder.profile().directory));
    MADOGUCHI_ASSIGN(const SecretBytes k, openStoreKey(folder, recovery));
    MADOGUCHI_TRY(folder.note(api::UseCase::EscrowOpen, api::Outcome::Done, {{}, -1, u"trust officers:"_s + recovery.officers, {}}));
    return session::replaceAnchors(folder.profile().path(u"store.db"_s), k, folder.anchors());
}

int trust(const QStringList &arguments, const Passphrases &passphrases)
{
    const auto folder = TerminalFolder::open(arguments[2]);
    if (!folder.ok())
        return cannot(qPrintable(arguments[2]), folder.error());
    const auto recovery = joinRecovery(arguments[0], arguments[1], passphrases);
    if (!recovery.ok())
        return cannot("the shares do not open", recovery.error());
    if (const auto renewed = renewTrust(**folder, *recovery); !renewed.ok()) {
        std::ignore = (*folder)->note(api::UseCase::EscrowOpen, api::Outcome::Failed, {{}, -1, errorText(renewed.error().code), {}});
        return cannot("nothing was changed", renewed.error());
    }
    for (const auto &[name, digest] : (*folder)->anchors().asKeyValueRange())
        std::printf("%s %s\n", qPrintable(name), digest.toHex().constData());
    std::printf("From now on %s trusts these and no others.\n", qPrintable((*folder)->profile().terminal.text()));
    return Ok;
}

/// One line a terminal.
Result<Done> practise(const QString &directory, const Recovery &recovery)
{
    MADOGUCHI_ASSIGN(const auto folder, TerminalFolder::open(directory));
    const Result<Done> opened = [&]() -> Result<Done> {
        if (QFileInfo::exists(folder->profile().path(u"rekey"_s)))
            return Error{ErrorCode::StoreBusy, {u"a change of key was interrupted: log in there once"_s}, {}};
        MADOGUCHI_TRY(openStoreKey(*folder, recovery));
        return done();
    }();
    MADOGUCHI_TRY(folder->note(api::UseCase::EscrowDrill, opened.ok() ? api::Outcome::Done : api::Outcome::Failed,
                               {{}, -1, opened.ok() ? u"officers:"_s + recovery.officers : errorText(opened.error().code), {}}));
    return opened;
}

int drill(const QStringList &arguments, const Passphrases &passphrases)
{
    const auto recovery = joinRecovery(arguments[0], arguments[1], passphrases);
    if (!recovery.ok())
        return cannot("the shares do not open", recovery.error());
    int bad = 0;
    for (const QString &directory : arguments.mid(2)) {
        const auto practised = practise(directory, *recovery);
        bad += practised.ok() ? 0 : 1;
        std::printf("%s %s\n", qPrintable(directory), practised.ok() ? "opens" : qPrintable(u"DOES NOT OPEN: "_s + describe(practised.error())));
    }
    return bad == 0 ? Ok : Finding;
}

} // namespace

int escrow(const QStringList &given)
{
    QStringList arguments = given.mid(1);
    const auto passphrases = Passphrases::from(arguments);
    if (!passphrases.ok())
        return usage();
    const QString what = given.value(0);
    if (what == u"make" && arguments.size() == 2) {
        const auto made = make(arguments[0], arguments[1], *passphrases);
        return made.ok() ? Ok : cannot("no recovery key was made", made.error());
    }
    if (what == u"open" && arguments.size() == 4)
        return open(arguments, *passphrases);
    if (what == u"trust" && arguments.size() == 3)
        return trust(arguments, *passphrases);
    if (what == u"drill" && arguments.size() >= 3)
        return drill(arguments, *passphrases);
    return usage();
}

} // namespace madoguchi::admin
