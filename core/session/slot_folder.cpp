#include "session/slot_folder.h"

#include "journal/erase.h"
#include "session/files.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace madoguchi::session {

namespace {
constexpr auto ending = ".slot"_L1;
constexpr qint64 sizeLimit = 16 * 1024;
} // namespace

QString SlotFolder::slotPath(const StaffId &staff) const { return m_path + u'/' + staff.text() + ending; }

Result<QByteArray> SlotFolder::read(const StaffId &staff) const
{
    const QString path = slotPath(staff);
    if (!QFileInfo::exists(path))
        return ErrorCode::NotFound;
    MADOGUCHI_TRY(m_binding->checkRights(m_path));
    MADOGUCHI_TRY(m_binding->checkRights(path));
    const auto file = readFile(path, sizeLimit);
    return file.ok() ? m_binding->unwrap(*file) : ErrorCode::SlotInvalid;
}

Result<Done> SlotFolder::put(const QString &path, const QByteArray &content) const
{
    constexpr auto owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    if (!QFileInfo(m_path).isDir() && !(QDir().mkpath(m_path) && QFile::setPermissions(m_path, owner)))
        return ErrorCode::FileUnwritable;
    return writeFile(path, content);
}

Result<Done> SlotFolder::write(const StaffId &staff, const QByteArray &slot) const
{
    MADOGUCHI_ASSIGN(const QByteArray wrapped, m_binding->wrap(slot));
    return put(slotPath(staff), wrapped);
}

Result<Done> SlotFolder::erase(const StaffId &staff) const { return journal::eraseFile(slotPath(staff)); }

QList<StaffId> SlotFolder::staff() const
{
    QList<StaffId> staff;
    const QStringList names = QDir(m_path).entryList({u'*' + QString(ending)}, QDir::Files | QDir::Hidden, QDir::Name);
    for (const QString &name : names)
        staff.append(StaffId(name.chopped(ending.size())));
    return staff;
}

Result<QByteArray> SlotFolder::readEscrow() const
{
    auto file = readFile(m_path + "/escrow"_L1, sizeLimit);
    if (!file.ok() && file.error().code == ErrorCode::TooLarge)
        return ErrorCode::EscrowInvalid;
    return file;
}

Result<Done> SlotFolder::writeEscrow(const QByteArray &escrow) const { return put(m_path + "/escrow"_L1, escrow); }

} // namespace madoguchi::session
