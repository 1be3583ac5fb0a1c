#pragma once

#include "base/clock.h"
#include "crypto/certificate.h"
#include "journal/record.h"
#include "session/anchors.h"
#include "session/directory_file.h"
#include "settings/profile_lock.h"
#include "settings/terminal_profile.h"

namespace madoguchi::admin {

/// A terminal's folder in the hands of IT, while its program does not run: profile, directory, and the record, which takes
/// entries signed by the device without the store's key.
class TerminalFolder {
public:
    /// ProfileInUse, ProfileInvalid, FileUnreadable, DirectoryInvalid.
    static Result<std::unique_ptr<TerminalFolder>> open(const QString &directory);

    const settings::TerminalProfile &profile() const { return m_profile; }
    const crypto::PrivateKey &deviceKey() const { return m_deviceKey; }
    const crypto::Certificate &device() const { return m_device; }
    const Clock &clock() const { return m_clock; }
    const crypto::PublicKey &receiptsKey() const { return m_receiptsKey; }
    Result<crypto::TrustStore> serverTrust() const; ///< FileUnreadable
    const session::Anchors &anchors() const { return m_anchors; } ///< what stands in the folder now, believed or not
    std::shared_ptr<const directory::Directory> directory() const { return m_directory->current(); }
    journal::Record &record() { return *m_record; }
    /// In the signed log outside the store; the next opening takes it in.
    Result<Done> note(api::UseCase useCase, api::Outcome outcome, const journal::Note &note);
    /// The server hears of it before the command ends, where it answers (C-11): what waits here alone could be cut off without a trace.
    ~TerminalFolder();
    bool tellServer(); ///< of what was noted, now; false: it has not heard of all of it

private:
    TerminalFolder(settings::TerminalProfile profile, settings::ProfileLock lock, crypto::PrivateKey deviceKey, crypto::Certificate device)
        : m_profile(std::move(profile)), m_lock(std::move(lock)), m_deviceKey(std::move(deviceKey)), m_device(std::move(device))
    {
    }
    const SystemClock m_clock;
    const settings::TerminalProfile m_profile;
    const settings::ProfileLock m_lock;
    const crypto::PrivateKey m_deviceKey;
    const crypto::Certificate m_device;
    session::Anchors m_anchors;
    crypto::Certificate m_authority;
    crypto::PublicKey m_receiptsKey;
    std::unique_ptr<session::DirectoryFile> m_directory;
    std::unique_ptr<journal::Record> m_record;
    bool m_noted = false;
};

} // namespace madoguchi::admin
