#pragma once

#include "api/record_service.h"
#include "domain/business_day.h"

#include <algorithm>

namespace madoguchi::test {

/// What a filter means, said once more and without an index: one entry after the other.
inline bool isOutsideHours(const api::RecordLine &line)
{
    const QDateTime japan = line.at.toOffsetFromUtc(9 * 3600);
    return !domain::isBusinessDay(japan.date()) || japan.time() < QTime(8, 0) || japan.time() >= QTime(19, 0);
}
inline bool fits(const api::RecordFilter &filter, const api::RecordLine &line)
{
    const QDate day = line.at.toOffsetFromUtc(9 * 3600).date();
    const auto known = std::ranges::find_if(api::useCases(), [&](const api::UseCaseInfo &info) { return line.useCase == QLatin1StringView(info.id); });
    if (filter.kind && (known == api::useCases().end() || known->kind != *filter.kind))
        return false;
    return (filter.from.isNull() || day >= filter.from) && (filter.until.isNull() || day <= filter.until) && (filter.staff.isEmpty() || line.staff == filter.staff)
        && (filter.useCase.isEmpty() || line.useCase == filter.useCase) && (!filter.outcome || line.outcome == *filter.outcome) && (filter.object.isEmpty() || line.object == filter.object)
        && (filter.receptionNumber.isEmpty() || line.receptionNumber == filter.receptionNumber) && (!filter.outsideHours || isOutsideHours(line));
}
/// All that is said of such entries.
inline void count(api::RecordCount &into, const api::RecordLine &line)
{
    ++into.entries;
    into.denied += line.outcome == api::Outcome::Denied;
    into.failed += line.outcome == api::Outcome::Failed;
    into.outsideHours += isOutsideHours(line);
}
inline api::RecordLook lookAt(const QList<api::RecordLine> &lines)
{
    api::RecordLook look;
    QMap<QString, api::RecordCount> staff, useCases;
    for (const api::RecordLine &line : lines) {
        ++look.hours[static_cast<std::size_t>(line.at.toOffsetFromUtc(9 * 3600).time().hour())];
        count(look.all, line);
        count(staff[line.staff], line);
        count(useCases[line.useCase], line);
        staff[line.staff].id = line.staff;
        staff[line.staff].name = line.staffName;
        useCases[line.useCase].id = line.useCase;
    }
    look.staff = staff.values();
    look.useCases = useCases.values();
    for (auto *list : {&look.staff, &look.useCases})
        std::ranges::stable_sort(*list, std::greater{}, &api::RecordCount::entries);
    return look;
}

} // namespace madoguchi::test
