#pragma once

#include "api/order.h"
#include "api/session_service.h"
#include "backup/keeper.h"
#include "journal/record.h"
#include "session/anchors.h"
#include "session/card_watch.h"
#include "session/draft_box.h"
#include "session/prover.h"
#include "session/rekey.h"
#include "session/slot_folder.h"
#include "session/waiting_note.h"
#include "store/store.h"

namespace madoguchi::session {

struct SessionOptions {
    QString directory; ///< the terminal's profile: slots/, drafts/, throttle, store.db
    TerminalId terminal;
    QString municipality;
    crypto::TrustStore trust;     ///< for the certificates of cards
    crypto::PrivateKey deviceKey; ///< the throttle file is MACed with a key derived from it
    std::chrono::seconds idle{300};
    std::chrono::milliseconds cardInterval{500};
    std::chrono::milliseconds closingPatience{3000}; ///< how long work under way may keep the store open at lock
    PasswordHash passwordHash = crypto::argon2id;
    std::function<crypto::Argon2Cost()> keyCost = [] { return crypto::Argon2Cost(); }; ///< of a key whose password is chosen here
    std::shared_ptr<const MachineBinding> machineBinding = bindingByFileRights();
    TryLine tries = {};
    Anchors anchors = {}; ///< what the folder has now; pinned in the store
    bool pulse = false; ///< the record notes that the program begins, runs and ends (C-11)
    std::optional<backup::Options> backup = {}; ///< C-23; none: nobody keeps copies of the store
};

/// An order ready to travel.
struct SignedOrder {
    QByteArray statement, signature; ///< by the card, DER, over directory::framedOrder(statement)
    QByteArray certificate;          ///< DER; for PresentCard alone, whose card is in no directory yet
    QString id;                      ///< of the order: the record's entries about it name it
    api::UseCase useCase{};
    api::Actor by;                   ///< as the record names them
};

/// The session of the desk, and the gate through which every use case passes. Three threads work for it: the card's
/// (CardWatch), one that lets people in and one that closes behind them, so that a hanging card never delays a lock.
class Session final : public api::SessionService, public api::Gate {
    Q_OBJECT
public:
    /// Store, record, directory and clock outlive the session.
    Session(SessionOptions options, const Clock &clock, ReaderFactory readerFactory, DirectoryFile &directory, store::Store &store,
            journal::Record &record);
    ~Session() override; ///< locks, if somebody is in

    Phase phase() const override;
    api::CardStatus card() const override;
    std::optional<api::SessionInfo> current() const override;
    std::optional<api::LockCause> lockCause() const override;
    bool may(api::UseCase useCase) const override;
    QFuture<Result<api::SessionInfo>> login(SecretBytes password, SecretBytes pin) override;
    QFuture<Result<api::SessionInfo>> unlock(SecretBytes password, SecretBytes pin) override;
    void lock(api::LockCause cause) override;
    QFuture<Result<Done>> logout() override;
    QFuture<Result<QByteArray>> stepUp(SecretBytes password, SecretBytes pin, QByteArray statement) override;
    void noteActivity() override;
    QFuture<Result<Done>> saveDraft(QString key, QByteArray content) override;
    QFuture<Result<QByteArray>> loadDraft(QString key) override;
    QFuture<Result<Done>> dropDraft(QString key) override;
    api::BackupStatus backup() const override;

    Result<api::Actor> admit(api::UseCase useCase) override;
    void setReception(ReceptionId id, QString number) override;
    /// While somebody is in: for the server.
    std::optional<api::LoginProof> loginProof() const;
    void directoryTaken(); ///< DirectoryFile::update() has brought a newer one

    // For DirectoryOffice; these block, never from the UI thread.
    /// With card and password, by whoever is in. Errors as stepUp().
    Result<SignedOrder> signOrder(const api::Order &order, const SecretBytes &password, SecretBytes pin);
    /// The card in the reader shows itself, nobody in.
    Result<SignedOrder> signCard(SecretBytes pin);
    /// The card's holder closes their key with `chosen`; `present` is empty while no key is set. Whoever is in is the holder.
    using KeyRule = std::function<Result<Done>()>; ///< asked once card and present password are proven
    Result<SignedOrder> signKey(const SecretBytes &present, const SecretBytes &chosen, SecretBytes pin, const KeyRule &rule);
    /// Into the store if it is open, otherwise outside of it: also when it closes meanwhile.
    Result<Done> record(const api::Actor &actor, api::UseCase useCase, api::Outcome outcome, const journal::Note &note);
    bool hasSlotFor(const StaffId &staff) const;

private:
    QFuture<Result<api::SessionInfo>> enterLater(api::UseCase useCase, SecretBytes password, SecretBytes pin);
    Result<api::SessionInfo> enter(api::UseCase useCase, const SecretBytes &password, SecretBytes pin);
    Result<api::SessionInfo> letIn(api::UseCase useCase, const Proven &proven, const api::Actor &actor);
    Result<Done> openStore(api::UseCase useCase, const Proven &proven, const api::Actor &actor);
    Result<Done> openWith(SecretBytes k, api::UseCase useCase, const Proven &proven, const api::Actor &actor);
    Result<Done> afterRestore(store::Transaction &transaction);
    Result<SecretBytes> storeKey(const StaffId &staff, const crypto::PrivateKey &personKey, quint32 epoch) const;
    Result<Done> rekeyIfDue(const Proven &proven, const api::Actor &actor);
    Result<Done> changeKey(const Proven &proven, const StoreKey &present, quint32 order);
    void keepSlotsLater();
    Result<Done> keepSlots();
    Result<Done> compareDirectory(store::Transaction &transaction);
    Result<Done> keepDirectory(store::Transaction &transaction);
    struct KeyHolder;
    Result<KeyHolder> keyHolder(const SecretBytes &present, SecretBytes pin, api::Actor &known);
    Result<QByteArray> historyAfter(const KeyHolder &holder, const SecretBytes &present, const SecretBytes &chosen) const;
    Result<SignedOrder> setKey(const SecretBytes &present, const SecretBytes &chosen, SecretBytes pin, const KeyRule &rule, api::Actor &known);
    Result<QByteArray> confirm(const SecretBytes &password, SecretBytes pin, const QByteArray &statement);
    Result<Done> recordOutside(const api::Actor &actor, api::UseCase useCase, const Error &error);
    Result<Done> recordInside(const api::Actor &actor, api::UseCase useCase, api::Outcome outcome, const journal::Note &note);
    void closeDoors(const api::Actor &actor, api::UseCase useCase, const QString &detail, bool storeOpen);
    void cardMayHaveGone();
    void checkIdle();
    void checkStanding();
    void beat();
    bool stands() const;                                      ///< with m_mutex held: directory and day still know this person with this card
    std::optional<Error> refusal(api::UseCase useCase) const; ///< with m_mutex held
    bool idleTooLong() const;                                 ///< with m_mutex held

    const SessionOptions m_options;
    const Clock &m_clock;
    DirectoryFile &m_directory;
    store::Store &m_store;
    journal::Record &m_record;
    const DraftBox m_drafts;
    const SlotFolder m_slots;
    const WaitingNote m_waiting;
    const api::Actor m_nobody; ///< terminal and municipality only

    mutable std::mutex m_mutex; ///< guards what follows
    Phase m_phase = Phase::LoggedOut;
    bool m_locking = false; ///< locking() is out: no new work, drafts still come in
    bool m_entering = false;
    std::optional<api::LockCause> m_interrupted; ///< somebody locked while a person was being let in
    std::optional<api::SessionInfo> m_info;
    std::optional<api::LockCause> m_cause;
    SecretBytes m_personKey; ///< private scalar, Active only
    crypto::PublicKey m_ownerKey;
    QByteArray m_certificate; ///< of the card that let the person in
    quint64 m_insertion = 0;
    api::LoginProof m_proof;
    std::chrono::milliseconds m_lastActivity{0};

    CardWatch m_card;
    Prover m_prover; ///< m_entrance only
    QTimer m_idleTimer;
    std::atomic<bool> m_beating = false;
    std::unique_ptr<backup::Keeper> m_backup; ///< if there are copies to keep
    Worker m_exit;                         ///< drafts, then the closing of what was open
    std::unique_ptr<Worker> m_entrance; ///< login, unlock, step-up
};

} // namespace madoguchi::session
