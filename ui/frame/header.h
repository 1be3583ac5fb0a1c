#pragma once

#include "api/services.h"

#include <QWidget>

class QLabel;

namespace madoguchi::ui {

class IconLabel;

/// Whose data this is, who I am (always), how the link stands, date and time. A training terminal has its own colour.
class Header : public QWidget {
    Q_OBJECT
public:
    explicit Header(api::Services &services, QWidget *parent = nullptr);
    void refresh();
    void setSubject(const QString &screen); ///< stands where the product is named, for a window too low for a title line; empty: the product

protected:
    void paintEvent(QPaintEvent *) override;

private:
    api::Services &m_services;
    QLabel *m_subject, *m_person, *m_link, *m_time;
    IconLabel *m_linkIcon;
};

} // namespace madoguchi::ui
