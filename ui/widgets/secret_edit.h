#pragma once

#include "base/secret_bytes.h"

#include <QWidget>

namespace madoguchi::ui {

/// Entry of a password or PIN. The characters go straight into SecretBytes: no QString keeps them, no input method sees
/// them, there is no undo, no clipboard and no value for screen readers (they get role, name and "password").
/// Printable ASCII only: what a keyboard gives without an input method.
class SecretEdit : public QWidget {
    Q_OBJECT
public:
    explicit SecretEdit(QWidget *parent = nullptr);

    SecretBytes take();   ///< moves the content out; the field is empty afterwards
    bool isEmpty() const { return m_secret.isEmpty(); }
    int length() const { return static_cast<int>(m_secret.size()); } ///< what the dots show
    const SecretBytes &content() const { return m_secret; } ///< for who judges it at once and keeps nothing
    bool isSameAs(const SecretEdit &other) const { return SecretBytes::equal(m_secret, other.m_secret); }
    void clear();
    void setMaximum(int characters) { m_maximum = characters; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void changed();
    void submitted(); ///< Enter
    void capsLockSuspected(bool on); ///< a capital without Shift, or the other way round

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *) override;

private:
    SecretBytes m_secret;
    int m_maximum = 128;
};

} // namespace madoguchi::ui
