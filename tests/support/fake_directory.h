#pragma once

#include "api/directory_service.h"
#include "support/fake_answer.h"

namespace madoguchi::test {

using namespace Qt::StringLiterals;

/// An office with its people, a card that waits, an application, two terminals. Orders are kept; what comes of them is up to the test.
class FakeDirectory final : public api::DirectoryService, public FakeAnswers {
public:
    ~FakeDirectory() override; ///< not here: or every test would compile the whole class again
    FakeDirectory()
    {
        const QDate today(2026, 11, 20);
        const auto person = [&](const QString &id, const QString &name, const QString &kana, const QString &section, api::Role role) {
            api::StaffView staff;
            staff.id = StaffId(id);
            staff.name = name;
            staff.kana = kana;
            staff.section = section;
            staff.role = role;
            staff.card = api::CardStanding::InUse;
            staff.cardSerial = u"0A-"_s + id;
            staff.cardUntil = QDateTime(QDate(2028, 3, 31), QTime(14, 59), Qt::UTC);
            staff.passwordSince = today.addDays(-40);
            staff.enrolledHere = api::hasSlot(role);
            for (const api::Permission permission : api::permissions()) {
                if (permission != api::Permission::Open && api::mayHold(role, permission))
                    staff.inForce.append(permission);
            }
            staff.grants = {{u"g-"_s + id, staff.inForce, QDate(2026, 4, 1), QDate(2027, 3, 31), u"年度当初の付与"_s, u"窓口 花子"_s, u"承認 一枝"_s,
                             QDateTime(QDate(2026, 3, 27), QTime(2, 0), Qt::UTC), true}};
            known.staff.append(staff);
        };
        person(u"s-1"_s, u"窓口 花子"_s, u"マドグチ ハナコ"_s, u"保険年金課"_s, api::Role::Clerk);
        person(u"s-2"_s, u"窓口 次郎"_s, u"マドグチ ジロウ"_s, u"保険年金課"_s, api::Role::Clerk);
        person(u"s-3"_s, u"承認 一枝"_s, u"ショウニン カズエ"_s, u"保険年金課"_s, api::Role::Supervisor);
        person(u"s-4"_s, u"管理 三郎"_s, u"カンリ サブロウ"_s, u"情報システム課"_s, api::Role::Administrator);
        person(u"s-5"_s, u"委託 千代"_s, u"イタク チヨ"_s, u"保険年金課（受託者）"_s, api::Role::OutsourcedClerk);
        known.staff.last().until = QDate(2027, 3, 31);
        person(u"s-6"_s, u"新任 七海"_s, u"シンニン ナナミ"_s, u"保険年金課"_s, api::Role::Clerk);
        known.staff.last().card = api::CardStanding::None;
        known.staff.last().grants.clear();
        known.staff.last().inForce.clear();
        known.version = 12;
        known.at = QDateTime(today, QTime(0, 30), Qt::UTC);
        known.applications = {{u"a-1"_s, StaffId(u"s-6"_s), u"新任 七海"_s, u"窓口 次郎"_s, false, {api::Permission::ViewResidents, api::Permission::Receive}, today.addDays(1),
                               QDate(2027, 3, 31), u"窓口担当に着任するため"_s, QDateTime(today, QTime(0, 10), Qt::UTC)}};
        known.cards = {{QByteArray(32, 'f'), u"7F3A-91C2"_s, u"新任　七海"_s, u"0A-77-19"_s, u"T-0002"_s, QDateTime(QDate(2028, 3, 31), QTime(14, 59), Qt::UTC),
                        QDateTime(today, QTime(1, 5), Qt::UTC)}};
        for (const auto &[id, place] : {std::pair{u"T-0001"_s, u"1階 1番窓口"_s}, {u"T-0002"_s, u"1階 2番窓口"_s}}) {
            api::TerminalView terminal;
            terminal.id = TerminalId(id);
            terminal.place = place;
            terminal.since = QDate(2025, 4, 1);
            terminal.here = known.terminals.isEmpty();
            known.terminals.append(terminal);
        }
        const QDateTime march(QDate(2026, 3, 27), QTime(2, 0), Qt::UTC);
        known.media = {{u"USB-0001"_s, u"窓口USB 1"_s, u"執務室 金庫A"_s, StaffId(u"s-1"_s), u"窓口 花子"_s, true, u"管理 三郎"_s, march, {}, {}, {}, {}, {}, {}, {}},
                       {u"USB-0002"_s, u"窓口USB 2"_s, u"執務室 金庫A"_s, StaffId(u"s-6"_s), u"新任 七海"_s, false, u"管理 三郎"_s, march, u"管理 三郎"_s, u"係長の異動"_s, march.addDays(30), {}, {}, {}, {}},
                       {u"USB-0009"_s, u"旧USB"_s, u"執務室 金庫A"_s, StaffId(u"s-2"_s), u"窓口 次郎"_s, true, u"管理 三郎"_s, march, {}, {}, {}, u"管理 三郎"_s, u"細断"_s, u"老朽化"_s, march.addDays(60)}};
        known.rosters = {{2026, u"承認 一枝"_s, QDateTime(QDate(2026, 4, 3), QTime(1, 0), Qt::UTC), 9}};
        known.policy = {300, 0, false};
    }

    api::DirectoryView known;
    std::optional<Error> refusal;       ///< what check() and order() answer
    std::optional<Error> orderFault;    ///< what order() alone answers
    std::function<void(const api::Order &)> onOrder; ///< changes `known` as the server would
    QList<api::Order> orders;           ///< given, in order
    SecretBytes password;               ///< of the last order or choice
    std::optional<Error> passwordFault; ///< what choosePassword() answers
    api::PasswordVerdict verdict{4, {}}; ///< what passwordVerdict() answers
    mutable QByteArray judged;           ///< what it was asked about last

    int viewed = 0;
    int irregular = 0; ///< cases of a review of the record
    QFuture<Result<api::DirectoryView>> view() override
    {
        ++viewed;
        return answer(known);
    }
    api::DirectoryWork work() const override
    {
        api::DirectoryWork work;
        work.irregular = {irregular, known.at};
        for (const api::ApplicationView &one : known.applications)
            work.applications = {work.applications.count + (one.mine ? 0 : 1), one.at};
        for (const api::PendingCardView &one : known.cards)
            work.cards = {work.cards.count + 1, one.at};
        for (const api::StaffView &staff : known.staff) {
            for (const api::GrantView &grant : staff.grants)
                work.grantsEnding += grant.until < QDate(2026, 12, 21) ? 1 : 0;
        }
        return work;
    }
    Result<Done> check(const api::Order &) const override { return refusal ? Result<Done>(*refusal) : done(); }
    QFuture<Result<Done>> order(api::Order given, SecretBytes secret, SecretBytes) override
    {
        password = std::move(secret);
        if (refusal)
            return give<Done>(*refusal);
        if (orderFault)
            return give<Done>(*orderFault);
        orders.append(std::move(given));
        if (onOrder)
            onOrder(orders.last());
        Q_EMIT directoryChanged();
        return answer<Done>(Done{});
    }
    QFuture<Result<QString>> presentCard(SecretBytes) override { return answer(u"7F3A-91C2"_s); }
    QFuture<Result<Done>> choosePassword(SecretBytes, SecretBytes chosen, SecretBytes) override
    {
        password = std::move(chosen);
        return passwordFault ? give<Done>(*passwordFault) : answer<Done>(Done{});
    }
    api::PasswordVerdict passwordVerdict(const SecretBytes &chosen) const override
    {
        judged = QByteArray(reinterpret_cast<const char *>(chosen.data()), static_cast<qsizetype>(chosen.size()));
        return verdict;
    }
};

} // namespace madoguchi::test
