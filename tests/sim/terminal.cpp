#include "terminal.h"

#include "directory/login.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace madoguchi::sim {

Terminal::Terminal(const Town &town, int n, QString home, Baton &baton) : number(n), m_town(town), m_home(std::move(home)), m_baton(baton), m_folder(m_home + u"/0"_s)
{
    m_town.copyTerminal(m_folder);
    m_gate.actor.staff = StaffId(Town::clerk(number));
    m_gate.actor.name = u"窓口 花子"_s;
    m_gate.actor.terminal = TerminalId(name());
    m_gate.actor.municipality = federation::test::here;
    start();
}

void Terminal::restart(const std::function<void(const QString &folder)> &upon)
{
    const QString before = m_folder;
    m_folder = m_home + u'/' + QString::number(++m_generation);
    copyFolder(before, m_folder); // before the objects are closed, which would tidy up
    stop();
    QDir(before).removeRecursively();
    if (upon)
        upon(m_folder);
    start();
}

void Terminal::start()
{
    const QByteArray challenge = directory::loginChallenge(TerminalId(name()), clock.utc());
    m_proof = {StaffId(Town::clerk(number)), challenge, m_town.card(number).sign(challenge)};
    m_line = std::make_unique<Line>(m_baton);
    m_session = std::make_unique<sync::SessionLine>(*m_line, [this] { return std::optional(m_proof); }, [] {});
    m_store = std::make_unique<store::Store>(Town::terminalOptions(m_folder));
    must(m_store->open(Town::terminalKey(), false).takeResult());
    m_record = std::make_unique<journal::Record>(Town::recordOptions(m_folder, m_town.identity(number)), clock);
    must(m_store->write<Done>([this](store::Transaction &transaction) { return m_record->catchUp(transaction); }).takeResult());
    m_runner = std::make_unique<journal::UseCaseRunner>(m_gate, *m_store, *m_record);
    sync::EngineOptions options;
    options.terminal = name();
    options.municipality = federation::test::here;
    options.receiptsKey = m_town.receiptsKey();
    options.certificate = m_town.identity(number).certificate;
    options.automatic = false;
    m_shelf = std::make_unique<Shelf>(name());
    m_engine = std::make_unique<sync::Engine>(options, *m_session, *m_runner, clock);
    m_engine->addHandler(m_shelf.get());
    m_engine->resume();
}

void Terminal::stop()
{
    m_engine.reset(); // what waits is cancelled, and the cycle ends
    m_baton.waitFor([this] { return !m_cycling; });
    m_runner.reset();
    m_store->close();
    m_record.reset();
    m_store.reset();
    m_session.reset();
    m_line.reset();
}

void Terminal::change(const QString &aggregate, const ChangeId &id, const QString &value)
{
    must(m_runner->run<Done>(api::UseCase::ReceptionOpen, [&](journal::UseCaseRunner::Scope &scope) {
        return Shelf::change(scope.transaction, aggregate, id, value, Town::clerk(number), clock.utc());
    }).takeResult());
}

void Terminal::beginCycle()
{
    m_cycling = true;
    const bool loaded = !rows("SELECT 1 FROM sync_state WHERE name = 'first-load'", 1).isEmpty();
    (loaded ? m_engine->syncNow() : m_engine->startFirstLoad()).then(QtFuture::Launch::Sync, [this](const Result<Done> &outcome) {
        {
            const std::lock_guard lock(m_baton.mutex());
            m_outcome = outcome.ok() ? std::nullopt : std::optional(outcome.error());
            m_cycling = false;
        }
        m_baton.passed();
    });
}

QStringList Terminal::rows(const QByteArray &sql, int columns)
{
    return must(m_store->read<QStringList>([&](store::Connection &connection) -> Result<QStringList> {
        QStringList lines;
        MADOGUCHI_ASSIGN(auto row, connection.query(sql));
        for (;;) {
            MADOGUCHI_ASSIGN(const bool found, row.next());
            if (!found)
                return lines;
            QStringList line;
            for (int i = 0; i < columns; ++i)
                line.append(row.text(i));
            lines.append(line.join(u'|'));
        }
    }).takeResult());
}

} // namespace madoguchi::sim
