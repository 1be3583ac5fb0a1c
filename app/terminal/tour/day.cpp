#include "app/terminal/tour/day.h"

#include "ui/frame/workbench.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace madoguchi::tour {

using Phase = api::SessionService::Phase;

namespace {

QJsonObject readJson(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

} // namespace

Day::Day(app::Terminal &terminal, ui::MainWindow &window, const QString &directory, Part part)
    : m_terminal(terminal), m_services(terminal.services()), m_window(window), m_tour(window, directory)
{
    m_window.resize(1366, 768);
    connect(&m_tour, &Tour::finished, this, &Day::finished);
    if (part == Part::Entrance) {
        entrance();
        return;
    }
    m_visitor = readJson(terminal.profile().path(u"../cards/visitors.json"_s))[u"visitors"].toArray().at(0).toObject();
    morning();
    inquiry();
    notification();
    federation();
    medium();
    leaving();
    review();
}

void Day::add(const QString &name, const QString &sentence, std::function<bool(Hands &)> act, std::function<bool()> until, bool picture, int seconds)
{
    m_tour.add({name, sentence, std::move(act), std::move(until), picture, seconds});
}

void Day::insertCard(const QString &card, const QString &fault)
{
    QFile file(m_terminal.profile().path(u"reader.json"_s));
    if (file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        file.write(QJsonDocument(QJsonObject{{u"card"_s, card}, {u"fault"_s, fault}}).toJson());
}

QJsonObject Day::staff(const QString &card) const
{
    for (const auto &value : readJson(m_terminal.profile().path(u"../cards/staff.json"_s))[u"staff"].toArray()) {
        if (value.toObject()[u"card"].toString() == card)
            return value.toObject();
    }
    return {};
}

QWidget *Day::find(const QString &objectName) const
{
    for (auto *widget : m_window.findChildren<QWidget *>(objectName)) {
        if (widget->isVisible())
            return widget;
    }
    return nullptr;
}

int Day::rows(const QString &table) const
{
    auto *view = qobject_cast<QAbstractItemView *>(find(table));
    return view && view->model() ? view->model()->rowCount() : -1;
}

QString Day::cell(const QString &table, int row, int column) const
{
    auto *view = qobject_cast<QAbstractItemView *>(find(table));
    return view && view->model() ? view->model()->index(row, column).data().toString() : QString();
}

bool Day::says(const QString &words) const
{
    for (const auto *label : m_window.findChildren<QLabel *>()) {
        if (label->isVisible() && label->text().contains(words))
            return true;
    }
    for (const auto *button : m_window.findChildren<QAbstractButton *>()) {
        if (button->isVisible() && button->text().contains(words))
            return true;
    }
    return false;
}

bool Day::isShown(ui::ScreenId id) const
{
    return m_window.workbench() && !m_window.isCovered() && m_window.workbench()->currentId() == id && m_window.workbench()->isVisible();
}

bool Day::fillIn(Hands &hands, const QString &pin, const QString &password)
{
    if (find(u"pin"_s)) {
        if (!hands.tabTo(u"pin"_s))
            return false;
        hands.type(pin);
        hands.press(Qt::Key_Return);
    } else if (!hands.tabTo(u"password"_s)) {
        return false;
    }
    hands.type(password);
    return true;
}

bool Day::enterCredentials(Hands &hands, const QString &pin, const QString &password)
{
    if (!fillIn(hands, pin, password))
        return false;
    hands.press(Qt::Key_Return);
    return true;
}

bool Day::enterCredentials(Hands &hands, const QString &card)
{
    const auto person = staff(card);
    return enterCredentials(hands, person[u"pin"].toString(), person[u"password"].toString());
}

bool Day::toScreen(Hands &hands, const QString &rail)
{
    hands.press(Qt::Key_F10);
    for (int i = 0; i < 14; ++i) {
        if (hands.focus()->objectName() == u"rail-"_s + rail) {
            hands.press(Qt::Key_Return);
            return true;
        }
        hands.press(Qt::Key_Down);
    }
    return false;
}

void Day::logIn(const QString &card, const QString &name, const QString &sentence)
{
    add(name + u"-card"_s, u"The card of "_s + card + u" is put into the reader"_s,
        [this, card](Hands &) {
            insertCard(card);
            return true;
        },
        [this, card] { return m_services.session.card().state == api::CardState::Present && m_services.session.card().holder == staff(card)[u"name"].toString(); }, false);
    add(name, sentence,
        [this, card](Hands &hands) {
            return enterCredentials(hands, card);
        },
        [this] { return m_services.session.phase() == Phase::Active && m_window.workbench() && m_window.workbench()->isVisible(); });
}

void Day::logOut(const QString &name)
{
    add(name, u"Logs out"_s, [this](Hands &hands) { return toScreen(hands, u"logout"_s); }, [this] { return m_services.session.phase() == Phase::LoggedOut; }, false);
}

void Day::morning()
{
    const auto failing = [this](const QString &name, const QString &sentence, const QString &card, const QString &fault, api::CardState state) {
        add(name, sentence,
            [this, card, fault](Hands &) {
                insertCard(card, fault);
                return true;
            },
            [this, state] { return m_services.session.card().state == state; });
    };
    failing(u"login-no-card"_s, u"No card: the login page says so"_s, {}, {}, api::CardState::NoCard);
    failing(u"login-no-reader"_s, u"No reader: another sentence"_s, {}, u"no-reader"_s, api::CardState::NoReader);
    failing(u"login-unknown-card"_s, u"A card that is not ours"_s, u"clerk-1"_s, u"unknown-card"_s, api::CardState::Unknown);
    failing(u"login-blocked-card"_s, u"A blocked card"_s, u"clerk-1"_s, u"blocked"_s, api::CardState::Blocked);
    failing(u"login-card"_s, u"The clerk's card"_s, u"clerk-1"_s, {}, api::CardState::Present);
    add(u"login-wrong-pin"_s, u"A wrong PIN: which of the two, and how many tries are left"_s,
        [this](Hands &hands) {
            return enterCredentials(hands, u"000000"_s, staff(u"clerk-1"_s)[u"password"].toString());
        },
        [this] { return says(u"C-005"_s); });
    add(u"login-wrong-password"_s, u"A wrong password: another sentence"_s,
        [this](Hands &hands) {
            return enterCredentials(hands, staff(u"clerk-1"_s)[u"pin"].toString(), u"not-the-password"_s);
        },
        [this] { return says(u"S-001"_s); });
    add(u"first-load"_s, u"Card, PIN and password: the first load begins, with records and time left"_s,
        [this](Hands &hands) {
            return enterCredentials(hands, u"clerk-1"_s);
        },
        [this] { return m_services.session.phase() == Phase::Active && m_services.link.progress().records > 0; });
    add(u"home"_s, u"The first load is done: home"_s, {}, [this] { return m_services.link.status().firstLoadDone && isShown(ui::ScreenId::Home); }, true, 3600); // a million takes its time
}

void Day::inquiry()
{
    add(u"search-empty"_s, u"F2: the search explains what it understands"_s,
        [](Hands &hands) {
            hands.press(Qt::Key_F2);
            return true;
        },
        [this] { return isShown(ui::ScreenId::Search); });
    const auto type = [this](const QString &name, const QString &sentence, std::function<QString()> text, const QString &understood) {
        add(name, sentence,
            [text](Hands &hands) {
                const QString typed = text();
                hands.press(Qt::Key_F2);
                if (typed.isEmpty() || !hands.tabTo(u"searchField"_s))
                    return false;
                hands.press(Qt::Key_A, Qt::ControlModifier);
                hands.compose(typed);
                return true;
            },
            [this, understood] { return says(understood) && rows(u"results"_s) > 0; });
    };
    type(u"search-kana"_s, u"Kana prefix, half width: rows while typing"_s, [] { return u"ｻ"_s; }, u"サ"_s);
    type(u"search-birth"_s, u"Date of birth in an era's short form, with kana"_s,
        [this] {
            QString birth = cell(u"results"_s, 0, 2).section(u'\n', 0, 0);
            for (const auto &[era, letter] : {std::pair{u"大正"_s, u"T"_s}, {u"昭和"_s, u"S"_s}, {u"平成"_s, u"H"_s}, {u"令和"_s, u"R"_s}, {u"元年"_s, u"1年"_s}})
                birth.replace(era, letter);
            return u"さ "_s + birth.replace(u'年', u'.').replace(u'月', u'.').remove(u'日');
        },
        u"年"_s);
    type(u"search-number"_s, u"Symbol and number, as the first row shows them"_s, [this] { return cell(u"results"_s, 0, 5); }, u"富国"_s);
    add(u"household"_s, u"Enter opens the household: members, periods, both pairs of dates"_s,
        [](Hands &hands) {
            hands.press(Qt::Key_Down);
            hands.press(Qt::Key_Return);
            return true;
        },
        [this] { return isShown(ui::ScreenId::Household); });
}

void Day::notification()
{
    add(u"reception"_s, u"The reception of today"_s, [this](Hands &hands) { return toScreen(hands, u"reception"_s); }, [this] { return isShown(ui::ScreenId::Reception); });
    add(u"notification-proposals"_s, u"A reception is opened for moving in: who moved in by the resident register"_s,
        [](Hands &hands) {
            hands.press(Qt::Key_1);
            hands.press(Qt::Key_Return);
            return true;
        },
        [this] { return find(u"proposal"_s) && rows(u"proposals"_s) > 1; });
    add(u"notification-filter"_s, u"The first letters of the head find the visitor"_s,
        [this](Hands &hands) {
            hands.compose(m_visitor[u"headKana"].toString());
            return true;
        },
        [this] { return rows(u"proposals"_s) == 1; });
    add(u"notification-identity"_s, u"The form is prefilled; identity check, recorded by itself"_s,
        [](Hands &hands) {
            hands.press(Qt::Key_Down);
            hands.press(Qt::Key_Return);
            return true;
        },
        [this] { return find(u"identity"_s) != nullptr; });
    add(u"notification-errors"_s, u"F12 too early: every error is listed, nothing is registered"_s,
        [](Hands &hands) {
            hands.press(Qt::Key_F12);
            return true;
        },
        [this] { return says(u"P-010"_s) || find(u"summary-errors"_s); });
    add(u"notification-identity-done"_s, u"Head of household, one document with a photograph"_s,
        [](Hands &hands) {
            for (int i = 0; i < 5; ++i)
                hands.press(Qt::Key_PageUp);
            hands.press(Qt::Key_PageDown);
            if (!hands.tabTo(u"notifier"_s))
                return false;
            hands.press(Qt::Key_2);
            if (!hands.tabTo(u"identity"_s))
                return false;
            hands.press(Qt::Key_1);
            return true;
        },
        [this] { return find(u"identity"_s) != nullptr; });
    add(u"notification-persons"_s, u"Both persons are to be enrolled"_s,
        [](Hands &hands) {
            hands.press(Qt::Key_PageDown);
            return true;
        },
        [this] { return find(u"persons"_s) != nullptr; });
    add(u"notification-dates"_s, u"Reason and dates, as the register has them"_s,
        [](Hands &hands) {
            hands.press(Qt::Key_PageDown);
            return true;
        },
        [this] { return find(u"happenedOn"_s) != nullptr; });
    const QString first = m_visitor[u"addressees"].toArray().at(0).toString(), second = m_visitor[u"addressees"].toArray().at(1).toString();
    add(u"notification-number"_s, u"Number check: the number card was seen; the digits are typed without being shown"_s,
        [this, first](Hands &hands) {
            hands.press(Qt::Key_PageDown);
            if (!hands.tabTo(u"persons.%1.numberDocument"_s.arg(first)))
                return false;
            hands.press(Qt::Key_1);
            if (!hands.tabTo(u"persons.%1.numberReceipt"_s.arg(first)))
                return false;
            hands.type(m_visitor[u"numbers"].toArray().at(0).toString());
            return true;
        },
        [] { return true; });
    add(u"notification-number-sent"_s, u"The second, blind entry agrees: sealed, sent, answered"_s,
        [this](Hands &hands) {
            hands.type(m_visitor[u"numbers"].toArray().at(0).toString());
            return true;
        },
        [this] { return says(u"一致"_s); });
    add(u"notification-number-register"_s, u"The second person's number is not on the form: taken from the register"_s,
        [second](Hands &hands) {
            if (!hands.tabTo(u"persons.%1.numberDocument"_s.arg(second)))
                return false;
            hands.press(Qt::Key_4);
            return true;
        },
        [this] { return says(u"受領"_s) || says(u"一致"_s); });
    add(u"notification-ready"_s, u"F12 shows what will happen"_s,
        [](Hands &hands) {
            hands.press(Qt::Key_F12);
            return true;
        },
        [] { return true; });
    add(u"household-registered"_s, u"F12 again registers: the household, with a provisional date"_s,
        [](Hands &hands) {
            hands.press(Qt::Key_F12);
            return true;
        },
        [this] { return isShown(ui::ScreenId::Household); });
}

void Day::federation()
{
    add(u"link"_s, u"The link: five stations, what waits"_s, [this](Hands &hands) { return toScreen(hands, u"link"_s); }, [this] { return isShown(ui::ScreenId::Link); });
    add(u"link-preview"_s, u"F12: the day's files are composed; what the federation will believe after them"_s,
        [](Hands &hands) {
            hands.press(Qt::Key_F12);
            return true;
        },
        [this] { return rows(u"changes"_s) > 0; });
    add(u"link-sent"_s, u"F12 again sends them; the federation's signed receipt is here"_s,
        [](Hands &hands) {
            hands.press(Qt::Key_F12);
            return true;
        },
        [this] { return m_services.link.status().lastFileSent.isValid(); });
    add(u"link-received"_s, u"F5 fetches the answers"_s,
        [](Hands &hands) {
            hands.press(Qt::Key_F5);
            return true;
        },
        [this] { return m_services.link.status().lastFileReceived.isValid(); });
    add(u"answers"_s, u"The answers: one date was taken over, a gap of two days is to be worked through"_s, [this](Hands &hands) { return toScreen(hands, u"answers"_s); },
        [this] { return isShown(ui::ScreenId::Answers) && rows(u"answer-tasks"_s) > 0; });
    add(u"household-answered"_s, u"The household: inherited date and verdict on the timeline"_s,
        [](Hands &hands) {
            hands.press(Qt::Key_F4);
            hands.press(Qt::Key_F6);
            return true;
        },
        [this] { return isShown(ui::ScreenId::Household); });
}

void Day::medium()
{
    add(u"media"_s, u"Media: received files, registered media"_s, [this](Hands &hands) { return toScreen(hands, u"media"_s); }, [this] { return isShown(ui::ScreenId::Media); });
    add(u"media-request"_s, u"The export of one received file is asked for: F12, then card and password"_s,
        [](Hands &hands) {
            for (int i = 0; i < 40 && hands.focus()->objectName() != u"purpose"; ++i)
                hands.press(Qt::Key_Tab);
            hands.press(Qt::Key_1);
            hands.press(Qt::Key_F12);
            return true;
        },
        [this] { return find(u"password"_s) != nullptr; });
    add(u"media-requested"_s, u"Requested: the clerk's card has signed"_s, [this](Hands &hands) { return enterCredentials(hands, u"clerk-1"_s); },
        [this] { return rows(u"requests"_s) > 0; });
    logOut(u"clerk-logout"_s);
    logIn(u"supervisor-1"_s, u"supervisor-home"_s, u"The supervisor logs in: approvals first"_s);
    add(u"approvals"_s, u"The approvals inbox: a sheet like paper"_s, [this](Hands &hands) { return toScreen(hands, u"approvals"_s); },
        [this] { return isShown(ui::ScreenId::Approvals) && find(u"reason"_s); });
    add(u"approval-step-up"_s, u"Approve: card and password once more"_s,
        [](Hands &hands) {
            hands.compose(u"日次の取込みのため"_s);
            hands.press(Qt::Key_F12);
            return true;
        },
        [this] { return find(u"password"_s) != nullptr; });
    add(u"approved"_s, u"Approved: the card has signed"_s,
        [this](Hands &hands) {
            return enterCredentials(hands, u"supervisor-1"_s);
        },
        [this] { return isShown(ui::ScreenId::Approvals) && !find(u"reason"_s); });
    logOut(u"supervisor-logout"_s);
    logIn(u"clerk-1"_s, u"clerk-back"_s, u"The clerk is back"_s);
    add(u"media-approved"_s, u"The request is approved"_s, [this](Hands &hands) { return toScreen(hands, u"media"_s); },
        [this] { return isShown(ui::ScreenId::Media) && rows(u"requests"_s) > 0; });
    add(u"media-written"_s, u"F12, F12: sealed, written, read back"_s,
        [](Hands &hands) {
            hands.press(Qt::Key_F4);
            hands.press(Qt::Key_F12);
            hands.press(Qt::Key_F12);
            return true;
        },
        [this] { return says(u"読み戻し"_s) || says(u"照合"_s); });
    add(u"media-erased"_s, u"Erased as soon as the other system has it; date and method stand in the ledger"_s,
        [](Hands &hands) {
            hands.press(Qt::Key_F4);
            hands.press(Qt::Key_F12);
            hands.press(Qt::Key_F12);
            return true;
        },
        [this] { return says(u"消去し"_s); });
}

void Day::leaving()
{
    add(u"home-evening"_s, u"F9, home: everything acknowledged, each kind with its time"_s,
        [](Hands &hands) {
            hands.press(Qt::Key_F9);
            return true;
        },
        [this] { return isShown(ui::ScreenId::Home) && m_services.link.status().unacknowledged == 0; });
    add(u"draft"_s, u"A second notification is begun"_s,
        [this](Hands &hands) {
            if (!toScreen(hands, u"reception"_s))
                return false;
            hands.press(Qt::Key_1);
            hands.press(Qt::Key_Return);
            return true;
        },
        [this] { return rows(u"proposals"_s) > 0; }, false);
    add(u"draft-taken"_s, u"… and taken over into the form"_s,
        [](Hands &hands) {
            hands.press(Qt::Key_Down);
            hands.press(Qt::Key_Return);
            return true;
        },
        [this] { return find(u"identity"_s) != nullptr; });
    add(u"lock"_s, u"Ctrl+L: covered at once, no question asked"_s,
        [](Hands &hands) {
            hands.press(Qt::Key_L, Qt::ControlModifier);
            return true;
        },
        [this] { return m_window.isCovered() && m_services.session.phase() == Phase::Locked; });
    const auto unlock = [this](Hands &hands) {
        return enterCredentials(hands, u"clerk-1"_s);
    };
    add(u"unlocked"_s, u"The password opens it again: the draft is where it was"_s, unlock,
        [this] { return m_services.session.phase() == Phase::Active && !m_window.isCovered() && find(u"identity"_s); });
    add(u"lock-card"_s, u"The card is taken out: locked"_s,
        [this](Hands &) {
            insertCard({});
            return true;
        },
        [this] { return m_window.isCovered() && m_services.session.phase() == Phase::Locked; });
    add(u"lock-card-back"_s, u"The card is back: PIN and password"_s,
        [this](Hands &) {
            insertCard(u"clerk-1"_s);
            return true;
        },
        [this] { return m_services.session.card().state == api::CardState::Present; }, false);
    add(u"unlocked-again"_s, u"… and the work goes on"_s, unlock,
        [this] { return m_services.session.phase() == Phase::Active && !m_window.isCovered() && find(u"identity"_s); });
    logOut(u"evening-logout"_s);
}

void Day::review()
{
    logIn(u"admin-1"_s, u"administrator"_s, u"The administrator: terminals and certificates, no resident"_s);
    add(u"administration"_s, u"The state of this terminal"_s, [this](Hands &hands) { return toScreen(hands, u"administration"_s); },
        [this] { return isShown(ui::ScreenId::Administration); });
    logOut(u"administrator-logout"_s);
    logIn(u"auditor-1"_s, u"auditor"_s, u"The auditor: the record, no resident"_s);
    add(u"record"_s, u"The record of the day, in sentences"_s, [this](Hands &hands) { return toScreen(hands, u"record"_s); },
        [this] { return isShown(ui::ScreenId::Record) && rows(u"entries"_s) > 10; });
    logOut(u"auditor-logout"_s);
}

void Day::entrance()
{
    const auto painted = [this](const QString &name, std::function<bool(Hands &)> act, std::function<bool()> until) {
        m_tour.add({name, name, std::move(act), std::move(until), false, 60, true});
    };
    const auto fill = [this](const QString &name) {
        add(name, u"PIN if it is asked for, and the password"_s,
            [this](Hands &hands) {
                const auto person = staff(u"clerk-1"_s);
                return fillIn(hands, person[u"pin"].toString(), person[u"password"].toString());
            },
            {}, false);
    };
    const auto enter = [](Hands &hands) {
        hands.press(Qt::Key_Return);
        return true;
    };
    painted(u"login"_s, {}, [this] { return m_services.session.phase() == Phase::LoggedOut && m_window.isVisible(); });
    add(u"card"_s, u"The card of clerk-1 is in the reader"_s,
        [this](Hands &) {
            insertCard(u"clerk-1"_s);
            return true;
        },
        [this] { return m_services.session.card().state == api::CardState::Present; }, false);
    fill(u"login-filled-in"_s);
    painted(u"home"_s, enter, [this] { return isShown(ui::ScreenId::Home); });
    add(u"search"_s, u"A search"_s,
        [](Hands &hands) {
            hands.press(Qt::Key_F2);
            if (!hands.tabTo(u"searchField"_s))
                return false;
            hands.compose(u"サ"_s);
            return true;
        },
        [this] { return rows(u"results"_s) > 0; }, false);
    add(u"lock"_s, u"Ctrl+L"_s,
        [](Hands &hands) {
            hands.press(Qt::Key_L, Qt::ControlModifier);
            return true;
        },
        [this] { return m_window.isCovered() && m_services.session.phase() == Phase::Locked; }, false);
    fill(u"unlock-filled-in"_s);
    painted(u"unlocked"_s, enter, [this] { return m_services.session.phase() == Phase::Active && !m_window.isCovered(); });
}

} // namespace madoguchi::tour
