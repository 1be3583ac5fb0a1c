#include "ui/screens/grants/roster_paper.h"

#include "domain/fiscal_year.h"
#include "ui/words/directory_words.h"
#include "ui/words/formats.h"
#include "ui/words/terms.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>

#include <algorithm>
#include <array>

namespace madoguchi::ui {

namespace {

struct RosterWords {
    Q_DECLARE_TR_FUNCTIONS(RosterPaper)
};

// Points. The columns fill Paper::landscape.
constexpr std::array<double, 6> widths{96, 100, 182, 142, 114, 122};
constexpr double padding = 4, top = 44, bottom = 20, signature = 62;
constexpr int alignment = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap | Qt::TextWrapAnywhere;

QFont font(int points, QFont::Weight weight)
{
    QFont made = QGuiApplication::font();
    made.setPixelSize(points); // the painter's unit is the point
    made.setWeight(weight);
    made.setHintingPreference(QFont::PreferNoHinting); // what was measured here is what the printer sets
    return made;
}

} // namespace

RosterPaper::RosterPaper(const api::DirectoryView &view, QDate today, Made made)
    : m_made(std::move(made)), m_body(font(9, QFont::Normal)), m_bold(font(9, QFont::Bold)), m_heading(font(15, QFont::Bold)),
      m_name(RosterWords::tr("Roster of functions granted, %1").arg(fiscalYearWords(domain::fiscalYearOf(today)))),
      m_source(RosterWords::tr("%1 · directory No. %2 of %3").arg(m_made.municipality).arg(view.version).arg(dayAndTime(view.at)))
{
    m_head.cells = {RosterWords::tr("Name, staff id"), RosterWords::tr("Section, role"), RosterWords::tr("Functions"), RosterWords::tr("Period"),
                    RosterWords::tr("Reason"), RosterWords::tr("Granted by, on")};
    m_head.height = heightOf(m_head.cells, m_bold);
    for (const api::StaffView &staff : view.staff) {
        const qsizetype before = m_rows.size();
        for (const api::GrantView &grant : staff.grants) {
            if (grant.until < today)
                continue;
            Row row{{staff.name + u'\n' + staff.id.text(), staff.section + u'\n' + roleWord(staff.role), permissionsWords(grant.permissions),
                     periodWords(grant.from, grant.until), grant.reason, grant.grantedBy + u'\n' + dayAndYear(inJapan(grant.at).date())}};
            row.height = heightOf(row.cells, m_body);
            m_rows.append(std::move(row));
        }
        m_persons += m_rows.size() > before ? 1 : 0;
    }
    paginate();
}

QString RosterPaper::title() const { return QStringLiteral("Madoguchi roster"); }

double RosterPaper::heightOf(const QStringList &cells, const QFont &font) const
{
    const QFontMetricsF metrics(font);
    double most = 0;
    for (int i = 0; i < cells.size(); ++i)
        most = std::max(most, metrics.boundingRect(QRectF(0, 0, widths[i] - 2 * padding, landscape.height()), alignment, cells[i]).height());
    return std::min(most, landscape.height() - top - bottom - 40) + 2 * padding;
}

/// Whole rows a page; the place to sign stands on the last one.
void RosterPaper::paginate()
{
    const double room = landscape.height() - top - bottom - m_head.height;
    Page page;
    double used = 0;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (used + m_rows[i].height > room) {
            m_pages.append(page);
            page = {i, 0};
            used = 0;
        }
        ++page.count;
        used += m_rows[i].height;
    }
    if (used + signature > room) {
        m_pages.append(page);
        page = {m_rows.size(), 0};
    }
    page.last = true;
    m_pages.append(page);
}

void RosterPaper::paint(QPainter &painter, int number) const
{
    const Page &page = m_pages[number];
    painter.setPen(Qt::black);
    painter.setFont(m_heading);
    painter.drawText(QRectF(0, 0, landscape.width(), 22), Qt::AlignLeft | Qt::AlignVCenter, m_name);
    painter.setFont(m_body);
    painter.drawText(QRectF(0, 24, landscape.width(), 14), Qt::AlignLeft | Qt::AlignVCenter, m_source);
    painter.drawText(QRectF(0, 4, landscape.width(), 14), Qt::AlignRight | Qt::AlignVCenter, RosterWords::tr("page %1 of %2").arg(number + 1).arg(pages()));
    double y = top;
    painter.fillRect(QRectF(0, y, landscape.width(), m_head.height), QColor(0xE6, 0xE6, 0xE6));
    paintRow(painter, y, m_head, m_bold);
    y += m_head.height;
    for (qsizetype i = page.first; i < page.first + page.count; ++i) {
        paintRow(painter, y, m_rows[i], m_body);
        y += m_rows[i].height;
    }
    if (m_rows.isEmpty())
        painter.drawText(QRectF(padding, y + padding, landscape.width(), 14), Qt::AlignLeft | Qt::AlignVCenter, RosterWords::tr("Nothing is granted to anybody."));
    if (page.last)
        paintSignature(painter);
    painter.drawText(QRectF(0, landscape.height() - 14, landscape.width(), 14), Qt::AlignLeft | Qt::AlignVCenter,
                     RosterWords::tr("Printed on %1 by %2, terminal %3").arg(dayAndTime(m_made.at), m_made.by, m_made.terminal));
}

void RosterPaper::paintRow(QPainter &painter, double y, const Row &row, const QFont &font) const
{
    painter.setFont(font);
    painter.setPen(QPen(Qt::black, 0.5));
    double x = 0;
    for (int i = 0; i < row.cells.size(); ++i) {
        painter.drawRect(QRectF(x, y, widths[i], row.height));
        painter.drawText(QRectF(x + padding, y + padding, widths[i] - 2 * padding, row.height - 2 * padding), alignment, row.cells[i]);
        x += widths[i];
    }
}

void RosterPaper::paintSignature(QPainter &painter) const
{
    const double y = landscape.height() - bottom - signature + 10;
    painter.setFont(m_body);
    painter.setPen(QPen(Qt::black, 0.5));
    painter.drawRect(QRectF(landscape.width() - 380, y, 380, signature - 14));
    painter.drawText(QRectF(landscape.width() - 372, y + 4, 364, 14), Qt::AlignLeft | Qt::AlignVCenter,
                     RosterWords::tr("I have read this roster and it is right."));
    constexpr double part = 364.0 / 3;
    const QStringList words{RosterWords::tr("Date"), RosterWords::tr("Section"), RosterWords::tr("Name")};
    for (int i = 0; i < words.size(); ++i)
        painter.drawText(QRectF(landscape.width() - 372 + i * part, y + 26, part, 16), Qt::AlignLeft | Qt::AlignVCenter, words[i]);
}

} // namespace madoguchi::ui
