#include "training/prefecture.h"

#include "crypto/digest.h"
#include "directory/order.h"
#include "directory/standing.h"
#include "federation/seed.h"
#include "session/escrow.h"
#include "session/recovery_key.h"
#include "session/slot.h"
#include "store/store.h"
#include "training/files.h"
#include "training/high_cost.h"
#include "training/invented_number.h"
#include "training/staff.h"
#include "training/town.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStorageInfo>

#include <deque>

using namespace Qt::StringLiterals;

namespace madoguchi::training {

namespace {

constexpr auto serverName = "central.madoguchi.test";

constexpr std::array mediumNumbers{1, 2};
QString mediumSerial(int n) { return u"TRAINING-USB-0"_s + QString::number(n); }

QByteArray json(const QJsonObject &object) { return QJsonDocument(object).toJson(); }

/// Walks the town once and hands out what `pick` takes from each step.
template <typename T>
std::function<std::optional<T>()> walk(Town &town, std::function<void(const TownStep &, std::deque<T> &)> pick)
{
    auto queue = std::make_shared<std::deque<T>>();
    return [&town, queue, pick]() -> std::optional<T> {
        while (queue->empty()) {
            const auto step = town.next();
            if (!step)
                return std::nullopt;
            pick(*step, *queue);
        }
        std::optional<T> item(std::move(queue->front()));
        queue->pop_front();
        return item;
    };
}

class Maker {
public:
    Maker(const PrefectureOptions &options, const Clock &clock, Pki pki)
        : m_options(options), m_clock(clock), m_dir(options.directory), m_now(clock.utc()), m_today(clock.today()), m_pki(std::move(pki))
    {
    }

    crypto::Argon2Cost keyCost() const
    {
        crypto::Argon2Cost cost;
        cost.passes = m_options.keyPasses;
        return cost.passes > 0 ? cost : session::calibratedCost(m_clock);
    }
    Result<Done> make()
    {
        say(u"certificates"_s);
        MADOGUCHI_TRY(makeAuthority());
        MADOGUCHI_TRY(makeCentral());
        MADOGUCHI_TRY(makeRecoveryKey());
        say(u"cards and keys of the staff"_s);
        MADOGUCHI_ASSIGN(m_staff, makeStaff(m_dir.filePath(u"cards"_s), m_pki, m_now, m_today, keyCost()));
        for (const auto &municipality : municipalities())
            MADOGUCHI_TRY(makeDirectory(municipality.code));
        say(u"residents"_s);
        MADOGUCHI_TRY(makeTown());
        for (const auto &desk : desks()) {
            say(desk.terminal);
            MADOGUCHI_TRY(makeTerminal(desk));
        }
        return writeFile(path(u".madoguchi-training"_s), "An invented prefecture for training. ./run --fresh may delete this folder.\n");
    }

private:
    struct Desk {
        QString terminal, place;
        const Municipality &municipality;
    };
    static QList<Desk> desks()
    {
        const auto &first = municipalities()[0], &second = municipalities()[1];
        return {{u"terminal-1"_s, u"1階 1番窓口"_s, first}, {u"terminal-2"_s, u"1階 2番窓口"_s, first}, {u"terminal-3"_s, u"2階 国保窓口"_s, second}};
    }
    QString path(const QString &name) const { return m_dir.absoluteFilePath(name); }
    void say(const QString &line) const
    {
        if (m_options.say)
            m_options.say(line);
    }

    Result<Done> makeAuthority()
    {
        m_caPem = m_pki.authority().certificate().toPem();
        MADOGUCHI_ASSIGN(m_revocationList, m_pki.revocationList());
        MADOGUCHI_TRY(writeFile(path(u"ca/ca.crt"_s), m_caPem));
        return writeSecret(path(u"ca/ca.key"_s), m_pki.authority().key().toPem());
    }

    Result<Done> makeCentral()
    {
        MADOGUCHI_ASSIGN(const auto server, m_pki.issue(QString::fromLatin1(serverName), u"K16"_s, u"server"_s, crypto::CertificateUse::Server, {QString::fromLatin1(serverName)}));
        // The pin set has two: today's key and the next one's, kept in the CA's safe until it is needed.
        MADOGUCHI_ASSIGN(const auto next, m_pki.issue(QString::fromLatin1(serverName), u"K16"_s, u"server"_s, crypto::CertificateUse::Server, {QString::fromLatin1(serverName)}));
        MADOGUCHI_ASSIGN(const auto receipts, m_pki.issue(u"receipts"_s, u"K16"_s, u"federation"_s, crypto::CertificateUse::Signing));
        MADOGUCHI_ASSIGN(const auto seal, crypto::PrivateKey::generate());
        MADOGUCHI_ASSIGN(const auto municipal, crypto::PrivateKey::generate());
        m_pins = {server.certificate.spkiPin(), next.certificate.spkiPin()};
        m_receiptsPem = receipts.certificate.toPem();
        m_receiptsKey = receipts.key;
        m_federationKey = seal.publicKey();
        m_municipalKey = municipal.publicKey();

        MADOGUCHI_TRY(writeFile(path(u"ca/server-next.crt"_s), next.certificate.toPem()));
        MADOGUCHI_TRY(writeSecret(path(u"ca/server-next.key"_s), next.key.toPem()));
        // The municipality's own system opens media with this key; the terminals never have it.
        MADOGUCHI_TRY(writeSecret(path(u"ca/municipal-media.key"_s), municipal.toPem()));
        MADOGUCHI_TRY(writeFile(path(u"central/ca.crt"_s), m_caPem));
        MADOGUCHI_TRY(writeSecret(path(u"central/issuing.key"_s), m_pki.authority().key().toPem())); // renews the terminals' certificates
        MADOGUCHI_TRY(writeFile(path(u"central/crl.pem"_s), m_revocationList));
        MADOGUCHI_TRY(writeFile(path(u"central/server.crt"_s), server.certificate.toPem()));
        MADOGUCHI_TRY(writeSecret(path(u"central/server.key"_s), server.key.toPem()));
        MADOGUCHI_TRY(writeFile(path(u"central/receipts.crt"_s), m_receiptsPem));
        MADOGUCHI_TRY(writeSecret(path(u"central/receipts.key"_s), m_receiptsKey->toPem()));
        MADOGUCHI_ASSIGN(const auto station, m_pki.issue(u"next-station"_s, u"K16"_s, u"next-station"_s, crypto::CertificateUse::Signing));
        MADOGUCHI_TRY(writeFile(path(u"central/next-station.crt"_s), station.certificate.toPem()));
        MADOGUCHI_TRY(writeSecret(path(u"central/next-station.key"_s), station.key.toPem()));
        MADOGUCHI_TRY(writeSecret(path(u"central/federation-seal.key"_s), seal.toPem()));
        MADOGUCHI_TRY(writeSecret(path(u"central/keys/federation.key"_s), crypto::randomSecret(32)));
        QJsonArray list;
        for (const auto &municipality : municipalities()) {
            MADOGUCHI_TRY(writeSecret(path(u"central/keys/municipal-"_s + municipality.code + u".key"_s), crypto::randomSecret(32)));
            list.append(QJsonObject{{u"code"_s, municipality.code}, {u"name"_s, municipality.name}, {u"insurer"_s, municipality.insurer}});
        }
        return writeFile(path(u"central/profile.json"_s),
                         json({{u"format"_s, 1}, {u"host"_s, u"127.0.0.1"_s}, {u"port"_s, m_port}, {u"name"_s, QLatin1StringView(serverName)},
                               {u"prefecture"_s, prefecture()}, {u"municipalities"_s, list}}));
    }

    Result<Done> makeDirectory(const QString &municipality)
    {
        directory::DirectoryContent content;
        content.version = 1;
        content.municipality = municipality;
        content.at = m_now;
        content.staff = m_staff.value(municipality);
        content.federationKey = *m_federationKey;
        content.municipalKey = *m_municipalKey;
        content.revocationListPem = m_revocationList;
        content.policy.passwordDays = m_options.passwordDays;
        content.recoveryKey = *m_recoveryKey;
        for (const auto &desk : desks()) {
            if (desk.municipality.code == municipality)
                content.terminals.append({TerminalId(desk.terminal), desk.place, m_today});
        }
        MADOGUCHI_TRY(registerMedia(content));
        const QByteArray payload = directory::writeDirectory(content);
        m_signedDirectory[municipality] = json({{u"payload"_s, QString::fromLatin1(payload.toBase64())},
                                                {u"signature"_s, QString::fromLatin1(m_receiptsKey->sign(payload).toBase64())}, {u"key"_s, u"receipts"_s}});
        return federation::Seed::directory(path(u"central"_s), content);
    }

    /// By the orders that an administrator gives at 管理 → 媒体, with their rules; nobody's card signs them in training.
    Result<Done> registerMedia(directory::DirectoryContent &content) const
    {
        const auto who = [&](api::Permission permission) {
            const auto found = std::ranges::find_if(content.staff, [&](const directory::StaffEntry &one) { return directory::may(one, permission, m_today); });
            return found == content.staff.end() ? StaffId() : found->id;
        };
        const StaffId administrator = who(api::Permission::Administer);
        for (const int n : mediumNumbers) {
            const api::RegisterMedium medium{mediumSerial(n), u"研修用USB "_s + QString::number(n), u"執務室 金庫"_s, who(api::Permission::RequestMedia)};
            MADOGUCHI_TRY(directory::carryOut(content, {newId(), content.municipality, content.terminals.first().id, administrator.isEmpty() ? who(api::Permission::ApproveMedia) : administrator, m_now, medium}, m_today));
        }
        return done();
    }

    /// The officers' shares lie in the town's folder only because everything here is invented; so do their passphrases. In training one key is both municipalities'.
    Result<Done> makeRecoveryKey()
    {
        const QByteArrayList words{"natsu-no-yoru-no-yume-81", "umi-kara-kuru-kaze-46", "sora-ni-kieta-tori-29"};
        const auto secret = [](const QByteArray &text) { return SecretBytes({reinterpret_cast<const std::uint8_t *>(text.constData()), static_cast<std::size_t>(text.size())}); };
        MADOGUCHI_ASSIGN(const auto shares, session::makeRecoveryShares(municipalities().first().code, {secret(words[0]), secret(words[1]), secret(words[2])}, crypto::Argon2Cost()));
        for (std::size_t i = 0; i < shares.files.size(); ++i)
            MADOGUCHI_TRY(writeFile(path(u"officers/recovery-share-"_s + QString::number(i + 1)), shares.files[i], true));
        m_recoveryKey = shares.publicKey;
        return writeFile(path(u"officers/passphrases"_s), words.join('\n') + '\n', true);
    }

    Result<Done> makeTown()
    {
        const QString central = path(u"central"_s);
        for (const auto &municipality : municipalities()) {
            Town town(m_options.people, m_options.seed, m_today);
            const auto next = walk<federation::SeedItem>(town, [&](const TownStep &step, auto &queue) {
                for (const auto &item : step.items) {
                    if (item.municipality == municipality.code)
                        queue.push_back({item.kind, item.aggregate, item.body});
                }
            });
            MADOGUCHI_ASSIGN(const qint64 count, federation::Seed::municipality(central, municipality.code, m_now, next));
            say(municipality.name + u": "_s + QString::number(count) + u" items of the feed"_s);
        }
        Town town(m_options.people, m_options.seed, m_today);
        const auto next = walk<federation::SeedKnown>(town, [&](const TownStep &step, auto &queue) {
            for (const auto &cover : step.covers) {
                federation::SeedKnown known;
                known.municipality = cover.municipality;
                known.addressee = cover.addressee;
                known.number = InventedNumber::of(cover.numberSerial);
                known.federationId = cover.federationId;
                known.household = cover.household;
                known.nameKana = cover.nameKana;
                known.birth = cover.birth;
                known.prefectureFrom = cover.prefectureFrom;
                known.prefectureFromReason = cover.prefectureFromReason;
                known.prefectureUntil = cover.prefectureUntil;
                known.prefectureUntilReason = cover.prefectureUntilReason;
                known.municipalFrom = cover.municipalFrom;
                known.municipalUntil = cover.municipalUntil;
                known.headKind = cover.headKind;
                if (!cover.headKind.isEmpty())
                    known.months = highCostMonths(cover.municipality, cover.household, m_today);
                queue.push_back(std::move(known));
            }
        });
        MADOGUCHI_ASSIGN(const qint64 count, federation::Seed::federation(central, next));
        say(u"federation: "_s + QString::number(count) + u" covers and numbers"_s);
        return writeVisitors(town.visitors());
    }

    /// The papers that invented residents bring to the counter; the only place where their numbers stand in clear.
    Result<Done> writeVisitors(const QList<Visitor> &visitors)
    {
        QJsonArray list;
        for (const auto &visitor : visitors) {
            QJsonArray numbers;
            for (const int serial : visitor.numberSerials) {
                const SecretBytes digits = InventedNumber::digits(serial);
                numbers.append(QString::fromLatin1(reinterpret_cast<const char *>(digits.data()), static_cast<qsizetype>(digits.size())));
            }
            list.append(QJsonObject{{u"proposal"_s, visitor.proposal}, {u"headKana"_s, visitor.headKana}, {u"addressees"_s, QJsonArray::fromStringList(visitor.addressees)},
                                    {u"numbers"_s, numbers}, {u"expected"_s, QJsonArray::fromStringList(visitor.expected)}});
        }
        return writeFile(path(u"cards/visitors.json"_s), json({{u"visitors"_s, list}}), true);
    }

    Result<Done> makeTerminal(const Desk &desk)
    {
        const auto &[name, place, municipality] = desk;
        MADOGUCHI_ASSIGN(const auto device, m_pki.issue(name, municipality.code, u"terminal"_s, crypto::CertificateUse::TerminalClient));
        const QString dir = path(name) + u'/';
        MADOGUCHI_TRY(writeFile(dir + u"ca.crt"_s, m_caPem));
        MADOGUCHI_TRY(writeFile(dir + u"crl.pem"_s, m_revocationList));
        MADOGUCHI_TRY(writeFile(dir + u"device.crt"_s, device.certificate.toPem()));
        MADOGUCHI_TRY(writeSecret(dir + u"device.key"_s, device.key.toPem()));
        MADOGUCHI_TRY(writeFile(dir + u"receipts.crt"_s, m_receiptsPem));
        MADOGUCHI_TRY(writeFile(dir + u"directory.json"_s, m_signedDirectory.value(municipality.code)));
        MADOGUCHI_TRY(writeFile(dir + u"reader.json"_s, json({{u"card"_s, u""_s}, {u"fault"_s, u""_s}})));
        for (const auto &sub : {u"record"_s, u"drafts"_s})
            QDir().mkpath(dir + sub);
        QJsonArray pins, media;
        for (const auto &pin : m_pins)
            pins.append(QString::fromLatin1(pin.toHex()));
        for (const int n : mediumNumbers) {
            const QString serial = mediumSerial(n);
            QDir().mkpath(dir + u"usb/"_s + serial);
            media.append(QJsonObject{{u"serial"_s, serial}, {u"path"_s, u"usb/"_s + serial}});
        }
        MADOGUCHI_TRY(writeFile(dir + u"profile.json"_s,
                                json({{u"format"_s, 1}, {u"terminal"_s, name}, {u"municipality"_s, municipality.code}, {u"municipalityName"_s, municipality.name},
                                      {u"insurer"_s, municipality.insurer}, {u"symbol"_s, municipality.symbol}, {u"training"_s, true}, {u"server"_s, QJsonObject{{u"host"_s, u"127.0.0.1"_s}, {u"port"_s, m_port}, {u"name"_s, QLatin1StringView(serverName)}}},
                                      {u"cardModule"_s, m_options.readerModule}, {u"idleSeconds"_s, 300}, {u"recoveryKey"_s, QString::fromLatin1(m_recoveryKey->toDer().toBase64())}, {u"pins"_s, pins}, {u"media"_s, media}})));
        return makeStore(name, municipality.code, dir);
    }

    /// K is made here, sealed to everyone who may open the store, and forgotten.
    Result<Done> makeStore(const QString &name, const QString &municipality, const QString &dir)
    {
        const SecretBytes k = crypto::randomSecret(32);
        for (const auto &person : m_staff.value(municipality)) {
            // Administrators and auditors read directory and record, which need no K (design: they see no resident data).
            if (!api::hasSlot(person.role))
                continue;
            MADOGUCHI_ASSIGN(const auto slot, session::makeSlot(k, person.publicKey, {person.id, TerminalId(name), person.key.epoch}));
            MADOGUCHI_TRY(writeFile(dir + u"slots/"_s + person.id.text() + u".slot"_s, slot, true));
        }
        MADOGUCHI_ASSIGN(const auto escrow, session::makeEscrow(k, *m_recoveryKey, {TerminalId(name), 1}));
        MADOGUCHI_TRY(writeFile(dir + u"slots/escrow"_s, escrow, true));
        store::Store store({dir + u"store.db"_s, u":/migrations/terminal"_s, "MDGT"_ba, 1});
        auto opened = store.open(k.duplicate(), true);
        opened.waitForFinished();
        MADOGUCHI_TRY(opened.takeResult());
        store.close();
        return done();
    }

    const PrefectureOptions &m_options;
    const Clock &m_clock;
    QDir m_dir;
    QDateTime m_now;
    QDate m_today;
    Pki m_pki;
    const int m_port = 18443;
    QByteArray m_caPem, m_revocationList, m_receiptsPem;
    QHash<QString, QByteArray> m_signedDirectory; ///< by municipality, as the next
    QList<QByteArray> m_pins;
    std::optional<crypto::PrivateKey> m_receiptsKey;
    std::optional<crypto::PublicKey> m_federationKey, m_municipalKey, m_recoveryKey;
    QHash<QString, QList<directory::StaffEntry>> m_staff;
};

} // namespace

PrefectureNeeds needsOf(int people)
{
    constexpr qint64 fixed = 20'000'000, centralEach = 1'600, terminalEach = 2'000; // the terminal's with its write-ahead log
    return {fixed + people * centralEach, fixed + people * terminalEach};
}

Result<Done> createPrefecture(const PrefectureOptions &options, const Clock &clock)
{
    if (QFileInfo::exists(options.directory))
        return Error{ErrorCode::InvalidArgument, {u"the folder exists"_s}, {}};
    if (!QDir().mkpath(options.directory))
        return Error{ErrorCode::FileUnwritable, {QFileInfo(options.directory).fileName()}, {}};
    const PrefectureNeeds needs = needsOf(options.people);
    const QStorageInfo disk(options.directory);
    if (disk.isValid() && disk.bytesAvailable() < needs.central + needs.terminal) {
        QDir().rmdir(options.directory);
        return ErrorCode::DiskFull;
    }
    MADOGUCHI_ASSIGN(auto pki, Pki::create(clock.utc()));
    return Maker(options, clock, std::move(pki)).make();
}

} // namespace madoguchi::training
