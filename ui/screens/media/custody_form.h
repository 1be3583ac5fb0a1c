#pragma once

#include "api/media_service.h"

#include <QWidget>

namespace madoguchi::ui {

class Choices;
class Field;
class PlainEdit;

/// What is to be said of a medium that changes hands or is gone: one line beneath the requests, there only while it is asked for.
class CustodyForm : public QWidget {
    Q_OBJECT
public:
    explicit CustodyForm(QWidget *parent = nullptr);

    void askHolder(); ///< to whom it is handed
    void askGone();   ///< lost or destroyed, and why
    void dismiss();
    bool isAsking() const { return isVisibleTo(parentWidget()); }
    bool check(); ///< says at the field what is missing, and goes there

    QString holder() const;
    api::MediumGone::How how() const;
    QString reason() const;

Q_SIGNALS:
    void changed();

private:
    PlainEdit *m_holder, *m_reason;
    Choices *m_how;
    Field *m_holderField, *m_howField, *m_reasonField;
};

} // namespace madoguchi::ui
