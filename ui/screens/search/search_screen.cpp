#include "ui/screens/search/search_screen.h"

#include "ui/screens/search/birth_choices.h"
#include "ui/screens/search/result_preview.h"
#include "ui/screens/search/search_form.h"
#include "ui/screens/search/term_chips.h"
#include "ui/theme/theme.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/plain_edit.h"
#include "ui/widgets/progress_panel.h"
#include "ui/words/formats.h"
#include "ui/words/people_words.h"
#include "ui/words/sentences.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int standsAfter = 500;  // ms; then somebody has read it, and it is recorded
constexpr int slowAfter = 300;    // ms; before that a word about searching only flickers
constexpr int builtAsked = 3000; // ms; whether the search is complete by now
constexpr int longestText = 100;

enum Page { Teaching, Table, Nothing };
enum Column { State, Name, Birth, Head, Town, Number };

/// What may be typed, taught where the results will stand.
QWidget *teaching()
{
    struct Form {
        QString what, example;
    };
    const Form forms[] = {
        {SearchScreen::tr("Name in kana"), SearchScreen::tr("yamada / yamada ta")},
        {SearchScreen::tr("Name as written"), SearchScreen::tr("Yamada Taro")},
        {SearchScreen::tr("Date of birth, in either calendar"), SearchScreen::tr("S30.1.1 / 1955/1/1")},
        {SearchScreen::tr("Six digits: it asks which day"), SearchScreen::tr("300101")},
        {SearchScreen::tr("Symbol, number (and branch)"), SearchScreen::tr("12345678-01")},
        {SearchScreen::tr("Addressee number"), SearchScreen::tr("0000101")},
        {SearchScreen::tr("Postal code"), SearchScreen::tr("930-0001")},
        {SearchScreen::tr("Telephone, whole"), SearchScreen::tr("076-000-0001")},
        {SearchScreen::tr("Part of the address"), SearchScreen::tr("Sakuramachi / Sakuramachi 2-1")},
        {SearchScreen::tr("Together, with a space"), SearchScreen::tr("yamada S30 / Sakuramachi yamada")},
    };
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins({});
    column->setSpacing(space::medium);
    auto *head = new QLabel(SearchScreen::tr("What the field understands"));
    head->setProperty("type", u"heading"_s);
    column->addWidget(head);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::huge);
    grid->setVerticalSpacing(space::small);
    grid->setColumnStretch(1, 1);
    for (const Form &form : forms) {
        const int row = grid->rowCount();
        auto *what = new QLabel(form.what);
        what->setProperty("type", u"soft"_s);
        grid->addWidget(what, row, 0);
        grid->addWidget(new QLabel(form.example), row, 1);
    }
    column->addLayout(grid);
    auto *never = new QLabel(SearchScreen::tr("The individual number is never searched for and never shown."));
    never->setProperty("type", u"small"_s);
    column->addSpacing(space::small);
    column->addWidget(never);
    column->addStretch();
    return page;
}
} // namespace

Screen *createSearch(api::Services &services, QWidget *parent) { return new SearchScreen(services, parent); }

SearchScreen::SearchScreen(api::Services &services, QWidget *parent)
    : Screen(services, parent), m_result(services.people, this), m_field(new PlainEdit), m_formButton(new QPushButton), m_form(new SearchForm), m_column(new QVBoxLayout(this)), m_chips(new TermChips), m_told(new QLabel), m_births(new BirthChoices),
      m_notice(new Notice), m_stack(new QStackedLayout), m_teaching(teaching()),
      m_table(new RowsTable(tr("Results"), {{tr("State"), 78}, {tr("Name"), 0}, {tr("Date of birth"), 180}, {tr("Head"), 64}, {tr("Town"), 84},
                                           {tr("Symbol, number, branch"), 160}})),
      m_nothing(new Notice), m_preview(new ResultPreview)
{
    m_field->setObjectName(u"searchField"_s);
    m_field->setAccessibleName(tr("Search for a person"));
    m_field->setPlaceholderText(tr("Kana, name, date of birth, number on the certificate, addressee number, postal code, telephone, address"));
    m_field->setFont(typeFont(Type::Title));
    m_field->setStyleSheet(u"font-size: 20px; font-weight: normal; min-height: 46px;"_s);
    m_field->setMaxLength(longestText);
    m_field->setAdvancesOnEnter(false);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::returnPressed, this, &SearchScreen::openHousehold);

    m_table->setObjectName(u"results"_s);
    m_table->verticalHeader()->setDefaultSectionSize(RowsTable::twoLines);
    m_table->installEventFilter(this);

    auto *nothing = new QWidget;
    auto *nothingColumn = new QVBoxLayout(nothing);
    nothingColumn->setContentsMargins(0, space::small, 0, 0);
    nothingColumn->addWidget(m_nothing);
    nothingColumn->addStretch();

    auto *left = new QVBoxLayout;
    left->setSpacing(space::small);
    left->addWidget(m_notice);
    left->addLayout(m_stack, 1);
    auto *below = new QHBoxLayout;
    below->setSpacing(space::large);
    below->addLayout(left, 1);
    below->addWidget(m_preview);

    auto *line = new QHBoxLayout;
    line->addWidget(m_chips, 1);
    m_told->setProperty("type", u"soft"_s);
    line->addWidget(m_told);
    m_column->setSpacing(space::small);
    auto *top = new QHBoxLayout;
    top->setSpacing(space::medium);
    top->addWidget(m_field, 1);
    top->addWidget(m_formButton);
    m_formButton->setObjectName(u"formButton"_s);
    m_formButton->setAutoDefault(false);
    m_column->addLayout(top);
    m_column->addWidget(m_form);
    m_column->addLayout(line);
    m_column->addWidget(m_births);
    m_column->addLayout(below, 1);
    m_preview->setFixedWidth(244);
    setCompact(false);
    // Only now: a stack that belongs to no widget yet shows its first page as a window of its own.
    auto *empty = new QWidget;
    auto *emptyColumn = new QVBoxLayout(empty);
    emptyColumn->setContentsMargins({});
    emptyColumn->addWidget(m_teaching);
    for (QWidget *page : {empty, static_cast<QWidget *>(m_table), nothing})
        m_stack->addWidget(page);

    for (QTimer *timer : {&m_stand, &m_slow, &m_built})
        timer->setSingleShot(true);
    m_stand.setInterval(standsAfter);
    m_slow.setInterval(slowAfter);
    m_built.setInterval(builtAsked);
    connect(&m_built, &QTimer::timeout, this, [this] {
        m_answers.when(m_services.people.searchPage(m_shown, {}, ResultPages::pageRows), [this](const Result<api::SearchPage> &answer) {
            answer && !answer->building ? show(answer, Why::Again) : m_built.start();
        });
    });
    connect(&services.link, &api::LinkService::progressChanged, this, &SearchScreen::tellBuilding);
    connect(&m_stand, &QTimer::timeout, this, [this] { m_services.people.searchStood(m_shown); });
    connect(&m_slow, &QTimer::timeout, this, [this] { m_told->setText(tr("Searching…")); });
    connect(m_field, &QLineEdit::textChanged, this, &SearchScreen::typed);
    connect(m_chips, &TermChips::removed, this, [this](api::SearchTerm::Kind kind) {
        m_dropped += kind;
        m_field->setFocus();
        ask(Why::Typed);
    });
    connect(m_births, &BirthChoices::chosen, this, &SearchScreen::write);
    m_table->setSource([this](int row, int column) { return cell(row, column); });
    connect(m_table, &RowsTable::looked, &m_result, &ResultPages::look);
    connect(m_table, &RowsTable::rowChanged, this, [this](int row) {
        m_result.keep(row);
        preview();
    });
    connect(&m_result, &ResultPages::counted, this, [this] {
        m_table->setCount(m_result.rows());
        tellCount();
    });
    connect(&m_result, &ResultPages::arrived, this, [this](int first, int last) {
        m_table->updateRows(first, last);
        if (const int row = m_table->currentRow(); row >= first && row <= last)
            preview();
    });
    connect(&m_result, &ResultPages::failed, m_notice, [this](const Error &error) { m_notice->say(error); });
    connect(m_table, &RowsTable::opened, this, &SearchScreen::openHousehold);
    connect(m_formButton, &QPushButton::clicked, this, &SearchScreen::toggleForm);
    // Not the button's own mnemonic, which waits until it looks pressed.
    connect(new QShortcut(Qt::ALT | Qt::Key_K, this), &QShortcut::activated, this, &SearchScreen::toggleForm);
    connect(m_form, &SearchForm::edited, this, [this] {
        m_dropped.clear(); // the fields say all of it anew
        m_field->setText(m_form->text());
    });
    connect(m_form, &SearchForm::entered, this, &SearchScreen::enterForm);
    setFormOpen(false);
    turnTo(Teaching);
    preview();
}

QString SearchScreen::title() const { return tr("Search"); }
QWidget *SearchScreen::firstFocus() { return m_field; }

QByteArray SearchScreen::draft() const
{
    QJsonObject draft;
    if (!m_field->text().isEmpty())
        draft[u"text"] = m_field->text();
    if (!m_form->isHidden())
        draft[u"fields"] = QJsonArray::fromStringList(m_form->contents());
    return draft.isEmpty() ? QByteArray() : QJsonDocument(draft).toJson(QJsonDocument::Compact);
}

void SearchScreen::restoreDraft(const QByteArray &draft)
{
    const QJsonObject object = QJsonDocument::fromJson(draft).object();
    if (const auto fields = object.value(u"fields"); fields.isArray()) {
        setFormOpen(true);
        m_form->setContents(fields.toVariant().toStringList());
    }
    m_field->setText(object.value(u"text").toString());
}

void SearchScreen::setFormOpen(bool open)
{
    m_form->setVisible(open);
    m_form->clear();
    m_formButton->setText(open ? tr("Close the fields  Alt+K") : tr("By fields  Alt+K"));
    m_formButton->setAccessibleName(m_formButton->text());
    makeRoom();
}

void SearchScreen::toggleForm()
{
    setFormOpen(m_form->isHidden());
    followForm();
    (m_form->isHidden() ? static_cast<QWidget *>(m_field) : m_form)->setFocus();
}

/// The fields show what the search field is understood to mean.
void SearchScreen::followForm()
{
    if (m_form->isHidden() || m_waiting)
        return;
    const QList<api::SearchTerm> understood = m_answer ? m_answer->understood : QList<api::SearchTerm>();
    if (!m_dropped.isEmpty() || m_form->text() != m_field->text().simplified())
        m_form->fill(m_field->text(), understood);
    m_form->judge(m_answer, SearchForm::Which::Left);
    if (std::exchange(m_entersList, false))
        enterForm();
}

void SearchScreen::enterForm()
{
    m_entersList = m_waiting;
    if (m_entersList)
        return;
    m_form->judge(m_answer, SearchForm::Which::All);
    if (QWidget *wrong = m_form->firstWrong())
        wrong->setFocus();
    else if (m_result.rows() > 0)
        m_table->setFocus();
}

/// What the first letter will show is polished now, while nobody has typed yet.
void SearchScreen::showEvent(QShowEvent *event)
{
    Screen::showEvent(event);
    for (QWidget *widget : findChildren<QWidget *>())
        widget->ensurePolished();
}

void SearchScreen::open(const QString &)
{
    m_field->selectAll();
    m_field->setFocus();
}

void SearchScreen::setCompact(bool compact)
{
    compact ? m_column->setContentsMargins(space::large, space::small, space::large, space::small)
            : m_column->setContentsMargins(space::large, space::medium, space::large, space::medium);
    m_compact = compact;
    m_preview->setCompact(compact);
    makeRoom();
    for (const int column : {Head, Town}) // the preview has both
        m_table->setColumnHidden(column, compact);
}

/// The preview belongs to the list: what is taught needs the width, and nobody is selected.
void SearchScreen::turnTo(int page)
{
    m_stack->setCurrentIndex(page);
    makeRoom();
}

/// The fields teach by their examples, and in a small window the list is worth more than the preview beside it.
void SearchScreen::makeRoom()
{
    const bool form = !m_form->isHidden();
    m_teaching->setVisible(!form);
    m_preview->setVisible(m_stack->currentIndex() == Table && !(form && m_compact));
}

QString SearchScreen::context() const
{
    return tr("Type what you know; the list follows: name in kana or kanji, date of birth in either calendar, number on the certificate, addressee number, "
              "postal code, telephone, address, and several of them with a space between. Alt+K opens a field for each. Six digits may be a date of birth: choose the day with Alt and its number.\n\n"
              "Each term that was understood stands under the field and can be taken out with Delete. "
              "Down goes to the list, Enter opens the household. What stands on the screen for half a second is entered in the record "
              "as one search, and every household that is opened as one look.\n\n"
              "Same name and date of birth: ask for the address and compare the number on the certificate.");
}

bool SearchScreen::isLit(FunctionKey key) const
{
    switch (key) {
    case FunctionKey::F4:
    case FunctionKey::F6:
        return m_result.rows() > 0;
    case FunctionKey::F5:
        return !m_field->text().trimmed().isEmpty();
    default:
        return false;
    }
}

void SearchScreen::trigger(FunctionKey key)
{
    if (key == FunctionKey::F4)
        m_table->setFocus();
    else if (key == FunctionKey::F5)
        ask(Why::Again);
    else if (key == FunctionKey::F6)
        openHousehold();
}

bool SearchScreen::stepBack()
{
    if (m_table->hasFocus()) {
        (m_form->isHidden() ? static_cast<QWidget *>(m_field) : m_form)->setFocus();
        return true;
    }
    if (!m_form->isHidden()) {
        toggleForm();
        return true;
    }
    if (m_field->text().isEmpty())
        return false;
    m_field->clear();
    return true;
}

void SearchScreen::clear()
{
    forget();
    setFormOpen(false);
}

/// The text and all that came of it.
void SearchScreen::forget()
{
    m_answers.forget();
    for (QTimer *timer : {&m_stand, &m_slow, &m_built})
        timer->stop();
    const QSignalBlocker quiet(m_field);
    m_field->clear();
    m_dropped.clear();
    m_waiting = m_entersList = false;
    m_answer = api::SearchPage();
    m_chips->show({}, {});
    askForEra();
    m_result.clear();
    watchBuilding(false);
    m_told->clear();
    turnTo(Teaching);
    preview();
}

void SearchScreen::typed()
{
    m_stand.stop();
    if (m_field->text().trimmed().isEmpty()) {
        ++m_request; // whatever is on its way is no longer wanted
        forget();
        followForm();
        Q_EMIT keysChanged();
        return;
    }
    ask(Why::Typed); // at once: what is still being looked for is broken off
}

void SearchScreen::ask(Why why)
{
    m_stand.stop();
    m_built.stop();
    m_slow.start();
    m_answers.forget();
    m_waiting = true;
    const quint64 request = ++m_request;
    m_answers.when(m_services.people.search(request, m_field->text(), m_dropped, ResultPages::pageRows), [this, request, why](Result<api::SearchPage> answer) {
        if (request == m_request) // newer wins
            show(answer, why);
    });
}

void SearchScreen::show(const Result<api::SearchPage> &answer, Why why)
{
    m_slow.stop();
    m_waiting = false;
    if (!answer) {
        if (answer.error().code == ErrorCode::Cancelled)
            return;
        m_answer = answer.error();
        m_chips->show({}, {});
        askForEra();
        m_result.clear();
        watchBuilding(false);
        m_told->clear();
        m_nothing->say(answer.error());
        turnTo(Nothing);
        Q_EMIT keysChanged();
        followForm();
        return;
    }
    const api::SearchRow *before = selected();
    const PersonId person = before ? before->person : PersonId();
    m_shown = m_request;
    m_answer = *answer;
    m_answer->rows.clear();
    m_chips->show(answer->understood, m_services.clock.today());
    m_result.begin(*answer);
    askForEra();
    if (answer->rows.isEmpty()) {
        m_nothing->say(Tone::Neutral, Icon::Search, tr("Nobody fits."), tr("Fewer letters, or one of the terms taken out, find more."));
        turnTo(Nothing);
    } else {
        turnTo(Table);
        const auto same = why == Why::Again ? std::ranges::find(answer->rows, person, &api::SearchRow::person) : answer->rows.end();
        m_table->selectRow(same == answer->rows.end() ? 0 : static_cast<int>(same - answer->rows.begin()));
    }
    tellCount();
    watchBuilding(answer->building);
    preview();
    m_stand.start();
    Q_EMIT keysChanged();
    followForm();
}

/// Says that somebody may be missing for as long as that is so; then the result is asked for once more.
void SearchScreen::watchBuilding(bool building)
{
    m_notice->hush();
    m_building = building;
    if (!building)
        return;
    tellBuilding();
    m_built.start();
}

void SearchScreen::tellBuilding()
{
    if (!m_building)
        return;
    const api::Progress progress = m_services.link.progress();
    const bool counted = progress.state == api::Progress::State::Running && progress.what == u"search-index";
    const QString amount = counted ? ProgressPanel::amount(progress) : QString();
    const QString next = tr("Nothing is lost. If somebody is not found, wait a little and search once more.");
    m_notice->say(Tone::Attention, Icon::Waiting, tr("The search is being prepared. Not everybody is found yet."), amount.isEmpty() ? next : amount + u"  "_s + next);
}

void SearchScreen::tellCount()
{
    using Reach = ResultPages::Reach;
    const QString rows = grouped(m_result.rows());
    m_told->setText(m_result.rows() == 0                     ? QString()
                    : m_result.reach() == Reach::Complete ? tr("%1 found").arg(rows)
                    : m_result.reach() == Reach::Partial  ? tr("more than %1").arg(rows)
                                                          : tr("%1 or more").arg(rows));
}

Cell SearchScreen::cell(int index, int column) const
{
    const api::SearchRow *row = m_result.row(index);
    if (!row) {
        if (column != Name)
            return absent(u"…"_s);
        return absent(m_result.isComing(index) ? tr("being read…") : tr("changed meanwhile: F5 reads it anew"));
    }
    switch (column) {
    case State:
        return badge(stateTone(row->state), stateIcon(row->state), stateWord(row->state));
    case Name:
        return {row->nameKanji, row->nameKana};
    case Birth: {
        Cell birth{row->birthShown, row->birth.isValid() ? QString::number(row->birth.year()) : QString()};
        if (row->sameName > 0)
            birth.note = {Icon::Warning, Tone::Attention, sameNameWords(row->sameName)};
        return birth;
    }
    case Head:
        return row->head ? Cell{tr("head")} : absent(tr("member"));
    case Town:
        return {row->town};
    default: {
        Cell number{insuredWords(row->insured)};
        if (const QString why = matchWord(row->match); !why.isEmpty()) // here, where the second line is free: names need all their room
            number.note = {Icon::Info, Tone::Neutral, why};
        return number;
    }
    }
}

/// Six digits may be a date of birth in more than one era: the clerk says which, and the word in the field says it then too.
void SearchScreen::askForEra()
{
    const QDate today = m_services.clock.today();
    m_sixDigits.clear();
    for (const QString &word : m_field->text().simplified().split(u' ')) {
        if (const auto readings = domain::birthReadings(word, today); !readings.isEmpty()) {
            m_sixDigits = word;
            m_births->ask(readings, today);
            return;
        }
    }
    m_births->ask({}, today);
}

void SearchScreen::write(const QString &birth)
{
    QStringList words = m_field->text().simplified().split(u' ');
    if (const qsizetype at = words.indexOf(m_sixDigits); at >= 0)
        words[at] = birth;
    m_field->setFocus();
    m_field->setText(words.join(u' '));
}

const api::SearchRow *SearchScreen::selected() const { return m_result.row(m_table->currentRow()); }

void SearchScreen::preview()
{
    const api::SearchRow *row = selected();
    !row && m_result.isComing(m_table->currentRow()) ? m_preview->showComing() : m_preview->show(row);
    Q_EMIT contextChanged();
}

void SearchScreen::openHousehold()
{
    // Only what is being read: a list that lags behind the field opens nobody.
    if (const auto *row = selected(); row && m_shown == m_request)
        Q_EMIT goTo({ScreenId::Household, row->household.text()});
}

bool SearchScreen::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return Screen::eventFilter(watched, event);
    auto *press = static_cast<QKeyEvent *>(event);
    if (watched == m_field) {
        if (press->key() == Qt::Key_Down && m_result.rows() > 0) {
            m_table->setFocus();
            return true;
        }
        if (press->key() == Qt::Key_Backspace && m_field->cursorPosition() == 0 && !m_field->hasSelectedText() && m_chips->count() > 0) {
            m_chips->removeLast();
            return true;
        }
    } else if (watched == m_table) {
        if (press->key() == Qt::Key_Up && m_table->currentRow() <= 0) {
            m_field->setFocus();
            return true;
        }
        if (!press->text().isEmpty() && press->text().at(0).isPrint() && press->modifiers() == Qt::NoModifier) { // typing goes on
            m_field->setFocus();
            m_field->insert(press->text());
            return true;
        }
    }
    return Screen::eventFilter(watched, event);
}

} // namespace madoguchi::ui
