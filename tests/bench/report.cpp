#include "bench/report.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace madoguchi::bench {

namespace {

constexpr int percentiles[] = {50, 95, 99};

QString cell(double value, int decimals = 2) { return QString::number(value, 'f', decimals).rightJustified(9); }

QString cells(const Samples &samples)
{
    QString text;
    for (const int p : percentiles)
        text += samples.count() ? cell(samples.percentile(p)) : u"-"_s.rightJustified(9);
    return text;
}

QJsonObject jsonOf(const Samples &samples)
{
    QJsonObject object{{u"n"_s, static_cast<qint64>(samples.count())}};
    for (const int p : percentiles)
        object.insert(u'p' + QString::number(p), samples.percentile(p));
    return object;
}

} // namespace

void Report::add(const QString &what, const Samples &ours, const Samples &peer) { m_lines.append({what, ours, peer}); }
void Report::addRate(const QString &what, double ours, double peer) { m_rates.append({what, ours, peer}); }

QString Report::table() const
{
    QString text;
    for (auto fact = m_facts.begin(); fact != m_facts.end(); ++fact)
        text += fact.key() + u": "_s + fact.value().toVariant().toString() + (std::next(fact) == m_facts.end() ? u"\n\n"_s : u", "_s);
    text += u"milliseconds"_s.leftJustified(34) + u"     n      p50      p95      p99 | peer p50      p95      p99 | ratio of p95\n"_s;
    for (const Line &line : m_lines) {
        text += line.what.leftJustified(34) + QString::number(line.ours.count()).rightJustified(6) + cells(line.ours) + u" |"_s + cells(line.peer);
        text += line.peer.count() ? u" |"_s + cell(line.ours.percentile(95) / line.peer.percentile(95)) + u"\n"_s : u" |\n"_s;
    }
    text += u"\nper second"_s.leftJustified(35) + u"     ours      peer     ratio\n"_s;
    for (const Rate &rate : m_rates)
        text += rate.what.leftJustified(34) + cell(rate.ours, 0) + u' ' + cell(rate.peer, 0) + u' ' + cell(rate.ours / rate.peer) + u'\n';
    return text;
}

QJsonObject Report::json() const
{
    QJsonArray lines, rates;
    for (const Line &line : m_lines) {
        QJsonObject object{{u"what"_s, line.what}, {u"unit"_s, u"ms"_s}, {u"ours"_s, jsonOf(line.ours)}};
        if (line.peer.count()) {
            object.insert(u"peer"_s, jsonOf(line.peer));
            object.insert(u"ratio95"_s, line.ours.percentile(95) / line.peer.percentile(95));
        }
        lines.append(object);
    }
    for (const Rate &rate : m_rates)
        rates.append(QJsonObject{{u"what"_s, rate.what}, {u"unit"_s, u"1/s"_s}, {u"ours"_s, rate.ours}, {u"peer"_s, rate.peer}, {u"ratio"_s, rate.ours / rate.peer}});
    return {{u"facts"_s, m_facts}, {u"durations"_s, lines}, {u"rates"_s, rates}};
}

} // namespace madoguchi::bench
