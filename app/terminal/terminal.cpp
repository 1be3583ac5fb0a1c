#include "app/terminal/terminal.h"

#include "directory/standing.h"
#include "journal/durable_file.h"
#include "people/household_table.h"
#include "people/register_record.h"
#include "people/row_examination.h"
#include "sync/ledger.h"
#include "sync/source_table.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace madoguchi::app {

namespace {

Result<QByteArray> readSmall(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileUnreadable, {QFileInfo(path).fileName()}, {}};
    return file.read(1024 * 1024);
}

Result<crypto::Certificate> readCertificate(const QString &path)
{
    MADOGUCHI_ASSIGN(const QByteArray pem, readSmall(path));
    return crypto::Certificate::fromPem(pem);
}

Result<SecretBytes> readSecret(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) || file.size() > 16 * 1024)
        return Error{ErrorCode::FileUnreadable, {QFileInfo(path).fileName()}, {}};
    SecretBytes content(static_cast<std::size_t>(file.size()));
    if (file.read(reinterpret_cast<char *>(content.data()), file.size()) != file.size())
        return Error{ErrorCode::FileUnreadable, {QFileInfo(path).fileName()}, {}};
    return content;
}

QString nameOfMunicipality(store::Connection &connection, const QString &code)
{
    const auto name = people::municipalityName(connection, code);
    return name.ok() && *name != code ? *name : QString();
}

} // namespace

Terminal::Terminal(settings::TerminalProfile profile, settings::ProfileLock lock, const Clock &clock)
    : m_profile(std::move(profile)), m_lock(std::move(lock)), m_clock(clock), m_drive(m_profile.training ? media::FolderDrive::Media::Folders : media::FolderDrive::Media::Mounted)
{
}

Terminal::~Terminal()
{
    // The engine works on the store that the session is about to close, and with handlers that are built after it.
    if (m_engine)
        m_engine->finish();
}

Result<std::unique_ptr<Terminal>> Terminal::open(const QString &profileDir, const Clock &clock, api::Printer *printer, const session::PasswordHash &hash)
{
    MADOGUCHI_ASSIGN(auto profile, settings::loadTerminalProfile(profileDir));
    MADOGUCHI_ASSIGN(auto lock, settings::ProfileLock::take(profileDir));
    if (profile.training) {
        // The training reader and SoftHSM2 find their files by the environment; a real card's driver needs neither.
        qputenv("MADOGUCHI_TRAINING_READER", QFile::encodeName(profile.path(u"reader.json"_s)));
        qputenv("SOFTHSM2_CONF", QFile::encodeName(QDir::cleanPath(profile.path(u"../cards/softhsm2.conf"_s))));
    }
    std::unique_ptr<Terminal> terminal(new Terminal(std::move(profile), std::move(lock), clock));
    MADOGUCHI_TRY(terminal->build(printer, hash));
    return terminal;
}

/// Of the revocation list of the profile and the one that came with the directory the newer counts: it runs out in time
/// and is renewed over the wire, and a withdrawn certificate of the server is known without a visit to the desk (C-08).
crypto::TrustStore Terminal::serverTrust() const
{
    return {{m_authority}, m_revocationList + '\n' + m_directory->current()->content().revocationListPem, false, m_profile.pins};
}

Result<Done> Terminal::build(api::Printer *printer, const session::PasswordHash &hash)
{
    const auto path = [this](const char *name) { return m_profile.path(QString::fromLatin1(name)); };
    MADOGUCHI_ASSIGN(m_authority, readCertificate(path("ca.crt")));
    MADOGUCHI_ASSIGN(const auto device, readCertificate(path("device.crt")));
    MADOGUCHI_ASSIGN(const auto receipts, readCertificate(path("receipts.crt")));
    MADOGUCHI_ASSIGN(SecretBytes deviceKeyPem, readSecret(path("device.key")));
    MADOGUCHI_ASSIGN(const auto deviceKey, crypto::PrivateKey::fromPem(deviceKeyPem));
    MADOGUCHI_ASSIGN(m_revocationList, readSmall(path("crl.pem")));
    // Training is what the certificate says, not what a file says: a profile cannot talk itself into it.
    if (device.isTraining() != m_profile.training || device.commonName() != m_profile.terminal.text() || device.organization() != m_profile.municipality)
        return Error{ErrorCode::ProfileInvalid, {u"device.crt"_s, u"another terminal's"_s}, {}};

    m_directory = std::make_unique<session::DirectoryFile>(path("directory.json"), receipts.publicKey(), m_profile.municipality);
    MADOGUCHI_TRY(m_directory->load());
    const auto directory = [this] { return m_directory->current(); };

    m_record = std::make_unique<journal::Record>(
        journal::Record::Options{path("record"), u"madoguchi/"_s + m_profile.municipality + u'/' + m_profile.terminal.text() + u"/record"_s,
                                 m_profile.terminal.text(), m_profile.municipality, deviceKey, device.toPem()},
        m_clock);
    m_store = std::make_unique<store::Store>(store::StoreOptions{path("store.db"), u":/migrations/terminal"_s, "MDGT"_ba, 2});

    m_transport = std::make_unique<sync::TlsTransport>(
        sync::TlsOptions{m_profile.server.host, m_profile.server.port, m_profile.server.name, serverTrust(), device, std::move(deviceKeyPem)}, m_clock);
    m_triesLine = std::make_unique<sync::TriesLine>(*m_transport);
    m_outsideLine = std::make_unique<sync::OutsideLine>(*m_transport, *m_record, m_clock);
    const crypto::TrustStore staffTrust{{m_authority}, m_revocationList, false, {}};
    session::SessionOptions sessionOptions{m_profile.directory, m_profile.terminal, m_profile.municipality, staffTrust, deviceKey};
    sessionOptions.idle = m_profile.idle();
    sessionOptions.passwordHash = hash;
    sessionOptions.keyCost = [this] { return session::calibratedCost(m_clock); };
    const auto watching = m_profile.settings.text(settings::Setting::CardPresence) == "Watched"_L1 ? card::Watching::Required : card::Watching::IfThere;
    sessionOptions.anchors = session::anchorsOf(m_authority, receipts);
    sessionOptions.pulse = true;
    sessionOptions.backup = backup::Options{path("store.db"), m_profile.backupFolder(), crypto::sha256(deviceKey.publicKey().toDer()).toHex() + '\n',
                                            {m_profile.settings.integer(settings::Setting::BackupDays), m_profile.settings.integer(settings::Setting::BackupWeeks)}};
    sessionOptions.tries.count = [this](const api::LoginProof &shown) { return m_triesLine->count(shown); };
    sessionOptions.tries.forget = [this](const api::LoginProof &right) { m_triesLine->forget(right); };
    m_session = std::make_unique<session::Session>(
        sessionOptions, m_clock, [module = m_profile.cardModule, watching] { return card::openPkcs11(module, watching); }, *m_directory, *m_store, *m_record);
    m_runner = std::make_unique<journal::UseCaseRunner>(*m_session, *m_store, *m_record);

    m_sessionLine = std::make_unique<sync::SessionLine>(
        *m_transport, [this] { return m_session->loginProof(); }, [this] { m_session->lock(api::LockCause::OpenedElsewhere); });
    m_directoryLine = std::make_unique<sync::DirectoryLine>(*m_sessionLine, receipts.publicKey(), m_profile.municipality, m_clock);
    MADOGUCHI_ASSIGN(const QByteArray words, readSmall(u":/passwords/known.txt"_s));
    MADOGUCHI_ASSIGN(QStringList passwordWords, session::PasswordRule::readWords(words));
    m_directoryOffice = std::make_unique<session::DirectoryOffice>(
        *m_session, *m_directory,
        [this](const session::SignedOrder &order) { return m_directoryLine->order(order.statement, order.signature, order.certificate); },
        session::PasswordRule(std::move(passwordWords), {m_profile.municipalityName}), m_clock, m_profile.recoveryKey);
    m_printOffice = std::make_unique<session::PrintOffice>(*m_session, m_profile.printers, printer);
    sync::EngineOptions engineOptions;
    engineOptions.terminal = m_profile.terminal.text();
    engineOptions.municipality = m_profile.municipality;
    engineOptions.receiptsKey = receipts.publicKey();
    engineOptions.certificate = device;
    engineOptions.authority = m_authority;
    engineOptions.keepCertificate = [this, file = path("device.crt")](const crypto::Certificate &renewed) -> Result<Done> {
        MADOGUCHI_TRY(journal::replaceDurably(file, renewed.toPem()));
        m_transport->setCertificate(renewed);
        return done();
    };
    engineOptions.changeKey = session::markKeyDue;
    engineOptions.addressee = [municipality = m_profile.municipality](store::Connection &connection, const QString &addressee) -> sync::Addressee {
        const auto household = people::householdOfAddressee(connection, addressee, municipality);
        if (!household.ok() || !household->has_value())
            return {};
        const auto found = people::findHousehold(connection, **household);
        if (!found.ok() || !found->has_value())
            return {**household, {}};
        for (const auto &member : (*found)->members) {
            if (member.addressee == addressee)
                return {**household, member.nameKanji};
        }
        return {**household, {}};
    };
    engineOptions.municipalityName = nameOfMunicipality;
    const people::Office office{m_profile.municipality, m_profile.municipalityName, m_profile.insurer, m_profile.symbol, m_profile.terminal, isOwnLedger()};
    engineOptions.examineRow = [office](store::Connection &connection, const QString &layout, const QMap<QString, QString> &row) { return people::examineRow(connection, office, layout, row); };
    engineOptions.mayDecide = [this] { return m_session->may(api::UseCase::ContinuityDeliver); };
    engineOptions.mayTransmit = [this] { return m_session->may(api::UseCase::FileSend) && m_session->may(api::UseCase::FileReceive); };
    engineOptions.source = sourceOptions(deviceKey);
    m_engine = std::make_unique<sync::Engine>(std::move(engineOptions), *m_sessionLine, *m_runner, m_clock);

    m_peopleHandler = std::make_unique<people::PeopleHandler>(office, m_clock);
    m_people = std::make_unique<people::PeopleServiceImpl>(office, *m_runner, *m_peopleHandler, m_clock, sync::delivery);
    m_reception = std::make_unique<people::ReceptionServiceImpl>(office, *m_runner, *m_peopleHandler, m_clock);
    m_answer = std::make_unique<people::AnswerServiceImpl>(office, *m_runner, *m_peopleHandler, m_clock);
    const auto staffName = [directory](const QString &staff) {
        const auto current = directory();
        const auto *entry = current->staff(StaffId(staff));
        return entry ? entry->name : QString();
    };
    m_conflict = std::make_unique<people::ConflictServiceImpl>(office, *m_runner, *m_peopleHandler, m_clock, staffName);
    const auto sign = [deviceKey](QByteArrayView message) { return deviceKey.sign(message); };
    m_number = std::make_unique<people::NumberServiceImpl>(
        office, *m_runner, *m_engine,
        people::NumberServiceImpl::Keys{[directory]() -> Result<crypto::PublicKey> { return directory()->content().federationKey; }, sign,
                                        [directory] { return directory()->content().policy.sealedQueue; }, [this] { return m_session->may(api::UseCase::NumberDeliver); }},
        m_clock);

    media::MediaOptions mediaOptions;
    mediaOptions.terminal = m_profile.terminal.text();
    mediaOptions.municipality = m_profile.municipality;
    mediaOptions.media = mediaHere();
    mediaOptions.paper = [this](const QString &serial) { return paperOf(serial); };
    mediaOptions.intakes = sync::mediumIntakes;
    mediaOptions.requesterKey = [directory, this](const StaffId &staff) { return session::approverKey(*directory(), staff, api::Permission::RequestMedia, m_clock); };
    mediaOptions.approverKey = [directory, this](const StaffId &staff) { return session::approverKey(*directory(), staff, api::Permission::ApproveMedia, m_clock); };
    mediaOptions.municipalKey = [directory]() -> Result<crypto::PublicKey> { return directory()->content().municipalKey; };
    mediaOptions.sign = sign;
    m_media = std::make_unique<media::MediaServiceImpl>(std::move(mediaOptions), *m_runner, *m_engine, m_drive, m_clock);
    m_handoverHandler = std::make_unique<handover::HandoverHandler>(m_profile.municipality, m_profile.terminal);
    m_continuity = std::make_unique<handover::ContinuityServiceImpl>(
        handoverOffice(), [directory, this](const StaffId &staff) { return session::approverKey(*directory(), staff, api::Permission::ApproveDecisions, m_clock); }, *m_runner, *m_handoverHandler, m_clock);
    m_recordReader = std::make_unique<journal::RecordReader>(*m_session, *m_record, staffName);
    m_reviewOffice = std::make_unique<review::ReviewOffice>(review::ReviewOffice::Options{m_profile.terminal, m_profile.settings.integer(settings::Setting::ReviewEveryDays)}, *m_session, *m_record, directory, m_clock);
    m_services = std::make_unique<api::Services>(api::Services{*m_session, *m_people, *m_reception, *m_number, *m_engine, *m_answer, *m_conflict, *m_continuity, *m_media, *m_recordReader, *m_reviewOffice, *m_directoryOffice, *m_printOffice, m_clock,
                                                               m_profile.municipalityName, m_profile.training,
                                                               [directory = m_profile.directory](const QString &look) {
                                                                   return settings::keepSetting(directory, settings::Setting::Look, look);
                                                               },
                                                               isOwnLedger()});
    connectRooms();
    return done();
}

QList<media::MediumPath> Terminal::mediaHere() const
{
    QList<media::MediumPath> media;
    for (const auto &medium : m_profile.media)
        media.append({medium.serial, QDir(m_profile.directory).absoluteFilePath(medium.path)});
    return media;
}

/// What the register in the directory in force says of a medium; a keeper who may handle media no more keeps nothing (C-18).
api::MediumPaper Terminal::paperOf(const QString &serial) const
{
    const auto current = m_directory->current();
    const auto &media = current->content().media;
    const auto found = std::ranges::find(media, serial, &directory::MediumEntry::serial);
    if (found == media.end())
        return {};
    const auto *keeper = current->staff(found->keeper);
    return {found->label, found->place, keeper && directory::mayKeepMedia(*keeper, m_clock.today()) ? keeper->name : QString(), found->isShredded()};
}

bool Terminal::isOwnLedger() const { return m_profile.settings.text(settings::Setting::Ledger) == "Own"_L1; }

/// Where eligibility is decided here there are no files of another system, whatever the profile names.
sync::SourceOptions Terminal::sourceOptions(const crypto::PrivateKey &deviceKey) const
{
    if (isOwnLedger())
        return {};
    const auto text = [this](settings::Setting setting) { return m_profile.settings.text(setting); };
    sync::SourceOptions source;
    if (const QString folder = text(settings::Setting::IntakeFolder); !folder.isEmpty())
        source.places.append({{}, {}, folder, {}});
    for (const media::MediumPath &medium : mediaHere())
        source.places.append({medium.serial, [this, medium] { return paperOf(medium.serial).label; }, medium.path,
                              [this, medium] { return paperOf(medium.serial).isUsable() ? m_drive.check(medium.path, medium.serial) : ErrorCode::MediumUnregistered; }});
    source.handBackFolder = text(settings::Setting::HandBackFolder);
    source.encoding = text(settings::Setting::IntakeEncoding) == "CP932"_L1 ? exchange::Encoding::Cp932 : exchange::Encoding::Utf8;
    source.checker = QCoreApplication::applicationDirPath() + u"/madoguchi-checker"_s;
    source.federationKey = [directory = m_directory.get()]() -> Result<crypto::PublicKey> { return directory->current()->content().federationKey; };
    source.deviceSign = [deviceKey](QByteArrayView message) { return deviceKey.sign(message); };
    return source;
}

void Terminal::follow(machine::MachineEvents &events)
{
    connect(&events, &machine::MachineEvents::locked, m_session.get(), [this] { m_session->lock(api::LockCause::SystemLock); });
    // Direct: covered before the machine may sleep.
    connect(&events, &machine::MachineEvents::goingToSleep, m_session.get(), [this] { m_session->lock(api::LockCause::Suspend); }, Qt::DirectConnection);
}

handover::Office Terminal::handoverOffice() const
{
    handover::Office office;
    office.municipality = m_profile.municipality;
    office.terminal = m_profile.terminal;
    office.municipalityName = nameOfMunicipality;
    office.resident = [](store::Connection &connection, const QString &householdNumber) -> handover::Resident {
        const auto household = people::householdByNumber(connection, householdNumber);
        if (!household.ok() || !household->has_value())
            return {};
        handover::Resident resident;
        resident.household = (*household)->id;
        for (const auto &member : (*household)->members) {
            if (member.head)
                std::tie(resident.headName, resident.headKana) = std::tie(member.nameKanji, member.nameKana);
            if (!member.federationId.isEmpty())
                resident.names.insert(member.federationId, member.nameKanji);
        }
        return resident;
    };
    office.householdNumber = [](store::Connection &connection, const HouseholdId &id) -> QString {
        const auto household = people::findHousehold(connection, id);
        return household.ok() && household->has_value() ? (*household)->householdNumber : QString();
    };
    return office;
}

void Terminal::connectRooms()
{
    m_engine->addHandler(m_peopleHandler.get());
    m_engine->addHandler(m_handoverHandler.get());
    m_engine->addHandler(&m_media->handler());
    m_engine->setNumbers(m_number.get());
    connect(m_engine.get(), &api::LinkService::filesChanged, m_media.get(), &api::MediaService::requestsChanged); // what came in on a medium is in its ledger too
    connect(m_engine.get(), &sync::Engine::directoryReceived, this, [this](const QByteArray &signedAnswer) {
        // A directory that does not verify, or cannot be kept, changes nothing; the engine keeps asking.
        if (!m_directoryOffice->take(signedAnswer).ok())
            m_engine->directoryNotTaken();
    });
    connect(m_directoryLine.get(), &sync::DirectoryLine::received, this, [this](const QByteArray &signedAnswer) { std::ignore = m_directoryOffice->take(signedAnswer); });
    connect(m_directoryOffice.get(), &api::DirectoryService::directoryChanged, this, [this] { m_transport->setTrust(serverTrust()); });
    connect(m_session.get(), &api::SessionService::phaseChanged, this, [this] {
        const auto current = m_session->current();
        const bool active = m_session->phase() == api::SessionService::Phase::Active && current;
        if (active)
            m_sessionLine->open();
        if (active && current->storeOpen) {
            m_directoryLine->rest();
            m_outsideLine->rest();
            m_engine->resume();
        } else {
            m_engine->pause();
            m_people->forget();
            m_directoryLine->watch(); // nobody in, or somebody without a store: the directory is followed all the same
            m_outsideLine->watch();
        }
        if (!active)
            m_sessionLine->close();
    });
    m_directoryLine->watch();
    m_outsideLine->watch();
}

} // namespace madoguchi::app
