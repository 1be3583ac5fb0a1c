#pragma once

#include "api/people_service.h"
#include "domain/individual_number.h"
#include "domain/notification.h"

namespace madoguchi::api {

struct Reception {
    ReceptionId id;
    QString number; ///< 受付番号, such as 8-1120-031: year of the era, month and day, count
    QDateTime openedAt;
    QString by;
    QString purpose; ///< code of domain/purpose.h: "moving-in", "inquiry" …
    bool closed = false;
};

/// A resident register (住基) record that proposes a notification: somebody moved in and is not enrolled yet, or something happened in a household that is here (F-20).
struct RegisterProposal {
    RegisterRecordId id;
    domain::RegisterEvent event = domain::RegisterEvent::MovedIn;
    HouseholdId household; ///< whose event it is; empty: moved in, or not known here
    QString headNameKanji, headNameKana;
    QDate moveDate; ///< the day of the event
    QString previousMunicipality, previousMunicipalityName;
    QString nextMunicipality; ///< moved out
    QString postalCode, address;
    struct Person {
        QString addresseeNumber;
        QString nameKanji, nameKana;
        QDate birth;
        QString birthShown;
        Sex sex = Sex::NotApplicable;
        QString relation;
        bool head = false;
    };
    QList<Person> persons;
};

enum class IdentityDocument { None, OnePhoto, TwoOthers, KnownInPerson };     ///< 身元確認: 1点 / 2点 / 面識
enum class NumberDocument { None, NumberCard, NotificationCard, ResidentCopy, FromRegister, NotWritten }; ///< 番号確認
enum class Notifier { Self, Head, Proxy };

/// What became of a number. The first three are the federation's and have its receipt: 一致 / 不一致 / 受領. Of the others a
/// task stays until somebody has settled it.
enum class NumberAnswer {
    Matches,
    Differs,
    Received,
    Refused,       ///< the server does not take it; somebody has to ask for it again
    Waiting,       ///< it is sent as soon as the line is back: sealed on this terminal, or none was typed (from the register)
    ToBeConfirmed, ///< the line was away and nothing was kept: somebody has to enter it again
};
struct NumberVerdict {
    NumberAnswer answer = NumberAnswer::Received;
    QString receipt; ///< opaque; stands in the file's number column; empty but for the first three
    std::optional<Error> reason{}; ///< why it has no receipt
};

/// What the guided form holds. No individual number: it goes through NumberService and leaves only its state here.
struct NotificationDraft {
    RegisterRecordId proposal;           ///< moving in: the record of the household; every other: the record that proposes it, if one does
    HouseholdId household;               ///< every other: the household that is here
    ReceptionId reception;
    Notifier notifier = Notifier::Head;
    QString proxyName;
    bool mandateSeen = false;            ///< 委任状 (Proxy)
    IdentityDocument identity = IdentityDocument::None;
    QDate notifiedOn;
    QString reason;                      ///< A1 = 転入 …; domain/notification.h says what each needs
    QDate happenedOn;                    ///< 転入日, 喪失日 of the other insurance, 死亡日 …
    QString previousMunicipality;        ///< A1
    QString nextMunicipality;            ///< L1
    std::optional<RegisterProposal::Person> newcomer{}; ///< who joins the household; is among `persons` too
    QString newHead;                     ///< 宛名番号 of who follows a head who has died
    struct Person {
        QString addresseeNumber;
        bool chosen = true;              ///< the notification is about this person
        NumberDocument numberDocument = NumberDocument::None;
        QString numberReceipt;           ///< from NumberService; empty = not yet
        std::optional<NumberAnswer> numberAnswer{}; ///< from NumberService; none = not asked
    };
    QList<Person> persons;
    QString note; ///< ≤ 200 characters; refused if it contains an individual number
};

/// A line of the preview 「この届出で起こること」.
struct Effect {
    QString addresseeNumber, name;
    QDate prefectureFrom, municipalFrom;
    bool prefectureInherited = false; ///< to be taken over once the federation has answered
    QDate prefectureUntil, municipalUntil; ///< first day without; invalid: goes on
    enum class Becomes { Same, Head, NominalHead } becomes = Becomes::Same; ///< 世帯主 / 擬制世帯主; a line of its own for somebody whose cover stays
};
struct NotificationCheck {
    QList<Error> errors;   ///< each with its field; empty = F12 registers
    QList<Error> warnings; ///< such as a late notification (over 14 days)
    QList<Effect> effects;
    bool householdEnds = false; ///< nobody of it is insured any more
};

/// A cover, or its end, that should never have been (取消).
struct TakingBack {
    HouseholdId household;
    QString addresseeNumber;
    QString cover; ///< EligibilityView::id
    bool onlyEnd = false; ///< the cover goes on
    QString reason; ///< ≤ 200 characters, no individual number
};

struct Registered {
    NotificationId id;
    QString number;
    HouseholdId household;
    ChangeId change;
};

/// Receptions and notifications (F-08, F-18).
class ReceptionService : public QObject {
    Q_OBJECT
public:
    virtual QFuture<Result<Reception>> openReception(QString purpose) = 0;
    virtual QFuture<Result<Done>> closeReception(ReceptionId id) = 0;
    virtual QFuture<Result<QList<Reception>>> today() = 0;
    /// Proposals not yet dealt with, by kana prefix (empty: all), newest event first.
    virtual QFuture<Result<QList<RegisterProposal>>> proposals(QString kana) = 0;
    /// How many there are, for a badge: names nobody, so it is no access that the record has to know of.
    virtual QFuture<Result<int>> proposalCount() = 0;
    virtual QFuture<Result<RegisterProposal>> proposal(RegisterRecordId id) = 0; ///< recorded before it is answered
    virtual QFuture<Result<NotificationCheck>> check(NotificationDraft draft) = 0;
    /// Change, record entry and outbox item in one transaction. Runs check() again; its first error is the answer.
    virtual QFuture<Result<Registered>> registerNotification(NotificationDraft draft) = 0;
    /// The household, its rows for the federation (変更 or 取消) and the record entry in one transaction; nothing is deleted. NotFound: no such cover, or it
    /// was taken back before; DateOrder: an end cannot be taken back because a later cover has begun.
    virtual QFuture<Result<Done>> takeBack(TakingBack what) = 0;

Q_SIGNALS:
    void receptionsChanged();
};

/// A number without a receipt: what somebody has to do, or the line.
struct NumberTask {
    QString addresseeNumber, name; ///< name "" if this person is not known here
    ReceptionId reception;
    QString receptionNumber; ///< "" if the visit is not known here
    NumberVerdict verdict;
    QDateTime since;
};
struct NumberTaskCount {
    int open = 0;    ///< for somebody: Refused, ToBeConfirmed
    int waiting = 0; ///< for the line
    QDateTime oldest;
};

/// Takes an individual number, seals it at once to the federation and forgets it (C-20). Without an answer a task stays.
class NumberService : public QObject {
    Q_OBJECT
public:
    virtual QFuture<Result<NumberVerdict>> submit(QString addresseeNumber, ReceptionId reception, domain::IndividualNumber number) = 0;
    /// Not on the form: the federation takes the number that the register already delivered.
    virtual QFuture<Result<NumberVerdict>> takeFromRegister(QString addresseeNumber, ReceptionId reception) = 0;
    /// Oldest first, with names: an entry of the record each time.
    virtual QFuture<Result<QList<NumberTask>>> tasks() = 0;
    virtual QFuture<Result<NumberTaskCount>> taskCount() = 0; ///< names nobody

Q_SIGNALS:
    void tasksChanged();
};

} // namespace madoguchi::api
