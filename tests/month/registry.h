#pragma once

#include "month/central.h"
#include "training/draw.h"

#include <QSet>

namespace madoguchi::month {

enum class Event { Birth, BirthUnknown, Death, HeadsDeath, MoveBetween, MoveWithGap, MoveOut, MoveIn };

/// The resident registers (住基) of both municipalities: invents from a seed what happens to whom, delivers it as proposals in the night, and knows everybody's individual number.
class Registry {
public:
    Registry(const QString &town, std::uint64_t seed);

    /// Households of which the registers tell already are left alone.
    void leaveAlone(const Central &central, const QHash<QString, QList<people::Household>> &homes);
    /// What happens in the municipality of that index (training::municipalities()), `day` being the last one; to nobody twice. With MoveBetween the other one is told as well. False: nobody is left to whom it
    /// could happen.
    bool happen(Event event, int municipality, QDate day, const QHash<QString, QList<people::Household>> &homes, Delivery &delivery);
    /// One of the town's visitors has moved without being reported as left; now the municipality that was left is told.
    void reportLeft(const QHash<QString, QList<people::Household>> &homes, Delivery &delivery);
    /// Twelve digits: what stands on the card that somebody brings.
    SecretBytes numberOf(const QString &addressee) const;
    /// A household to which nothing has happened: everybody of it insured, at least `persons`.
    std::optional<people::Household> undisturbed(int municipality, int persons, const QList<people::Household> &homes);

private:
    people::RegisterRecord::Person newborn(const people::Household &home, QDate day);
    void moveIn(int municipality, const QString &from, const QString &fromName, QDate day, QList<people::RegisterRecord::Person> persons, const QList<int> &serials,
                const people::Household &home, Delivery &delivery);
    void know(const QString &municipality, const people::RegisterRecord::Person &person, Delivery &delivery) const;
    int serialOf(const QString &addressee) const;

    training::Draw m_draw;
    QHash<QString, QByteArray> m_digits; ///< of the town's visitors
    QString m_unreported;                ///< kana of the head of those who left without a word
    QHash<QString, int> m_serials;       ///< of those who came or were born since
    QSet<QString> m_disturbed;           ///< household ids
    int m_came = 0;
};

} // namespace madoguchi::month
