// Power cuts at any moment of a counter's days: what was answered is there whole, what was not is whole or not there, and the line goes on from
// there (sync.md promises 1 and 2). The days are recorded once, call by call; each seed then chooses a moment and what the disk has kept of it.
#include "power_loss.h"

#include "store/connection.h"
#include "unit/people/counter_fixture.h"
#include "unit/sync/desk_line.h"

#include <cstring>

namespace madoguchi::test {
namespace {

constexpr int seedsInContinuousIntegration = 200, days = 2, families = 6, othersADay = 20;

int seeds()
{
    bool told = false;
    const int asked = qEnvironmentVariableIntValue("MADOGUCHI_POWER_SEEDS", &told);
    return told ? asked : seedsInContinuousIntegration;
}

/// A terminal with its people's room and its line.
class Desk : public DeskLine {
public:
    Desk()
    {
        central.shares = true;
        central.now = place.clock.utc();
        furnish();
    }
    void restart(const std::function<void()> &between = {})
    {
        m_reception.reset();
        m_number.reset();
        m_handler.reset();
        DeskLine::restart(between);
        furnish();
    }
    static people::RegisterRecord moved(int n)
    {
        auto record = movedIn(u"reg-%1"_s.arg(n));
        for (auto &person : record.persons)
            person.addressee = u"49%1"_s.arg(person.addressee.right(2).toInt() + 100 * n, 8, 10, QLatin1Char('0'));
        return record;
    }
    static people::Household neighbours(int n)
    {
        return family(u"h%1"_s.arg(n), QString::number(10000000 + n),
                      {{u"p%1-1"_s.arg(n), u"山田 太郎"_s, u"ヤマダ タロウ"_s, u"1950-01-02"_s},
                       {u"p%1-2"_s.arg(n), u"山田 花子"_s, u"ヤマダ ハナコ"_s, u"1957-03-03"_s}});
    }
    /// A family that moved in, with everything that its registration writes: household, persons, notification, entry, changes and rows for outside.
    void registerFamily(int n)
    {
        const auto visit = Workplace::must(get(m_reception->openReception(u"moving-in"_s)));
        api::NotificationDraft draft;
        draft.proposal = RegisterRecordId(u"reg-%1"_s.arg(n));
        draft.reception = visit.id;
        draft.identity = api::IdentityDocument::OnePhoto;
        draft.notifiedOn = QDate(2026, 11, 20);
        draft.reason = u"A1"_s;
        draft.happenedOn = QDate(2026, 11, 10);
        draft.previousMunicipality = neighbour;
        for (const auto &person : moved(n).persons)
            draft.persons.append({person.addressee, true, api::NumberDocument::FromRegister, Workplace::must(get(m_number->takeFromRegister(person.addressee, visit.id))).receipt});
        Workplace::must(get(m_reception->registerNotification(draft)));
    }

private:
    void furnish()
    {
        const auto at = office(place.terminal);
        m_handler = std::make_unique<people::PeopleHandler>(at, place.clock);
        m_reception = std::make_unique<people::ReceptionServiceImpl>(at, place.runner(), *m_handler, place.clock);
        m_number = std::make_unique<people::NumberServiceImpl>(at, place.runner(), m_channel,
                                                               people::NumberServiceImpl::Keys{[this]() -> Result<crypto::PublicKey> { return m_federation.publicKey(); },
                                                                                               [this](QByteArrayView data) { return place.deviceKey.sign(data); }, [] { return false; },
                                                                                               [] { return true; }},
                                                               place.clock);
        engine->addHandler(m_handler.get());
    }
    FakeChannel m_channel;
    const crypto::PrivateKey m_federation = Workplace::must(crypto::PrivateKey::generate());
    std::unique_ptr<people::PeopleHandler> m_handler;
    std::unique_ptr<people::ReceptionServiceImpl> m_reception;
    std::unique_ptr<people::NumberServiceImpl> m_number;
};

/// Every row of every table, as text; of a virtual one, of the tables that it is kept in.
using Content = QMap<QString, QStringList>;

Content contentOf(const QString &path)
{
    SecretBytes key(32);
    key.data()[0] = 7;
    const auto store = Workplace::must(store::Connection::open(path, key, store::OpenMode::ReadWrite));
    Workplace::must(store->checkIntegrity());
    const auto lines = [&](const QByteArray &sql) {
        QStringList found;
        auto row = Workplace::must(store->query(sql));
        while (Workplace::must(row.next()))
            found.append(row.text(0));
        return found;
    };
    Content content;
    for (const QString &table : lines("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY 1")) {
        const QString columns = lines("SELECT 'quote(\"' || name || '\")' FROM pragma_table_info('" + table.toUtf8() + "')").join(u" || '|' || "_s);
        content.insert(table, lines("SELECT " + columns.toUtf8() + " FROM " + table.toUtf8() + " ORDER BY 1"));
    }
    return content;
}

/// Two days at the counter, each call to the disk in its place between what was committed and what was told to somebody.
class Days {
public:
    Days();
    ~Days() { store::Connection::setFaultHook({}); }

    /// Cuts the power at a moment, opens what is left, and goes on to the end. Empty: every promise was kept.
    QString broken(unsigned seed, const std::function<bool(const QString &)> &deaf = {});
    bool isWhole() const; ///< the recorder has missed nothing

private:
    struct Event {
        enum Kind { Commit, Outside, Told } kind; ///< it begins; it begins; everything before is promised
        qsizetype step;
        int served = 0; ///< requests so far
    };
    void happens(Event::Kind kind) { m_events.append({kind, m_recorder->size(), static_cast<int>(m_served.size())}); }
    void tell() { happens(Event::Told); }
    void work();
    void finish();
    QString notWhole(const power_loss::Files &left, int atLeast, int atMost);
    QString notOnce();

    Desk m_desk;
    QTemporaryDir m_scratch{QFileInfo(u"/dev/shm"_s).isWritable() ? u"/dev/shm/madoguchi-power-XXXXXX"_s : QDir::temp().filePath(u"madoguchi-power-XXXXXX"_s)};
    std::unique_ptr<power_loss::Recorder> m_recorder;
    QList<Event> m_events;
    std::vector<FakeCentral> m_served; ///< the server before each request
    power_loss::Files m_atEnd;
    std::vector<Content> m_committed;  ///< after each commit, and before the first
};

Days::Days()
{
    for (int n = 1; n <= families; ++n)
        m_desk.central.addFeed(u"register"_s, u"reg-%1"_s.arg(n), people::toJson(Desk::moved(n)));
    Workplace::must(m_desk.load());
    const QString folder = QDir(m_desk.place.path(u""_s)).absolutePath();
    m_desk.restart([&] { m_recorder = std::make_unique<power_loss::Recorder>(folder); });
    store::Connection::setFaultHook([this](const char *access) {
        if (std::strcmp(access, "commit") == 0)
            happens(Event::Commit);
        return 0;
    });
    m_desk.transport.script = [this](int, const sync::Request &) {
        m_served.push_back(m_desk.central);
        tell();
        return FakeTransport::Fault::None;
    };
    work();
    m_recorder->stop();
    if (m_desk.place.number("SELECT count(*) FROM notification") != families || m_desk.place.number("SELECT count(*) FROM interface_file WHERE state = 'imported'") != days
        || m_desk.place.number("SELECT count(*) FROM interface_file WHERE state = 'accepted'") != 2 * days)
        throw std::runtime_error("the days' work was not done");
    m_atEnd = power_loss::filesOf(folder);
    store::Connection::setFaultHook({});
    m_desk.transport.script = {};
    m_served.push_back(m_desk.central);
    for (const Event &event : std::as_const(m_events)) {
        if (event.kind != Event::Commit)
            continue;
        power_loss::put(power_loss::Disk(*m_recorder, event.step).whole(), m_scratch.filePath(u"then"_s));
        m_committed.push_back(contentOf(m_scratch.filePath(u"then/store.db"_s)));
    }
    power_loss::put(power_loss::Disk(*m_recorder, m_recorder->size()).whole(), m_scratch.filePath(u"then"_s));
    m_committed.push_back(contentOf(m_scratch.filePath(u"then/store.db"_s)));
}

void Days::work()
{
    for (int day = 0; day < days; ++day) {
        for (int n = 1; n <= families / days; ++n) {
            m_desk.registerFamily(day * families / days + n);
            tell();
        }
        for (int n = 1; n <= othersADay; ++n) // another terminal's work
            m_desk.central.addFeed(u"household"_s, u"h%1"_s.arg(day * othersADay + n), people::toJson(Desk::neighbours(day * othersADay + n)));
        const auto couple = Desk::neighbours(day * othersADay + 1).members;
        m_desk.central.addFile(u"F4"_s, day + 1, day, {DeskLine::idRow(couple[0].addressee), DeskLine::idRow(couple[1].addressee)});
        finish();
        tell();
        happens(Event::Outside);
        Workplace::must(m_desk.place.record().appendOutside({}, api::UseCase::Login, api::Outcome::Failed, {{}, -1, u"outside-%1"_s.arg(day), {}}));
        tell();
        m_desk.restart();
        tell();
    }
}

/// Everything leaves and everything comes in; there may be nothing of it.
void Days::finish()
{
    const auto unless = [](const auto &answer, ErrorCode nothing) {
        if (!answer.ok() && answer.error().code != nothing)
            throw std::runtime_error(describe(answer.error()).toStdString());
    };
    Workplace::must(m_desk.cycle());
    unless(m_desk.preview(), ErrorCode::NotFound);
    unless(m_desk.sendFiles(), ErrorCode::NotFound);
    unless(m_desk.receive(), ErrorCode::NotFound);
    Workplace::must(m_desk.cycle());
}

bool Days::isWhole() const
{
    const auto without = [](power_loss::Files files) {
        files.remove(u"store.db-shm"_s); // written through memory; worthless after a cut
        return files;
    };
    const auto written = power_loss::Disk(*m_recorder, m_recorder->size()).whole();
    return m_recorder->size() > 300 && without(written) == without(m_atEnd);
}

QString Days::notWhole(const power_loss::Files &left, int atLeast, int atMost)
{
    power_loss::put(left, m_scratch.filePath(u"left"_s));
    const Content found = contentOf(m_scratch.filePath(u"left/store.db"_s));
    for (int commits = atLeast; commits <= atMost; ++commits) {
        if (m_committed[static_cast<std::size_t>(commits)] == found)
            return {};
    }
    const auto was = std::find(m_committed.begin(), m_committed.end(), found);
    const QString number = was == m_committed.end() ? u"no number of"_s : QString::number(was - m_committed.begin());
    return u"the store is that after %1, not after %2 to %3 commits"_s.arg(number).arg(atLeast).arg(atMost);
}

QString Days::notOnce()
{
    auto &place = m_desk.place;
    if (place.number("SELECT position FROM feed_cursor WHERE name = 'municipal'") != m_desk.central.copy().feed.size())
        return u"not all of the feed"_s;
    if (const auto waiting = place.rows("SELECT id, kind, state FROM outbox WHERE state <> 1", 3); !waiting.isEmpty())
        return u"not taken: "_s + waiting.join(u' ');
    auto mine = place.rows("SELECT id FROM outbox WHERE destination = 0 ORDER BY id", 1), theirs = m_desk.central.changes;
    theirs.sort();
    if (mine != theirs)
        return u"%1 changes here, %2 there"_s.arg(mine.size()).arg(theirs.size());
    QStringList files;
    for (const QByteArray &file : std::as_const(m_desk.central.files))
        files.append(QString::fromLatin1(file.toHex().toUpper()));
    files.sort();
    if (files != place.rows("SELECT hex(p.content) FROM interface_file_part p JOIN interface_file ON id = file WHERE outgoing ORDER BY 1", 1))
        return u"other files there than here"_s;
    if (const auto verdict = journal::verifyRecord(place.path(u"record"_s), place.authority.certificate().toPem(), m_desk.central.receiptsKey.publicKey().toDer());
        !verdict.ok || verdict.size != place.number("SELECT count(*) FROM record_entry"))
        return u"the record: %1 at %2"_s.arg(verdict.reason).arg(verdict.badSequence);
    return {};
}

QString Days::broken(unsigned seed, const std::function<bool(const QString &)> &deaf)
try {
    std::mt19937 random(seed);
    const auto step = static_cast<qsizetype>(random() % static_cast<unsigned>(m_recorder->size() + 1));
    int begun = 0, promised = 0, outside = 0, outsidePromised = 0;
    std::size_t served = 0;
    for (const Event &event : std::as_const(m_events)) {
        if (event.step > step)
            break;
        begun += event.kind == Event::Commit;
        outside += event.kind == Event::Outside;
        if (event.kind == Event::Told) {
            promised = begun;
            outsidePromised = outside;
        }
        served = static_cast<std::size_t>(event.served);
    }
    const auto left = power_loss::Disk(*m_recorder, step, deaf).afterLoss(random);
    if (const QString wrong = notWhole(left, promised, begun); !wrong.isEmpty())
        return wrong;
    m_desk.central = m_served[served];
    m_desk.restart([&] { power_loss::put(left, m_desk.place.path(u""_s)); });
    const auto kept = m_desk.place.recordLines().filter(u"outside-"_s);
    if (kept.size() < outsidePromised || kept.size() > outside)
        return u"%1 entries from outside, not %2 to %3"_s.arg(kept.size()).arg(outsidePromised).arg(outside);
    finish();
    return notOnce();
} catch (const std::exception &trouble) {
    return QString::fromUtf8(trouble.what());
}

class PowerLoss : public testing::Test {
protected:
    static void SetUpTestSuite() { recorded = std::make_unique<Days>(); }
    static void TearDownTestSuite() { recorded.reset(); }
    static inline std::unique_ptr<Days> recorded;
};

TEST_F(PowerLoss, C08_F07_what_was_answered_is_whole_and_goes_on_whatever_the_disk_has_kept)
{
    EXPECT_TRUE(recorded->isWhole());
    const int first = qEnvironmentVariableIntValue("MADOGUCHI_POWER_SEED"), count = first ? 1 : seeds();
    for (int i = 0; i < count; ++i) {
        const unsigned seed = static_cast<unsigned>(first ? first : i + 1);
        const QString wrong = recorded->broken(seed);
        ASSERT_TRUE(wrong.isEmpty()) << "MADOGUCHI_POWER_SEED=" << seed << ": " << wrong.toStdString();
    }
}

/// The harness sees what it is there to see: a store under PRAGMA synchronous = OFF, and any single file that is not synchronised.
TEST_F(PowerLoss, what_is_not_synchronised_is_missed)
{
    const std::pair<const char *, QStringList> controls[] = {
        {"synchronous off", {u"store.db"_s, u"store.db-wal"_s}}, {"the log of the store", {u"store.db-wal"_s}}, {"the store", {u"store.db"_s}},
        {"a segment of the record", {u"record/0001.log"_s}},      {"the record outside", {u"record/outside.log"_s}},
    };
    for (const auto &[what, files] : controls) {
        int found = 0;
        for (unsigned seed = 1; seed <= 300 && found == 0; ++seed)
            found += !recorded->broken(seed, [&files = files](const QString &path) { return files.contains(path); }).isEmpty();
        EXPECT_GT(found, 0) << what;
    }
}

} // namespace
} // namespace madoguchi::test
