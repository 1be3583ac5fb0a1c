#pragma once

#include "ui/directory/section.h"

namespace madoguchi::ui {

class FactSheet;
class HealthTable;

/// この端末 (C-28): certificates, clock, reader, link and record of the terminal that one sits at.
class ThisTerminalSection : public Section {
    Q_OBJECT
public:
    explicit ThisTerminalSection(api::Services &services);

    void setView(const api::DirectoryView &) override { refresh(); }
    QWidget *list() const override;
    QString context() const override;

private:
    void refresh();

    FactSheet *m_terminal, *m_certificates;
    HealthTable *m_health;
};

} // namespace madoguchi::ui
