#include "harness.h"

#include "crypto/certificate.h"
#include "journal/head_note.h"
#include "journal/outside_log.h"
#include "journal/record.h"
#include "journal/segments.h"
#include "store/migrator.h"
#include "support/fake_clock.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <numeric>

using namespace madoguchi;
using namespace madoguchi::fuzz;
using namespace madoguchi::journal;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 entries = 3;

/// DIR/record of an invented terminal: three entries, a head, a receipt, one entry outside.
struct Good {
    Folder folder;
    test::FakeClock clock;
    crypto::CertificateAuthority authority = must(crypto::CertificateAuthority::create(u"Fuzz CA"_s, clock.utc().addYears(-1), clock.utc().addYears(9)));
    crypto::PrivateKey device = must(crypto::PrivateKey::generate()), receipts = must(crypto::PrivateKey::generate());
    crypto::Certificate certificate = must(authority.issue(
        {u"terminal-1"_s, u"162019"_s, u"terminal"_s, crypto::CertificateUse::TerminalClient, false, {}, clock.utc().addDays(-1), clock.utc().addDays(90)}, device.publicKey()));
    QMap<QString, QByteArray> files;
    Verification verification;

    Good()
    {
        Record record({folder.path(u"record"_s), origin(), u"terminal-1"_s, u"162019"_s, device, certificate.toPem()}, clock);
        auto connection = must(store::Connection::open(folder.path(u"store.db"_s), SecretBytes(32), store::OpenMode::Create));
        must(store::migrate(*connection, QStringLiteral(MADOGUCHI_SOURCE_DIR "/migrations/terminal"), "MDGT"));
        {
            auto transaction = must(store::Transaction::begin(*connection));
            must(record.catchUp(transaction));
            for (qint64 i = 0; i < entries; ++i)
                must(record.append(transaction, {}, api::UseCase::PersonSearch, api::Outcome::Done, {{}, i, u"kana"_s, {}}));
            must(transaction.commit());
        }
        must(record.signHead());
        must(record.storeReceipt(receipt(record.head().size, must(parseNote(must(record.batch(0, 9)).headNote)).root), record.head().size));
        must(record.appendOutside({}, api::UseCase::RecordRead, api::Outcome::Done, {}));
        for (const char *name : {"0001.log", "heads.log", "receipts.log", "outside.log", "device.crt"})
            files.insert(QString::fromLatin1(name), folder.read(u"record/"_s + QString::fromLatin1(name)));
        verification = verify();
        PROMISE(verification.ok && verification.size == entries && verification.sealed == entries && verification.anchored == entries && verification.outside == 1);
    }
    static QString origin() { return u"madoguchi/162019/terminal-1/record"_s; }
    QString directory() const { return folder.path(u"record"_s); }
    QByteArray receipt(qint64 size, const QByteArray &root) const
    {
        const auto base64 = [](const QByteArray &bytes) { return QString::fromLatin1(bytes.toBase64()); };
        const QByteArray payload =
            QJsonDocument(QJsonObject{{u"type"_s, u"record"_s}, {u"origin"_s, origin()}, {u"size"_s, size}, {u"root"_s, QString::fromLatin1(root.toHex())},
                                      {u"at"_s, clock.utc().toString(Qt::ISODateWithMs)}}).toJson(QJsonDocument::Compact);
        return QJsonDocument(QJsonObject{{u"payload"_s, base64(payload)}, {u"signature"_s, base64(receipts.sign(payload))}, {u"key"_s, u"receipts"_s}}).toJson(QJsonDocument::Compact);
    }
    Verification verify() const { return verifyRecord(directory(), authority.certificate().toPem(), receipts.publicKey().toDer()); }
};

/// One file of the folder is somebody else's. Sound is only what still holds the signed entries (C-11).
void verifyChanged(const Good &good, const QString &name, const QByteArray &content)
{
    good.folder.write(u"record/"_s + name, content);
    const Verification found = good.verify();
    if (found.ok) {
        PROMISE(found.size == entries && found.root == good.verification.root);
        PROMISE(found.sealed <= entries && found.anchored <= entries && found.outside <= 1);
        PROMISE(name != "0001.log"_L1 || content.startsWith(good.files[name]));
    } else {
        PROMISE(!found.reason.isEmpty());
    }
    good.folder.write(u"record/"_s + name, good.files[name]);
}

/// Reading cuts off what a kill left half-written, once: the second time finds the same.
void load(const Good &good, const QByteArray &content)
{
    good.folder.write(u"segments/0001.log"_s, content);
    QList<QByteArray> first, second;
    Segments segments(good.folder.path(u"segments"_s));
    if (!segments.load([&](const QByteArray &entry) { first.append(entry); return done(); }).ok())
        return;
    PROMISE(segments.size() == first.size());
    const QByteArray kept = good.folder.read(u"segments/0001.log"_s);
    PROMISE(content.startsWith(kept));
    Segments again(good.folder.path(u"segments"_s));
    PROMISE(again.load([&](const QByteArray &entry) { second.append(entry); return done(); }).ok());
    PROMISE(first == second && good.folder.read(u"segments/0001.log"_s) == kept);
    must(again.append({"one more"}));
    std::vector<qint64> all(static_cast<std::size_t>(again.size()));
    std::iota(all.begin(), all.end(), 1);
    PROMISE(must(again.read(all)) == first + QList<QByteArray>{"one more"});
}

void outside(const Good &good, const QByteArray &content)
{
    good.folder.write(u"outside.log"_s, content);
    const OutsideLog log(good.folder.path(u"outside.log"_s), good.device, QByteArray(32, 'c'));
    if (const auto read = log.read(); read.ok()) // nobody signs for us
        PROMISE(read->items.size() <= 1 && read->bytes <= content.size() && good.files[u"outside.log"_s].startsWith(content.first(read->bytes)));
    if (const auto payload = OutsideLog::parse(content); payload.ok())
        PROMISE(payload->certificate.size() + 2 + payload->signature.size() + payload->entry.size() == content.size());
}

void notes(const Good &good, const QByteArray &content)
{
    const QByteArray &heads = good.files[u"heads.log"_s];
    QByteArray tail;
    PROMISE(splitNotes(content, &tail).join() + tail == content);
    if (verifyNote(content, good.device.publicKey()).ok())
        PROMISE(content == heads);
    if (const auto head = parseNote(content); head.ok()) {
        const QByteArray again = signNote(*head, good.device);
        PROMISE(must(parseNote(again)) == *head && content.startsWith(again.first(again.indexOf("\n\n") + 2)));
        PROMISE(must(verifyNote(again, good.device.publicKey())) == *head);
    }
}

} // namespace

// The record's files, which are read without a key. First byte: which file; second: changed in one place ("s"), with a new end
// ("e") or new as a whole.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    static const Good good;
    static const bool made = QDir().mkpath(good.folder.path(u"segments"_s));
    if (size < 2 || !made)
        return 0;
    static const QMap<char, QString> names{{'l', u"0001.log"_s}, {'h', u"heads.log"_s}, {'r', u"receipts.log"_s}, {'o', u"outside.log"_s}, {'c', u"device.crt"_s}};
    const QString name = names.value(static_cast<char>(data[0]), u"0001.log"_s);
    const QByteArrayView input(data + 2, qsizetype(size - 2));
    const QByteArray content = data[1] == 's' ? spliced(good.files[name], input) : data[1] == 'e' ? good.files[name] + input.toByteArray() : input.toByteArray();
    verifyChanged(good, name, content);
    if (name == "0001.log"_L1)
        load(good, content);
    else if (name == "outside.log"_L1)
        outside(good, content);
    else if (name == "heads.log"_L1)
        notes(good, content);
    return 0;
}
