#include "app/admin/recovery.h"

#include "app/admin/commands.h"
#include "session/escrow.h"
#include "session/recovery_key.h"
#include "session/slot.h"

#include <QFile>
#include <QFileInfo>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace madoguchi::admin {

namespace {

Result<session::OpenShare> openShare(const QString &path, const Passphrases &passphrases)
{
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileUnreadable, {name}, {}};
    MADOGUCHI_ASSIGN(const SecretBytes passphrase, passphrases.ask(name));
    auto share = session::openShare(file.read(4096), passphrase);
    return share.ok() ? std::move(share) : Error{share.error().code, {name}, {}};
}

} // namespace

Result<Recovery> joinRecovery(const QString &one, const QString &other, const Passphrases &passphrases)
{
    MADOGUCHI_ASSIGN(const auto first, openShare(one, passphrases));
    MADOGUCHI_ASSIGN(const auto second, openShare(other, passphrases));
    MADOGUCHI_ASSIGN(auto key, session::joinShares(first, second));
    if (first.municipality != second.municipality)
        return ErrorCode::ShareInvalid;
    return Recovery{std::move(key), first.municipality, u"%1,%2"_s.arg(first.number).arg(second.number)};
}

session::SlotFolder slotsOf(const TerminalFolder &folder) { return {folder.profile().path(u"slots"_s), session::bindingByFileRights()}; }

Result<SecretBytes> escrowedKey(const TerminalFolder &folder, const Recovery &recovery)
{
    if (folder.profile().municipality != recovery.municipality)
        return Error{ErrorCode::EscrowInvalid, {u"another municipality's"_s}, {}};
    MADOGUCHI_ASSIGN(const QByteArray escrow, slotsOf(folder).readEscrow());
    return session::openEscrow(escrow, recovery.key, folder.profile().terminal);
}

int cannot(const char *what, const Error &error)
{
    std::fprintf(stderr, "%s: %s\n", what, qPrintable(describe(error)));
    return CannotRun;
}

} // namespace madoguchi::admin
