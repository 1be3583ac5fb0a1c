#include "ui/widgets/field.h"

#include "ui/theme/theme.h"
#include "ui/widgets/icon_label.h"
#include "ui/words/sentences.h"

#include <QGridLayout>
#include <QLabel>

namespace madoguchi::ui {

Field::Field(const QString &name, const QString &label, QWidget *editor, Labels labels, QWidget *parent)
    : QWidget(parent), m_editor(editor), m_icon(new IconLabel(Icon::Warning, Colour::Blocked, size::icon, this)), m_line(new QLabel(this))
{
    setObjectName(name);
    auto *title = new QLabel(label, this);
    title->setBuddy(editor);
    setStyleProperty(title, "type", QStringLiteral("soft"));
    editor->setAccessibleName(label);
    setFocusProxy(editor);
    m_line->setWordWrap(true);
    setStyleProperty(m_line, "type", QStringLiteral("small"));

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(4, 4, 4, 4); // room for the focus ring
    grid->setHorizontalSpacing(space::tiny);
    grid->setVerticalSpacing(space::tiny);
    auto *line = new QHBoxLayout;
    line->setSpacing(space::tiny);
    line->addWidget(m_icon, 0, Qt::AlignTop);
    line->addWidget(m_line, 1);
    if (labels == Labels::Beside) {
        title->setFixedWidth(labelWidth);
        title->setWordWrap(true);
        title->setMinimumHeight(size::control);
        grid->addWidget(title, 0, 0, Qt::AlignTop);
        grid->addWidget(editor, 0, 1);
        grid->addLayout(line, 1, 1);
        grid->setColumnStretch(1, 1);
    } else {
        grid->addWidget(title, 0, 0);
        grid->addWidget(editor, 1, 0);
        grid->addLayout(line, 2, 0);
    }
    show({}, false);
}

void Field::setHint(const QString &hint)
{
    m_hint = hint;
    if (!m_wrong)
        show(hint, false);
}

void Field::setError(const std::optional<Error> &error) { setErrorText(error ? sentence(*error) : QString()); }

void Field::setErrorText(const QString &sentence)
{
    show(sentence.isEmpty() ? m_hint : sentence, !sentence.isEmpty());
    setStyleProperty(m_editor, "wrong", m_wrong);
    m_editor->setAccessibleDescription(sentence);
}

void Field::show(const QString &line, bool wrong)
{
    m_wrong = wrong;
    m_line->setText(line);
    m_line->setVisible(!line.isEmpty());
    m_icon->setVisible(wrong);
    setStyleProperty(m_line, "type", wrong ? QStringLiteral("wrong") : QStringLiteral("small"));
}

} // namespace madoguchi::ui
