#include "harness.h"

#include "session/directory_file.h"
#include "support/grants.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

using namespace madoguchi;
using namespace madoguchi::fuzz;
using namespace madoguchi::directory;
using session::DirectoryFile;
using namespace Qt::StringLiterals;

namespace {

const QString municipality = u"162019"_s;

QString base64(const QByteArray &bytes) { return QString::fromLatin1(bytes.toBase64()); }

struct Office {
    Folder folder;
    crypto::PrivateKey receipts = must(crypto::PrivateKey::generate());
    crypto::PublicKey person = must(crypto::PrivateKey::generate()).publicKey();
    QByteArray payload = writeDirectory(content());
    QByteArray answer = signedAnswer(payload);

    DirectoryContent content() const
    {
        DirectoryContent content{3, municipality, QDateTime(QDate(2026, 11, 20), QTime(1, 42), Qt::UTC), {}, person, person, "-----BEGIN X509 CRL-----"};
        for (const auto &[id, role] : {std::pair{u"clerk-1"_s, api::Role::Clerk}, {u"supervisor-1"_s, api::Role::Supervisor}}) {
            StaffEntry entry{StaffId(id), u"窓口 花子"_s, u"マドグチ"_s, u"保険年金課"_s, role, u"0A-"_s + id, "certificate of " + id.toUtf8(), person, {}, QDate(2026, 4, 1), QDate(2027, 3, 31), test::everythingOf(role)};
            entry.key = {QByteArray(61, 'w'), {}, QByteArray(16, 's'), person.point(), 2};
            content.staff.append(entry);
        }
        content.media = {{u"USB-1"_s, u"窓口1号"_s, u"金庫"_s, StaffId(u"clerk-1"_s), {StaffId(u"clerk-1"_s), content.at}}};
        content.settled = {{QString(32, u'a'), TerminalId(u"terminal-1"_s), u"misses"_s, {}, 40, true, u"r"_s, StaffId(u"auditor-1"_s), content.at}};
        content.reviews = {{TerminalId(u"terminal-1"_s), content.at.date(), content.at.date(), 30, QByteArray(32, 'r'), 1, 0, 2, 2, 1, 0, {}, StaffId(u"auditor-1"_s), content.at}};
        return content;
    }
    QByteArray signedAnswer(const QByteArray &bytes) const
    {
        return QJsonDocument(QJsonObject{{u"payload"_s, base64(bytes)}, {u"signature"_s, base64(receipts.sign(bytes))}, {u"key"_s, u"receipts"_s}}).toJson();
    }
    Result<Directory> read(const QByteArray &bytes) const { return Directory::read(bytes, receipts.publicKey(), municipality); }
};

/// Whatever the server signs: what is taken keeps the rules of a directory and its meaning.
void checkContent(const Office &office, const Directory &directory)
{
    const DirectoryContent &content = directory.content();
    PROMISE(content.version >= 1 && content.municipality == municipality && content.at.isValid());
    QSet<QString> ids;
    QSet<QByteArray> cards;
    for (const StaffEntry &entry : content.staff) {
        PROMISE(!ids.contains(entry.id.text()) && (entry.cardCertificate.isEmpty() || !cards.contains(entry.cardCertificate)));
        ids.insert(entry.id.text());
        cards.insert(entry.cardCertificate);
        PROMISE(!entry.id.isEmpty() && entry.id.text().size() <= 64 && !entry.id.text().contains(u'/') && !entry.id.text().contains(u'.'));
        PROMISE(directory.staff(entry.id) == &entry && entry.key.epoch >= 1);
        PROMISE(directory.staffByCertificate(entry.cardCertificate) == (entry.cardCertificate.isEmpty() ? nullptr : &entry));
        if (!entry.hasKey())
            continue;
        PROMISE(entry.key.salt.size() >= 16 && entry.key.salt.size() <= 64 && isCardLock(entry.key.cardLock));
        PROMISE(entry.key.cost.memoryKiB <= 1024 * 1024 && entry.key.cost.passes <= 64);
    }
    QSet<QString> serials;
    for (const MediumEntry &medium : content.media) {
        PROMISE(!medium.serial.isEmpty() && medium.serial.size() <= 64 && !serials.contains(medium.serial.toUpper()) && medium.registered.at.isValid());
        serials.insert(medium.serial.toUpper());
    }
    const QByteArray written = writeDirectory(content);
    PROMISE(writeDirectory(must(office.read(office.signedAnswer(written))).content()) == written);
}

/// The file on disk follows the newest answer and nothing else.
void update(const Office &office, const QByteArray &answer)
{
    office.folder.write(u"directory.json"_s, office.answer);
    DirectoryFile file(office.folder.path(u"directory.json"_s), office.receipts.publicKey(), municipality);
    must(file.load());
    const auto before = file.current();
    const bool taken = file.update(answer).ok();
    PROMISE(taken == (must(office.read(answer)).content().version >= before->content().version));
    if (!taken)
        PROMISE(file.current() == before && office.folder.read(u"directory.json"_s) == office.answer);
    const QByteArray now = writeDirectory(file.current()->content());
    must(file.load());
    PROMISE(writeDirectory(file.current()->content()) == now);
}

} // namespace

// The staff directory. First byte: the answer as it came, a signed payload, a good answer or a good payload changed in one place.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    static const Office office;
    if (size < 1)
        return 0;
    const QByteArrayView input(data + 1, qsizetype(size - 1));
    const bool ours = data[0] == 'a' || data[0] == 'p'; // signed by the server
    const QByteArray answer = data[0] == 'a' ? office.signedAnswer(input.toByteArray())
                            : data[0] == 'p' ? office.signedAnswer(spliced(office.payload, input))
                            : data[0] == 's' ? spliced(office.answer, input)
                                             : input.toByteArray();
    const auto directory = office.read(answer);
    if (!ours && directory.ok()) // nobody else's counts; base64 and JSON may be written in another way
        PROMISE(writeDirectory(directory->content()) == office.payload);
    if (directory.ok()) {
        checkContent(office, *directory);
        update(office, answer);
    }
    return 0;
}
