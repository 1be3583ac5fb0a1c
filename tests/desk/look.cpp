#include "desk/look.h"

#include <algorithm>
#include <cstring>

namespace madoguchi::desk {

namespace {
// At 1366 × 768, px: the header with its clock and the age of the link, the line with the other ages.
const QList<QRect> times{{0, 0, 1366, 44}, {0, 704, 1366, 24}};
constexpr QSize caret(2, 30);
const QRect sheet(480, 120, 406, 420);
const QRect sinceWhen(508, 200, 200, 200); // one line in there; which one, depends on how many fields are below. Its digits are of different widths
constexpr int lineHeight = 20;
} // namespace

QRect difference(const QImage &a, const QImage &b, const QList<QRect> &masked)
{
    QRect all;
    for (int y = 0; y < a.height(); ++y) {
        const auto *one = reinterpret_cast<const QRgb *>(a.constScanLine(y)), *other = reinterpret_cast<const QRgb *>(b.constScanLine(y));
        if (std::memcmp(one, other, static_cast<std::size_t>(a.bytesPerLine())) == 0)
            continue;
        for (int x = 0; x < a.width(); ++x) {
            const auto hides = [&](const QRect &rect) { return rect.contains(x, y); };
            if (one[x] != other[x] && std::ranges::none_of(masked, hides))
                all |= QRect(x, y, 1, 1);
        }
    }
    return all;
}

bool showsTheSame(const QImage &a, const QImage &b, const QList<QRect> &masked)
{
    const QSize size = difference(a, b, times + masked).size();
    return size.width() <= caret.width() && size.height() <= caret.height();
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
