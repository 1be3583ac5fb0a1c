#pragma once

#include "api/review_service.h"
#include "ui/directory/section.h"
#include "ui/frame/answers.h"
#include "ui/widgets/rows_table.h"

#include <QTimer>

class QPushButton;

namespace madoguchi::ui {

class FactList;
class Notice;
class Paragraph;
class ScrollPage;

/// 点検 (C-10): what stands out waits at the left until somebody has answered it; then the sample is laid beside its paper and the review signed. Reading it is an entry of the record, so it is read when somebody comes here or asks.
class ReviewSection : public Section {
    Q_OBJECT
public:
    explicit ReviewSection(api::Services &services);

    void read();
    bool isRead() const { return m_read; }
    int waiting() const override; ///< open cases
    QWidget *list() const override;
    QString context() const override;
    bool canPrint() const override;
    void print() override;
    void setCompact(bool compact) override;
    void clear() override;
    /// All that the person of the chosen case did in those days; nothing: no case is chosen.
    std::optional<api::RecordFilter> trail() const;

protected:
    void choose() override;

private:
    enum class Kind { Case, Irregular, Sign, Signed, Rules };
    struct Row {
        Kind kind;
        qsizetype index = 0; ///< in the list of its kind
    };
    void take(const Result<api::ReviewView> &answer);
    void show();
    void emptyOut();
    QList<Cell> cells(const Row &row) const;
    const api::ReviewCase *chosen() const;
    QString keyOf(const Row &row) const;
    QString subjectOf(const Row &row) const;
    static QString subjectOf(const QString &key, qint64 last, const std::optional<api::CaseSettlement> &settled);
    OrderForm *caseForm(const api::ReviewCase &one);
    OrderForm *irregularForm(const api::IrregularCase &one);
    void answer(OrderForm *form, const api::SettleCase &subject, const QString &what);
    OrderForm *signForm();
    QString whyNotYet() const; ///< nothing may be signed; empty: it may
    void tellSigned(const api::ReviewView::Signed &review);
    void tellRules();

    Answers m_answers, m_lines;
    api::ReviewView m_view;
    QList<Row> m_rows;
    QString m_current; ///< keyOf the chosen row
    bool m_read = false, m_printing = false;
    RowsTable *m_list;
    Notice *m_state, *m_printed;
    Sheet *m_sheet;
    ScrollPage *m_page;
    FactList *m_facts;
    Paragraph *m_text;
    QTimer m_long; ///< a reading that takes longer says so
};

} // namespace madoguchi::ui
