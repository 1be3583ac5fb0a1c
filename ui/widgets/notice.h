#pragma once

#include "base/error.h"
#include "ui/theme/icon.h"
#include "ui/theme/tokens.h"

#include <QFrame>

class QLabel;

namespace madoguchi::ui {

class IconLabel;

/// A sentence that must be seen where the work is: what happened, what F12 will do next. Hidden while it has nothing to say.
class Notice : public QFrame {
    Q_OBJECT
public:
    explicit Notice(QWidget *parent = nullptr);
    void say(Tone tone, Icon icon, const QString &sentence, const QString &more = {});
    void say(const Error &error); ///< what happened, what to do, the code for the phone
    void hush();
    QString text() const; ///< empty: says nothing

protected:
    void paintEvent(QPaintEvent *) override;

private:
    Tone m_tone = Tone::Neutral;
    IconLabel *m_icon;
    QLabel *m_sentence, *m_more;
};

} // namespace madoguchi::ui
