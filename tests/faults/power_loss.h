#pragma once

#include "disk_calls.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMap>
#include <QString>

#include <functional>
#include <mutex>
#include <random>

/// What a power cut may leave of a folder: what was synchronised stays; of what was not, each write, cut and name stays or goes by
/// itself, writes arrive in any order, and a torn one arrives by sectors. A name lasts when its folder is synchronised: what a file
/// system promises, not what one of them happens to do. No sector is damaged by a write beside it in the same sector, as SQLite
/// assumes too (SQLITE_POWERSAFE_OVERWRITE).
namespace power_loss {

struct Step {
    disk_calls::Call::Kind kind;
    int file = -1;          ///< of what is written, cut, synchronised, named; -1: a folder is synchronised
    qint64 offset = 0;      ///< of a write; or the new length
    QByteArray data;
    QString path, to;       ///< under the folder
};
using Files = QMap<QString, QByteArray>; ///< by path under the folder

/// Watches a folder from its construction to stop(). The threads that write may be several.
class Recorder final : public disk_calls::Watcher {
public:
    explicit Recorder(QString folder);
    ~Recorder() override { stop(); }
    void stop();
    qsizetype size() const; ///< steps so far
    const Files &atFirst() const { return m_atFirst; }
    const QHash<QString, int> &numbers() const { return m_numbers; } ///< of the files at first
    const QList<Step> &steps() const { return m_steps; }

private:
    void after(const disk_calls::Call &call, long result) override;
    int numberOf(int descriptor) const; ///< -1: none of the folder's
    QString under(const char *path) const; ///< null: elsewhere
    QString folderOf(int descriptor) const;

    const QString m_folder;
    Files m_atFirst;
    QHash<QString, int> m_numbers;
    mutable std::mutex m_mutex;
    QHash<quint64, int> m_byInode;
    int m_files = 0;
    QList<Step> m_steps;
};

/// The folder after the first `steps` steps. `deaf`: synchronisations of these files do nothing (the control of every promise).
class Disk {
public:
    Disk(const Recorder &recorder, qsizetype steps, const std::function<bool(const QString &path)> &deaf = {});
    Files whole() const;                   ///< as every program sees it
    Files afterLoss(std::mt19937 &random) const;

private:
    struct Content {
        QByteArray synced;
        QList<const Step *> pending;
    };
    void take(const Step &step, const std::function<bool(const QString &)> &deaf);
    static void apply(QByteArray &content, const Step &step, const std::function<bool(qint64 sector)> &arrives);
    static void apply(QMap<QString, int> &names, const Step &step);
    static QByteArray afterLoss(const Content &content, std::mt19937 &random);

    QHash<int, Content> m_contents;
    QMap<QString, int> m_synced, m_now; ///< names
    QList<const Step *> m_pending;      ///< of names
};

void put(const Files &files, const QString &folder); ///< … and nothing else into it
Files filesOf(const QString &folder);

} // namespace power_loss
