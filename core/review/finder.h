#pragma once

#include "api/review_service.h"
#include "journal/entry.h"

#include <array>
#include <map>
#include <vector>

namespace madoguchi::review {

/// What stands out in a record (C-10). Takes entries in any order and keeps of each what a rule asks for, in at most 32 bytes; the answer is the same whatever the order.
class Finder {
public:
    /// `reviewed`: number of the last entry that a review was signed for; up to there entries tell what is usual, and no more.
    Finder(QList<api::ReviewRule> rules, QString terminal, qint64 reviewed);
    void add(const journal::Entry &entry);

    struct Found {
        QList<api::ReviewCase> cases; ///< what is serious first, then by time; without names
        qint64 more = 0;              ///< beyond mostCases
    };
    Found find(const QDateTime &now) const;

private:
    enum Trigger { OutsideHours, Opening, Miss, Refusal, WrongPassword, Export, KeyEvent, triggers };
    struct Seen {
        qint64 sequence, utc; ///< ms
        quint32 staff, object : 31;
        quint32 ofVisit : 1; ///< has a reception number
    };
    using Row = std::vector<Seen>; ///< of one trigger
    /// One run of the program, by the machine's own count: stretches in which it noted something often enough, and when somebody came in and went.
    struct Run {
        struct Stretch {
            qint64 end;
            Seen first, last;
        };
        std::map<qint64, Stretch> stretches; ///< by their begin
        std::map<std::pair<qint64, qint64>, quint32> in; ///< count and entry → who is, from then on; 0: nobody
    };
    class Cases;

    quint32 number(const QString &word);
    bool isOffice(qint64 utcMs);
    Row ofRule(const Row &row, const api::ReviewRule &rule) const;
    void byDay(const Row &row, Cases &cases) const;
    void bursts(const Row &row, const api::ReviewRule &rule, Cases &cases) const;
    void massLookUps(const Row &row, const api::ReviewRule &rule, Cases &cases) const;
    void withoutVisit(const Row &row, const api::ReviewRule &rule, Cases &cases) const;
    void stretch(Run &run, qint64 monotonicMs, const Seen &seen) const;
    void silences(const api::ReviewRule &rule, Cases &cases) const;

    QList<api::ReviewRule> m_rules;
    QString m_terminal;
    qint64 m_reviewed;
    QHash<QString, quint32> m_numbers;
    QStringList m_words;
    std::array<Row, triggers> m_rows;
    QHash<QByteArray, Run> m_runs; ///< by the mark of their start
    qint64 m_quiet = 0;            ///< ms: longer is a silence; 0: no rule asks
    qint64 m_day = -1;     ///< of the last entry, since 1970
    bool m_isOpen = false; ///< it was a business day
};

} // namespace madoguchi::review
