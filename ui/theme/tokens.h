#pragma once

#include <QColor>
#include <QFont>

#include <span>

/// The one place for colours, type sizes and distances. Values start from the デジタル庁 design tokens (MIT), in a
/// denser desktop variant: someone works here eight hours a day.
namespace madoguchi::ui {

enum class Scheme { Light, Dark, HighContrast };

enum class Colour {
    Ground,      ///< behind everything
    Surface,     ///< sheets, tables, fields
    Sunken,      ///< bars, table heads, what cannot be edited
    Selected,    ///< the selected row
    Text,
    TextSoft,    ///< labels, second lines; still 4.5:1 on every ground
    Line,        ///< separators; decoration only
    LineStrong,  ///< borders of controls, 3:1
    Accent,      ///< focus, links, primary action
    OnAccent,
    AccentSoft,
    Confirmed,   ///< confirmed by a receipt
    ConfirmedSoft,
    Attention,   ///< needs a look
    AttentionSoft,
    Blocked,     ///< blocked or lost
    BlockedSoft,
    Header,
    OnHeader,
    Training,    ///< the frame of a training terminal, never used for anything else
    OnTraining,
    FocusInner,
    FocusOuter,
};

/// What a state means; each is shown with an icon and a word, never by colour alone.
enum class Tone { Neutral, Accent, Confirmed, Attention, Blocked };

enum class Type { Small, Table, Base, Strong, Heading, Title, Display };

void setScheme(Scheme scheme); ///< for installTheme alone
Scheme scheme();
QColor colour(Colour token);
QColor colour(Colour token, Scheme scheme);
Colour ink(Tone tone);
QColor foreground(Tone tone); ///< its ink: readable on Surface, Ground, Sunken, Selected and its own background
QColor background(Tone tone);
QFont typeFont(Type type);

/// Text on ground, as the screens combine them: 4.5:1 each in every scheme (WCAG 1.4.3; tested).
struct ColourPair {
    Colour text, ground;
};
std::span<const ColourPair> colourPairs();
double contrast(const QColor &a, const QColor &b); ///< WCAG 2 contrast ratio, 1 … 21

/// Pixels at 100 %.
namespace space {
inline constexpr int tiny = 4, small = 8, medium = 12, large = 16, huge = 24;
}
namespace size {
inline constexpr int row = 28, control = 32, radius = 4, icon = 16;
inline constexpr int header = 40, rail = 64, railCompact = 48, context = 320, status = 24, keys = 36;
} // namespace size

} // namespace madoguchi::ui
