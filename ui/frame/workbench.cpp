#include "ui/frame/workbench.h"

#include "ui/frame/answers.h"
#include "ui/frame/context_panel.h"
#include "ui/frame/header.h"
#include "ui/frame/key_bar.h"
#include "ui/frame/look_menu.h"
#include "ui/frame/rail.h"
#include "ui/frame/status_line.h"
#include "ui/frame/work_items.h"
#include "ui/theme/theme.h"
#include "ui/widgets/field.h"
#include "ui/words/sentences.h"

#include <QApplication>
#include <QLabel>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <utility>

namespace madoguchi::ui {

namespace {
constexpr int tick = 10'000;          // ms; ages and the clock are shown in minutes
constexpr int contextFrom = 1200;     // px of window; narrower, the explanation waits for F1 and lies over the screen
constexpr QSize compactBelow(1100, 620); // px of window, either
constexpr qsizetype pastLimit = 50;   // steps back
} // namespace

Workbench::Workbench(api::Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_header(new Header(services)), m_rail(new Rail(services)), m_title(new QLabel), m_stack(new QStackedWidget),
      m_body(new QHBoxLayout), m_context(new ContextPanel(this)), m_status(new StatusLine(services)), m_keys(new KeyBar), m_look(new LookMenu(services, this)),
      m_work(new WorkItems(services, this)),
      m_answers(new Answers(this))
{
    setObjectName(QStringLiteral("workbench"));
    setStyleProperty(m_title, "type", QStringLiteral("title"));
    m_title->setContentsMargins(space::large, space::small, space::large, 0);

    auto *middle = new QVBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_title);
    middle->addWidget(m_stack, 1);
    m_body->setSpacing(0);
    m_body->addWidget(m_rail);
    m_body->addLayout(middle, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addLayout(m_body, 1);
    column->addWidget(m_status);
    column->addWidget(m_keys);

    connect(m_rail, &Rail::chosen, this, [this](ScreenId id) { go({id, {}}); });
    connect(m_rail, &Rail::lookWanted, m_look, &LookMenu::openAt);
    connect(m_look, &LookMenu::passwordWanted, this, [this] { go({ScreenId::Password, {}}); });
    connect(m_status, &StatusLine::goTo, this, &Workbench::go);
    connect(m_look, &LookMenu::told, m_status, &StatusLine::tell);
    connect(m_rail, &Rail::lockWanted, this, [this] { m_services.session.lock(api::LockCause::Demand); });
    connect(m_rail, &Rail::logoutWanted, this, &Workbench::logOut);
    connect(m_keys, &KeyBar::pressed, this, &Workbench::trigger);
    connect(m_work, &WorkItems::changed, this, [this] { m_rail->setCounts(*m_work); });
    connect(&services.link, &api::LinkService::statusChanged, this, [this] { m_header->refresh(); });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (now && isAncestorOf(now)) {
            refreshContext();
            refreshKeys(); // what a key does may depend on the field
        }
    });
    auto *clock = new QTimer(this);
    connect(clock, &QTimer::timeout, this, [this] {
        m_header->refresh();
        m_status->refresh();
    });
    clock->start(tick);
    buildShortcuts();
    show({ScreenId::Home, {}});
    fetchDrafts();
}

void Workbench::buildShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto action) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WindowShortcut); // not of the focus: a screen may have disabled its own
        connect(shortcut, &QShortcut::activated, this, action);
    };
    for (int i = 0; i < 12; ++i)
        add(QKeySequence(Qt::Key_F1 + i), [this, i] { trigger(static_cast<FunctionKey>(i)); });
    add(QKeySequence(Qt::SHIFT | Qt::Key_F1), [this] { setContextVisible(m_context->isHidden()); });
    add(QKeySequence(Qt::Key_Escape), [this] { escape(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_L), [this] { m_services.session.lock(api::LockCause::Demand); });
}

Screen *Workbench::current() const { return m_screens.value(m_here.screen).screen; }

void Workbench::setContextVisible(bool on)
{
    m_contextWanted = on;
    placeContext();
}

void Workbench::resizeEvent(QResizeEvent *)
{
    setCompact(width() < compactBelow.width() || height() < compactBelow.height());
    placeContext();
}

void Workbench::placeContext()
{
    const bool overlay = width() < contextFrom;
    if (overlay)
        m_body->removeWidget(m_context);
    else if (m_body->indexOf(m_context) < 0)
        m_body->addWidget(m_context);
    m_context->setOverlay(overlay);
    m_context->setVisible(m_contextWanted.value_or(!overlay));
    if (!overlay)
        return;
    const int top = m_header->height();
    m_context->setGeometry(width() - size::context, top, size::context, height() - top - m_status->height() - m_keys->height());
    m_context->raise();
}

void Workbench::setCompact(bool compact)
{
    if (compact == m_compact)
        return;
    m_compact = compact;
    m_rail->setCompact(compact);
    m_title->setVisible(!compact);
    for (const Open &open : std::as_const(m_screens))
        open.screen->setCompact(compact);
    refreshKeys();
}

void Workbench::go(const Destination &destination)
{
    if (!m_services.session.may(info(destination.screen).needs)) { // the gate would refuse and record it; no need to try
        m_status->tell(sentence(Error{ErrorCode::Denied, {}, {}}));
        return;
    }
    if (destination.screen != m_here.screen || destination.object != m_here.object) {
        m_past.append(m_here);
        if (m_past.size() > pastLimit)
            m_past.removeFirst();
    }
    leavePlace();
    show(destination);
}

void Workbench::back()
{
    if (m_past.isEmpty())
        return;
    leavePlace();
    show(m_past.takeLast());
}

void Workbench::leavePlace()
{
    m_place.clear();
    m_interrupted = false;
}

void Workbench::show(const Destination &destination)
{
    m_here = destination;
    const bool first = !m_screens.contains(destination.screen);
    Open &open = m_screens[destination.screen];
    if (first) {
        const ScreenInfo &row = info(destination.screen);
        open.screen = row.create(m_services, m_stack);
        open.screen->setObjectName(QString::fromLatin1(row.name));
        open.screen->watch(*m_work);
        open.screen->setCompact(m_compact);
        m_stack->addWidget(open.screen);
        connect(open.screen, &Screen::keysChanged, this, [this] {
            refreshKeys();
            returnToPlace(); // a field may have come back with what was fetched
        });
        connect(open.screen, &Screen::contextChanged, this, &Workbench::refreshContext);
        connect(open.screen, &Screen::goTo, this, &Workbench::go);
        connect(open.screen, &Screen::told, m_status, &StatusLine::tell);
    }
    open.object = destination.object;
    m_stack->setCurrentWidget(open.screen);
    m_rail->setCurrent(destination.screen);
    m_work->refresh();
    takeDraftBack(destination.screen); // first: what is asked for now comes on top of what a lock interrupted
    open.screen->open(open.object);
    takeFocus();
    refreshKeys();
    refreshContext();
}

/// All at once and before anybody goes anywhere: a draft that arrives after its screen would fall on what has been typed there since.
void Workbench::fetchDrafts()
{
    for (const ScreenInfo &row : screens()) {
        m_answers->when(m_services.session.loadDraft(QString::fromLatin1(row.name)), [this, id = row.id](const Result<QByteArray> &draft) {
            if (!draft) {
                if (draft.error().code == ErrorCode::DraftUnreadable)
                    m_status->tell(sentence(draft.error()));
                return;
            }
            m_drafts[id] = *draft;
            if (id != m_here.screen)
                return;
            takeDraftBack(id);
            if (m_interrupted)
                returnToPlace();
            else
                current()->open(m_here.object);
            refreshKeys();
        });
    }
}

void Workbench::takeDraftBack(ScreenId id)
{
    if (!m_drafts.contains(id))
        return;
    m_screens.value(id).screen->restoreDraft(m_drafts.take(id));
    m_answers->when(m_services.session.dropDraft(QString::fromLatin1(info(id).name)), [](const Result<Done> &) {});
}

void Workbench::takeFocus()
{
    if (!isVisible()) // nothing can have it yet
        return;
    QWidget *first = current()->firstFocus();
    (first ? first : current())->setFocus(Qt::OtherFocusReason);
    if (!focusWidget() || !focusWidget()->isVisible()) // nothing there can take it yet
        m_rail->takeFocus();
}

void Workbench::handOverDrafts()
{
    for (auto it = m_screens.begin(); it != m_screens.end(); ++it) {
        const QByteArray draft = it->screen->draft();
        if (!draft.isEmpty())
            m_answers->when(m_services.session.saveDraft(QString::fromLatin1(info(it.key()).name), draft), [](const Result<Done> &) {});
    }
}

void Workbench::keepPlace() { m_place = focusWidget(); }

void Workbench::suspend(bool keepDrafts)
{
    m_answers->forget();
    if (keepDrafts)
        handOverDrafts();
    for (const Open &open : std::as_const(m_screens))
        open.screen->clear();
    m_drafts.clear();
    m_context->explain({}, {});
    m_status->tell({});
    m_work->clear();
}

void Workbench::resume()
{
    m_interrupted = false; // what is told while the screen opens is too early: it is given the keyboard last
    m_header->refresh();
    show(m_here);
    m_interrupted = true;
    returnToPlace();
    fetchDrafts();
}

/// At once, or when a draft or an answer has brought the field back that had the keyboard; once.
void Workbench::returnToPlace()
{
    if (m_interrupted && m_place && m_place->isVisibleTo(this) && m_place->isEnabled())
        std::exchange(m_place, nullptr)->setFocus(Qt::OtherFocusReason);
}

void Workbench::refreshKeys()
{
    Screen *screen = current();
    for (int i = 0; i < 12; ++i) {
        const auto key = static_cast<FunctionKey>(i);
        bool lit = false;
        switch (key) {
        case FunctionKey::F1:
        case FunctionKey::F9:
        case FunctionKey::F10: lit = true; break;
        case FunctionKey::F2: lit = m_services.session.may(info(ScreenId::Search).needs); break;
        case FunctionKey::F3: lit = !m_past.isEmpty(); break;
        default: lit = screen && screen->isLit(key);
        }
        m_keys->setLit(key, lit, screen ? screen->keyCount(key) : 0);
    }
    if (!screen)
        return;
    m_title->setText(screen->title());
    m_header->setSubject(m_compact ? screen->title() : QString());
}

void Workbench::refreshContext()
{
    for (QWidget *widget = focusWidget(); widget && widget != this; widget = widget->parentWidget())
        if (const auto *field = qobject_cast<Field *>(widget); field && !field->explanation().isEmpty())
            return m_context->explain(field->editor()->accessibleName(), field->explanation());
    if (current())
        m_context->explain({}, current()->context());
}

void Workbench::trigger(FunctionKey key)
{
    if (!m_keys->isLit(key))
        return;
    switch (key) {
    case FunctionKey::F1: setContextVisible(m_context->isHidden()); break;
    case FunctionKey::F2: go({ScreenId::Search, {}}); break;
    case FunctionKey::F3: back(); break;
    case FunctionKey::F9: go({ScreenId::Home, {}}); break;
    case FunctionKey::F10: m_rail->takeFocus(); break;
    default: current()->trigger(key);
    }
}

void Workbench::escape()
{
    if (m_context->isOverlay() && m_context->isVisible())
        setContextVisible(false);
    else if (m_rail->isAncestorOf(focusWidget()))
        takeFocus();
    else if (!current()->stepBack())
        back();
}

void Workbench::logOut()
{
    handOverDrafts();
    m_answers->when(m_services.session.logout(), [this](const Result<Done> &answer) {
        if (!answer)
            m_status->tell(sentence(answer.error()));
    });
}

} // namespace madoguchi::ui
