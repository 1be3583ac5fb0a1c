#include "ui/theme/tokens.h"

#include <array>
#include <cmath>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
Scheme current = Scheme::Light;

struct Values {
    QRgb light, dark, highContrast;
};

Values values(Colour token)
{
    switch (token) {
    case Colour::Ground: return {0xfff3f4f7, 0xff15181d, 0xff000000};
    case Colour::Surface: return {0xffffffff, 0xff1e2229, 0xff000000};
    case Colour::Sunken: return {0xffe9ebf0, 0xff272c35, 0xff000000};
    case Colour::Selected: return {0xffdbe7ff, 0xff263a6e, 0xff003a66};
    case Colour::Text: return {0xff1a1a1c, 0xffeceef2, 0xffffffff};
    case Colour::TextSoft: return {0xff535962, 0xffb4bac5, 0xffffffff};
    case Colour::Line: return {0xffd5d9e0, 0xff3a404b, 0xffffffff};
    case Colour::LineStrong: return {0xff767b85, 0xff868d9a, 0xffffffff};
    case Colour::Accent: return {0xff0017c1, 0xffa9c4ff, 0xff7fdfff};
    case Colour::OnAccent: return {0xffffffff, 0xff0a1640, 0xff000000};
    case Colour::AccentSoft: return {0xffe8f1fe, 0xff223056, 0xff000000};
    case Colour::Confirmed: return {0xff0c6138, 0xff7ddca5, 0xff7dffb0};
    case Colour::ConfirmedSoft: return {0xffe3f4ea, 0xff173527, 0xff000000};
    case Colour::Attention: return {0xff6e5100, 0xfff2c94c, 0xffffe14d};
    case Colour::AttentionSoft: return {0xfffff3d0, 0xff3a300f, 0xff000000};
    case Colour::Blocked: return {0xffb30000, 0xffffa39c, 0xffff9d94};
    case Colour::BlockedSoft: return {0xfffdeaea, 0xff44191b, 0xff000000};
    case Colour::Header: return {0xff16234a, 0xff10131a, 0xff000000};
    case Colour::OnHeader: return {0xffffffff, 0xffeceef2, 0xffffffff};
    case Colour::Training: return {0xff6b1f8f, 0xff7a2ba0, 0xff6b1f8f};
    case Colour::OnTraining: return {0xffffffff, 0xffffffff, 0xffffffff};
    case Colour::FocusInner: return {0xff000000, 0xff000000, 0xff000000};
    case Colour::FocusOuter: return {0xffffd43d, 0xffffd43d, 0xffffd43d};
    }
    return {};
}

double luminance(const QColor &colour)
{
    const auto channel = [](float value) { return value <= 0.04045F ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); };
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF());
}

// Grounds that any text may stand on, and the pairs that belong together.
constexpr std::array grounds{Colour::Ground, Colour::Surface, Colour::Sunken, Colour::Selected};
constexpr std::array texts{Colour::Text, Colour::TextSoft, Colour::Accent, Colour::Confirmed, Colour::Attention, Colour::Blocked};
constexpr auto pairs = [] {
    std::array<ColourPair, grounds.size() * texts.size() + 11> all{};
    std::size_t next = 0;
    for (const Colour text : texts)
        for (const Colour ground : grounds)
            all[next++] = {text, ground};
    for (const ColourPair pair : {ColourPair{Colour::OnAccent, Colour::Accent}, ColourPair{Colour::Accent, Colour::AccentSoft},
                                  ColourPair{Colour::Confirmed, Colour::ConfirmedSoft}, ColourPair{Colour::Attention, Colour::AttentionSoft},
                                  ColourPair{Colour::Blocked, Colour::BlockedSoft}, ColourPair{Colour::Text, Colour::AccentSoft},
                                  ColourPair{Colour::Text, Colour::ConfirmedSoft}, ColourPair{Colour::Text, Colour::AttentionSoft},
                                  ColourPair{Colour::Text, Colour::BlockedSoft}, ColourPair{Colour::OnHeader, Colour::Header},
                                  ColourPair{Colour::OnTraining, Colour::Training}})
        all[next++] = pair;
    return all;
}();
} // namespace

void setScheme(Scheme scheme) { current = scheme; }
Scheme scheme() { return current; }

QColor colour(Colour token, Scheme scheme)
{
    const Values all = values(token);
    return QColor::fromRgba(scheme == Scheme::Light ? all.light : scheme == Scheme::Dark ? all.dark : all.highContrast);
}
QColor colour(Colour token) { return colour(token, current); }

Colour ink(Tone tone)
{
    switch (tone) {
    case Tone::Neutral: return Colour::TextSoft;
    case Tone::Accent: return Colour::Accent;
    case Tone::Confirmed: return Colour::Confirmed;
    case Tone::Attention: return Colour::Attention;
    case Tone::Blocked: return Colour::Blocked;
    }
    return Colour::TextSoft;
}

QColor foreground(Tone tone) { return colour(ink(tone)); }

QColor background(Tone tone)
{
    switch (tone) {
    case Tone::Neutral: return colour(Colour::Sunken);
    case Tone::Accent: return colour(Colour::AccentSoft);
    case Tone::Confirmed: return colour(Colour::ConfirmedSoft);
    case Tone::Attention: return colour(Colour::AttentionSoft);
    case Tone::Blocked: return colour(Colour::BlockedSoft);
    }
    return {};
}

QFont typeFont(Type type)
{
    // A universal-design face first: similar shapes (3/8, ガ/カ, パ/バ) must differ at 14 px. The last has every glyph of
    // the person names that the others lack.
    QFont font;
    font.setFamilies({u"BIZ UDPGothic"_s, u"BIZ UDPゴシック"_s, u"BIZ UDGothic"_s, u"Noto Sans CJK JP"_s, u"Yu Gothic UI"_s, u"IPAmjMincho"_s});
    font.setStyleHint(QFont::SansSerif);
    switch (type) {
    case Type::Small: font.setPixelSize(12); break;
    case Type::Table: font.setPixelSize(13); break;
    case Type::Base: font.setPixelSize(14); break;
    case Type::Strong: font.setPixelSize(14); font.setBold(true); break;
    case Type::Heading: font.setPixelSize(16); font.setBold(true); break;
    case Type::Title: font.setPixelSize(20); font.setBold(true); break;
    case Type::Display: font.setPixelSize(28); font.setBold(true); break;
    }
    return font;
}

std::span<const ColourPair> colourPairs() { return pairs; }

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a), second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace madoguchi::ui
