#include "town.h"

#include "directory/directory.h"
#include "store/store.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace madoguchi::sim {

QString memoryFolder()
{
    return QFileInfo(u"/dev/shm"_s).isWritable() ? u"/dev/shm/madoguchi-sim-XXXXXX"_s : QDir::temp().filePath(u"madoguchi-sim-XXXXXX"_s);
}

void copyFolder(const QString &from, const QString &to)
{
    QDir().mkpath(to);
    QDirIterator files(from, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString target = QDir(to).filePath(QDir(from).relativeFilePath(files.next()));
        if (target.endsWith("-shm"_L1)) // an index in memory: does not outlive its machine
            continue;
        QDir().mkpath(QFileInfo(target).path());
        QFile::remove(target);
        if (!QFile::copy(files.filePath(), target))
            throw std::runtime_error("not copied: " + files.filePath().toStdString());
    }
}

const Town &Town::of(int terminals)
{
    static const Town small(few), large(many);
    return terminals <= few ? small : large;
}

SecretBytes Town::terminalKey()
{
    SecretBytes key(32);
    key.data()[0] = 7;
    return key;
}

store::StoreOptions Town::terminalOptions(const QString &folder)
{
    store::StoreOptions options;
    options.path = folder + u"/store.db"_s;
    options.migrationsDir = QStringLiteral(MADOGUCHI_SOURCE_DIR "/migrations/terminal");
    options.applicationId = "MDGT";
    options.readers = 1;
    options.checkpointAfter = std::chrono::hours(24); // by the real clock: no schedule may depend on it
    return options;
}

journal::Record::Options Town::recordOptions(const QString &folder, const Identity &identity)
{
    const QString name = identity.certificate.commonName(), municipality = identity.certificate.organization();
    return {folder + u"/record"_s, u"madoguchi/%1/%2/record"_s.arg(municipality, name), name, municipality, identity.key, identity.certificate.toPem()};
}

Town::Town(int terminals) : m_dir(memoryFolder())
{
    federation::test::Central central;
    central.config.municipalities = {central.config.municipalities.first()};
    for (int terminal = 0; terminal < terminals; ++terminal) {
        m_identities.append(central.identity(terminalName(terminal), federation::test::here));
        m_tenants.append(m_identities.last().tenant());
        m_cards.append(must(crypto::PrivateKey::generate()));
    }
    central.changeDirectory([&](directory::DirectoryContent &content) {
        const directory::StaffEntry somebody = *directory::findStaff(content, StaffId(u"clerk-1"_s));
        content.staff.clear();
        content.terminals.clear();
        for (int terminal = 0; terminal < terminals; ++terminal) {
            directory::StaffEntry entry = somebody;
            entry.id = StaffId(clerk(terminal));
            entry.cardSerial = u"SN-"_s + clerk(terminal);
            entry.cardCertificate = central.card(clerk(terminal), federation::test::here, m_cards.at(terminal).publicKey()).toDer();
            content.staff.append(entry);
            content.terminals.append({TerminalId(terminalName(terminal)), u"窓口"_s, central.clock.today()});
        }
    });
    central.service(); // seals to its key, which is a version of the directory
    central.reopen();
    m_config = central.config;
    copyFolder(central.path(u""_s), m_dir.filePath(u"server"_s));
    QFile ca(central.path(u"ca.crt"_s)), receipts(central.path(u"receipts.key"_s));
    if (!ca.open(QIODevice::ReadOnly) || !receipts.open(QIODevice::ReadOnly))
        throw std::runtime_error("no keys");
    m_caPem = ca.readAll();
    const QByteArray pem = receipts.readAll();
    m_receiptsKey = must(crypto::PrivateKey::fromPem(SecretBytes(std::span(reinterpret_cast<const std::uint8_t *>(pem.constData()), std::size_t(pem.size()))))).publicKey();

    QDir().mkpath(m_dir.filePath(u"terminal"_s));
    store::Store store(terminalOptions(m_dir.filePath(u"terminal"_s)));
    must(store.open(terminalKey(), true).takeResult());
    must(store.write<Done>(Shelf::prepare).takeResult());
    store.close();
}

void Town::copyServer(const QString &to) const { copyFolder(m_dir.filePath(u"server"_s), to); }
void Town::copyTerminal(const QString &to) const { copyFolder(m_dir.filePath(u"terminal"_s), to); }

} // namespace madoguchi::sim
