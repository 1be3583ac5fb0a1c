#pragma once

#include "api/link_health.h"
#include "ui/theme/icon.h"
#include "ui/theme/tokens.h"

#include <QString>

namespace madoguchi::ui {

/// How screens say what they know of the link, and of what could not go on.
QString healthWord(api::Health::State state);  ///< 順調 / 待ちなし / 待ちあり / 遅れ / 途絶 …
Tone healthTone(api::Health::State state);
QString exchangeWord(api::Exchange exchange);  ///< 変更の受信, ファイル送信 …

QString findingSentence(const QString &code);   ///< of the interface (domain.md §1.3, F9): E01 …

QString asideWord(const api::AsideItem &item);   ///< what it is: 世帯の変更, 資格情報(個人)の行, ファイル
QString asideWay(const api::AsideItem &item);    ///< 庁内共有へ / 連合会へ / 庁内共有から / 連合会から
QString asideReason(const api::AsideItem &item); ///< a sentence: why it could not go on
QString asidePlace(const api::AsideItem &item);  ///< line, item and code of the interface; empty if there are none
QString asideNext(const api::AsideItem &item);   ///< what to do; what goes on by itself

} // namespace madoguchi::ui
