#include "bench/counter.h"

#include "card/card.h"
#include "crypto/digest.h"
#include "session/slot.h"
#include "support/secrets.h"
#include "support/wait.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace madoguchi::bench {

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("cannot read " + path.toStdString());
    return file.readAll();
}

} // namespace

Counter::Counter(const QString &profileDir)
    : municipality(must(settings::loadTerminalProfile(profileDir)).municipality), m_profile(must(settings::loadTerminalProfile(profileDir))), m_k(crypto::randomSecret(32))
{
    qputenv("MADOGUCHI_TRAINING_READER", QFile::encodeName(m_profile.path(u"reader.json"_s)));
    qputenv("SOFTHSM2_CONF", QFile::encodeName(QDir::cleanPath(m_profile.path(u"../cards/softhsm2.conf"_s))));
    const auto certificate = [&](const QString &name) { return must(crypto::Certificate::fromPem(contentOf(m_profile.path(name)))); };
    const auto device = certificate(u"device.crt"_s);
    const auto deviceKey = must(crypto::PrivateKey::fromPem(test::secret(contentOf(m_profile.path(u"device.key"_s)))));
    m_directory = std::make_unique<session::DirectoryFile>(m_profile.path(u"directory.json"_s), certificate(u"receipts.crt"_s).publicKey(), municipality);
    must(m_directory->load());
    bringStore();

    m_record = std::make_unique<journal::Record>(
        journal::Record::Options{m_profile.path(u"record"_s), u"madoguchi/"_s + municipality + u'/' + m_profile.terminal.text() + u"/record"_s, m_profile.terminal.text(),
                                 municipality, deviceKey, device.toPem()},
        m_clock);
    m_store = std::make_unique<store::Store>(storeOptions());
    session::SessionOptions options{m_profile.directory, m_profile.terminal, municipality,
                                    crypto::TrustStore{{certificate(u"ca.crt"_s)}, contentOf(m_profile.path(u"crl.pem"_s)), false, {}}, deviceKey};
    options.idle = std::chrono::hours(24);
    options.passwordHash = [this](const SecretBytes &password, QByteArrayView salt, crypto::Argon2Cost cost) {
        const auto begin = Samples::now();
        auto hash = crypto::argon2id(password, salt, cost);
        kdf.addSince(begin);
        return hash;
    };
    m_session = std::make_unique<session::Session>(options, m_clock, [module = m_profile.cardModule] { return card::openPkcs11(module); }, *m_directory, *m_store, *m_record);
    m_runner = std::make_unique<journal::UseCaseRunner>(*m_session, *m_store, *m_record);
    const people::Office office{municipality, m_profile.municipalityName, m_profile.insurer, m_profile.symbol, m_profile.terminal};
    m_handler = std::make_unique<people::PeopleHandler>(office, m_clock);
    m_people = std::make_unique<people::PeopleServiceImpl>(office, *m_runner, *m_handler, m_clock);
    m_applier.addHandler(m_handler.get());
}

Counter::~Counter() { m_session.reset(); }

store::StoreOptions Counter::storeOptions() const { return {m_profile.path(u"store.db"_s), u":/migrations/terminal"_s, "MDGT"_ba, 2}; }

/// Another key for an empty store, and a slot for it: what enrolment does.
void Counter::bringStore()
{
    for (const auto &end : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(m_profile.path(u"store.db"_s + end));
    const auto directory = m_directory->current();
    const auto *staff = directory->staff(StaffId(m_clerk.id));
    if (!staff)
        throw std::runtime_error("the directory does not know the clerk");
    QFile slot(m_profile.path(u"slots/"_s + m_clerk.id + u".slot"_s));
    if (!slot.open(QIODevice::WriteOnly | QIODevice::Truncate))
        throw std::runtime_error("the slot cannot be written");
    slot.write(must(session::makeSlot(m_k, staff->publicKey, {staff->id, m_profile.terminal, staff->key.epoch})));
}

SecretBytes Counter::password() const { return test::secret(m_clerk.password.toUtf8()); }

void Counter::logIn()
{
    QFile reader(m_profile.path(u"reader.json"_s));
    if (!reader.open(QIODevice::WriteOnly | QIODevice::Truncate))
        throw std::runtime_error("the card cannot be put in");
    reader.write("{\"card\":\"" + m_clerk.id.toUtf8() + "\",\"fault\":\"\"}");
    reader.close();
    if (!test::waitFor([&] { return m_session->card().state == api::CardState::Present; }))
        throw std::runtime_error("the card is not seen");
    must(m_session->login(password(), test::secret(m_clerk.pin.toUtf8())));
}

void Counter::lock()
{
    m_session->lock(api::LockCause::Demand);
    if (!test::waitFor([&] { return !m_store->isOpen(); }))
        throw std::runtime_error("the store does not close");
}

void Counter::unlock() { must(m_session->unlock(password(), {})); }

void Counter::logOut() { must(m_session->logout()); }

void Counter::apply(const QList<journal::FeedItem> &slice)
{
    const int refused = must(m_store->write<int>([&](store::Transaction &transaction) -> Result<int> {
        MADOGUCHI_ASSIGN(const int setAside, m_applier.apply(transaction, u"municipal"_s, slice, m_clock.utc()));
        MADOGUCHI_TRY(journal::setCursor(transaction, u"municipal"_s, {slice.last().position, u"bench"_s}));
        return setAside;
    }));
    if (refused > 0)
        throw std::runtime_error("an item of the feed was refused: " + must(m_store->read<QString>([](store::Connection &connection) -> Result<QString> {
            MADOGUCHI_ASSIGN(auto row, connection.query("SELECT kind || ' ' || aggregate || ' ' || reason || ' ' || body FROM feed_set_aside LIMIT 1"));
            MADOGUCHI_TRY(row.next());
            return row.text(0);
        })).toStdString());
}

void Counter::beginLoad()
{
    must(m_store->write<Done>([&](store::Transaction &transaction) { return m_applier.expectMany(transaction); }));
}

void Counter::finishLoad()
{
    while (!must(m_store->write<journal::Backlog>([&](store::Transaction &transaction) { return m_applier.catchUp(transaction); })).isEmpty()) { }
}

std::chrono::nanoseconds Counter::openStore()
{
    store::Store store(storeOptions());
    SecretBytes k = m_k.duplicate();
    const auto begin = Samples::now();
    must(store.open(std::move(k)));
    const auto taken = Samples::now() - begin;
    store.close();
    return taken;
}

qint64 Counter::count(const QByteArray &sql)
{
    return must(m_store->read<qint64>([sql](store::Connection &connection) -> Result<qint64> {
        MADOGUCHI_ASSIGN(auto row, connection.query(sql));
        MADOGUCHI_TRY(row.next());
        return row.integer(0);
    }));
}

} // namespace madoguchi::bench
