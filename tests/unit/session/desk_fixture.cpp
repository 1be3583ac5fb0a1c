#include "desk_fixture.h"

#include "support/grants.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace madoguchi::test {

namespace {

const QDateTime start(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
const QDateTime end(QDate(2028, 1, 1), QTime(0, 0), Qt::UTC);

crypto::PrivateKey newKey() { return crypto::PrivateKey::generate().value(); }

Office::Person makePerson(const crypto::CertificateAuthority &authority, const QString &id, api::Role role, const QDateTime &until)
{
    Office::Person person;
    person.card = {id, u"SN-"_s + id, {}, newKey(), newKey()};
    crypto::CertificateRequest request;
    request.commonName = id;
    request.organization = QLatin1String(municipality);
    request.organizationalUnit = u"staff"_s;
    request.use = crypto::CertificateUse::Staff;
    request.notBefore = start;
    request.notAfter = until;
    person.card.certificateDer = authority.issue(request, person.card.signKey.publicKey()).value().toDer();
    const auto key = session::makePersonKey(secret("himitsu " + id.toUtf8()), person.card.agreeKey.publicKey(),
                                            {StaffId(id), QLatin1String(municipality)}, 2, {}, quickHash)
                         .value();
    person.entry = {StaffId(id), u"窓口 "_s + id, u"マドグチ"_s, u"保険年金課"_s, role, person.card.serial, person.card.certificateDer,
                    key.publicKey, key.locked, start.date(), {}, everythingOf(role)};
    return person;
}

Office makeOffice()
{
    Office office{crypto::CertificateAuthority::create(u"test CA"_s, start, end).value(), newKey(), newKey(), newKey(), newKey(), {}, {}, {}};
    crypto::CertificateRequest request;
    request.commonName = QLatin1String(terminalName);
    request.organization = QLatin1String(municipality);
    request.organizationalUnit = u"terminal"_s;
    request.notBefore = start;
    request.notAfter = end;
    office.deviceCertificate = office.authority.issue(request, office.device.publicKey()).value();
    const auto add = [&](const QString &id, api::Role role, const QDateTime &until = end) {
        office.people.emplace(id, makePerson(office.authority, id, role, until));
    };
    add(u"clerk-1"_s, api::Role::Clerk);
    add(u"clerk-2"_s, api::Role::Clerk);
    add(u"supervisor-1"_s, api::Role::Supervisor);
    add(u"administrator-1"_s, api::Role::Administrator);
    add(u"auditor-1"_s, api::Role::Auditor);
    add(u"outsourced-1"_s, api::Role::OutsourcedClerk);
    add(u"viewer-1"_s, api::Role::Viewer);
    add(u"expired"_s, api::Role::Clerk, QDateTime(QDate(2026, 11, 1), QTime(0, 0), Qt::UTC));
    add(u"revoked"_s, api::Role::Clerk);
    add(u"stranger"_s, api::Role::Clerk);   // a good card, but not in the directory
    add(u"elsewhere"_s, api::Role::Clerk);  // in the directory, but without a slot here
    const auto revoked = crypto::Certificate::fromDer(office.people.at(u"revoked"_s).card.certificateDer).value().serial();
    office.revocationList = office.authority.revocationList({revoked}, start, end).value();
    return office;
}

} // namespace

const Office &Office::instance()
{
    static const Office office = makeOffice();
    return office;
}

directory::DirectoryContent Office::directory() const
{
    directory::DirectoryContent content{1, QLatin1String(municipality), start, {}, federation.publicKey(), municipal.publicKey(), revocationList};
    for (const auto &[id, person] : people) {
        if (id != u"stranger"_s)
            content.staff.append(person.entry);
    }
    return content;
}

QByteArray Office::signedDirectory(const directory::DirectoryContent &content) const
{
    const QByteArray payload = directory::writeDirectory(content);
    return QJsonDocument(QJsonObject{{u"payload"_s, QString::fromLatin1(payload.toBase64())},
                                     {u"signature"_s, QString::fromLatin1(receipts.sign(payload).toBase64())},
                                     {u"key"_s, u"receipts"_s}})
        .toJson(QJsonDocument::Compact);
}

Desk::Desk()
{
    const Office &office = Office::instance();
    QDir(m_dir.path()).mkpath(u"slots"_s);
    QFile::setPermissions(path(u"slots"_s), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    QDir(m_dir.path()).mkpath(u"record"_s);
    for (const auto &[id, person] : office.people) {
        if (api::hasSlot(person.entry.role) && id != u"elsewhere"_s && id != u"stranger"_s)
            writeAll(u"slots/"_s + id + u".slot"_s,
                     session::makeSlot(office.k, person.entry.publicKey, {StaffId(id), TerminalId(QLatin1String(terminalName)), 2}).value());
    }
    writeAll(u"directory.json"_s, office.signedDirectory(office.directory()));
    restart();
}

Desk::~Desk() { m_session.reset(); }

void Desk::restart()
{
    const Office &office = Office::instance();
    m_session.reset();
    m_record.reset();
    m_store.reset();
    m_directory = std::make_unique<session::DirectoryFile>(path(u"directory.json"_s), office.receipts.publicKey(), QLatin1String(municipality));
    EXPECT_TRUE(m_directory->load().ok());
    m_store = std::make_unique<store::Store>(store::StoreOptions{path(u"store.db"_s), QStringLiteral(MADOGUCHI_SOURCE_DIR "/migrations/terminal"), "MDGT", 1});
    m_record = std::make_unique<journal::Record>(
        journal::Record::Options{path(u"record"_s), u"madoguchi/162019/terminal-1/record"_s, QLatin1String(terminalName),
                                 QLatin1String(municipality), office.device, office.deviceCertificate.toPem()},
        m_clock);
    session::SessionOptions options;
    options.directory = m_dir.path();
    options.terminal = TerminalId(QLatin1String(terminalName));
    options.municipality = QLatin1String(municipality);
    options.trust.roots = m_roots;
    options.trust.revocationListPem = office.revocationList;
    options.deviceKey = office.device;
    options.cardInterval = std::chrono::milliseconds(20);
    options.closingPatience = std::chrono::milliseconds(300);
    options.passwordHash = [this](const SecretBytes &password, QByteArrayView salt, crypto::Argon2Cost cost) {
        if (m_hashFails)
            return Result<SecretBytes>(ErrorCode::CryptoFailed);
        ++m_hashes;
        return quickHash(password, salt, cost); // cheap, also where the product chooses the cost
    };
    options.tries = m_tries;
    if (m_adjust)
        m_adjust(options);
    m_session = std::make_unique<session::Session>(options, m_clock, m_openReader, *m_directory, *m_store, *m_record);
}

void Desk::insert(const QString &person) { m_reader.insert(std::make_shared<FakeCard>(Office::instance().people.at(person).card)); }

QFuture<Result<api::SessionInfo>> Desk::tryLogin(const QString &password, const QString &pin)
{
    return m_session->login(secretOf(password), secretOf(pin));
}

void Desk::login(const QString &person)
{
    insert(person);
    const auto entered = get(tryLogin(passwordOf(person)));
    ASSERT_TRUE(entered.ok()) << qPrintable(describe(entered.error()));
}

void Desk::letTheEntranceRest()
{
    QCoreApplication::processEvents();
    std::ignore = get(m_session->stepUp(secretOf(u"x"_s), {}, "waits for its turn")); // one thread, one job after the other
}

void Desk::replaceDirectory(const std::function<void(directory::DirectoryContent &)> &change)
{
    directory::DirectoryContent content = m_directory->current()->content();
    ++content.version;
    change(content);
    const auto updated = m_directory->update(Office::instance().signedDirectory(content));
    ASSERT_TRUE(updated.ok()) << qPrintable(describe(updated.error()));
}

QByteArray Desk::readAll(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void Desk::writeAll(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(content);
}

QStringList Desk::recorded() const
{
    const auto lines = m_record->lines(0, 1000);
    EXPECT_TRUE(lines.ok());
    static const QStringList outcomes{u"done"_s, u"denied"_s, u"failed"_s};
    QStringList texts;
    for (const api::RecordLine &line : *lines) {
        QStringList words{line.useCase, outcomes.at(static_cast<int>(line.outcome)), line.staff, line.detail};
        words.removeAll(QString());
        texts.prepend(words.join(u' '));
    }
    return texts;
}

QStringList Desk::recordedAfterLogin()
{
    EXPECT_TRUE(get(m_session->logout()).ok());
    login(u"supervisor-1"_s);
    return recorded();
}

} // namespace madoguchi::test
