#pragma once

#include "ui/frame/answers.h"

#include "api/services.h"

#include <QWidget>

namespace madoguchi::ui {

class Choices;
class Notice;
class RowsTable;

/// Today's visits, and the beginning of a new one: the purpose is asked once and stands for the whole visit (F-18).
class ReceptionDesk : public QWidget {
    Q_OBJECT
public:
    ReceptionDesk(api::Services &services, QWidget *parent = nullptr);
    void refresh();
    void clear();
    void setParked(const QString &receptionNumber); ///< empty: none
    void focusList();
    QWidget *firstField() const;

Q_SIGNALS:
    void opened(const madoguchi::api::Reception &reception);
    void resumed();
    void numbersAsked(); ///< the numbers without an answer

private:
    void countNumbers();
    void openNew();
    void closeCurrent();
    void show(const QList<api::Reception> &receptions);

    api::Services &m_services;
    Answers m_answers;
    QList<api::Reception> m_receptions;
    Choices *m_purpose;
    RowsTable *m_table;
    Notice *m_notice;
    class QPushButton *m_open, *m_close, *m_resume, *m_numbers;
};

} // namespace madoguchi::ui
