#include "bench/counter.h"

#include "card/card.h"
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
    : m_profile(must(settings::loadTerminalProfile(profileDir)))
{
    const QString municipality = m_profile.municipality;
    qputenv("MADOGUCHI_TRAINING_READER", QFile::encodeName(m_profile.path(u"reader.json"_s)));
    qputenv("SOFTHSM2_CONF", QFile::encodeName(QDir::cleanPath(m_profile.path(u"../cards/softhsm2.conf"_s))));
    const auto certificate = [&](const QString &name) { return must(crypto::Certificate::fromPem(contentOf(m_profile.path(name)))); };
    const auto device = certificate(u"device.crt"_s);
    const auto deviceKey = must(crypto::PrivateKey::fromPem(test::secret(contentOf(m_profile.path(u"device.key"_s)))));
    m_directory = std::make_unique<session::DirectoryFile>(m_profile.path(u"directory.json"_s), certificate(u"receipts.crt"_s).publicKey(), municipality);
    must(m_directory->load());

    m_record = std::make_unique<journal::Record>(
        journal::Record::Options{m_profile.path(u"record"_s), u"madoguchi/"_s + municipality + u'/' + m_profile.terminal.text() + u"/record"_s, m_profile.terminal.text(),
                                 municipality, deviceKey, device.toPem()},
        m_clock);
    m_store = std::make_unique<store::Store>(store::StoreOptions{m_profile.path(u"store.db"_s), u":/migrations/terminal"_s, "MDGT"_ba, 2});
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
}

Counter::~Counter() { m_session.reset(); }

SecretBytes Counter::password() const { return test::secret(m_clerk.password.toUtf8()); }

void Counter::insertCard()
{
    QFile reader(m_profile.path(u"reader.json"_s));
    if (!reader.open(QIODevice::WriteOnly | QIODevice::Truncate))
        throw std::runtime_error("the card cannot be put in");
    reader.write("{\"card\":\"" + m_clerk.id.toUtf8() + "\",\"fault\":\"\"}");
    reader.close();
    if (!test::waitFor([&] { return m_session->card().state == api::CardState::Present; }))
        throw std::runtime_error("the card is not seen");
}

void Counter::logIn() { must(m_session->login(password(), test::secret(m_clerk.pin.toUtf8()))); }

void Counter::logOut()
{
    m_people->forget();
    must(m_session->logout());
    waitUntilClosed();
}

void Counter::lock()
{
    m_people->forget(); // as the program does at every lock
    m_session->lock(api::LockCause::Demand);
    waitUntilClosed();
}

void Counter::waitUntilClosed()
{
    if (!test::waitFor([&] { return !m_store->isOpen(); }))
        throw std::runtime_error("the store does not close");
}

void Counter::unlock() { must(m_session->unlock(password(), {})); }

crypto::Argon2Cost Counter::keyCost() const
{
    return m_directory->current()->staff(StaffId(m_clerk.id))->key.cost;
}

qint64 Counter::number(const QByteArray &sql)
{
    return must(m_store->read<qint64>([sql](store::Connection &connection) -> Result<qint64> {
        MADOGUCHI_ASSIGN(auto row, connection.query(sql));
        MADOGUCHI_TRY(row.next());
        return row.integer(0);
    }));
}

void Counter::searchStands(quint64 request)
{
    m_people->searchStood(request);
    must(m_store->write<Done>([](store::Transaction &) -> Result<Done> { return done(); })); // behind it in the queue
}

} // namespace madoguchi::bench
