#include "desk/look.h"

#include <QMap>

#include <algorithm>
#include <cstring>
#include <functional>

namespace madoguchi::desk {

namespace {
// At 1366 × 768, px: the header with its clock and the age of the link, the line with the other ages.
const QList<QRect> times{{0, 0, 1366, 44}, {0, 704, 1366, 24}};
constexpr QSize caret(2, 30);
constexpr int strays = 3; // single pixels at the edge of a letter, when only a part of its label is painted anew
const QRect sheet(480, 120, 406, 420);
const QRect sinceWhen(508, 200, 200, 200); // one line in there; which one, depends on how many fields are below. Its digits are of different widths
constexpr int lineHeight = 20;
} // namespace

namespace {
/// Calls `found` with each pixel that differs, until it says no.
void eachDifference(const QImage &a, const QImage &b, const QList<QRect> &masked, const std::function<bool(QPoint)> &found)
{
    for (int y = 0; y < a.height(); ++y) {
        const auto *one = reinterpret_cast<const QRgb *>(a.constScanLine(y)), *other = reinterpret_cast<const QRgb *>(b.constScanLine(y));
        if (std::memcmp(one, other, static_cast<std::size_t>(a.bytesPerLine())) == 0)
            continue;
        for (int x = 0; x < a.width(); ++x) {
            const auto hides = [&](const QRect &rect) { return rect.contains(x, y); };
            if (one[x] != other[x] && std::ranges::none_of(masked, hides) && !found({x, y}))
                return;
        }
    }
}
} // namespace

QRect difference(const QImage &a, const QImage &b, const QList<QRect> &masked)
{
    QRect all;
    eachDifference(a, b, masked, [&](QPoint at) {
        all |= QRect(at, QSize(1, 1));
        return true;
    });
    return all;
}

bool showsTheSame(const QImage &a, const QImage &b, const QList<QRect> &masked)
{
    QMap<int, QList<int>> columns; // x: the y that differ
    int pixels = 0;
    eachDifference(a, b, times + masked, [&](QPoint at) {
        columns[at.x()].append(at.y());
        return ++pixels <= caret.width() * caret.height() + strays;
    });
    // A caret is the fullest column and the one beside it.
    const auto fullest = std::ranges::max_element(columns, {}, [](const QList<int> &ys) { return ys.size(); });
    if (fullest != columns.end() && fullest->last() - fullest->first() < caret.height())
        pixels -= static_cast<int>(fullest->size() + std::max(columns.value(fullest.key() - 1).size(), columns.value(fullest.key() + 1).size()));
    return pixels <= strays;
}

bool Cover::isAllOf(const QImage &picture) const
{
    const QRect where = difference(picture, m_picture);
    return where.isEmpty() || (sinceWhen.contains(where) && where.height() <= lineHeight);
}

bool Cover::liesAround(const QImage &picture) const { return difference(picture, m_picture, {sheet}).isEmpty(); }

std::optional<QPoint> find(const QImage &patch, const QImage &picture)
{
    const auto rowSize = static_cast<std::size_t>(patch.width()) * sizeof(QRgb);
    const auto standsAt = [&](int x, int y) {
        for (int row = 0; row < patch.height(); ++row) {
            if (std::memcmp(patch.constScanLine(row), picture.constScanLine(y + row) + x * qsizetype(sizeof(QRgb)), rowSize) != 0)
                return false;
        }
        return true;
    };
    for (int y = 0; y + patch.height() <= picture.height(); ++y) {
        for (int x = 0; x + patch.width() <= picture.width(); ++x) {
            if (standsAt(x, y))
                return QPoint(x, y);
        }
    }
    return {};
}

} // namespace madoguchi::desk
