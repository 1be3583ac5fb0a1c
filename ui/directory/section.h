#pragma once

#include "api/services.h"
#include "ui/directory/order_form.h"
#include "ui/frame/screen.h"

class QHBoxLayout;
class QStackedWidget;
class QVBoxLayout;

namespace madoguchi::ui {

/// One tab of a screen that shows the directory: a list at the left; at the right what is chosen, or the form of one order.
class Section : public QWidget {
    Q_OBJECT
public:
    Section(api::Services &services, const QString &word);

    QString word() const { return m_word; } ///< on the tab
    virtual int waiting() const { return 0; } ///< work, counted on the tab
    virtual void setView(const api::DirectoryView &view) { Q_UNUSED(view) } ///< not of a section that reads something else
    virtual QWidget *list() const = 0; ///< F4
    virtual QWidget *firstFocus() const { return list(); }
    virtual QString context() const = 0;
    virtual void setCompact(bool compact) { Q_UNUSED(compact) }
    virtual bool canPrint() const { return false; } ///< F8
    virtual void print() {}
    virtual void clear(); ///< at a lock: no row is left; a form keeps what was typed

    OrderForm *form() const { return m_form; } ///< null: none is open
    QWidget *inOpenForm() const { return m_form && m_closable ? m_form->firstFocus() : nullptr; } ///< null: none, or one that stands there by itself
    bool stepBack();

Q_SIGNALS:
    void changed();      ///< keys and explanation
    void told(const QString &sentence);

protected:
    bool may(api::UseCase useCase) const { return m_services.session.may(useCase); }
    StaffId me() const;
    QVBoxLayout *left() const { return m_left; }
    void setDetail(QWidget *detail);  ///< what stands at the right while no form is open; taken over
    void open(OrderForm *form);       ///< in place of the detail, with the keyboard; Esc closes it
    void keep(OrderForm *form);       ///< stands there by itself: it takes no keyboard and Esc leaves it
    void closeForm();
    bool isAbout(const QString &subject) const; ///< a form of it is open, or one is being carried out: it must not be replaced
    virtual void choose() {} ///< an order is done: the right side is what the current row is about again
    api::Services &m_services;

private:
    void put(OrderForm *form, bool closable);
    QString m_word;
    QVBoxLayout *m_left;
    QStackedWidget *m_right;
    QWidget *m_detail = nullptr;
    OrderForm *m_form = nullptr;
    bool m_closable = false;
};

} // namespace madoguchi::ui
