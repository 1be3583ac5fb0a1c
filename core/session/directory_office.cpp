#include "session/directory_office.h"

#include "crypto/digest.h"
#include "directory/directory.h"
#include "directory/standing.h"
#include "session/record_words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madoguchi::session {

namespace {

/// Shared by the copies of a job, wiped with the last.
struct Secrets {
    SecretBytes password, chosen, pin;
};
std::shared_ptr<Secrets> keep(SecretBytes password, SecretBytes chosen, SecretBytes pin)
{
    return std::make_shared<Secrets>(Secrets{std::move(password), std::move(chosen), std::move(pin)});
}

constexpr int endingSoon = 30; // days
constexpr int sendings = 3; // of one order, which the server carries out once

/// Once sent, an order may have been carried out although no answer came.
bool isUncertain(ErrorCode code)
{
    return code == ErrorCode::ConnectionReset || code == ErrorCode::ConnectionTimeout || code == ErrorCode::AnswerTruncated || code == ErrorCode::Cancelled ||
        code == ErrorCode::OrderUncertain;
}
api::KeyStanding keyStanding(const directory::TerminalEntry &terminal)
{
    if (!terminal.keyReport.trouble.isEmpty())
        return api::KeyStanding::Failed;
    if (terminal.keyOrder.number == 0)
        return api::KeyStanding::NotOrdered;
    return terminal.keyReport.order < terminal.keyOrder.number ? api::KeyStanding::Ordered : api::KeyStanding::Done;
}

/// A terminal that has carried out a later one has carried out this one too: both are the same order of the feed.
QStringList erasureWaitsAt(const directory::DirectoryContent &content, qsizetype erasure)
{
    QStringList waiting;
    for (const directory::TerminalEntry &terminal : content.terminals) {
        const auto last = std::ranges::find(content.erasures, terminal.erased, &directory::Erasure::id);
        if (!terminal.retired.isValid() && (last == content.erasures.end() || last - content.erasures.begin() < erasure))
            waiting.append(terminal.id.text());
    }
    return waiting;
}

/// The line's own trouble: says nothing about an order that may have arrived before.
bool isOfTheLine(ErrorCode code) { return errorText(code).startsWith(u'N'); }

} // namespace

QString codeOf(const QByteArray &fingerprint)
{
    const QString hex = QString::fromLatin1(fingerprint.first(4).toHex().toUpper());
    return hex.first(4) + u'-' + hex.sliced(4);
}

DirectoryOffice::DirectoryOffice(Session &session, DirectoryFile &directory, OrderLine line, PasswordRule rule, const Clock &clock, QByteArray offeredRecovery)
    : m_session(session), m_directory(directory), m_line(std::move(line)), m_rule(std::move(rule)), m_clock(clock), m_offeredRecovery(std::move(offeredRecovery))
{
}

QFuture<Result<api::DirectoryView>> DirectoryOffice::view()
{
    return m_worker.run<api::DirectoryView>([this]() -> Result<api::DirectoryView> {
        MADOGUCHI_ASSIGN(const api::Actor actor, m_session.admit(api::UseCase::DirectoryRead));
        const auto directory = m_directory.current();
        MADOGUCHI_TRY(m_session.record(actor, api::UseCase::DirectoryRead, api::Outcome::Done,
                                       {{}, static_cast<int>(directory->content().staff.size()), {}, {}}));
        return describe(directory->content());
    });
}

api::DirectoryWork DirectoryOffice::work() const
{
    api::DirectoryWork work;
    const auto current = m_session.current();
    const bool decides = m_session.may(api::UseCase::GrantDecide), gives = m_session.may(api::UseCase::CardAssign);
    if (!current || (!decides && !gives))
        return work;
    const auto directory = m_directory.current();
    const auto count = [](api::DirectoryWork::Waiting &waiting, const QDateTime &at) {
        waiting.since = waiting.count++ > 0 ? std::min(waiting.since, at) : at;
    };
    const StaffId me = current->actor.staff;
    for (const directory::GrantApplication &application : directory->content().applications) {
        if (decides && application.staff != me && application.appliedBy != me)
            count(work.applications, application.at);
    }
    for (const directory::PendingCard &card : directory->content().cards) {
        if (gives)
            count(work.cards, card.at);
    }
    for (const directory::SettledCase &one : directory->content().settled) {
        if (one.irregular)
            count(work.irregular, one.at);
    }
    const QDate today = m_clock.today();
    for (const directory::StaffEntry &staff : directory->content().staff) {
        work.grantsEnding += static_cast<int>(std::ranges::count_if(
            staff.grants, [today](const directory::Grant &grant) { return grant.until >= today && today.daysTo(grant.until) <= endingSoon; }));
    }
    return work;
}

Result<Done> DirectoryOffice::check(const api::Order &order) const
{
    const auto current = m_session.current();
    if (!current)
        return ErrorCode::NotLoggedIn;
    directory::DirectoryContent content = m_directory.current()->content();
    const directory::Ordered ordered{newId(), content.municipality, current->actor.terminal, current->actor.staff, m_clock.utc(), order};
    MADOGUCHI_TRY(directory::mayOrder(content, ordered, m_clock.today()));
    return directory::carryOut(content, ordered, m_clock.today());
}

/// In the record before it leaves, and what became of it afterwards: an order without its second entry may have been carried out (C-09).
Result<Done> DirectoryOffice::carry(const SignedOrder &order)
{
    MADOGUCHI_TRY(m_session.record(order.by, order.useCase, api::Outcome::Done, {order.id, -1, u"begun"_s, {}}));
    const auto carried = send(order);
    const api::Outcome outcome = carried.ok() ? api::Outcome::Done : outcomeOf(carried.error().code);
    const auto recorded = m_session.record(order.by, order.useCase, outcome, {order.id, -1, carried.ok() ? QString() : errorText(carried.error().code), {}});
    return carried.ok() && !recorded.ok() ? Result<Done>(ErrorCode::OrderUnrecorded) : carried;
}

/// Sends, and takes over what comes back.
Result<Done> DirectoryOffice::send(const SignedOrder &order)
{
    for (int i = 0; i < sendings; ++i) {
        const auto answer = await(m_line(order));
        if (answer.ok())
            return take(*answer);
        const ErrorCode code = answer.error().code;
        if (!isUncertain(code) && (i == 0 || !isOfTheLine(code)))
            return answer.error();
    }
    return ErrorCode::OrderUncertain;
}

Result<Done> DirectoryOffice::take(const QByteArray &signedAnswer)
{
    MADOGUCHI_TRY(m_directory.update(signedAnswer));
    // On the session's thread: whoever has lost their standing is sent out there.
    QMetaObject::invokeMethod(&m_session, &Session::directoryTaken, Qt::QueuedConnection);
    QMetaObject::invokeMethod(this, &api::DirectoryService::directoryChanged, Qt::QueuedConnection);
    return done();
}

QFuture<Result<Done>> DirectoryOffice::order(api::Order order, SecretBytes password, SecretBytes pin)
{
    const auto secrets = keep(std::move(password), {}, std::move(pin));
    return m_worker.run<Done>([this, order = std::move(order), secrets]() -> Result<Done> {
        const api::UseCase useCase = api::useCaseOf(order);
        MADOGUCHI_ASSIGN(const api::Actor actor, m_session.admit(useCase));
        const auto whole = [&]() -> Result<SignedOrder> {
            MADOGUCHI_TRY(check(order)); // a mistake costs no signature
            return m_session.signOrder(order, secrets->password, std::move(secrets->pin));
        }();
        if (whole.ok())
            return carry(*whole);
        MADOGUCHI_TRY(m_session.record(actor, useCase, outcomeOf(whole.error().code), {{}, -1, errorText(whole.error().code), {}}));
        return whole.error();
    });
}

QFuture<Result<QString>> DirectoryOffice::presentCard(SecretBytes pin)
{
    const auto secrets = keep({}, {}, std::move(pin));
    return m_worker.run<QString>([this, secrets]() -> Result<QString> {
        MADOGUCHI_ASSIGN(const SignedOrder whole, m_session.signCard(std::move(secrets->pin)));
        MADOGUCHI_TRY(carry(whole));
        return codeOf(crypto::sha256(whole.certificate));
    });
}

QFuture<Result<Done>> DirectoryOffice::choosePassword(SecretBytes present, SecretBytes chosen, SecretBytes pin)
{
    const auto secrets = keep(std::move(present), std::move(chosen), std::move(pin));
    return m_worker.run<Done>([this, secrets]() -> Result<Done> {
        const auto rule = [this, secrets]() -> Result<Done> {
            if (const auto verdict = passwordVerdict(secrets->chosen); !verdict.reason.isEmpty())
                return Error{ErrorCode::PasswordUnfit, {verdict.reason}, u"chosen"_s};
            return done();
        };
        MADOGUCHI_ASSIGN(const SignedOrder whole, m_session.signKey(secrets->password, secrets->chosen, std::move(secrets->pin), rule));
        return carry(whole);
    });
}

api::PasswordVerdict DirectoryOffice::passwordVerdict(const SecretBytes &chosen) const { return m_rule.verdict(chosen, m_directory.current()->content()); }

api::RecoveryView DirectoryOffice::describeRecovery(const directory::DirectoryContent &content, const StaffId &me) const
{
    const auto fingerprint = [](const crypto::PublicKey &key) { return key.isValid() ? crypto::sha256(key.toDer()) : QByteArray(); };
    const auto code = [](const QByteArray &digest) { return digest.isEmpty() ? QString() : codeOf(digest); };
    const directory::RecoveryProposal &proposal = content.recoveryProposal;
    api::RecoveryView view;
    view.code = code(fingerprint(content.recoveryKey));
    view.proposed = fingerprint(proposal.key);
    view.proposedCode = code(view.proposed);
    if (!view.proposed.isEmpty()) {
        const directory::StaffEntry *by = directory::findStaff(content, proposal.by);
        view.proposedBy = by ? by->name : proposal.by.text();
        view.proposedAt = proposal.at;
        view.mine = proposal.by == me;
    }
    const QByteArray offered = m_offeredRecovery.isEmpty() ? QByteArray() : crypto::sha256(m_offeredRecovery);
    if (offered != fingerprint(content.recoveryKey) && offered != view.proposed) {
        view.offered = m_offeredRecovery;
        view.offeredCode = code(offered);
    }
    return view;
}

api::DirectoryView DirectoryOffice::describe(const directory::DirectoryContent &content) const
{
    const QDate today = m_clock.today();
    const auto current = m_session.current();
    const StaffId me = current ? current->actor.staff : StaffId();
    const TerminalId here = current ? current->actor.terminal : TerminalId();
    const auto nameOf = [&](const StaffId &id) {
        const directory::StaffEntry *entry = directory::findStaff(content, id);
        return entry ? entry->name : id.text();
    };
    const auto certificateUntil = [](const QByteArray &der) {
        const auto certificate = crypto::Certificate::fromDer(der);
        return certificate.ok() ? certificate->notAfter() : QDateTime();
    };
    api::DirectoryView view;
    view.version = content.version;
    view.at = content.at;
    for (const directory::StaffEntry &entry : content.staff) {
        api::StaffView staff;
        staff.id = entry.id;
        staff.name = entry.name;
        staff.kana = entry.kana;
        staff.section = entry.section;
        staff.role = entry.role;
        staff.card = entry.cardCertificate.isEmpty() ? api::CardStanding::None : entry.hasKey() ? api::CardStanding::InUse : api::CardStanding::Unset;
        staff.cardSerial = entry.cardSerial;
        staff.cardUntil = certificateUntil(entry.cardCertificate);
        staff.passwordSince = entry.passwordSince;
        staff.passwordUntil = directory::passwordUntil(entry, content.policy);
        staff.until = entry.until;
        staff.entitled = directory::isEntitled(entry, today);
        staff.enrolledHere = m_session.hasSlotFor(entry.id);
        for (const directory::Grant &grant : entry.grants)
            staff.grants.append({grant.id, grant.permissions, grant.from, grant.until, grant.reason, nameOf(grant.appliedBy), nameOf(grant.grantedBy), grant.at,
                                 directory::holds(grant, today)});
        staff.inForce = directory::granted(entry, today);
        staff.inForce.removeOne(api::Permission::Open);
        view.staff.append(std::move(staff));
    }
    std::ranges::stable_sort(view.staff, {}, [](const api::StaffView &staff) { return std::tuple(!staff.entitled, staff.section, staff.kana); });
    for (const auto &one : content.applications)
        view.applications.append({one.id, one.staff, nameOf(one.staff), nameOf(one.appliedBy), one.staff == me || one.appliedBy == me, one.permissions, one.from,
                                  one.until, one.reason, one.at});
    for (const directory::MediumEntry &medium : content.media) {
        const directory::StaffEntry *keeper = directory::findStaff(content, medium.keeper);
        view.media.append({medium.serial, medium.label, medium.place, medium.keeper, nameOf(medium.keeper), keeper && directory::mayKeepMedia(*keeper, today),
                           nameOf(medium.registered.by), medium.registered.at, nameOf(medium.assigned.by), medium.assigned.reason, medium.assigned.at,
                           nameOf(medium.shredded.by), medium.shredMethod, medium.shredded.reason, medium.shredded.at});
    }
    std::stable_partition(view.media.begin(), view.media.end(), [](const api::MediumView &medium) { return !medium.shreddedAt.isValid(); });
    for (const auto &card : content.cards) {
        const auto certificate = crypto::Certificate::fromDer(card.certificate);
        const QByteArray fingerprint = crypto::sha256(card.certificate);
        view.cards.append({fingerprint, codeOf(fingerprint), certificate.ok() ? certificate->commonName() : QString(), card.serial, card.terminal.text(),
                           certificateUntil(card.certificate), card.at});
    }
    for (const auto &terminal : content.terminals) {
        const auto trouble = errorFromText(terminal.keyReport.trouble);
        view.terminals.append({terminal.id, terminal.place, terminal.since, terminal.id == here, keyStanding(terminal), terminal.keyOrder.reason,
                               terminal.keyOrder.number > 0 ? nameOf(terminal.keyOrder.by) : QString(), terminal.keyOrder.at, terminal.keyReport.changed,
                               trouble ? std::optional(Error{*trouble, {}, {}}) : std::nullopt, terminal.retired});
    }
    view.recovery = describeRecovery(content, me);
    const auto inUse = std::ranges::count_if(content.terminals, [](const directory::TerminalEntry &terminal) { return !terminal.retired.isValid(); });
    for (qsizetype i = 0; i < content.erasures.size(); ++i) {
        const directory::Erasure &erasure = content.erasures[i];
        view.erasures.prepend({erasure.day, erasure.at, nameOf(erasure.by), erasure.count, static_cast<int>(inUse), erasureWaitsAt(content, i)});
    }
    for (const auto &roster : content.rosters)
        view.rosters.prepend({roster.fiscalYear, nameOf(roster.by), roster.at, roster.persons});
    view.policy = {content.policy.idleSeconds, content.policy.passwordDays, content.policy.sealedQueue};
    return view;
}

} // namespace madoguchi::session
