#pragma once

#include "base/result.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace madoguchi::ui {

class IconLabel;

/// Label, editor, and beneath it one line: the hint (what was understood, how to write it) or the error, which wins.
class Field : public QWidget {
    Q_OBJECT
public:
    enum class Labels { Beside, Above };

    /// `name` is what Error::field says; it also becomes the object name. Takes over the editor and names it.
    Field(const QString &name, const QString &label, QWidget *editor, Labels labels = Labels::Beside, QWidget *parent = nullptr);

    QWidget *editor() const { return m_editor; }
    QString name() const { return objectName(); }
    void setHint(const QString &hint);
    void setError(const std::optional<Error> &error);
    void setErrorText(const QString &sentence); ///< empty: none
    void setCheck(const Result<Done> &checked) { setError(checked.ok() ? std::nullopt : std::optional(checked.error())); }
    bool hasError() const { return m_wrong; }
    void setExplanation(const QString &text) { m_explanation = text; } ///< for the context panel while the field has the focus
    QString explanation() const { return m_explanation; }

    static constexpr int labelWidth = 136; ///< px; the same for all, so that a form is one column

private:
    void show(const QString &line, bool wrong);

    QWidget *m_editor;
    IconLabel *m_icon;
    QLabel *m_line;
    QString m_hint, m_explanation;
    bool m_wrong = false;
};

} // namespace madoguchi::ui
