#pragma once

#include "base/error.h"
#include "base/secret_bytes.h"

#include <QWidget>

namespace madoguchi::ui {

class Field;
class SecretEdit;

/// Card and password once more, in place (C-14): the person's card signs what stands above. Hidden until it is asked for.
class StepUp : public QWidget {
    Q_OBJECT
public:
    explicit StepUp(QWidget *parent = nullptr);

    void ask(bool pinNeeded); ///< appears and takes the keyboard
    void dismiss();           ///< wipes and hides
    bool isAsking() const { return !isHidden(); }
    bool isComplete();        ///< false: the keyboard stands in what is missing
    void setAnswer(const Error &error); ///< marks the one that was wrong; both are empty again
    SecretBytes takePassword();
    SecretBytes takePin();

Q_SIGNALS:
    void submitted(); ///< Enter in the last field

private:
    SecretEdit *m_pin, *m_password;
    Field *m_pinField, *m_passwordField;
};

} // namespace madoguchi::ui
