#pragma once

#include <QImage>
#include <QWidget>

namespace madoguchi::test {

/// Saves what `widget` shows as NAME.png (NAME-150.png when the program runs at 150 %) into the pictures folder.
void picture(QWidget &widget, const QString &name);
void picture(const QImage &image, const QString &name); ///< of what is not a widget

} // namespace madoguchi::test
