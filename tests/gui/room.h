#pragma once

#include <QStringList>
#include <QWidget>

namespace madoguchi::test {

/// What is visible under `root` and has less room than it needs: labels, buttons, choices, placeholders, titles of tables and tabs,
/// cells that are elided and have no tool tip; and what has to be scrolled sideways. Each as "Class name: text".
QStringList withoutRoom(const QWidget &root);

} // namespace madoguchi::test
