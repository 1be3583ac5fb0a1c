#pragma once

#include <QDate>
#include <QList>

namespace madoguchi::domain {

/// A certificate (証) of one insured person. The values are those of F2 証区分.
struct InsuranceCertificate {
    enum class Kind {
        Confirmation = 1, ///< 資格確認書: shown at the doctor's, expires
        Notice = 2,       ///< 資格情報のお知らせ: beside the number card; mostly without expiry
        Special = 3,      ///< 資格確認書(特別療養): pays in full first, expires
    };
    Kind kind = Kind::Notice;
    QDate issuedOn;
    QDate validUntil;     ///< 有効期限, the last day with it; invalid = none
    QDate returnDueSince; ///< 回収理由発生日; invalid = no reason
    QDate returnedOn;     ///< 回収日; invalid = not returned

    bool expires() const { return kind != Kind::Notice; } ///< always has a last day, and is asked back before it
    bool isValid() const;
    friend bool operator==(const InsuranceCertificate &, const InsuranceCertificate &) = default;
};

enum class CertificateStanding {
    InForce,     ///< 有効
    Returned,    ///< 回収済
    Over,        ///< 失効: nothing is to be done with it
    Expired,     ///< 期限切れ: it ran out, its bearer is insured and has no newer one
    NotReturned, ///< 未回収: its reason is gone, it still looks valid and is out there
};

/// One for each, in order. `covered`: the person is insured here on `today`.
QList<CertificateStanding> standings(const QList<InsuranceCertificate> &certificates, bool covered, QDate today);

} // namespace madoguchi::domain
