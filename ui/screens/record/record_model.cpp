#include "ui/screens/record/record_model.h"

#include "ui/theme/icon.h"
#include "ui/theme/tokens.h"
#include "ui/words/formats.h"
#include "ui/words/terms.h"

namespace madoguchi::ui {

void RecordModel::clear()
{
    beginResetModel();
    m_lines.clear();
    endResetModel();
}

void RecordModel::append(const QList<api::RecordLine> &lines)
{
    if (lines.isEmpty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(lines.size()) - 1);
    m_lines += lines;
    endInsertRows();
}

QVariant RecordModel::data(const QModelIndex &index, int role) const
{
    const api::RecordLine &line = m_lines.at(index.row());
    const bool wrong = line.outcome != api::Outcome::Done;
    if (role == Qt::DisplayRole) {
        switch (index.column()) {
        case When: {
            const QDate day = inJapan(line.at).date();
            const bool newDay = index.row() == 0 || inJapan(m_lines.at(index.row() - 1).at).date() != day;
            return newDay ? tr("%1/%2 %3").arg(day.month()).arg(day.day()).arg(inJapan(line.at).toString(QStringLiteral("H:mm:ss")))
                          : inJapan(line.at).toString(QStringLiteral("H:mm:ss"));
        }
        case What: return recordSentence(line);
        case Detail: return line.count >= 0 ? tr("%1 records").arg(grouped(line.count)) : tr("none");
        case Reception: return line.receptionNumber.isEmpty() ? tr("none") : line.receptionNumber;
        case Witnessed: return line.anchored ? tr("witnessed") : tr("not yet");
        default: return {};
        }
    }
    if (role == Qt::DecorationRole && index.column() == What && wrong)
        return iconPixmap(Icon::Warning, 15, colour(line.outcome == api::Outcome::Denied ? Colour::Blocked : Colour::Attention), 2);
    if (role == Qt::DecorationRole && index.column() == Witnessed)
        return iconPixmap(line.anchored ? Icon::Check : Icon::Waiting, 14, colour(line.anchored ? Colour::Confirmed : Colour::TextSoft), 2);
    if (role == Qt::ForegroundRole) {
        if (index.column() == What)
            return wrong ? colour(line.outcome == api::Outcome::Denied ? Colour::Blocked : Colour::Attention) : colour(Colour::Text);
        return index.column() == Witnessed && line.anchored ? colour(Colour::Confirmed) : colour(Colour::TextSoft);
    }
    if (role == Qt::TextAlignmentRole && (index.column() == When || index.column() == Detail))
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant RecordModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && (section == When || section == Detail))
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When: return tr("When");
    case What: return tr("What was done");
    case Detail: return tr("Amount");
    case Reception: return tr("Reception");
    case Witnessed: return tr("Server's witness");
    default: return {};
    }
}

} // namespace madoguchi::ui
