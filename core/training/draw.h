#pragma once

#include <QString>

#include <cstdint>

namespace madoguchi::training {

/// The dice of the invented town: the same seed gives the same town on every machine and library
/// (SplitMix64; the standard library's distributions differ between implementations).
class Draw {
public:
    explicit Draw(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t bits()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    int below(int limit) { return static_cast<int>(bits() % static_cast<std::uint64_t>(limit)); }
    int between(int first, int last) { return first + below(last - first + 1); }
    bool oneIn(int n) { return below(n) == 0; }
    template <typename List>
    const auto &oneOf(const List &list) { return list[below(static_cast<int>(list.size()))]; }
    /// Shaped like a UUIDv7 but drawn, so that ids repeat with the seed. They mean nothing.
    QString id()
    {
        const auto high = bits(), low = bits();
        const QString hex = QString::number(high, 16).rightJustified(16, u'0') + QString::number(low, 16).rightJustified(16, u'0');
        return QStringLiteral("0190") + hex.mid(4, 4) + u'-' + hex.mid(8, 4) + QStringLiteral("-7") + hex.mid(13, 3) + QStringLiteral("-8") + hex.mid(17, 3) + u'-' + hex.mid(20, 12);
    }

private:
    std::uint64_t m_state;
};

} // namespace madoguchi::training
