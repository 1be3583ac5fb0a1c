#include "ui/screens/continuity/continuity_words.h"

#include "ui/words/formats.h"

#include <QCoreApplication>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
QString say(const char *source) { return QCoreApplication::translate("ContinuityWords", source); }

QString daysLeft(int days)
{
    if (days < 0)
        return say(QT_TRANSLATE_NOOP("ContinuityWords", "%1 business days past due")).arg(-days);
    if (days == 0)
        return say(QT_TRANSLATE_NOOP("ContinuityWords", "due today"));
    return say(QT_TRANSLATE_NOOP("ContinuityWords", "%1 business days left")).arg(days);
}
} // namespace

QString decisionWord(domain::ContinuityDecision decision)
{
    return decision == domain::ContinuityDecision::Accepted ? say(QT_TRANSLATE_NOOP("ContinuityWords", "Goes on")) : say(QT_TRANSLATE_NOOP("ContinuityWords", "Does not go on"));
}

QString proposalWords(const domain::ContinuityProposal &proposal)
{
    if (!proposal.decision)
        return say(QT_TRANSLATE_NOOP("ContinuityWords", "None: what the federation tells is not enough"));
    return u"%1 · %2"_s.arg(decisionWord(*proposal.decision), domain::continuityReasonName(proposal.reason));
}

Cell dueCell(const api::ContinuityRow &row)
{
    if (!row.dueOn.isValid())
        return absent(say(QT_TRANSLATE_NOOP("ContinuityWords", "no due date")));
    Cell cell = warekiCell(row.dueOn);
    if (row.businessDaysLeft) {
        cell.second = daysLeft(*row.businessDaysLeft);
        if (*row.businessDaysLeft < 0) {
            cell.icon = Icon::Warning;
            cell.iconTone = Tone::Blocked;
        }
    }
    return cell;
}

Cell stateCell(const api::ContinuityRow &row)
{
    using State = api::ContinuityState;
    switch (row.state) {
    case State::ToDecide:
        return badge(Tone::Accent, Icon::Arrow, say(QT_TRANSLATE_NOOP("ContinuityWords", "To decide")));
    case State::Held:
        return badge(Tone::Neutral, Icon::Waiting, say(QT_TRANSLATE_NOOP("ContinuityWords", "On hold")));
    case State::CancelRequested:
        return badge(Tone::Attention, Icon::Approval, say(QT_TRANSLATE_NOOP("ContinuityWords", "To cancel?")));
    case State::Cancelled:
        return badge(Tone::Accent, Icon::Arrow, say(QT_TRANSLATE_NOOP("ContinuityWords", "Cancelled")));
    case State::Withdrawn:
        return badge(Tone::Neutral, Icon::Empty, say(QT_TRANSLATE_NOOP("ContinuityWords", "Withdrawn")));
    case State::Decided:
        break;
    }
    if (row.monthsToSend)
        return badge(Tone::Accent, Icon::Arrow, say(QT_TRANSLATE_NOOP("ContinuityWords", "Not sent")));
    const QString word = row.decision ? decisionWord(*row.decision) : say(QT_TRANSLATE_NOOP("ContinuityWords", "Decided"));
    switch (row.delivery) {
    case api::ContinuityDelivery::Confirmed:
        return badge(Tone::Confirmed, Icon::Check, word);
    case api::ContinuityDelivery::Refused:
        return badge(Tone::Blocked, Icon::Blocked, word);
    default:
        return badge(Tone::Neutral, Icon::Waiting, word);
    }
}

QString deliveryWords(api::ContinuityDelivery delivery)
{
    switch (delivery) {
    case api::ContinuityDelivery::None:
        return {};
    case api::ContinuityDelivery::Waiting:
        return say(QT_TRANSLATE_NOOP("ContinuityWords", "waits to be sent"));
    case api::ContinuityDelivery::Received:
        return say(QT_TRANSLATE_NOOP("ContinuityWords", "received by the federation; its list of confirmed households comes next"));
    case api::ContinuityDelivery::Refused:
        return say(QT_TRANSLATE_NOOP("ContinuityWords", "refused by the federation: see what was refused under “Link”"));
    case api::ContinuityDelivery::Confirmed:
        return say(QT_TRANSLATE_NOOP("ContinuityWords", "confirmed by the federation"));
    }
    return {};
}

QString municipalityWords(const QString &name, const QString &code) { return name.isEmpty() ? code : name; }

QString whatToDo(const api::ContinuityCandidate &candidate)
{
    const api::ContinuityRow &row = candidate.row;
    using State = api::ContinuityState;
    if (row.state == State::Withdrawn)
        return say(QT_TRANSLATE_NOOP("ContinuityWords", "The federation has withdrawn it: the move it rests on stands no more. Nothing is to be done."));
    if (row.state == State::Held)
        return say(QT_TRANSLATE_NOOP("ContinuityWords", "The federation holds it back. As soon as it can be decided it stands under what is to decide."));
    if (!row.incoming) {
        if (row.monthsToSend)
            return say(QT_TRANSLATE_NOOP("ContinuityWords", "The household goes on at %1. Compare the months with the payments, then send them with F12; they leave with the day's files."))
                .arg(municipalityWords(row.otherMunicipalityName, row.otherMunicipality));
        return say(QT_TRANSLATE_NOOP("ContinuityWords", "%1 has decided. Nothing is to be done here.")).arg(municipalityWords(row.otherMunicipalityName, row.otherMunicipality));
    }
    switch (row.state) {
    case State::ToDecide:
        return candidate.proposal.decision
            ? say(QT_TRANSLATE_NOOP("ContinuityWords", "Compare both sides. If the proposal is right, F12 sends it; whoever decides otherwise says why."))
            : say(QT_TRANSLATE_NOOP("ContinuityWords", "What the federation tells does not decide it. Look at the household, ask where needed, decide, and say why."));
    case State::Cancelled:
        return say(QT_TRANSLATE_NOOP("ContinuityWords", "The decision was cancelled. Decide anew."));
    case State::CancelRequested:
        return say(QT_TRANSLATE_NOOP("ContinuityWords", "Somebody asks to cancel the decision. A second person approves that with card and password, or lets the decision stand and says why."));
    default:
        return row.months > 0 ? say(QT_TRANSLATE_NOOP("ContinuityWords", "Decided. The months below came from %1 and count for this household."))
                                    .arg(municipalityWords(row.otherMunicipalityName, row.otherMunicipality))
                              : say(QT_TRANSLATE_NOOP("ContinuityWords", "Decided. A wrong decision is cancelled by two persons: one asks, another approves."));
    }
}

} // namespace madoguchi::ui
