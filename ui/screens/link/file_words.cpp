#include "ui/screens/link/file_words.h"

#include <QCoreApplication>

namespace madoguchi::ui {

namespace {
struct FileWords {
    Q_DECLARE_TR_FUNCTIONS(FileWords)
};
} // namespace

Cell fileState(api::InterfaceFile::State state)
{
    using State = api::InterfaceFile::State;
    switch (state) {
    case State::Composed:
        return badge(Tone::Neutral, Icon::Document, FileWords::tr("composed"));
    case State::Sending:
        return badge(Tone::Accent, Icon::Arrow, FileWords::tr("on its way"));
    case State::Sent:
        return badge(Tone::Attention, Icon::Waiting, FileWords::tr("sent, no receipt yet"));
    case State::Accepted:
        return badge(Tone::Confirmed, Icon::Check, FileWords::tr("accepted"));
    case State::Refused:
        return badge(Tone::Blocked, Icon::Blocked, FileWords::tr("refused"));
    case State::Received:
        return badge(Tone::Accent, Icon::Arrow, FileWords::tr("received"));
    case State::Imported:
        return badge(Tone::Confirmed, Icon::Check, FileWords::tr("taken in"));
    case State::Held:
        return badge(Tone::Attention, Icon::Warning, FileWords::tr("held: a number is missing before it"));
    }
    return {};
}

} // namespace madoguchi::ui
