#include "support/fake_review.h"

#include <algorithm>

namespace madoguchi::test {

namespace {
const QDateTime morning(QDate(2026, 11, 20), QTime(1, 42), Qt::UTC);

api::ReviewCase standingOut(int number, const QString &rule, api::ReviewSeverity severity, const QString &staff, const QString &name, const QDateTime &from, int seconds, qint64 count)
{
    api::ReviewCase one;
    one.id = QString(31, u'a') + QString::number(number);
    one.rule = rule;
    one.severity = severity;
    one.staff = staff;
    one.staffName = name;
    one.from = from;
    one.until = from.addSecs(seconds);
    one.first = 100 * number;
    one.last = one.first + count - 1;
    one.count = count;
    for (qint64 i = 0; i < std::min<qint64>(count, api::mostEntriesOfCase); ++i)
        one.entries.append(one.first + i);
    return one;
}
} // namespace

FakeReview::~FakeReview() = default;

FakeReview::FakeReview()
{
    using enum api::ReviewSeverity;
    known.terminal = TerminalId(u"T-0001"_s);
    known.from = QDate(2026, 10, 21);
    known.until = QDate(2026, 11, 20);
    known.size = 620;
    known.root = QByteArray(32, 'r');
    known.cases = {standingOut(1, u"mass-look-up"_s, Serious, u"s-2"_s, u"窓口 次郎"_s, morning.addDays(-9), 3000, 57), standingOut(3, u"key-event"_s, Serious, u"s-4"_s, u"管理 三郎"_s, morning.addDays(-4), 60, 2),
                   standingOut(4, u"outside-hours"_s, Attention, u"s-1"_s, u"窓口 花子"_s, morning.addDays(-6).addSecs(9 * 3600), 1260, 14),
                   standingOut(5, u"misses"_s, Attention, u"s-1"_s, u"窓口 花子"_s, morning.addDays(-2), 2400, 16)};
    known.cases.last().settled = api::CaseSettlement{api::CaseAnswer::Explained, u"研修での検索練習。上司に確認済み"_s, u"監査 和歌"_s, morning.addSecs(-600)};
    known.answered = 1;
    known.irregular = {{QString(32, u'b'), TerminalId(u"T-0002"_s), u"no-reception"_s, u"s-2"_s, u"窓口 次郎"_s, 88,
                        {api::CaseAnswer::Irregular, u"受付のない照会。所属長へ報告"_s, u"監査 和歌"_s, morning.addDays(-31)}}};
    known.receptions = 3;
    const auto visit = [](const QString &number, int minutes, QList<api::SampledVisit::Deed> done) { return api::SampledVisit{number, morning.addDays(-3).addSecs(minutes * 60), {u"窓口 花子"_s}, std::move(done)}; };
    known.sample = {visit(u"8-1117-003"_s, 5, {{u"reception.open"_s, 1}, {u"person.search"_s, 2}, {u"household.open"_s, 1}, {u"notification.register"_s, 1}, {u"number.submit"_s, 1}, {u"reception.close"_s, 1}}),
                    visit(u"8-1117-011"_s, 65, {{u"reception.open"_s, 1}, {u"household.open"_s, 2}, {u"reception.close"_s, 1}}), visit(u"8-1117-019"_s, 150, {{u"reception.open"_s, 1}, {u"cover.take-back"_s, 1}})};
    known.reviews = {{QDate(2026, 9, 20), QDate(2026, 10, 20), 310, QByteArray(32, 'q'), 2, 0, 240, 10, 1, 0, u"紙の控え1件を後日確認"_s, u"監査 和歌"_s, morning.addDays(-31)}};
    known.due = QDate(2026, 11, 19);
    const auto rule = [](const QString &id, api::ReviewSeverity severity, const QMap<QString, int> &parameters, const QString &undecided = {}) {
        return api::ReviewRule{id, severity, QDate(2026, 4, 1), parameters, undecided};
    };
    known.rules = {rule(u"outside-hours"_s, Attention, {}), rule(u"mass-look-up"_s, Serious, {{u"households"_s, 40}, {u"minutes"_s, 60}, {u"usual"_s, 3}, {u"hours"_s, 8}, {u"always"_s, 150}}),
                   rule(u"misses"_s, Attention, {{u"times"_s, 15}, {u"minutes"_s, 60}}), rule(u"refusals"_s, Attention, {{u"times"_s, 3}, {u"minutes"_s, 60}}),
                   rule(u"wrong-passwords"_s, Attention, {{u"times"_s, 5}, {u"minutes"_s, 60}}), rule(u"unreviewed-export"_s, Serious, {{u"days"_s, 7}}), rule(u"no-reception"_s, Attention, {{u"share"_s, 50}}),
                   rule(u"key-event"_s, Serious, {}), rule(u"silence"_s, Serious, {{u"minutes"_s, 20}}), rule(u"own-household"_s, Serious, {}, u"no-household-of-staff"_s),
                   rule(u"supported-person"_s, Serious, {}, u"no-supported-persons"_s)};
    waiting = {3, 2, morning.addDays(-9), known.due, true};
}

QFuture<Result<QList<api::RecordLine>>> FakeReview::lines(QList<qint64> entries)
{
    asked.append(entries);
    QList<api::RecordLine> lines;
    for (const qint64 entry : entries) {
        const auto found = std::ranges::find_if(known.cases, [&](const api::ReviewCase &one) { return one.entries.contains(entry); });
        api::RecordLine line;
        line.sequence = entry;
        line.at = found->from.addSecs(30 * (entry - found->first));
        line.staff = found->staff;
        line.staffName = found->staffName;
        line.useCase = found->rule == u"key-event"_s ? u"escrow.drill"_s : found->rule == u"misses"_s ? u"person.search"_s : u"household.open"_s;
        line.receptionNumber = found->rule == u"mass-look-up"_s ? u"8-1111-0%1"_s.arg(10 + entry % 80) : QString();
        lines.append(line);
    }
    return answer(lines);
}

void FakeReview::carry(const api::Order &order)
{
    if (const auto *settle = std::get_if<api::SettleCase>(&order)) {
        for (api::ReviewCase &one : known.cases) {
            if (one.id == settle->id) {
                known.answered += one.settled ? 0 : 1;
                known.answeredIrregular += settle->answer == api::CaseAnswer::Irregular;
                one.settled = api::CaseSettlement{settle->answer, settle->reason, u"監査 和歌"_s, morning};
            }
        }
        known.irregular.removeIf([&](const api::IrregularCase &one) { return one.id == settle->id && settle->answer == api::CaseAnswer::Explained; });
    } else if (const auto *sign = std::get_if<api::SignReview>(&order)) {
        known.reviews.prepend({sign->from, sign->until, sign->size, sign->root, sign->cases, sign->irregular, sign->receptions, static_cast<int>(sign->sample.size()), 0, 0, sign->remarks, u"監査 和歌"_s, morning});
        known.cases.clear();
        known.sample.clear();
        known.receptions = known.answered = known.answeredIrregular = 0;
        known.from = known.until = {};
        known.due = QDate(2026, 12, 20);
    }
}

} // namespace madoguchi::test
