#include "people/household_view.h"

#include "domain/age.h"
#include "domain/wareki.h"
#include "people/notification.h"
#include "people/register_record.h"
#include "people/search_index.h"

#include <algorithm>

namespace madoguchi::people {

namespace {

Result<QString> nameOf(store::Connection &connection, const QString &municipality, const Office &office)
{
    if (municipality == office.municipality)
        return office.municipalityName;
    return municipalityName(connection, municipality);
}

Result<api::EligibilityView> viewOf(store::Connection &connection, const Eligibility &e, const Office &office)
{
    api::EligibilityView view;
    view.id = e.id;
    view.municipality = e.municipality;
    MADOGUCHI_ASSIGN(view.municipalityName, nameOf(connection, e.municipality, office));
    view.prefecture = {e.prefecture.from, e.prefecture.until, e.prefectureFromReason, e.prefectureUntilReason};
    view.municipal = {e.municipal.from, e.municipal.until, e.municipalFromReason, e.municipalUntilReason};
    view.inherited = e.inherited;
    view.verdict = e.verdict;
    view.verdictDays = e.verdictDays;
    view.previousMunicipality = e.previousMunicipality;
    if (!e.previousMunicipality.isEmpty()) {
        MADOGUCHI_ASSIGN(const QString name, nameOf(connection, e.previousMunicipality, office));
        if (name != e.previousMunicipality) // the code is no name
            view.previousMunicipalityName = name;
    }
    view.superseded = e.superseded;
    view.supersededReason = e.supersededReason;
    return view;
}

api::PersonState stateOf(const Member &m, const Office &office, QDate today)
{
    if (m.dead)
        return api::PersonState::Dead;
    const QDate until = m.coveredUntil(office.municipality);
    return until.isValid() && until > today ? api::PersonState::Valid : api::PersonState::Lost;
}

QList<api::CertificateView> certificatesOf(const Member &m, bool covered, QDate today)
{
    const auto standings = domain::standings(m.certificates, covered, today);
    QList<api::CertificateView> views;
    for (qsizetype i = 0; i < m.certificates.size(); ++i)
        views.append({m.certificates[i], standings[i]});
    std::ranges::stable_sort(views, {}, [](const auto &view) { return view.paper.issuedOn; });
    return views;
}

} // namespace

Result<api::HouseholdView> viewOf(store::Connection &connection, const Household &household, const Office &office, QDate today, const DeliveryLookup &delivery)
{
    api::HouseholdView view;
    view.id = household.id;
    view.householdNumber = household.householdNumber;
    view.symbol = household.symbol;
    view.number = household.number;
    view.nominalHead = household.nominalHead;
    view.postalCode = household.postalCode;
    view.address = household.address;
    view.phone = household.phone;
    view.version = household.version;
    for (const Member &m : household.members) {
        api::MemberView member;
        member.person = m.person;
        member.addresseeNumber = m.addressee;
        member.nameKanji = m.nameKanji;
        member.nameKana = m.nameKana;
        member.birth = QDate::fromString(m.birth, Qt::ISODate);
        member.birthShown = domain::formatBirth(m.birth);
        member.age = domain::ageOn(member.birth, today);
        member.sex = m.sex;
        member.relation = m.relation;
        member.head = m.head;
        member.insured = m.insured;
        member.state = stateOf(m, office, today);
        member.number = {household.symbol, household.number, m.branch};
        member.federationId = m.federationId;
        MADOGUCHI_ASSIGN(member.sameName, namesakesOf(connection, m.nameKana, m.birth));
        for (const Eligibility &e : m.eligibility) {
            MADOGUCHI_ASSIGN(auto shown, viewOf(connection, e, office));
            member.eligibility.append(shown);
        }
        std::stable_sort(member.eligibility.begin(), member.eligibility.end(), [](const auto &a, const auto &b) { return a.municipal.from < b.municipal.from; });
        member.certificates = certificatesOf(m, member.state == api::PersonState::Valid, today);
        view.members.append(member);
    }
    std::stable_partition(view.members.begin(), view.members.end(), [](const api::MemberView &m) { return m.head; });
    MADOGUCHI_ASSIGN(view.notifications, notificationsOf(connection, household.id));
    for (auto &line : view.notifications) {
        if (delivery && !line.delivery.change.isEmpty()) {
            MADOGUCHI_ASSIGN(line.delivery, delivery(connection, line.delivery.change));
        }
    }
    return view;
}

} // namespace madoguchi::people
