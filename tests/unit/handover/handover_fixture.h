#pragma once

#include "api/approval.h"
#include "handover/continuity_service.h"
#include "handover/month.h"
#include "support/workplace.h"

#include <gtest/gtest.h>

namespace madoguchi::test {

/// A counter of the municipality that a household moved to, and of one that a household left, on a real encrypted store.
class Handover : public testing::Test {
protected:
    using Columns = QList<std::pair<QString, QString>>;
    const QString here = u"162019"_s, there = u"162027"_s;
    explicit Handover(const QString &terminal = u"terminal-1"_s) : place(terminal) {}
    ~Handover() override { store::Connection::setFaultHook({}); }

    static QJsonObject changed(QJsonObject body, const Columns &columns)
    {
        for (const auto &[key, value] : columns)
            body[key] = value;
        return body;
    }
    journal::FeedItem row(const QString &kind, int line, const QJsonObject &body)
    {
        journal::FeedItem item;
        item.kind = kind;
        item.aggregate = body[u"candidate"_s].toString();
        item.source = u"file"_s;
        item.position = line;
        item.at = place.clock.utc();
        item.body = body;
        return item;
    }
    /// A household of two that came as it was.
    journal::FeedItem candidate(const Columns &columns = {}, int line = 2)
    {
        return row(u"F5"_s, line,
                   changed({{u"candidate"_s, u"K16-0001"_s},      {u"extracted_on"_s, u"2026-11-20"_s},  {u"due_on"_s, u"2026-12-04"_s},          {u"previous_municipality"_s, there},
                            {u"previous_household"_s, u"900"_s},  {u"previous_head_id"_s, u"F-1"_s},     {u"previous_head_kana"_s, u"ヤマダ　タロウ"_s}, {u"previous_head_birth"_s, u"1955-01-01"_s},
                            {u"previous_head_kind"_s, u"1"_s},    {u"previous_member_ids"_s, u"F-1;F-2"_s}, {u"own_municipality"_s, here},            {u"own_household"_s, u"100"_s},
                            {u"own_head_id"_s, u"F-1"_s},         {u"own_head_kana"_s, u"ヤマダ　タロウ"_s}, {u"own_head_birth"_s, u"1955-01-01"_s},    {u"own_head_kind"_s, u"1"_s},
                            {u"own_member_ids"_s, u"F-1;F-2"_s},  {u"moved_on"_s, u"2026-11-01"_s},      {u"same_head"_s, u"Y"_s},                {u"same_members"_s, u"Y"_s},
                            {u"households"_s, u"1"_s},            {u"recent_high_cost"_s, u"Y"_s},       {u"state"_s, u"0"_s}},
                           columns));
    }
    /// By default the one that came was accepted today.
    journal::FeedItem confirmed(const Columns &columns = {}, int line = 2)
    {
        return row(u"F7"_s, line,
                   changed({{u"candidate"_s, u"K16-0001"_s}, {u"decision"_s, u"1"_s}, {u"decided_on"_s, place.clock.today().toString(Qt::ISODate)}, {u"decided_by"_s, u"clerk-1"_s},
                            {u"reason"_s, u"R1"_s}, {u"reason_text"_s, u""_s}, {u"cancelled"_s, u"N"_s}, {u"federation_receipt"_s, u"K16-R-1"_s},
                            {u"confirmed_on"_s, u"2026-11-24"_s}, {u"previous_municipality"_s, there}, {u"previous_household"_s, u"900"_s}, {u"own_municipality"_s, here}},
                           columns));
    }
    /// One that left, accepted there.
    journal::FeedItem left(const Columns &columns = {}, int line = 3)
    {
        return confirmed(Columns{{u"candidate"_s, u"K16-0002"_s}, {u"previous_municipality"_s, here}, {u"previous_household"_s, u"200"_s}, {u"own_municipality"_s, there}} + columns, line);
    }
    journal::FeedItem month(const QString &treatedIn, const Columns &columns = {}, int line = 2)
    {
        return row(u"F8"_s, line,
                   changed({{u"candidate"_s, u"K16-0001"_s}, {u"previous_municipality"_s, there}, {u"household"_s, u"900"_s}, {u"row"_s, u"1"_s}, {u"treated_in"_s, treatedIn},
                            {u"counts"_s, u"1"_s}, {u"payment"_s, u"1"_s}, {u"income"_s, u"UC"_s}, {u"age_band"_s, u"1"_s}, {u"special"_s, u"0"_s}, {u"annual_from"_s, u""_s},
                            {u"annual_paid"_s, u""_s}, {u"cancelled"_s, u"N"_s}},
                           columns));
    }
    static domain::HighCostMonth paid(const QString &treatedIn, bool counts = true)
    {
        return {handover::monthOf(treatedIn), counts, u"1"_s, u"UC"_s, u"1"_s, u"0"_s, {}, {}};
    }
    journal::FeedItem own(const QString &household, const QString &number, const QList<domain::HighCostMonth> &months, qint64 version = 1)
    {
        handover::OwnMonths own;
        own.householdNumber = number;
        own.months = months;
        return shared(u"high-cost"_s, household, version, toJson(own), u"seed"_s);
    }
    journal::FeedItem shared(const QString &kind, const QString &aggregate, qint64 version, const QJsonObject &body, const QString &terminal = u"terminal-2"_s)
    {
        journal::FeedItem item;
        item.kind = kind;
        item.aggregate = aggregate;
        item.version = version;
        item.actor = u"clerk-2"_s;
        item.terminal = terminal;
        item.at = place.clock.utc();
        item.body = body;
        return item;
    }
    Result<Done> apply(const journal::FeedItem &item)
    {
        return get(place.store().write<Done>([&](store::Transaction &transaction) -> Result<Done> {
            MADOGUCHI_TRY(handler.apply(transaction, item));
            transaction.afterCommit([&] { handler.applied({item}); });
            return done();
        }));
    }
    void take(const journal::FeedItem &item) { Workplace::must(apply(item)); }
    /// Version 1 by somebody at another terminal.
    void takeDecisionOfAnother(const CandidateId &id)
    {
        handover::Decision theirs;
        theirs.id = id;
        theirs.record.decidedOn = place.clock.today();
        theirs.decidedAt = place.clock.utc();
        theirs.record.reason = u"R1"_s;
        theirs.record.by = StaffId(u"clerk-2"_s);
        take(shared(u"continuity"_s, id.text(), 1, toJson(theirs)));
    }

    QList<journal::OutboxItem> queued(journal::Destination destination)
    {
        return place.read<QList<journal::OutboxItem>>([&](store::Connection &connection) { return journal::queued(connection, destination, 100); });
    }
    QList<journal::OutboxItem> changes() { return queued(journal::Destination::Municipal); }
    QList<journal::OutboxItem> requests() { return queued(journal::Destination::FederationOnline); }
    QList<journal::OutboxItem> fileRows() { return queued(journal::Destination::FederationFile); }

    QList<api::ContinuityRow> list(api::ContinuityFilter filter = api::ContinuityFilter::All) { return Workplace::must(get(service.candidates(filter))); }
    api::ContinuityCandidate open(const CandidateId &id) { return Workplace::must(get(service.candidate(id))); }
    api::ContinuityCandidate came() { return open(CandidateId(u"K16-0001"_s)); }
    api::ContinuityCandidate gone() { return open(CandidateId(u"K16-0002"_s)); }
    Result<Done> decide(domain::ContinuityDecision decision, const QString &reason, const QString &text = {})
    {
        const auto now = came();
        return get(service.decide(now.row.id, now.seen, decision, reason, text));
    }
    Result<Done> accept() { return decide(domain::ContinuityDecision::Accepted, u"R1"_s); }
    Result<Done> ask(const QString &why = u"世帯主の確認誤り"_s) { return get(service.requestCancel(came().row.id, came().seen, why)); }
    Result<Done> approve()
    {
        const auto statement = get(service.cancelStatement(came().row.id));
        if (!statement.ok())
            return statement.error();
        return get(service.approveCancel(came().row.id, came().seen, cardKey.sign(api::framedApproval(*statement))));
    }
    domain::HighCostCount count(const QString &household, QDate asked) { return Workplace::must(get(service.countMonths(HouseholdId(household), asked))); }
    void be(const QString &staff) { place.gate.actor.staff = StaffId(staff); }

    Workplace place;
    crypto::PrivateKey cardKey = Workplace::must(crypto::PrivateKey::generate());
    handover::HandoverHandler handler{here, TerminalId(place.terminal)};
    handover::ContinuityServiceImpl service{
        {here, TerminalId(place.terminal),
         [](store::Connection &, const QString &number) { return number == u"100"_s ? handover::Resident{HouseholdId(u"h-100"_s), u"山田 太郎"_s, u"ヤマダ タロウ"_s, {{u"F-2"_s, u"山田 花子"_s}}} : handover::Resident(); },
         [](store::Connection &, const HouseholdId &id) { return id.text().startsWith(u"h-"_s) ? id.text().sliced(2) : QString(); },
         [](store::Connection &, const QString &code) { return code == u"162027"_s ? u"高岡市"_s : QString(); }},
        [this](const StaffId &staff) { return staff.text().startsWith(u"supervisor"_s) ? Result<crypto::PublicKey>(cardKey.publicKey()) : Result<crypto::PublicKey>(ErrorCode::Denied); },
        place.runner(), handler, place.clock};
};

} // namespace madoguchi::test
