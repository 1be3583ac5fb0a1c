#pragma once

#include "api/record_service.h"

#include <QWidget>

namespace madoguchi::ui {

class DensityStrip;
class RowsTable;

/// What a look has found, counted: by hour, by person, by operation. Enter on a person or an operation looks for that alone.
class StatisticsSection : public QWidget {
    Q_OBJECT
public:
    explicit StatisticsSection(QWidget *parent = nullptr);
    void show(const api::RecordLook &look);
    void clear() { show({}); }

Q_SIGNALS:
    void personPicked(const QString &id);
    void useCasePicked(const QString &id);

private:
    DensityStrip *m_strip;
    RowsTable *m_people, *m_useCases;
    QStringList m_peopleIds, m_useCaseIds;
};

} // namespace madoguchi::ui
