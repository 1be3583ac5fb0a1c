#include "ui/words/terms.h"

#include "domain/purpose.h"

#include <QCoreApplication>

#include <algorithm>

namespace madoguchi::ui {

namespace {
QString term(const char *source) { return QCoreApplication::translate("Terms", source); }

struct Deed {
    const char *done, *attempt;
};
Deed deed(api::UseCase useCase)
{
    switch (useCase) {
    case api::UseCase::Login:
        return {QT_TRANSLATE_NOOP("Terms", "logged in"), QT_TRANSLATE_NOOP("Terms", "logging in")};
    case api::UseCase::Unlock:
        return {QT_TRANSLATE_NOOP("Terms", "unlocked the terminal"), QT_TRANSLATE_NOOP("Terms", "unlocking")};
    case api::UseCase::Lock:
        return {QT_TRANSLATE_NOOP("Terms", "locked the terminal"), QT_TRANSLATE_NOOP("Terms", "locking")};
    case api::UseCase::Logout:
        return {QT_TRANSLATE_NOOP("Terms", "logged out"), QT_TRANSLATE_NOOP("Terms", "logging out")};
    case api::UseCase::StepUp:
        return {QT_TRANSLATE_NOOP("Terms", "confirmed with card and password"), QT_TRANSLATE_NOOP("Terms", "confirming with card and password")};
    case api::UseCase::SlotsKeep:
        return {QT_TRANSLATE_NOOP("Terms", "brought the terminal's keys up to the list of staff"), QT_TRANSLATE_NOOP("Terms", "bringing the terminal's keys up to the list of staff")};
    case api::UseCase::StoreRekey:
        return {QT_TRANSLATE_NOOP("Terms", "changed the terminal's key"), QT_TRANSLATE_NOOP("Terms", "changing the terminal's key")};
    case api::UseCase::PersonSearch:
        return {QT_TRANSLATE_NOOP("Terms", "searched for a person"), QT_TRANSLATE_NOOP("Terms", "searching for a person")};
    case api::UseCase::HouseholdOpen:
        return {QT_TRANSLATE_NOOP("Terms", "opened a household"), QT_TRANSLATE_NOOP("Terms", "opening a household")};
    case api::UseCase::RegisterRecordOpen:
        return {QT_TRANSLATE_NOOP("Terms", "opened a resident register record"), QT_TRANSLATE_NOOP("Terms", "opening a resident register record")};
    case api::UseCase::ReceptionOpen:
        return {QT_TRANSLATE_NOOP("Terms", "opened a reception"), QT_TRANSLATE_NOOP("Terms", "opening a reception")};
    case api::UseCase::ReceptionClose:
        return {QT_TRANSLATE_NOOP("Terms", "closed a reception"), QT_TRANSLATE_NOOP("Terms", "closing a reception")};
    case api::UseCase::NumberSubmit:
        return {QT_TRANSLATE_NOOP("Terms", "entered an individual number, sealed at once"), QT_TRANSLATE_NOOP("Terms", "entering an individual number")};
    case api::UseCase::NumberDeliver:
        return {QT_TRANSLATE_NOOP("Terms", "dealt with individual numbers that had waited"), QT_TRANSLATE_NOOP("Terms", "dealing with individual numbers that had waited")};
    case api::UseCase::NumberExpire:
        return {QT_TRANSLATE_NOOP("Terms", "took away individual numbers that had waited too long"), QT_TRANSLATE_NOOP("Terms", "taking away individual numbers that had waited too long")};
    case api::UseCase::NumberTasks:
        return {QT_TRANSLATE_NOOP("Terms", "looked at the individual numbers without an answer"), QT_TRANSLATE_NOOP("Terms", "looking at the individual numbers without an answer")};
    case api::UseCase::NotificationRegister:
        return {QT_TRANSLATE_NOOP("Terms", "registered a notification"), QT_TRANSLATE_NOOP("Terms", "registering a notification")};
    case api::UseCase::StoreFirstLoad:
        return {QT_TRANSLATE_NOOP("Terms", "loaded this terminal for the first time"), QT_TRANSLATE_NOOP("Terms", "the first load")};
    case api::UseCase::StoreSync:
        return {QT_TRANSLATE_NOOP("Terms", "exchanged changes with the server"), QT_TRANSLATE_NOOP("Terms", "exchanging changes")};
    case api::UseCase::FilePreview:
        return {QT_TRANSLATE_NOOP("Terms", "looked at the files of the day"), QT_TRANSLATE_NOOP("Terms", "looking at the files of the day")};
    case api::UseCase::FileSend:
        return {QT_TRANSLATE_NOOP("Terms", "sent interface files"), QT_TRANSLATE_NOOP("Terms", "sending interface files")};
    case api::UseCase::FileReceive:
        return {QT_TRANSLATE_NOOP("Terms", "received interface files"), QT_TRANSLATE_NOOP("Terms", "receiving interface files")};
    case api::UseCase::SourceTake:
        return {QT_TRANSLATE_NOOP("Terms", "took in a file of the municipality's system"), QT_TRANSLATE_NOOP("Terms", "taking in a file of the municipality's system")};
    case api::UseCase::SourceErase:
        return {QT_TRANSLATE_NOOP("Terms", "erased a sent file of the municipality's system"), QT_TRANSLATE_NOOP("Terms", "erasing a sent file of the municipality's system")};
    case api::UseCase::FileHandBack:
        return {QT_TRANSLATE_NOOP("Terms", "handed a received file to the municipality's system"), QT_TRANSLATE_NOOP("Terms", "handing a received file to the municipality's system")};
    case api::UseCase::AnswersRead:
        return {QT_TRANSLATE_NOOP("Terms", "looked at the federation's answers"), QT_TRANSLATE_NOOP("Terms", "looking at the federation's answers")};
    case api::UseCase::AsideList:
        return {QT_TRANSLATE_NOOP("Terms", "looked at what was set aside"), QT_TRANSLATE_NOOP("Terms", "looking at what was set aside")};
    case api::UseCase::AsideSettle:
        return {QT_TRANSLATE_NOOP("Terms", "settled something that was set aside"), QT_TRANSLATE_NOOP("Terms", "settling something that was set aside")};
    case api::UseCase::ConflictOpen:
        return {QT_TRANSLATE_NOOP("Terms", "compared two versions of a change"), QT_TRANSLATE_NOOP("Terms", "comparing two versions of a change")};
    case api::UseCase::ConflictPutOurs:
        return {QT_TRANSLATE_NOOP("Terms", "put this terminal's version on top of another's"), QT_TRANSLATE_NOOP("Terms", "putting this terminal's version on top of another's")};
    case api::UseCase::AnswerTake:
        return {QT_TRANSLATE_NOOP("Terms", "took over an answer of the federation"), QT_TRANSLATE_NOOP("Terms", "taking over an answer of the federation")};
    case api::UseCase::AnswerGiveBack:
        return {QT_TRANSLATE_NOOP("Terms", "gave back an answer of the federation"), QT_TRANSLATE_NOOP("Terms", "giving back an answer of the federation")};
    case api::UseCase::AnswerClose:
        return {QT_TRANSLATE_NOOP("Terms", "closed an answer of the federation"), QT_TRANSLATE_NOOP("Terms", "closing an answer of the federation")};
    case api::UseCase::ContinuityRead:
        return {QT_TRANSLATE_NOOP("Terms", "looked at households that moved within the prefecture"), QT_TRANSLATE_NOOP("Terms", "looking at households that moved within the prefecture")};
    case api::UseCase::ContinuityDecide:
        return {QT_TRANSLATE_NOOP("Terms", "decided whether a household goes on"), QT_TRANSLATE_NOOP("Terms", "deciding whether a household goes on")};
    case api::UseCase::ContinuityCancelRequest:
        return {QT_TRANSLATE_NOOP("Terms", "asked for a decision on a household to be cancelled"), QT_TRANSLATE_NOOP("Terms", "asking for a decision on a household to be cancelled")};
    case api::UseCase::ContinuityCancelApprove:
        return {QT_TRANSLATE_NOOP("Terms", "cancelled a decision on a household as the second person"), QT_TRANSLATE_NOOP("Terms", "cancelling a decision on a household as the second person")};
    case api::UseCase::ContinuityCancelRefuse:
        return {QT_TRANSLATE_NOOP("Terms", "refused to cancel a decision on a household"), QT_TRANSLATE_NOOP("Terms", "refusing to cancel a decision on a household")};
    case api::UseCase::ContinuityDeliver:
        return {QT_TRANSLATE_NOOP("Terms", "sent decisions on households to the federation"), QT_TRANSLATE_NOOP("Terms", "sending decisions on households to the federation")};
    case api::UseCase::MonthsSend:
        return {QT_TRANSLATE_NOOP("Terms", "told another municipality a household's months of high costs"), QT_TRANSLATE_NOOP("Terms", "telling another municipality a household's months of high costs")};
    case api::UseCase::MonthsCount:
        return {QT_TRANSLATE_NOOP("Terms", "counted a household's months of high costs"), QT_TRANSLATE_NOOP("Terms", "counting a household's months of high costs")};
    case api::UseCase::CoverTakeBack:
        return {QT_TRANSLATE_NOOP("Terms", "took back a cover or its end"), QT_TRANSLATE_NOOP("Terms", "taking back a cover or its end")};
    case api::UseCase::MediaRequest:
        return {QT_TRANSLATE_NOOP("Terms", "requested a medium"), QT_TRANSLATE_NOOP("Terms", "requesting a medium")};
    case api::UseCase::MediaApprove:
        return {QT_TRANSLATE_NOOP("Terms", "approved a medium"), QT_TRANSLATE_NOOP("Terms", "approving a medium")};
    case api::UseCase::MediaRefuse:
        return {QT_TRANSLATE_NOOP("Terms", "refused a medium"), QT_TRANSLATE_NOOP("Terms", "refusing a medium")};
    case api::UseCase::MediaWrite:
        return {QT_TRANSLATE_NOOP("Terms", "wrote a medium"), QT_TRANSLATE_NOOP("Terms", "writing a medium")};
    case api::UseCase::MediaErase:
        return {QT_TRANSLATE_NOOP("Terms", "erased a medium"), QT_TRANSLATE_NOOP("Terms", "erasing a medium")};
    case api::UseCase::MediaHandOver:
        return {QT_TRANSLATE_NOOP("Terms", "handed a medium over"), QT_TRANSLATE_NOOP("Terms", "handing a medium over")};
    case api::UseCase::MediaTakeBack:
        return {QT_TRANSLATE_NOOP("Terms", "took a medium back"), QT_TRANSLATE_NOOP("Terms", "taking a medium back")};
    case api::UseCase::MediaReportGone:
        return {QT_TRANSLATE_NOOP("Terms", "reported a medium lost or destroyed"), QT_TRANSLATE_NOOP("Terms", "reporting a medium lost or destroyed")};
    case api::UseCase::MediaConfirmGone:
        return {QT_TRANSLATE_NOOP("Terms", "confirmed that a medium is lost or destroyed"), QT_TRANSLATE_NOOP("Terms", "confirming that a medium is lost or destroyed")};
    case api::UseCase::MediumRegister:
        return {QT_TRANSLATE_NOOP("Terms", "entered a medium in the register"), QT_TRANSLATE_NOOP("Terms", "entering a medium in the register")};
    case api::UseCase::MediumAssign:
        return {QT_TRANSLATE_NOOP("Terms", "gave a medium to another keeper"), QT_TRANSLATE_NOOP("Terms", "giving a medium to another keeper")};
    case api::UseCase::MediumShred:
        return {QT_TRANSLATE_NOOP("Terms", "entered that an empty medium was shredded"), QT_TRANSLATE_NOOP("Terms", "entering that a medium was shredded")};
    case api::UseCase::RecordRead:
        return {QT_TRANSLATE_NOOP("Terms", "read the record"), QT_TRANSLATE_NOOP("Terms", "reading the record")};
    case api::UseCase::ReviewSettle:
        return {QT_TRANSLATE_NOOP("Terms", "settled what stood out in the record"), QT_TRANSLATE_NOOP("Terms", "settling what stands out in the record")};
    case api::UseCase::ReviewSign:
        return {QT_TRANSLATE_NOOP("Terms", "signed a review of the record"), QT_TRANSLATE_NOOP("Terms", "signing a review of the record")};
    case api::UseCase::RecordPrint:
        return {QT_TRANSLATE_NOOP("Terms", "printed a review of the record"), QT_TRANSLATE_NOOP("Terms", "printing a review of the record")};
    case api::UseCase::CardPresent:
        return {QT_TRANSLATE_NOOP("Terms", "showed a new card"), QT_TRANSLATE_NOOP("Terms", "showing a new card")};
    case api::UseCase::DirectoryRead:
        return {QT_TRANSLATE_NOOP("Terms", "looked at staff and functions"), QT_TRANSLATE_NOOP("Terms", "looking at staff and functions")};
    case api::UseCase::KeySet:
        return {QT_TRANSLATE_NOOP("Terms", "chose a password"), QT_TRANSLATE_NOOP("Terms", "choosing a password")};
    case api::UseCase::StaffRegister:
        return {QT_TRANSLATE_NOOP("Terms", "registered a member of staff"), QT_TRANSLATE_NOOP("Terms", "registering a member of staff")};
    case api::UseCase::StaffTransfer:
        return {QT_TRANSLATE_NOOP("Terms", "transferred a member of staff"), QT_TRANSLATE_NOOP("Terms", "transferring a member of staff")};
    case api::UseCase::StaffEnd:
        return {QT_TRANSLATE_NOOP("Terms", "ended a member of staff's registration"), QT_TRANSLATE_NOOP("Terms", "ending a member of staff's registration")};
    case api::UseCase::CardAssign:
        return {QT_TRANSLATE_NOOP("Terms", "gave a card to a member of staff"), QT_TRANSLATE_NOOP("Terms", "giving a card to a member of staff")};
    case api::UseCase::CardWithdraw:
        return {QT_TRANSLATE_NOOP("Terms", "withdrew a card"), QT_TRANSLATE_NOOP("Terms", "withdrawing a card")};
    case api::UseCase::GrantApply:
        return {QT_TRANSLATE_NOOP("Terms", "applied for functions"), QT_TRANSLATE_NOOP("Terms", "applying for functions")};
    case api::UseCase::GrantDecide:
        return {QT_TRANSLATE_NOOP("Terms", "decided on an application for functions"), QT_TRANSLATE_NOOP("Terms", "deciding on an application for functions")};
    case api::UseCase::GrantEnd:
        return {QT_TRANSLATE_NOOP("Terms", "ended functions"), QT_TRANSLATE_NOOP("Terms", "ending functions")};
    case api::UseCase::RosterConfirm:
        return {QT_TRANSLATE_NOOP("Terms", "confirmed the roster of functions"), QT_TRANSLATE_NOOP("Terms", "confirming the roster of functions")};
    case api::UseCase::RosterPrint:
        return {QT_TRANSLATE_NOOP("Terms", "printed the roster of functions"), QT_TRANSLATE_NOOP("Terms", "printing the roster of functions")};
    case api::UseCase::ErasureList:
        return {QT_TRANSLATE_NOOP("Terms", "read what is to be erased"), QT_TRANSLATE_NOOP("Terms", "reading what is to be erased")};
    case api::UseCase::ErasureOrder:
        return {QT_TRANSLATE_NOOP("Terms", "ordered an erasure"), QT_TRANSLATE_NOOP("Terms", "ordering an erasure")};
    case api::UseCase::ErasureCarryOut:
        return {QT_TRANSLATE_NOOP("Terms", "carried out an erasure"), QT_TRANSLATE_NOOP("Terms", "carrying out an erasure")};
    case api::UseCase::TerminalRegister:
        return {QT_TRANSLATE_NOOP("Terms", "registered a terminal"), QT_TRANSLATE_NOOP("Terms", "registering a terminal")};
    case api::UseCase::TerminalRemove:
        return {QT_TRANSLATE_NOOP("Terms", "removed a terminal"), QT_TRANSLATE_NOOP("Terms", "removing a terminal")};
    case api::UseCase::TerminalRekey:
        return {QT_TRANSLATE_NOOP("Terms", "ordered another key for terminals"), QT_TRANSLATE_NOOP("Terms", "ordering another key for terminals")};
    case api::UseCase::RecoveryPropose:
        return {QT_TRANSLATE_NOOP("Terms", "proposed a recovery key"), QT_TRANSLATE_NOOP("Terms", "proposing a recovery key")};
    case api::UseCase::RecoveryConfirm:
        return {QT_TRANSLATE_NOOP("Terms", "confirmed a recovery key"), QT_TRANSLATE_NOOP("Terms", "confirming a recovery key")};
    case api::UseCase::PolicySet:
        return {QT_TRANSLATE_NOOP("Terms", "changed a setting of the municipality"), QT_TRANSLATE_NOOP("Terms", "changing a setting of the municipality")};
    case api::UseCase::TerminalStatus:
        return {QT_TRANSLATE_NOOP("Terms", "looked at the state of the terminal"), QT_TRANSLATE_NOOP("Terms", "looking at the state of the terminal")};
    case api::UseCase::EscrowOpen:
        return {QT_TRANSLATE_NOOP("Terms", "opened the spare key of the terminal with two officers"), QT_TRANSLATE_NOOP("Terms", "opening the spare key of the terminal")};
    case api::UseCase::EscrowDrill:
        return {QT_TRANSLATE_NOOP("Terms", "practised opening the spare key of the terminal"), QT_TRANSLATE_NOOP("Terms", "practising to open the spare key of the terminal")};
    case api::UseCase::ProgramStart:
        return {QT_TRANSLATE_NOOP("Terms", "the program was started"), QT_TRANSLATE_NOOP("Terms", "the start of the program")};
    case api::UseCase::ProgramEnd:
        return {QT_TRANSLATE_NOOP("Terms", "the program was ended"), QT_TRANSLATE_NOOP("Terms", "the end of the program")};
    case api::UseCase::RecordHeartbeat:
        return {QT_TRANSLATE_NOOP("Terms", "the program runs, nothing was done"), QT_TRANSLATE_NOOP("Terms", "noting that the program runs")};
    case api::UseCase::BackupMake:
        return {QT_TRANSLATE_NOOP("Terms", "made a copy of the data"), QT_TRANSLATE_NOOP("Terms", "making a copy of the data")};
    case api::UseCase::BackupTry:
        return {QT_TRANSLATE_NOOP("Terms", "opened and read through a copy of the data"), QT_TRANSLATE_NOOP("Terms", "opening a copy of the data")};
    case api::UseCase::BackupRestore:
        return {QT_TRANSLATE_NOOP("Terms", "put back a copy of the data with two officers"), QT_TRANSLATE_NOOP("Terms", "putting back a copy of the data")};
    case api::UseCase::TerminalRetire:
        return {QT_TRANSLATE_NOOP("Terms", "retired the terminal"), QT_TRANSLATE_NOOP("Terms", "retiring the terminal")};
    }
    return {"", ""};
}
} // namespace

QString roleWord(api::Role role)
{
    switch (role) {
    case api::Role::Clerk: return QCoreApplication::translate("Terms", "Clerk");
    case api::Role::Supervisor: return QCoreApplication::translate("Terms", "Supervisor");
    case api::Role::Administrator: return QCoreApplication::translate("Terms", "Administrator");
    case api::Role::Auditor: return QCoreApplication::translate("Terms", "Auditor");
    case api::Role::OutsourcedClerk: return QCoreApplication::translate("Terms", "Outsourced clerk");
    case api::Role::Viewer: return QCoreApplication::translate("Terms", "Viewer");
    }
    return {};
}

namespace {
struct FunctionWords {
    const char *word, *sentence;
};
FunctionWords functionWords(api::Permission permission)
{
    switch (permission) {
    case api::Permission::Open:
        return {QT_TRANSLATE_NOOP("Terms", "own session"), QT_TRANSLATE_NOOP("Terms", "Logs in and out, and chooses the own password.")};
    case api::Permission::ViewResidents:
        return {QT_TRANSLATE_NOOP("Terms", "inquiry"), QT_TRANSLATE_NOOP("Terms", "Searches for residents and opens their household.")};
    case api::Permission::Receive:
        return {QT_TRANSLATE_NOOP("Terms", "reception"), QT_TRANSLATE_NOOP("Terms", "Opens receptions and checks identity and number.")};
    case api::Permission::Decide:
        return {QT_TRANSLATE_NOOP("Terms", "registering notifications"), QT_TRANSLATE_NOOP("Terms", "Registers notifications: who is insured from when, until when.")};
    case api::Permission::Transmit:
        return {QT_TRANSLATE_NOOP("Terms", "exchange"), QT_TRANSLATE_NOOP("Terms", "Sends files to the federation and works through its answers.")};
    case api::Permission::RequestMedia:
        return {QT_TRANSLATE_NOOP("Terms", "requesting media"), QT_TRANSLATE_NOOP("Terms", "Requests the export to a medium, writes it once approved, erases it.")};
    case api::Permission::ApproveMedia:
        return {QT_TRANSLATE_NOOP("Terms", "approving media"), QT_TRANSLATE_NOOP("Terms", "Approves the export to a medium as the second person.")};
    case api::Permission::ApproveDecisions:
        return {QT_TRANSLATE_NOOP("Terms", "approving cancellations"), QT_TRANSLATE_NOOP("Terms", "Approves as the second person that a decision sent to the federation is cancelled.")};
    case api::Permission::ReadRecord:
        return {QT_TRANSLATE_NOOP("Terms", "reading of the record"), QT_TRANSLATE_NOOP("Terms", "Reads who did what and when.")};
    case api::Permission::ReadGrants:
        return {QT_TRANSLATE_NOOP("Terms", "reading functions"), QT_TRANSLATE_NOOP("Terms", "Sees the lists of staff, cards, functions and terminals.")};
    case api::Permission::ApplyForGrants:
        return {QT_TRANSLATE_NOOP("Terms", "applying for staff"), QT_TRANSLATE_NOOP("Terms", "Applies for functions of the section's staff.")};
    case api::Permission::DecideGrants:
        return {QT_TRANSLATE_NOOP("Terms", "deciding on functions"), QT_TRANSLATE_NOOP("Terms", "Decides on applications for functions and confirms the year's roster.")};
    case api::Permission::EraseExpired:
        return {QT_TRANSLATE_NOOP("Terms", "erasure"), QT_TRANSLATE_NOOP("Terms", "Orders that what has been kept for its period is erased.")};
    case api::Permission::Administer:
        return {QT_TRANSLATE_NOOP("Terms", "administration"), QT_TRANSLATE_NOOP("Terms", "Registers staff, cards and terminals, and changes the municipality's settings.")};
    }
    return {"", ""};
}
} // namespace

QString permissionWord(api::Permission permission) { return term(functionWords(permission).word); }
QString permissionSentence(api::Permission permission) { return term(functionWords(permission).sentence); }

QString lockCauseSentence(api::LockCause cause)
{
    switch (cause) {
    case api::LockCause::Idle: return QCoreApplication::translate("Terms", "Nothing was typed for a while.");
    case api::LockCause::CardRemoved: return QCoreApplication::translate("Terms", "The card was taken out.");
    case api::LockCause::Demand: return QCoreApplication::translate("Terms", "Locked by key.");
    case api::LockCause::SystemLock: return QCoreApplication::translate("Terms", "The computer was locked.");
    case api::LockCause::Suspend: return QCoreApplication::translate("Terms", "The computer went to sleep.");
    case api::LockCause::StandingEnded: return QCoreApplication::translate("Terms", "Your functions at this terminal have ended or changed.");
    case api::LockCause::OpenedElsewhere: return QCoreApplication::translate("Terms", "You have logged in at another terminal.");
    }
    return {};
}

QString cardSentence(const api::CardStatus &card)
{
    switch (card.state) {
    case api::CardState::NoModule: return QCoreApplication::translate("Terms", "The driver of the reader is missing. Call IT.");
    case api::CardState::NoService: return QCoreApplication::translate("Terms", "The card service does not run. Call IT.");
    case api::CardState::NoReader: return QCoreApplication::translate("Terms", "No reader is connected. Connect it.");
    case api::CardState::NoCard: return QCoreApplication::translate("Terms", "Insert your card.");
    case api::CardState::Present: return QCoreApplication::translate("Terms", "Card of %1").arg(card.holder);
    case api::CardState::Blocked: return QCoreApplication::translate("Terms", "This card is blocked. Have IT release it.");
    case api::CardState::Unknown: return QCoreApplication::translate("Terms", "Not a staff card of this municipality.");
    case api::CardState::Expired: return QCoreApplication::translate("Terms", "The card of %1 has expired. Ask IT for a new one.").arg(card.holder);
    case api::CardState::Failed: return QCoreApplication::translate("Terms", "The card cannot be read. Insert it again.");
    }
    return {};
}

QString purposeWord(const QString &code)
{
    const domain::Purpose *purpose = domain::findPurpose(code);
    return purpose ? QString::fromUtf16(purpose->name) : QCoreApplication::translate("Terms", "Other business");
}

QString feedKindWord(const QString &kind)
{
    static const std::pair<const char *, const char *> words[] = {{"household", QT_TRANSLATE_NOOP("Terms", "Household")},
                                                                  {"member", QT_TRANSLATE_NOOP("Terms", "Member of a household")},
                                                                  {"register", QT_TRANSLATE_NOOP("Terms", "Change in the resident register")},
                                                                  {"reception", QT_TRANSLATE_NOOP("Terms", "Reception")},
                                                                  {"notification", QT_TRANSLATE_NOOP("Terms", "Notification")},
                                                                  {"media-request", QT_TRANSLATE_NOOP("Terms", "Medium")},
                                                                  {"answer-task", QT_TRANSLATE_NOOP("Terms", "Answer of the federation")},
                                                                  {"continuity", QT_TRANSLATE_NOOP("Terms", "Decision on a household's continuity")},
                                                                  {"continuity-months", QT_TRANSLATE_NOOP("Terms", "Months of high costs told")},
                                                                  {"high-cost", QT_TRANSLATE_NOOP("Terms", "Months of high costs")}};
    for (const auto &[id, word] : words)
        if (kind == QLatin1StringView(id))
            return term(word);
    return QCoreApplication::translate("Terms", "Something that this version does not know");
}

QString progressWords(const QString &what)
{
    if (what == u"first-load")
        return QCoreApplication::translate("Terms", "Insured persons are being loaded");
    if (what == u"search-index")
        return QCoreApplication::translate("Terms", "The search is being prepared");
    if (what == u"key-check")
        return QCoreApplication::translate("Terms", "The data is being checked");
    if (what == u"key-copy")
        return QCoreApplication::translate("Terms", "The data is being closed with the new key");
    if (what == u"key-exchange")
        return QCoreApplication::translate("Terms", "The new key is being put in place");
    if (what == u"transfer")
        return QCoreApplication::translate("Terms", "Sending and receiving of files");
    if (what == u"download")
        return QCoreApplication::translate("Terms", "Files are being received");
    if (what == u"import")
        return QCoreApplication::translate("Terms", "Files are being taken in");
    if (what == u"numbers")
        return QCoreApplication::translate("Terms", "The file is being checked and its individual numbers delivered");
    if (what == u"upload")
        return QCoreApplication::translate("Terms", "Files are being sent");
    return QCoreApplication::translate("Terms", "Data is being fetched");
}

namespace {
/// nullptr: a newer program wrote it.
const api::UseCaseInfo *useCaseOf(const QString &id)
{
    const auto all = api::useCases();
    const auto row = std::find_if(all.begin(), all.end(), [&](const api::UseCaseInfo &info) { return id == QLatin1StringView(info.id); });
    return row == all.end() ? nullptr : &*row;
}
} // namespace

QString deedWord(const QString &useCase)
{
    const api::UseCaseInfo *row = useCaseOf(useCase);
    return row ? term(deed(row->useCase).done) : QCoreApplication::translate("Terms", "an operation that this version does not know");
}

QString recordSentence(const api::RecordLine &line)
{
    const api::UseCaseInfo *row = useCaseOf(line.useCase);
    const QString who = line.staffName.isEmpty() ? QCoreApplication::translate("Terms", "Somebody not logged in") : line.staffName;
    if (!row)
        return QCoreApplication::translate("Terms", "%1: an operation that this version does not know").arg(who);
    const Deed words = deed(row->useCase);
    switch (line.outcome) {
    case api::Outcome::Done: return QCoreApplication::translate("Terms", "%1 %2").arg(who, term(words.done));
    case api::Outcome::Denied: return QCoreApplication::translate("Terms", "%1 was refused: %2").arg(who, term(words.attempt));
    case api::Outcome::Failed: return QCoreApplication::translate("Terms", "%1 did not succeed in %2").arg(who, term(words.attempt));
    }
    return {};
}

} // namespace madoguchi::ui
