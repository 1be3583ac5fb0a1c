#pragma once

#include <QStringList>

namespace madoguchi::session {

/// How somebody might type kana in Latin letters: Hepburn and Kunrei, long vowels written out and not ("しょうこ": shouko, shoko,
/// syouko, syoko). Without doubles; empty if the text is anything but kana.
QStringList romajiOf(const QString &kana);

} // namespace madoguchi::session
