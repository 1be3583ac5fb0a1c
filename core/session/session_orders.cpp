// What the card signs for the directory: orders of whoever is in, a card that shows itself, a password that its holder chooses.
#include "session/session.h"

#include "directory/order.h"
#include "session/password_history.h"
#include "session/record_words.h"

using namespace Qt::StringLiterals;

namespace madoguchi::session {

using api::Outcome;
using api::UseCase;

namespace {
SignedOrder statementOf(const api::Actor &by, const Clock &clock, api::Order order)
{
    const QString id = newId();
    const api::UseCase useCase = api::useCaseOf(order);
    return {directory::writeOrder({id, by.municipality, by.terminal, by.staff, clock.utc(), std::move(order)}), {}, {}, id, useCase, by};
}
} // namespace

Result<Done> Session::record(const api::Actor &actor, UseCase useCase, Outcome outcome, const journal::Note &note)
{
    const auto session = current();
    if (session && session->storeOpen && recordInside(actor, useCase, outcome, note).ok())
        return done();
    return m_record.appendOutside(actor, useCase, outcome, note);
}

bool Session::hasSlotFor(const StaffId &staff) const { return m_slots.staff().contains(staff); }

Result<SignedOrder> Session::signOrder(const api::Order &order, const SecretBytes &password, SecretBytes pin)
{
    const auto heldPin = std::make_shared<SecretBytes>(std::move(pin));
    return await(m_entrance->run<SignedOrder>([&, heldPin]() -> Result<SignedOrder> {
        MADOGUCHI_ASSIGN(const api::Actor actor, admit(api::useCaseOf(order)));
        api::Actor known = m_nobody;
        MADOGUCHI_ASSIGN(const Proven proven, m_prover.prove(password, std::move(*heldPin), actor.staff, known));
        SignedOrder whole = statementOf(actor, m_clock, order);
        MADOGUCHI_ASSIGN(whole.signature, m_prover.sign(proven.certificate, directory::framedOrder(whole.statement)));
        if (phase() != Phase::Active)
            return ErrorCode::Locked;
        return whole;
    }));
}

Result<SignedOrder> Session::signCard(SecretBytes pin)
{
    const auto heldPin = std::make_shared<SecretBytes>(std::move(pin));
    return await(m_entrance->run<SignedOrder>([this, heldPin]() -> Result<SignedOrder> {
        if (phase() != Phase::LoggedOut)
            return ErrorCode::InvalidArgument;
        api::Actor known = m_nobody;
        const auto signedOrder = [&]() -> Result<SignedOrder> {
            MADOGUCHI_ASSIGN(const Prover::Shown shown, m_prover.showCard(std::move(*heldPin), known));
            const card::CardInfo &info = shown.inspected.info;
            SignedOrder whole = statementOf(m_nobody, m_clock, api::PresentCard{info.certificateDer, info.serial});
            whole.by = known; // as far as the card says; the order itself names nobody
            whole.certificate = info.certificateDer;
            MADOGUCHI_ASSIGN(whole.signature, m_prover.sign(shown.certificate, directory::framedOrder(whole.statement)));
            return whole;
        }();
        if (!signedOrder.ok())
            MADOGUCHI_TRY(recordOutside(known, UseCase::CardPresent, signedOrder.error()));
        return signedOrder;
    }));
}

/// Whose password it is to be, and the key that it will close.
struct Session::KeyHolder {
    directory::StaffEntry staff;
    crypto::Certificate certificate;
    crypto::PrivateKey person;
};

/// Without a present password there must be none: the card alone shows who chooses the first.
Result<Session::KeyHolder> Session::keyHolder(const SecretBytes &present, SecretBytes pin, api::Actor &known)
{
    std::optional<StaffId> expected;
    if (const auto session = current())
        expected = session->actor.staff;
    if (!present.isEmpty()) {
        MADOGUCHI_ASSIGN(Proven proven, m_prover.prove(present, std::move(pin), expected, known));
        return KeyHolder{std::move(proven.staff), std::move(proven.certificate), std::move(proven.personKey)};
    }
    MADOGUCHI_ASSIGN(Prover::Holder holder, m_prover.showHolder(std::move(pin), expected, known));
    if (holder.staff.hasKey())
        return Error{ErrorCode::InvalidArgument, {}, u"password"_s};
    MADOGUCHI_ASSIGN(crypto::PrivateKey person, crypto::PrivateKey::generate());
    return KeyHolder{std::move(holder.staff), std::move(holder.shown.certificate), std::move(person)};
}

/// The person's former passwords with `present` among them, closed; PasswordUnfit if `chosen` is one (C-15).
Result<QByteArray> Session::historyAfter(const KeyHolder &holder, const SecretBytes &present, const SecretBytes &chosen) const
{
    if (present.isEmpty())
        return QByteArray();
    const PersonKeyOwner owner{holder.staff.id, m_options.municipality};
    const directory::LockedPersonKey &key = holder.staff.key;
    MADOGUCHI_ASSIGN(PasswordHistory history, PasswordHistory::open(key.history, holder.person, owner, key.epoch));
    MADOGUCHI_ASSIGN(const bool former, history.contains(chosen, m_options.passwordHash));
    if (former || SecretBytes::equal(present, chosen))
        return Error{ErrorCode::PasswordUnfit, {u"reused"_s}, u"chosen"_s};
    MADOGUCHI_TRY(history.add(present, key.cost, m_options.passwordHash));
    return history.close(holder.person, owner, key.epoch);
}

Result<SignedOrder> Session::setKey(const SecretBytes &present, const SecretBytes &chosen, SecretBytes pin, const KeyRule &rule, api::Actor &known)
{
    MADOGUCHI_ASSIGN(const KeyHolder holder, keyHolder(present, std::move(pin), known));
    MADOGUCHI_TRY(rule());
    MADOGUCHI_ASSIGN(const QByteArray history, historyAfter(holder, present, chosen));
    QByteArray cardLock = holder.staff.key.cardLock; // another password leaves it what it is; a first one makes it
    if (!holder.staff.hasKey()) {
        MADOGUCHI_ASSIGN(const card::AgreeKey key, m_prover.agreeKey());
        MADOGUCHI_ASSIGN(cardLock, makeCardLock(key));
    }
    MADOGUCHI_ASSIGN(const SecretBytes released, m_prover.release(cardLock));
    MADOGUCHI_ASSIGN(const auto locked, lockPersonKey(holder.person, chosen, cardLock, released, {holder.staff.id, m_options.municipality}, holder.staff.key.epoch,
                                                      m_options.keyCost(), m_options.passwordHash));
    SignedOrder whole = statementOf(known, m_clock,
                                    api::SetKey{holder.person.publicKey().toDer(), locked.wrapped, locked.salt, locked.cardLock, locked.cost.memoryKiB,
                                                locked.cost.passes, locked.epoch, history});
    MADOGUCHI_ASSIGN(whole.signature, m_prover.sign(holder.certificate, directory::framedOrder(whole.statement)));
    return whole;
}

Result<SignedOrder> Session::signKey(const SecretBytes &present, const SecretBytes &chosen, SecretBytes pin, const KeyRule &rule)
{
    const auto heldPin = std::make_shared<SecretBytes>(std::move(pin));
    return await(m_entrance->run<SignedOrder>([&, heldPin]() -> Result<SignedOrder> {
        api::Actor known = m_nobody;
        const auto signedOrder = setKey(present, chosen, std::move(*heldPin), rule, known);
        if (!signedOrder.ok())
            MADOGUCHI_TRY(record(known, UseCase::KeySet, outcomeOf(signedOrder.error().code), {{}, -1, errorText(signedOrder.error().code), {}}));
        return signedOrder;
    }));
}

} // namespace madoguchi::session
