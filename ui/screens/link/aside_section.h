#pragma once

#include "api/services.h"
#include "ui/frame/answers.h"

#include <QWidget>

class QPushButton;

namespace madoguchi::ui {

class Field;
class Notice;
class PlainEdit;
class RowsTable;

/// 差戻し・保留: what could not go on, why, and what to do with it: try again, or close with a reason (sync.md promise 2).
class AsideSection : public QWidget {
    Q_OBJECT
public:
    explicit AsideSection(api::Services &services, QWidget *parent = nullptr);

    void load(); ///< names of residents, and an entry of the record each time: only while somebody looks
    void clear();
    RowsTable *list() const { return m_list; }
    int refused() const;         ///< open ones in the list, but for files that are only held
    bool canClose() const;       ///< and has said why
    void close();
    QString household() const;   ///< of the chosen item, empty if it has none

Q_SIGNALS:
    void changed();
    void told(const QString &sentence);
    void compare(const QString &id); ///< both versions of a change that came second

private:
    void show(const Result<QList<api::AsideItem>> &answer);
    void choose();
    void describe(const api::AsideItem *item);
    void openChosen();
    void tryAgain();
    void settled(const Result<Done> &answer, const QString &sentence);
    void setBusy(bool busy);
    const api::AsideItem *current() const;

    api::Services &m_services;
    Answers m_answers;
    QList<api::AsideItem> m_items;
    bool m_busy = false;
    RowsTable *m_list;
    QWidget *m_detail;
    Notice *m_notice, *m_outcome;
    PlainEdit *m_reason;
    Field *m_reasonField;
    QPushButton *m_compare, *m_again, *m_close;
};

} // namespace madoguchi::ui
