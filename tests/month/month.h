#pragma once

#include "month/clerk.h"
#include "month/comparison.h"
#include "month/leaping_clock.h"

#include <QTemporaryDir>

namespace madoguchi::month {

/// Two municipalities, three terminals and the server, from the 16th of a month to the 15th of the next, business day by business day.
class Month {
public:
    /// The month begins on the newest 16th that has passed, so that what is made now is valid for the connections, which look at the machine's own clock.
    explicit Month(std::uint64_t seed, int people = 200);
    ~Month();

    void live();
    Comparison compare();
    /// The desks leave, and two officers hold each record of the first municipality against its store: what the command said where it is not content.
    QStringList holdRecordsAgainstStores();
    const Central &central() const { return *m_central; }
    QDate first() const { return m_first; }
    QDate last() const { return m_last; }
    int days() const { return m_day; }
    std::map<QString, int> counted() const; ///< what was done, by its word

private:
    void liveDay(QDate day);
    void morning();
    void work(QDate day);
    void evening();
    void insurance(Clerk &clerk, QDate day);
    void refusedRow(QDate day);
    void twoAtOnce();
    void putBack();
    Delivery nextNight(QDate day);
    QHash<QString, QList<people::Household>> homes() const;

    QTemporaryDir m_folder;
    const QDate m_first, m_last;
    LeapingClock m_clock;
    const std::uint64_t m_seed;
    std::unique_ptr<Central> m_central;
    std::unique_ptr<Registry> m_registry;
    std::vector<std::unique_ptr<Desk>> m_desks;
    std::vector<Clerk> m_clerks; ///< one a desk: two of the first municipality, one of the second
    QHash<QString, QList<people::Household>> m_homes; ///< as of last night
    struct Lost {
        HouseholdId household;
        QString addressee, back;
        QDate until;
        std::size_t clerk;
    };
    QList<Lost> m_lost; ///< insured elsewhere, until they come back
    int m_day = 0;      ///< of business; 1: the first
};

} // namespace madoguchi::month
