#include "central_fixture.h"

#include "crypto/digest.h"
#include "crypto/seal.h"
#include "directory/directory.h"
#include "directory/login.h"
#include "support/grants.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace madoguchi::federation::test {

Central::Central()
{
    const QDateTime from = clock.utc().addDays(-1), until = clock.utc().addYears(1);
    m_authority = std::make_unique<crypto::CertificateAuthority>(crypto::CertificateAuthority::create(u"Test CA"_s, from, until).value());
    layouts = exchange::loadLayouts(u":/interface/layouts"_s, clock.today()).value();
    m_schemas = exchange::SchemaSet::load(u":/interface/openapi.json"_s).value();
    config.directory = m_dir.path();
    config.host = u"127.0.0.1"_s;
    config.prefecture = u"16"_s;
    config.municipalities = {{here, u"富山市"_s, u"138057"_s}, {there, u"高岡市"_s, u"110080"_s}};
    config.cycle = ServerConfig::Cycle::Immediate;

    QDir(m_dir.path()).mkdir(u"keys"_s);
    for (const QString &name : {u"municipal-162019"_s, u"municipal-162027"_s, u"federation"_s})
        write(u"keys/%1.key"_s.arg(name), crypto::randomSecret(32).span());
    const auto server = crypto::PrivateKey::generate().value();
    crypto::CertificateRequest request;
    request.commonName = u"central.madoguchi.test"_s;
    request.organization = u"K16"_s;
    request.organizationalUnit = u"server"_s;
    request.use = crypto::CertificateUse::Server;
    request.training = true;
    request.dnsNames = {u"central.madoguchi.test"_s};
    request.notBefore = from;
    request.notAfter = until;
    write(u"ca.crt"_s, m_authority->certificate().toPem());
    write(u"server.crt"_s, m_authority->issue(request, server.publicKey()).value().toPem());
    write(u"server.key"_s, server.toPem().span());
    write(u"issuing.key"_s, m_authority->key().toPem().span());
    const auto receipts = crypto::PrivateKey::generate().value(), seal = crypto::PrivateKey::generate().value();
    write(u"receipts.key"_s, receipts.toPem().span());
    write(u"federation-seal.key"_s, seal.toPem().span());
    const auto station = crypto::PrivateKey::generate().value();
    request.commonName = request.organizationalUnit = u"next-station"_s;
    request.use = crypto::CertificateUse::Signing;
    request.dnsNames.clear();
    write(u"next-station.crt"_s, m_authority->issue(request, station.publicKey()).value().toPem());
    write(u"next-station.key"_s, station.toPem().span());
    federationKey = seal.publicKey();
    m_receiptsKey = receipts.publicKey();
    revoke({});
    found(here, {{u"clerk-1"_s, api::Role::Clerk}, {u"clerk-2"_s, api::Role::Clerk}, {u"supervisor-1"_s, api::Role::Supervisor}, {u"supervisor-2"_s, api::Role::Supervisor},
                 {u"admin-1"_s, api::Role::Administrator}, {u"auditor-1"_s, api::Role::Auditor}, {u"outsourced-1"_s, api::Role::OutsourcedClerk},
                 {u"viewer-1"_s, api::Role::Viewer}},
          {u"terminal-1"_s, u"terminal-2"_s});
    found(there, {{u"clerk-9"_s, api::Role::Clerk}}, {u"terminal-9"_s});
    terminal1 = identity(u"terminal-1"_s, here);
    terminal2 = identity(u"terminal-2"_s, here);
    stranger = identity(u"terminal-9"_s, there);
}

void Central::write(const QString &file, std::span<const std::uint8_t> content) const
{
    QFile out(path(file));
    ASSERT_TRUE(out.open(QIODevice::WriteOnly));
    out.write(reinterpret_cast<const char *>(content.data()), qint64(content.size()));
}

void Central::write(const QString &file, const QByteArray &content) const
{
    write(file, std::span(reinterpret_cast<const std::uint8_t *>(content.constData()), std::size_t(content.size())));
}

Identity Central::identity(const QString &name, const QString &municipality, const QString &unit, bool training) const
{
    crypto::CertificateRequest request;
    request.commonName = name;
    request.organization = municipality;
    request.organizationalUnit = unit;
    request.use = crypto::CertificateUse::TerminalClient;
    request.training = training;
    request.notBefore = clock.utc().addDays(-1);
    request.notAfter = clock.utc().addYears(1);
    auto key = crypto::PrivateKey::generate().value();
    auto certificate = m_authority->issue(request, key.publicKey()).value();
    return {std::move(certificate), std::move(key)};
}

void Central::revoke(const QList<QByteArray> &serials) const
{
    write(u"crl.pem"_s, m_authority->revocationList(serials, clock.utc().addDays(-1), clock.utc().addDays(60)).value());
}

domain::IndividualNumber Central::number(const char *digits)
{
    return domain::IndividualNumber::fromDigits(SecretBytes(std::span(reinterpret_cast<const std::uint8_t *>(digits), 12))).value();
}

void Central::seed(const QString &municipality, const QString &addressee, const char *digits, const QString &id, const QString &prefectureFrom,
                   const QString &municipalFrom, const QString &municipalUntil)
{
    bool told = false;
    const auto date = [](const QString &text) { return QDate::fromString(text, Qt::ISODate); };
    ASSERT_TRUE(Seed::federation(m_dir.path(), [&]() -> std::optional<SeedKnown> {
                    if (std::exchange(told, true))
                        return std::nullopt;
                    SeedKnown known;
                    known.municipality = municipality;
                    known.addressee = addressee;
                    known.number = number(digits);
                    known.federationId = id;
                    known.prefectureFrom = date(prefectureFrom);
                    known.prefectureFromReason = u"A2"_s;
                    known.municipalFrom = date(municipalFrom);
                    known.municipalUntil = date(municipalUntil);
                    return known;
                }).ok());
}

Service &Central::service()
{
    if (!m_service) {
        auto opened = Service::open(config, clock);
        if (!opened.ok())
            throw std::runtime_error(qPrintable(describe(opened.error())));
        m_service = std::move(*opened);
    }
    return *m_service;
}

crypto::Certificate Central::card(const QString &staff, const QString &municipality, const crypto::PublicKey &key) const
{
    crypto::CertificateRequest request;
    request.commonName = staff;
    request.organization = municipality;
    request.organizationalUnit = u"staff"_s;
    request.use = crypto::CertificateUse::Staff;
    request.training = true;
    request.notBefore = clock.utc().addDays(-1);
    request.notAfter = clock.utc().addYears(1);
    return m_authority->issue(request, key).value();
}

void Central::found(const QString &municipality, const QList<std::pair<QString, api::Role>> &people, const QStringList &terminals)
{
    directory::DirectoryContent content;
    content.version = 3;
    content.municipality = municipality;
    content.at = clock.utc();
    content.federationKey = *federationKey;
    content.municipalKey = *federationKey;
    for (const auto &[id, role] : people) {
        const auto key = crypto::PrivateKey::generate().value();
        directory::StaffEntry entry;
        entry.id = StaffId(id);
        entry.name = entry.kana = id;
        entry.section = u"保険年金課"_s;
        entry.role = role;
        entry.cardSerial = u"SN-"_s + id;
        entry.cardCertificate = card(id, municipality, key.publicKey()).toDer();
        entry.publicKey = key.publicKey();
        entry.key = {QByteArray(61, 'w'), {}, QByteArray(16, 's'), key.publicKey().point(), 1};
        entry.passwordSince = clock.today();
        entry.grants = everythingOf(role);
        if (role == api::Role::OutsourcedClerk)
            entry.until = clock.today().addDays(100);
        content.staff.append(entry);
        cards.insert(id, key);
    }
    for (const QString &terminal : terminals)
        content.terminals.append({TerminalId(terminal), u"窓口"_s, clock.today()});
    ASSERT_TRUE(Seed::directory(m_dir.path(), content).ok());
}

void Central::changeDirectory(const std::function<void(directory::DirectoryContent &)> &change)
{
    auto content = readDirectory(here);
    ++content.version;
    change(content);
    reopen();
    ASSERT_TRUE(Seed::directory(m_dir.path(), content).ok());
}

directory::DirectoryContent Central::readDirectory(const QString &municipality)
{
    const Tenant tenant{municipality, municipality == here ? u"terminal-1"_s : u"terminal-9"_s, true, terminal1.key.publicKey()};
    const Response response = call(tenant, "GET", "/v1/directory", {}, {{"Madoguchi-Session", {}}}); // whoever is or is not in
    const QJsonObject payload = verified(QJsonDocument::fromJson(response.body).object(), u"DirectoryPayload"_s);
    return directory::readDirectory(QJsonDocument(payload).toJson(QJsonDocument::Compact), municipality).value();
}

Response Central::openSession(const Tenant &tenant, const QString &staff, const QDateTime &at)
{
    const QByteArray statement = directory::loginChallenge(TerminalId(tenant.terminal), at);
    const QJsonObject body{{"staff"_L1, staff}, {"statement"_L1, QString::fromLatin1(statement.toBase64())},
                           {"signature"_L1, QString::fromLatin1(cards.value(staff, cards.first()).sign(statement).toBase64())}};
    Response response = call(tenant, "POST", "/v1/sessions", QJsonDocument(body).toJson(), {{"Content-Type", "application/json"}});
    if (response.status == 200)
        m_sessions[tenant.terminal] = QJsonDocument::fromJson(response.body)["id"_L1].toString().toLatin1();
    return response;
}

Response Central::call(const Tenant &tenant, const QByteArray &method, const QByteArray &target, const QByteArray &body,
                       QList<std::pair<QByteArray, QByteArray>> headers)
{
    // Somebody is in at every terminal that the directory knows, unless the test says who, or nobody.
    static const QMap<QString, QString> desks{{u"terminal-1"_s, u"clerk-1"_s}, {u"terminal-2"_s, u"clerk-2"_s}, {u"terminal-9"_s, u"clerk-9"_s}};
    const bool said = std::ranges::any_of(headers, [](const auto &header) { return header.first == "Madoguchi-Session"; });
    const auto handled = [&](QList<std::pair<QByteArray, QByteArray>> all) {
        auto future = service().handle({method, target, std::move(all), body}, tenant);
        future.waitForFinished();
        return future.takeResult();
    };
    if (said || !desks.contains(tenant.terminal) || target.startsWith("/v1/sessions"))
        return handled(headers);
    if (!m_sessions.contains(tenant.terminal))
        openSession(tenant, desks.value(tenant.terminal), clock.utc());
    if (m_sessions.contains(tenant.terminal)) {
        auto named = headers;
        named.emplaceBack("Madoguchi-Session", m_sessions.value(tenant.terminal));
        Response response = handled(named);
        if (response.status != 401)
            return response;
        m_sessions.remove(tenant.terminal); // as a terminal does it: nobody is in any more
    }
    return handled(headers);
}

void Central::expectSchema(const QJsonValue &value, const QString &schema)
{
    const auto checked = m_schemas.check(schema, value);
    EXPECT_TRUE(checked.ok()) << qPrintable(schema) << " at " << qPrintable(checked.ok() ? QString() : checked.error().field);
}

QJsonObject Central::post(const Tenant &tenant, const QByteArray &target, const QJsonObject &body, const QString &schema, int status)
{
    const Response response = call(tenant, "POST", target, QJsonDocument(body).toJson(), {{"Content-Type", "application/json"}});
    EXPECT_EQ(response.status, status) << response.body.constData();
    const QJsonObject answer = QJsonDocument::fromJson(response.body).object();
    expectSchema(answer, schema);
    return answer;
}

QJsonObject Central::get(const Tenant &tenant, const QByteArray &target, const QString &schema, int status)
{
    const Response response = call(tenant, "GET", target);
    EXPECT_EQ(response.status, status) << response.body.constData();
    const QJsonObject answer = QJsonDocument::fromJson(response.body).object();
    expectSchema(answer, schema);
    return answer;
}

QJsonObject Central::verified(const QJsonObject &signedAnswer, const QString &schema)
{
    expectSchema(signedAnswer, u"Signed"_s);
    const QByteArray payload = QByteArray::fromBase64(signedAnswer["payload"_L1].toString().toLatin1());
    EXPECT_TRUE(m_receiptsKey->verify(payload, QByteArray::fromBase64(signedAnswer["signature"_L1].toString().toLatin1())));
    const QJsonObject object = QJsonDocument::fromJson(payload).object();
    EXPECT_EQ(QJsonDocument(object).toJson(QJsonDocument::Compact), payload) << "canonical";
    expectSchema(object, schema);
    return object;
}

QByteArray Central::compose(const QString &layout, qint64 sequence, const QList<exchange::Row> &rows, const QString &sender) const
{
    exchange::FileHeader header;
    header.fileId = layouts[layout].fileId;
    header.version = layouts[layout].version;
    header.sender = sender;
    header.receiver = u"K16"_s;
    header.sequence = sequence;
    header.previousSequence = sequence - 1;
    header.createdAt = clock.utc();
    QList<exchange::Refusal> refusals;
    const auto content = exchange::writeFile(layouts[layout], header, rows, &refusals);
    for (const auto &refusal : refusals)
        ADD_FAILURE() << refusal.line << ' ' << qPrintable(refusal.item) << ' ' << qPrintable(refusal.code) << ' ' << qPrintable(refusal.reason);
    return content.ok() ? *content : QByteArray();
}

QByteArray Central::begin(const Tenant &tenant, const QString &layout, qint64 sequence, const QByteArray &content)
{
    const QByteArray metadata = "layout " + layout.toLatin1().toBase64() + ",sequence " + QByteArray::number(sequence).toBase64() + ",sha256 " +
                                crypto::sha256(content).toHex().toBase64();
    const Response created = call(tenant, "POST", "/federation/v1/uploads", {},
                                  {{"Tus-Resumable", "1.0.0"}, {"Upload-Length", QByteArray::number(content.size())}, {"Upload-Metadata", metadata}});
    EXPECT_EQ(created.status, 201) << created.body.constData();
    return created.header("Location");
}

int Central::patch(const Tenant &tenant, const QByteArray &location, qint64 offset, const QByteArray &bytes)
{
    return call(tenant, "PATCH", location, bytes,
                {{"Tus-Resumable", "1.0.0"}, {"Content-Type", "application/offset+octet-stream"}, {"Upload-Offset", QByteArray::number(offset)}})
        .status;
}

QJsonObject Central::send(const Tenant &tenant, const QString &layout, qint64 sequence, const QByteArray &content)
{
    const QByteArray location = begin(tenant, layout, sequence, content);
    EXPECT_EQ(patch(tenant, location, 0, content), 204);
    return get(tenant, location + "/result", u"UploadResult"_s);
}

QList<exchange::Row> Central::answers(const Tenant &tenant, const QString &layout)
{
    QList<exchange::Row> rows;
    const QJsonObject list = get(tenant, "/federation/v1/files?after=0", u"FilesAnswer"_s);
    for (const QJsonValue &file : list["files"_L1].toArray()) {
        if (file["layout"_L1].toString() != layout)
            continue;
        const Response content = call(tenant, "GET", "/federation/v1/files/" + file["id"_L1].toString().toLatin1());
        EXPECT_EQ(content.header("ETag"), '"' + file["sha256"_L1].toString().toLatin1() + '"');
        const auto read = exchange::readFile(layouts[layout], content.body, nullptr);
        EXPECT_TRUE(read.ok());
        if (read.ok())
            rows += read->rows;
    }
    return rows;
}

exchange::Row Central::householdRow(const QString &household, const QString &headAddressee, const QString &receipt) const
{
    return {{u"operation"_s, u"1"_s}, {u"history"_s, u"1"_s}, {u"municipality"_s, here}, {u"insurer"_s, u"138057"_s}, {u"household"_s, household},
            {u"symbol"_s, u"富"_s}, {u"number"_s, u"10000001"_s}, {u"head_addressee"_s, headAddressee}, {u"head_number_receipt"_s, receipt},
            {u"head_kind"_s, u"1"_s}, {u"head_name"_s, u"架空 一郎"_s}, {u"head_kana"_s, u"カクウ　イチロウ"_s}, {u"head_birth"_s, u"1980-01-01"_s},
            {u"head_birth_unknown"_s, u"0"_s}, {u"head_sex"_s, u"1"_s}, {u"applied_from"_s, u"2026-11-01"_s}, {u"applied_from_reason"_s, u"A1"_s},
            {u"postal_code"_s, u"9300001"_s}, {u"address"_s, u"架空町1-1"_s}, {u"updated_at"_s, u"2026-11-20T01:42:00Z"_s}};
}

exchange::Row Central::personRow(const QString &household, const QString &addressee, const QString &receipt, const QString &from) const
{
    return {{u"operation"_s, u"1"_s}, {u"history"_s, u"1"_s}, {u"municipality"_s, here}, {u"insurer"_s, u"138057"_s}, {u"household"_s, household},
            {u"addressee"_s, addressee}, {u"number_receipt"_s, receipt}, {u"symbol"_s, u"富"_s}, {u"number"_s, u"10000001"_s},
            {u"branch"_s, addressee.right(2)}, {u"name"_s, u"架空 一郎"_s}, {u"kana"_s, u"カクウ　イチロウ"_s}, {u"sex"_s, u"1"_s},
            {u"birth"_s, u"1980-01-01"_s}, {u"birth_unknown"_s, u"0"_s}, {u"relation"_s, u"世帯主"_s}, {u"undisclosed"_s, u"0"_s}, {u"category"_s, u"01"_s},
            {u"prefecture_from"_s, from}, {u"prefecture_from_reason"_s, u"A1"_s}, {u"notified_on"_s, u"2026-11-20"_s}, {u"municipal_from"_s, from},
            {u"municipal_from_reason"_s, u"A1"_s}, {u"previous_municipality"_s, there}, {u"updated_at"_s, u"2026-11-20T01:42:00Z"_s}};
}

QJsonObject Central::seal(const Identity &terminal, const QString &addressee, const char *digits, const QString &id) const
{
    const QString reception = u"r-1"_s;
    const QByteArray context = QStringList{u"number"_s, terminal.certificate.organization(), addressee, terminal.certificate.commonName(), reception, id}.join(u'|').toUtf8();
    const SecretBytes plain(std::span(reinterpret_cast<const std::uint8_t *>(digits), std::strlen(digits)));
    const QByteArray sealed = crypto::seal(*federationKey, plain, context).value();
    return {{"id"_L1, id}, {"addressee"_L1, addressee}, {"reception"_L1, reception}, {"source"_L1, u"sealed"_s}, {"sealKey"_L1, crypto::sealKeyId(*federationKey)},
            {"sealed"_L1, QString::fromLatin1(sealed.toBase64())}, {"deviceSignature"_L1, QString::fromLatin1(terminal.key.sign(sealed + context).toBase64())}};
}

QString Central::sealedNumber(const Identity &terminal, const QString &addressee, const char *digits)
{
    lastNumber = seal(terminal, addressee, digits, newId());
    const Response response = call(terminal.tenant(), "POST", "/federation/v1/numbers", QJsonDocument(lastNumber).toJson(), {{"Content-Type", "application/json"}});
    const QJsonObject answer = QJsonDocument::fromJson(response.body).object();
    if (response.status != 200)
        return QString::number(response.status);
    verified(answer["signed"_L1].toObject(), u"NumberReceipt"_s);
    lastNumber["answer"_L1] = answer["answer"_L1];
    return answer["receipt"_L1].toString();
}

} // namespace madoguchi::federation::test
