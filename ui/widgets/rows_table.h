#pragma once

#include "api/people_service.h"
#include "ui/widgets/table_view.h"
#include "ui/theme/icon.h"
#include "ui/theme/tokens.h"

#include <functional>

namespace madoguchi::ui {

/// What stands in one cell: a text, perhaps a second line under it, or a badge, or the lamps of a delivery.
struct Cell {
    QString text;
    QString second = {};
    std::optional<Icon> badge = {}; ///< text becomes its word
    Tone tone = Tone::Neutral; ///< of badge, or of the text
    std::optional<api::Delivery> lamps = {};
    bool struck = false; ///< cancelled
    std::optional<Icon> icon = {}; ///< before the text
    Tone iconTone = Tone::Neutral;
    QString aside = {}; ///< small after the text: the western year
    bool soft = false;  ///< says why there is nothing
    struct Note {
        Icon icon;
        Tone tone;
        QString text;
    };
    std::optional<Note> note = {}; ///< small in the second line, after what stands there: 「同姓同名 ほか1名」
};

inline Cell badge(Tone tone, Icon icon, const QString &word) { return {word, {}, icon, tone}; }
inline Cell toned(Tone tone, const QString &text) { return {text, {}, {}, tone}; }
/// Why a cell has nothing to show: 「未着」「対象外」「不明」.
inline Cell absent(const QString &why)
{
    Cell cell{why};
    cell.soft = true;
    return cell;
}

/// A date as tables have it: R8.11.1 and the western year.
Cell warekiCell(QDate date);

/// A table of such cells. Only text that may be shown comes in, so there is nothing else to leave again (C-03, C-12).
class RowsTable : public TableView {
    Q_OBJECT
public:
    struct Column {
        QString title;
        int width; ///< px; 0 takes what is left
        bool number = false; ///< stands at the right, its title too
    };
    RowsTable(const QString &name, const QList<Column> &columns, QWidget *parent = nullptr);

    /// The row that was current stays current where there still is one.
    void setRows(const QList<QList<Cell>> &rows);
    /// For a list that is longer than what is at hand: `cell` is asked for what is looked at, whenever it is. setCount says how many rows there are;
    /// whatever is current stays so. Rows that have come meanwhile are painted after updateRows.
    using Source = std::function<Cell(int row, int column)>;
    void setSource(Source cell);
    void setCount(int rows);
    void updateRows(int first, int last);
    void setEmptyText(const QString &text) { m_emptyText = text; } ///< stands there while there is no row
    int rows() const;
    int currentRow() const; ///< -1: none
    bool isCut(int row, int column) const; ///< the column is too narrow for the cell: the rest is in the tool tip
    static constexpr int twoLines = 42; ///< px of a row with second lines

Q_SIGNALS:
    void rowChanged(int row);
    void opened(int row); ///< Enter or double click
    void looked(int first, int last); ///< these rows are on the screen

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    class Model;
    class Delegate;
    Model *m_model;
    QString m_emptyText;
};

} // namespace madoguchi::ui
