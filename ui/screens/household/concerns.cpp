#include "ui/screens/household/concerns.h"

#include "domain/eligibility.h"
#include "ui/words/people_words.h"

#include <QCoreApplication>

namespace madoguchi::ui {

using Kind = Concern::Kind;

namespace {
struct Concerns {
    Q_DECLARE_TR_FUNCTIONS(Concerns)
};

std::optional<Kind> kindOf(api::Verdict verdict)
{
    switch (verdict) {
    case api::Verdict::Overlap:
        return Kind::Overlap;
    case api::Verdict::Gap:
        return Kind::Gap;
    case api::Verdict::PartnerMissing:
        return Kind::PartnerMissing;
    case api::Verdict::None:
    case api::Verdict::Continuous:
        break;
    }
    return std::nullopt;
}

api::Verdict verdictOf(Kind kind)
{
    return kind == Kind::Overlap ? api::Verdict::Overlap : kind == Kind::Gap ? api::Verdict::Gap : api::Verdict::PartnerMissing;
}

/// The other municipality's end is judged by the federation's answer, or still to come.
bool isJudged(const api::EligibilityView &earlier, const api::EligibilityView &later)
{
    return earlier.municipality == later.previousMunicipality && (later.verdict == api::Verdict::Overlap || later.verdict == api::Verdict::PartnerMissing);
}

/// Where the first later cover begins that this one runs into.
QDate runsInto(const QList<api::EligibilityView> &rows, qsizetype index)
{
    const api::EligibilityView &row = rows[index];
    const domain::Period period{row.municipal.from, row.municipal.until};
    for (qsizetype later = index + 1; later < rows.size(); ++later)
        if (!rows[later].superseded && period.covers(rows[later].municipal.from) && !isJudged(row, rows[later]))
            return rows[later].municipal.from;
    return {};
}
} // namespace

QList<Concern> concerns(const api::HouseholdView &household)
{
    QList<Concern> found;
    for (int member = 0; member < household.members.size(); ++member) {
        const auto &rows = household.members[member].eligibility;
        for (int i = 0; i < rows.size(); ++i) {
            if (rows[i].superseded)
                continue;
            if (const QDate since = runsInto(rows, i); since.isValid())
                found += Concern{Kind::NotEnded, member, i, 0, since};
            if (const auto kind = kindOf(rows[i].verdict))
                found += Concern{*kind, member, i, rows[i].verdictDays, {}};
        }
    }
    std::ranges::stable_sort(found, {}, &Concern::kind);
    return found;
}

QString words(const Concern &concern)
{
    return concern.kind == Kind::NotEnded ? Concerns::tr("not ended") : verdictWords(verdictOf(concern.kind), concern.days);
}

QString countWords(const QList<Concern> &concerns)
{
    const std::pair<Kind, QString> kinds[] = {{Kind::NotEnded, Concerns::tr("not ended")}, {Kind::Overlap, Concerns::tr("overlap")},
                                              {Kind::Gap, Concerns::tr("gap")}, {Kind::PartnerMissing, Concerns::tr("other side not yet in")}};
    QStringList parts;
    for (const auto &[kind, word] : kinds)
        if (const auto count = std::ranges::count(concerns, kind, &Concern::kind); count > 0)
            parts += Concerns::tr("%1 %2", "kind, how many").arg(word).arg(count);
    return parts.join(QStringLiteral("・"));
}

Tone tone(const Concern &concern) { return concern.kind == Kind::NotEnded ? Tone::Blocked : verdictTone(verdictOf(concern.kind)); }
Icon icon(const Concern &concern) { return concern.kind == Kind::NotEnded ? Icon::Blocked : verdictIcon(verdictOf(concern.kind)); }

} // namespace madoguchi::ui
