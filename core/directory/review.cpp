#include "directory/review.h"

#include "directory/fields.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madoguchi::directory {

namespace {

Error missing(const QString &field) { return {ErrorCode::FieldRequired, {}, field}; }
Error invalid(const QString &field) { return {ErrorCode::FieldInvalid, {}, field}; }
QString base64(const QByteArray &bytes) { return QString::fromLatin1(bytes.toBase64()); }
QString isoDate(QDate date) { return date.toString(Qt::ISODate); }

/// Entries of this terminal's record up to which a review was signed.
qint64 reviewed(const DirectoryContent &content, const TerminalId &terminal)
{
    qint64 size = 0;
    for (const SignedReview &review : content.reviews) {
        if (review.terminal == terminal)
            size = std::max(size, review.size);
    }
    return size;
}

bool isListed(const DirectoryContent &content, const TerminalId &terminal)
{
    return std::ranges::find(content.terminals, terminal, &TerminalEntry::id) != content.terminals.end();
}

/// Every visit of the sample was looked at, each once, and what does not agree is said.
Result<Done> checkSample(const api::SignReview &order)
{
    QSet<QString> receptions;
    for (const api::SampleFinding &finding : order.sample) {
        if (finding.reception.isEmpty() || receptions.contains(finding.reception))
            return invalid(u"sample"_s);
        receptions.insert(finding.reception);
        if (finding.verdict != api::SampleVerdict::Agrees && finding.remark.trimmed().isEmpty())
            return missing(u"sample"_s);
    }
    return order.sample.size() == std::min(order.receptions, api::sampleOfReview) ? done() : Result<Done>(missing(u"sample"_s));
}

} // namespace

Result<Done> carryReview(DirectoryContent &content, const Ordered &ordered, const api::SettleCase &order)
{
    if (order.staff == ordered.by) // nobody answers for what they did themselves
        return Error{ErrorCode::SamePerson, {}, u"staff"_s};
    if (order.reason.trimmed().isEmpty())
        return missing(u"reason"_s);
    auto &settled = content.settled;
    const auto known = std::ranges::find_if(settled, [&](const SettledCase &one) { return one.id == order.id && one.terminal == order.terminal; });
    const bool irregular = order.answer == api::CaseAnswer::Irregular;
    const SettledCase now{order.id, order.terminal, order.rule, order.staff, order.last, irregular, order.reason, ordered.by, ordered.at};
    if (known != settled.end()) {
        if (known->staff != order.staff || known->rule != order.rule || order.last < known->last)
            return Error{ErrorCode::VersionConflict, {}, u"id"_s};
        if (!irregular && (order.last <= reviewed(content, order.terminal) || !isListed(content, order.terminal)))
            settled.erase(known); // followed up, and its review is signed, or there will be none
        else
            *known = now;
        return done();
    }
    if (!isListed(content, order.terminal))
        return Error{ErrorCode::NotFound, {}, u"terminal"_s};
    if (order.last <= reviewed(content, order.terminal))
        return Error{ErrorCode::VersionConflict, {}, u"id"_s}; // somebody has signed for it meanwhile
    if (settled.size() >= settledLimit)
        return ErrorCode::TooLarge;
    settled.append(now);
    return done();
}

Result<Done> carryReview(DirectoryContent &content, const Ordered &ordered, const api::SignReview &order, QDate today)
{
    if (!isListed(content, order.terminal))
        return Error{ErrorCode::NotFound, {}, u"terminal"_s};
    const qint64 before = reviewed(content, order.terminal);
    if (order.size <= before)
        return Error{ErrorCode::VersionConflict, {}, u"size"_s};
    if (order.root.size() != 32)
        return invalid(u"root"_s);
    if (order.until < order.from || order.until > today)
        return Error{ErrorCode::DateOrder, {}, u"until"_s};
    MADOGUCHI_TRY(checkSample(order));
    const auto isOfIt = [&](const SettledCase &one) { return one.terminal == order.terminal && one.last > before && one.last <= order.size; };
    const auto &settled = content.settled;
    const auto irregular = std::ranges::count_if(settled, [&](const SettledCase &one) { return isOfIt(one) && one.irregular; });
    if (std::ranges::count_if(settled, isOfIt) != order.cases || irregular != order.irregular) // as many as there were, or somebody has answered otherwise meanwhile
        return Error{ErrorCode::VersionConflict, {}, u"cases"_s};
    auto &reviews = content.reviews;
    if (reviews.size() >= reviewLimit) { // what a newer one of its terminal stands for goes first
        const auto superseded = std::ranges::find_if(reviews, [&](const SignedReview &one) { return one.size < reviewed(content, one.terminal); });
        if (superseded == reviews.end())
            return ErrorCode::TooLarge;
        reviews.erase(superseded);
    }
    const auto count = [&](api::SampleVerdict verdict) { return static_cast<int>(std::ranges::count(order.sample, verdict, &api::SampleFinding::verdict)); };
    reviews.append({order.terminal, order.from, order.until, order.size, order.root, order.cases, order.irregular, order.receptions, static_cast<int>(order.sample.size()),
                    count(api::SampleVerdict::PaperMissing), count(api::SampleVerdict::Differs), order.remarks, ordered.by, ordered.at});
    content.settled.removeIf([&](const SettledCase &one) { return one.terminal == order.terminal && one.last <= order.size && !one.irregular; });
    return done();
}

void forgetReviews(DirectoryContent &content, const TerminalId &terminal)
{
    content.reviews.removeIf([&](const SignedReview &review) { return review.terminal == terminal; });
    content.settled.removeIf([&](const SettledCase &one) { return one.terminal == terminal && !one.irregular; });
}

SettledCase readSettled(JsonMembers &members)
{
    SettledCase one;
    one.id = readCaseId(members, "id"_L1);
    one.terminal = readTerminalId(members, "terminal"_L1);
    one.rule = readStaffId(members, "rule"_L1).text();
    one.staff = readStaffOrNobody(members, "staff"_L1);
    one.last = members.integer("last"_L1, 1, entryLimit);
    one.irregular = members.boolean("irregular"_L1);
    one.reason = members.text("reason"_L1, 200);
    one.by = readStaffId(members, "by"_L1);
    one.at = members.time("at"_L1);
    return one;
}

SignedReview readReview(JsonMembers &members)
{
    const auto count = [&](QLatin1String name, int most = caseCountLimit) { return static_cast<int>(members.integer(name, 0, most)); };
    SignedReview review;
    review.terminal = readTerminalId(members, "terminal"_L1);
    review.from = readDate(members, "from"_L1);
    review.until = readDate(members, "until"_L1);
    review.size = members.integer("size"_L1, 1, entryLimit);
    review.root = members.base64("root"_L1, 32);
    review.cases = count("cases"_L1);
    review.irregular = count("irregular"_L1);
    review.receptions = count("receptions"_L1);
    review.sampled = count("sampled"_L1);
    review.missing = count("missing"_L1);
    review.differing = count("differing"_L1);
    review.remarks = members.text("remarks"_L1, 200);
    review.by = readStaffId(members, "by"_L1);
    review.at = members.time("at"_L1);
    return review;
}

QJsonObject toJson(const SettledCase &one)
{
    return {{u"id"_s, one.id}, {u"terminal"_s, one.terminal.text()}, {u"rule"_s, one.rule}, {u"staff"_s, one.staff.text()}, {u"last"_s, one.last}, {u"irregular"_s, one.irregular},
            {u"reason"_s, one.reason}, {u"by"_s, one.by.text()}, {u"at"_s, wireTime(one.at)}};
}

QJsonObject toJson(const SignedReview &review)
{
    return {{u"terminal"_s, review.terminal.text()}, {u"from"_s, isoDate(review.from)}, {u"until"_s, isoDate(review.until)}, {u"size"_s, review.size}, {u"root"_s, base64(review.root)},
            {u"cases"_s, review.cases}, {u"irregular"_s, review.irregular}, {u"receptions"_s, review.receptions}, {u"sampled"_s, review.sampled}, {u"missing"_s, review.missing},
            {u"differing"_s, review.differing}, {u"remarks"_s, review.remarks}, {u"by"_s, review.by.text()}, {u"at"_s, wireTime(review.at)}};
}

} // namespace madoguchi::directory
