// audit-records DIR: good records, written by the product itself, for attacks.py to spoil. One folder each, laid out as a terminal's profile; beside it, in `keys`, what
// an attacker may have got hold of (device.key) and what he never has (receipts.key, from which the good answers of the server are made).
#include "support/workplace.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

using namespace madoguchi;
using test::Workplace;
using namespace Qt::StringLiterals;

namespace {

void put(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        throw std::runtime_error((u"cannot write "_s + path).toStdString());
}

QByteArray pem(const crypto::PrivateKey &key)
{
    const auto secret = key.toPem();
    return {reinterpret_cast<const char *>(secret.data()), qsizetype(secret.size())};
}

/// A terminal at work, which leaves its record behind.
class Terminal : public Workplace {
public:
    explicit Terminal(const QString &id = u"terminal-1"_s) : Workplace(id)
    {
        crypto::CertificateRequest request;
        request.commonName = u"Receipts"_s;
        request.organization = u"federation"_s;
        request.organizationalUnit = u"federation"_s;
        request.use = crypto::CertificateUse::Signing;
        request.notBefore = clock.utc().addDays(-30);
        request.notAfter = clock.utc().addYears(5);
        m_receipts = must(authority.issue(request, m_receiptKey.publicKey()));
        gate.actor.section = u"保険年金課"_s;
        gate.actor.cardSerial = u"0a1b2c"_s;
    }

    /// What people do: entries of every shape, some seconds apart.
    void work(int entries)
    {
        write<Done>([&](store::Transaction &transaction) -> Result<Done> {
            for (int i = 0; i < entries; ++i, ++m_done) {
                clock.advance(std::chrono::milliseconds(700 + m_done * 37 % 5000));
                auto actor = gate.actor;
                journal::Note note;
                if (m_done % 3 == 0) {
                    actor.reception = ReceptionId(u"r-%1"_s.arg(m_done));
                    actor.receptionNumber = QString::number(1000 + m_done);
                    note.object = u"h-%1"_s.arg(m_done);
                }
                if (m_done % 4 == 0) {
                    note.count = m_done * 7 % 300;
                    note.commitment = QByteArray(32, char('a' + m_done % 20));
                    note.detail = u"kana,birth"_s;
                }
                MADOGUCHI_TRY(record().append(transaction, actor, m_done % 3 ? api::UseCase::PersonSearch : api::UseCase::HouseholdOpen,
                                              m_done % 11 == 10 ? api::Outcome::Failed : api::Outcome::Done, note));
            }
            return done();
        });
    }
    void outside() { must(record().appendOutside(gate.actor, api::UseCase::Login, api::Outcome::Failed, {{}, -1, u"S-003"_s, {}})); }
    void seal() { must(record().signHead()); }
    /// The server witnesses all that there is.
    void witness()
    {
        seal();
        clock.advance(std::chrono::seconds(2));
        const auto head = record().head();
        const QByteArray payload = QJsonDocument(QJsonObject{{u"type"_s, u"record"_s},
                                                            {u"origin"_s, u"madoguchi/%1/%2/record"_s.arg(municipality, terminal)},
                                                            {u"size"_s, head.size},
                                                            {u"root"_s, QString::fromLatin1(head.root.toHex())},
                                                            {u"at"_s, clock.utc().toString(Qt::ISODateWithMs)}})
                                       .toJson(QJsonDocument::Compact);
        must(record().storeReceipt(QJsonDocument(QJsonObject{{u"payload"_s, QString::fromLatin1(payload.toBase64())},
                                                            {u"signature"_s, QString::fromLatin1(m_receiptKey.sign(payload).toBase64())},
                                                            {u"key"_s, u"receipts"_s}})
                                       .toJson(QJsonDocument::Compact),
                                   head.size));
    }
    void renewCertificate()
    {
        crypto::CertificateRequest request;
        request.commonName = terminal;
        request.organization = municipality;
        request.organizationalUnit = u"terminal"_s;
        request.notBefore = clock.utc().addSecs(-60);
        request.notAfter = clock.utc().addDays(90);
        certificate = must(authority.issue(request, deviceKey.publicKey()));
        restart();
    }

    void leave(const QString &in)
    {
        put(in + u"/ca.crt"_s, authority.certificate().toPem());
        put(in + u"/device.crt"_s, certificate.toPem());
        put(in + u"/receipts.crt"_s, m_receipts.toPem());
        put(in + u"/keys/device.key"_s, pem(deviceKey));
        put(in + u"/keys/receipts.key"_s, pem(m_receiptKey));
        put(in + u"/keys/ca.key"_s, pem(authority.key()));
        QDir().mkpath(in + u"/record"_s);
        const QDir record(path(u"record"_s));
        for (const auto &name : record.entryList(QDir::Files))
            QFile::copy(record.filePath(name), in + u"/record/"_s + name);
    }

private:
    crypto::PrivateKey m_receiptKey = must(crypto::PrivateKey::generate());
    crypto::Certificate m_receipts;
    int m_done = 0;
};

void aDay(Terminal &terminal, int entries)
{
    terminal.work(entries / 3);
    terminal.witness();
    terminal.work(entries / 3);
    terminal.clock.advance(std::chrono::minutes(10));
    terminal.outside();
    terminal.restart();
    terminal.work(entries - 2 * (entries / 3) - 4);
    terminal.witness();
    terminal.work(3);
    terminal.seal();
}

void makeAll(const QString &in)
{
    const auto leave = [&](Terminal &terminal, const char *name) { terminal.leave(in + u'/' + QLatin1String(name)); };
    {
        Terminal terminal;
        leave(terminal, "empty");
        terminal.work(1);
        leave(terminal, "one-unsealed");
        terminal.seal();
        leave(terminal, "one");
        terminal.work(29);
        leave(terminal, "thirty-unsealed");
        terminal.seal();
        leave(terminal, "thirty");
    }
    {
        Terminal terminal;
        aDay(terminal, 240);
        leave(terminal, "day");
        terminal.outside();
        terminal.clock.advance(std::chrono::minutes(1));
        terminal.outside();
        leave(terminal, "outside-waiting");
        terminal.clock.advance(std::chrono::hours(24 * 60));
        terminal.renewCertificate();
        terminal.work(40);
        terminal.witness();
        terminal.outside();
        leave(terminal, "renewed");
    }
    {
        Terminal terminal;
        terminal.work(20);
        terminal.clock.setUtc(terminal.clock.utc().addSecs(-3600));
        terminal.work(20);
        terminal.clock.setUtc(terminal.clock.utc().addSecs(4200));
        terminal.work(5);
        terminal.witness();
        terminal.clock.setUtc(terminal.clock.utc().addSecs(-900));
        terminal.outside();
        terminal.restart();
        terminal.work(20);
        terminal.witness();
        leave(terminal, "clock-set");
    }
    {
        Terminal terminal;
        terminal.work(9'900);
        terminal.witness();
        terminal.work(250);
        terminal.seal();
        leave(terminal, "two-segments");
    }
    {
        Terminal terminal; // the same words under another authority
        terminal.work(30);
        terminal.witness();
        leave(terminal, "thirty-other");
    }
    {
        Terminal terminal(u"terminal-2"_s);
        terminal.work(3);
        leave(terminal, "other-terminal");
    }
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    try {
        if (argc != 2)
            throw std::runtime_error("audit-records DIR");
        makeAll(QString::fromLocal8Bit(argv[1]));
    } catch (const std::exception &error) {
        QTextStream(stderr) << error.what() << Qt::endl;
        return 1;
    }
    return 0;
}
