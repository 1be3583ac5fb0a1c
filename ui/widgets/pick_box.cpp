#include "ui/widgets/pick_box.h"

#include "ui/widgets/plain_edit.h"

#include <QKeyEvent>
#include <QListView>
#include <QSignalBlocker>

#include <algorithm>

namespace madoguchi::ui {

namespace {
/// The base class would copy the row.
class PickList final : public QListView {
protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        if (isClipboardKey(event))
            event->accept();
        else
            QListView::keyPressEvent(event);
    }
};
} // namespace

PickBox::PickBox(QWidget *parent) : QComboBox(parent)
{
    setContextMenuPolicy(Qt::NoContextMenu);
    setAcceptDrops(false);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(4);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *list = new PickList;
    list->setContextMenuPolicy(Qt::NoContextMenu);
    list->setDragDropMode(QAbstractItemView::NoDragDrop);
    setView(list);
}

void PickBox::setItems(const QString &all, const QList<std::pair<QString, QString>> &wordsAndIds)
{
    const QSignalBlocker quiet(this);
    const QString before = picked();
    clear();
    addItem(all, QString());
    for (const auto &[word, id] : wordsAndIds)
        addItem(word, id);
    pick(before);
}

void PickBox::pick(const QString &id) { setCurrentIndex(std::max(0, findData(id))); }

void PickBox::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        event->accept();
        Q_EMIT entered();
    } else if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_F4) { // the frame's; the base class opens itself with F4
        event->ignore();
    } else {
        QComboBox::keyPressEvent(event);
    }
}

/// Somebody scrolls the page, not the choice under the pointer.
void PickBox::wheelEvent(QWheelEvent *event) { event->ignore(); }

} // namespace madoguchi::ui
