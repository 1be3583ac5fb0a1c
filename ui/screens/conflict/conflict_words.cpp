#include "ui/screens/conflict/conflict_words.h"

#include "base/json_members.h"
#include "domain/reason.h"
#include "domain/wareki.h"
#include "ui/words/formats.h"
#include "ui/words/people_words.h"
#include "ui/words/terms.h"

#include <QCoreApplication>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {

QString say(const char *source) { return QCoreApplication::translate("ConflictWords", source); }
QString last(const QString &key) { return key.section(u'.', -1); }

/// A whole path where the last part alone would say too little.
const QHash<QString, const char *> &fieldWords()
{
    static const QHash<QString, const char *> words{
        {u"householdNumber"_s, QT_TRANSLATE_NOOP("ConflictWords", "Household number")}, {u"symbol"_s, QT_TRANSLATE_NOOP("ConflictWords", "Symbol")},
        {u"number"_s, QT_TRANSLATE_NOOP("ConflictWords", "Number")}, {u"nominalHead"_s, QT_TRANSLATE_NOOP("ConflictWords", "Head is not insured")},
        {u"postalCode"_s, QT_TRANSLATE_NOOP("ConflictWords", "Postal code")}, {u"address"_s, QT_TRANSLATE_NOOP("ConflictWords", "Address")},
        {u"town"_s, QT_TRANSLATE_NOOP("ConflictWords", "Town")}, {u"phone"_s, QT_TRANSLATE_NOOP("ConflictWords", "Telephone")},
        {u"addressee"_s, QT_TRANSLATE_NOOP("ConflictWords", "Addressee number")}, {u"nameKanji"_s, QT_TRANSLATE_NOOP("ConflictWords", "Name")},
        {u"nameKana"_s, QT_TRANSLATE_NOOP("ConflictWords", "Kana")}, {u"birth"_s, QT_TRANSLATE_NOOP("ConflictWords", "Date of birth")},
        {u"birthUnknown"_s, QT_TRANSLATE_NOOP("ConflictWords", "Birth known in part only")}, {u"sex"_s, QT_TRANSLATE_NOOP("ConflictWords", "Sex")},
        {u"relation"_s, QT_TRANSLATE_NOOP("ConflictWords", "Relation")}, {u"head"_s, QT_TRANSLATE_NOOP("ConflictWords", "Head of the household")},
        {u"insured"_s, QT_TRANSLATE_NOOP("ConflictWords", "Insured")}, {u"dead"_s, QT_TRANSLATE_NOOP("ConflictWords", "Dead")},
        {u"branch"_s, QT_TRANSLATE_NOOP("ConflictWords", "Branch number")}, {u"federationId"_s, QT_TRANSLATE_NOOP("ConflictWords", "Federation's id")},
        {u"municipality"_s, QT_TRANSLATE_NOOP("ConflictWords", "Municipality of the cover")},
        {u"prefectureFrom"_s, QT_TRANSLATE_NOOP("ConflictWords", "Eligible from")},
        {u"prefectureFromReason"_s, QT_TRANSLATE_NOOP("ConflictWords", "Reason of eligibility")},
        {u"prefectureUntil"_s, QT_TRANSLATE_NOOP("ConflictWords", "Eligible until")},
        {u"prefectureUntilReason"_s, QT_TRANSLATE_NOOP("ConflictWords", "Reason of its end")},
        {u"municipalFrom"_s, QT_TRANSLATE_NOOP("ConflictWords", "Cover from")},
        {u"municipalFromReason"_s, QT_TRANSLATE_NOOP("ConflictWords", "Reason of cover")},
        {u"municipalUntil"_s, QT_TRANSLATE_NOOP("ConflictWords", "Cover until")},
        {u"municipalUntilReason"_s, QT_TRANSLATE_NOOP("ConflictWords", "Reason of the cover's end")},
        {u"notifiedOn"_s, QT_TRANSLATE_NOOP("ConflictWords", "Day of the notification")},
        {u"previousMunicipality"_s, QT_TRANSLATE_NOOP("ConflictWords", "Municipality before")},
        {u"endNotifiedOn"_s, QT_TRANSLATE_NOOP("ConflictWords", "Day of the notification of the end")},
        {u"nextMunicipality"_s, QT_TRANSLATE_NOOP("ConflictWords", "Municipality after")},
        {u"supersededReason"_s, QT_TRANSLATE_NOOP("ConflictWords", "Reason of the cancelling")},
        {u"answeredAt"_s, QT_TRANSLATE_NOOP("ConflictWords", "Federation's dates looked at up to")},
        {u"history"_s, QT_TRANSLATE_NOOP("ConflictWords", "History number")},
        {u"inherited"_s, QT_TRANSLATE_NOOP("ConflictWords", "Date taken over")},
        {u"verdict"_s, QT_TRANSLATE_NOOP("ConflictWords", "Continuity")}, {u"verdictDays"_s, QT_TRANSLATE_NOOP("ConflictWords", "Days of it")},
        {u"days"_s, QT_TRANSLATE_NOOP("ConflictWords", "Days of it")}, {u"superseded"_s, QT_TRANSLATE_NOOP("ConflictWords", "Cancelled")},
        {u"certificates.kind"_s, QT_TRANSLATE_NOOP("ConflictWords", "Certificate")}, {u"issuedOn"_s, QT_TRANSLATE_NOOP("ConflictWords", "Certificate issued")},
        {u"validUntil"_s, QT_TRANSLATE_NOOP("ConflictWords", "Certificate valid until")},
        {u"returnDueSince"_s, QT_TRANSLATE_NOOP("ConflictWords", "To be returned since")},
        {u"returnedOn"_s, QT_TRANSLATE_NOOP("ConflictWords", "Certificate returned")},
        {u"headNameKanji"_s, QT_TRANSLATE_NOOP("ConflictWords", "Name of the head")},
        {u"headNameKana"_s, QT_TRANSLATE_NOOP("ConflictWords", "Kana of the head")}, {u"moveDate"_s, QT_TRANSLATE_NOOP("ConflictWords", "Day of the move")},
        {u"previousMunicipalityName"_s, QT_TRANSLATE_NOOP("ConflictWords", "Name of the municipality before")},
        {u"settled"_s, QT_TRANSLATE_NOOP("ConflictWords", "Dealt with")},
        {u"openedAt"_s, QT_TRANSLATE_NOOP("ConflictWords", "Opened at")}, {u"by"_s, QT_TRANSLATE_NOOP("ConflictWords", "Staff number")},
        {u"byName"_s, QT_TRANSLATE_NOOP("ConflictWords", "Staff")}, {u"purpose"_s, QT_TRANSLATE_NOOP("ConflictWords", "Purpose")},
        {u"closed"_s, QT_TRANSLATE_NOOP("ConflictWords", "Closed")},
        {u"notifier"_s, QT_TRANSLATE_NOOP("ConflictWords", "Who notified")}, {u"proxyName"_s, QT_TRANSLATE_NOOP("ConflictWords", "Name of the proxy")},
        {u"mandateSeen"_s, QT_TRANSLATE_NOOP("ConflictWords", "Mandate seen")}, {u"identity"_s, QT_TRANSLATE_NOOP("ConflictWords", "Identity check")},
        {u"reason"_s, QT_TRANSLATE_NOOP("ConflictWords", "Reason")}, {u"happenedOn"_s, QT_TRANSLATE_NOOP("ConflictWords", "Day of the event")},
        {u"numberDocument"_s, QT_TRANSLATE_NOOP("ConflictWords", "Document of the number")},
        {u"numberReceipt"_s, QT_TRANSLATE_NOOP("ConflictWords", "Receipt of the number")},
        {u"note"_s, QT_TRANSLATE_NOOP("ConflictWords", "Note")}, {u"state"_s, QT_TRANSLATE_NOOP("ConflictWords", "State")},
        {u"ownerName"_s, QT_TRANSLATE_NOOP("ConflictWords", "Who has it")}, {u"closedByName"_s, QT_TRANSLATE_NOOP("ConflictWords", "Closed by")},
        {u"closedAt"_s, QT_TRANSLATE_NOOP("ConflictWords", "Closed at")},
        {u"dueOn"_s, QT_TRANSLATE_NOOP("ConflictWords", "Due")}, {u"text"_s, QT_TRANSLATE_NOOP("ConflictWords", "The federation's words")},
        {u"person"_s, QT_TRANSLATE_NOOP("ConflictWords", "Internal reference")}, {u"id"_s, QT_TRANSLATE_NOOP("ConflictWords", "Internal reference")},
        {u"household"_s, QT_TRANSLATE_NOOP("ConflictWords", "Internal reference")}, {u"reception"_s, QT_TRANSLATE_NOOP("ConflictWords", "Internal reference")},
        {u"register"_s, QT_TRANSLATE_NOOP("ConflictWords", "Internal reference")}, {u"owner"_s, QT_TRANSLATE_NOOP("ConflictWords", "Internal reference")},
        {u"closedBy"_s, QT_TRANSLATE_NOOP("ConflictWords", "Internal reference")}, {u"file"_s, QT_TRANSLATE_NOOP("ConflictWords", "Internal reference")}};
    return words;
}

/// Words of the shared form that mean something to people, by field.
const QHash<QString, const char *> &valueWords()
{
    static const QHash<QString, const char *> words{
        {u"verdict none"_s, QT_TRANSLATE_NOOP("ConflictWords", "not judged")}, {u"verdict continuous"_s, QT_TRANSLATE_NOOP("ConflictWords", "continuous")},
        {u"verdict gap"_s, QT_TRANSLATE_NOOP("ConflictWords", "gap")}, {u"verdict overlap"_s, QT_TRANSLATE_NOOP("ConflictWords", "overlap")},
        {u"verdict partner-missing"_s, QT_TRANSLATE_NOOP("ConflictWords", "other side not in")},
        {u"kind confirmation"_s, QT_TRANSLATE_NOOP("ConflictWords", "eligibility certificate")},
        {u"kind notice"_s, QT_TRANSLATE_NOOP("ConflictWords", "notice of eligibility")},
        {u"kind special"_s, QT_TRANSLATE_NOOP("ConflictWords", "special treatment")}, {u"notifier self"_s, QT_TRANSLATE_NOOP("ConflictWords", "the person")},
        {u"notifier head"_s, QT_TRANSLATE_NOOP("ConflictWords", "the head")}, {u"notifier proxy"_s, QT_TRANSLATE_NOOP("ConflictWords", "a proxy")},
        {u"identity none"_s, QT_TRANSLATE_NOOP("ConflictWords", "none")}, {u"identity one-photo"_s, QT_TRANSLATE_NOOP("ConflictWords", "one with photo")},
        {u"identity two-others"_s, QT_TRANSLATE_NOOP("ConflictWords", "two others")},
        {u"identity known-in-person"_s, QT_TRANSLATE_NOOP("ConflictWords", "known in person")},
        {u"numberDocument none"_s, QT_TRANSLATE_NOOP("ConflictWords", "none")},
        {u"numberDocument number-card"_s, QT_TRANSLATE_NOOP("ConflictWords", "number card")},
        {u"numberDocument notification-card"_s, QT_TRANSLATE_NOOP("ConflictWords", "notification card")},
        {u"numberDocument resident-copy"_s, QT_TRANSLATE_NOOP("ConflictWords", "copy of the register")},
        {u"numberDocument from-register"_s, QT_TRANSLATE_NOOP("ConflictWords", "taken from the register")},
        {u"numberDocument not-written"_s, QT_TRANSLATE_NOOP("ConflictWords", "not written")}, {u"state open"_s, QT_TRANSLATE_NOOP("ConflictWords", "open")},
        {u"state taken"_s, QT_TRANSLATE_NOOP("ConflictWords", "taken")}, {u"state closed"_s, QT_TRANSLATE_NOOP("ConflictWords", "closed")}};
    return words;
}

QString textWords(const QString &field, const QString &text)
{
    if (text.isEmpty())
        return QCoreApplication::translate("ConflictWords", "nothing entered");
    if (const char *word = valueWords().value(field + u' ' + text))
        return say(word);
    if (field == "birth"_L1)
        return domain::formatBirth(text);
    if (const QDate day = fromWireDate(text); day.isValid())
        return dayAndYear(day);
    if (const QDateTime time = fromWireTime(text); time.isValid())
        return dayAndTime(time);
    if (field == "purpose"_L1)
        return purposeWord(text);
    return field == "reason"_L1 || field.endsWith("Reason"_L1) ? domain::reasonName(text) : text;
}

} // namespace

QString conflictFieldWord(const QString &key)
{
    const QString two = key.section(u'.', -2);
    const char *word = fieldWords().value(two, fieldWords().value(last(key)));
    return word ? say(word) : QCoreApplication::translate("ConflictWords", "Another field");
}

QString conflictValueWords(const QString &key, const QJsonValue &value)
{
    const QString field = last(key);
    if (value.isUndefined() || value.isNull())
        return QCoreApplication::translate("ConflictWords", "not there");
    if (value.isBool())
        return value.toBool() ? QCoreApplication::translate("ConflictWords", "yes") : QCoreApplication::translate("ConflictWords", "no");
    if (value.isDouble())
        return field == "sex"_L1 ? sexWord(static_cast<api::Sex>(value.toInt())) : QString::number(value.toInteger());
    return textWords(field, value.toString());
}

QString conflictMadeBy(const api::ConflictVersion &version)
{
    QString who = version.staffName.isEmpty() ? version.staff : version.staffName;
    if (who.isEmpty() || who == version.terminal)
        who = QCoreApplication::translate("ConflictWords", "taken in by itself");
    QStringList parts{who, version.terminal};
    if (version.at.isValid())
        parts += dayAndTime(version.at);
    return parts.join(u" · "_s);
}

} // namespace madoguchi::ui
