#include "directory/key_report.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madoguchi::directory {

QString keyChangeText(const KeyChangeWords &words)
{
    const QString order = u" order:"_s + QString::number(words.order);
    switch (words.state) {
    case KeyChangeState::Begun: return u"begun:"_s + QString::number(words.epoch) + order;
    case KeyChangeState::Finished: return u"finished:"_s + QString::number(words.epoch) + order;
    case KeyChangeState::Failed: break;
    }
    return errorText(words.trouble) + order;
}

std::optional<KeyChangeWords> readKeyChange(const QString &detail)
{
    static const QRegularExpression form(u"\\A(?:(begun|finished):([1-9][0-9]{0,8})|([A-Z]-[0-9]{3})) order:(0|[1-9][0-9]{0,6})\\z"_s);
    const auto match = form.match(detail);
    if (!match.hasMatch())
        return {};
    KeyChangeWords words;
    words.order = match.captured(4).toUInt();
    words.epoch = match.captured(2).toUInt();
    if (match.captured(1) == "finished"_L1)
        words.state = KeyChangeState::Finished;
    if (const QString code = match.captured(3); !code.isEmpty()) {
        const auto trouble = errorFromText(code);
        if (!trouble)
            return {};
        words.state = KeyChangeState::Failed;
        words.trouble = *trouble;
    }
    return words;
}

bool noteKeyChange(TerminalEntry &terminal, const KeyChangeWords &words, const QDateTime &at)
{
    if (words.order > terminal.keyOrder.number) // nobody has ordered that
        return false;
    KeyReport &report = terminal.keyReport;
    if (words.state == KeyChangeState::Finished) {
        report.order = std::max(report.order, words.order);
        report.changed = at;
        report.trouble.clear();
        return true;
    }
    if (words.state == KeyChangeState::Begun || words.order < terminal.keyOrder.number)
        return false;
    report.trouble = errorText(words.trouble);
    return true;
}

} // namespace madoguchi::directory
