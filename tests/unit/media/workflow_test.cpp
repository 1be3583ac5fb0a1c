// "Of random approval workflows none puts on a medium what a second person has not approved": as many as MADOGUCHI_WORKFLOWS says (500; ./test nightly: 10,000),
// on two terminals whose feeds are late, repeated, mixed up and forged. A workflow is its seed: what is told of a failure makes it again.
#include "media_desk.h"

#include <array>
#include <random>

namespace madoguchi::test {
namespace {

using api::MediaState;
using crypto::PrivateKey;

/// What a program that is wrong would do; each must be found.
enum class Fault {
    None,
    RequestersSecondCard, ///< the approver's key is one of the requester's own cards
    UnsignedRequest,      ///< whoever asks need not have signed it
    AnybodysSignature,    ///< a decision that was made elsewhere is believed
    StaleVersion,         ///< what is older than what is known is taken over
};

struct Person {
    QString id;
    std::array<PrivateKey, 2> cards;
    int card = 0; ///< that the directory knows
    bool approves = false;
};

const QList<MediaState> shareable{MediaState::Requested, MediaState::Approved, MediaState::Refused, MediaState::Written, MediaState::Verified, MediaState::HandedOver, MediaState::TakenBack, MediaState::GoneReported, MediaState::Erased, MediaState::Lost, MediaState::Destroyed, MediaState::Void};

/// Two terminals, four persons, one medium that is carried between them. What is true is kept here, apart from the program: who has signed what with which card.
class Town {
public:
    explicit Town(Fault fault) : m_fault(fault)
    {
        for (const char *id : {"clerk-1", "clerk-2", "supervisor-1", "supervisor-2"})
            m_people.append({QString::fromLatin1(id), {key(), key()}});
        for (MediaDesk *desk : {&m_first, &m_second}) {
            desk->municipalSystem = m_municipal;
            desk->approverKey = [this](const StaffId &staff) { return approverKey(staff.text()); };
            desk->requesterKey = [this](const StaffId &staff) { return requesterKey(staff.text()); };
        }
    }

    /// What was wrong, and after which steps; empty: nothing.
    QString run(quint64 seed)
    {
        m_random.seed(seed);
        begin();
        for (int left = 8 + below(24); left > 0 && m_wrong.isEmpty(); --left) {
            step();
            check();
        }
        return m_wrong.isEmpty() ? QString() : u"seed %1: %2 after\n  %3"_s.arg(seed).arg(m_wrong, m_steps.join(u"\n  "_s));
    }
    int requested = 0, approved = 0, written = 0, decidedElsewhere = 0, refusedItems = 0;

private:
    struct Signature {
        QString person;
        QByteArray statement;
    };

    static PrivateKey key() { return Workplace::must(PrivateKey::generate()); }
    int below(int limit) { return static_cast<int>(m_random() % static_cast<quint64>(limit)); }
    bool likely(int percent) { return below(100) < percent; }
    template <typename List>
    auto &any(List &list) { return list[below(static_cast<int>(list.size()))]; }
    MediaDesk &desk() { return likely(70) ? *m_holder : other(*m_holder); }
    MediaDesk &other(const MediaDesk &desk) { return &desk == &m_first ? m_second : m_first; }
    void tell(const QString &what, bool ok) { m_steps += what + (ok ? u""_s : u" – refused"_s); }
    void wrong(const QString &what)
    {
        if (m_wrong.isEmpty())
            m_wrong = what;
    }

    Result<crypto::PublicKey> approverKey(const QString &staff)
    {
        const auto person = std::ranges::find(m_people, staff, &Person::id);
        if (m_fault == Fault::RequestersSecondCard)
            return m_people.first().cards[1].publicKey();
        if (m_fault == Fault::AnybodysSignature)
            return m_stranger.publicKey();
        if (person == m_people.end() || !person->approves)
            return ErrorCode::Denied;
        return person->cards[static_cast<std::size_t>(person->card)].publicKey();
    }
    Result<crypto::PublicKey> requesterKey(const QString &staff)
    {
        const auto person = std::ranges::find(m_people, staff, &Person::id);
        if (m_fault == Fault::UnsignedRequest)
            return m_stranger.publicKey();
        if (person == m_people.end())
            return ErrorCode::Denied;
        return person->cards[static_cast<std::size_t>(person->card)].publicKey();
    }
    void begin()
    {
        m_steps.clear();
        m_wrong.clear();
        m_ids.clear();
        m_items.clear();
        m_signatures.clear();
        m_used.clear();
        m_requesters.clear();
        m_writers.clear();
        for (Person &person : m_people) {
            person.card = 0;
            person.approves = person.id.startsWith(u"supervisor");
        }
        for (MediaDesk *each : {&m_first, &m_second}) {
            each->place.write<Done>([](store::Transaction &transaction) -> Result<Done> {
                for (const char *table : {"media_request", "outbox", "known_version"})
                    MADOGUCHI_TRY(transaction.exec(QByteArray("DELETE FROM ") + table));
                return done();
            });
            each->archive.contents[u"file-1"_s] = m_content;
            each->drive.failAt = -1;
            each->drive.tamper = each->drive.removeFails = false;
            QDir(each->usb()).removeRecursively();
        }
        m_holder = &m_first;
        QDir().mkpath(m_holder->usb());
    }
    void sit(MediaDesk &desk, const Person &person)
    {
        desk.as(person.id);
        desk.place.gate.denied.clear();
        if (!person.approves)
            desk.place.gate.denied = {api::UseCase::MediaApprove, api::UseCase::MediaRefuse};
    }

    void step()
    {
        if (m_ids.isEmpty() || (m_ids.size() < 3 && likely(6)))
            return request();
        switch (below(25)) {
        case 24: return carry();
        case 0: return refuse();
        case 1: case 2: return erase();
        case 3: case 4: return hear();
        case 5: case 6: return forge();
        case 7: return rewind();
        case 8: return change();
        case 9: return trouble();
        case 10: return wait();
        case 11: case 12: case 13: return exchange();
        case 14: case 15: case 16: case 17: case 18: return approve();
        default: return write();
        }
    }
    void request()
    {
        MediaDesk &at = desk();
        const Person &who = likely(80) ? m_people[below(2)] : any(m_people);
        sit(at, who);
        const Person &owner = likely(90) ? who : any(m_people);
        const auto statement = get(at.service->requestStatement(FileId(u"file-1"_s), u"import"_s, u"USB-0001"_s));
        const bool stranger = m_fault == Fault::UnsignedRequest;
        const auto made = statement.ok() ? get(at.service->request(*statement, (stranger ? m_stranger : owner.cards[static_cast<std::size_t>(owner.card)]).sign(api::framedApproval(*statement))))
                                         : Result<api::MediaRequest>(statement.error());
        if (statement.ok() && !stranger)
            m_signatures += {owner.id, *statement};
        if (made.ok() && owner.id != who.id && !stranger)
            wrong(u"requested with another's card"_s);
        tell(u"%1 requests at %2"_s.arg(who.id, at.place.terminal), made.ok());
        if (!made.ok())
            return;
        ++requested;
        m_ids += made->id;
        m_requesters.insert(made->id, who.id);
        collect(at);
    }
    void approve()
    {
        MediaDesk &at = desk();
        const MediaRequestId id = any(m_ids);
        const Person &who = likely(60) ? m_people[2 + below(2)] : any(m_people), &owner = likely(80) ? who : any(m_people);
        const std::size_t card = likely(80) ? static_cast<std::size_t>(owner.card) : static_cast<std::size_t>(below(2));
        at.place.gate.denied.clear();
        const auto statement = get(at.service->statement(id));
        const QByteArray signature = statement.ok() ? owner.cards[card].sign(api::framedApproval(*statement)) : QByteArray("none");
        if (statement.ok())
            m_signatures += {owner.id, *statement};
        sit(at, who);
        const auto answer = get(at.service->approve(id, signature, {}));
        tell(u"%1 approves %2 at %3 with card %4 of %5"_s.arg(who.id, id.text().first(6), at.place.terminal).arg(card).arg(owner.id), answer.ok());
        if (!answer.ok())
            return;
        ++approved;
        if (!who.approves)
            wrong(u"approved by somebody who may not"_s);
        if (answer->requestedBy == who.id)
            wrong(u"approved by who asked"_s);
        if (owner.id != who.id)
            wrong(u"approved with another's card"_s);
        collect(at);
    }
    void refuse()
    {
        MediaDesk &at = desk();
        const Person &who = any(m_people);
        sit(at, who);
        const auto answer = get(at.service->refuse(any(m_ids), u"否"_s));
        tell(u"%1 refuses at %2"_s.arg(who.id, at.place.terminal), answer.ok());
        collect(at);
    }
    void write()
    {
        MediaDesk &at = desk();
        const MediaRequestId id = any(m_ids);
        const auto asked = std::ranges::find(m_people, m_requesters.value(id), &Person::id);
        const Person &who = likely(80) ? *asked : any(m_people);
        sit(at, who);
        const int before = at.drive.operations;
        const auto answer = get(at.service->write(id));
        tell(u"%1 writes %2 at %3"_s.arg(who.id, id.text().first(6), at.place.terminal), answer.ok());
        collect(at);
        if (at.drive.operations == before)
            return;
        ++written;
        if (std::ranges::any_of(m_items, [&](const auto &item) { return item.aggregate == id.text() && item.terminal != at.place.terminal; }))
            ++decidedElsewhere;
        m_writers.insert(id, &at);
        const auto row = at.place.read<media::SharedRequest>([&](store::Connection &connection) { return media::load(connection, id); });
        const QByteArray statement = row.statement();
        if (row.request.requestedBy != who.id)
            wrong(u"written by another than who asked"_s);
        if (row.request.expires < at.place.clock.utc())
            wrong(u"written too late"_s);
        if (crypto::sha256(at.archive.contents.value(u"file-1"_s)) != row.request.fileHash)
            wrong(u"another content than was approved"_s);
        const auto approver = std::ranges::find(m_people, row.request.decidedBy, &Person::id);
        if (approver == m_people.end() || !approver->approves)
            wrong(u"approved by somebody who may not"_s);
        if (row.request.decidedBy == row.request.requestedBy)
            wrong(u"approved by who asked"_s);
        if (std::ranges::none_of(m_signatures, [&](const Signature &s) { return s.statement == statement && s.person == row.request.decidedBy; }))
            wrong(u"written without the approval of a second person"_s);
        if (std::ranges::none_of(m_signatures, [&](const Signature &s) { return s.statement == row.requestStatement() && s.person == row.request.requestedBy; }))
            wrong(u"written without the requester's card"_s);
        if (m_used.contains(statement))
            wrong(u"an approval used twice"_s);
        m_used += statement;
        if (answer.ok())
            checkContent(at, id, statement);
    }
    void checkContent(MediaDesk &at, const MediaRequestId &id, const QByteArray &statement)
    {
        const auto read = [&](const QString &name) {
            QFile file(QDir(at.usb()).filePath(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const auto manifest = QJsonDocument::fromJson(QByteArray::fromBase64(QJsonDocument::fromJson(read(id.text() + u".json"_s))["payload"_L1].toString().toLatin1()));
        if (QByteArray::fromBase64(manifest["statement"_L1].toString().toLatin1()) != statement)
            wrong(u"the manifest tells another approval"_s);
        const QByteArray hash = crypto::sha256(at.archive.contents.value(u"file-1"_s));
        const auto opened = crypto::unsealFile(*at.municipalSystem, read(id.text() + u".sealed"_s), "media|162019|" + id.text().toUtf8() + '|' + hash.toHex());
        if (!opened.ok() || crypto::sha256(*opened) != hash)
            wrong(u"another content on the medium"_s);
    }
    void erase()
    {
        MediaDesk &at = desk();
        const Person &who = any(m_people);
        sit(at, who);
        const auto answer = get(at.service->erase(any(m_ids)));
        tell(u"%1 erases at %2"_s.arg(who.id, at.place.terminal), answer.ok());
        collect(at);
    }

    /// What a terminal has said goes on standing in somebody's feed, in whatever order and however often.
    void collect(MediaDesk &at)
    {
        for (const auto &item : at.shared()) {
            if (std::ranges::none_of(m_items, [&](const auto &known) { return known.terminal == item.terminal && known.version == item.version && known.body == item.body; }))
                m_items += item;
        }
    }
    void deliver(MediaDesk &at, const journal::FeedItem &item, const QString &how)
    {
        const auto taken = m_fault == Fault::StaleVersion ? get(at.place.store().write<Done>([&](store::Transaction &transaction) -> Result<Done> {
            MADOGUCHI_ASSIGN(media::SharedRequest shared, media::SharedRequest::fromBody(item.aggregate, item.body));
            shared.version = item.version;
            return media::put(transaction, shared, item.actor, item.version);
        })) : at.take(item);
        refusedItems += taken.ok() ? 0 : 1;
        tell(u"%1 %2 v%3 of %4: %5"_s.arg(at.place.terminal, how).arg(item.version).arg(item.terminal, item.body["state"_L1].toString()), taken.ok());
    }
    void hear()
    {
        MediaDesk &at = desk();
        journal::FeedItem item = any(m_items);
        if (likely(20))
            item.version += below(5);
        deliver(at, item, u"hears"_s);
    }
    /// The other terminal is told all, in its order.
    void exchange()
    {
        MediaDesk &at = desk();
        for (const auto &item : std::as_const(m_items)) {
            if (item.terminal != at.place.terminal)
                deliver(at, item, u"hears"_s);
        }
    }
    void forge()
    {
        journal::FeedItem item = any(m_items);
        for (int left = 1 + below(3); left > 0; --left) {
            switch (below(10)) {
            case 9: item.body["requestSignature"_L1] = any(m_items).body["requestSignature"_L1]; break;
            case 0: item.body["state"_L1] = media::stateName(any(shareable)); break;
            case 1: item.body["decidedBy"_L1] = any(m_people).id; break;
            case 2: item.body["requestedBy"_L1] = any(m_people).id; break;
            case 3: item.body["terminal"_L1] = likely(50) ? m_first.place.terminal : m_second.place.terminal; break;
            case 4: item.body["expires"_L1] = u"2099-01-01T00:00:00.000Z"_s; break;
            case 5: item.body["fileHash"_L1] = QString::fromLatin1(crypto::sha256("other").toHex()); break;
            case 6: item.body["approval"_L1] = any(m_items).body["approval"_L1]; break;
            case 7: item.terminal = likely(50) ? m_first.place.terminal : u"terminal-3"_s; break;
            default: believeMe(item);
            }
        }
        // That a medium is empty again is believed: only whoever looks at it could know better.
        const QString state = item.body["state"_L1].toString();
        if (state == u"erased" || (state == u"void" && item.terminal == item.body["terminal"_L1].toString()))
            return;
        item.version += below(4);
        deliver(desk(), item, u"is told falsely"_s);
    }
    /// An approval by a supervisor that nobody's card has made.
    void believeMe(journal::FeedItem &item)
    {
        const auto shared = media::SharedRequest::fromBody(item.aggregate, item.body);
        if (!shared.ok())
            return;
        item.body["state"_L1] = u"approved"_s;
        item.body["decidedBy"_L1] = u"supervisor-1"_s;
        item.body["approval"_L1] = likely(70) ? QString::fromLatin1(m_stranger.sign(api::framedApproval(shared->statement())).toBase64()) : QString();
    }
    void carry()
    {
        MediaDesk &to = other(*m_holder);
        EXPECT_TRUE(QDir().rename(m_holder->usb(), to.usb()));
        m_holder = &to;
        tell(u"the medium is at "_s + to.place.terminal, true);
    }
    /// The server is put back: what it has sent is unsaid.
    void rewind()
    {
        MediaDesk &at = desk();
        const MediaRequestId id = any(m_ids);
        at.place.write<Done>([&](store::Transaction &transaction) { return at.service->handler().forget(transaction, u"media-request"_s, id.text()); });
        tell(at.place.terminal + u" forgets "_s + id.text().first(6), true);
    }
    void change()
    {
        Person &who = any(m_people);
        if (likely(50))
            who.card = 1 - who.card;
        else
            who.approves = !who.approves;
        tell(u"%1 has card %2%3"_s.arg(who.id).arg(who.card).arg(who.approves ? u", approves"_s : u""_s), true);
    }
    void trouble()
    {
        MediaDesk &at = desk();
        switch (below(4)) {
        case 0: case 1: at.drive.failAt = at.drive.operations + below(6); break;
        case 2: at.drive.tamper = !at.drive.tamper; break;
        default: at.archive.contents[u"file-1"_s] = at.archive.contents[u"file-1"_s] == m_content ? m_other : m_content;
        }
        tell(u"trouble at "_s + at.place.terminal, true);
    }
    void wait()
    {
        const std::chrono::minutes time(below(150));
        for (MediaDesk *each : {&m_first, &m_second})
            each->place.clock.advance(time);
        tell(u"%1 minutes pass"_s.arg(time.count()), true);
    }
    /// What lies on the medium stands as out in the ledger of whoever wrote it.
    void check()
    {
        for (const QString &name : m_holder->onMedium()) {
            const MediaRequestId id(name.section(u'.', 0, 0));
            MediaDesk *writer = m_writers.value(id);
            const auto row = writer ? get(writer->place.store().read<media::SharedRequest>([&](store::Connection &connection) { return media::load(connection, id); })) : Result<media::SharedRequest>(ErrorCode::NotFound);
            if (!row.ok() || !media::isOut(row->request.state))
                wrong(name + u" lies on the medium and is not in the ledger"_s);
        }
    }

    const Fault m_fault;
    std::mt19937_64 m_random;
    PrivateKey m_stranger = key(), m_municipal = key();
    QList<Person> m_people;
    MediaDesk m_first{u"terminal-1"_s}, m_second{u"terminal-2"_s};
    const QByteArray m_content = m_first.archive.contents.value(u"file-1"_s), m_other = QByteArray(m_content).replace("A100", "A101");
    MediaDesk *m_holder = &m_first;
    QHash<MediaRequestId, MediaDesk *> m_writers;
    QStringList m_steps;
    QString m_wrong;
    QList<MediaRequestId> m_ids;
    QHash<MediaRequestId, QString> m_requesters;
    QList<journal::FeedItem> m_items;
    QList<Signature> m_signatures;
    QSet<QByteArray> m_used;
};

int workflows()
{
    bool told = false;
    const int count = qEnvironmentVariableIntValue("MADOGUCHI_WORKFLOWS", &told);
    return told ? count : 500;
}

TEST(MediaWorkflows, C18_C19_nothing_is_written_that_a_second_person_has_not_approved)
{
    Town town(Fault::None);
    const int count = workflows();
    for (int seed = 1; seed <= count; ++seed) {
        const QString wrong = town.run(static_cast<quint64>(seed));
        ASSERT_TRUE(wrong.isEmpty()) << wrong.toStdString();
    }
    // They come as far as that: else nothing is proved.
    EXPECT_GE(town.requested, count);
    EXPECT_GT(town.approved, count / 10);
    EXPECT_GT(town.written, count / 10);
    EXPECT_GT(town.decidedElsewhere, count / 100);
    EXPECT_GT(town.refusedItems, count / 10);
    std::cout << town.requested << " requests, " << town.approved << " approvals, " << town.written << " written, " << town.refusedItems << " items refused\n";
}

TEST(MediaWorkflows, C18_C19_a_program_that_is_wrong_is_found)
{
    for (const Fault fault : {Fault::RequestersSecondCard, Fault::UnsignedRequest, Fault::AnybodysSignature, Fault::StaleVersion}) {
        Town town(fault);
        bool found = false;
        for (quint64 seed = 1; seed <= 500 && !found; ++seed)
            found = !town.run(seed).isEmpty();
        EXPECT_TRUE(found) << static_cast<int>(fault);
    }
}

} // namespace
} // namespace madoguchi::test
