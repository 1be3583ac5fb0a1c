#pragma once

#include <QPlainTextEdit>

namespace madoguchi::ui {

/// Several lines of text with PlainEdit's promises (C-12). Tab moves on.
class PlainTextEdit : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit PlainTextEdit(QWidget *parent = nullptr);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    QMimeData *createMimeDataFromSelection() const override; ///< nothing ever leaves: clipboard, selection and drag ask here
    bool canInsertFromMimeData(const QMimeData *) const override { return false; }
    void insertFromMimeData(const QMimeData *) override {}
};

} // namespace madoguchi::ui
