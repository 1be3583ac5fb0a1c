#include "review/rules.h"

#include <QResource>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace madoguchi::review {

namespace {

constexpr int columns = 5;

/// What the finder asks each rule for; one that it does not know would be a promise that nobody keeps.
struct Known {
    QLatin1StringView id;
    std::vector<QLatin1StringView> parameters;
};
const std::array<Known, 11> &known()
{
    static const std::array<Known, 11> all{{{"outside-hours"_L1, {}},
                                            {"mass-look-up"_L1, {"households"_L1, "minutes"_L1, "usual"_L1, "hours"_L1, "always"_L1}},
                                            {"misses"_L1, {"times"_L1, "minutes"_L1}},
                                            {"refusals"_L1, {"times"_L1, "minutes"_L1}},
                                            {"wrong-passwords"_L1, {"times"_L1, "minutes"_L1}},
                                            {"unreviewed-export"_L1, {"days"_L1}},
                                            {"no-reception"_L1, {"share"_L1}},
                                            {"key-event"_L1, {}},
                                            {"silence"_L1, {"minutes"_L1}},
                                            {"own-household"_L1, {}},
                                            {"supported-person"_L1, {}}}};
    return all;
}

bool readParameters(const QString &text, const Known &rule, QMap<QString, int> &parameters)
{
    for (const QString &one : text.split(u' ', Qt::SkipEmptyParts)) {
        const QStringList parts = one.split(u'=');
        bool number = false;
        const int value = parts.size() == 2 ? parts[1].toInt(&number) : 0;
        if (!number || value < 1 || parameters.contains(parts[0]) || std::ranges::find(rule.parameters, parts[0]) == rule.parameters.end())
            return false;
        parameters.insert(parts[0], value);
    }
    return parameters.size() == static_cast<qsizetype>(rule.parameters.size());
}

} // namespace

Result<QList<api::ReviewRule>> readRules(const QByteArray &text)
{
    QList<api::ReviewRule> rules;
    for (const QString &line : QString::fromUtf8(text).split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u'#'))
            continue;
        const Error wrong{ErrorCode::InvalidArgument, {line}, {}};
        const QStringList fields = line.split(u'\t');
        const auto rule = std::ranges::find(known(), fields.first(), &Known::id);
        if (fields.size() != columns || rule == known().end() || std::ranges::find(rules, fields[0], &api::ReviewRule::id) != rules.end())
            return wrong;
        api::ReviewRule read;
        read.id = fields[0];
        read.severity = fields[2] == "serious"_L1 ? api::ReviewSeverity::Serious : api::ReviewSeverity::Attention;
        read.effective = QDate::fromString(fields[3], Qt::ISODate);
        if (fields[4] != "yes"_L1)
            read.undecided = fields[4];
        if (!readParameters(fields[1], *rule, read.parameters) || !read.effective.isValid() || fields[4].isEmpty() || (fields[2] != "serious"_L1 && fields[2] != "attention"_L1))
            return wrong;
        rules.append(std::move(read));
    }
    return rules.size() == static_cast<qsizetype>(known().size()) ? Result<QList<api::ReviewRule>>(std::move(rules)) : Error{ErrorCode::InvalidArgument, {}, {}};
}

const QList<api::ReviewRule> &rules()
{
    static const QList<api::ReviewRule> all = [] {
        auto read = readRules(QResource(u":/review/rules.tsv"_s).uncompressedData());
        Q_ASSERT(read.ok());
        return read.ok() ? *read : QList<api::ReviewRule>();
    }();
    return all;
}

} // namespace madoguchi::review
