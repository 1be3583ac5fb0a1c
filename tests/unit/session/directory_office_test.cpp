// Orders from a desk: checked, signed by the card, sent, in force; and the password that a person chooses (C-13 to C-16).
#include "session/directory_office.h"

#include "desk_fixture.h"
#include "directory/directory.h"
#include "directory/key_report.h"
#include "directory/standing.h"

using namespace madoguchi;
using namespace madoguchi::test;
using namespace Qt::StringLiterals;

namespace {

/// The desk with a line to a server in miniature: it carries out what the card of the right person signed.
class OfficeTest : public Desk {
protected:
    void SetUp() override
    {
        open();
        m_content = m_directory->current()->content();
        m_content.terminals = {{TerminalId(QLatin1String(terminalName)), u"1番窓口"_s, m_clock.today()}};
    }
    void TearDown() override { m_office.reset(); }
    void open()
    {
        m_office = std::make_unique<session::DirectoryOffice>(
            *m_session, *m_directory, [this](const session::SignedOrder &order) { return QtFuture::makeReadyFuture(serve(order)); },
            session::PasswordRule({}, {}),
            m_clock);
    }
    Result<QByteArray> serve(const session::SignedOrder &order)
    {
        m_statements.append(order.statement);
        m_whileSent.append(readAll(u"record/outside.log"_s));
        if (m_onSend)
            m_onSend();
        if (m_lineFault)
            return *m_lineFault;
        if (!m_lineFaults.isEmpty())
            return m_lineFaults.takeFirst();
        MADOGUCHI_ASSIGN(const directory::Ordered ordered, directory::readOrder(order.statement));
        const directory::StaffEntry *by = directory::findStaff(m_content, ordered.by);
        const auto certificate = crypto::Certificate::fromDer(by ? by->cardCertificate : order.certificate);
        if (!certificate.ok() || !certificate->publicKey().verify(directory::framedOrder(order.statement), order.signature))
            return ErrorCode::SignatureInvalid;
        MADOGUCHI_TRY(directory::mayOrder(m_content, ordered, m_clock.today()));
        MADOGUCHI_TRY(directory::carryOut(m_content, ordered, m_clock.today()));
        ++m_content.version;
        return Office::instance().signedDirectory(m_content);
    }
    Result<Done> give(const QString &by, api::Order order) { return get(m_office->order(std::move(order), secretOf(passwordOf(by)), {})); }
    const directory::StaffEntry *staff(const QString &id) const { return m_directory->current()->staff(StaffId(id)); }

    directory::DirectoryContent m_content;
    QList<QByteArray> m_statements;
    QList<QByteArray> m_whileSent; ///< what the record outside the store was at each sending
    std::function<void()> m_onSend;
    std::optional<Error> m_lineFault;
    QList<ErrorCode> m_lineFaults; ///< of the next sendings, one each
    std::unique_ptr<session::DirectoryOffice> m_office;
};

const api::RegisterStaff newcomer{StaffId(u"clerk-3"_s), u"新任 七海"_s, u"シンニン ナナミ"_s, u"保険年金課"_s, api::Role::Clerk, {}};

} // namespace

TEST_F(OfficeTest, C09_C16_an_order_is_signed_sent_in_force_and_recorded)
{
    login(u"administrator-1"_s);
    ASSERT_TRUE(m_office->check(newcomer).ok());
    const auto given = give(u"administrator-1"_s, newcomer);
    ASSERT_TRUE(given.ok()) << qPrintable(describe(given.error()));
    EXPECT_TRUE(staff(u"clerk-3"_s));
    EXPECT_EQ(m_statements.size(), 1);
    EXPECT_EQ(m_office->check(newcomer).error().code, ErrorCode::AlreadyRegistered);
    EXPECT_EQ(give(u"administrator-1"_s, newcomer).error().code, ErrorCode::AlreadyRegistered);
    EXPECT_EQ(m_statements.size(), 1) << "a mistake costs no signature and no line";
    const auto view = get(m_office->view());
    ASSERT_TRUE(view.ok());
    const auto shown = std::ranges::find(view->staff, StaffId(u"clerk-3"_s), &api::StaffView::id);
    ASSERT_NE(shown, view->staff.end());
    EXPECT_EQ(shown->card, api::CardStanding::None);
    EXPECT_TRUE(shown->inForce.isEmpty());
    const QStringList lines = recordedAfterLogin();
    EXPECT_TRUE(lines.contains(u"staff.register done administrator-1"_s));
    EXPECT_TRUE(lines.contains(u"staff.register failed administrator-1 S-030"_s)) << qPrintable(lines.join(u'\n'));
    EXPECT_TRUE(lines.contains(u"directory.read done administrator-1"_s));
}

TEST_F(OfficeTest, C09_an_order_is_in_the_record_before_it_leaves_and_what_became_of_it_afterwards)
{
    const auto linesOf = [this](const QString &useCase) {
        QStringList lines;
        const auto all = m_record->lines(0, 1000);
        for (const api::RecordLine &line : *all) {
            if (line.useCase == useCase)
                lines.prepend(QString::number(static_cast<int>(line.outcome)) + u' ' + line.detail + u' ' + line.object);
        }
        return lines;
    };
    const auto whole = [&](const QString &by, const QString &useCase, const std::function<Result<Done>()> &work) {
        m_statements.clear();
        m_whileSent = {};
        const bool ok = work().ok();
        EXPECT_EQ(m_whileSent.size(), m_statements.size());
        std::ignore = get(m_session->logout());
        login(by == u"clerk-1" ? u"clerk-2"_s : u"clerk-1"_s); // what stood outside the store comes in
        const QString id = directory::readOrder(m_statements.value(0)).value().id;
        const QStringList lines = linesOf(useCase);
        EXPECT_TRUE(lines.contains(u"0 begun "_s + id)) << qPrintable(lines.join(u'\n'));
        EXPECT_TRUE(lines.contains((ok ? u"0  "_s : u"2 S-037 "_s) + id)) << qPrintable(lines.join(u'\n'));
        std::ignore = get(m_session->logout());
    };
    login(u"administrator-1"_s);
    whole(u"administrator-1"_s, u"staff.register"_s, [&] { return give(u"administrator-1"_s, newcomer); });
    EXPECT_TRUE(m_whileSent.value(0).contains("begun")) << "on disk, before the line is asked";
    // Killed here, the server may have it: the record's first entry says that it was under way.
    login(u"administrator-1"_s);
    m_lineFault = Error{ErrorCode::ConnectionReset, {}, {}};
    whole(u"administrator-1"_s, u"staff.end"_s, [&] { return give(u"administrator-1"_s, api::EndStaff{StaffId(u"clerk-3"_s), m_clock.today(), u"退職"_s}); });
    m_lineFault.reset();
    insert(u"clerk-1"_s);
    whole(u"clerk-1"_s, u"key.set"_s, [&] { return get(m_office->choosePassword(secretOf(passwordOf(u"clerk-1"_s)), secretOf(u"atarashii-kotoba"_s), secretOf(u"1234"_s))); });
}

TEST_F(OfficeTest, C09_an_order_that_is_in_force_is_not_told_as_one_that_failed)
{
    login(u"administrator-1"_s);
    m_onSend = [this] {
        const QString file = path(u"record/outside.log"_s);
        QFile::remove(file);
        QDir().mkdir(file); // nothing can be written to it any more
    };
    EXPECT_EQ(give(u"administrator-1"_s, newcomer).error().code, ErrorCode::OrderUnrecorded);
    EXPECT_TRUE(staff(u"clerk-3"_s)) << "it is in force";
}

TEST_F(OfficeTest, C14_a_change_of_key_is_ordered_and_seen_done_and_a_recovery_key_is_offered_proposed_and_confirmed)
{
    const QByteArray offered = Office::instance().municipal.publicKey().toDer();
    m_office = std::make_unique<session::DirectoryOffice>(
        *m_session, *m_directory, [this](const session::SignedOrder &order) { return QtFuture::makeReadyFuture(serve(order)); }, session::PasswordRule({}, {}), m_clock, offered);
    login(u"administrator-1"_s);
    replaceDirectory([this](directory::DirectoryContent &content) {
        content.terminals = m_content.terminals;
        m_content = content;
    });
    const auto view = [this] { return get(m_office->view()).value(); };
    EXPECT_EQ(view().recovery.offered, offered);
    EXPECT_TRUE(view().recovery.code.isEmpty());
    ASSERT_TRUE(give(u"administrator-1"_s, api::RekeyTerminal{TerminalId(QLatin1String(terminalName)), u"紛失"_s}).ok());
    EXPECT_EQ(view().terminals[0].key, api::KeyStanding::Ordered);
    EXPECT_EQ(view().terminals[0].keyReason, u"紛失");
    EXPECT_FALSE(view().terminals[0].keyChangedAt.isValid());
    replaceDirectory([this](directory::DirectoryContent &content) {
        directory::noteKeyChange(content.terminals[0], {directory::KeyChangeState::Failed, 0, 1, ErrorCode::DiskFull}, m_clock.utc());
        m_content = content;
    });
    EXPECT_EQ(view().terminals[0].key, api::KeyStanding::Failed);
    EXPECT_EQ(view().terminals[0].keyTrouble->code, ErrorCode::DiskFull);
    replaceDirectory([this](directory::DirectoryContent &content) {
        directory::noteKeyChange(content.terminals[0], {directory::KeyChangeState::Finished, 2, 1, {}}, m_clock.utc());
        m_content = content;
    });
    EXPECT_EQ(view().terminals[0].key, api::KeyStanding::Done);
    EXPECT_EQ(view().terminals[0].keyChangedAt, m_clock.utc());

    ASSERT_TRUE(give(u"administrator-1"_s, api::ProposeRecoveryKey{offered}).ok());
    EXPECT_TRUE(view().recovery.mine);
    EXPECT_TRUE(view().recovery.offered.isEmpty());
    ASSERT_TRUE(get(m_session->logout()).ok());
    login(u"supervisor-1"_s);
    const api::RecoveryView proposed = view().recovery;
    EXPECT_FALSE(proposed.mine);
    ASSERT_TRUE(give(u"supervisor-1"_s, api::ConfirmRecoveryKey{proposed.proposed}).ok());
    EXPECT_EQ(view().recovery.code, proposed.proposedCode);
    EXPECT_TRUE(view().recovery.proposedCode.isEmpty());
}

TEST_F(OfficeTest, C18_the_register_of_media_is_shown_with_who_keeps_what_and_who_does_no_more)
{
    login(u"administrator-1"_s);
    const auto view = [this] { return get(m_office->view()).value().media; };
    EXPECT_TRUE(view().isEmpty());
    EXPECT_EQ(give(u"administrator-1"_s, api::RegisterMedium{u"USB-1"_s, u"窓口1号"_s, u"金庫A"_s, StaffId(u"administrator-1"_s)}).error().field, u"keeper") << "before the card signs anything";
    ASSERT_TRUE(give(u"administrator-1"_s, api::RegisterMedium{u"USB-1"_s, u"窓口1号"_s, u"金庫A"_s, StaffId(u"clerk-1"_s)}).ok());
    ASSERT_TRUE(give(u"administrator-1"_s, api::RegisterMedium{u"USB-2"_s, u"窓口2号"_s, u"金庫A"_s, StaffId(u"supervisor-1"_s)}).ok());
    ASSERT_EQ(view().size(), 2);
    EXPECT_EQ(view()[0].keeperName, staff(u"clerk-1"_s)->name);
    EXPECT_TRUE(view()[0].kept);
    EXPECT_EQ(view()[0].registeredBy, staff(u"administrator-1"_s)->name);
    EXPECT_FALSE(view()[0].assignedAt.isValid());
    ASSERT_TRUE(give(u"administrator-1"_s, api::TransferStaff{StaffId(u"clerk-1"_s), u"税務課"_s, api::Role::Clerk}).ok());
    EXPECT_FALSE(view()[0].kept) << "a transfer leaves it without a keeper";
    EXPECT_TRUE(view()[1].kept);
    ASSERT_TRUE(give(u"administrator-1"_s, api::AssignMedium{u"USB-1"_s, u"金庫B"_s, StaffId(u"supervisor-1"_s), u"異動"_s}).ok());
    EXPECT_TRUE(view()[0].kept);
    EXPECT_EQ(view()[0].place, u"金庫B");
    EXPECT_EQ(view()[0].assignReason, u"異動");
    ASSERT_TRUE(give(u"administrator-1"_s, api::ShredMedium{u"USB-1"_s, u"細断"_s, u"老朽化"_s}).ok());
    EXPECT_EQ(view()[0].serial, u"USB-2") << "shredded ones last";
    EXPECT_EQ(view()[1].shredMethod, u"細断");
    EXPECT_EQ(view()[1].shreddedBy, staff(u"administrator-1"_s)->name);
}

TEST_F(OfficeTest, C14_C16_nobody_orders_without_the_function_the_card_and_the_password)
{
    EXPECT_EQ(give(u"administrator-1"_s, newcomer).error().code, ErrorCode::NotLoggedIn);
    EXPECT_EQ(get(m_office->view()).error().code, ErrorCode::NotLoggedIn);
    login(u"clerk-1"_s);
    EXPECT_EQ(give(u"clerk-1"_s, newcomer).error().code, ErrorCode::Denied);
    ASSERT_TRUE(get(m_session->logout()).ok());
    login(u"administrator-1"_s);
    EXPECT_EQ(get(m_office->order(newcomer, secretOf(u"wrong"_s), {})).error().code, ErrorCode::PasswordWrong);
    m_reader.remove();
    EXPECT_FALSE(give(u"administrator-1"_s, newcomer).ok());
    EXPECT_TRUE(m_statements.isEmpty());
    EXPECT_FALSE(staff(u"clerk-3"_s));
}

TEST_F(OfficeTest, a_line_that_breaks_is_tried_again_with_the_same_order_and_then_said_to_be_uncertain)
{
    login(u"administrator-1"_s);
    m_lineFault = Error{ErrorCode::ConnectionReset, {}, {}};
    EXPECT_EQ(give(u"administrator-1"_s, newcomer).error().code, ErrorCode::OrderUncertain);
    EXPECT_EQ(m_statements.size(), 3);
    EXPECT_EQ(QSet<QByteArray>(m_statements.begin(), m_statements.end()).size(), 1) << "one order, however often it is sent";
    // Carried out, and then the line goes: nobody is told that nothing was changed.
    m_lineFault.reset();
    m_lineFaults = {ErrorCode::OrderUncertain, ErrorCode::ServerUnreachable, ErrorCode::ServerBusy};
    EXPECT_EQ(give(u"administrator-1"_s, newcomer).error().code, ErrorCode::OrderUncertain);
    m_lineFault = Error{ErrorCode::ServerUnreachable, {}, {}};
    EXPECT_EQ(give(u"administrator-1"_s, newcomer).error().code, ErrorCode::ServerUnreachable);
    EXPECT_FALSE(staff(u"clerk-3"_s));
}

TEST_F(OfficeTest, C15_a_password_is_changed_by_its_owner_alone_and_the_old_one_is_over)
{
    insert(u"clerk-1"_s);
    const auto change = [this](const QString &present, const QString &chosen) {
        return get(m_office->choosePassword(secretOf(present), secretOf(chosen), secretOf(u"1234"_s)));
    };
    EXPECT_EQ(change(u"wrong"_s, u"atarashii-kotoba"_s).error().code, ErrorCode::PasswordWrong);
    EXPECT_EQ(change(passwordOf(u"clerk-1"_s), u"kurz"_s).error().code, ErrorCode::PasswordUnfit);
    EXPECT_EQ(change({}, u"atarashii-kotoba"_s).error().code, ErrorCode::InvalidArgument) << "a key is set: the present password is needed";
    ASSERT_TRUE(change(passwordOf(u"clerk-1"_s), u"atarashii-kotoba"_s).ok());
    EXPECT_EQ(staff(u"clerk-1"_s)->publicKey.toDer(), Office::instance().people.at(u"clerk-1"_s).entry.publicKey.toDer()) << "slots stay good";
    EXPECT_EQ(get(tryLogin(passwordOf(u"clerk-1"_s))).error().code, ErrorCode::PasswordWrong);
    EXPECT_TRUE(get(tryLogin(u"atarashii-kotoba"_s)).ok());
    for (const QByteArray &statement : m_statements)
        EXPECT_FALSE(statement.contains("atarashii"));
}

TEST_F(OfficeTest, C13_C14_C15_a_first_password_after_a_lost_card)
{
    // The same card in the role of the new one: what counts is that no key is set and the epoch is another.
    const QByteArray certificate = staff(u"clerk-1"_s)->cardCertificate;
    login(u"administrator-1"_s);
    ASSERT_TRUE(give(u"administrator-1"_s, api::WithdrawCard{StaffId(u"clerk-1"_s), u"紛失"_s}).ok());
    ASSERT_TRUE(get(m_session->logout()).ok());
    insert(u"clerk-1"_s);
    EXPECT_EQ(get(tryLogin(passwordOf(u"clerk-1"_s))).error().code, ErrorCode::CardUnknown);
    const auto code = get(m_office->presentCard(secretOf(u"1234"_s)));
    ASSERT_TRUE(code.ok()) << qPrintable(describe(code.error()));
    login(u"administrator-1"_s);
    const auto waiting = get(m_office->view())->cards;
    EXPECT_EQ(m_office->work().cards.count, 1);
    EXPECT_EQ(m_office->work().cards.since, waiting.first().at);
    EXPECT_EQ(m_office->work().applications.count, 0);
    ASSERT_EQ(waiting.size(), 1);
    EXPECT_EQ(waiting.first().code, *code) << "the same on both screens";
    ASSERT_TRUE(give(u"administrator-1"_s, api::AssignCard{StaffId(u"clerk-1"_s), waiting.first().fingerprint}).ok());
    ASSERT_TRUE(get(m_session->logout()).ok());
    insert(u"clerk-1"_s);
    EXPECT_EQ(get(tryLogin(passwordOf(u"clerk-1"_s))).error().code, ErrorCode::PasswordNotSet);
    ASSERT_TRUE(get(m_office->choosePassword({}, secretOf(u"saisho no kotoba"_s), secretOf(u"1234"_s))).ok());
    EXPECT_EQ(staff(u"clerk-1"_s)->cardCertificate, certificate);
    EXPECT_EQ(get(tryLogin(passwordOf(u"clerk-1"_s))).error().code, ErrorCode::PasswordWrong);
    EXPECT_EQ(get(tryLogin(u"saisho no kotoba"_s)).error().code, ErrorCode::SlotOld) << "until a colleague was in";
    login(u"clerk-2"_s);
    ASSERT_TRUE(waitFor([&] { return !recorded().filter(u"session.slots done clerk-2 make:"_s).isEmpty(); }));
    letTheEntranceRest();
    ASSERT_TRUE(get(m_session->logout()).ok());
    insert(u"clerk-1"_s);
    EXPECT_TRUE(get(tryLogin(u"saisho no kotoba"_s)).ok());
}

TEST_F(OfficeTest, C10_an_auditor_without_a_key_answers_and_signs_by_card_and_supervisors_see_what_was_irregular)
{
    const TerminalId here(QLatin1String{terminalName});
    const api::SettleCase irregular{QString(32, u'a'), here, u"mass-look-up"_s, StaffId(u"clerk-1"_s), 5, api::CaseAnswer::Irregular, u"業務上の理由なし"_s};
    ++m_content.version;
    ASSERT_TRUE(m_office->take(Office::instance().signedDirectory(m_content)).ok()); // with its terminal
    login(u"auditor-1"_s);
    EXPECT_EQ(m_office->work().irregular.count, 0);
    const auto settled = give(u"auditor-1"_s, irregular);
    ASSERT_TRUE(settled.ok()) << qPrintable(describe(settled.error()));
    EXPECT_EQ(give(u"auditor-1"_s, api::SignReview{here, m_clock.today(), m_clock.today(), 9, QByteArray(32, 'r'), 0, 0, 0, {}, {}}).error().field, u"cases"_s);
    ASSERT_TRUE(give(u"auditor-1"_s, api::SignReview{here, m_clock.today(), m_clock.today(), 9, QByteArray(32, 'r'), 1, 1, 0, {}, {}}).ok());
    const auto &content = m_directory->current()->content();
    ASSERT_EQ(content.reviews.size(), 1);
    EXPECT_EQ(content.reviews.first().by.text(), u"auditor-1"_s);
    std::ignore = get(m_session->logout());
    login(u"supervisor-1"_s);
    EXPECT_EQ(m_office->work().irregular.count, 1);
    EXPECT_EQ(m_office->check(irregular).error().code, ErrorCode::Denied);
    const QStringList lines = recordedAfterLogin();
    EXPECT_TRUE(lines.contains(u"review.settle done auditor-1"_s)) << qPrintable(lines.join(u'\n'));
    EXPECT_TRUE(lines.contains(u"review.sign done auditor-1"_s));
}

TEST_F(OfficeTest, C09_each_kind_of_order_that_is_refused_leaves_its_entry)
{
    const TerminalId here(QLatin1String{terminalName});
    ++m_content.version;
    ASSERT_TRUE(m_office->take(Office::instance().signedDirectory(m_content)).ok()); // with its terminal
    const StaffId nobody(u"clerk-9"_s);
    struct Row {
        QString by;
        api::Order refused;
    };
    const QList<Row> rows{
        {u"administrator-1"_s, api::RegisterStaff{StaffId(u"clerk-1"_s), u"新任 七海"_s, u"シンニン ナナミ"_s, u"保険年金課"_s, api::Role::Clerk, {}}},
        {u"administrator-1"_s, api::TransferStaff{nobody, u"税務課"_s, api::Role::Clerk}},
        {u"administrator-1"_s, api::EndStaff{nobody, m_clock.today(), u"退職"_s}},
        {u"administrator-1"_s, api::AssignCard{StaffId(u"clerk-1"_s), QByteArray(32, 'c')}},
        {u"administrator-1"_s, api::WithdrawCard{nobody, u"紛失"_s}},
        {u"clerk-1"_s, api::ApplyForGrant{nobody, {api::Permission::Receive}, m_clock.today(), m_clock.today(), u"着任"_s}},
        {u"supervisor-1"_s, api::DecideGrant{u"no such application"_s, true, {}}},
        {u"supervisor-1"_s, api::EndGrant{StaffId(u"clerk-1"_s), u"no such grant"_s, u"異動"_s}},
        {u"supervisor-1"_s, api::ConfirmRoster{2026, 99}},
        {u"administrator-1"_s, api::RegisterTerminal{here, u"2番窓口"_s}},
        {u"administrator-1"_s, api::RemoveTerminal{here, u"廃止"_s}},
        {u"administrator-1"_s, api::RekeyTerminal{TerminalId(u"terminal-9"_s), u"紛失"_s}},
        {u"administrator-1"_s, api::ProposeRecoveryKey{"no key"}},
        {u"supervisor-1"_s, api::ConfirmRecoveryKey{QByteArray(32, 'k')}},
        {u"administrator-1"_s, api::SetPolicy{u"idleSeconds"_s, u"never"_s}},
        {u"administrator-1"_s, api::RegisterMedium{u"USB-1"_s, u"窓口1号"_s, u"金庫A"_s, StaffId(u"administrator-1"_s)}},
        {u"administrator-1"_s, api::AssignMedium{u"USB-9"_s, u"金庫B"_s, StaffId(u"supervisor-1"_s), u"異動"_s}},
        {u"administrator-1"_s, api::ShredMedium{u"USB-9"_s, u"細断"_s, u"老朽化"_s}},
        {u"auditor-1"_s, api::SettleCase{QString(32, u'a'), here, u"mass-look-up"_s, StaffId(u"auditor-1"_s), 5, api::CaseAnswer::Explained, u"確認済"_s}},
        {u"auditor-1"_s, api::SignReview{here, m_clock.today(), m_clock.today(), 9, QByteArray(32, 'r'), 5, 0, 0, {}, {}}},
        {u"supervisor-1"_s, api::EraseExpired{m_clock.today().addDays(1), 1, QByteArray(32, 'd')}},
    };
    QSet<std::size_t> kinds;
    QString in;
    QStringList wanted;
    for (const Row &row : rows) {
        if (row.by != in) {
            std::ignore = get(m_session->logout());
            login(row.by);
            in = row.by;
        }
        kinds.insert(row.refused.index());
        const QString useCase = QString::fromLatin1(api::info(api::useCaseOf(row.refused)).id);
        const auto given = give(row.by, row.refused);
        EXPECT_TRUE(!given.ok() && given.error().code != ErrorCode::Denied) << qPrintable(useCase);
        if (!given.ok())
            wanted.append(u"%1 failed %2 %3"_s.arg(useCase, row.by, errorText(given.error().code)));
    }
    EXPECT_EQ(kinds.size() + 2, qsizetype(std::variant_size_v<api::Order>)) << "all but those that a card and its holder make by themselves";
    EXPECT_TRUE(m_statements.isEmpty()) << "none of them is worth a signature: " << m_statements.value(0).constData();
    std::ignore = get(m_session->logout());
    m_reader.remove();
    EXPECT_FALSE(get(m_office->presentCard({})).ok());
    const QStringList lines = recordedAfterLogin();
    for (const QString &line : std::as_const(wanted))
        EXPECT_TRUE(lines.contains(line)) << qPrintable(line);
    EXPECT_TRUE(std::ranges::any_of(lines, [](const QString &line) { return line.startsWith(u"card.present failed"); }));
}

TEST_F(OfficeTest, C09_C16_C17_terminals_settings_grants_and_the_roster_are_in_force_and_recorded)
{
    login(u"administrator-1"_s);
    ++m_content.version;
    ASSERT_TRUE(m_office->take(Office::instance().signedDirectory(m_content)).ok());
    ASSERT_TRUE(give(u"administrator-1"_s, api::RegisterTerminal{TerminalId(u"terminal-2"_s), u"2番窓口"_s}).ok());
    ASSERT_TRUE(give(u"administrator-1"_s, api::RemoveTerminal{TerminalId(u"terminal-2"_s), u"廃止"_s}).ok());
    ASSERT_TRUE(give(u"administrator-1"_s, api::SetPolicy{u"idleSeconds"_s, u"240"_s}).ok());
    EXPECT_EQ(m_directory->current()->content().policy.idleSeconds, 240);
    std::ignore = get(m_session->logout());
    login(u"supervisor-1"_s);
    ASSERT_TRUE(give(u"supervisor-1"_s, api::ConfirmRoster{2026, m_directory->current()->content().version}).ok());
    EXPECT_EQ(m_directory->current()->content().rosters.last().by.text(), u"supervisor-1"_s);
    ASSERT_TRUE(give(u"supervisor-1"_s, api::EndGrant{StaffId(u"clerk-2"_s), u"grant-1"_s, u"異動"_s}).ok());
    EXPECT_FALSE(directory::may(*staff(u"clerk-2"_s), api::Permission::Receive, m_clock.today()));
    const QStringList lines = recordedAfterLogin();
    for (const auto &line : {u"terminal.register done administrator-1"_s, u"terminal.remove done administrator-1"_s, u"policy.set done administrator-1"_s,
                             u"roster.confirm done supervisor-1"_s, u"grant.end done supervisor-1"_s})
        EXPECT_TRUE(lines.contains(line)) << qPrintable(line);
}
