// The record held against the store that it is about (C-11): nothing is changed, and no resident is named.
#include "app/admin/store_command.h"

#include "app/admin/commands.h"
#include "app/admin/recovery.h"
#include "handover/deeds.h"
#include "journal/store_check.h"
#include "media/deeds.h"
#include "people/deeds.h"
#include "sync/deeds.h"

#include <QFileInfo>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace madoguchi::admin {

namespace {

/// Of every room that keeps what was done.
std::vector<journal::Deeds> allDeeds()
{
    std::vector<journal::Deeds> all;
    for (const auto &room : {people::deeds(), media::deeds(), sync::deeds(), handover::deeds()})
        all.insert(all.end(), room.begin(), room.end());
    return all;
}

Result<journal::StoreCheck> check(const TerminalFolder &folder, const Recovery &recovery)
{
    if (QFileInfo::exists(folder.profile().path(u"rekey"_s)))
        return Error{ErrorCode::StoreBusy, {u"a change of key was interrupted: log in there once"_s}, {}};
    MADOGUCHI_ASSIGN(const SecretBytes k, escrowedKey(folder, recovery));
    const QString file = folder.profile().path(u"store.db"_s);
    MADOGUCHI_TRY(store::Connection::proveKey(file, k));
    MADOGUCHI_ASSIGN(const auto connection, store::Connection::open(file, k, store::OpenMode::ReadOnly));
    MADOGUCHI_TRY(connection->checkIntegrity());
    return journal::checkStore(folder.profile().path(u"record"_s), *connection, allDeeds());
}

void print(const journal::StoreCheck::Finding &finding)
{
    using What = journal::StoreCheck::Finding::What;
    const auto entry = [&](const char *what) { std::printf("store %s seq=%lld\n", what, static_cast<long long>(finding.sequence)); };
    switch (finding.what) {
    case What::Changed:
        return entry("changed");
    case What::Missing:
        return entry("missing");
    case What::Behind:
        return entry("behind");
    case What::Undone:
        return entry("undone");
    case What::Unrecorded:
        std::printf("store unrecorded row=%s\n", qPrintable(finding.row));
        return;
    }
}

} // namespace

int checkStore(const QString &directory, const QStringList &shares, const Passphrases &passphrases)
{
    const auto folder = TerminalFolder::open(directory);
    if (!folder.ok())
        return cannot(qPrintable(directory), folder.error());
    const auto recovery = joinRecovery(shares[0], shares[1], passphrases);
    if (!recovery.ok())
        return cannot("the shares do not open", recovery.error());
    const auto checked = check(**folder, *recovery);
    const QString detail = checked.ok() ? u"check officers:%1 found:%2"_s.arg(recovery->officers).arg(checked->found) : errorText(checked.error().code);
    if (const auto noted = (*folder)->note(api::UseCase::EscrowOpen, checked.ok() ? api::Outcome::Done : api::Outcome::Failed, {{}, -1, detail, {}}); !noted.ok())
        return cannot("the record takes no entry of it", noted.error());
    if (!checked.ok() && checked.error().code == ErrorCode::StoreDamaged) {
        std::printf("store damaged\n");
        return Finding;
    }
    if (!checked.ok())
        return cannot("the store was not held against the record", checked.error());
    for (const auto &finding : checked->findings)
        print(finding);
    if (checked->found > checked->findings.size())
        std::printf("store %lld more\n", static_cast<long long>(checked->found - checked->findings.size()));
    if (checked->restored)
        std::puts("store restored: a copy was put back, and nobody has logged in since; what it had forgotten is counted below");
    std::printf("store %s entries=%lld waiting=%lld rows=%lld forgotten=%lld\n", checked->found == 0 ? "ok" : "bad", static_cast<long long>(checked->entries),
                static_cast<long long>(checked->waiting), static_cast<long long>(checked->rows), static_cast<long long>(checked->forgotten));
    return checked->found == 0 ? Ok : Finding;
}

} // namespace madoguchi::admin
