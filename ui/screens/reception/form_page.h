#pragma once

#include "api/reception_service.h"
#include "domain/notification.h"

#include <QWidget>

#include <optional>

class QVBoxLayout;

namespace madoguchi::ui {

/// What the guided form knows while it is filled in.
struct FormState {
    api::NotificationDraft draft;
    std::optional<api::RegisterProposal> proposal; ///< who moves in …
    std::optional<api::HouseholdView> household;   ///< … or whom it is about
    QString receptionNumber;
    QDate today;

    const domain::NotificationRule *rule() const { return domain::findNotificationRule(draft.reason); } ///< nullptr: no reason yet
    bool isAbout() const { return proposal || (household && rule()); }
    /// Whom the notification may be about: those of the record, or the members whom the reason fits and who joins them.
    QList<api::RegisterProposal::Person> persons() const;
    QString nameOf(const QString &addressee) const; ///< of those and of all members; empty: nobody
};

/// One step of the paper's order. Enter goes from field to field and, from the last, on to the next step; it never
/// registers.
class FormPage : public QWidget {
    Q_OBJECT
public:
    FormPage(const QString &name, QWidget *parent = nullptr);

    QString name() const { return m_name; } ///< as the steps at the left say it
    virtual QString context() const = 0;    ///< the rule, and what the resident needs to bring
    virtual void load(const FormState &state) = 0;
    virtual void store(FormState &state) const { Q_UNUSED(state) }
    virtual QWidget *firstField();

Q_SIGNALS:
    void edited();   ///< by the clerk
    void finished(); ///< Enter in the last field

protected:
    QVBoxLayout *column() const { return m_column; }
    void watchFields(); ///< after fields were added
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void advance(QWidget *from);
    QString m_name;
    QVBoxLayout *m_column;
};

} // namespace madoguchi::ui
