#include "bench/report.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace madoguchi::bench {

namespace {

constexpr int percentiles[] = {50, 95, 99};
constexpr int nameWidth = 46;

QString cell(double value, int decimals = 2) { return QString::number(value, 'f', decimals).rightJustified(10); }
QString valueCell(double value) { return cell(value, value < 100 ? 2 : 0); }

/// Full width counts twice.
QString named(const QString &what)
{
    const auto wide = std::count_if(what.begin(), what.end(), [](QChar c) { return c.unicode() > 0x2E80; });
    return what.leftJustified(nameWidth - static_cast<int>(wide));
}

QString cells(const Samples &samples)
{
    QString text;
    for (const int p : percentiles)
        text += samples.count() ? cell(samples.percentile(p)) : u"-"_s.rightJustified(10);
    return text;
}

QJsonObject jsonOf(const Samples &samples)
{
    QJsonObject object{{u"n"_s, static_cast<qint64>(samples.count())}};
    for (const int p : percentiles)
        object.insert(u'p' + QString::number(p), samples.percentile(p));
    return object;
}

std::optional<double> ratioOf(const Samples &ours, const Samples &peer)
{
    return peer.count() ? std::optional(ours.percentile(95) / peer.percentile(95)) : std::nullopt;
}

std::optional<double> ratioOf(const auto &value) { return value.peer ? std::optional(value.value / *value.peer) : std::nullopt; }

struct Judged {
    QString limit;
    bool met;
};
QList<Judged> judge(const Goal &goal, double value, const QString &unit, std::optional<double> ratio)
{
    QList<Judged> list;
    if (goal.most)
        list.append({u"≤ "_s + QString::number(*goal.most) + u' ' + unit, value <= *goal.most});
    if (goal.ratio && ratio)
        list.append({u"≤ "_s + QString::number(*goal.ratio) + u" × peer"_s, *ratio <= *goal.ratio});
    return list;
}

QString words(const QList<Judged> &goals)
{
    QStringList list;
    for (const Judged &goal : goals)
        list += u"goal "_s + goal.limit + (goal.met ? u" met"_s : u" NOT met"_s);
    return list.join(u", "_s);
}

void insert(QJsonObject &object, const QList<Judged> &goals)
{
    QJsonArray list;
    for (const Judged &goal : goals)
        list.append(QJsonObject{{u"goal"_s, goal.limit}, {u"met"_s, goal.met}});
    if (!list.isEmpty())
        object.insert(u"goals"_s, list);
}

} // namespace

void Report::add(const QString &what, const Samples &ours, const Samples &peer, const Goal &goal) { m_lines.append({what, ours, peer, goal}); }
void Report::addValue(const QString &what, double value, const QString &unit, const Goal &goal, std::optional<double> peer) { m_values.append({what, value, unit, goal, peer}); }

QString Report::table() const
{
    QString text;
    for (auto fact = m_facts.begin(); fact != m_facts.end(); ++fact)
        text += fact.key() + u": "_s + fact.value().toVariant().toString() + (std::next(fact) == m_facts.end() ? u"\n\n"_s : u", "_s);
    text += named(u"milliseconds"_s) + u"     n       p50       p95       p99 | peer  p50       p95       p99 | ratio95 |\n"_s;
    for (const Line &line : m_lines) {
        const auto ratio = ratioOf(line.ours, line.peer);
        text += named(line.what) + QString::number(line.ours.count()).rightJustified(6) + cells(line.ours) + u" |"_s + cells(line.peer) + u" |"_s
            + (ratio ? QString::number(*ratio, 'f', 2) : u"-"_s).rightJustified(8) + u" | "_s + words(judge(line.goal, line.ours.percentile(95), u"ms"_s, ratio)) + u'\n';
    }
    text += u'\n';
    for (const Value &value : m_values) {
        text += named(value.what) + valueCell(value.value) + u' ' + value.unit.leftJustified(5);
        if (value.peer)
            text += u" | peer"_s + valueCell(*value.peer) + u" | ratio "_s + QString::number(value.value / *value.peer, 'f', 2);
        const auto goals = judge(value.goal, value.value, value.unit, ratioOf(value));
        text += (goals.isEmpty() ? QString() : u" | "_s + words(goals)) + u'\n';
    }
    return text;
}

QJsonObject Report::json() const
{
    QJsonArray lines, values;
    for (const Line &line : m_lines) {
        QJsonObject object{{u"what"_s, line.what}, {u"unit"_s, u"ms"_s}, {u"ours"_s, jsonOf(line.ours)}};
        const auto ratio = ratioOf(line.ours, line.peer);
        if (ratio) {
            object.insert(u"peer"_s, jsonOf(line.peer));
            object.insert(u"ratio95"_s, *ratio);
        }
        insert(object, judge(line.goal, line.ours.percentile(95), u"ms"_s, ratio));
        lines.append(object);
    }
    for (const Value &value : m_values) {
        QJsonObject object{{u"what"_s, value.what}, {u"unit"_s, value.unit}, {u"ours"_s, value.value}};
        if (value.peer)
            object.insert(u"peer"_s, *value.peer);
        insert(object, judge(value.goal, value.value, value.unit, ratioOf(value)));
        values.append(object);
    }
    return {{u"facts"_s, m_facts}, {u"durations"_s, lines}, {u"values"_s, values}};
}

QString Report::growth(const QList<Report> &reports)
{
    QString text = named(u"growth: p95 in ms, values"_s);
    for (const Report &report : reports)
        text += report.m_facts[u"persons"_s].toVariant().toString().rightJustified(10);
    text += u'\n';
    for (qsizetype i = 0; i < reports.first().m_lines.size(); ++i) {
        text += named(reports.first().m_lines[i].what);
        for (const Report &report : reports)
            text += cell(report.m_lines.value(i).ours.percentile(95));
        text += u'\n';
    }
    for (qsizetype i = 0; i < reports.first().m_values.size(); ++i) {
        text += named(reports.first().m_values[i].what);
        for (const Report &report : reports)
            text += valueCell(report.m_values[i].value);
        text += u' ' + reports.first().m_values[i].unit + u'\n';
    }
    return text;
}

} // namespace madoguchi::bench
