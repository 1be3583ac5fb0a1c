#include "ui/directory/staff_filter.h"

#include "domain/kana.h"

#include <QRegularExpression>

#include <algorithm>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

bool matches(const api::StaffView &staff, const QString &typed)
{
    static const QRegularExpression spaces(u"\\s+"_s);
    const QString all = QString(staff.name + u' ' + staff.section + u' ' + staff.id.text()).toLower(), kana = domain::kanaKey(staff.kana);
    return std::ranges::all_of(typed.toLower().split(spaces, Qt::SkipEmptyParts), [&](const QString &word) {
        return all.contains(word) || (domain::isKana(word) && kana.contains(domain::kanaKey(word)));
    });
}

} // namespace madoguchi::ui
