#pragma once

#include "api/people_service.h"

#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace madoguchi::ui {

/// What the search field was understood to mean, one chip a term: 「カナ ヤマダ ✕」「生年月日 昭和30年1月1日(71歳) ✕」. Delete, Backspace, Enter or a click
/// takes the term out of the search.
class TermChips : public QWidget {
    Q_OBJECT
public:
    explicit TermChips(QWidget *parent = nullptr);
    void show(const QList<api::SearchTerm> &terms, QDate today); ///< today: for the age that a birth makes
    void removeLast();
    int count() const;

Q_SIGNALS:
    void removed(madoguchi::api::SearchTerm::Kind kind);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPushButton *makeChip(int index);

    QHBoxLayout *m_row;
    QList<QPushButton *> m_chips; ///< as many as ever were needed: a new one at each letter costs more than the search
    QList<api::SearchTerm> m_terms;
};

} // namespace madoguchi::ui
