#pragma once

#include <QImage>

#include <optional>

namespace madoguchi::desk {

/// Where two pictures differ, as the smallest rectangle; empty: nowhere. `masked` is not compared.
QRect difference(const QImage &a, const QImage &b, const QList<QRect> &masked = {});

/// The same work on the same screen: all but what tells the time, a caret that blinks and three single pixels.
bool showsTheSame(const QImage &a, const QImage &b, const QList<QRect> &masked = {});

/// What covers a locked screen.
class Cover {
public:
    explicit Cover(QImage picture) : m_picture(std::move(picture)) {}
    /// The same in every pixel but those of the one line that says since when.
    bool isAllOf(const QImage &picture) const;
    /// Ground all around, and something in the place of its sheet: as it is laid out.
    bool liesAround(const QImage &picture) const;

private:
    QImage m_picture;
};

/// Where `patch` stands in `picture`, pixel by pixel; nothing: nowhere.
std::optional<QPoint> find(const QImage &patch, const QImage &picture);

} // namespace madoguchi::desk
