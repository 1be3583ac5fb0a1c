#pragma once

#include "base/id.h"
#include "settings/settings.h"

#include <QList>

#include <chrono>

namespace madoguchi::settings {

/// What a terminal knows of itself: DIR/profile.json, app/README.md.
struct TerminalProfile {
    QString directory; ///< DIR, absolute
    TerminalId terminal;
    QString municipality;     ///< 6 digits
    QString municipalityName;
    QString insurer;          ///< 保険者番号, 6 digits
    QString symbol;           ///< 記号 of certificates issued here
    bool training = false;
    struct Server {
        QString host;
        quint16 port = 0;
        QString name; ///< that its certificate must carry
    } server;
    QString cardModule;      ///< PKCS#11 module, absolute path
    QList<QByteArray> pins;  ///< SHA-256 of the server's SubjectPublicKeyInfo, 32 bytes each, at least one
    QByteArray recoveryKey;  ///< offered to an administrator to propose it for the escrow, DER SubjectPublicKeyInfo; may be empty
    struct Medium {
        QString serial, path;
    };
    QList<Medium> media; ///< where media are mounted; which of them count is the register's, in the directory (C-18)
    QStringList printers; ///< that may be printed to, by the names of their queues
    Settings settings;

    std::chrono::seconds idle() const { return std::chrono::seconds(settings.integer(Setting::IdleSeconds)); }
    /// Where the copies of its store lie (C-23): in a folder of its own, also where several terminals share one.
    QString backupFolder() const;
    /// A file or folder of the profile.
    QString path(const QString &name) const { return directory + u'/' + name; }
};

/// Strict: a member that is missing, unknown, of another type or out of its limits is ProfileInvalid (args: place, why).
/// FileUnreadable if there is no profile. `policies` override its settings.
Result<TerminalProfile> loadTerminalProfile(const QString &directory, const QJsonObject &policies = {});

/// Keeps one of the terminal's settings for the next start. ProfileInvalid if the value does not fit or the setting is the
/// municipality's; FileUnreadable, FileUnwritable. What was there before stays with any error.
Result<Done> keepSetting(const QString &directory, Setting setting, const QString &value);

} // namespace madoguchi::settings
