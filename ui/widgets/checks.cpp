#include "ui/widgets/checks.h"

#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

namespace madoguchi::ui {

namespace {
constexpr int underTheWord = 28; // px; box and its gap
}

Checks::Checks(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred); // as Choices: in the middle of a form it would look like something else
    m_column->setContentsMargins({});
    m_column->setSpacing(0);
}

void Checks::setItems(const QList<Item> &items)
{
    const auto old = findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly);
    QWidget *before = m_boxes.isEmpty() ? nullptr : m_boxes.last(); // what is new would be the last that Tab comes to in the whole window
    m_boxes.clear();
    for (const Item &item : items) {
        auto *box = new QCheckBox(item.word);
        box->setAccessibleName(item.word);
        box->setAccessibleDescription(item.sentence);
        auto *sentence = new QLabel(item.sentence);
        sentence->setWordWrap(true);
        sentence->setContentsMargins(underTheWord, 0, 0, space::tiny);
        setStyleProperty(sentence, "type", QStringLiteral("small"));
        m_column->addWidget(box);
        m_column->addWidget(sentence);
        connect(box, &QCheckBox::toggled, this, &Checks::changed);
        m_boxes.append(box);
        if (before) {
            setTabOrder(before, box);
            before = box;
        }
    }
    setFocusProxy(m_boxes.isEmpty() ? nullptr : m_boxes.first());
    qDeleteAll(old);
}

QList<int> Checks::ticked() const
{
    QList<int> all;
    for (int i = 0; i < m_boxes.size(); ++i) {
        if (m_boxes[i]->isChecked())
            all += i;
    }
    return all;
}

} // namespace madoguchi::ui
