#pragma once

#include "api/reception_service.h"

#include <QWidget>

#include <optional>

namespace madoguchi::ui {

class Choices;
class DateField;
class PlainEdit;

/// Somebody who joins the household: what the resident register says of them.
class NewcomerEntry : public QWidget {
    Q_OBJECT
public:
    explicit NewcomerEntry(QWidget *parent = nullptr);
    void load(const std::optional<api::RegisterProposal::Person> &person);
    void setNewborn(bool newborn); ///< the day of birth is the day that is notified
    api::RegisterProposal::Person person() const;

Q_SIGNALS:
    void edited(); ///< by the clerk

private:
    PlainEdit *m_addressee, *m_kanji, *m_kana, *m_relation;
    Choices *m_sex;
    DateField *m_birth;
};

} // namespace madoguchi::ui
