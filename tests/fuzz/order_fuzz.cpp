#include "harness.h"

#include "directory/directory.h"
#include "directory/order.h"
#include "support/grants.h"

using namespace madoguchi;
using namespace madoguchi::fuzz;
using namespace madoguchi::directory;
using namespace Qt::StringLiterals;

namespace {

const QDate today(2026, 11, 20);

struct Office {
    crypto::PublicKey key = must(crypto::PrivateKey::generate()).publicKey();
    DirectoryContent content{3, u"162019"_s, QDateTime(today, QTime(1, 42), Qt::UTC), {}, key, key, "-----BEGIN X509 CRL-----"};
    QByteArray written;

    Office()
    {
        for (const api::Role role : api::roles()) {
            StaffEntry entry;
            entry.id = StaffId(api::idOf(role) + u"-1"_s);
            entry.name = entry.kana = entry.section = u"窓口"_s;
            entry.role = role;
            entry.cardCertificate = "certificate of " + entry.id.text().toUtf8();
            entry.publicKey = key;
            entry.key = {QByteArray(61, 'w'), {}, QByteArray(16, 's'), key.point(), 2};
            entry.passwordSince = today;
            entry.until = QDate(2027, 3, 31);
            entry.grants = test::everythingOf(role);
            content.staff.append(entry);
        }
        content.terminals = {{TerminalId(u"terminal-1"_s), u"1番窓口"_s, today}, {TerminalId(u"terminal-2"_s), u"2番窓口"_s, today}};
        content.applications = {{u"a-1"_s, StaffId(u"viewer-1"_s), {api::Permission::ViewResidents}, today, QDate(2027, 3, 31), u"r"_s, StaffId(u"clerk-1"_s), content.at}};
        content.cards = {{"a new card", u"SN"_s, TerminalId(u"terminal-1"_s), content.at}};
        content.media = {{u"USB-1"_s, u"1"_s, u"p"_s, StaffId(u"clerk-1"_s), {StaffId(u"administrator-1"_s), content.at}}, {u"USB-2"_s, u"2"_s, u"p"_s, StaffId(u"clerk-1"_s), {StaffId(u"administrator-1"_s), content.at}}};
        content.media[1].shredded = {StaffId(u"administrator-1"_s), content.at, u"r"_s};
        content.media[1].shredMethod = u"m"_s;
        content.settled = {{QString(32, u'a'), TerminalId(u"terminal-1"_s), u"misses"_s, StaffId(u"clerk-1"_s), 40, true, u"r"_s, StaffId(u"auditor-1"_s), content.at}};
        content.reviews = {{TerminalId(u"terminal-1"_s), today, today, 30, QByteArray(32, 'r'), 1, 0, 2, 2, 1, 0, {}, StaffId(u"auditor-1"_s), content.at}};
        written = writeDirectory(content);
    }
};

bool useCaseIs(const Ordered &ordered, api::UseCase useCase) { return api::useCaseOf(ordered.order) == useCase; }

} // namespace

// An order as it comes over the wire. What is understood is written the same; what is carried out leaves a directory that can
// be signed and read; what is refused changes nothing; and nobody does what they may not.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    static const Office office;
    const QByteArray statement(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto ordered = readOrder(statement);
    if (!ordered.ok())
        return 0;
    PROMISE(writeOrder(*ordered) == statement);
    DirectoryContent content = office.content;
    const bool may = mayOrder(content, *ordered, today).ok();
    const bool carried = carryOut(content, *ordered, today).ok();
    const QByteArray after = writeDirectory(content);
    PROMISE(carried || after == office.written);
    const auto back = readDirectory(after, content.municipality);
    PROMISE(back.ok() && writeDirectory(*back) == after);
    // Nothing leaves the register of media, and what is shredded stays so (C-18).
    PROMISE(content.media.size() >= 2 && content.media[0].serial == "USB-1"_L1 && content.media[1].serial == "USB-2"_L1 && content.media[1].isShredded());
    if (may && ordered->by.text() == u"clerk-1"_s && carried) {
        const api::UseCase useCase = api::useCaseOf(ordered->order);
        PROMISE(useCase == api::UseCase::KeySet || useCase == api::UseCase::GrantApply);
    }
    if (may && carried && (useCaseIs(*ordered, api::UseCase::ReviewSettle) || useCaseIs(*ordered, api::UseCase::ReviewSign))) // C-10: nobody else, and not for themselves
        PROMISE(ordered->by.text() == u"auditor-1"_s && content.reviews.size() + content.settled.size() <= 3);
    return 0;
}
