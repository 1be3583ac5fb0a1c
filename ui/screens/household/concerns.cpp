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

std::optional<Kind> kindOf(domain::CertificateStanding standing)
{
    switch (standing) {
    case domain::CertificateStanding::NotReturned:
        return Kind::NotReturned;
    case domain::CertificateStanding::Expired:
        return Kind::Expired;
    case domain::CertificateStanding::InForce:
    case domain::CertificateStanding::Returned:
    case domain::CertificateStanding::Over:
        break;
    }
    return std::nullopt;
}

std::optional<domain::CertificateStanding> standingOf(Kind kind)
{
    return kind == Kind::NotReturned ? std::optional(domain::CertificateStanding::NotReturned)
        : kind == Kind::Expired ? std::optional(domain::CertificateStanding::Expired) : std::nullopt;
}

api::Verdict verdictOf(Kind kind)
{
    return kind == Kind::Overlap ? api::Verdict::Overlap : kind == Kind::Gap ? api::Verdict::Gap : api::Verdict::PartnerMissing;
}

QString word(Kind kind)
{
    switch (kind) {
    case Kind::NotEnded:
        return Concerns::tr("not ended");
    case Kind::Overlap:
        return Concerns::tr("overlap");
    case Kind::NotReturned:
        return Concerns::tr("certificate not returned");
    case Kind::Expired:
        return Concerns::tr("certificate expired");
    case Kind::Gap:
        return Concerns::tr("gap");
    case Kind::PartnerMissing:
        return Concerns::tr("other side not yet in");
    }
    return {};
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
        for (const auto &certificate : household.members[member].certificates)
            if (const auto kind = kindOf(certificate.standing))
                found += Concern{*kind, member, -1, 0, {}};
    }
    std::ranges::stable_sort(found, {}, &Concern::kind);
    return found;
}

QString words(const Concern &concern)
{
    const bool judged = concern.kind == Kind::Overlap || concern.kind == Kind::Gap; // with days
    return judged ? verdictWords(verdictOf(concern.kind), concern.days) : word(concern.kind);
}

QString countWords(const QList<Concern> &concerns)
{
    QStringList parts;
    for (const Kind kind : {Kind::NotEnded, Kind::Overlap, Kind::NotReturned, Kind::Expired, Kind::Gap, Kind::PartnerMissing})
        if (const auto count = std::ranges::count(concerns, kind, &Concern::kind); count > 0)
            parts += Concerns::tr("%1 %2", "kind, how many").arg(word(kind)).arg(count);
    return parts.join(QStringLiteral("・"));
}

Tone tone(const Concern &concern)
{
    if (const auto standing = standingOf(concern.kind))
        return standingTone(*standing);
    return concern.kind == Kind::NotEnded ? Tone::Blocked : verdictTone(verdictOf(concern.kind));
}

Icon icon(const Concern &concern)
{
    if (const auto standing = standingOf(concern.kind))
        return standingIcon(*standing);
    return concern.kind == Kind::NotEnded ? Icon::Blocked : verdictIcon(verdictOf(concern.kind));
}

} // namespace madoguchi::ui
