#pragma once

#include "base/id.h"
#include "base/result.h"
#include "domain/insurance_certificate.h"

#include <QDate>
#include <QFuture>
#include <QObject>

#include <optional>

namespace madoguchi::api {

enum class Sex { Male = 1, Female = 2, NotApplicable = 9 };
enum class PersonState { Valid, Lost, Dead }; ///< 有効 / 喪失 / 死亡

/// 記号・番号・枝番 as printed on the certificate.
struct InsuredNumber {
    QString symbol;
    QString number;
    QString branch; ///< two digits, per person
};

/// What the search field was understood to mean; shown as chips that can be removed.
struct SearchTerm {
    enum class Kind { Kana, Kanji, BirthDate, BirthYear, InsuredNumber, AddresseeNumber, PostalCode, Phone, Address } kind;
    QString value; ///< canonical: katakana, ISO date, first/last ISO date of a year, digits
    QString shown; ///< as the chip says it: 「ヤマダ」「昭和30年1月1日」
};

/// Words with digits that one search may have.
inline constexpr int mostWordsWithDigits = 2;

struct SearchRow {
    PersonId person;
    HouseholdId household;
    QString nameKanji, nameKana;
    QDate birth; ///< invalid: unknown; see birthShown
    QString birthShown;
    Sex sex = Sex::NotApplicable;
    PersonState state = PersonState::Valid;
    bool head = false;
    QString town;
    InsuredNumber insured;
    int sameName = 0; ///< others with the same kana name and birth date
    /// Why this row is there: the name begins as typed · begins so but for voiced marks · begins so with a variant of a kanji · has the words somewhere
    /// inside · the address has one of them · born then · bears the number.
    enum class Match { Beginning, Voiced, Variant, Inside, Address, Birth, Number } match = Match::Beginning;
};
struct SearchPage {
    quint64 request = 0; ///< the token given to search(); older answers are dropped by the caller
    QList<SearchTerm> understood;
    QList<SearchRow> rows; ///< valid first, at most `limit`
    QByteArray next;       ///< where the next page begins; empty: this is the last
    bool building = false; ///< the index is not complete yet: somebody may be missing
};
/// How far a result reaches, found by a walk over its keys.
struct SearchExtent {
    quint64 request = 0;
    qint64 rows = 0;
    QList<QByteArray> starts; ///< of each page
    bool complete = false;    ///< false: there are more than `rows`
};

/// One stretch of cover. Ends are exclusive (first day without); open = invalid date.
struct Period {
    QDate from, until;
    QString fromReason, untilReason; ///< codes A1…, L1… (domain/reason.h)
};
enum class Verdict { None, Continuous, Gap, Overlap, PartnerMissing }; ///< 連続 / 空白 / 重複 / 相手未着
struct EligibilityView {
    QString id;
    QString municipality;     ///< 6 digits
    QString municipalityName;
    Period prefecture;        ///< 資格 取得/喪失, prefecture level
    Period municipal;         ///< 適用 開始/終了, municipality level
    bool inherited = false;   ///< the prefecture date was taken over from the federation's answer (F-02)
    Verdict verdict = Verdict::None;
    int verdictDays = 0;
    QString previousMunicipality; ///< 転入前, 6 digits, or empty
    bool superseded = false;  ///< invalidated row, shown struck
    QString previousMunicipalityName; ///< empty if unknown here
    QString supersededReason; ///< as it was typed
};
/// A certificate (証) and what is to be said of it today.
struct CertificateView {
    domain::InsuranceCertificate paper;
    domain::CertificateStanding standing = domain::CertificateStanding::InForce;
};
/// Delivery ledger, sync.md promise 6: a lamp is green only with a verified signed receipt.
enum class Lamp { Waiting, Confirmed, Refused, CannotBeConfirmedHere };
struct Delivery {
    ChangeId change;
    QString what; ///< notification number or file name
    struct Station { Lamp lamp = Lamp::Waiting; QDateTime at; QString note; };
    Station terminal, municipal, federation, intermediate, verification;
};

struct MemberView {
    PersonId person;
    QString addresseeNumber; ///< 宛名番号
    QString nameKanji, nameKana;
    QDate birth;
    QString birthShown;
    int age = -1;
    Sex sex = Sex::NotApplicable;
    QString relation; ///< 続柄
    bool head = false;
    bool insured = false; ///< false for a 擬制世帯主
    PersonState state = PersonState::Valid;
    InsuredNumber number;
    QString federationId; ///< 市町村被保険者ID once assigned
    int sameName = 0; ///< others in the town with the same kana name and birth date
    QList<EligibilityView> eligibility; ///< oldest first
    QList<CertificateView> certificates; ///< oldest first
};
struct HouseholdView {
    HouseholdId id;
    QString householdNumber; ///< 世帯番号
    QString symbol, number;
    bool nominalHead = false; ///< 擬制世帯主
    QString postalCode, address, phone;
    QList<MemberView> members; ///< head first
    struct NotificationLine { NotificationId id; QString number; QDate date; QString reason; QString by; Delivery delivery; };
    QList<NotificationLine> notifications; ///< newest first
    qint64 version = 0;
};

/// Search and household inquiry (F-07). The individual number is in none of these structs (C-03).
class PeopleService : public QObject {
    Q_OBJECT
public:
    /// Newer calls cancel older ones (Cancelled). Terms in `dropped` are left out (chips removed by the clerk).
    /// Nothing is answered before the record knows that this person searches.
    virtual QFuture<Result<SearchPage>> search(quint64 request, QString text, QList<SearchTerm::Kind> dropped, int limit) = 0;
    /// A further page of the newest search, from a `next` or one of `starts`. Cancelled: it is not the newest any more.
    virtual QFuture<Result<SearchPage>> searchPage(quint64 request, QByteArray start, int limit) = 0;
    /// How many rows the newest search has and where each page of `pageRows` begins; ends early at 100,000.
    virtual QFuture<Result<SearchExtent>> searchExtent(quint64 request, int pageRows) = 0;
    /// The result of `request` stood 500 ms: it becomes one record entry.
    virtual void searchStood(quint64 request) = 0;
    /// Committed to the record before it is answered.
    virtual QFuture<Result<HouseholdView>> household(HouseholdId id) = 0;

Q_SIGNALS:
    void householdChanged(madoguchi::HouseholdId id); ///< empty: any may have, a long file was taken in
};

} // namespace madoguchi::api
