#pragma once

#include "base/result.h"

#include <QDate>
#include <QJsonObject>
#include <QList>

#include <functional>

namespace madoguchi::training {

struct Municipality {
    QString code;    ///< 6 digits with check digit
    QString name;
    QString insurer; ///< 保険者番号, 6 digits with check digit
    QString symbol;  ///< 記号 on the certificates
};
/// The two municipalities of the training prefecture: real names, invented people.
const QList<Municipality> &municipalities();
inline QString prefecture() { return QStringLiteral("16"); }

/// What the federation knows of one person's cover in one municipality.
struct KnownCover {
    QString municipality, addressee;
    int numberSerial = 0; ///< InventedNumber
    QString federationId; ///< 市町村被保険者ID, empty: not yet assigned
    QDate prefectureFrom;
    QString prefectureFromReason;
    QDate municipalFrom, municipalUntil;
    bool onlyRegister = false; ///< moved in, not enrolled: the register's number is known, no cover yet
};

/// One item of the municipal feed (resources/interface/README.md).
struct TownItem {
    QString municipality, kind, aggregate;
    QJsonObject body;
};

/// A resident who comes to the counter in the tour, with the paper that they bring.
struct Visitor {
    QString proposal; ///< id of the register record
    QString headKana;
    QStringList addressees;  ///< in the municipality they moved to
    QList<int> numberSerials;
    QStringList expected;    ///< verdict words: "continuous", "gap:2", "overlap:3", "partner-missing"
};

/// Invents the prefecture: households of both municipalities (70 : 30), and families that moved from the second to the
/// first in the last days and are not enrolled yet, one of each kind of answer. Calls `item` and `cover` as it goes, so
/// that a million people need no memory. The same people, seed and day give the same town.
class Town {
public:
    Town(int people, std::uint64_t seed, QDate today) : m_people(people), m_seed(seed), m_today(today) {}
    Result<Done> invent(const std::function<Result<Done>(const TownItem &)> &item, const std::function<Result<Done>(const KnownCover &)> &cover);
    const QList<Visitor> &visitors() const { return m_visitors; } ///< after invent()

private:
    int m_people;
    std::uint64_t m_seed;
    QDate m_today;
    QList<Visitor> m_visitors;
};

} // namespace madoguchi::training
