#include "session/machine_binding.h"

#include <QFileInfo>

#ifndef Q_OS_WIN
#include <unistd.h>
#endif

namespace madoguchi::session {

namespace {

class FileRights final : public MachineBinding {
public:
    Result<QByteArray> wrap(const QByteArray &slot) const override { return slot; }
    Result<QByteArray> unwrap(const QByteArray &wrapped) const override { return wrapped; }
    Result<Done> checkRights(const QString &path) const override
    {
        constexpr QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
            | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
        const QFileInfo file(path);
        bool own = !file.isSymLink() && !(file.permissions() & others);
#ifndef Q_OS_WIN
        own = own && file.ownerId() == geteuid();
#endif
        return own ? Result<Done>(done()) : Error{ErrorCode::SlotExposed, {file.fileName()}, {}};
    }
};

} // namespace

std::shared_ptr<const MachineBinding> bindingByFileRights() { return std::make_shared<FileRights>(); }

} // namespace madoguchi::session
