// The copies of a terminal's store (C-23): which there are, and putting one back by two officers (C-19).
#include "app/admin/commands.h"

#include "app/admin/recovery.h"
#include "backup/restore.h"
#include "session/rekey.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <numeric>

using namespace Qt::StringLiterals;

namespace madoguchi::admin {

namespace {

int usage()
{
    std::fputs("usage: madoguchi-admin backup list DIR/terminal-N | restore SHARE SHARE DIR/terminal-N COPY  [--passphrase-fd N]\n", stderr);
    return Usage;
}

int list(const QString &directory)
{
    const auto profile = settings::loadTerminalProfile(directory);
    if (!profile.ok())
        return cannot(qPrintable(directory), profile.error());
    const auto copies = backup::copiesIn(profile->backupFolder(), SystemClock().utc());
    for (const backup::Copy &copy : copies)
        std::printf("%s %s %lld bytes\n", qPrintable(copy.name()), copy.good ? "opened and read through" : "not tried yet", static_cast<long long>(copy.size));
    if (copies.isEmpty())
        std::printf("no copy in %s\n", qPrintable(profile->backupFolder()));
    return copies.isEmpty() ? Finding : Ok;
}

/// What the record has seen since: numbers by use case, and whose. No resident is in it.
Result<Done> tellSince(const journal::Record &record, qint64 entry)
{
    std::vector<qint64> sequences(static_cast<std::size_t>(record.head().size - entry));
    std::iota(sequences.begin(), sequences.end(), entry + 1);
    MADOGUCHI_ASSIGN(const auto entries, record.read(sequences));
    std::map<QString, int> changes;
    for (const journal::Entry &since : entries) {
        const auto of = [&](const api::UseCaseInfo &info) { return since.useCase == QLatin1String(info.id) && (info.kind == api::RecordKind::Change || info.kind == api::RecordKind::Media); };
        if (since.outcome == api::Outcome::Done && std::ranges::any_of(api::useCases(), of))
            ++changes[since.useCase + u" by "_s + since.staff];
    }
    std::printf("The record has %zu entries that are younger than the copy.\n", entries.size());
    for (const auto &[what, times] : changes)
        std::printf("  %s: %d\n", qPrintable(what), times);
    if (!changes.empty())
        std::puts("What of these had reached the server comes back by itself with the next connection. What had not is lost: compare the reception slips of that time, and enter it again.");
    return done();
}

int restore(const QStringList &arguments, const Passphrases &passphrases)
{
    const auto folder = TerminalFolder::open(arguments[2]);
    if (!folder.ok())
        return cannot(qPrintable(arguments[2]), folder.error());
    const auto &profile = (*folder)->profile();
    const auto copies = backup::copiesIn(profile.backupFolder(), (*folder)->clock().utc());
    const auto copy = std::ranges::find(copies, arguments[3], &backup::Copy::name);
    if (copy == copies.end())
        return cannot("there is no such copy; madoguchi-admin backup list shows which there are", Error{ErrorCode::NotFound, {arguments[3]}, {}});
    const auto recovery = joinRecovery(arguments[0], arguments[1], passphrases);
    if (!recovery.ok())
        return cannot("the shares do not open", recovery.error());
    qint64 last = 0;
    const Result<Done> restored = [&]() -> Result<Done> {
        MADOGUCHI_TRY(session::settleRekey(profile.directory));
        MADOGUCHI_ASSIGN(const SecretBytes k, escrowedKey(**folder, *recovery));
        return backup::restore(profile.directory, *copy, k, (*folder)->record(), [&](const backup::Place &place) {
            last = place.entry;
            return (*folder)->note(api::UseCase::BackupRestore, api::Outcome::Done, {{}, place.entry, u"copy:%1 officers:%2"_s.arg(copy->name(), recovery->officers), place.mark});
        });
    }();
    if (!restored.ok()) {
        std::ignore = (*folder)->note(api::UseCase::BackupRestore, api::Outcome::Failed, {{}, -1, u"copy:%1 %2"_s.arg(copy->name(), errorText(restored.error().code)), {}});
        return cannot("the copy was not put back; the same command may be tried again", restored.error());
    }
    std::printf("The copy of %s is in its place; what was there lies in %s. Log in as always.\n"
                "If a certificate of the folder was renewed since then, escrow trust has to be repeated first.\n", qPrintable(copy->name()), qPrintable(profile.path(u"damaged"_s)));
    if (const auto told = tellSince((*folder)->record(), last); !told.ok())
        return cannot("the record cannot be read", told.error());
    return Ok;
}

} // namespace

int backup(const QStringList &given)
{
    QStringList arguments = given.mid(1);
    const auto passphrases = Passphrases::from(arguments);
    if (!passphrases.ok())
        return usage();
    if (given.value(0) == u"list" && arguments.size() == 1)
        return list(arguments[0]);
    if (given.value(0) == u"restore" && arguments.size() == 4)
        return restore(arguments, *passphrases);
    return usage();
}

} // namespace madoguchi::admin
