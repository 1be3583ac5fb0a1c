#pragma once

#include "ui/theme/icon.h"
#include "ui/theme/tokens.h"

#include <QWidget>

#include <optional>

namespace madoguchi::ui {

/// A square icon. Painted from its token each time, so that it follows a change of the look.
class IconLabel : public QWidget {
    Q_OBJECT
public:
    explicit IconLabel(int side = size::icon, QWidget *parent = nullptr);
    IconLabel(Icon icon, Colour ink, int side = size::icon, QWidget *parent = nullptr);
    void set(Icon icon, Colour ink);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::optional<Icon> m_icon;
    Colour m_ink = Colour::Text;
};

} // namespace madoguchi::ui
