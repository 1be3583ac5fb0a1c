#include "month/comparison.h"

#include "journal/record.h"
#include "crypto/certificate.h"
#include "month/must.h"

#include <QFile>
#include <QSet>

using namespace Qt::StringLiterals;

namespace madoguchi::month {

namespace {

QString word(QDate date) { return date.isValid() ? date.toString(Qt::ISODate) : u"-"_s; }

/// A cover as every side can say it. Verdicts are the federation's of F3 (1 連続, 2 空白, 3 重複, 9 相手未着; 0 none).
QString coverLine(QDate from, QDate until, QDate prefectureFrom, QDate prefectureUntil, int verdict)
{
    return QStringList{word(from), word(until), word(prefectureFrom), word(prefectureUntil), QString::number(verdict)}.join(u' ');
}

int code(api::Verdict verdict)
{
    switch (verdict) {
    case api::Verdict::None:
        return 0;
    case api::Verdict::Continuous:
        return 1;
    case api::Verdict::Gap:
        return 2;
    case api::Verdict::Overlap:
        return 3;
    case api::Verdict::PartnerMissing:
        break;
    }
    return 9;
}

/// What the municipality itself says of a person: what the federation says beside it is not shared, each terminal has it from the federation.
QString notifiedLine(const QString &addressee, const QString &household, bool head, bool insured, bool dead, QStringList covers)
{
    covers.sort();
    return QStringList{addressee, household, head ? u"主"_s : u"員"_s, insured ? u"被保険者"_s : u"非"_s, dead ? u"死亡"_s : u"生存"_s, covers.join(u" / "_s)}.join(u'|');
}

QString notified(bool superseded, QDate from, QDate until) { return (superseded ? u"取消 "_s : QString()) + word(from) + u' ' + word(until); }

/// The cover that the federation has of a person: of this municipality the last that was not taken back.
const api::EligibilityView *lastCover(const api::MemberView &member, const QString &municipality)
{
    const api::EligibilityView *last = nullptr;
    for (const auto &e : member.eligibility)
        if (!e.superseded && e.municipality == municipality && (!last || e.municipal.from >= last->municipal.from))
            last = &e;
    return last;
}

/// Everybody whom the search finds, household by household.
QSet<QString> householdsAt(Desk &desk)
{
    static const QString rows = u"アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"_s;
    QSet<QString> households;
    quint64 request = 1'000;
    for (const QChar kana : rows) {
        auto page = must("search", desk.services().people.search(++request, QString(kana), {}, 100));
        for (;;) {
            for (const auto &row : page.rows)
                households.insert(row.household.text());
            if (page.next.isEmpty())
                break;
            page = must("further page", desk.services().people.searchPage(request, page.next, 100));
        }
        desk.stir();
    }
    return households;
}

QByteArray whole(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void Comparison::addNothing(const QString &label, qint64 count) { m_lines.append({label, {QString::number(count)}, count == 0}); }

/// By the first column, which names no person.
void Comparison::addEqual(const QString &label, const QList<QStringList> &sides)
{
    Line line{label, {}};
    QSet<QString> all;
    for (const QStringList &side : sides) {
        line.values.append(QString::number(side.size()));
        all.unite(QSet<QString>(side.begin(), side.end()));
    }
    QSet<QString> named;
    for (const QString &one : all) {
        if (!std::ranges::all_of(sides, [&](const QStringList &side) { return side.contains(one); }))
            named.insert(one.section(u'|', 0, 0));
    }
    line.differences = named.values();
    line.differences.sort();
    line.equal = named.isEmpty();
    m_lines.append(line);
}

void Comparison::addDesk(Desk &desk)
{
    auto &services = desk.services();
    const QString &terminal = desk.profile().terminal.text();
    const auto at = [&](const QString &what) { return desk.profile().municipalityName + u' ' + terminal + u"　"_s + what; };
    Held held{terminal, desk.municipality(), {}, {}};
    for (const QString &id : householdsAt(desk)) { // as the screens show them
        const auto household = must("household", services.people.household(HouseholdId(id)));
        for (const auto &member : household.members) {
            QStringList covers;
            for (const auto &e : member.eligibility)
                covers.append(notified(e.superseded, e.municipal.from, e.municipal.until));
            held.notified.append(notifiedLine(member.addresseeNumber, household.householdNumber, member.head, member.insured, member.state == api::PersonState::Dead, covers));
            if (const auto *e = lastCover(member, held.municipality))
                held.covers.append(QStringList{member.addresseeNumber, household.householdNumber, member.federationId,
                                               coverLine(e->municipal.from, e->municipal.until, e->prefecture.from, e->prefecture.until, code(e->verdict))}.join(u'|'));
        }
    }
    m_held.append(held);

    addNothing(at(u"住基異動の届出"_s), must("proposals", services.reception.proposalCount()));
    const auto numbers = must("numbers", services.number.taskCount());
    addNothing(at(u"個人番号の未処理"_s), numbers.open + numbers.waiting);
    addNothing(at(u"連合会の回答の未処理"_s), must("answers", services.answer.count()).open);
    const auto households = must("households", services.continuity.count());
    addNothing(at(u"世帯継続の未判定・未提供"_s), households.toDecide + households.cancelRequests + households.monthsToSend);
    int open = 0, closed = 0;
    for (const auto &item : must("aside", services.link.aside()))
        ++(item.closing ? closed : open);
    addNothing(at(u"返却・競合のうち未処理（処理済 %1）"_s.arg(closed)), open);
    int waiting = 0, arrived = 0, refused = 0;
    for (const auto &delivery : must("deliveries", services.link.deliveries())) {
        for (const auto *station : {&delivery.terminal, &delivery.municipal, &delivery.federation, &delivery.intermediate, &delivery.verification}) {
            waiting += station->lamp == api::Lamp::Waiting;
            refused += station->lamp == api::Lamp::Refused;
            arrived += station->lamp == api::Lamp::Confirmed;
        }
    }
    addNothing(at(u"送達の未着（受領書 %1・差戻し %2）"_s.arg(arrived).arg(refused)), waiting);
    desk.sync(); // what looking has put into the record is witnessed too
    const auto status = services.link.status();
    addNothing(at(u"送信待ち・通番の欠番・その他の障害"_s), status.unacknowledged + status.rowsBehind + status.sequenceGap + status.trouble.has_value());
    addNothing(at(u"記録のうち未証明（同期自身の記録を除く）"_s), std::max<qint64>(0, status.recordUnanchored - 1));
}

void Comparison::addSides(const Central &central, const QString &municipality, const QString &name)
{
    QList<QStringList> notifiedSides, coverSides, verdictSides;
    QStringList whose;
    for (const Held &held : std::as_const(m_held)) {
        if (held.municipality != municipality)
            continue;
        whose.append(held.terminal);
        notifiedSides.append(held.notified);
        coverSides.append(held.covers);
        QStringList verdicts;
        for (const QString &line : held.covers)
            if (const QString verdict = line.section(u' ', -1); verdict != "0"_L1)
                verdicts.append(line.section(u'|', 0, 0) + u'|' + verdict);
        verdictSides.append(verdicts);
    }
    QStringList shared;
    for (const people::Household &household : central.households(municipality)) {
        for (const people::Member &member : household.members) {
            QStringList covers;
            for (const auto &e : member.eligibility)
                covers.append(notified(e.superseded, e.municipal.from, e.municipal.until));
            shared.append(notifiedLine(member.addressee, household.householdNumber, member.head, member.insured, member.dead, covers));
        }
    }
    const QString terminals = whose.join(u'・');
    addEqual(name + u"　人と届け出た資格（"_s + terminals + u"・共有ストア）"_s, notifiedSides << shared);

    QStringList believed, verdicts;
    const auto date = [](const QString &iso) { return QDate::fromString(iso, Qt::ISODate); };
    const auto rows = central.federationRows(("SELECT addressee, household, federation_id, municipal_from, municipal_until, prefecture_from, prefecture_until, verdict, "
                                              "number_index IS NULL FROM known_person WHERE municipal_from <> '' AND municipality = '" + municipality.toLatin1() + '\''), 9);
    qint64 withoutNumber = 0;
    for (const QString &row : rows) {
        const QStringList c = row.split(u'|');
        believed.append(QStringList{c[0], c[1], c[2], coverLine(date(c[3]), date(c[4]), date(c[5]), date(c[6]), c[7].toInt())}.join(u'|'));
        if (c[7] != u"0")
            verdicts.append(c[0] + u'|' + c[7]);
        withoutNumber += c[8].toInt();
    }
    addEqual(name + u"　資格（"_s + terminals + u"・連合会）"_s, coverSides << believed);
    addEqual(name + u"　継続の判定 F3（"_s + terminals + u"・連合会）"_s, verdictSides << verdicts);
    addNothing(name + u"　連合会に個人番号のない人"_s, withoutNumber);
    const auto waiting = central.federationRows(("SELECT id FROM waiting_row WHERE municipality = '" + municipality.toLatin1() + '\''), 1);
    addNothing(name + u"　連合会で処理待ちの行"_s, waiting.size());
}

void Comparison::addRecord(const QString &folder)
{
    const auto receipts = must("receipts.crt", crypto::Certificate::fromPem(whole(folder + u"/receipts.crt"_s)));
    const auto verified = journal::verifyRecord(folder + u"/record"_s, whole(folder + u"/ca.crt"_s), receipts.publicKey().toDer());
    constexpr int sinceWitnessed = 2; // of the last synchronisation itself, and of leaving
    Line line{u"記録 "_s + verified.origin, {QString::number(verified.size), u"証明済 "_s + QString::number(verified.anchored)},
              verified.ok && verified.size - verified.anchored <= sinceWitnessed};
    if (!verified.ok)
        line.differences = {verified.reason, QString::number(verified.badSequence)};
    m_lines.append(line);
}

bool Comparison::equal() const { return std::ranges::all_of(m_lines, &Line::equal); }

QString Comparison::text() const
{
    QStringList lines;
    for (const Line &line : m_lines) {
        QString text = (line.equal ? u"一致　"_s : u"相違　"_s) + line.label + u"　"_s + line.values.join(u" = "_s);
        if (!line.differences.isEmpty())
            text += u"　"_s + line.differences.join(u", "_s);
        lines.append(text);
    }
    return lines.join(u'\n');
}

} // namespace madoguchi::month
