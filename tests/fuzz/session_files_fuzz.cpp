#include "harness.h"

#include "crypto/digest.h"
#include "directory/key_report.h"
#include "journal/retirement_note.h"
#include "session/draft_box.h"
#include "session/escrow.h"
#include "session/recovery_key.h"
#include "session/slot.h"
#include "session/throttle.h"
#include "support/fake_clock.h"

using namespace madoguchi;
using namespace madoguchi::fuzz;
using namespace madoguchi::session;
using namespace Qt::StringLiterals;

namespace {

struct Terminal {
    Folder folder;
    test::FakeClock clock;
    crypto::PrivateKey person = must(crypto::PrivateKey::generate());
    SecretBytes k = crypto::randomSecret(32);
    SlotOwner owner{StaffId(u"clerk-1"_s), TerminalId(u"terminal-1"_s), 2};
    QByteArray slot = must(makeSlot(k, person.publicKey(), owner));
    DraftBox drafts{folder.path(u"drafts"_s), u"162019"_s, owner.terminal};
};

/// Only the very bytes that were made open, and only for the person, terminal and epoch that they were made for.
void openChanged(const Terminal &t, const QByteArray &slot)
{
    const auto opened = openSlot(slot, t.person, t.owner);
    PROMISE(opened.ok() == (slot == t.slot));
    if (opened.ok())
        PROMISE(SecretBytes::equal(*opened, t.k));
    SlotOwner later = t.owner;
    ++later.epoch;
    PROMISE(!openSlot(slot, t.person, later).ok());
}

void anyOwner(const Terminal &t, QByteArrayView input)
{
    const qsizetype half = input.size() / 2;
    const SlotOwner owner{StaffId(QString::fromUtf8(input.first(half))), TerminalId(QString::fromUtf8(input.sliced(half))), 1};
    const auto slot = makeSlot(t.k, t.person.publicKey(), owner);
    if (!slot.ok())
        return;
    PROMISE(slot->size() <= 1024 && openSlot(*slot, t.person, owner).ok());
    PROMISE(!openSlot(*slot, t.person, {owner.terminal.text() == owner.staff.text() ? t.owner.staff : StaffId(owner.terminal.text()), owner.terminal, 1}).ok());
}

Throttle throttle(const Terminal &t)
{
    return {t.folder.path(u"throttle"_s), t.k.duplicate(), t.clock};
}

/// A file that we did not write makes everybody wait once; one of ours is read or counts as that. Counting works either way.
void waits(const Terminal &t, const QByteArray &file, bool ours)
{
    t.folder.write(u"throttle"_s, file);
    const StaffId staff(u"clerk-1"_s);
    Throttle read = throttle(t);
    const int left = read.secondsLeft(staff);
    PROMISE(left >= 0 && left <= 3600 && (ours || left >= 30));
    PROMISE(must(read.begin(staff)) >= 0);
    PROMISE(throttle(t).secondsLeft(staff) == read.secondsLeft(staff) || !ours); // what was counted is on disk
    must(read.clear(staff));
    PROMISE(throttle(t).secondsLeft(staff) == 0);
}

void draft(const Terminal &t, QByteArrayView input)
{
    const QString path = u"drafts/clerk-1.reception.sealed"_s;
    QDir().mkpath(t.folder.path(u"drafts"_s));
    t.folder.write(path, input);
    PROMISE(!t.drafts.open(t.owner.staff, t.person, u"reception"_s).ok());
    const QByteArray content = input.toByteArray();
    t.folder.write(path, must(t.drafts.seal(t.owner.staff, t.person.publicKey(), u"reception"_s, content)));
    PROMISE(must(t.drafts.open(t.owner.staff, t.person, u"reception"_s)) == content);
    PROMISE(!t.drafts.open(StaffId(u"clerk-2"_s), t.person, u"reception"_s).ok());
    const QString key = QString::fromUtf8(input);
    if (const auto other = t.drafts.seal(t.owner.staff, t.person.publicKey(), key, content); other.ok())
        PROMISE(!key.contains(u'/') && !key.contains(u'.') && !key.contains(u'\n') && key.size() <= 40);
}

/// An escrow and an officer's share: ours open, nothing else does.
void recovery(const Terminal &t, QByteArrayView input)
{
    static const auto hash = [](const SecretBytes &passphrase, QByteArrayView salt, crypto::Argon2Cost) { return crypto::argon2id(passphrase, salt, {64, 1}); };
    static const auto passphrase = [] { return SecretBytes(20); };
    static const RecoveryShares shares = must(makeRecoveryShares(u"162019"_s, {passphrase(), passphrase(), passphrase()}, {}, hash));
    static const QByteArray escrow = must(makeEscrow(t.k, t.person.publicKey(), {t.owner.terminal, 3}));
    const QByteArray raw = input.toByteArray();
    for (const QByteArray &bytes : {raw, spliced(escrow, input)})
        PROMISE(openEscrow(bytes, t.person, t.owner.terminal).ok() == (bytes == escrow));
    for (const QByteArray &bytes : {raw, spliced(shares.files[0], input)})
        PROMISE(openShare(bytes, passphrase(), hash).ok() == (bytes == shares.files[0]));
}

/// What a terminal tells the server of its end and of its key: only its own device's word is taken, and what is understood says the same again.
void told(const Terminal &t, QByteArrayView input)
{
    const QByteArray raw = input.toByteArray();
    PROMISE(!journal::readRetirementNote(raw, t.person.publicKey()).ok());
    const QByteArray body = "madoguchi terminal retired v1\nat 2026-11-20T01:42:00.000Z\n" + raw;
    const auto note = journal::readRetirementNote(body + "\nsignature " + t.person.sign(body).toBase64(), t.person.publicKey());
    PROMISE(!note.ok() || note->at.isValid());
    const QString text = QString::fromUtf8(raw);
    if (const auto change = directory::readKeyChange(text))
        PROMISE(directory::keyChangeText(*change) == text);
}

} // namespace

// The small files of a profile that anybody with the disk in hand can change: slots, escrow, the throttle, drafts; officers' shares; and what a terminal tells of itself.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    static const Terminal terminal;
    if (size < 1)
        return 0;
    const QByteArrayView input(data + 1, qsizetype(size - 1));
    switch (data[0]) {
    case 'r': openChanged(terminal, input.toByteArray()); break;
    case 's': openChanged(terminal, spliced(terminal.slot, input)); break;
    case 'o': anyOwner(terminal, input); break;
    case 't': waits(terminal, input.toByteArray(), false); break;
    case 'm': waits(terminal, crypto::hmacSha256(terminal.k, input).toHex() + '\n' + input.toByteArray(), true); break;
    case 'e': recovery(terminal, input); break;
    case 'd': draft(terminal, input); break;
    case 'n': told(terminal, input); break;
    }
    return 0;
}
