#pragma once

#include "ui/frame/screen_registry.h"

#include <QMap>
#include <QPointer>
#include <QWidget>

#include <optional>

class QHBoxLayout;
class QLabel;
class QStackedWidget;

namespace madoguchi::ui {

class Answers;
class ContextPanel;
class Header;
class KeyBar;
class LookMenu;
class Rail;
class StatusLine;
class WorkItems;

/// The frame of one session: header, rail, one screen at a time with the way back, context, status, keys. Made at
/// log-in, destroyed at log-out, emptied at lock.
class Workbench : public QWidget {
    Q_OBJECT
public:
    explicit Workbench(api::Services &services, QWidget *parent = nullptr);

    void go(const Destination &destination);
    void back();                    ///< to the screen before
    void trigger(FunctionKey key);  ///< as if the key had been pressed
    Screen *current() const;
    ScreenId currentId() const { return m_here.screen; }
    Screen *screen(ScreenId id) const { return m_screens.value(id).screen; } ///< null if not opened in this session
    void keepPlace();                     ///< before a lock covers it: where the keyboard is
    void suspend(bool keepDrafts = true); ///< at lock: drafts handed over, every screen emptied
    void resume();  ///< after unlock: screens and drafts back, the keyboard where it was
    void handOverDrafts();
    void takeFocus(); ///< gives the keyboard to the screen; called when the frame comes into sight
    void setContextVisible(bool on);
    bool isCompact() const { return m_compact; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Open {
        Screen *screen = nullptr;
        QString object;
    };
    void buildShortcuts();
    void show(const Destination &destination);
    void fetchDrafts();
    void takeDraftBack(ScreenId id);
    void returnToPlace();
    void leavePlace();
    void placeContext();
    void setCompact(bool compact);
    void refreshKeys();
    void refreshContext();
    void escape();
    void logOut();

    api::Services &m_services;
    Header *m_header;
    Rail *m_rail;
    QLabel *m_title;
    QStackedWidget *m_stack;
    QHBoxLayout *m_body;
    ContextPanel *m_context;
    StatusLine *m_status;
    KeyBar *m_keys;
    LookMenu *m_look;
    WorkItems *m_work;
    Answers *m_answers;
    bool m_compact = false;
    std::optional<bool> m_contextWanted; ///< by the person; until then the width decides
    QMap<ScreenId, Open> m_screens;
    QMap<ScreenId, QByteArray> m_drafts; ///< from before the last lock, until their screen is shown again
    QList<Destination> m_past;
    Destination m_here;
    QPointer<QWidget> m_place;  ///< what had the keyboard at the last lock, until it has it again or the person goes elsewhere
    bool m_interrupted = false; ///< by a lock, and the person has not gone elsewhere since
};

} // namespace madoguchi::ui
