#pragma once

#include "month/central.h"
#include "month/desk.h"

namespace madoguchi::month {

/// What all sides hold in the end, beside each other: counts, and of what differs the 宛名番号.
class Comparison {
public:
    struct Line {
        QString label;
        QStringList values; ///< of each side
        bool equal = true;
        QStringList differences{}; ///< 宛名番号, or whatever names it without a name
    };

    /// While the desks are in and in step. What the sides must have come to: nothing waits, nothing is open.
    void addDesk(Desk &desk);
    /// The server is closed. `terminals`: of the desks, with what they hold.
    void addSides(const Central &central, const QString &municipality, const QString &name);
    /// The records of the desks' folders, verified without a key.
    void addRecord(const QString &folder);

    /// The same desks beside the sides as they are now.
    Comparison sidesAlone() const { Comparison other; other.m_held = m_held; return other; }
    bool equal() const;
    QString text() const;
    const QList<Line> &lines() const { return m_lines; }

private:
    struct Held {
        QString terminal, municipality;
        QStringList notified; ///< a line a person: what the municipality says
        QStringList covers;   ///< a line a person: their last cover, with what the federation says of it
    };
    void addNothing(const QString &label, qint64 count);
    void addEqual(const QString &label, const QList<QStringList> &sides);
    QList<Held> m_held;
    QList<Line> m_lines;
};

} // namespace madoguchi::month
