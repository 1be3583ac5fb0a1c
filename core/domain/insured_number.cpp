#include "domain/insured_number.h"

#include <QRegularExpression>

namespace madoguchi::domain {

using namespace Qt::StringLiterals;

std::optional<InsuredNumberInput> parseInsuredNumber(const QString &text)
{
    if (text.size() > 64)
        return std::nullopt;
    QString plain = text.normalized(QString::NormalizationForm_KC).trimmed();
    for (QChar &c : plain)
        if (c == u'ー' || c == u'−' || c.category() == QChar::Punctuation_Dash)
            c = u'-';
    static const QRegularExpression form(u"^(?:([^-\\s\\d]{1,10})-?)?(\\d{1,19})(?:-(\\d{2}))?$"_s);
    const auto match = form.match(plain);
    if (!match.hasMatch() || match.captured(1).size() + match.captured(2).size() > 19)
        return std::nullopt;
    return InsuredNumberInput{match.captured(1), match.captured(2), match.captured(3)};
}

QString formatInsuredNumber(const InsuredNumberInput &number)
{
    QStringList parts{number.symbol, number.number, number.branch};
    parts.removeAll(QString());
    return parts.join(u'-');
}

} // namespace madoguchi::domain
