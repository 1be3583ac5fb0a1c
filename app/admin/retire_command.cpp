#include "app/admin/commands.h"

#include "app/admin/terminal_folder.h"
#include "crypto/digest.h"
#include "journal/erase.h"
#include "session/retirement.h"
#include "session/waiting_note.h"
#include "sync/client.h"
#include "sync/signed_answer.h"
#include "sync/tls_transport.h"

#include <QFile>
#include <QFileInfo>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace madoguchi::admin {

namespace {

struct Wish {
    QString directory, by, reason, evenUnsent;
};

std::optional<Wish> readWish(const QStringList &arguments)
{
    Wish wish;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        QString *place = arguments[i] == u"--by" ? &wish.by : arguments[i] == u"--reason" ? &wish.reason : arguments[i] == u"--even-unsent" ? &wish.evenUnsent : nullptr;
        if (place)
            *place = arguments.value(++i);
        else if (wish.directory.isEmpty() && !arguments[i].startsWith(u'-'))
            wish.directory = arguments[i];
        else
            return std::nullopt;
    }
    for (const QString &text : {wish.by, wish.reason}) { // lines of the statement
        if (text.contains(u'\n') || text.size() > session::RetirementOrder::longestText)
            return std::nullopt;
    }
    const bool whole = !wish.directory.isEmpty() && !wish.by.isEmpty() && wish.evenUnsent.isEmpty() == wish.reason.isEmpty();
    return whole ? std::optional(wish) : std::nullopt;
}

/// Work that has not left is lost with the terminal: nobody does that by accident, and not without a reason that stays.
bool mayGo(const Wish &wish, const std::optional<int> &unsent)
{
    const QString known = unsent ? QString::number(*unsent) : u"unknown"_s;
    if (known == wish.evenUnsent || (unsent == 0 && wish.evenUnsent.isEmpty()))
        return true;
    if (unsent)
        std::fprintf(stderr, "%d changes or files have not left this terminal. Log in there, let them leave, log out; or give them up: --even-unsent %d --reason TEXT\n", *unsent, *unsent);
    else
        std::fputs("Whether work has not left this terminal is unknown: its store was not closed in good order. Log in and out there once; or give it up: "
                   "--even-unsent unknown --reason TEXT\n",
                   stderr);
    return false;
}

/// While its device key is still there the terminal can show the server its statement itself.
QByteArray showServer(const TerminalFolder &folder, const QByteArray &statement)
{
    const auto shown = [&]() -> Result<QByteArray> {
        MADOGUCHI_ASSIGN(auto trust, folder.serverTrust());
        const auto &server = folder.profile().server;
        sync::TlsTransport transport({server.host, server.port, server.name, std::move(trust), folder.device(), folder.deviceKey().toPem()}, folder.clock());
        sync::Client client(transport, folder.clock());
        MADOGUCHI_ASSIGN(const QJsonObject body, client.json(sync::post(u"/v1/retirement"_s, {{"statement"_L1, QString::fromLatin1(statement.toBase64())}})));
        MADOGUCHI_ASSIGN(const QJsonObject said, sync::openSigned(body["receipt"_L1], folder.receiptsKey(), "retirement"_L1));
        if (said["statement"_L1].toString().toLatin1() != crypto::sha256(statement).toHex())
            return Error{ErrorCode::ReceiptInvalid, {u"statement"_s}, {}};
        return sync::signedBytes(body["receipt"_L1]);
    }();
    if (!shown.ok()) {
        std::fprintf(stderr, "The server has not witnessed the end of this terminal (%s). Carry device.crt and retired.note there: madoguchi-central --profile DIR/central --retired DIR\n",
                     qPrintable(describe(shown.error())));
        return {};
    }
    std::puts("The server has witnessed the end of this terminal; its receipt is retired.receipt.");
    return *shown;
}

Result<Done> carryOut(TerminalFolder &folder, const Wish &wish, const std::optional<int> &unsent)
{
    const auto &profile = folder.profile();
    if (!QFile::exists(profile.path(u"retiring"_s))) {
        MADOGUCHI_TRY(folder.note(api::UseCase::TerminalRetire, api::Outcome::Done, {{}, -1, u"unsent:"_s + (unsent ? QString::number(*unsent) : u"unknown"_s), {}}));
        if (folder.record().head().size > 0)
            MADOGUCHI_TRY(folder.record().signHead());
        std::ignore = folder.tellServer(); // afterwards it hears nothing but the statement, which says the same
    }
    if (const QString copies = profile.backupFolder(); !copies.startsWith(profile.directory + u'/')) { // those beside the store go with it
        MADOGUCHI_TRY(journal::eraseFolder(copies));
        if (!QFileInfo(QFileInfo(copies).path()).isDir())
            std::fprintf(stderr, "%s is not there: erase the copies where they are. No key opens them any more.\n", qPrintable(copies));
    }
    return session::retire({profile.directory, profile.terminal, profile.municipality, wish.by, wish.reason, unsent, [&folder](const QByteArray &statement) { return showServer(folder, statement); }}, folder.deviceKey(), folder.device(), folder.record(),
                           folder.clock());
}

/// Killed at the very end: the statement stands, and what it says is gone may still be here.
Result<Done> finish(const QString &directory)
{
    QFile file(directory + u"/ca.crt"_s);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileUnreadable, {u"ca.crt"_s}, {}};
    MADOGUCHI_ASSIGN(const auto authority, crypto::Certificate::fromPem(file.read(64 * 1024)));
    const auto statement = session::readRetirement(directory, authority);
    if (!statement.ok() && statement.error().code != ErrorCode::FileUnwritable)
        return statement.error(); // not this terminal's own
    return session::eraseIdentity(directory);
}

} // namespace

int retire(const QStringList &arguments)
{
    const auto wish = readWish(arguments);
    if (!wish) {
        std::fputs("usage: madoguchi-admin retire DIR/terminal-N --by NAME [--even-unsent N --reason TEXT]\n", stderr);
        return Usage;
    }
    const Result<bool> retired = [&]() -> Result<bool> {
        if (session::isRetired(wish->directory)) {
            MADOGUCHI_TRY(finish(wish->directory));
            return true;
        }
        MADOGUCHI_ASSIGN(const auto folder, TerminalFolder::open(wish->directory));
        const auto unsent = session::WaitingNote(folder->profile().directory, folder->deviceKey()).read();
        if (!QFile::exists(folder->profile().path(u"retiring"_s)) && !mayGo(*wish, unsent))
            return false;
        MADOGUCHI_TRY(carryOut(*folder, *wish, unsent));
        return true;
    }();
    if (!retired.ok()) {
        std::fprintf(stderr, "the terminal was not retired; the same command goes on: %s\n", qPrintable(describe(retired.error())));
        return CannotRun;
    }
    if (!*retired)
        return Finding;
    std::printf("retired. The record and retired.note stay; verify them with: madoguchi-admin audit verify %s\n"
                "Withdraw this terminal's certificate, and dispose of the disk as your rules say.\n",
                qPrintable(wish->directory));
    return Ok;
}

} // namespace madoguchi::admin
