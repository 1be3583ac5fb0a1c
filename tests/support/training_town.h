#pragma once

#include <QDir>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace madoguchi::test {

/// A training prefecture made by the real madoguchi-admin, with the real madoguchi-central beside it. Throws
/// std::runtime_error with the programs' words when something does not start.
class TrainingTown {
public:
    explicit TrainingTown(int people = 400, std::uint64_t seed = 7, const QStringList &more = {}); ///< `more` for `training create`
    explicit TrainingTown(const TrainingTown &origin); ///< a copy of one that nothing runs in yet, for a hundredth of the time
    ~TrainingTown();

    QString path(const QString &name = {}) const { return QDir(m_directory.path()).filePath(QStringLiteral("town/") + name); }
    QString terminal(int n = 1) const { return path(QStringLiteral("terminal-") + QString::number(n)); }
    int port() const { return m_port; }
    void takeCardsOf(const TrainingTown &origin); ///< as they were in `origin`, of which this one is a copy
    bool isCentralRunning() const;
    qint64 central() const { return m_central->processId(); } ///< while it runs
    void startCentral(const QStringList &more = {});
    void killCentral(); ///< SIGKILL
    void stopCentral(); ///< SIGTERM, waits
    /// Puts a card into a terminal's training reader ("" takes it out), with a fault of the reader.
    void insertCard(const QString &card, int terminal = 1, const QString &fault = {});
    /// What `madoguchi-admin audit verify` finds against a terminal's record, with what the server has witnessed of it where that has stopped; empty: nothing.
    QByteArray recordDefect(int terminal = 1) const { return recordDefect(this->terminal(terminal)); }
    QByteArray recordDefect(const QString &folder) const; ///< of a copy of such a terminal
    /// What two officers find who hold a terminal's record against its store, whose program does not run; empty: nothing, and there was something to hold.
    QByteArray storeDefect(int terminal = 1) const { return storeDefect(path(), this->terminal(terminal)); }
    static QByteArray storeDefect(const QString &town, const QString &folder); ///< of a terminal in any town's folder
    QJsonObject staff(const QString &id) const;   ///< of cards/staff.json
    QJsonObject visitor(int index) const;         ///< of cards/visitors.json
    static QByteArray run(const QString &program, const QStringList &arguments, int *exitCode = nullptr, int seconds = 120);

private:
    QTemporaryDir m_directory;
    std::unique_ptr<QProcess> m_central;
    int m_port = 0;
};

} // namespace madoguchi::test
