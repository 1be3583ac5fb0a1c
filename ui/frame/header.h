#pragma once

#include "api/services.h"

#include <QWidget>

class QLabel;

namespace madoguchi::ui {

/// Whose data this is, who I am (always), how the link stands, date and time. A training terminal has its own colour.
class Header : public QWidget {
    Q_OBJECT
public:
    explicit Header(api::Services &services, QWidget *parent = nullptr);
    void refresh();

protected:
    void paintEvent(QPaintEvent *) override;

private:
    api::Services &m_services;
    QLabel *m_person, *m_linkIcon, *m_link, *m_time;
};

} // namespace madoguchi::ui
