#pragma once

#include "api/print_service.h"
#include "api/review_service.h"

#include <QFont>

namespace madoguchi::ui {

/// Such as "T-0001-620": the terminal and the last entry that was reviewed; there is no second one.
QString reviewNumber(const TerminalId &terminal, const api::ReviewView::Signed &review);

/// A signed review for the file (C-10, C-12): what was reviewed, how much stood out, what the comparison with the paper gave, who signed; the irregular cases that still stand; and a line for whoever takes note of it. No resident's name.
class ReviewPaper final : public api::Paper {
public:
    struct Made {
        QString municipality, by, terminal;
        QDateTime at;
    };
    ReviewPaper(const api::ReviewView &view, const api::ReviewView::Signed &review, Made made);

    QString title() const override;
    Orientation orientation() const override { return Orientation::Portrait; }
    int pages() const override { return static_cast<int>(m_pages.size()); }
    int persons() const override { return 0; } ///< no resident stands on it
    void paint(QPainter &painter, int page) const override;
    QString text() const; ///< all that stands on it, line by line, but for the footer

private:
    struct Line {
        QString caption, value;
        bool heading = false;
        double height = 0;
    };
    void add(const QString &caption, const QString &value, bool heading = false);
    void paginate();

    const Made m_made;
    const QFont m_body, m_bold, m_heading;
    QString m_name;
    QList<Line> m_lines;
    QList<std::pair<qsizetype, qsizetype>> m_pages; ///< first line and how many
};

} // namespace madoguchi::ui
