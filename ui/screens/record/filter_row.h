#pragma once

#include "api/record_service.h"

#include <QWidget>

class QPushButton;

namespace madoguchi::ui {

class DateField;
class Field;
class PickBox;
class PlainEdit;

/// Which entries are looked for. Enter in any field looks; what has no field (an object, one use case) stays until it is taken away.
class FilterRow : public QWidget {
    Q_OBJECT
public:
    explicit FilterRow(QWidget *parent = nullptr);
    void setPeople(const QList<api::RecordPerson> &people);
    void setFilter(const api::RecordFilter &filter);
    void setError(const Error &error); ///< of the field that it names
    void clear();                      ///< whom one could look for, too

Q_SIGNALS:
    void wanted(const madoguchi::api::RecordFilter &filter);

private:
    void look();

    api::RecordFilter m_filter; ///< what is looked for now
    DateField *m_from, *m_until;
    PickBox *m_staff, *m_kind, *m_outcome, *m_hours;
    PlainEdit *m_reception;
    Field *m_receptionField;
    QPushButton *m_look;
};

} // namespace madoguchi::ui
