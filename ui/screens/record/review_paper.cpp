#include "ui/screens/record/review_paper.h"

#include "ui/words/directory_words.h"
#include "ui/words/formats.h"
#include "ui/words/review_words.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>

#include <algorithm>

namespace madoguchi::ui {

namespace {

struct PaperWords {
    Q_DECLARE_TR_FUNCTIONS(ReviewPaper)
};

// Points.
constexpr double captionWidth = 120, top = 52, bottom = 20, signature = 66, gap = 6;
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

QString reviewNumber(const TerminalId &terminal, const api::ReviewView::Signed &review) { return QStringLiteral("%1-%2").arg(terminal.text()).arg(review.size); }

ReviewPaper::ReviewPaper(const api::ReviewView &view, const api::ReviewView::Signed &review, Made made)
    : m_made(std::move(made)), m_body(font(10, QFont::Normal)), m_bold(font(11, QFont::Bold)), m_heading(font(15, QFont::Bold)), m_name(PaperWords::tr("Review of the record of operations"))
{
    add(PaperWords::tr("Number"), reviewNumber(view.terminal, review));
    add(PaperWords::tr("Terminal"), view.terminal.text());
    add(PaperWords::tr("Period"), periodWords(review.from, review.until));
    add(PaperWords::tr("Record"), PaperWords::tr("%1 entries, sum %2").arg(grouped(review.size), shortRoot(review.root)));
    add(PaperWords::tr("Cases that stood out"), PaperWords::tr("%1 answered, %2 of them irregular").arg(review.cases).arg(review.irregular));
    add(PaperWords::tr("Compared with paper"), PaperWords::tr("%1 of %2 receptions; paper missing %3, differing %4").arg(review.sampled).arg(grouped(review.receptions)).arg(review.missing).arg(review.differing));
    add(PaperWords::tr("Remarks"), review.remarks.isEmpty() ? PaperWords::tr("none") : review.remarks);
    add(PaperWords::tr("Signed by"), PaperWords::tr("%1, %2, by card").arg(review.by, dayAndTime(review.at)));
    add(PaperWords::tr("Irregular and not explained yet"), {}, true);
    bool any = false;
    const auto still = [&](const TerminalId &terminal, const QString &rule, const QString &staff, const api::CaseSettlement &settled) {
        any = true;
        add(ruleWord(rule), PaperWords::tr("%1, terminal %2: %3 (%4, %5)").arg(staff.isEmpty() ? PaperWords::tr("nobody logged in") : staff, terminal.text(), settled.reason, settled.by, dayAndYear(inJapan(settled.at).date())));
    };
    for (const api::IrregularCase &one : view.irregular)
        still(one.terminal, one.rule, one.staffName, one.settled);
    for (const api::ReviewCase &one : view.cases) {
        if (one.settled && one.settled->answer == api::CaseAnswer::Irregular)
            still(view.terminal, one.rule, one.staffName, *one.settled);
    }
    if (!any)
        add({}, PaperWords::tr("none"));
    paginate();
}

QString ReviewPaper::title() const { return QStringLiteral("Madoguchi review"); }

void ReviewPaper::add(const QString &caption, const QString &value, bool heading)
{
    const auto height = [](const QFont &font, double width, const QString &text) { return QFontMetricsF(font).boundingRect(QRectF(0, 0, width, portrait.height()), alignment, text).height(); };
    Line line{caption, value, heading, 0};
    line.height = heading ? height(m_bold, portrait.width(), caption) + 2 * gap : std::max(height(m_body, captionWidth - gap, caption), height(m_body, portrait.width() - captionWidth, value));
    line.height += gap;
    m_lines.append(std::move(line));
}

/// Whole lines a page; the place to sign stands on the last one.
void ReviewPaper::paginate()
{
    const double room = portrait.height() - top - bottom;
    double used = 0;
    m_pages.append({0, 0});
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        if (used + m_lines[i].height > room) {
            m_pages.append({i, 0});
            used = 0;
        }
        ++m_pages.last().second;
        used += m_lines[i].height;
    }
    if (used + signature > room)
        m_pages.append({m_lines.size(), 0});
}

QString ReviewPaper::text() const
{
    QStringList lines{m_name, m_made.municipality};
    for (const Line &line : m_lines)
        lines << line.caption + QLatin1Char('\t') + line.value;
    return lines.join(QLatin1Char('\n'));
}

void ReviewPaper::paint(QPainter &painter, int number) const
{
    painter.setPen(Qt::black);
    painter.setFont(m_heading);
    painter.drawText(QRectF(0, 0, portrait.width(), 22), Qt::AlignLeft | Qt::AlignVCenter, m_name);
    painter.setFont(m_body);
    painter.drawText(QRectF(0, 26, portrait.width(), 14), Qt::AlignLeft | Qt::AlignVCenter, m_made.municipality);
    painter.drawText(QRectF(0, 4, portrait.width(), 14), Qt::AlignRight | Qt::AlignVCenter, PaperWords::tr("page %1 of %2").arg(number + 1).arg(pages()));
    double y = top;
    const auto [first, count] = m_pages[number];
    for (qsizetype i = first; i < first + count; ++i) {
        const Line &line = m_lines[i];
        painter.setFont(line.heading ? m_bold : m_body);
        const double indent = line.heading ? 2 * gap : 0;
        painter.drawText(QRectF(0, y + indent, line.heading ? portrait.width() : captionWidth - gap, line.height), alignment, line.caption);
        painter.drawText(QRectF(captionWidth, y, portrait.width() - captionWidth, line.height), alignment, line.value);
        y += line.height;
    }
    if (number + 1 == pages()) { // for whoever takes note of it
        const double box = portrait.height() - bottom - signature + 14;
        painter.setPen(QPen(Qt::black, 0.5));
        painter.setFont(m_body);
        painter.drawRect(QRectF(portrait.width() - 330, box, 330, signature - 18));
        const QStringList words{PaperWords::tr("Taken note of on"), PaperWords::tr("Section"), PaperWords::tr("Name")};
        for (int i = 0; i < words.size(); ++i)
            painter.drawText(QRectF(portrait.width() - 322 + i * 107, box + 4, 105, 14), Qt::AlignLeft | Qt::AlignVCenter, words[i]);
    }
    painter.setFont(m_body);
    painter.drawText(QRectF(0, portrait.height() - 14, portrait.width(), 14), Qt::AlignLeft | Qt::AlignVCenter,
                     PaperWords::tr("Printed on %1 by %2, terminal %3").arg(dayAndTime(m_made.at), m_made.by, m_made.terminal));
}

} // namespace madoguchi::ui
