#pragma once

#include "api/record_service.h"

#include <QAbstractTableModel>

namespace madoguchi::ui {

/// Record lines as sentences. Grows downwards, towards the past.
class RecordModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { When, What, Detail, Reception, Witnessed, Columns };
    using QAbstractTableModel::QAbstractTableModel;

    void clear();
    void append(const QList<api::RecordLine> &lines);
    const QList<api::RecordLine> &lines() const { return m_lines; }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_lines.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : Columns; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<api::RecordLine> m_lines;
};

} // namespace madoguchi::ui
