#include "sync/hand_back.h"

#include "crypto/digest.h"
#include "exchange/interface_file.h"
#include "journal/durable_file.h"
#include "sync/source_table.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

/// Whoever may read the folder may read what is put into it: the program's own files are its owner's alone.
QFileDevice::Permissions asFolder(const QString &folder)
{
    const auto allowed = QFileInfo(folder).permissions();
    return allowed & ~(QFileDevice::ExeOwner | QFileDevice::ExeUser | QFileDevice::ExeGroup | QFileDevice::ExeOther | QFileDevice::WriteOther);
}

QByteArray hashOf(QFile &file)
{
    crypto::Sha256 hash;
    for (QByteArray piece = file.read(1024 * 1024); !piece.isEmpty(); piece = file.read(1024 * 1024))
        hash.add(piece);
    return hash.finish();
}

} // namespace

Result<int> HandBack::run()
{
    const QString &folder = m_link.options.source.handBackFolder;
    if (folder.isEmpty())
        return 0;
    MADOGUCHI_ASSIGN(const auto files, await(m_link.store().read<QList<FileRow>>(toHandBack)));
    if (files.isEmpty())
        return 0;
    if (!QFileInfo(folder).isDir())
        return Error{ErrorCode::FileUnwritable, {folder}, {}};
    std::optional<Error> first;
    int handed = 0;
    for (const FileRow &file : files) {
        if (m_link.cancelled())
            return ErrorCode::Cancelled;
        MADOGUCHI_ASSIGN(const QString name, nameOf(file));
        if (const auto written = write(file, name); !written.ok()) { // one that is in the way keeps no other back
            first = first ? first : written.error();
            continue;
        }
        ++handed;
        MADOGUCHI_TRY(await(m_link.runner.run<Done>(api::UseCase::FileHandBack, [&](journal::UseCaseRunner::Scope &scope) -> Result<Done> {
            scope.note.object = file.file.id.text();
            scope.note.count = file.file.records;
            scope.note.detail = QString::fromLatin1(file.sha256.toHex());
            return setHandedBack(scope.transaction, file.file.id, name, m_link.clock.utc());
        })));
    }
    return first ? Result<int>(*first) : handed;
}

/// As the interface calls it: kind and 通番.
Result<QString> HandBack::nameOf(const FileRow &file)
{
    MADOGUCHI_ASSIGN(const QByteArray begin, await(m_link.store().read<QByteArray>([&](store::Connection &connection) { return filePiece(connection, file.file.id, 0); })));
    MADOGUCHI_ASSIGN(const exchange::FileHeader header, exchange::readHeader(begin));
    return u"%1_%2.csv"_s.arg(header.fileId).arg(file.file.sequence, 8, 10, QChar(u'0'));
}

Result<Done> HandBack::write(const FileRow &file, const QString &name)
{
    const QDir folder(m_link.options.source.handBackFolder);
    const QString path = folder.filePath(name);
    if (QFile there(path); there.open(QIODevice::ReadOnly)) { // put there by a run that was cut, perhaps before its name was on the disk
        if (hashOf(there) != file.sha256)
            return Error{ErrorCode::SequenceConflict, {name}, {}};
        return journal::syncFolderOf(path) ? done() : Result<Done>(Error{ErrorCode::FileUnwritable, {name}, {}});
    }
    crypto::Sha256 hash;
    qint64 at = 0;
    const auto next = [&]() -> Result<QByteArray> {
        if (at == file.file.size)
            return hash.finish() == file.sha256 ? Result<QByteArray>(QByteArray()) : Error{ErrorCode::HashMismatch, {name}, {}};
        MADOGUCHI_ASSIGN(const QByteArray piece, await(m_link.store().read<QByteArray>([&](store::Connection &connection) { return filePiece(connection, file.file.id, at); })));
        if (piece.isEmpty())
            return Error{ErrorCode::HashMismatch, {name}, {}};
        hash.add(piece);
        at += piece.size();
        return piece;
    };
    return journal::createDurably(path, folder.filePath(u'.' + name + u".part"_s), next, asFolder(folder.path()));
}

} // namespace madoguchi::sync
