#pragma once

#include "bench/samples.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace madoguchi::bench {

/// What the project promises of a measure; the limit is included.
struct Goal {
    std::optional<double> most = {};  ///< of p95 in ms, or of the value
    std::optional<double> ratio = {}; ///< of the two p95, or values
};

/// What was measured at one size: a table for people, JSON for comparing runs.
class Report {
public:
    /// The ratio is that of the two p95.
    void add(const QString &what, const Samples &ours, const Samples &peer = {}, const Goal &goal = {});
    void addValue(const QString &what, double value, const QString &unit, const Goal &goal = {}, std::optional<double> peer = {});
    void setFact(const QString &name, const QJsonValue &value) { m_facts.insert(name, value); }
    QString table() const;
    QJsonObject json() const;
    /// How each p95 and value grows from one report to the next; they measured the same.
    static QString growth(const QList<Report> &reports);

private:
    struct Line {
        QString what;
        Samples ours, peer;
        Goal goal;
    };
    struct Value {
        QString what;
        double value;
        QString unit;
        Goal goal;
        std::optional<double> peer;
    };
    QList<Line> m_lines;
    QList<Value> m_values;
    QJsonObject m_facts;
};

} // namespace madoguchi::bench
