#include "ui/words/review_words.h"

#include "ui/words/formats.h"
#include "ui/words/terms.h"

#include <QCoreApplication>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
struct ReviewWords {
    Q_DECLARE_TR_FUNCTIONS(ReviewWords)
};
} // namespace

QString ruleWord(const QString &rule)
{
    if (rule == "outside-hours"_L1)
        return ReviewWords::tr("used outside office hours");
    if (rule == "mass-look-up"_L1)
        return ReviewWords::tr("many households opened");
    if (rule == "misses"_L1)
        return ReviewWords::tr("searches without a result");
    if (rule == "refusals"_L1)
        return ReviewWords::tr("refused again and again");
    if (rule == "wrong-passwords"_L1)
        return ReviewWords::tr("wrong passwords");
    if (rule == "unreviewed-export"_L1)
        return ReviewWords::tr("taken out and not reviewed");
    if (rule == "no-reception"_L1)
        return ReviewWords::tr("opened without a reception");
    if (rule == "key-event"_L1)
        return ReviewWords::tr("keys, escrow or copy used");
    if (rule == "silence"_L1)
        return ReviewWords::tr("silence of the record");
    if (rule == "own-household"_L1)
        return ReviewWords::tr("own household");
    if (rule == "supported-person"_L1)
        return ReviewWords::tr("person under protection");
    return ReviewWords::tr("a rule that this version does not know");
}

QString ruleSentence(const api::ReviewRule &rule)
{
    const auto number = [&](const QString &name) { return rule.parameters.value(name); };
    if (rule.id == "outside-hours"_L1)
        return ReviewWords::tr("What one person did in a day before 8:00, from 19:00 on, or while the office was closed.");
    if (rule.id == "mass-look-up"_L1)
        return ReviewWords::tr("More than %1 households opened by one person within %2 minutes, and more than %3 times what is usual for this person; more than %4 in any case.")
            .arg(number(u"households"_s)).arg(number(u"minutes"_s)).arg(number(u"usual"_s)).arg(number(u"always"_s));
    if (rule.id == "misses"_L1)
        return ReviewWords::tr("%1 searches without a result by one person within %2 minutes.").arg(number(u"times"_s)).arg(number(u"minutes"_s));
    if (rule.id == "refusals"_L1)
        return ReviewWords::tr("%1 uses refused to one person within %2 minutes.").arg(number(u"times"_s)).arg(number(u"minutes"_s));
    if (rule.id == "wrong-passwords"_L1)
        return ReviewWords::tr("%1 wrong passwords of one person within %2 minutes.").arg(number(u"times"_s)).arg(number(u"minutes"_s));
    if (rule.id == "unreviewed-export"_L1)
        return ReviewWords::tr("A medium written or a file handed back that no review was signed for within %1 days.").arg(number(u"days"_s));
    if (rule.id == "no-reception"_L1)
        return ReviewWords::tr("Households opened without a reception, on a day on which at least %1 % were opened for one.").arg(number(u"share"_s));
    if (rule.id == "key-event"_L1)
        return ReviewWords::tr("The escrow was opened, a copy put back, a key changed or a terminal taken out of use; drills too.");
    if (rule.id == "silence"_L1)
        return ReviewWords::tr("The program ran with somebody in, and wrote nothing for more than %1 minutes.").arg(number(u"minutes"_s));
    if (rule.id == "own-household"_L1)
        return ReviewWords::tr("A member of staff opened their own household.");
    if (rule.id == "supported-person"_L1)
        return ReviewWords::tr("The household of a person under protection was opened.");
    return ruleWord(rule.id);
}

QString undecidedSentence(const QString &reason)
{
    if (reason == "no-household-of-staff"_L1)
        return ReviewWords::tr("Not yet looked at: the staff's households are not known to the program.");
    if (reason == "no-supported-persons"_L1)
        return ReviewWords::tr("Not yet looked at: the program does not yet keep who is under protection.");
    return ReviewWords::tr("Not yet looked at.");
}

QString severityWord(api::ReviewSeverity severity) { return severity == api::ReviewSeverity::Serious ? ReviewWords::tr("serious") : ReviewWords::tr("to be looked at"); }
Tone severityTone(api::ReviewSeverity severity) { return severity == api::ReviewSeverity::Serious ? Tone::Blocked : Tone::Attention; }
QString answerWord(api::CaseAnswer answer) { return answer == api::CaseAnswer::Irregular ? ReviewWords::tr("irregular") : ReviewWords::tr("explained"); }

QString verdictWord(api::SampleVerdict verdict)
{
    switch (verdict) {
    case api::SampleVerdict::Agrees: return ReviewWords::tr("agrees");
    case api::SampleVerdict::PaperMissing: return ReviewWords::tr("paper missing");
    case api::SampleVerdict::Differs: return ReviewWords::tr("differs");
    }
    return {};
}

QString stretchWords(const QDateTime &from, const QDateTime &until)
{
    const QString begin = shortTime(from, {});
    if (inJapan(from).date() == inJapan(until).date())
        return clockTime(from) == clockTime(until) ? begin : ReviewWords::tr("%1 to %2").arg(begin, clockTime(until));
    return ReviewWords::tr("%1 to %2").arg(begin, shortTime(until, {}));
}

QString visitWords(const api::SampledVisit &visit)
{
    QStringList done;
    for (const api::SampledVisit::Deed &deed : visit.done)
        done << (deed.times > 1 ? ReviewWords::tr("%1 (%2 times)").arg(deedWord(deed.useCase)).arg(deed.times) : deedWord(deed.useCase));
    return ReviewWords::tr("%1, %2: %3").arg(shortTime(visit.at, {}), visit.staff.join(ReviewWords::tr(", ")), done.join(ReviewWords::tr(", ")));
}

QString shortRoot(const QByteArray &root)
{
    const QString hex = QString::fromLatin1(root.first(std::min<qsizetype>(4, root.size())).toHex().toUpper());
    return hex.first(hex.size() / 2) + u'-' + hex.sliced(hex.size() / 2);
}

} // namespace madoguchi::ui
