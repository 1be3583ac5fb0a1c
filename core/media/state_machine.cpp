#include "media/state_machine.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace madoguchi::media {

namespace {

struct Transition {
    State from;
    Step step;
    State to;
};
// design/security.md "Media". Written is entered before the first byte reaches the medium: an approval is used up even if
// the machine stops in the middle.
constexpr Transition transitions[] = {
    {State::Requested, Step::Approve, State::Approved},
    {State::Requested, Step::Refuse, State::Refused},
    {State::Requested, Step::Void, State::Void},
    {State::Approved, Step::Claim, State::Written},
    {State::Approved, Step::Void, State::Void},
    {State::Written, Step::Verify, State::Verified},
    {State::Written, Step::Void, State::Void},
    {State::Written, Step::Erase, State::Erased},
    {State::Written, Step::ReportGone, State::GoneReported},
    {State::Verified, Step::HandOver, State::HandedOver},
    {State::Verified, Step::ReportGone, State::GoneReported},
    {State::Verified, Step::Erase, State::Erased},
    {State::HandedOver, Step::HandOver, State::HandedOver}, // from hand to hand
    {State::HandedOver, Step::TakeBack, State::TakenBack},
    {State::HandedOver, Step::ReportGone, State::GoneReported},
    {State::HandedOver, Step::Erase, State::Erased},
    {State::TakenBack, Step::HandOver, State::HandedOver}, // it could not be read there, say
    {State::TakenBack, Step::ReportGone, State::GoneReported},
    {State::TakenBack, Step::Erase, State::Erased},
    {State::GoneReported, Step::TakeBack, State::TakenBack}, // found
    {State::GoneReported, Step::Erase, State::Erased},       // found, and plugged in
    {State::GoneReported, Step::ConfirmLost, State::Lost},
    {State::GoneReported, Step::ConfirmDestroyed, State::Destroyed},
};

struct Name {
    State state;
    int rank;
    const char *name;
};
constexpr Name names[] = {
    {State::Requested, 1, "requested"},  {State::Approved, 2, "approved"},     {State::Refused, 9, "refused"},
    {State::Written, 3, "written"},      {State::Verified, 4, "verified"},     {State::HandedOver, 5, "handed-over"},
    {State::TakenBack, 5, "taken-back"}, {State::GoneReported, 5, "gone-reported"},
    {State::Erased, 9, "erased"},        {State::Lost, 9, "lost"},             {State::Destroyed, 9, "destroyed"},
    {State::Void, 9, "void"},
};

} // namespace

Result<State> after(State from, Step step)
{
    for (const Transition &transition : transitions) {
        if (transition.from == from && transition.step == step)
            return transition.to;
    }
    return Error{ErrorCode::StateRefused, {stateName(from)}, {}};
}

int rank(State state)
{
    for (const Name &entry : names) {
        if (entry.state == state)
            return entry.rank;
    }
    return 0;
}

bool isOut(State state)
{
    return state == State::Written || state == State::Verified || state == State::HandedOver || state == State::TakenBack || state == State::GoneReported;
}

bool isEnded(State state)
{
    return state == State::Erased || state == State::Lost || state == State::Destroyed;
}

bool leadsTo(State from, State to)
{
    QSet<State> reached{from}; // a medium may pass to and fro
    for (qsizetype before = 0; before != reached.size();) {
        before = reached.size();
        for (const Transition &transition : transitions) {
            if (reached.contains(transition.from))
                reached.insert(transition.to);
        }
    }
    return reached.contains(to);
}

QString stateName(State state)
{
    for (const Name &entry : names) {
        if (entry.state == state)
            return QString::fromLatin1(entry.name);
    }
    return u"draft"_s;
}

std::optional<State> stateOf(const QString &name)
{
    for (const Name &entry : names) {
        if (name == QLatin1String(entry.name))
            return entry.state;
    }
    return {};
}

} // namespace madoguchi::media
