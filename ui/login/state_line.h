#pragma once

#include "ui/theme/icon.h"
#include "ui/theme/tokens.h"

#include <QWidget>

class QLabel;

namespace madoguchi::ui {

class IconLabel;

/// One line that speaks: what it is about, how it stands (icon, word, colour).
class StateLine : public QWidget {
    Q_OBJECT
public:
    StateLine(Icon icon, const QString &subject, QWidget *parent = nullptr);
    void set(Tone tone, const QString &sentence);
    QString sentence() const;

private:
    IconLabel *m_state;
    QLabel *m_sentence;
    QString m_subject;
};

} // namespace madoguchi::ui
