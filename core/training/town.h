#pragma once

#include <QDate>
#include <QJsonObject>
#include <QList>

#include <memory>
#include <optional>

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
    QString household; ///< 世帯番号
    QString headKind;  ///< 世帯主区分 of its head: "1" insured, "2" nominal, known by his number alone; empty: another member
    QString nameKana;
    QDate birth;
    int numberSerial = 0; ///< InventedNumber
    QString federationId; ///< 市町村被保険者ID, empty: not yet assigned
    QDate prefectureFrom, prefectureUntil;
    QString prefectureFromReason, prefectureUntilReason;
    QDate municipalFrom, municipalUntil;
    bool onlyRegister = false; ///< moved in or born, not enrolled: the register's number is known, no cover yet
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

/// What one household adds to the prefecture.
struct TownStep {
    QList<TownItem> items;
    QList<KnownCover> covers;
};

/// Invents the prefecture, household by household: both municipalities (70 : 30), and families that moved from the second
/// to the first in the last days and are not enrolled yet, one of each kind of answer; a birth, a death and a moving out in each, of which the register tells. One step at a time, so that a
/// million people need no memory; walked through again from the start it tells the same. The same people, seed and day
/// give the same town.
class Town {
public:
    Town(int people, std::uint64_t seed, QDate today);
    ~Town();
    std::optional<TownStep> next();
    int persons() const;                    ///< invented so far
    const QList<Visitor> &visitors() const; ///< complete after the last step

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace madoguchi::training
