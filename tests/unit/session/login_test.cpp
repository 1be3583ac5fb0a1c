#include "desk_fixture.h"

using namespace madoguchi;
using namespace madoguchi::test;
using namespace Qt::StringLiterals;
using Phase = api::SessionService::Phase;

namespace {

class LoginTest : public Desk {
protected:
    Error refusedLogin(const QString &password, const QString &pin = u"1234"_s)
    {
        const auto answer = get(tryLogin(password, pin));
        EXPECT_FALSE(answer.ok());
        EXPECT_EQ(m_session->phase(), Phase::LoggedOut);
        EXPECT_FALSE(m_session->current());
        EXPECT_FALSE(m_store->isOpen());
        return answer.ok() ? Error{} : answer.error();
    }
};

} // namespace

TEST_F(LoginTest, C14_card_and_password_open_the_store_with_one_slow_hash_and_leave_an_entry)
{
    login(u"clerk-1"_s);
    EXPECT_EQ(m_session->phase(), Phase::Active);
    EXPECT_TRUE(m_store->isOpen());
    EXPECT_EQ(m_hashes, 1);
    const auto info = m_session->current();
    ASSERT_TRUE(info);
    EXPECT_EQ(info->actor.staff.text(), u"clerk-1"_s);
    EXPECT_EQ(info->actor.terminal.text(), QLatin1String(terminalName));
    EXPECT_EQ(info->actor.municipality, QLatin1String(municipality));
    EXPECT_EQ(info->actor.cardSerial, u"SN-clerk-1"_s);
    EXPECT_TRUE(info->storeOpen);
    EXPECT_EQ(info->certificateUntil.date(), QDate(2028, 1, 1));
    EXPECT_EQ(recorded(), QStringList(u"session.login done clerk-1"_s));
}

TEST_F(LoginTest, C09_who_has_no_slot_gets_in_without_the_store_and_leaves_an_entry)
{
    for (const QString &person : {u"administrator-1"_s, u"auditor-1"_s}) {
        login(person);
        EXPECT_EQ(m_session->phase(), Phase::Active);
        EXPECT_FALSE(m_session->current()->storeOpen);
        EXPECT_FALSE(m_store->isOpen());
        ASSERT_TRUE(get(m_session->logout()).ok());
    }
    const QStringList lines = recordedAfterLogin();
    for (const QString &line : {u"session.login done administrator-1"_s, u"session.logout done administrator-1"_s, u"session.login done auditor-1"_s})
        EXPECT_TRUE(lines.contains(line)) << qPrintable(line);
}

TEST_F(LoginTest, C09_C14_every_wrong_card_has_its_own_error_and_entry)
{
    const std::pair<QString, ErrorCode> cards[] = {{u"expired"_s, ErrorCode::CertificateExpired},
                                                   {u"revoked"_s, ErrorCode::CertificateRevoked},
                                                   {u"stranger"_s, ErrorCode::CardUnknown},
                                                   {u"elsewhere"_s, ErrorCode::NotEnrolledHere}};
    for (const auto &[person, code] : cards) {
        insert(person);
        EXPECT_EQ(refusedLogin(passwordOf(person)).code, code) << qPrintable(person);
    }
    const QStringList lines = recordedAfterLogin();
    EXPECT_TRUE(lines.contains(u"session.login denied expired "_s + errorText(ErrorCode::CertificateExpired)) ||
                lines.contains(u"session.login denied "_s + errorText(ErrorCode::CertificateExpired)));
    EXPECT_TRUE(lines.contains(u"session.login denied elsewhere "_s + errorText(ErrorCode::NotEnrolledHere)));
}

TEST_F(LoginTest, C14_every_trouble_with_the_certificate_has_its_own_error_and_no_password_is_tried)
{
    const Office &office = Office::instance();
    const auto cousin = crypto::CertificateAuthority::create(u"test CA"_s, m_clock.utc().addYears(-1), m_clock.utc().addYears(9)).value();
    crypto::CertificateRequest staff;
    staff.commonName = u"clerk-1"_s;
    staff.organization = QLatin1String(municipality);
    staff.organizationalUnit = u"staff"_s;
    staff.use = crypto::CertificateUse::Staff;
    staff.notBefore = m_clock.utc().addDays(-1);
    staff.notAfter = m_clock.utc().addDays(90);
    crypto::CertificateRequest later = staff, terminal = staff, another = staff;
    later.notBefore = m_clock.utc().addDays(1);
    terminal.use = crypto::CertificateUse::TerminalClient;
    another.use = crypto::CertificateUse::Signing;
    another.organizationalUnit = u"federation"_s;
    const auto issued = [&](const crypto::CertificateRequest &request, const crypto::CertificateAuthority &by) {
        return by.issue(request, office.people.at(u"clerk-1"_s).card.signKey.publicKey()).value().toDer();
    };
    const std::tuple<const char *, QByteArray, ErrorCode> certificates[] = {
        {"not yet valid", issued(later, office.authority), ErrorCode::CertificateNotYetValid},
        {"expired", office.people.at(u"expired"_s).card.certificateDer, ErrorCode::CertificateExpired},
        {"of another CA with the same name", issued(staff, cousin), ErrorCode::CertificateUntrusted},
        {"revoked", office.people.at(u"revoked"_s).card.certificateDer, ErrorCode::CertificateRevoked},
        {"extended use: a terminal's", issued(terminal, office.authority), ErrorCode::CertificateUnfit},
        {"a federation's", issued(another, office.authority), ErrorCode::CertificateUnfit},
        {"the root itself", office.authority.certificate().toDer(), ErrorCode::CertificateUnfit},
        {"good, but in no directory", issued(staff, office.authority), ErrorCode::CardUnknown},
        {"no certificate", "no certificate", ErrorCode::CardUnknown},
        {"of another key: a copied certificate", office.people.at(u"clerk-2"_s).card.certificateDer, ErrorCode::CardChallengeRefused}};
    for (const auto &[name, der, code] : certificates) {
        auto card = std::make_shared<FakeCard>(office.people.at(u"clerk-1"_s).card);
        card->certificateDer = der;
        m_reader.insert(card);
        EXPECT_EQ(refusedLogin(passwordOf(u"clerk-1"_s)).code, code) << name;
    }
    insert(u"clerk-1"_s);
    const std::pair<const char *, QByteArray> lists[] = {
        {"run out", office.authority.revocationList({}, m_clock.utc().addDays(-9), m_clock.utc().addDays(-1)).value()},
        {"of the future", office.authority.revocationList({}, m_clock.utc().addDays(1), m_clock.utc().addDays(9)).value()}};
    for (const auto &[name, list] : lists) {
        replaceDirectory([&, list = list](directory::DirectoryContent &content) { content.revocationListPem = list; });
        EXPECT_EQ(refusedLogin(passwordOf(u"clerk-1"_s)).code, ErrorCode::RevocationListOld) << name;
    }
    EXPECT_EQ(m_hashes, 0);
}

TEST_F(LoginTest, C14_every_trouble_of_the_reader_has_its_own_error)
{
    const std::pair<ErrorCode, api::CardState> troubles[] = {{ErrorCode::CardModuleMissing, api::CardState::NoModule},
                                                             {ErrorCode::CardServiceMissing, api::CardState::NoService},
                                                             {ErrorCode::CardReaderMissing, api::CardState::NoReader},
                                                             {ErrorCode::CardMissing, api::CardState::NoCard},
                                                             {ErrorCode::CardUnknown, api::CardState::Unknown},
                                                             {ErrorCode::CardFailed, api::CardState::Failed}};
    insert(u"clerk-1"_s);
    for (const auto &[code, state] : troubles) {
        m_reader.breakDown(Error{code, {}, {}});
        EXPECT_EQ(refusedLogin(passwordOf(u"clerk-1"_s)).code, code);
        EXPECT_TRUE(waitFor([&] { return m_session->card().state == state; })) << static_cast<int>(state);
    }
    m_reader.breakDown({});
    EXPECT_TRUE(waitFor([&] { return m_session->card().state == api::CardState::Present; })) << "it recovers by itself";
    EXPECT_EQ(m_session->card().holder, u"窓口 clerk-1"_s);
    EXPECT_TRUE(m_session->card().pinNeeded);
}

TEST_F(LoginTest, a_module_that_is_missing_at_start_is_tried_again)
{
    m_reader.breakDown(Error{ErrorCode::CardModuleMissing, {}, {}});
    restart();
    EXPECT_EQ(refusedLogin(passwordOf(u"clerk-1"_s)).code, ErrorCode::CardModuleMissing);
    m_reader.breakDown({});
    login(u"clerk-1"_s);
}

TEST_F(LoginTest, C14_each_call_of_the_card_may_fail_and_nobody_gets_in)
{
    for (const char *call : {"inspect", "login", "sign", "release"}) {
        insert(u"clerk-1"_s);
        m_reader.failNext(call, Error{ErrorCode::CardRemoved, {}, {}});
        // The watch may take the failure of an inspection first: then the login sees the next.
        const auto answer = get(tryLogin(passwordOf(u"clerk-1"_s)));
        if (QByteArray(call) != "inspect") {
            EXPECT_EQ(answer.ok() ? ErrorCode::Internal : answer.error().code, ErrorCode::CardRemoved) << call;
        }
        EXPECT_TRUE(get(m_session->logout()).ok());
    }
}

TEST_F(LoginTest, C14_wrong_pin_and_wrong_password_are_told_apart_and_count_down)
{
    insert(u"clerk-1"_s);
    const Error pin = refusedLogin(passwordOf(u"clerk-1"_s), u"0000"_s);
    EXPECT_EQ(pin, (Error{ErrorCode::CardPinWrong, {u"few"_s}, u"pin"_s}));
    EXPECT_EQ(m_hashes, 0) << "no password is tried behind a wrong PIN";
    EXPECT_TRUE(waitFor([&] { return m_session->card().pinTries == api::PinTries::Few; }));
    const Error password = refusedLogin(u"himitsu"_s);
    EXPECT_EQ(password, (Error{ErrorCode::PasswordWrong, {u"4"_s}, u"password"_s}));
    EXPECT_EQ(refusedLogin(u"himitsu"_s).args, QStringList(u"3"_s));
    const QStringList lines = recordedAfterLogin();
    EXPECT_EQ(lines.filter(u"session.login denied clerk-1"_s),
              QStringList({u"session.login denied clerk-1 C-005"_s, u"session.login denied clerk-1 S-001"_s, u"session.login denied clerk-1 S-001"_s}));
}

TEST_F(LoginTest, C14_a_card_blocks_after_its_tries_and_says_so)
{
    insert(u"clerk-1"_s);
    EXPECT_EQ(refusedLogin(passwordOf(u"clerk-1"_s), u"0000"_s).code, ErrorCode::CardPinWrong);
    EXPECT_EQ(refusedLogin(passwordOf(u"clerk-1"_s), u"0000"_s).code, ErrorCode::CardPinWrong);
    EXPECT_EQ(refusedLogin(passwordOf(u"clerk-1"_s), u"0000"_s).code, ErrorCode::CardBlocked);
    EXPECT_EQ(refusedLogin(passwordOf(u"clerk-1"_s)).code, ErrorCode::CardBlocked);
    EXPECT_TRUE(waitFor([&] { return m_session->card().state == api::CardState::Blocked; }));
}

TEST_F(LoginTest, fields_left_empty_are_asked_for_and_cost_no_try)
{
    insert(u"clerk-1"_s);
    EXPECT_EQ(refusedLogin(u""_s), (Error{ErrorCode::InvalidArgument, {}, u"password"_s}));
    EXPECT_EQ(refusedLogin(QString(300, u'x')), (Error{ErrorCode::InvalidArgument, {}, u"password"_s}));
    EXPECT_EQ(refusedLogin(passwordOf(u"clerk-1"_s), u""_s), (Error{ErrorCode::InvalidArgument, {}, u"pin"_s}));
    EXPECT_EQ(m_hashes, 0);
    EXPECT_EQ(m_reader.count("login"), 0);
}

TEST_F(LoginTest, a_card_that_asks_for_no_pin_gets_none)
{
    auto card = std::make_shared<FakeCard>(Office::instance().people.at(u"clerk-1"_s).card);
    card->pin.clear();
    m_reader.insert(card);
    ASSERT_TRUE(get(tryLogin(passwordOf(u"clerk-1"_s), u""_s)).ok());
    EXPECT_EQ(m_reader.count("login"), 0);
    EXPECT_FALSE(m_session->card().pinNeeded);
}

TEST_F(LoginTest, C14_a_copied_certificate_without_its_key_fails_the_challenge)
{
    insert(u"clerk-1"_s);
    m_reader.forgeSignatures(true);
    EXPECT_EQ(refusedLogin(passwordOf(u"clerk-1"_s)).code, ErrorCode::CardChallengeRefused);
    EXPECT_EQ(m_hashes, 0);
}

TEST_F(LoginTest, C14_six_wrong_passwords_make_wait_and_a_restart_does_not_help)
{
    insert(u"clerk-1"_s);
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(refusedLogin(u"wrong"_s).code, ErrorCode::PasswordWrong);
    EXPECT_EQ(refusedLogin(passwordOf(u"clerk-1"_s)), (Error{ErrorCode::Throttled, {u"30"_s}, u"password"_s}));
    restart();
    EXPECT_EQ(refusedLogin(passwordOf(u"clerk-1"_s)).code, ErrorCode::Throttled);
    EXPECT_EQ(m_hashes, 5) << "a throttled try costs nothing";
    m_clock.advance(std::chrono::seconds(30));
    login(u"clerk-1"_s);
    EXPECT_TRUE(isRecorded(u"session.login denied clerk-1 S-002"_s));
}

TEST_F(LoginTest, a_slot_that_is_old_changed_or_of_another_terminal_opens_nothing)
{
    const Office &office = Office::instance();
    const auto slotFor = [&](const QString &terminal, quint32 epoch) {
        return session::makeSlot(office.k, office.people.at(u"clerk-1"_s).entry.publicKey, {StaffId(u"clerk-1"_s), TerminalId(terminal), epoch}).value();
    };
    const QString name = u"slots/clerk-1.slot"_s;
    const QByteArray good = readAll(name);
    QByteArray changed = good;
    changed.back() = static_cast<char>(changed.back() ^ 1);
    const std::pair<QByteArray, ErrorCode> slots_[] = {{slotFor(u"terminal-1"_s, 1), ErrorCode::SlotOld},
                                                      {slotFor(u"terminal-2"_s, 2), ErrorCode::SlotInvalid},
                                                      {changed, ErrorCode::SlotInvalid},
                                                      {readAll(u"slots/clerk-2.slot"_s), ErrorCode::SlotInvalid},
                                                      {QByteArray(), ErrorCode::SlotInvalid},
                                                      {QByteArray(10'000, 'x'), ErrorCode::SlotInvalid}};
    insert(u"clerk-1"_s);
    for (const auto &[content, code] : slots_) {
        writeAll(name, content);
        EXPECT_EQ(refusedLogin(passwordOf(u"clerk-1"_s)).code, code);
    }
    writeAll(name, good);
    login(u"clerk-1"_s);
}

TEST_F(LoginTest, a_slot_with_another_key_does_not_open_the_store)
{
    login(u"clerk-2"_s);
    ASSERT_TRUE(get(m_session->logout()).ok());
    writeAll(u"slots/clerk-1.slot"_s, session::makeSlot(crypto::randomSecret(32), Office::instance().people.at(u"clerk-1"_s).entry.publicKey,
                                                        {StaffId(u"clerk-1"_s), TerminalId(QLatin1String(terminalName)), 2})
                                          .value());
    insert(u"clerk-1"_s);
    EXPECT_EQ(refusedLogin(passwordOf(u"clerk-1"_s)).code, ErrorCode::StoreKeyWrong);
    EXPECT_TRUE(recordedAfterLogin().contains(u"session.login failed clerk-1 D-003"_s));
}

TEST_F(LoginTest, C16_an_entitlement_ends_by_itself_after_its_last_day)
{
    const auto until = [](const QDate &day) {
        return [day](directory::DirectoryContent &content) {
            for (directory::StaffEntry &entry : content.staff)
                entry.until = entry.id.text() == u"clerk-1"_s ? day : entry.until;
        };
    };
    replaceDirectory(until(QDate(2026, 11, 19)));
    insert(u"clerk-1"_s);
    EXPECT_EQ(refusedLogin(passwordOf(u"clerk-1"_s)).code, ErrorCode::Denied);
    replaceDirectory(until(QDate(2026, 11, 20)));
    login(u"clerk-1"_s);
    EXPECT_TRUE(m_session->admit(api::UseCase::PersonSearch).ok());
    replaceDirectory([](directory::DirectoryContent &content) {
        content.staff.removeIf([](const directory::StaffEntry &entry) { return entry.id.text() == u"clerk-1"_s; });
    });
    EXPECT_EQ(m_session->admit(api::UseCase::PersonSearch).error().code, ErrorCode::Denied) << "who left is out at once";
    m_session->directoryTaken();
    EXPECT_EQ(m_session->phase(), Phase::Locked);
    EXPECT_EQ(m_session->lockCause(), api::LockCause::StandingEnded);
    EXPECT_TRUE(waitForClosedStore());
}

TEST_F(LoginTest, C16_what_the_directory_changes_ends_a_running_session)
{
    const auto clerk = [](directory::DirectoryContent &content) { return directory::findStaff(content, StaffId(u"clerk-1"_s)); };
    const std::pair<const char *, std::function<void(directory::StaffEntry &)>> changes[] = {
        {"another card", [](directory::StaffEntry &entry) { entry.cardCertificate = "of another card"; }},
        {"no card", [](directory::StaffEntry &entry) { entry.cardCertificate.clear(); }},
        {"other duties", [](directory::StaffEntry &entry) { entry.role = api::Role::Viewer; }},
        {"no sight of residents any more", [](directory::StaffEntry &entry) { entry.grants.clear(); }}};
    for (const auto &[name, change] : changes) {
        login(u"clerk-1"_s);
        replaceDirectory([&](directory::DirectoryContent &content) { change(*clerk(content)); });
        EXPECT_EQ(m_session->admit(api::UseCase::PersonSearch).error().code, ErrorCode::Denied) << name;
        m_session->directoryTaken();
        EXPECT_EQ(m_session->lockCause(), api::LockCause::StandingEnded) << name;
        EXPECT_TRUE(waitForClosedStore()) << name;
        ASSERT_TRUE(get(m_session->logout()).ok());
        replaceDirectory([](directory::DirectoryContent &content) { content.staff = Office::instance().directory().staff; });
    }
    EXPECT_TRUE(recordedAfterLogin().contains(u"session.lock done clerk-1 standing-ended"_s));
}

TEST_F(LoginTest, C16_a_function_of_the_session_ends_at_midnight_by_itself)
{
    replaceDirectory([&](directory::DirectoryContent &content) {
        directory::StaffEntry &entry = *directory::findStaff(content, StaffId(u"clerk-1"_s));
        entry.grants.first().until = m_clock.today();
    });
    login(u"clerk-1"_s);
    EXPECT_TRUE(m_session->admit(api::UseCase::PersonSearch).ok());
    m_clock.setUtc(m_clock.utc().addDays(1));
    EXPECT_EQ(m_session->admit(api::UseCase::PersonSearch).error().code, ErrorCode::Denied);
    EXPECT_TRUE(waitFor([&] { return m_session->lockCause() == api::LockCause::StandingEnded; })) << "nobody has to do anything";
}

TEST_F(LoginTest, C16_without_a_function_in_force_nobody_comes_in)
{
    replaceDirectory([](directory::DirectoryContent &content) { directory::findStaff(content, StaffId(u"clerk-1"_s))->grants.clear(); });
    insert(u"clerk-1"_s);
    EXPECT_EQ(refusedLogin(passwordOf(u"clerk-1"_s)).code, ErrorCode::Denied);
}

TEST_F(LoginTest, C14_C15_a_card_without_a_password_says_so_after_its_pin)
{
    replaceDirectory([](directory::DirectoryContent &content) {
        directory::StaffEntry &entry = *directory::findStaff(content, StaffId(u"clerk-1"_s));
        entry.publicKey = {};
        entry.passwordSince = {};
    });
    insert(u"clerk-1"_s);
    EXPECT_EQ(refusedLogin(passwordOf(u"clerk-1"_s), u"0000"_s).code, ErrorCode::CardPinWrong);
    EXPECT_EQ(refusedLogin(passwordOf(u"clerk-1"_s)).code, ErrorCode::PasswordNotSet);
}

TEST_F(LoginTest, C16_an_older_directory_put_back_on_disk_brings_nobody_back)
{
    login(u"clerk-1"_s);
    const QByteArray older = readAll(u"directory.json"_s);
    replaceDirectory([](directory::DirectoryContent &content) {
        content.staff.removeIf([](const directory::StaffEntry &entry) { return entry.id.text() == u"clerk-1"_s; });
    });
    m_session->directoryTaken();
    ASSERT_TRUE(get(m_session->logout()).ok());
    ASSERT_TRUE(waitForClosedStore());
    writeAll(u"directory.json"_s, older);
    restart();
    insert(u"clerk-1"_s);
    EXPECT_EQ(refusedLogin(passwordOf(u"clerk-1"_s)).code, ErrorCode::DirectoryOutdated);
    EXPECT_TRUE(waitForClosedStore());
    EXPECT_EQ(m_session->phase(), api::SessionService::Phase::LoggedOut);
    EXPECT_NE(refusedLogin(passwordOf(u"clerk-1"_s)).code, ErrorCode::DirectoryOutdated) << "the newest one stands in its place, and clerk-1 not in it";
    EXPECT_NE(readAll(u"directory.json"_s), older);
    login(u"clerk-2"_s);
    EXPECT_TRUE(isRecorded(u"session.login failed clerk-1 S-015"_s)) << "the attempt stands in the record";
}

TEST_F(LoginTest, C09_if_the_record_cannot_be_written_nobody_gets_in)
{
    login(u"clerk-1"_s);
    ASSERT_TRUE(get(m_session->logout()).ok());
    QDir(path(u"record"_s)).removeRecursively();
    writeAll(u"record"_s, "a file where the folder was");
    insert(u"administrator-1"_s);
    EXPECT_EQ(refusedLogin(passwordOf(u"administrator-1"_s)).code, ErrorCode::RecordUnwritable);
    EXPECT_EQ(refusedLogin(u"wrong"_s).code, ErrorCode::RecordUnwritable) << "nor does anybody learn whether the password was right";
}

TEST_F(LoginTest, C13_one_session_a_terminal)
{
    login(u"clerk-1"_s);
    EXPECT_EQ(get(tryLogin(passwordOf(u"clerk-1"_s))).error().code, ErrorCode::InvalidArgument);
    insert(u"clerk-2"_s);
    ASSERT_TRUE(waitForPhase(Phase::Locked));
    login(u"clerk-2"_s); // the first card is gone, its session locked: the desk is taken over
    EXPECT_EQ(m_session->current()->actor.staff.text(), u"clerk-2"_s);
    EXPECT_FALSE(m_session->lockCause());
}
