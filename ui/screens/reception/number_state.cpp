#include "ui/screens/reception/number_state.h"

#include "ui/words/sentences.h"

#include <QCoreApplication>

namespace madoguchi::ui {

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(NumberState)
};
} // namespace

NumberState numberState(const api::NumberVerdict &verdict)
{
    switch (verdict.answer) {
    case api::NumberAnswer::Matches:
        return {Tone::Confirmed, Icon::Check, Words::tr("matches"), {}};
    case api::NumberAnswer::Differs:
        return {Tone::Attention, Icon::Warning, Words::tr("differs: goes to the confirmation list"), {}};
    case api::NumberAnswer::Received:
        return {Tone::Confirmed, Icon::Check, Words::tr("received"), {}};
    case api::NumberAnswer::Refused:
        return {Tone::Blocked, Icon::Warning, Words::tr("not taken: enter it again"),
                verdict.reason ? sentence(*verdict.reason) + QLatin1Char(' ') + nextStep(*verdict.reason) : QString()};
    case api::NumberAnswer::Waiting:
        return {Tone::Neutral, Icon::Waiting, Words::tr("waits for the line"),
                Words::tr("There is no answer yet. It goes by itself as soon as the line is back; there is nothing to do.")};
    case api::NumberAnswer::ToBeConfirmed:
        return {Tone::Attention, Icon::Warning, Words::tr("still to be confirmed"),
                Words::tr("There is no answer yet, and nothing of the number was kept. Enter it again when the line is back; the task stays until then.")};
    }
    return {};
}

} // namespace madoguchi::ui
