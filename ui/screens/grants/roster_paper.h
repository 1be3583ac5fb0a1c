#pragma once

#include "api/directory_service.h"
#include "api/print_service.h"

#include <QFont>

namespace madoguchi::ui {

/// The functions in force, for the periodic review on paper (C-17): who, which functions, how long, why, by whose decision; and a line
/// to sign. Nothing else of a person stands on it (C-26).
class RosterPaper final : public api::Paper {
public:
    struct Made {
        QString municipality, by, terminal;
        QDateTime at;
    };
    RosterPaper(const api::DirectoryView &view, QDate today, Made made);

    QString title() const override;
    Orientation orientation() const override { return Orientation::Landscape; }
    int pages() const override { return static_cast<int>(m_pages.size()); }
    int persons() const override { return m_persons; }
    void paint(QPainter &painter, int page) const override;

private:
    struct Row {
        QStringList cells;
        double height = 0;
    };
    struct Page {
        qsizetype first = 0, count = 0;
        bool last = false;
    };
    double heightOf(const QStringList &cells, const QFont &font) const;
    void paginate();
    void paintRow(QPainter &painter, double top, const Row &row, const QFont &font) const;
    void paintSignature(QPainter &painter) const;

    const Made m_made;
    const QFont m_body, m_bold, m_heading;
    QString m_name, m_source;
    Row m_head;
    QList<Row> m_rows;
    QList<Page> m_pages;
    int m_persons = 0;
};

} // namespace madoguchi::ui
