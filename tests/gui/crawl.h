#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace madoguchi::test {

/// One text that a program can read off the windows without looking at the picture.
struct Reading {
    QString where; ///< "Class name.property"
    QString text;
    bool inScreen = false; ///< what a screen itself shows: the place of residents' data. Names of objects and titles of windows never are
};

/// Everything that can be read of every window of this process: properties, stated and dynamic, of all objects; all roles of all models with
/// their headers and children; what a view would hand to a drag; actions, tabs; the accessibility tree; what an input method may ask; the clipboard.
/// Not what is only painted, and no model's row that has not been fetched.
enum class Screens {
    All,
    Shown, ///< and none that is open behind it
};
QList<Reading> readEverything(Screens screens = Screens::All);

/// Those that contain a valid individual number (C-03), as "where: text".
QStringList withIndividualNumber(const QList<Reading> &readings);
/// Those outside a screen that contain one of `words`, whatever the spaces; `anywhere`: inside as well, as of a terminal that is locked.
QStringList withWords(const QList<Reading> &readings, const QStringList &words, bool anywhere);

} // namespace madoguchi::test
