#pragma once

#include "line.h"
#include "town.h"

#include "support/workplace.h"
#include "sync/engine.h"
#include "sync/session_line.h"

namespace madoguchi::sim {

/// A terminal with everything of the product between the clerk's change and the wire: store, record, runner, engine, session.
class Terminal {
public:
    Terminal(const Town &town, int number, QString home, Baton &baton);
    ~Terminal() { stop(); }

    /// As after a power cut, from what stands on the disk at this moment; whoever is in logs in again. `upon`: to be done to the files before.
    void restart(const std::function<void(const QString &folder)> &upon = {});
    void copyTo(const QString &folder) const { copyFolder(m_folder, folder); } ///< only while nothing runs
    void change(const QString &aggregate, const ChangeId &id, const QString &value);
    void beginCycle(); ///< the first load, as long as there was none
    bool isCycling() const { return m_cycling; }
    bool rests() const { return !m_cycling || m_line->isWaited(); } ///< with the baton's mutex held
    std::optional<Error> outcome() const { return m_outcome; } ///< of the last cycle

    QString name() const { return Town::terminalName(number); }
    const Town &town() const { return m_town; }
    const federation::Tenant &tenant() const { return m_town.tenant(number); }
    Line &line() { return *m_line; }
    store::Store &store() { return *m_store; }
    journal::Record &record() { return *m_record; }
    QString folder() const { return m_folder; }
    QStringList rows(const QByteArray &sql, int columns); ///< columns separated by "|"

    const int number;
    test::FakeClock clock;
    bool putBack = false; ///< it stands on an older copy of itself

private:
    void start();
    void stop();
    const Town &m_town;
    const QString m_home;
    Baton &m_baton;
    int m_generation = 0;
    QString m_folder;
    test::FakeGate m_gate;
    api::LoginProof m_proof;
    std::unique_ptr<Line> m_line;
    std::unique_ptr<sync::SessionLine> m_session;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<journal::Record> m_record;
    std::unique_ptr<journal::UseCaseRunner> m_runner;
    std::unique_ptr<Shelf> m_shelf;
    std::unique_ptr<sync::Engine> m_engine;
    std::atomic<bool> m_cycling{false};
    std::optional<Error> m_outcome;
};

} // namespace madoguchi::sim
