#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

namespace madoguchi::media {

/// A medium that is plugged in, as a folder. Injected, so that tests can make it fail.
class Drive {
public:
    virtual ~Drive() = default;
    /// Whether the medium of that serial is what is plugged in there. MediumMissing; MediumUnregistered: another one is, or one that does not tell which it is.
    virtual Result<Done> check(const QString &folder, const QString &serial) const = 0;
    virtual Result<bool> isEmpty(const QString &folder) const = 0;
    /// Under a temporary name, synced to the device, then renamed: a file of this name is whole. DiskFull, FileUnwritable.
    virtual Result<Done> write(const QString &folder, const QString &name, QByteArrayView content) = 0;
    virtual Result<QByteArray> read(const QString &folder, const QString &name, qint64 limit) const = 0;
    /// Gone from the folder, and the folder synced. A file that is not there is no error.
    virtual Result<Done> remove(const QString &folder, const QString &name) = 0;
};

class FolderDrive final : public Drive {
public:
    /// What counts as a medium: a file system that is mounted there, known by its device's serial; in training a folder will do.
    enum class Media { Mounted, Folders };
    explicit FolderDrive(Media media) : m_media(media) {}
    Result<Done> check(const QString &folder, const QString &serial) const override;
    Result<bool> isEmpty(const QString &folder) const override;
    Result<Done> write(const QString &folder, const QString &name, QByteArrayView content) override;
    Result<QByteArray> read(const QString &folder, const QString &name, qint64 limit) const override;
    Result<Done> remove(const QString &folder, const QString &name) override;

private:
    const Media m_media;
};

} // namespace madoguchi::media
