#include "ui/words/people_words.h"

#include "domain/age.h"
#include "domain/insured_number.h"
#include "domain/wareki.h"
#include "ui/words/formats.h"

#include <QCoreApplication>

namespace madoguchi::ui {

namespace {
struct PeopleWords {
    Q_DECLARE_TR_FUNCTIONS(PeopleWords)
};
} // namespace

QString stateWord(api::PersonState state)
{
    switch (state) {
    case api::PersonState::Valid:
        return PeopleWords::tr("valid");
    case api::PersonState::Lost:
        return PeopleWords::tr("lost");
    case api::PersonState::Dead:
        return PeopleWords::tr("deceased");
    }
    return {};
}

Tone stateTone(api::PersonState state)
{
    return state == api::PersonState::Valid ? Tone::Accent : state == api::PersonState::Lost ? Tone::Blocked : Tone::Neutral;
}

Icon stateIcon(api::PersonState state)
{
    return state == api::PersonState::Valid ? Icon::Check : state == api::PersonState::Lost ? Icon::Blocked : Icon::Empty;
}

QString birthWords(QDate birth, const QString &shown)
{
    return birth.isValid() ? QCoreApplication::translate("Words", "%1 (%2)").arg(shown).arg(birth.year()) : shown;
}

QString westernDay(QDate date) { return PeopleWords::tr("%1-%2-%3", "year, month, day").arg(date.year()).arg(date.month()).arg(date.day()); }

QString withAge(const QString &birth, QDate first, QDate last, QDate today)
{
    const int oldest = domain::ageOn(first, today), youngest = domain::ageOn(std::min(last, today), today);
    if (oldest < 0)
        return birth;
    return youngest == oldest ? PeopleWords::tr("%1 (age %2)").arg(birth).arg(oldest) : PeopleWords::tr("%1 (age %2 to %3)").arg(birth).arg(youngest).arg(oldest);
}

QString matchWord(api::SearchRow::Match match)
{
    switch (match) {
    case api::SearchRow::Match::Voiced:
        return PeopleWords::tr("other voiced marks");
    case api::SearchRow::Match::Variant:
        return PeopleWords::tr("variant kanji");
    case api::SearchRow::Match::Inside:
        return PeopleWords::tr("found inside");
    case api::SearchRow::Match::Address:
        return PeopleWords::tr("found in the address");
    case api::SearchRow::Match::Beginning:
    case api::SearchRow::Match::Birth:
    case api::SearchRow::Match::Number:
        break;
    }
    return {};
}

QString matchSentence(api::SearchRow::Match match)
{
    switch (match) {
    case api::SearchRow::Match::Voiced:
        return PeopleWords::tr("Listed because the kana differ only in voiced marks.");
    case api::SearchRow::Match::Variant:
        return PeopleWords::tr("Listed because a kanji is a variant of the one that was typed.");
    case api::SearchRow::Match::Inside:
        return PeopleWords::tr("Listed because what was typed stands inside the name.");
    case api::SearchRow::Match::Address:
        return PeopleWords::tr("Listed because what was typed stands in the address.");
    case api::SearchRow::Match::Beginning:
    case api::SearchRow::Match::Birth:
    case api::SearchRow::Match::Number:
        break;
    }
    return {};
}

QString sameNameWords(int others) { return PeopleWords::tr("same name: %1 more").arg(others); }

QString sexWord(api::Sex sex)
{
    switch (sex) {
    case api::Sex::Male:
        return PeopleWords::tr("male");
    case api::Sex::Female:
        return PeopleWords::tr("female");
    case api::Sex::NotApplicable:
        break;
    }
    return PeopleWords::tr("not applicable", "sex");
}

QString verdictWords(api::Verdict verdict, int days)
{
    switch (verdict) {
    case api::Verdict::None:
        break;
    case api::Verdict::Continuous:
        return PeopleWords::tr("continuous");
    case api::Verdict::Gap:
        return PeopleWords::tr("gap of %1 days").arg(days);
    case api::Verdict::Overlap:
        return PeopleWords::tr("overlap of %1 days").arg(days);
    case api::Verdict::PartnerMissing:
        return PeopleWords::tr("other side not yet in");
    }
    return {};
}

Tone verdictTone(api::Verdict verdict)
{
    switch (verdict) {
    case api::Verdict::Continuous:
        return Tone::Confirmed;
    case api::Verdict::Overlap:
        return Tone::Blocked;
    case api::Verdict::Gap:
    case api::Verdict::PartnerMissing:
        return Tone::Attention;
    case api::Verdict::None:
        break;
    }
    return Tone::Neutral;
}

Icon verdictIcon(api::Verdict verdict)
{
    switch (verdict) {
    case api::Verdict::Continuous:
        return Icon::Check;
    case api::Verdict::Overlap:
        return Icon::Blocked;
    case api::Verdict::Gap:
        return Icon::Warning;
    case api::Verdict::PartnerMissing:
        return Icon::Waiting;
    case api::Verdict::None:
        break;
    }
    return Icon::Unknown;
}

QString certificateWord(domain::InsuranceCertificate::Kind kind)
{
    switch (kind) {
    case domain::InsuranceCertificate::Kind::Confirmation:
        return PeopleWords::tr("confirmation");
    case domain::InsuranceCertificate::Kind::Notice:
        return PeopleWords::tr("notice of eligibility");
    case domain::InsuranceCertificate::Kind::Special:
        return PeopleWords::tr("confirmation (pays in full)");
    }
    return {};
}

QString certificateLetter(domain::InsuranceCertificate::Kind kind)
{
    switch (kind) {
    case domain::InsuranceCertificate::Kind::Confirmation:
        return PeopleWords::tr("C", "one letter for a confirmation");
    case domain::InsuranceCertificate::Kind::Notice:
        return PeopleWords::tr("N", "one letter for a notice");
    case domain::InsuranceCertificate::Kind::Special:
        return PeopleWords::tr("S", "one letter for a confirmation with payment in full");
    }
    return {};
}

QString standingWord(domain::CertificateStanding standing)
{
    switch (standing) {
    case domain::CertificateStanding::InForce:
        return PeopleWords::tr("in force");
    case domain::CertificateStanding::Returned:
        return PeopleWords::tr("returned");
    case domain::CertificateStanding::Over:
        return PeopleWords::tr("no longer in force");
    case domain::CertificateStanding::Expired:
        return PeopleWords::tr("expired");
    case domain::CertificateStanding::NotReturned:
        return PeopleWords::tr("not returned");
    }
    return {};
}

Tone standingTone(domain::CertificateStanding standing)
{
    switch (standing) {
    case domain::CertificateStanding::InForce:
        return Tone::Accent;
    case domain::CertificateStanding::Expired:
        return Tone::Attention;
    case domain::CertificateStanding::NotReturned:
        return Tone::Blocked;
    case domain::CertificateStanding::Returned:
    case domain::CertificateStanding::Over:
        break;
    }
    return Tone::Neutral;
}

Icon standingIcon(domain::CertificateStanding standing)
{
    switch (standing) {
    case domain::CertificateStanding::InForce:
    case domain::CertificateStanding::Returned:
        return Icon::Check;
    case domain::CertificateStanding::Expired:
        return Icon::Warning;
    case domain::CertificateStanding::NotReturned:
        return Icon::Blocked;
    case domain::CertificateStanding::Over:
        break;
    }
    return Icon::Empty;
}

QString stretchWords(QDate from, QDate until)
{
    if (!until.isValid())
        return PeopleWords::tr("from %1").arg(dayAndYear(from));
    return PeopleWords::tr("from %1 to %2").arg(dayAndYear(from), dayAndYear(until.addDays(-1)));
}

QString previousName(const api::HouseholdView &household, const api::EligibilityView &row)
{
    if (!row.previousMunicipalityName.isEmpty())
        return row.previousMunicipalityName;
    for (const auto &member : household.members) {
        for (const auto &other : member.eligibility) {
            if (other.municipality == row.previousMunicipality)
                return other.municipalityName;
        }
    }
    return PeopleWords::tr("municipality %1").arg(row.previousMunicipality);
}

QString insuredWords(const api::InsuredNumber &number)
{
    return number.number.isEmpty() ? PeopleWords::tr("not insured") : domain::formatInsuredNumber({number.symbol, number.number, number.branch});
}

} // namespace madoguchi::ui
