#pragma once

#include "api/services.h"

#include <QWidget>

namespace madoguchi::ui {

class WorkItems;

enum class ScreenId { Home, Search, Household, Reception, Link, Answers, Conflict, Continuity, Approvals, Media, Grants, Retention, Record, Administration, Password };

/// Function keys mean the same everywhere (design: F1 help … F12 register); a screen lights those that are possible now.
enum class FunctionKey { F1, F2, F3, F4, F5, F6, F7, F8, F9, F10, F11, F12 };

/// Object of ScreenId::Link: the list of what was refused or is on hold.
inline const QString asideSection = QStringLiteral("aside");

/// Object of ScreenId::Record: what stands out in it, and its review.
inline const QString reviewSection = QStringLiteral("reviewSection");

/// Object of ScreenId::Reception, with the id of a household behind it: a notification about that household begins.
inline const QString notifySection = QStringLiteral("notify/");

/// Where a screen asks the frame to go, with what.
struct Destination {
    ScreenId screen = ScreenId::Home;
    QString object; ///< id of the household (perhaps with / and a member's 宛名番号), notification, file, request … or empty
};

/// One screen in the frame: title line · what matters · what to do. Owned by the frame for the length of a session;
/// destroyed at log-out, cleared at lock.
class Screen : public QWidget {
    Q_OBJECT
public:
    explicit Screen(api::Services &services, QWidget *parent = nullptr) : QWidget(parent), m_services(services) {}

    virtual QString title() const = 0; ///< never a resident's name (C-03: it also becomes no window title)
    virtual bool isLit(FunctionKey key) const { Q_UNUSED(key) return false; }
    /// A number beside the key's word, such as the errors that hold F12 back; 0: none.
    virtual int keyCount(FunctionKey key) const { Q_UNUSED(key) return 0; }
    virtual void trigger(FunctionKey key) { Q_UNUSED(key) }
    /// One step back (Esc); false: the frame goes back to the screen before.
    virtual bool stepBack() { return false; }
    /// Given once, before the first open(): the session's one list of what waits; the frame keeps it fresh.
    virtual void watch(WorkItems &work) { Q_UNUSED(work) }
    /// Shown, with what it was asked for.
    virtual void open(const QString &object) { Q_UNUSED(object) }
    /// The widget that gets the keyboard when the screen is shown or unlocked.
    virtual QWidget *firstFocus() { return this; }
    /// A window so small (or type so large) that only the essential has room; told before it is shown and when it changes.
    virtual void setCompact(bool compact) { Q_UNUSED(compact) }
    /// Plain words for the context panel: the field or row in focus, the rule, what to bring.
    virtual QString context() const { return {}; }

    /// Unregistered work, serialised before a lock; empty = nothing to keep. Content is sealed by SessionService::saveDraft.
    virtual QByteArray draft() const { return {}; }
    virtual void restoreDraft(const QByteArray &draft) { Q_UNUSED(draft) }
    /// At lock: nothing of a resident stays in any widget or model.
    virtual void clear() = 0;

Q_SIGNALS:
    void keysChanged();
    void contextChanged();
    void goTo(madoguchi::ui::Destination destination);
    /// A short sentence in the status line, already translated: 「登録しました。…」
    void told(const QString &sentence);

protected:
    api::Services &m_services;
};

} // namespace madoguchi::ui
