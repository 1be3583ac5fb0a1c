// What the card signs for the directory: orders of whoever is in, a card that shows itself, a password that its holder chooses.
#include "session/session.h"

#include "directory/order.h"
#include "session/record_words.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace madoguchi::session {

using api::Outcome;
using api::UseCase;

namespace {
SignedOrder statementOf(const api::Actor &actor, const StaffId &by, const Clock &clock, api::Order order)
{
    return {directory::writeOrder({newId(), actor.municipality, actor.terminal, by, clock.utc(), std::move(order)}), {}, {}};
}
} // namespace

Result<Done> Session::record(const api::Actor &actor, UseCase useCase, Outcome outcome, const journal::Note &note)
{
    const auto session = current();
    return session && session->storeOpen ? recordInside(actor, useCase, outcome, note) : m_record.appendOutside(actor, useCase, outcome, note);
}

bool Session::hasSlotFor(const StaffId &staff) const { return QFileInfo::exists(m_options.directory + "/slots/"_L1 + staff.text() + ".slot"_L1); }

Result<SignedOrder> Session::signOrder(const api::Order &order, const SecretBytes &password, SecretBytes pin)
{
    const auto heldPin = std::make_shared<SecretBytes>(std::move(pin));
    return await(m_entrance->run<SignedOrder>([&, heldPin]() -> Result<SignedOrder> {
        MADOGUCHI_ASSIGN(const api::Actor actor, admit(api::useCaseOf(order)));
        api::Actor known = m_nobody;
        MADOGUCHI_ASSIGN(const Proven proven, m_prover.prove(password, std::move(*heldPin), actor.staff, known));
        SignedOrder whole = statementOf(m_nobody, actor.staff, m_clock, order);
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
            SignedOrder whole = statementOf(m_nobody, {}, m_clock, api::PresentCard{info.certificateDer, info.serial});
            whole.certificate = info.certificateDer;
            MADOGUCHI_ASSIGN(whole.signature, m_prover.sign(shown.certificate, directory::framedOrder(whole.statement)));
            return whole;
        }();
        MADOGUCHI_TRY(m_record.appendOutside(known, UseCase::CardPresent, signedOrder.ok() ? Outcome::Done : outcomeOf(signedOrder.error().code),
                                             {{}, -1, signedOrder.ok() ? QString() : errorText(signedOrder.error().code), {}}));
        return signedOrder;
    }));
}

Result<SignedOrder> Session::signKey(const SecretBytes &present, const SecretBytes &chosen, SecretBytes pin, const KeyRule &rule)
{
    const auto heldPin = std::make_shared<SecretBytes>(std::move(pin));
    return await(m_entrance->run<SignedOrder>([&, heldPin]() -> Result<SignedOrder> {
        api::Actor known = m_nobody;
        const auto signedOrder = [&]() -> Result<SignedOrder> {
            std::optional<StaffId> expected;
            if (const auto session = current())
                expected = session->actor.staff;
            std::optional<crypto::PrivateKey> person;
            directory::StaffEntry staff;
            crypto::Certificate certificate;
            if (present.isEmpty()) {
                MADOGUCHI_ASSIGN(Prover::Holder holder, m_prover.showHolder(std::move(*heldPin), expected, known));
                if (holder.staff.hasKey())
                    return Error{ErrorCode::InvalidArgument, {}, u"password"_s};
                MADOGUCHI_ASSIGN(person, crypto::PrivateKey::generate());
                staff = holder.staff;
                certificate = holder.shown.certificate;
            } else {
                MADOGUCHI_ASSIGN(Proven proven, m_prover.prove(present, std::move(*heldPin), expected, known));
                person = std::move(proven.personKey);
                staff = proven.staff;
                certificate = proven.certificate;
            }
            MADOGUCHI_TRY(rule());
            // Its private half is forgotten at once: afterwards only the card reaches what was agreed.
            MADOGUCHI_ASSIGN(const crypto::PrivateKey partner, crypto::PrivateKey::generate());
            const QByteArray cardPoint = partner.publicKey().point();
            MADOGUCHI_ASSIGN(const SecretBytes agreed, m_prover.agree(cardPoint));
            MADOGUCHI_ASSIGN(const auto locked, lockPersonKey(*person, chosen, cardPoint, agreed, {staff.id, known.municipality}, staff.key.epoch, {}, m_options.passwordHash));
            SignedOrder whole = statementOf(m_nobody, staff.id, m_clock,
                                            api::SetKey{person->publicKey().toDer(), locked.wrapped, locked.salt, locked.cardPoint, locked.cost.memoryKiB,
                                                        locked.cost.passes, locked.epoch});
            MADOGUCHI_ASSIGN(whole.signature, m_prover.sign(certificate, directory::framedOrder(whole.statement)));
            return whole;
        }();
        MADOGUCHI_TRY(record(known, UseCase::KeySet, signedOrder.ok() ? Outcome::Done : outcomeOf(signedOrder.error().code),
                             {{}, -1, signedOrder.ok() ? QString() : errorText(signedOrder.error().code), {}}));
        return signedOrder;
    }));
}

} // namespace madoguchi::session
