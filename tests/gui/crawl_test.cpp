// What can be read of every screen, for everybody who may open it, in every state; and that a leak would be seen.
#include "crawl.h"
#include "window_fixture.h"

#include <QAbstractItemView>
#include <QAccessibleWidget>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTreeView>

namespace madoguchi::test {

using namespace Qt::StringLiterals;

namespace {

const QString number = u"123456789018"_s; ///< invented; its check digit is right
const QString otherDigits = u"987654321010"_s; ///< twelve as well, its check digit is not

testing::AssertionResult nothing(const QStringList &found)
{
    if (found.isEmpty())
        return testing::AssertionSuccess();
    return testing::AssertionFailure() << '\n' << found.join(u'\n').toStdString();
}

/// The search form shows the fakes' first resident to everybody, as an example: here that person has another name and other numbers.
void mark(FakeServices &fakes)
{
    const auto change = [](QString &text) {
        const std::pair<QString, QString> marks[] = {{u"山田 太郎"_s, u"目印 太郎"_s}, {u"ヤマダ タロウ"_s, u"メジルシ タロウ"_s}, {u"076-000-0001"_s, u"076-000-7771"_s},
                                                     {u"12345678"_s, u"77345678"_s}, {u"0000101"_s, u"0007101"_s}};
        for (const auto &[example, marked] : marks)
            text.replace(example, marked);
    };
    for (api::HouseholdView &household : fakes.people.town) {
        for (QString *text : {&household.phone, &household.number, &household.householdNumber})
            change(*text);
        for (api::MemberView &member : household.members)
            for (QString *text : {&member.nameKanji, &member.nameKana, &member.number.number})
                change(*text);
    }
    for (api::ContinuityCandidate &candidate : fakes.continuity.all) {
        for (QString *text : {&candidate.row.headKana, &candidate.previous.headKana, &candidate.own.headKana, &candidate.own.headName})
            change(*text);
        std::ranges::for_each(candidate.own.memberNames, change);
    }
    for (api::AnswerTask &task : fakes.answer.all)
        change(task.person);
    for (api::AsideItem &item : fakes.link.allAside)
        change(item.person);
    for (api::ConflictField &field : fakes.conflict.shown.fields)
        change(field.subject);
}

/// Every word by which a resident of the fakes could be known.
QStringList residents(const FakeServices &fakes)
{
    QStringList words;
    for (const api::HouseholdView &household : fakes.people.town) {
        words << household.address << household.phone << household.number << household.householdNumber;
        for (const api::MemberView &member : household.members)
            words << member.nameKanji << member.nameKana << member.addresseeNumber;
    }
    for (const api::RegisterProposal &proposal : fakes.reception.known) {
        words << proposal.address;
        for (const auto &person : proposal.persons)
            words << person.nameKanji << person.nameKana << person.addresseeNumber;
    }
    for (const api::ContinuityCandidate &candidate : fakes.continuity.all)
        words << candidate.row.headKana << candidate.row.householdNumber << candidate.previous.headName << candidate.own.headName;
    for (const api::AnswerTask &task : fakes.answer.all)
        words << task.person << task.addresseeNumber;
    for (const api::AsideItem &item : fakes.link.allAside)
        words << item.person;
    for (const api::ConflictField &field : fakes.conflict.shown.fields)
        words << field.subject.section(u" · "_s, 0, 0);
    words.removeDuplicates();
    words.removeAll(QString());
    return words;
}

/// A day on which every list has something in it.
void prepareNormal(FakeServices &fakes)
{
    fakes.reception.openReception(u"転入の届出"_s);
    fakes.media.ask(FileId(u"f-3"_s), u"municipal-system"_s, u"USB-0001"_s);
    fakes.link.allFiles = fakes.media.exportable().result().value();
    fakes.link.state.refused = 4;
    const HouseholdId home(u"h-1"_s);
    fakes.link.preview.files = fakes.link.allFiles;
    fakes.link.preview.lines = {{u"F2"_s, u"0007101"_s, u"目印 太郎"_s, home, u"新規"_s, {}, u"適用開始 令和8年11月1日"_s, {}}};
}

void prepareEmpty(FakeServices &fakes)
{
    fakes.people.town.clear();
    fakes.reception.known.clear();
    fakes.link.allDeliveries.clear();
    fakes.link.allAside.clear();
    fakes.answer.all.clear();
    fakes.continuity.all.clear();
    fakes.conflict.shown = {};
    fakes.record.size = fakes.record.anchored = 0;
    fakes.directory.known = {};
}

void fail(FakeServices &fakes, const Error &error, bool hereToo)
{
    for (FakeAnswers *service : std::initializer_list<FakeAnswers *>{&fakes.number, &fakes.link, &fakes.directory, &fakes.media})
        service->failure = error;
    if (!hereToo)
        return;
    for (FakeAnswers *service : std::initializer_list<FakeAnswers *>{&fakes.session, &fakes.people, &fakes.reception, &fakes.answer, &fakes.conflict, &fakes.continuity, &fakes.record})
        service->failure = error;
}

void prepareFailing(FakeServices &fakes)
{
    prepareNormal(fakes);
    fail(fakes, {ErrorCode::StoreFailed, {}, {}}, true);
}

void prepareOffline(FakeServices &fakes)
{
    prepareNormal(fakes);
    const Error unreachable{ErrorCode::ServerUnreachable, {}, {}};
    fakes.link.state.online = false;
    fakes.link.state.trouble = unreachable;
    fail(fakes, unreachable, false);
}

} // namespace

struct State {
    const char *name;
    void (*prepare)(FakeServices &fakes);
    bool locked = false;
};

class Crawl : public WindowTest, public testing::WithParamInterface<State> {};

TEST_P(Crawl, C03_C12_no_individual_number_anywhere_and_no_resident_outside_a_screen)
{
    mark(fakes);
    const QStringList words = residents(fakes); // before the state, which may empty the town
    GetParam().prepare(fakes);
    qsizetype shown = 0;
    everywhere([&](const ui::ScreenInfo &screen) {
        if (auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget()); field && screen.id == ui::ScreenId::Search)
            field->insert(u"メジルシ"_s);
        settle();
        for (QAbstractItemView *view : window->workbench()->current()->findChildren<QAbstractItemView *>())
            if (view->model() && view->model()->rowCount() > 0)
                view->setCurrentIndex(view->model()->index(0, 0)); // its sheet fills
        settle();
        if (GetParam().locked) {
            fakes.session.lock(api::LockCause::Demand);
            settle();
        }
        const QList<Reading> readings = readEverything(GetParam().locked ? Screens::All : Screens::Shown); // a lock empties those behind as well
        EXPECT_TRUE(nothing(withIndividualNumber(readings)));
        EXPECT_TRUE(nothing(withWords(readings, words, GetParam().locked)));
        shown += withWords(readings, words, true).size();
        if (GetParam().locked) {
            fakes.session.start();
            settle();
        }
    });
    const bool nobodyIsShown = GetParam().locked || GetParam().prepare == prepareEmpty || GetParam().prepare == prepareFailing;
    EXPECT_EQ(shown == 0, nobodyIsShown) << "where residents are shown they have to be seen, or the look at other places is blind";
}

INSTANTIATE_TEST_SUITE_P(States, Crawl,
                         testing::Values(State{"normal", prepareNormal}, State{"empty", prepareEmpty}, State{"failing", prepareFailing}, State{"offline", prepareOffline},
                                         State{"locked", prepareNormal, true}),
                         [](const auto &info) { return std::string(info.param.name); });

namespace {

/// Says its secret to whoever asks for its value, and nowhere else.
class Whisperer final : public QWidget {
public:
    Whisperer(QString text, QWidget *parent) : QWidget(parent), m_text(std::move(text)) { QAccessible::installFactory(make); }

private:
    class Accessible final : public QAccessibleWidget {
    public:
        explicit Accessible(Whisperer *of) : QAccessibleWidget(of), m_of(of) {}
        QString text(QAccessible::Text kind) const override { return kind == QAccessible::Value ? m_of->m_text : QString(); }

    private:
        Whisperer *m_of;
    };
    static QAccessibleInterface *make(const QString &, QObject *object)
    {
        auto *of = dynamic_cast<Whisperer *>(object);
        return of ? new Accessible(of) : nullptr;
    }
    QString m_text;
};

class DraggedModel final : public QStandardItemModel {
public:
    DraggedModel(QString text, QObject *parent) : QStandardItemModel(1, 1, parent), m_text(std::move(text)) {}
    QStringList mimeTypes() const override { return {u"text/plain"_s}; }
    QMimeData *mimeData(const QModelIndexList &) const override
    {
        auto *data = new QMimeData;
        data->setText(m_text);
        return data;
    }

private:
    QString m_text;
};

QStandardItemModel *shownTree(ui::Screen *screen)
{
    auto *tree = new QTreeView(screen);
    auto *model = new QStandardItemModel(1, 1, tree);
    model->setItem(0, new QStandardItem);
    tree->setModel(model);
    return model;
}

} // namespace

struct Leak {
    const char *name;
    void (*plant)(ui::MainWindow &window, ui::Screen *screen, const QString &text);
    bool locked = false;
};

/// One window with one leak in it; what is found with it and not without.
class PlantedLeak : public WindowTest, public testing::WithParamInterface<Leak> {
protected:
    template <typename Look>
    void expectToFind(const QString &text, Look look)
    {
        mark(fakes);
        logIn();
        new QLabel(otherDigits, window->workbench()->current()); // no finding, and hides none
        if (GetParam().locked)
            fakes.session.lock(api::LockCause::Demand);
        settle();
        EXPECT_TRUE(nothing(look(readEverything())));
        GetParam().plant(*window, window->workbench()->current(), text);
        settle();
        EXPECT_FALSE(nothing(look(readEverything())));
        QApplication::clipboard()->clear();
    }
};
class PlantedNumber : public PlantedLeak {};
class PlantedResident : public PlantedLeak {};

TEST_P(PlantedNumber, C03_is_found_among_other_digits)
{
    expectToFind(number, withIndividualNumber);
}

TEST_P(PlantedResident, C03_C12_is_found_outside_its_place)
{
    expectToFind(u"目印　太郎 様"_s, [this](const QList<Reading> &readings) { return withWords(readings, residents(fakes), GetParam().locked); });
}

// In the order of the ways: stated properties, what hangs on a widget, models, accessibility, beyond the widgets.
INSTANTIATE_TEST_SUITE_P(
    Leaks, PlantedNumber,
    testing::Values(Leak{"label", [](ui::MainWindow &, ui::Screen *screen, const QString &text) { new QLabel(text, screen); }},
                    Leak{"hidden_label", [](ui::MainWindow &, ui::Screen *screen, const QString &text) { (new QLabel(text, screen))->hide(); }},
                    Leak{"grouped_digits", [](ui::MainWindow &, ui::Screen *screen, const QString &) { new QLabel(u"１２３４－５６７８ 9018"_s, screen); }},
                    Leak{"behind_other_digits", [](ui::MainWindow &, ui::Screen *screen, const QString &text) { new QLabel(otherDigits + u'/' + otherDigits + text, screen); }},
                    Leak{"selectable_label",
                         [](ui::MainWindow &, ui::Screen *screen, const QString &text) { (new QLabel(u"<b>%1</b>"_s.arg(text), screen))->setTextInteractionFlags(Qt::TextSelectableByMouse); }},
                    Leak{"edit", [](ui::MainWindow &, ui::Screen *screen, const QString &text) { new QLineEdit(text, screen); }},
                    Leak{"tool_tip", [](ui::MainWindow &, ui::Screen *screen, const QString &text) { screen->setToolTip(text); }},
                    Leak{"whats_this", [](ui::MainWindow &, ui::Screen *screen, const QString &text) { screen->setWhatsThis(text); }},
                    Leak{"window_title", [](ui::MainWindow &window, ui::Screen *, const QString &text) { window.setWindowTitle(text); }},
                    Leak{"object_name", [](ui::MainWindow &, ui::Screen *screen, const QString &text) { screen->setObjectName(text); }},
                    Leak{"dynamic_property", [](ui::MainWindow &, ui::Screen *screen, const QString &text) { screen->setProperty("who", QStringList{u"p-1"_s, text}); }},
                    Leak{"dynamic_number", [](ui::MainWindow &, ui::Screen *screen, const QString &text) { screen->setProperty("who", text.toLongLong()); }},
                    Leak{"status_tip_of_an_action",
                         [](ui::MainWindow &, ui::Screen *screen, const QString &text) {
                             auto *action = new QAction(qApp); // not below the window
                             action->setStatusTip(text);
                             screen->addAction(action);
                             QObject::connect(screen, &QObject::destroyed, action, &QObject::deleteLater);
                         }},
                    Leak{"choice", [](ui::MainWindow &, ui::Screen *screen, const QString &text) { (new QComboBox(screen))->addItem(u"1"_s, text); }},
                    Leak{"tab", [](ui::MainWindow &, ui::Screen *screen, const QString &text) {
                             auto *tabs = new QTabBar(screen);
                             tabs->setTabData(tabs->addTab({}), text);
                         }},
                    Leak{"completion", [](ui::MainWindow &, ui::Screen *screen, const QString &text) { new QCompleter(QStringList{text}, screen); }},
                    Leak{"model_user_role", [](ui::MainWindow &, ui::Screen *screen, const QString &text) { shownTree(screen)->item(0)->setData(text, Qt::UserRole + 64); }},
                    Leak{"model_number", [](ui::MainWindow &, ui::Screen *screen, const QString &text) { shownTree(screen)->item(0)->setData(text.toDouble(), Qt::UserRole); }},
                    Leak{"model_grandchild",
                         [](ui::MainWindow &, ui::Screen *screen, const QString &text) {
                             auto *child = new QStandardItem;
                             child->appendRow(new QStandardItem(text));
                             shownTree(screen)->item(0)->appendRow(child);
                         }},
                    Leak{"model_header", [](ui::MainWindow &, ui::Screen *screen, const QString &text) { shownTree(screen)->setHeaderData(0, Qt::Horizontal, text, Qt::ToolTipRole); }},
                    Leak{"model_row_filtered_out",
                         [](ui::MainWindow &, ui::Screen *screen, const QString &text) {
                             auto *tree = new QTreeView(screen);
                             auto *filter = new QSortFilterProxyModel(tree);
                             auto *source = new QStandardItemModel(1, 1); // known to the filter alone
                             QObject::connect(tree, &QObject::destroyed, source, &QObject::deleteLater);
                             source->setItem(0, new QStandardItem(text));
                             filter->setSourceModel(source);
                             filter->setFilterFixedString(u"nobody"_s);
                             tree->setModel(filter);
                         }},
                    Leak{"mime_data", [](ui::MainWindow &, ui::Screen *screen, const QString &text) {
                             auto *tree = new QTreeView(screen);
                             tree->setModel(new DraggedModel(text, tree));
                         }},
                    Leak{"accessible_description", [](ui::MainWindow &, ui::Screen *screen, const QString &text) { screen->setAccessibleDescription(text); }},
                    Leak{"accessible_value", [](ui::MainWindow &, ui::Screen *screen, const QString &text) { new Whisperer(text, screen); }},
                    Leak{"clipboard", [](ui::MainWindow &, ui::Screen *, const QString &text) { QApplication::clipboard()->setText(text); }},
                    Leak{"left_behind_a_lock", [](ui::MainWindow &, ui::Screen *screen, const QString &text) { new QLabel(text, screen); }, true}),
    [](const auto &info) { return std::string(info.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Leaks, PlantedResident,
    testing::Values(Leak{"window_title", [](ui::MainWindow &window, ui::Screen *, const QString &text) { window.setWindowTitle(text); }},
                    Leak{"title_of_a_screen", [](ui::MainWindow &, ui::Screen *screen, const QString &text) { screen->setWindowTitle(text); }},
                    Leak{"object_name", [](ui::MainWindow &, ui::Screen *screen, const QString &text) { (new QWidget(screen))->setObjectName(text); }},
                    Leak{"tool_tip_of_the_frame", [](ui::MainWindow &window, ui::Screen *, const QString &text) { window.findChild<QWidget *>(u"rail-home"_s)->setToolTip(text); }},
                    Leak{"accessible_name_of_the_frame",
                         [](ui::MainWindow &window, ui::Screen *, const QString &text) { window.findChild<QWidget *>(u"rail"_s)->setAccessibleName(text); }},
                    Leak{"status_line", [](ui::MainWindow &, ui::Screen *screen, const QString &text) { Q_EMIT screen->told(text); }},
                    Leak{"left_behind_a_lock", [](ui::MainWindow &, ui::Screen *screen, const QString &text) { new QLabel(text, screen); }, true}),
    [](const auto &info) { return std::string(info.param.name); });

} // namespace madoguchi::test
