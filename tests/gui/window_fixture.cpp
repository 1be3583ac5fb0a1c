#include "window_fixture.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QTabWidget>

namespace madoguchi::test {

QStringList WindowTest::texts(const QWidget &root)
{
    QStringList all;
    for (const QWidget *widget : root.findChildren<QWidget *>()) {
        if (!widget->isVisibleTo(&root))
            continue;
        all << widget->accessibleName() << widget->accessibleDescription() << widget->toolTip() << widget->statusTip();
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            all << (label->textFormat() == Qt::RichText ? label->accessibleName() : label->text());
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            all << button->text();
        if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
            all << edit->text() << edit->placeholderText();
        if (const auto *box = qobject_cast<const QComboBox *>(widget))
            for (int i = 0; i < box->count(); ++i)
                all << box->itemText(i);
        if (const auto *tabs = qobject_cast<const QTabWidget *>(widget))
            for (int i = 0; i < tabs->count(); ++i)
                all << tabs->tabText(i);
        if (const auto *view = qobject_cast<const QAbstractItemView *>(widget); view && view->model()) {
            const QAbstractItemModel *model = view->model();
            for (int column = 0; column < model->columnCount(); ++column) {
                all << model->headerData(column, Qt::Horizontal).toString();
                for (int row = 0; row < model->rowCount(); ++row)
                    for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole})
                        all << model->index(row, column).data(role).toString();
            }
        }
    }
    all.removeAll(QString());
    return all;
}

} // namespace madoguchi::test
