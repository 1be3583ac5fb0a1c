#pragma once

#include "api/people_service.h"
#include "api/reception_service.h"
#include "domain/contact.h"
#include "domain/kana.h"
#include "domain/kanji.h"
#include "people/search_query.h"
#include "support/fake_answer.h"

#include <QHash>

namespace madoguchi::test {

using namespace Qt::StringLiterals;

/// A small invented town: four households, one of them with everything that a timeline can show.
inline QList<api::HouseholdView> inventedTown()
{
    using namespace api;
    const auto day = [](const char *iso) { return QDate::fromString(QString::fromLatin1(iso), Qt::ISODate); };
    const auto person = [&](const QString &id, const QString &kanji, const QString &kana, const char *birth, const QString &birthShown,
                            int age, Sex sex, const QString &relation, const QString &branch) {
        MemberView m;
        m.person = PersonId(id);
        m.addresseeNumber = u"00001"_s + id.right(3);
        m.nameKanji = kanji;
        m.nameKana = kana;
        m.birth = day(birth);
        m.birthShown = birthShown;
        m.age = age;
        m.sex = sex;
        m.relation = relation;
        m.head = relation == u"世帯主";
        m.insured = true;
        m.number = {u"富国"_s, u"12345678"_s, branch};
        return m;
    };
    const auto cover = [&](const QString &code, const QString &name, const char *from, const char *until, const char *ownFrom,
                           const char *ownUntil) {
        EligibilityView e;
        e.id = code + u'-' + QString::fromLatin1(ownFrom);
        e.municipality = code;
        e.municipalityName = name;
        e.prefecture = {day(from), day(until), u"A1"_s, *until ? u"L1"_s : QString()};
        e.municipal = {day(ownFrom), day(ownUntil), u"A1"_s, *ownUntil ? u"L1"_s : QString()};
        return e;
    };

    HouseholdView yamada;
    yamada.id = HouseholdId(u"h-1"_s);
    yamada.householdNumber = u"0000101"_s;
    yamada.symbol = u"富国"_s;
    yamada.number = u"12345678"_s;
    yamada.postalCode = u"9300001"_s;
    yamada.phone = u"076-000-0001"_s;
    yamada.address = u"富山市明輪町三丁目4番5号"_s;
    MemberView head = person(u"p-001"_s, u"山田 太郎"_s, u"ヤマダ タロウ"_s, "1955-01-01", u"昭和30年1月1日"_s, 71, Sex::Male, u"世帯主"_s, u"01"_s);
    EligibilityView wrong = cover(u"162019"_s, u"富山市"_s, "2026-10-20", "", "2026-10-20", "");
    wrong.superseded = true;
    wrong.supersededReason = u"転入日の誤り"_s;
    EligibilityView before = cover(u"162027"_s, u"高岡市"_s, "2019-04-01", "", "2019-04-01", "2026-10-30");
    EligibilityView now = cover(u"162019"_s, u"富山市"_s, "2019-04-01", "", "2026-11-01", "");
    now.inherited = true;
    now.verdict = Verdict::Gap;
    now.verdictDays = 2;
    now.previousMunicipality = u"162027"_s;
    head.eligibility = {before, wrong, now};
    head.federationId = u"16-0000-4711"_s;
    MemberView wife = person(u"p-002"_s, u"山田 花子"_s, u"ヤマダ ハナコ"_s, "1957-03-14", u"昭和32年3月14日"_s, 69, Sex::Female, u"妻"_s, u"02"_s);
    EligibilityView wifeBefore = cover(u"162027"_s, u"高岡市"_s, "2021-06-01", "", "2021-06-01", "2026-11-04");
    EligibilityView wifeNow = cover(u"162019"_s, u"富山市"_s, "2021-06-01", "", "2026-11-01", "");
    wifeNow.inherited = true;
    wifeNow.verdict = Verdict::Overlap;
    wifeNow.verdictDays = 3;
    wifeNow.previousMunicipality = u"162027"_s;
    wife.eligibility = {wifeBefore, wifeNow};
    MemberView son = person(u"p-003"_s, u"山田 健"_s, u"ヤマダ ケン"_s, "1990-08-02", u"平成2年8月2日"_s, 36, Sex::Male, u"子"_s, u"03"_s);
    EligibilityView sonNow = cover(u"162019"_s, u"富山市"_s, "2026-11-01", "", "2026-11-01", "");
    sonNow.verdict = Verdict::PartnerMissing;
    sonNow.previousMunicipality = u"162027"_s;
    son.eligibility = {sonNow};
    using Paper = domain::InsuranceCertificate;
    head.certificates = {{{Paper::Kind::Confirmation, day("2026-11-01"), day("2027-07-31"), {}, {}}, domain::CertificateStanding::InForce}};
    wife.certificates = {{{Paper::Kind::Confirmation, day("2026-11-01"), day("2027-07-31"), day("2026-11-10"), day("2026-11-12")}, domain::CertificateStanding::Returned},
                         {{Paper::Kind::Notice, day("2026-11-12"), {}, {}, {}}, domain::CertificateStanding::InForce}};
    yamada.members = {head, wife, son};
    HouseholdView::NotificationLine line;
    line.id = NotificationId(u"n-1"_s);
    line.number = u"8-1120-031"_s;
    line.date = day("2026-11-20");
    line.reason = u"A1"_s;
    line.by = u"窓口 花子"_s;
    line.delivery.change = ChangeId(u"c-1"_s);
    line.delivery.what = line.number;
    line.delivery.terminal = {Lamp::Confirmed, QDateTime(line.date, QTime(1, 20), Qt::UTC), {}};
    line.delivery.municipal = {Lamp::Confirmed, QDateTime(line.date, QTime(1, 21), Qt::UTC), {}};
    line.delivery.federation = {Lamp::Waiting, {}, {}};
    line.delivery.intermediate.lamp = Lamp::CannotBeConfirmedHere;
    line.delivery.verification.lamp = Lamp::CannotBeConfirmedHere;
    yamada.notifications = {line};

    HouseholdView nominal;
    nominal.id = HouseholdId(u"h-2"_s);
    nominal.householdNumber = u"0000102"_s;
    nominal.symbol = u"富国"_s;
    nominal.number = u"12345679"_s;
    nominal.nominalHead = true;
    nominal.postalCode = u"9300002"_s;
    nominal.address = u"富山市新富町一丁目2番3号"_s;
    MemberView employed = person(u"p-004"_s, u"山本 一郎"_s, u"ヤマモト イチロウ"_s, "1970-05-05", u"昭和45年5月5日"_s, 56, Sex::Male, u"世帯主"_s, u""_s);
    employed.insured = false;
    employed.number = {};
    MemberView insured = person(u"p-005"_s, u"山本 さくら"_s, u"ヤマモト サクラ"_s, "1972-11-30", u"昭和47年11月30日"_s, 53, Sex::Female, u"妻"_s, u"01"_s);
    insured.number.number = u"12345679"_s;
    insured.eligibility = {cover(u"162019"_s, u"富山市"_s, "2008-04-01", "", "2008-04-01", "")};
    nominal.members = {employed, insured};

    HouseholdView lost;
    lost.id = HouseholdId(u"h-3"_s);
    lost.householdNumber = u"0000103"_s;
    lost.symbol = u"富国"_s;
    lost.number = u"12345680"_s;
    lost.postalCode = u"9300003"_s;
    lost.address = u"富山市桜町二丁目1番8号"_s;
    MemberView gone = person(u"p-006"_s, u"山田 太郎"_s, u"ヤマダ タロウ"_s, "1955-01-01", u"昭和30年1月1日"_s, 71, Sex::Male, u"世帯主"_s, u"01"_s);
    gone.state = PersonState::Lost;
    gone.number.number = u"12345680"_s;
    gone.eligibility = {cover(u"162019"_s, u"富山市"_s, "2015-04-01", "2022-03-31", "2015-04-01", "2022-03-31")};
    lost.members = {gone};

    HouseholdView dead;
    dead.id = HouseholdId(u"h-4"_s);
    dead.householdNumber = u"0000104"_s;
    dead.symbol = u"富国"_s;
    dead.number = u"12345681"_s;
    dead.postalCode = u"9300004"_s;
    dead.address = u"富山市安住町7番1号"_s;
    MemberView late = person(u"p-007"_s, u"山科 トメ"_s, u"ヤマシナ トメ"_s, "1932-09-09", u"昭和7年9月9日"_s, 94, Sex::Female, u"世帯主"_s, u"01"_s);
    late.state = PersonState::Dead;
    late.number.number = u"12345681"_s;
    dead.members = {late};
    return {yamada, nominal, lost, dead};
}

/// Search over the invented town, understood as at the counter; kana from the beginning of the name.
class FakePeople final : public api::PeopleService, public FakeAnswers {
public:
    ~FakePeople() override; ///< not here: or every test would compile the whole class again
    QList<api::HouseholdView> town = inventedTown();
    QStringList searched;
    api::SearchPage newest; ///< all rows of the newest search, unless there is a crowd
    /// A town of many: this many rows are found whatever is typed, each made when its page is asked for.
    int crowd = 0;
    static constexpr int mostCounted = 100000; ///< where the extent of a crowd ends
    bool building = false;
    int pagesAsked = 0, extentsAsked = 0; ///< pages: after the first
    QHash<QString, api::SearchRow::Match> matches; ///< by person; why the row is there
    QList<quint64> stood;
    QList<QString> opened;

    QFuture<Result<api::SearchPage>> search(quint64 request, QString text, QList<api::SearchTerm::Kind> dropped, int limit) override
    {
        searched += text;
        const auto query = people::SearchQuery::understand(text, dropped);
        if (!query)
            return give<api::SearchPage>(query.error());
        api::SearchPage page;
        page.request = request;
        page.understood = query->terms();
        for (const auto &household : town)
            for (const auto &member : household.members)
                if (!query->isEmpty() && fits(*query, household, member))
                    page.rows += row(household, member);
        std::ranges::stable_sort(page.rows, {}, &api::SearchRow::state);
        newest = page;
        return give(failure ? Result<api::SearchPage>(*failure) : Result<api::SearchPage>(pageFrom(0, limit)));
    }
    QFuture<Result<api::SearchPage>> searchPage(quint64 request, QByteArray start, int limit) override
    {
        if (request != newest.request)
            return give<api::SearchPage>(ErrorCode::Cancelled);
        ++pagesAsked;
        return answer(pageFrom(start.toInt(), limit));
    }
    QFuture<Result<api::SearchExtent>> searchExtent(quint64 request, int pageRows) override
    {
        if (request != newest.request)
            return give<api::SearchExtent>(ErrorCode::Cancelled);
        ++extentsAsked;
        const qsizetype all = crowd > 0 ? crowd : newest.rows.size();
        api::SearchExtent extent{request, std::min<qsizetype>(all, mostCounted), {}, all <= mostCounted};
        for (qsizetype row = 0; row < extent.rows; row += pageRows)
            extent.starts += QByteArray::number(row);
        return answer(extent);
    }
    void searchStood(quint64 request) override { stood += request; }
    QFuture<Result<api::HouseholdView>> household(HouseholdId id) override
    {
        opened += id.text();
        for (const auto &household : town) {
            if (household.id == id)
                return answer(household);
        }
        return give(Result<api::HouseholdView>(ErrorCode::NotFound));
    }

    /// One of a crowd.
    static api::SearchRow crowdRow(int index)
    {
        api::SearchRow r;
        r.person = PersonId(u"p-c%1"_s.arg(index));
        r.household = HouseholdId(u"h-c%1"_s.arg(index));
        r.nameKanji = u"山田 %1"_s.arg(index);
        r.nameKana = u"ヤマダ"_s;
        r.birth = QDate(1955, 1, 1);
        r.birthShown = u"昭和30年1月1日"_s;
        r.town = u"桜町"_s;
        r.insured = {u"富国"_s, QString::number(10000000 + index), u"01"_s};
        return r;
    }

private:
    static bool fits(const people::SearchQuery &query, const api::HouseholdView &household, const api::MemberView &member)
    {
        const QString kana = domain::kanaKey(member.nameKana), kanji = domain::kanjiKey(member.nameKanji), address = domain::addressKey(household.address);
        const QString birth = member.birth.toString(Qt::ISODate);
        const auto said = [&](const people::SearchQuery::Digits &d) {
            return (!d.birthFrom.isNull() && birth >= d.birthFrom && birth <= d.birthUntil) || (!d.number.isNull() && member.number.number.startsWith(d.number))
                || (!d.addressee.isNull() && member.addresseeNumber.startsWith(d.addressee)) || (!d.postal.isNull() && household.postalCode == d.postal)
                || (!d.address.isNull() && address.contains(d.address));
        };
        return kana.startsWith(domain::kanaKey(query.kana().join(QString())))
            && std::ranges::all_of(query.kanji(), [&](const QString &word) { return kanji.contains(domain::kanjiKey(word)) || address.contains(domain::addressKey(word)); })
            && std::ranges::all_of(query.digits(), said);
    }
    api::SearchPage pageFrom(int from, int limit) const
    {
        api::SearchPage page = newest;
        page.building = building;
        const int all = crowd > 0 ? crowd : static_cast<int>(newest.rows.size());
        page.rows.clear();
        for (int index = from; index < std::min(from + limit, all); ++index)
            page.rows += crowd > 0 ? crowdRow(index) : newest.rows[index];
        if (from + limit < all)
            page.next = QByteArray::number(from + limit);
        return page;
    }
    api::SearchRow row(const api::HouseholdView &household, const api::MemberView &member) const
    {
        api::SearchRow r;
        r.person = member.person;
        r.household = household.id;
        r.nameKanji = member.nameKanji;
        r.nameKana = member.nameKana;
        r.birth = member.birth;
        r.birthShown = member.birthShown;
        r.sex = member.sex;
        r.state = member.state;
        r.head = member.head;
        r.town = household.address.mid(3, 3);
        r.insured = member.number;
        r.match = matches.value(member.person.text(), api::SearchRow::Match::Beginning);
        for (const auto &other : town) {
            for (const auto &m : other.members)
                r.sameName += m.person != member.person && m.nameKana == member.nameKana && m.birth == member.birth;
        }
        return r;
    }
};

/// One register record of two persons who moved in; check() demands what C-05 demands.
class FakeReception final : public api::ReceptionService, public FakeAnswers {
public:
    ~FakeReception() override; ///< not here: or every test would compile the whole class again
    QList<api::Reception> receptions;
    QList<api::NotificationDraft> registered, checked;
    int listed = 0, counted = 0; ///< calls of proposals(), proposalCount()
    QList<api::RegisterProposal> known = proposalsOfTown();

    static QList<api::RegisterProposal> proposalsOfTown()
    {
        api::RegisterProposal p;
        p.id = RegisterRecordId(u"r-1"_s);
        p.headNameKanji = u"高岡 次郎"_s;
        p.headNameKana = u"タカオカ ジロウ"_s;
        p.moveDate = QDate(2026, 11, 10);
        p.previousMunicipality = u"162027"_s;
        p.previousMunicipalityName = u"高岡市"_s;
        p.postalCode = u"9300085"_s;
        p.address = u"富山市丸の内一丁目3番2号"_s;
        p.persons = {{u"0000200"_s, p.headNameKanji, p.headNameKana, QDate(1975, 4, 2), u"昭和50年4月2日"_s, api::Sex::Male, u"世帯主"_s, true},
                     {u"0000201"_s, u"高岡 美咲"_s, u"タカオカ ミサキ"_s, QDate(1978, 12, 24), u"昭和53年12月24日"_s, api::Sex::Female, u"妻"_s, false}};
        api::RegisterProposal q;
        q.id = RegisterRecordId(u"r-2"_s);
        q.headNameKanji = u"中川 恵"_s;
        q.headNameKana = u"ナカガワ メグミ"_s;
        q.moveDate = QDate(2026, 11, 5);
        q.previousMunicipality = u"162027"_s;
        q.previousMunicipalityName = u"高岡市"_s;
        q.postalCode = u"9300083"_s;
        q.address = u"富山市総曲輪二丁目8番1号"_s;
        q.persons = {{u"0000300"_s, q.headNameKanji, q.headNameKana, QDate(1990, 2, 3), u"平成2年2月3日"_s, api::Sex::Female, u"世帯主"_s, true}};
        return {p, q};
    }

    QFuture<Result<api::Reception>> openReception(QString purpose) override
    {
        api::Reception r;
        r.id = ReceptionId(u"v-%1"_s.arg(receptions.size() + 1));
        r.number = u"8-1120-%1"_s.arg(receptions.size() + 31, 3, 10, QChar(u'0'));
        r.openedAt = QDateTime(QDate(2026, 11, 20), QTime(1, 42), Qt::UTC);
        r.by = u"窓口 花子"_s;
        r.purpose = purpose;
        if (!failure)
            receptions.prepend(r);
        return answer(r);
    }
    QFuture<Result<Done>> closeReception(ReceptionId id) override
    {
        for (auto &r : receptions)
            r.closed = r.closed || r.id == id;
        return answer(Done{});
    }
    QFuture<Result<QList<api::Reception>>> today() override { return answer(receptions); }
    QFuture<Result<QList<api::RegisterProposal>>> proposals(QString kana) override
    {
        QList<api::RegisterProposal> fitting;
        ++listed;
        std::ranges::copy_if(known, std::back_inserter(fitting), [&](const auto &p) { return p.headNameKana.startsWith(kana); });
        return answer(fitting);
    }
    QFuture<Result<int>> proposalCount() override
    {
        ++counted;
        return answer(static_cast<int>(known.size()));
    }
    QFuture<Result<api::RegisterProposal>> proposal(RegisterRecordId id) override
    {
        for (const auto &p : known) {
            if (p.id == id)
                return answer(p);
        }
        return give(Result<api::RegisterProposal>(ErrorCode::NotFound));
    }
    QFuture<Result<api::NotificationCheck>> check(api::NotificationDraft draft) override
    {
        checked += draft;
        return answer(judge(draft));
    }
    QFuture<Result<api::Registered>> registerNotification(api::NotificationDraft draft) override
    {
        const auto check = judge(draft);
        if (!check.errors.isEmpty())
            return give(Result<api::Registered>(check.errors.first()));
        registered += draft;
        return answer(api::Registered{NotificationId(u"n-9"_s), u"8-1120-001"_s, HouseholdId(u"h-1"_s), ChangeId(u"c-9"_s)});
    }
    QFuture<Result<Done>> takeBack(api::TakingBack what) override
    {
        if (!failure)
            takenBack += what;
        return answer(Done{});
    }
    QList<api::TakingBack> takenBack;

private:
    static void foresee(const api::NotificationDraft &draft, api::NotificationCheck &check)
    {
        const auto town = inventedTown();
        for (const auto &person : draft.persons) {
            api::Effect effect;
            effect.addresseeNumber = person.addresseeNumber;
            for (const auto &m : town.first().members)
                effect.name = m.addresseeNumber == person.addresseeNumber ? m.nameKanji : effect.name;
            effect.municipalFrom = effect.prefectureFrom = draft.reason.startsWith(u'A') ? draft.happenedOn : QDate(2019, 4, 1);
            if (draft.reason.startsWith(u'L'))
                effect.municipalUntil = effect.prefectureUntil = draft.happenedOn.addDays(1);
            if (person.chosen)
                check.effects += effect;
        }
        if (!draft.newHead.isEmpty()) {
            api::Effect follows;
            follows.addresseeNumber = draft.newHead;
            follows.name = u"山田 花子"_s;
            follows.becomes = api::Effect::Becomes::Head;
            check.effects += follows;
        }
    }
    api::NotificationCheck judge(const api::NotificationDraft &draft) const
    {
        api::NotificationCheck check;
        if (draft.identity == api::IdentityDocument::None)
            check.errors += Error{ErrorCode::IdentityCheckMissing, {}, u"identity"_s};
        if (!draft.happenedOn.isValid())
            check.errors += Error{ErrorCode::FieldRequired, {}, u"happenedOn"_s};
        int chosen = 0;
        for (const auto &person : draft.persons) {
            if (!person.chosen)
                continue;
            ++chosen;
            if (person.numberDocument == api::NumberDocument::None)
                check.errors += Error{ErrorCode::FieldRequired, {}, u"persons/%1/number"_s.arg(person.addresseeNumber)};
            if (person.numberReceipt.isEmpty())
                check.errors += Error{ErrorCode::NumberMissing, {}, u"persons/%1/number"_s.arg(person.addresseeNumber)};
            for (const auto &p : known) {
                for (const auto &q : p.persons) {
                    if (q.addresseeNumber == person.addresseeNumber)
                        check.effects += api::Effect{q.addresseeNumber, q.nameKanji, draft.happenedOn, draft.happenedOn, true, {}, {}};
                }
            }
        }
        if (!draft.household.isEmpty() && check.errors.isEmpty())
            foresee(draft, check);
        if (chosen == 0)
            check.errors += Error{ErrorCode::NoPersonChosen, {}, u"persons"_s};
        return check;
    }
};

class FakeNumber final : public api::NumberService, public FakeAnswers {
public:
    ~FakeNumber() override; ///< not here: or every test would compile the whole class again
    api::NumberAnswer verdict = api::NumberAnswer::Matches;
    ErrorCode reason = ErrorCode::ServerUnreachable; ///< of an answer without a receipt
    QList<api::NumberTask> open;
    QStringList submitted, taken; ///< addressee numbers

    QFuture<Result<api::NumberVerdict>> submit(QString addresseeNumber, ReceptionId, domain::IndividualNumber number) override
    {
        const domain::IndividualNumber dropped = std::move(number);
        submitted += addresseeNumber;
        return answer(said(u"R-%1"_s.arg(submitted.size())));
    }
    QFuture<Result<api::NumberVerdict>> takeFromRegister(QString addresseeNumber, ReceptionId) override
    {
        taken += addresseeNumber;
        return answer(isDelivered(verdict) ? api::NumberVerdict{api::NumberAnswer::Received, u"R-T%1"_s.arg(taken.size()), {}} : said({}));
    }
    QFuture<Result<QList<api::NumberTask>>> tasks() override { return answer(open); }
    QFuture<Result<api::NumberTaskCount>> taskCount() override
    {
        api::NumberTaskCount count;
        for (const api::NumberTask &task : open)
            ++(task.verdict.answer == api::NumberAnswer::Waiting ? count.waiting : count.open);
        return answer(count);
    }

private:
    static bool isDelivered(api::NumberAnswer answer) { return answer <= api::NumberAnswer::Received; }
    api::NumberVerdict said(const QString &receipt) const
    {
        return {verdict, isDelivered(verdict) ? receipt : QString(), isDelivered(verdict) ? std::nullopt : std::optional(Error{reason, {}, {}})};
    }
};

} // namespace madoguchi::test
