#include "domain/reason.h"

#include <array>

namespace madoguchi::domain {

namespace {

using enum DateRule;

// 広島市's rules by default. An end is the first day without cover, hence the morrow of what happened.
constexpr std::array<Reason, 18> table{{
    {u"A1", u"転入", u"住民異動届", SameDay, true},
    {u"A2", u"社会保険離脱(本人)", u"資格喪失証明書・離職票", SameDay, true}, // happened: the day the other insurance was lost
    {u"A3", u"被扶養者でなくなった", u"扶養を外れたことの証明", SameDay, true},
    {u"A4", u"出生", u"母子健康手帳", SameDay, true},
    {u"A5", u"生活保護廃止", u"保護廃止決定通知書", SameDay, true},
    {u"A6", u"国保組合離脱", u"組合の証明書", SameDay, true},
    {u"A7", u"後期高齢者医療 障害認定の撤回", u"広域連合の通知", NextDay, true},
    {u"A8", u"住所地特例の適用・解除", u"施設の証明", SameDay, true},
    {u"A9", u"職権・その他", u"決裁", Decided, true},
    {u"L1", u"転出", u"住民異動届", NextDay, false},
    {u"L2", u"社会保険加入(本人)", u"新しい保険の資格確認書・お知らせ", NextDay, false},
    {u"L3", u"被扶養者認定", u"新しい保険の資格確認書・お知らせ", NextDay, false},
    {u"L4", u"死亡", u"死亡届", NextDay, false},
    {u"L5", u"生活保護開始", u"保護開始決定通知書", SameDay, false},
    {u"L6", u"国保組合加入", u"組合の証明書", SameDay, false}, // 国保法8条2項
    {u"L7", u"後期高齢者医療(75歳)", u"", NextDay, false},
    {u"L8", u"後期高齢者医療(障害認定)", u"広域連合の通知", NextDay, false},
    {u"L9", u"職権(重複・居所不明・在留)", u"決裁", Decided, false},
}};

} // namespace

std::span<const Reason> reasons()
{
    return table;
}

const Reason *findReason(const QString &code)
{
    for (const Reason &reason : table)
        if (code == QStringView(reason.code))
            return &reason;
    return nullptr;
}

QString reasonName(const QString &code)
{
    const Reason *reason = findReason(code);
    return reason ? QStringView(reason->name).toString() : code;
}

QDate coverDate(const Reason &reason, QDate happenedOn, DateRuleOptions options)
{
    const QStringView code(reason.code);
    const DateRule rule = code == QStringView(u"L7") || code == QStringView(u"L8") ? options.lateElderly : reason.rule;
    return rule == NextDay ? happenedOn.addDays(1) : happenedOn;
}

} // namespace madoguchi::domain
