#include "ui/words/directory_words.h"

#include "ui/words/formats.h"
#include "ui/words/sentences.h"
#include "ui/words/terms.h"

#include "domain/wareki.h"

#include <QCoreApplication>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
struct DirectoryWords {
    Q_DECLARE_TR_FUNCTIONS(DirectoryWords)
};

/// The line failed before the order was carried out.
bool isLineError(ErrorCode code)
{
    using enum ErrorCode;
    return code == ServerUnreachable || code == ServerError || code == ServerBusy || code == ConnectionReset || code == ConnectionTimeout;
}

QString refusedState(const QString &field)
{
    if (field == "last"_L1)
        return DirectoryWords::tr("Then nobody would be left who can decide on functions or administer. Somebody else has to be able to first.");
    if (field == "terminal"_L1)
        return DirectoryWords::tr("This is the terminal you are sitting at. Another terminal can remove it.");
    if (field == "role"_L1)
        return DirectoryWords::tr("Outsourced staff need a last day of their contract. Enter the last day first.");
    if (field == "staff"_L1)
        return DirectoryWords::tr("This person's registration has ended.");
    return {};
}
} // namespace

QString cardStandingWord(api::CardStanding standing)
{
    switch (standing) {
    case api::CardStanding::None:
        return DirectoryWords::tr("no card");
    case api::CardStanding::Unset:
        return DirectoryWords::tr("password not chosen");
    case api::CardStanding::InUse:
        return DirectoryWords::tr("in use");
    }
    return {};
}

Tone cardStandingTone(api::CardStanding standing)
{
    return standing == api::CardStanding::InUse ? Tone::Confirmed : standing == api::CardStanding::Unset ? Tone::Attention : Tone::Neutral;
}

Icon cardStandingIcon(api::CardStanding standing)
{
    return standing == api::CardStanding::InUse ? Icon::Check : standing == api::CardStanding::Unset ? Icon::Waiting : Icon::Unknown;
}

QString permissionsWords(const QList<api::Permission> &permissions)
{
    QStringList words;
    for (const api::Permission permission : permissions)
        words += permissionWord(permission);
    return words.join(DirectoryWords::tr(", ", "between functions"));
}

QString periodWords(QDate from, QDate until) { return DirectoryWords::tr("%1 to %2").arg(dayAndYear(from), dayAndYear(until)); }
QString personWords(const QString &name) { return DirectoryWords::tr("%1", "a colleague, politely").arg(name); }

QString fiscalYearWords(int year)
{
    // The last day of the calendar year: in 2019 the fiscal year began in Heisei and is called by Reiwa.
    const QDate day(year, 12, 31);
    return DirectoryWords::tr("fiscal %1 (%2)").arg(domain::formatWareki({domain::DateInput::Precision::Year, day, day})).arg(year);
}

QString orderSentence(const Error &error)
{
    if (isLineError(error.code))
        return DirectoryWords::tr("The server could not be reached. Nothing was changed, and nothing will be sent later.");
    if (error.code == ErrorCode::SamePerson)
        return error.field == "application"_L1 ? DirectoryWords::tr("Nobody decides on an application that is their own or for themselves.")
                                               : DirectoryWords::tr("Nobody arranges their own registration. Another person has to do this.");
    if (error.code == ErrorCode::StateRefused) {
        if (const QString words = refusedState(error.field); !words.isEmpty())
            return words;
    }
    if (error.code == ErrorCode::FieldInvalid && error.field == "keeper"_L1)
        return DirectoryWords::tr("A keeper is somebody who may request or approve media.");
    if (error.code == ErrorCode::AlreadyRegistered && error.field == "serial"_L1)
        return DirectoryWords::tr("This serial number stands in the register already; also that of a shredded medium never comes back.");
    if (error.code == ErrorCode::DateOrder)
        return DirectoryWords::tr("The last day lies before the first one, in the past, or after the person's own last day.");
    if (error.code == ErrorCode::VersionConflict)
        return DirectoryWords::tr("The list has changed since it was shown. Nothing was confirmed.");
    return sentence(error);
}

QString orderNextStep(const Error &error)
{
    if (isLineError(error.code))
        return DirectoryWords::tr("Try once more when the link is in order.");
    if (error.code == ErrorCode::VersionConflict)
        return DirectoryWords::tr("Press F5 and read it once more.");
    return nextStep(error);
}

} // namespace madoguchi::ui
