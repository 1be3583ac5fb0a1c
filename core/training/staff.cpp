#include "training/staff.h"

#include "directory/standing.h"
#include "domain/fiscal_year.h"
#include "session/person_key.h"
#include "training/card_writer.h"
#include "training/files.h"
#include "training/town.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace madoguchi::training {

namespace {
constexpr auto newcomer = "new-1"; // has a card, and nobody knows it yet
}

const QList<TrainingStaff> &trainingStaff()
{
    const QString &first = municipalities()[0].code, &second = municipalities()[1].code;
    static const QList<TrainingStaff> staff{
        {first, u"clerk-1"_s, u"窓口　花子"_s, u"マドグチ　ハナコ"_s, u"保険年金課"_s, api::Role::Clerk, u"kawa-ni-tobu-hotaru-38"_s, u"410238"_s},
        {first, u"clerk-2"_s, u"窓口　次郎"_s, u"マドグチ　ジロウ"_s, u"保険年金課"_s, api::Role::Clerk, u"yama-no-kemuri-wataru-51"_s, u"725190"_s},
        {first, u"supervisor-1"_s, u"承認　一枝"_s, u"ショウニン　カズエ"_s, u"保険年金課"_s, api::Role::Supervisor, u"mado-wo-aketa-asa-6-ji"_s, u"603817"_s},
        {first, u"admin-1"_s, u"管理　三郎"_s, u"カンリ　サブロウ"_s, u"情報システム課"_s, api::Role::Administrator, u"hashira-dokei-no-oto-24"_s, u"918264"_s},
        {first, u"auditor-1"_s, u"監査　和歌"_s, u"カンサ　ワカ"_s, u"監査委員事務局"_s, api::Role::Auditor, u"shiroi-kumo-to-inu-77"_s, u"356401"_s},
        {first, u"outsourced-1"_s, u"委託　千代"_s, u"イタク　チヨ"_s, u"保険年金課（受託者）"_s, api::Role::OutsourcedClerk, u"kaze-ga-fuku-oka-29"_s, u"640275"_s},
        {first, u"viewer-1"_s, u"照会　五月"_s, u"ショウカイ　サツキ"_s, u"税務課"_s, api::Role::Viewer, u"tsuki-no-mieru-eki-63"_s, u"581936"_s},
        {first, QLatin1String(newcomer), u"新任　七海"_s, u"シンニン　ナナミ"_s, u"保険年金課"_s, api::Role::Clerk, {}, u"279460"_s},
        {second, u"clerk-3"_s, u"窓口　四葉"_s, u"マドグチ　ヨツバ"_s, u"保険年金課"_s, api::Role::Clerk, u"kusa-no-ue-no-tsuyu-86"_s, u"473902"_s},
        {second, u"supervisor-2"_s, u"承認　五郎"_s, u"ショウニン　ゴロウ"_s, u"保険年金課"_s, api::Role::Supervisor, u"fune-ga-deru-minato-17"_s, u"829541"_s},
    };
    return staff;
}

namespace {

SecretBytes secret(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    return SecretBytes({reinterpret_cast<const std::uint8_t *>(utf8.constData()), static_cast<std::size_t>(utf8.size())});
}

/// The first of that role in the same municipality.
QString colleague(const TrainingStaff &person, api::Role role)
{
    const auto &staff = trainingStaff();
    return std::ranges::find_if(staff, [&](const TrainingStaff &one) { return one.municipality == person.municipality && one.role == role; })->id;
}

QList<directory::Grant> everything(const TrainingStaff &person, const QDateTime &now, QDate today)
{
    QList<api::Permission> permissions;
    std::ranges::copy_if(api::permissions(), std::back_inserter(permissions),
                         [&](api::Permission one) { return one != api::Permission::Open && api::mayHold(person.role, one); });
    QList<directory::Grant> grants;
    const int year = domain::fiscalYearOf(today);
    for (const int one : {year, year + 1}) {
        // Who decides on functions had them from the office's founding; they gave the others theirs.
        const StaffId grantedBy(person.role == api::Role::Supervisor ? u"founding"_s : colleague(person, api::Role::Supervisor));
        grants.append({u"%1-%2"_s.arg(person.id).arg(one), permissions, QDate(one, 4, 1), domain::lastDayOfFiscalYear(one), u"研修"_s,
                       StaffId(colleague(person, api::Role::Clerk)), grantedBy, now});
    }
    return grants;
}

} // namespace

Result<QHash<QString, QList<directory::StaffEntry>>> makeStaff(const QString &cardsDir, const Pki &pki, const QDateTime &now, QDate today, crypto::Argon2Cost cost)
{
    const QDir dir(cardsDir);
    dir.mkpath(u"tokens"_s);
    const QString conf = dir.filePath(u"softhsm2.conf"_s);
    MADOGUCHI_TRY(writeFile(conf, "directories.tokendir = "_ba + dir.absoluteFilePath(u"tokens"_s).toUtf8() + "\nobjectstore.backend = file\nlog.level = ERROR\nslots.removable = true\n"));

    QHash<QString, QList<directory::StaffEntry>> entries;
    QJsonArray list;
    for (const auto &person : trainingStaff()) {
        QByteArray certificateDer;
        MADOGUCHI_ASSIGN(const auto card, writeCard(softHsmModule(), conf, person.id, secret(u"31415926"_s), secret(person.pin),
                                                    [&](const crypto::PublicKey &signKey) -> Result<QByteArray> {
            MADOGUCHI_ASSIGN(const auto certificate, pki.certify(person.name, person.municipality, u"staff"_s, crypto::CertificateUse::Staff, signKey));
            certificateDer = certificate.toDer();
            return certificateDer;
        }));
        list.append(QJsonObject{{u"id"_s, person.id}, {u"name"_s, person.name}, {u"role"_s, api::idOf(person.role)}, {u"card"_s, person.id},
                                {u"pin"_s, person.pin}, {u"password"_s, person.password}});
        if (person.id == QLatin1String(newcomer))
            continue;
        MADOGUCHI_ASSIGN(auto key, session::makePersonKey(secret(person.password), card.agree, {StaffId(person.id), person.municipality}, 1, cost));
        directory::StaffEntry entry;
        entry.id = StaffId(person.id);
        entry.name = person.name;
        entry.kana = person.kana;
        entry.section = person.section;
        entry.role = person.role;
        entry.cardSerial = card.serial;
        entry.cardCertificate = certificateDer;
        entry.publicKey = key.publicKey;
        entry.key = key.locked;
        entry.passwordSince = today;
        if (person.role == api::Role::OutsourcedClerk)
            entry.until = domain::lastDayOfFiscalYear(domain::fiscalYearOf(today) + 1); // of the contract
        entry.grants = everything(person, now, today);
        entries[person.municipality].append(std::move(entry));
    }
    MADOGUCHI_TRY(writeFile(dir.filePath(u"staff.json"_s), QJsonDocument(QJsonObject{{u"staff"_s, list}}).toJson(), true));
    return entries;
}

} // namespace madoguchi::training
