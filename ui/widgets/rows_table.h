#pragma once

#include "api/people_service.h"
#include "ui/widgets/table_view.h"
#include "ui/theme/icon.h"
#include "ui/theme/tokens.h"

namespace madoguchi::ui {

/// What stands in one cell: a text, perhaps a second line under it, or a badge, or the lamps of a delivery.
struct Cell {
    QString text;
    QString second = {};
    std::optional<Icon> badge = {}; ///< text becomes its word
    Tone tone = Tone::Neutral; ///< of badge, or of the text
    std::optional<api::Delivery> lamps = {};
    bool right = false;  ///< numbers
    bool struck = false; ///< cancelled
    std::optional<Icon> icon = {}; ///< before the text
    Tone iconTone = Tone::Neutral;
};

inline Cell number(const QString &text) { return {text, {}, {}, Tone::Neutral, {}, true, false}; }
inline Cell badge(Tone tone, Icon icon, const QString &word) { return {word, {}, icon, tone, {}, false, false}; }
inline Cell toned(Tone tone, const QString &text) { return {text, {}, {}, tone, {}, false, false}; }

/// A table of such cells. Only text that may be shown comes in, so there is nothing else to leave again (C-03, C-12).
class RowsTable : public TableView {
    Q_OBJECT
public:
    struct Column {
        QString title;
        int width; ///< px; 0 takes what is left
    };
    RowsTable(const QString &name, const QList<Column> &columns, QWidget *parent = nullptr);

    /// The row that was current stays current where there still is one.
    void setRows(const QList<QList<Cell>> &rows);
    void setEmptyText(const QString &text) { m_emptyText = text; } ///< stands there while there is no row
    int rows() const;
    int currentRow() const; ///< -1: none
    static constexpr int twoLines = 42; ///< px of a row with second lines

Q_SIGNALS:
    void rowChanged(int row);
    void opened(int row); ///< Enter or double click

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    class Model;
    Model *m_model;
    QString m_emptyText;
};

} // namespace madoguchi::ui
