#include "backup/restore.h"

#include "journal/durable_file.h"
#include "journal/erase.h"
#include "store/connection.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace madoguchi::backup {

namespace {

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

Result<Done> bring(const Copy &copy, const QString &part, const QString &to)
{
    QFile source(copy.path);
    if (!source.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Error{ErrorCode::FileUnreadable, {QFileInfo(copy.path).fileName()}, {}};
    if (journal::freeBytes(QFileInfo(to).path()) < source.size())
        return Error{ErrorCode::DiskFull, {QFileInfo(to).fileName()}, {}};
    return journal::createDurably(
        to, part,
        [&]() -> Result<QByteArray> {
            const QByteArray piece = source.read(1024 * 1024);
            if (piece.isEmpty() && !source.atEnd())
                return Error{ErrorCode::FileUnreadable, {QFileInfo(copy.path).fileName()}, {}};
            return piece;
        },
        ownerOnly);
}

Result<Place> examine(const QString &path, const SecretBytes &key, const journal::Record &record)
{
    MADOGUCHI_ASSIGN(const auto connection, store::Connection::open(QFileInfo(path).canonicalFilePath(), key, store::OpenMode::Immutable));
    MADOGUCHI_TRY(connection->checkIntegrity());
    MADOGUCHI_ASSIGN(const auto last, journal::lastEntry(*connection));
    MADOGUCHI_ASSIGN(QByteArray mark, record.restoreMark(*connection));
    return Place{last.sequence, std::move(mark)};
}

Result<Done> setAside(const QString &directory, const QString &name)
{
    const QStringList files = QDir(directory).entryList({u"store.db*"_s}, QDir::Files);
    if (files.isEmpty())
        return done();
    // Never into one that is there already: each try that was killed leaves what it has moved.
    QString aside;
    for (int number = 1; aside.isEmpty() || QFileInfo::exists(aside); ++number)
        aside = u"%1/damaged/%2-%3"_s.arg(directory, name).arg(number);
    if (!QDir().mkpath(aside))
        return Error{ErrorCode::FileUnwritable, {u"damaged"_s}, {}};
    journal::syncFolderOf(aside);
    for (const QString &file : files) {
        if (!journal::renameBeside(directory + u'/' + file, aside + u'/' + file))
            return Error{ErrorCode::FileUnwritable, {file}, {}};
    }
    journal::syncFolderOf(aside + "/x"_L1);
    return done();
}

} // namespace

Result<Done> restore(const QString &directory, const Copy &copy, const SecretBytes &key, const journal::Record &record, const std::function<Result<Done>(const Place &)> &announce)
{
    const QString workshop = directory + "/restore"_L1, fresh = workshop + "/new.db"_L1, store = directory + "/store.db"_L1;
    MADOGUCHI_TRY(store::Connection::proveKey(copy.path, key));
    MADOGUCHI_TRY(journal::eraseFolder(workshop)); // of a try that did not come to its end
    if (!QDir().mkpath(workshop))
        return Error{ErrorCode::FileUnwritable, {u"restore"_s}, {}};
    const auto outcome = [&]() -> Result<Done> {
        MADOGUCHI_TRY(bring(copy, workshop + "/part"_L1, fresh));
        MADOGUCHI_ASSIGN(const Place place, examine(fresh, key, record));
        MADOGUCHI_TRY(announce(place));
        MADOGUCHI_TRY(setAside(directory, copy.name()));
        if (!journal::renameBeside(fresh, store))
            return Error{ErrorCode::FileUnwritable, {u"store.db"_s}, {}};
        journal::syncFolderOf(store);
        return done();
    }();
    std::ignore = journal::eraseFolder(workshop); // what stays of it goes with the next one
    return outcome;
}

} // namespace madoguchi::backup
