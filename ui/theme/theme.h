#pragma once

#include "ui/theme/tokens.h"

#include <optional>

class QApplication;
class QPalette;

namespace madoguchi::ui {

/// Fusion, a palette and one style sheet made of the tokens, the base font and the focus ring. Called again it changes
/// the scheme of everything that is shown: widgets that paint themselves read the tokens each time.
///
/// The style sheet knows these dynamic properties:
/// QPushButton `kind` = "primary" | "danger" | "quiet"; QLabel `type` = "small" | "soft" | "strong" | "heading" | "title" | "display";
/// QLineEdit, QComboBox … `wrong` = true.
void installTheme(QApplication &application, Scheme scheme);

/// What the desktop asks for, read before installTheme: a dark one, or the black and white of high contrast.
Scheme schemeOf(const QPalette &desktop);
/// "light", "dark", "contrast".
std::optional<Scheme> schemeNamed(QStringView name);
QString schemeName(Scheme scheme);

/// Sets a dynamic property that the style sheet looks at, and shows it at once.
void setStyleProperty(QWidget *widget, const char *name, const QVariant &value);

} // namespace madoguchi::ui
