#include "desk_fixture.h"

#include "session/draft_box.h"
#include "session/person_key.h"
#include "session/slot.h"

using namespace madoguchi;
using namespace madoguchi::session;
using namespace madoguchi::test;
using namespace Qt::StringLiterals;

namespace {

struct Made {
    crypto::PrivateKey card = crypto::PrivateKey::generate().value();
    PersonKeyOwner owner{StaffId(u"clerk-1"_s), u"162019"_s};
    NewPersonKey key = makePersonKey(secret("himitsu"), card.publicKey(), owner, 3, {}, quickHash).value();

    /// What the card answers to the point in `key`.
    static SecretBytes agreed(const crypto::PrivateKey &card, const QByteArray &point)
    {
        const auto spki = QByteArray::fromHex("3059301306072a8648ce3d020106082a8648ce3d030107034200") + point;
        return card.agree(crypto::PublicKey::fromDer(spki).value()).value();
    }
};

const Made &made()
{
    static const Made instance;
    return instance;
}

ErrorCode openWith(const directory::LockedPersonKey &locked, const PersonKeyOwner &owner, const char *password, const SecretBytes &agreed)
{
    const auto opened = openPersonKey(locked, owner, secret(password), agreed, quickHash);
    return opened.ok() ? ErrorCode::Internal : opened.error().code;
}

const SlotOwner slotOwner{StaffId(u"clerk-1"_s), TerminalId(u"terminal-1"_s), 3};

ErrorCode openSlotCode(const QByteArray &slot, const crypto::PrivateKey &key, const SlotOwner &owner = slotOwner)
{
    const auto opened = openSlot(slot, key, owner);
    return opened.ok() ? ErrorCode::Internal : opened.error().code;
}

} // namespace

TEST(PersonKey, C14_the_lock_is_of_the_kind_of_the_cards_key)
{
    EXPECT_EQ(made().key.locked.cardLock.size(), 65);
    const auto rsa = crypto::PublicKey::fromRsa(QByteArray(384, '\xd5'), QByteArray::fromHex("010001")).value();
    const auto key = makePersonKey(secret("himitsu"), rsa, made().owner, 1, {}, quickHash).value();
    EXPECT_EQ(key.locked.cardLock.size(), 384);
    for (const int size : {65, 256, 384, 512})
        EXPECT_TRUE(directory::isCardLock(QByteArray(size, '\4'))) << size;
    for (const int size : {0, 64, 66, 128, 255, 513})
        EXPECT_FALSE(directory::isCardLock(QByteArray(size, '\4'))) << size;
}

TEST(PersonKey, C14_password_and_card_together_open_it_with_exactly_one_slow_hash)
{
    int hashes = 0;
    const auto opened = openPersonKey(made().key.locked, made().owner, secret("himitsu"), Made::agreed(made().card, made().key.locked.cardLock),
                                      [&](const SecretBytes &password, QByteArrayView salt, crypto::Argon2Cost cost) {
                                          ++hashes;
                                          EXPECT_EQ(cost, crypto::Argon2Cost()) << "what the key says";
                                          return quickHash(password, salt, cost);
                                      });
    ASSERT_TRUE(opened.ok());
    EXPECT_EQ(opened->publicKey().toDer(), made().key.publicKey.toDer());
    EXPECT_EQ(hashes, 1);
}

TEST(PersonKey, C14_neither_password_nor_card_alone_opens_it)
{
    const directory::LockedPersonKey &locked = made().key.locked;
    const SecretBytes agreed = Made::agreed(made().card, locked.cardLock);
    EXPECT_EQ(openWith(locked, made().owner, "himitsu", agreed), ErrorCode::Internal) << "the right ones open";
    EXPECT_EQ(openWith(locked, made().owner, "himitsv", agreed), ErrorCode::PasswordWrong);
    EXPECT_EQ(openWith(locked, made().owner, "", agreed), ErrorCode::PasswordWrong);
    const auto other = crypto::PrivateKey::generate().value();
    EXPECT_EQ(openWith(locked, made().owner, "himitsu", Made::agreed(other, locked.cardLock)), ErrorCode::PasswordWrong);
    EXPECT_EQ(openWith(locked, {StaffId(u"clerk-2"_s), u"162019"_s}, "himitsu", agreed), ErrorCode::PasswordWrong);
    EXPECT_EQ(openWith(locked, {StaffId(u"clerk-1"_s), u"162027"_s}, "himitsu", agreed), ErrorCode::PasswordWrong);
    directory::LockedPersonKey changed = locked;
    changed.epoch = 4;
    EXPECT_EQ(openWith(changed, made().owner, "himitsu", agreed), ErrorCode::PasswordWrong);
    for (qsizetype i = 0; i < locked.wrapped.size(); ++i) {
        changed = locked;
        changed.wrapped[i] = static_cast<char>(changed.wrapped[i] ^ 0x80);
        EXPECT_EQ(openWith(changed, made().owner, "himitsu", agreed), ErrorCode::PasswordWrong) << i;
    }
}

TEST(PersonKey, C14_cut_changed_or_rolled_back_it_opens_nothing)
{
    const directory::LockedPersonKey &locked = made().key.locked;
    const SecretBytes agreed = Made::agreed(made().card, locked.cardLock);
    const auto code = [&](const directory::LockedPersonKey &changed) { return openWith(changed, made().owner, "himitsu", agreed); };
    for (qsizetype i = 0; i < locked.wrapped.size(); ++i) {
        directory::LockedPersonKey cut = locked;
        cut.wrapped.truncate(i);
        EXPECT_EQ(code(cut), ErrorCode::PasswordWrong) << i;
    }
    for (qsizetype i = 0; i < locked.salt.size(); ++i) {
        directory::LockedPersonKey changed = locked;
        changed.salt[i] = static_cast<char>(changed.salt[i] ^ 1);
        EXPECT_EQ(code(changed), ErrorCode::PasswordWrong) << i;
    }
    directory::LockedPersonKey lengthened = locked;
    lengthened.wrapped.append('\0');
    EXPECT_EQ(code(lengthened), ErrorCode::PasswordWrong);
    for (const quint32 epoch : {0u, 1u, 2u, 4u}) {
        directory::LockedPersonKey other = locked;
        other.epoch = epoch;
        EXPECT_EQ(code(other), ErrorCode::PasswordWrong) << "an earlier epoch's place is not this key's";
    }
}

TEST(PersonKey, C14_the_cost_is_part_of_what_closes_it)
{
    constexpr crypto::Argon2Cost least{46 * 1024, 1};
    const auto key = makePersonKey(secret("himitsu"), made().card.publicKey(), made().owner, 3, least).value();
    const SecretBytes agreed = Made::agreed(made().card, key.locked.cardLock);
    const auto code = [&](crypto::Argon2Cost cost) {
        directory::LockedPersonKey locked = key.locked;
        locked.cost = cost;
        const auto opened = openPersonKey(locked, made().owner, secret("himitsu"), agreed);
        return opened.ok() ? ErrorCode::Internal : opened.error().code;
    };
    EXPECT_EQ(code(least), ErrorCode::Internal) << "the product's own hash";
    EXPECT_EQ(code({46 * 1024 + 8, 1}), ErrorCode::PasswordWrong);
    EXPECT_EQ(code({46 * 1024, 2}), ErrorCode::PasswordWrong);
}

TEST(PersonKey, C14_a_directory_cannot_make_guessing_cheap_or_the_machine_stand_still)
{
    const SecretBytes agreed = Made::agreed(made().card, made().key.locked.cardLock);
    int hashes = 0;
    const auto refused = [&](crypto::Argon2Cost cost) {
        directory::LockedPersonKey locked = made().key.locked;
        locked.cost = cost;
        const auto opened = openPersonKey(locked, made().owner, secret("himitsu"), agreed, [&](const SecretBytes &password, QByteArrayView salt, crypto::Argon2Cost asked) {
            ++hashes;
            return quickHash(password, salt, asked);
        });
        return !opened.ok() && opened.error().code == ErrorCode::KeyCostRefused;
    };
    for (const crypto::Argon2Cost cost : {crypto::Argon2Cost{64, 1}, {46 * 1024 - 1, 32}, {46 * 1024, 0}, {1024 * 1024 + 1, 1}, {64 * 1024, 33}, {0xffffffff, 0xffffffff}, {0, 0}}) {
        EXPECT_TRUE(refused(cost)) << cost.memoryKiB << " KiB, " << cost.passes << " passes";
        EXPECT_EQ(makePersonKey(secret("himitsu"), made().card.publicKey(), made().owner, 1, cost, quickHash).error().code, ErrorCode::KeyCostRefused);
    }
    EXPECT_EQ(hashes, 0);
    for (const crypto::Argon2Cost cost : {crypto::Argon2Cost{46 * 1024, 1}, {64 * 1024, 3}, {1024 * 1024, 32}})
        EXPECT_FALSE(refused(cost)) << cost.memoryKiB << " KiB, " << cost.passes << " passes";
    EXPECT_TRUE(isAcceptable({})) << "what new keys have";
}

TEST(PersonKey, C14_passes_are_chosen_by_what_three_of_them_take_here)
{
    using std::chrono::milliseconds;
    const auto passes = [](milliseconds three, milliseconds target) {
        FakeClock clock;
        milliseconds extra{400}; // the first time
        const auto cost = calibratedCost(clock, target, [&](const SecretBytes &password, QByteArrayView salt, crypto::Argon2Cost asked) {
            EXPECT_EQ(asked, (crypto::Argon2Cost{64 * 1024, 3}));
            clock.advance(three + std::exchange(extra, milliseconds(0)));
            return quickHash(password, salt, asked);
        });
        EXPECT_EQ(cost.memoryKiB, 64u * 1024);
        return cost.passes;
    };
    EXPECT_EQ(passes(milliseconds(150), milliseconds(250)), 5u);
    EXPECT_EQ(passes(milliseconds(75), milliseconds(250)), 10u);
    EXPECT_EQ(passes(milliseconds(2000), milliseconds(250)), 3u) << "never fewer, however slow the machine";
    EXPECT_EQ(passes(milliseconds(0), milliseconds(250)), 16u) << "never more than a slower machine can bear";
}

TEST(PersonKey, the_same_password_and_card_never_make_the_same_key_twice)
{
    const auto again = makePersonKey(secret("himitsu"), made().card.publicKey(), made().owner, 3, {}, quickHash).value();
    EXPECT_NE(again.publicKey.toDer(), made().key.publicKey.toDer());
    EXPECT_NE(again.locked.salt, made().key.locked.salt);
    EXPECT_NE(again.locked.cardLock, made().key.locked.cardLock);
}

TEST(Slot, opens_for_its_person_on_its_terminal_alone)
{
    const auto person = crypto::PrivateKey::generate().value();
    const auto other = crypto::PrivateKey::generate().value();
    const SecretBytes k = crypto::randomSecret(32);
    const QByteArray slot = makeSlot(k, person.publicKey(), slotOwner).value();
    EXPECT_EQ(reveal(openSlot(slot, person, slotOwner).value()), reveal(k));
    EXPECT_FALSE(slot.contains(reveal(k)));
    EXPECT_EQ(openSlotCode(slot, other), ErrorCode::SlotInvalid);
    EXPECT_EQ(openSlotCode(slot, person, {StaffId(u"clerk-2"_s), slotOwner.terminal, 3}), ErrorCode::SlotInvalid);
    EXPECT_EQ(openSlotCode(slot, person, {slotOwner.staff, TerminalId(u"terminal-2"_s), 3}), ErrorCode::SlotInvalid);
    EXPECT_EQ(openSlotCode(slot, person, {slotOwner.staff, slotOwner.terminal, 4}), ErrorCode::SlotOld);
    EXPECT_EQ(openSlotCode(slot, person, {slotOwner.staff, slotOwner.terminal, 2}), ErrorCode::SlotInvalid);
}

TEST(Slot, any_changed_or_missing_byte_is_noticed)
{
    const auto person = crypto::PrivateKey::generate().value();
    const QByteArray slot = makeSlot(crypto::randomSecret(32), person.publicKey(), slotOwner).value();
    for (qsizetype i = 0; i < slot.size(); ++i) {
        QByteArray changed = slot;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        const ErrorCode code = openSlotCode(changed, person);
        EXPECT_TRUE(code == ErrorCode::SlotInvalid || code == ErrorCode::SlotOld) << i;
        EXPECT_EQ(openSlotCode(slot.first(i), person), ErrorCode::SlotInvalid) << i;
    }
    EXPECT_EQ(openSlotCode(slot + QByteArray(4096, 'x'), person), ErrorCode::SlotInvalid);
}

TEST(Slot, names_that_do_not_fit_and_keys_of_another_size_make_none)
{
    const auto person = crypto::PrivateKey::generate().value().publicKey();
    EXPECT_FALSE(makeSlot(crypto::randomSecret(31), person, slotOwner).ok());
    EXPECT_FALSE(makeSlot(crypto::randomSecret(32), person, {StaffId(QString(65, u'x')), slotOwner.terminal, 1}).ok());
    EXPECT_FALSE(makeSlot(crypto::randomSecret(32), person, {StaffId(), slotOwner.terminal, 1}).ok());
}

TEST(Slot, C14_any_change_of_any_byte_of_an_earlier_epochs_slot_opens_nothing)
{
    const auto person = crypto::PrivateKey::generate().value();
    const QByteArray old = makeSlot(crypto::randomSecret(32), person.publicKey(), {slotOwner.staff, slotOwner.terminal, 2}).value();
    EXPECT_EQ(openSlotCode(old, person), ErrorCode::SlotOld);
    for (qsizetype i = 0; i < old.size(); ++i) {
        for (const int bit : {0x01, 0x80}) {
            QByteArray changed = old;
            changed[i] = static_cast<char>(changed[i] ^ bit); // one of them makes the epoch the present one
            const ErrorCode code = openSlotCode(changed, person);
            EXPECT_TRUE(code == ErrorCode::SlotInvalid || code == ErrorCode::SlotOld) << i;
        }
    }
}

TEST(Slot, C14_the_head_of_one_slot_and_the_seal_of_another_open_nothing)
{
    const auto person = crypto::PrivateKey::generate().value(), colleague = crypto::PrivateKey::generate().value();
    const SecretBytes k = crypto::randomSecret(32);
    const SlotOwner others[] = {{StaffId(u"clerk-2"_s), slotOwner.terminal, 3}, {slotOwner.staff, TerminalId(u"terminal-2"_s), 3}, {slotOwner.staff, slotOwner.terminal, 2}};
    const QByteArray mine = makeSlot(k, person.publicKey(), slotOwner).value();
    for (const SlotOwner &other : others) {
        for (const auto *key : {&person, &colleague}) {
            const QByteArray theirs = makeSlot(k, key->publicKey(), other).value();
            ASSERT_EQ(theirs.size(), mine.size());
            const qsizetype head = 7 + 1 + 4 + 1 + slotOwner.terminal.text().size() + 1 + slotOwner.staff.text().size();
            const QByteArray mixed = mine.first(head) + theirs.sliced(head);
            EXPECT_TRUE(isSlotOf(mixed, slotOwner));
            EXPECT_EQ(openSlotCode(mixed, person), ErrorCode::SlotInvalid);
            EXPECT_EQ(openSlotCode(mixed, colleague), ErrorCode::SlotInvalid);
        }
    }
}

TEST(PersonKey, C14_the_cards_lock_is_what_the_card_answers_to_and_every_bit_of_it_counts)
{
    directory::LockedPersonKey locked = made().key.locked;
    for (qsizetype i = 0; i < locked.cardLock.size(); ++i) {
        QByteArray changed = locked.cardLock;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        const auto spki = crypto::PublicKey::fromDer(QByteArray::fromHex("3059301306072a8648ce3d020106082a8648ce3d030107034200") + changed);
        if (!spki.ok()) // not on the curve: the card answers nothing
            continue;
        const auto agreed = made().card.agree(*spki);
        EXPECT_TRUE(!agreed.ok() || openWith(locked, made().owner, "himitsu", *agreed) == ErrorCode::PasswordWrong) << i;
    }
}

TEST(PersonKey, C14_one_persons_key_in_anothers_entry_opens_for_neither)
{
    const crypto::PrivateKey card = crypto::PrivateKey::generate().value();
    const PersonKeyOwner other{StaffId(u"clerk-2"_s), made().owner.municipality};
    const auto theirs = makePersonKey(secret("himitsu two"), card.publicKey(), other, 3, {}, quickHash).value();
    const auto &mine = made().key;
    for (const auto *locked : {&mine.locked, &theirs.locked}) {
        const bool isMine = locked == &mine.locked;
        for (const auto &[whose, password] : {std::pair{&made().card, "himitsu"}, {&card, "himitsu two"}, {&card, "himitsu"}, {&made().card, "himitsu two"}}) {
            const SecretBytes agreed = Made::agreed(*whose, locked->cardLock);
            EXPECT_EQ(openWith(*locked, isMine ? other : made().owner, password, agreed), ErrorCode::PasswordWrong) << "moved";
        }
    }
    // The members of two keys mixed: nothing of the one belongs to the other.
    directory::LockedPersonKey mixed = mine.locked;
    mixed.wrapped = theirs.locked.wrapped;
    EXPECT_EQ(openWith(mixed, other, "himitsu two", Made::agreed(card, theirs.locked.cardLock)), ErrorCode::PasswordWrong) << "another's salt";
}

TEST(Draft, C07_C14_a_changed_cut_or_moved_draft_opens_nothing)
{
    QTemporaryDir dir;
    const auto person = crypto::PrivateKey::generate().value(), colleague = crypto::PrivateKey::generate().value();
    const StaffId me(u"clerk-1"_s), other(u"clerk-2"_s);
    const DraftBox box(dir.path(), u"162019"_s, TerminalId(u"terminal-1"_s));
    const QByteArray sealed = box.seal(me, person.publicKey(), u"reception"_s, "half a notification").value();
    EXPECT_FALSE(sealed.contains("notification"));
    const auto code = [&](const DraftBox &where, const StaffId &owner, const crypto::PrivateKey &key, const QString &name, const QByteArray &content) {
        EXPECT_TRUE(where.put(owner, name, content).ok());
        const auto opened = where.open(owner, key, name);
        return opened.ok() ? ErrorCode::Internal : opened.error().code;
    };
    EXPECT_EQ(code(box, me, person, u"reception"_s, sealed), ErrorCode::Internal) << "the right one opens";
    for (qsizetype i = 0; i < sealed.size(); ++i) {
        QByteArray changed = sealed;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        EXPECT_EQ(code(box, me, person, u"reception"_s, changed), ErrorCode::DraftUnreadable) << i;
        EXPECT_EQ(code(box, me, person, u"reception"_s, sealed.first(i)), ErrorCode::DraftUnreadable) << i;
    }
    EXPECT_EQ(code(box, me, person, u"reception"_s, sealed + 'x'), ErrorCode::DraftUnreadable);
    EXPECT_EQ(code(box, other, colleague, u"reception"_s, sealed), ErrorCode::DraftUnreadable) << "a colleague's";
    EXPECT_EQ(code(box, other, person, u"reception"_s, sealed), ErrorCode::DraftUnreadable) << "under a colleague's name";
    EXPECT_EQ(code(box, me, person, u"notification"_s, sealed), ErrorCode::DraftUnreadable) << "of another screen";
    EXPECT_EQ(code(DraftBox(dir.path(), u"162019"_s, TerminalId(u"terminal-2"_s)), me, person, u"reception"_s, sealed), ErrorCode::DraftUnreadable) << "of another terminal";
    EXPECT_EQ(code(DraftBox(dir.path(), u"162027"_s, TerminalId(u"terminal-1"_s)), me, person, u"reception"_s, sealed), ErrorCode::DraftUnreadable) << "of another municipality";
}
