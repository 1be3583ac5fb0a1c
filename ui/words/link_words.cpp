#include "ui/words/link_words.h"

#include "ui/words/sentences.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {

struct LinkWords {
    Q_DECLARE_TR_FUNCTIONS(LinkWords)
};

QString kindWord(const QString &kind)
{
    static const QHash<QString, const char *> words{{u"household"_s, QT_TRANSLATE_NOOP("LinkWords", "Change of a household")},
                                                    {u"register"_s, QT_TRANSLATE_NOOP("LinkWords", "Change of the resident register")},
                                                    {u"reception"_s, QT_TRANSLATE_NOOP("LinkWords", "Reception")},
                                                    {u"notification"_s, QT_TRANSLATE_NOOP("LinkWords", "Notification")},
                                                    {u"media-request"_s, QT_TRANSLATE_NOOP("LinkWords", "Request for a medium")},
                                                    {u"continuity"_s, QT_TRANSLATE_NOOP("LinkWords", "Decision on a household's continuity")},
                                                    {u"continuity-months"_s, QT_TRANSLATE_NOOP("LinkWords", "Months of high costs told")},
                                                    {u"high-cost"_s, QT_TRANSLATE_NOOP("LinkWords", "Months of high costs")},
                                                    {u"F1"_s, QT_TRANSLATE_NOOP("LinkWords", "Eligibility (household)")},
                                                    {u"F2"_s, QT_TRANSLATE_NOOP("LinkWords", "Eligibility (person)")},
                                                    {u"F3"_s, QT_TRANSLATE_NOOP("LinkWords", "Dates taken over")},
                                                    {u"F4"_s, QT_TRANSLATE_NOOP("LinkWords", "Id of the insured")},
                                                    {u"F5"_s, QT_TRANSLATE_NOOP("LinkWords", "Candidates for continuity")},
                                                    {u"F6"_s, QT_TRANSLATE_NOOP("LinkWords", "Decision on a household's continuity")},
                                                    {u"F7"_s, QT_TRANSLATE_NOOP("LinkWords", "Confirmed households")},
                                                    {u"F8"_s, QT_TRANSLATE_NOOP("LinkWords", "Months of high costs")}};
    return LinkWords::tr(words.value(kind, QT_TRANSLATE_NOOP("LinkWords", "Another change")));
}

/// A path in a change, such as "body/members/0/birth": its last part that people have a word for.
QString fieldWord(const QString &path)
{
    static const QHash<QString, const char *> words{{u"nameKanji"_s, QT_TRANSLATE_NOOP("LinkWords", "name")},
                                                    {u"nameKana"_s, QT_TRANSLATE_NOOP("LinkWords", "kana")},
                                                    {u"birth"_s, QT_TRANSLATE_NOOP("LinkWords", "date of birth")},
                                                    {u"sex"_s, QT_TRANSLATE_NOOP("LinkWords", "sex")},
                                                    {u"relation"_s, QT_TRANSLATE_NOOP("LinkWords", "relation")},
                                                    {u"address"_s, QT_TRANSLATE_NOOP("LinkWords", "address")},
                                                    {u"postalCode"_s, QT_TRANSLATE_NOOP("LinkWords", "postal code")},
                                                    {u"phone"_s, QT_TRANSLATE_NOOP("LinkWords", "telephone")},
                                                    {u"addressee"_s, QT_TRANSLATE_NOOP("LinkWords", "addressee number")},
                                                    {u"branch"_s, QT_TRANSLATE_NOOP("LinkWords", "branch number")},
                                                    {u"eligibility"_s, QT_TRANSLATE_NOOP("LinkWords", "cover")},
                                                    {u"certificates"_s, QT_TRANSLATE_NOOP("LinkWords", "certificates")},
                                                    {u"members"_s, QT_TRANSLATE_NOOP("LinkWords", "members")},
                                                    {u"notifiedOn"_s, QT_TRANSLATE_NOOP("LinkWords", "day of the notification")},
                                                    {u"happenedOn"_s, QT_TRANSLATE_NOOP("LinkWords", "day of the event")},
                                                    {u"reason"_s, QT_TRANSLATE_NOOP("LinkWords", "reason")},
                                                    {u"note"_s, QT_TRANSLATE_NOOP("LinkWords", "note")},
                                                    {u"number"_s, QT_TRANSLATE_NOOP("LinkWords", "number")},
                                                    {u"by"_s, QT_TRANSLATE_NOOP("LinkWords", "who did it")}};
    const QStringList parts = path.split(u'/');
    for (auto part = parts.rbegin(); part != parts.rend(); ++part)
        if (const char *word = words.value(*part))
            return LinkWords::tr(word);
    static const QRegularExpression code(u"\\A[A-Za-z0-9/_.-]*\\z"_s);
    return code.match(path).hasMatch() ? QString() : path; // a name of the interface is one already
}

} // namespace

QString findingSentence(const QString &code)
{
    static const QHash<QString, const char *> sentences{
        {u"E01"_s, QT_TRANSLATE_NOOP("LinkWords", "The length or the kind of character is not as the interface wants it.")},
        {u"E02"_s, QT_TRANSLATE_NOOP("LinkWords", "Something that must be filled in is missing.")},
        {u"E03"_s, QT_TRANSLATE_NOOP("LinkWords", "The code is in no table of the interface.")},
        {u"E04"_s, QT_TRANSLATE_NOOP("LinkWords", "The check digit is not right.")},
        {u"E05"_s, QT_TRANSLATE_NOOP("LinkWords", "The end lies before the beginning.")},
        {u"E06"_s, QT_TRANSLATE_NOOP("LinkWords", "The cover by the municipality lies outside the eligibility.")},
        {u"E07"_s, QT_TRANSLATE_NOOP("LinkWords", "What it refers to is not with the federation.")},
        {u"E08"_s, QT_TRANSLATE_NOOP("LinkWords", "The federation has a row for this already.")},
        {u"E09"_s, QT_TRANSLATE_NOOP("LinkWords", "The running number or the check value of the file is not right.")}};
    return LinkWords::tr(sentences.value(code, QT_TRANSLATE_NOOP("LinkWords", "The federation refused it.")));
}

QString healthWord(api::Health::State state)
{
    switch (state) {
    case api::Health::State::NotYet:
        return LinkWords::tr("Not yet");
    case api::Health::State::NothingDue:
        return LinkWords::tr("Nothing waits");
    case api::Health::State::InOrder:
        return LinkWords::tr("In order");
    case api::Health::State::Waiting:
        return LinkWords::tr("Something waits");
    case api::Health::State::Late:
        return LinkWords::tr("Late");
    case api::Health::State::Silent:
        return LinkWords::tr("Silent for too long");
    }
    return {};
}

Tone healthTone(api::Health::State state)
{
    switch (state) {
    case api::Health::State::NothingDue:
    case api::Health::State::InOrder:
        return Tone::Confirmed;
    case api::Health::State::Late:
        return Tone::Attention;
    case api::Health::State::Silent:
        return Tone::Blocked;
    case api::Health::State::NotYet:
    case api::Health::State::Waiting:
        break;
    }
    return Tone::Neutral;
}

QString exchangeWord(api::Exchange exchange)
{
    switch (exchange) {
    case api::Exchange::Feed:
        return LinkWords::tr("Changes received");
    case api::Exchange::Changes:
        return LinkWords::tr("Changes sent");
    case api::Exchange::FilesSent:
        return LinkWords::tr("Files sent");
    case api::Exchange::FilesReceived:
        return LinkWords::tr("Files received");
    case api::Exchange::Supply:
        return LinkWords::tr("Registered behind the federation");
    case api::Exchange::Record:
        return LinkWords::tr("Record");
    case api::Exchange::Directory:
        return LinkWords::tr("Staff list");
    }
    return {};
}

QString asideWord(const api::AsideItem &item)
{
    return item.file ? LinkWords::tr("File %1").arg(item.number) : kindWord(item.kind);
}

QString asideWay(const api::AsideItem &item)
{
    switch (item.way) {
    case api::AsideItem::Way::ToMunicipality:
        return LinkWords::tr("to the municipal store");
    case api::AsideItem::Way::ToFederation:
        return LinkWords::tr("to the federation");
    case api::AsideItem::Way::FromMunicipality:
        return LinkWords::tr("from the municipal store");
    case api::AsideItem::Way::FromFederation:
        return LinkWords::tr("from the federation");
    }
    return {};
}

QString asideReason(const api::AsideItem &item)
{
    if (item.held)
        return item.waitsFor > 0 ? LinkWords::tr("It waits for the file with the number %1.").arg(item.waitsFor) : LinkWords::tr("It will be looked at once more.");
    if (!item.finding.isEmpty())
        return findingSentence(item.finding);
    if (item.reason.code == ErrorCode::NotFound) // of the feed: not what the clerk looked for
        return LinkWords::tr("What it is about is not in this terminal yet.");
    return sentence(item.reason);
}

QString asidePlace(const api::AsideItem &item)
{
    QStringList parts;
    if (item.line > 0)
        parts += LinkWords::tr("line %1").arg(item.line);
    if (const QString field = fieldWord(item.reason.field); !field.isEmpty())
        parts += LinkWords::tr("item %1").arg(field);
    if (!item.finding.isEmpty())
        parts += item.finding;
    else if (!item.held)
        parts += shortCode(item.reason);
    return parts.join(u" · "_s);
}

QString asideNext(const api::AsideItem &item)
{
    if (item.closing)
        return {};
    if (item.held)
        return item.way == api::AsideItem::Way::ToFederation ? LinkWords::tr("The federation keeps it until that one has come. It is asked for by itself.")
                                                             : LinkWords::tr("It is taken in by itself when that one comes. If it does not, ask the federation.");
    if (item.source && item.line == 0 && item.finding == u"E09")
        return LinkWords::tr("Take it in again on “Files of the resident system” as it is: the federation had taken its running number back.");
    if (item.source)
        return LinkWords::tr("The municipality's system mends it and puts it into the folder again. Then close this.");
    if (item.file)
        return item.way == api::AsideItem::Way::ToFederation ? LinkWords::tr("Its rows go with the next file: F12 on “Today's files” composes it.")
                                                             : LinkWords::tr("Nothing of it was taken over. Ask the federation for it; then close this.");
    if (item.reason.code == ErrorCode::VersionConflict)
        return LinkWords::tr("Compare both versions. Theirs holds until you put yours on top of it or close this.");
    if (item.way == api::AsideItem::Way::ToMunicipality || item.way == api::AsideItem::Way::ToFederation)
        return LinkWords::tr("Try it again when the cause is gone. If it was registered anew, close it with the reason.");
    return LinkWords::tr("Try it again when the cause is gone. If it is no longer needed, close it with the reason.");
}

} // namespace madoguchi::ui
