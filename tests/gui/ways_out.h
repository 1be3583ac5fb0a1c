#pragma once

#include <QStringList>

class QWidget;

namespace madoguchi::test {

/// Tries what a hand can do to carry something out of each visible part of `window` (C-12): selecting with keyboard and mouse, double click, copy and cut by
/// every key that means it, dragging, context menus by key and mouse. Each way that is open as "Class name: how"; what was tried on is left with other content.
/// X11's selection clipboard does not exist offscreen; an editor that is not one of ours would fill it, and is a finding of its own.
QStringList waysOut(QWidget &window);

} // namespace madoguchi::test
