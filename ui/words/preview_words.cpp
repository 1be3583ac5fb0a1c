#include "ui/words/preview_words.h"

#include "domain/wareki.h"
#include "ui/words/people_words.h"

#include <QCoreApplication>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {

class PreviewWords {
    Q_DECLARE_TR_FUNCTIONS(PreviewWords)
};

QDate day(const QString &iso) { return QDate::fromString(iso, Qt::ISODate); }

} // namespace

QString previewWord(api::PreviewWarning::Kind kind)
{
    using Kind = api::PreviewWarning::Kind;
    switch (kind) {
    case Kind::NumberMissing:
        return PreviewWords::tr("no number");
    case Kind::Overlap:
        return PreviewWords::tr("overlap");
    case Kind::Gap:
        return PreviewWords::tr("gap");
    case Kind::NotTakenBack:
        return PreviewWords::tr("not taken back");
    case Kind::Differs:
        return PreviewWords::tr("differs from here");
    case Kind::MoreToCome:
        return PreviewWords::tr("more to come");
    case Kind::NameShown:
        return PreviewWords::tr("characters");
    case Kind::SettingChanged:
        return PreviewWords::tr("setting changed");
    }
    return {};
}

QString previewSentence(const api::PreviewWarning &warning)
{
    using Kind = api::PreviewWarning::Kind;
    const auto arg = [&](int n) { return warning.args.value(n); };
    switch (warning.kind) {
    case Kind::NumberMissing:
        return PreviewWords::tr("Without an individual number. The federation puts the person on its confirmation list; until the number is there the cover cannot be verified.");
    case Kind::Overlap:
        return PreviewWords::tr("Another cover of the same person runs on the same days: %1. Look at the household (F6) and correct the days or take one of them back.").arg(stretchWords(day(arg(0)), day(arg(1))));
    case Kind::Gap:
        return PreviewWords::tr("%1 days without cover: the one before ended with %2. If that is not so, correct the day before sending.").arg(arg(0), domain::formatWareki(day(arg(1)).addDays(-1)));
    case Kind::NotTakenBack:
        return PreviewWords::tr("The federation still believes in the cover from %1, which was taken back here. Its cancellation has not been sent: see “Refused or on hold”.").arg(domain::formatWareki(day(arg(0))));
    case Kind::Differs:
        return PreviewWords::tr("What stands here says otherwise: %1. Leave the files, look at the household, and compose them again.").arg(warning.args.join(u"、"_s));
    case Kind::MoreToCome:
        return PreviewWords::tr("%1 later rows of the same person or household leave with the next files.").arg(arg(0));
    case Kind::NameShown:
        return PreviewWords::tr("%1 appears on the federation's screens as “%2”. Nothing is lost; the file carries the characters as they are.").arg(arg(0), arg(1));
    case Kind::SettingChanged:
        return PreviewWords::tr("%1 is not as in the file that was accepted last: “%2” then, “%3” now. If nobody has changed it on purpose, do not send; ask the administrator.").arg(arg(0), arg(1), arg(2));
    }
    return {};
}

} // namespace madoguchi::ui
