#include "ui/screens/link/source_words.h"

#include "ui/words/formats.h"
#include "ui/words/link_words.h"

#include <QCoreApplication>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {

struct SourceWords {
    Q_DECLARE_TR_FUNCTIONS(SourceWords)
};

constexpr qsizetype mostLines = 6;

QString lines(QStringList all, qsizetype count)
{
    if (all.size() > mostLines)
        all = all.first(mostLines);
    if (count > all.size())
        all += SourceWords::tr("and %1 more").arg(count - all.size());
    return all.join(u'\n');
}

} // namespace

Cell sourceState(const api::SourceFile &file)
{
    using State = api::SourceFile::State;
    switch (file.state) {
    case State::Found:
        return badge(Tone::Neutral, Icon::Document, SourceWords::tr("not taken in"));
    case State::Unknown:
        return badge(Tone::Attention, Icon::Unknown, SourceWords::tr("not for the federation"));
    case State::Ready:
        return badge(Tone::Accent, Icon::Check, SourceWords::tr("ready to be sent"));
    case State::Sending:
        return badge(Tone::Accent, Icon::Arrow, SourceWords::tr("being sent"));
    case State::Refused:
        return badge(Tone::Blocked, Icon::Blocked, SourceWords::tr("refused"));
    case State::Returned:
        return badge(Tone::Attention, Icon::Refresh, SourceWords::tr("take in again"));
    case State::Sent:
        return badge(Tone::Confirmed, Icon::Check, SourceWords::tr("sent, not erased yet"));
    case State::Waiting:
        return badge(Tone::Attention, Icon::Waiting, SourceWords::tr("sent, to be erased"));
    }
    return {};
}

Cell erasedState(api::ErasedSource::How how)
{
    switch (how) {
    case api::ErasedSource::How::Overwritten:
        return badge(Tone::Confirmed, Icon::Check, SourceWords::tr("sent and erased"));
    case api::ErasedSource::How::Gone:
        return badge(Tone::Neutral, Icon::Info, SourceWords::tr("sent, was gone"));
    case api::ErasedSource::How::Changed:
        return badge(Tone::Attention, Icon::Warning, SourceWords::tr("sent, another lies there"));
    }
    return {};
}

QString sourceSentence(const api::SourceFile &file)
{
    using State = api::SourceFile::State;
    switch (file.state) {
    case State::Found:
        return SourceWords::tr("It can be taken in.");
    case State::Unknown:
        return SourceWords::tr("This is no file for the federation.");
    case State::Ready:
        return SourceWords::tr("It stands among today's files.");
    case State::Sending:
        return SourceWords::tr("It is on its way to the federation.");
    case State::Refused:
        return SourceWords::tr("The federation refused it. The source was not erased.");
    case State::Returned:
        return SourceWords::tr("The federation had taken its running number back before it came. Nothing is wrong with the file.");
    case State::Sent:
        return SourceWords::tr("The federation has given its receipt. The source is being erased.");
    case State::Waiting:
        return file.medium.isEmpty() ? SourceWords::tr("The federation has given its receipt. The folder with the source cannot be reached now.")
                                     : SourceWords::tr("The federation has given its receipt. The source lies on the medium “%1”, which is not plugged in.").arg(file.place);
    }
    return {};
}

QString sourceNext(const api::SourceFile &file)
{
    using State = api::SourceFile::State;
    switch (file.state) {
    case State::Found:
        return SourceWords::tr("It is checked as a whole, each individual number goes sealed to the federation, and then it stands among today's files.");
    case State::Ready:
        return SourceWords::tr("F12 on “Today's files” shows it and sends it.");
    case State::Refused:
        return SourceWords::tr("Mend it in the resident system and have it put into the folder again.");
    case State::Unknown:
        return SourceWords::tr("Ask whoever runs the resident system.");
    case State::Returned:
        return SourceWords::tr("Take it in again as it is: the federation hands out a number anew.");
    case State::Waiting:
        return file.medium.isEmpty() ? SourceWords::tr("Once it is there again, the source is overwritten and removed.") : SourceWords::tr("Plug it in: the source is then overwritten and removed.");
    case State::Sending:
    case State::Sent:
        break;
    }
    return {};
}

QString erasedSentence(api::ErasedSource::How how)
{
    switch (how) {
    case api::ErasedSource::How::Overwritten:
        return SourceWords::tr("It was overwritten and removed once the federation's receipt was here.");
    case api::ErasedSource::How::Gone:
        return SourceWords::tr("It was not there any more when it was to be erased.");
    case api::ErasedSource::How::Changed:
        return SourceWords::tr("Another file lay under its name when it was to be erased. That one stays.");
    }
    return {};
}

QString placeName(const QString &place) { return place.isEmpty() ? SourceWords::tr("folder") : place; }

QString mediumLine(const api::SourceFolder::Medium &medium)
{
    return medium.label + u": "_s
        + (!medium.trouble                                             ? SourceWords::tr("plugged in")
           : medium.trouble->code == ErrorCode::MediumUnregistered ? SourceWords::tr("another medium is in its place")
                                                                       : SourceWords::tr("not plugged in"));
}

QString faultLines(const QList<api::SourceFault> &faults)
{
    QStringList all;
    for (const api::SourceFault &fault : faults.first(std::min(faults.size(), mostLines))) {
        QStringList parts;
        if (fault.line > 0)
            parts += SourceWords::tr("line %1").arg(fault.line);
        if (!fault.item.isEmpty())
            parts += fault.item;
        all += (parts << findingSentence(fault.code)).join(u" · "_s) + u' ' + fault.code;
    }
    return lines(all, faults.size());
}

QString numberLines(const api::TakenIn &taken)
{
    QStringList all;
    for (const api::TakenIn::Number &number : taken.notable)
        all += SourceWords::tr("line %1").arg(number.line) + u" · "_s + SourceWords::tr("addressee number %1").arg(number.addressee) + u" · "_s
            + (number.verdict.answer == api::NumberAnswer::Differs ? SourceWords::tr("another number than the federation has") : SourceWords::tr("the number was not accepted"));
    return lines(all, taken.numbersDiffering + taken.numbersRefused);
}

QString numberCount(int numbers, int differing, int refused)
{
    return numbers == 0 ? QString() : SourceWords::tr("Individual numbers: %1 (differing %2, refused %3)").arg(grouped(numbers), grouped(differing), grouped(refused));
}

} // namespace madoguchi::ui
