#pragma once

#include "api/services.h"
#include "handover/continuity_service.h"
#include "journal/record_reader.h"
#include "machine/machine_events.h"
#include "media/media_service.h"
#include "people/answer_service.h"
#include "people/conflict_service.h"
#include "people/number_service.h"
#include "people/people_service.h"
#include "people/reception_service.h"
#include "review/review_office.h"
#include "session/directory_office.h"
#include "session/print_office.h"
#include "settings/profile_lock.h"
#include "settings/terminal_profile.h"
#include "sync/directory_line.h"
#include "sync/engine.h"
#include "sync/outside_line.h"
#include "sync/session_line.h"
#include "sync/tries_line.h"
#include "sync/tls_transport.h"

namespace madoguchi::app {

/// The terminal without its windows: constructs the rooms in the order of dependence and connects them. The window
/// program and the end-to-end tests work on the same one.
class Terminal : public QObject {
    Q_OBJECT
public:
    /// ProfileInUse, ProfileInvalid, and whatever keeps the profile from being read.
    /// `printer`: what prints here, outlives the terminal; none: nothing does. `hash`: a measure may look at it.
    static Result<std::unique_ptr<Terminal>> open(const QString &profileDir, const Clock &clock, api::Printer *printer = nullptr,
                                                  const session::PasswordHash &hash = crypto::argon2id);
    ~Terminal() override;

    /// Locks when the machine is locked or sleeps. `events` ends first or with it.
    void follow(machine::MachineEvents &events);
    api::Services &services() { return *m_services; }
    const settings::TerminalProfile &profile() const { return m_profile; }

private:
    Terminal(settings::TerminalProfile profile, settings::ProfileLock lock, const Clock &clock);
    Result<Done> build(api::Printer *printer, const session::PasswordHash &hash);
    crypto::TrustStore serverTrust() const;
    bool isOwnLedger() const;
    QList<media::MediumPath> mediaHere() const;
    api::MediumPaper paperOf(const QString &serial) const;
    sync::SourceOptions sourceOptions(const crypto::PrivateKey &deviceKey) const;
    handover::Office handoverOffice() const;
    void connectRooms();

    const settings::TerminalProfile m_profile;
    const settings::ProfileLock m_lock;
    const Clock &m_clock;
    media::FolderDrive m_drive;
    crypto::Certificate m_authority;
    QByteArray m_revocationList; ///< of the profile
    // In the order of construction; destroyed the other way round.
    std::unique_ptr<session::DirectoryFile> m_directory;
    std::unique_ptr<journal::Record> m_record;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<sync::TlsTransport> m_transport;
    std::unique_ptr<sync::TriesLine> m_triesLine;
    std::unique_ptr<sync::OutsideLine> m_outsideLine; ///< outlives the session, whose end is the last that it shows
    std::unique_ptr<session::Session> m_session;
    std::unique_ptr<journal::UseCaseRunner> m_runner;
    std::unique_ptr<sync::SessionLine> m_sessionLine;
    std::unique_ptr<sync::DirectoryLine> m_directoryLine;
    std::unique_ptr<session::DirectoryOffice> m_directoryOffice;
    std::unique_ptr<session::PrintOffice> m_printOffice;
    std::unique_ptr<sync::Engine> m_engine;
    std::unique_ptr<people::PeopleHandler> m_peopleHandler;
    std::unique_ptr<people::PeopleServiceImpl> m_people;
    std::unique_ptr<people::ReceptionServiceImpl> m_reception;
    std::unique_ptr<people::AnswerServiceImpl> m_answer;
    std::unique_ptr<people::ConflictServiceImpl> m_conflict;
    std::unique_ptr<people::NumberServiceImpl> m_number;
    std::unique_ptr<handover::HandoverHandler> m_handoverHandler;
    std::unique_ptr<handover::ContinuityServiceImpl> m_continuity;
    std::unique_ptr<media::MediaServiceImpl> m_media;
    std::unique_ptr<journal::RecordReader> m_recordReader;
    std::unique_ptr<review::ReviewOffice> m_reviewOffice;
    std::unique_ptr<api::Services> m_services;
};

} // namespace madoguchi::app
