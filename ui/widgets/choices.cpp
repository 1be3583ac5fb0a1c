#include "ui/widgets/choices.h"

#include "ui/theme/tokens.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QKeyEvent>
#include <QRadioButton>

namespace madoguchi::ui {

Choices::Choices(const QStringList &words, Qt::Orientation orientation, QWidget *parent) : QWidget(parent), m_group(new QButtonGroup(this))
{
    auto *box = new QBoxLayout(orientation == Qt::Horizontal ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom, this);
    box->setContentsMargins({});
    box->setSpacing(orientation == Qt::Horizontal ? space::large : space::tiny);
    for (int i = 0; i < words.size(); ++i) {
        auto *button = new QRadioButton(QStringLiteral("%1 %2").arg(i + 1).arg(words[i]), this);
        button->setAccessibleName(words[i]);
        m_group->addButton(button, i);
        box->addWidget(button);
    }
    if (orientation == Qt::Horizontal)
        box->addStretch();
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    if (!words.isEmpty())
        setFocusProxy(m_group->button(0));
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (!on)
            return;
        setFocusProxy(m_group->button(id));
        Q_EMIT changed(id);
    });
}

int Choices::current() const { return m_group->checkedId(); }

void Choices::setCurrent(int index)
{
    const QSignalBlocker quiet(m_group);
    if (auto *button = m_group->button(index)) {
        button->setChecked(true);
        setFocusProxy(button);
    } else if (auto *checked = m_group->checkedButton()) {
        m_group->setExclusive(false);
        checked->setChecked(false);
        m_group->setExclusive(true);
    }
}

void Choices::keyPressEvent(QKeyEvent *event)
{
    auto *button = m_group->button(event->key() - Qt::Key_1);
    if (!button)
        return QWidget::keyPressEvent(event);
    button->setFocus();
    button->setChecked(true);
}

} // namespace madoguchi::ui
