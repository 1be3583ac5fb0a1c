#pragma once

#include "ui/widgets/sheet.h"

namespace madoguchi::ui {

/// A sheet of names and values, one a line.
class FactSheet : public Sheet {
    Q_OBJECT
public:
    FactSheet(const QString &heading, const QStringList &names, QWidget *parent = nullptr);
    void setFacts(const QStringList &values); ///< as many as names

private:
    QList<QLabel *> m_values;
};

} // namespace madoguchi::ui
