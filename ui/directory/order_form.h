#pragma once

#include "api/services.h"
#include "ui/frame/answers.h"
#include "ui/widgets/sheet.h"

#include <QSet>

#include <functional>

class QPushButton;

namespace madoguchi::ui {

class Field;
class Notice;
class ScrollPage;
class StepUp;

/// One order (C-13, C-16): F12 shows what will happen and asks for card and password, F12 or Enter there does it. Whether it may be
/// is asked beforehand; what is wrong stands beside its field.
class OrderForm : public Sheet {
    Q_OBJECT
public:
    struct Plan {
        api::Order order;
        QString outcome;  ///< what will be, before → after, in a sentence
        QString more = {}; ///< what else follows from it
        QString done;     ///< said afterwards
    };
    /// `subject` names what it is about, so that a list that is read anew need not begin it anew.
    OrderForm(api::Services &services, const QString &heading, const QString &subject = {}, QWidget *parent = nullptr);

    void add(QWidget *content); ///< a Field, or something to read
    /// Called when all that is required is there.
    void setPlan(const QString &action, std::function<Plan()> plan);
    void setOptional(Field *field) { m_optional.insert(field); } ///< may stay empty; all others are required
    void setRequired(Field *field) { m_optional.remove(field); }
    void setMachineText(Field *field) { m_machineTexts.insert(field); } ///< a device's own number, which the order's rules look at
    /// Everything is shown and nothing can be changed; says who can.
    void setLocked(const QString &who);

    QString subject() const { return m_subject; }
    bool isBusy() const { return m_busy; }
    bool canAdvance() const { return m_plan && !m_busy; }
    void advance();   ///< F12
    bool stepBack();  ///< false: nothing was asked for
    QWidget *firstFocus() const;
    void settle();    ///< at a lock: what was asked for is taken back, what was typed stays

Q_SIGNALS:
    void carriedOut(const QString &sentence);
    void changed(); ///< what F12 does

private:
    void prepare();
    void carryOut();
    bool isFilled();
    bool textsAreRight();
    void place(const Error &error); ///< beside its field, or under all of them
    void answered(const Result<Done> &answer);
    void setAsking(bool asking);
    void reveal(QWidget *part);

    api::Services &m_services;
    QString m_subject;
    Answers m_answers;
    QList<QWidget *> m_contents;
    QList<Field *> m_fields; ///< of the contents
    QSet<Field *> m_optional, m_machineTexts;
    std::function<Plan()> m_plan;
    Plan m_prepared; ///< what was shown is what is signed
    ScrollPage *m_page;
    Notice *m_outcome, *m_notice; ///< what will happen, as long as it is asked for; what is wrong or under way
    StepUp *m_stepUp;
    QPushButton *m_action;
    bool m_busy = false;
};

} // namespace madoguchi::ui
