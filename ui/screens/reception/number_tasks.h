#pragma once

#include "api/services.h"
#include "ui/frame/answers.h"

#include <QWidget>

class QVBoxLayout;

namespace madoguchi::ui {

class NumberEntry;
class Notice;
class RowsTable;

/// Numbers without a receipt (C-20): whose, why, since when; at the right the entry that settles the selected one.
class NumberTasks : public QWidget {
    Q_OBJECT
public:
    NumberTasks(api::Services &services, QWidget *parent = nullptr);
    void refresh(); ///< shows names: an entry of the record
    void clear();
    QWidget *firstField() const;

private:
    void show(const QList<api::NumberTask> &tasks);
    void choose(int row);
    void closeEntry();

    api::Services &m_services;
    Answers m_answers;
    QList<api::NumberTask> m_tasks;
    RowsTable *m_list;
    Notice *m_notice;
    QVBoxLayout *m_place;
    NumberEntry *m_entry = nullptr;
    QString m_of; ///< person and visit of the entry
};

} // namespace madoguchi::ui
