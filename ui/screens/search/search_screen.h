#pragma once

#include "ui/frame/answers.h"
#include "ui/frame/screen.h"
#include "ui/screens/search/result_pages.h"
#include "ui/widgets/rows_table.h"

#include <QTimer>

class QLabel;
class QPushButton;
class QStackedLayout;
class QVBoxLayout;

namespace madoguchi::ui {

class BirthChoices;
class Notice;
class PlainEdit;
class ResultPreview;
class SearchForm;
class TermChips;

/// One field that understands kana, name, date of birth, 記号番号 and 宛名番号; answers while typing (F-07). No individual
/// number can be searched for or shown (C-03).
class SearchScreen : public Screen {
    Q_OBJECT
public:
    SearchScreen(api::Services &services, QWidget *parent);

    QString title() const override;
    bool isLit(FunctionKey key) const override;
    void trigger(FunctionKey key) override;
    bool stepBack() override;
    void open(const QString &object) override;
    QWidget *firstFocus() override;
    QString context() const override;
    QByteArray draft() const override;
    void restoreDraft(const QByteArray &draft) override;
    void setCompact(bool compact) override;
    void clear() override;

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setFormOpen(bool open);
    void toggleForm();
    void followForm();
    void enterForm();
    void typed();
    void forget();
    enum class Why { Typed, Again };
    void ask(Why why);
    void show(const Result<api::SearchPage> &answer, Why why);
    void watchBuilding(bool building);
    void tellBuilding();
    Cell cell(int row, int column) const;
    void tellCount();
    void preview();
    void askForEra();
    void write(const QString &birth);
    void turnTo(int page);
    void makeRoom();
    void openHousehold();
    const api::SearchRow *selected() const;

    Answers m_answers;
    ResultPages m_result;
    QTimer m_stand, m_slow, m_built;
    quint64 m_request = 0; ///< newest asked for
    quint64 m_shown = 0;   ///< the one on the screen
    QList<api::SearchTerm::Kind> m_dropped;
    bool m_waiting = false;      ///< for the answer to the newest
    bool m_entersList = false;   ///< once it has come: Enter in the form
    PlainEdit *m_field;
    QPushButton *m_formButton;
    SearchForm *m_form;
    Result<api::SearchPage> m_answer = api::SearchPage(); ///< the newest, without its rows
    QVBoxLayout *m_column;
    TermChips *m_chips;
    QLabel *m_told;
    BirthChoices *m_births;
    bool m_compact = false;
    bool m_building = false; ///< the index, when the result was made
    QString m_sixDigits; ///< the word that m_births asks about
    Notice *m_notice;    ///< what is to be known of the whole list
    QStackedLayout *m_stack;
    QWidget *m_teaching;
    RowsTable *m_table;
    Notice *m_nothing;
    ResultPreview *m_preview;
};

Screen *createSearch(api::Services &services, QWidget *parent);

} // namespace madoguchi::ui
