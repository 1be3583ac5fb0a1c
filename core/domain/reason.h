#pragma once

#include <QDate>
#include <QString>

#include <span>

namespace madoguchi::domain {

/// From which day cover begins or ends, counted from what happened. Decided: the officer's decision names the day.
enum class DateRule { SameDay, NextDay, Decided };

/// Why cover begins (A…) or ends (L…). The codes are ours until the official ones are known (domain.md §3.1).
struct Reason {
    const char16_t *code;
    const char16_t *name;     ///< the field's term
    const char16_t *evidence; ///< what the resident brings, or empty
    DateRule rule;
    bool acquisition;
};

std::span<const Reason> reasons(); ///< acquisitions first
const Reason *findReason(const QString &code);
QString reasonName(const QString &code); ///< the code itself if unknown

/// Municipalities differ on the day that ends cover at 75 (L7, L8): 広島市 takes the morrow, others the day itself.
struct DateRuleOptions {
    DateRule lateElderly = DateRule::NextDay;
};
/// First day with cover (A…) or first day without (L…).
QDate coverDate(const Reason &reason, QDate happenedOn, DateRuleOptions options = {});

} // namespace madoguchi::domain
