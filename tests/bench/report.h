#pragma once

#include "bench/samples.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace madoguchi::bench {

/// What was measured: a table for people, JSON for comparing runs.
class Report {
public:
    /// The ratio is that of the two p95.
    void add(const QString &what, const Samples &ours, const Samples &peer = {});
    void addRate(const QString &what, double ours, double peer); ///< per second; more is better
    void setFact(const QString &name, const QJsonValue &value) { m_facts.insert(name, value); }
    QString table() const;
    QJsonObject json() const;

private:
    struct Line {
        QString what;
        Samples ours, peer;
    };
    struct Rate {
        QString what;
        double ours, peer;
    };
    QList<Line> m_lines;
    QList<Rate> m_rates;
    QJsonObject m_facts;
};

} // namespace madoguchi::bench
