#include "ui/screens/search/search_screen.h"

#include "ui/screens/search/result_preview.h"
#include "ui/screens/search/term_chips.h"
#include "ui/theme/theme.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/plain_edit.h"
#include "ui/widgets/rows_table.h"
#include "ui/words/people_words.h"
#include "ui/words/sentences.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int typingPause = 20;   // ms; fast typists press a key every 60
constexpr int standsAfter = 500;  // ms; then somebody has read it, and it is recorded
constexpr int slowAfter = 300;    // ms; before that a word about searching only flickers
constexpr int mostRows = 200;
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
        {SearchScreen::tr("Kana, from the beginning"), SearchScreen::tr("yamada / yamada ta")},
        {SearchScreen::tr("Name as written"), SearchScreen::tr("Yamada Taro")},
        {SearchScreen::tr("Date of birth"), SearchScreen::tr("S30.1.1 / 1955/1/1")},
        {SearchScreen::tr("Symbol, number (and branch)"), SearchScreen::tr("12345678-01")},
        {SearchScreen::tr("Addressee number"), SearchScreen::tr("0000101")},
        {SearchScreen::tr("Together, with a space"), SearchScreen::tr("yamada S30")},
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
    : Screen(services, parent), m_field(new PlainEdit), m_column(new QVBoxLayout(this)), m_chips(new TermChips), m_told(new QLabel), m_pages(new QStackedLayout),
      m_table(new RowsTable(tr("Results"), {{tr("State"), 78}, {tr("Name"), 0}, {tr("Date of birth"), 148}, {tr("Head"), 64}, {tr("Town"), 96},
                                           {tr("Symbol, number, branch"), 160}})),
      m_nothing(new Notice), m_preview(new ResultPreview)
{
    m_field->setObjectName(u"searchField"_s);
    m_field->setAccessibleName(tr("Search for a person"));
    m_field->setPlaceholderText(tr("Kana, name, date of birth, symbol and number, addressee number"));
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
    left->addLayout(m_pages, 1);
    auto *below = new QHBoxLayout;
    below->setSpacing(space::large);
    below->addLayout(left, 1);
    below->addWidget(m_preview);

    auto *line = new QHBoxLayout;
    line->addWidget(m_chips, 1);
    m_told->setProperty("type", u"soft"_s);
    line->addWidget(m_told);
    m_column->setSpacing(space::small);
    m_column->addWidget(m_field);
    m_column->addLayout(line);
    m_column->addLayout(below, 1);
    m_preview->setFixedWidth(244);
    setCompact(false);
    // Only now: a stack that belongs to no widget yet shows its first page as a window of its own.
    for (QWidget *page : {teaching(), static_cast<QWidget *>(m_table), nothing})
        m_pages->addWidget(page);

    for (QTimer *timer : {&m_pause, &m_stand, &m_slow})
        timer->setSingleShot(true);
    m_pause.setInterval(typingPause);
    m_stand.setInterval(standsAfter);
    m_slow.setInterval(slowAfter);
    connect(&m_pause, &QTimer::timeout, this, &SearchScreen::ask);
    connect(&m_stand, &QTimer::timeout, this, [this] { m_services.people.searchStood(m_shown); });
    connect(&m_slow, &QTimer::timeout, this, [this] { m_told->setText(tr("Searching…")); });
    connect(m_field, &QLineEdit::textChanged, this, &SearchScreen::typed);
    connect(m_chips, &TermChips::removed, this, [this](api::SearchTerm::Kind kind) {
        m_dropped += kind;
        m_field->setFocus();
        ask();
    });
    connect(m_table, &RowsTable::rowChanged, this, &SearchScreen::preview);
    connect(m_table, &RowsTable::opened, this, &SearchScreen::openHousehold);
    turnTo(Teaching);
    preview();
}

QString SearchScreen::title() const { return tr("Search"); }
QWidget *SearchScreen::firstFocus() { return m_field; }
QByteArray SearchScreen::draft() const { return m_field->text().toUtf8(); }
void SearchScreen::restoreDraft(const QByteArray &draft) { m_field->setText(QString::fromUtf8(draft)); }

void SearchScreen::open(const QString &)
{
    m_field->selectAll();
    m_field->setFocus();
}

void SearchScreen::setCompact(bool compact)
{
    compact ? m_column->setContentsMargins(space::large, space::small, space::large, space::small)
            : m_column->setContentsMargins(space::large, space::medium, space::large, space::medium);
    m_preview->setCompact(compact);
    for (const int column : {Head, Town}) // the preview has both
        m_table->setColumnHidden(column, compact);
}

/// The preview belongs to the list: what is taught needs the width, and nobody is selected.
void SearchScreen::turnTo(int page)
{
    m_pages->setCurrentIndex(page);
    m_preview->setVisible(page == Table);
}

QString SearchScreen::context() const
{
    return tr("Type what you know; the list follows. Each term that was understood stands under the field and can be taken out with Delete.\n\n"
              "Down goes to the list, Enter opens the household. What stands on the screen for half a second is entered in the record "
              "as one search, and every household that is opened as one look.\n\n"
              "Same name and date of birth: ask for the address and compare the number on the certificate.");
}

bool SearchScreen::isLit(FunctionKey key) const
{
    switch (key) {
    case FunctionKey::F4:
    case FunctionKey::F6:
        return !m_rows.isEmpty();
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
        ask();
    else if (key == FunctionKey::F6)
        openHousehold();
}

bool SearchScreen::stepBack()
{
    if (m_table->hasFocus()) {
        m_field->setFocus();
        return true;
    }
    if (m_field->text().isEmpty())
        return false;
    m_field->clear();
    return true;
}

void SearchScreen::clear()
{
    m_answers.forget();
    for (QTimer *timer : {&m_pause, &m_stand, &m_slow})
        timer->stop();
    const QSignalBlocker quiet(m_field);
    m_field->clear();
    m_dropped.clear();
    m_chips->show({});
    setRows({});
    m_told->clear();
    turnTo(Teaching);
    preview();
}

void SearchScreen::typed()
{
    m_stand.stop();
    if (m_field->text().trimmed().isEmpty()) {
        ++m_request; // whatever is on its way is no longer wanted
        clear();
        Q_EMIT keysChanged();
        return;
    }
    m_pause.start();
}

void SearchScreen::ask()
{
    m_pause.stop();
    m_stand.stop();
    m_slow.start();
    m_answers.forget();
    const quint64 request = ++m_request;
    m_answers.when(m_services.people.search(request, m_field->text(), m_dropped, mostRows), [this, request](Result<api::SearchPage> answer) {
        if (request == m_request) // newer wins
            show(answer);
    });
}

void SearchScreen::show(const Result<api::SearchPage> &answer)
{
    m_slow.stop();
    if (!answer) {
        if (answer.error().code == ErrorCode::Cancelled)
            return;
        m_chips->show({});
        setRows({});
        m_told->clear();
        m_nothing->say(answer.error());
        turnTo(Nothing);
        Q_EMIT keysChanged();
        return;
    }
    m_shown = m_request;
    m_chips->show(answer->understood);
    setRows(answer->rows);
    if (answer->rows.isEmpty()) {
        m_nothing->say(Tone::Neutral, Icon::Search, tr("Nobody fits."), tr("Fewer letters, or one of the terms taken out, find more."));
        turnTo(Nothing);
        m_told->clear();
    } else {
        turnTo(Table);
        m_told->setText(!answer->next.isEmpty() ? tr("the first %1 of more").arg(answer->rows.size()) : tr("%1 found").arg(answer->rows.size()));
        m_table->selectRow(0);
    }
    preview();
    m_stand.start();
    Q_EMIT keysChanged();
}

void SearchScreen::setRows(const QList<api::SearchRow> &rows)
{
    m_rows = rows;
    QList<QList<Cell>> cells;
    for (const auto &row : rows)
        cells += {badge(stateTone(row.state), stateIcon(row.state), stateWord(row.state)),
                  {row.nameKanji, row.nameKana},
                  {row.birthShown, row.birth.isValid() ? QString::number(row.birth.year()) : QString()},
                  row.head ? Cell{tr("head")} : absent(tr("member")),
                  {row.town},
                  {insuredWords(row.insured)}};
    m_table->setRows(cells);
}

const api::SearchRow *SearchScreen::selected() const
{
    const int row = m_table->currentRow();
    return row >= 0 && row < m_rows.size() ? &m_rows[row] : nullptr;
}

void SearchScreen::preview()
{
    m_preview->show(selected());
    Q_EMIT contextChanged();
}

void SearchScreen::openHousehold()
{
    // Only what is being read: a list that lags behind the field opens nobody.
    if (const auto *row = selected(); row && m_shown == m_request && !m_pause.isActive())
        Q_EMIT goTo({ScreenId::Household, row->household.text()});
}

bool SearchScreen::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return Screen::eventFilter(watched, event);
    auto *press = static_cast<QKeyEvent *>(event);
    if (watched == m_field) {
        if (press->key() == Qt::Key_Down && !m_rows.isEmpty()) {
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
