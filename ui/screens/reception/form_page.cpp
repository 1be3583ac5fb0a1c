#include "ui/screens/reception/form_page.h"

#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

QList<api::RegisterProposal::Person> FormState::persons() const
{
    if (proposal)
        return proposal->persons;
    QList<api::RegisterProposal::Person> fitting;
    if (!household || !rule())
        return fitting;
    const api::PersonState needed = domain::beginsCover(*rule()) ? api::PersonState::Lost : api::PersonState::Valid;
    for (const auto &m : household->members) {
        if (m.state == needed && rule()->persons != domain::NotifiedPersons::Newborn)
            fitting += {m.addresseeNumber, m.nameKanji, m.nameKana, m.birth, m.birthShown, m.sex, m.relation, m.head};
    }
    if (draft.newcomer && domain::takesNewcomer(*rule()) && !draft.newcomer->addresseeNumber.isEmpty())
        fitting += *draft.newcomer;
    return fitting;
}

QString FormState::nameOf(const QString &addressee) const
{
    for (const auto &person : persons()) {
        if (person.addresseeNumber == addressee)
            return person.nameKanji;
    }
    for (const auto &member : household ? household->members : QList<api::MemberView>()) {
        if (member.addresseeNumber == addressee)
            return member.nameKanji;
    }
    return {};
}

FormPage::FormPage(const QString &name, QWidget *parent) : QWidget(parent), m_name(name), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(space::small, 0, space::small, 0);
    m_column->setSpacing(space::small);
    auto *heading = new QLabel(name, this);
    setStyleProperty(heading, "type", u"title"_s);
    m_column->addWidget(heading);
}

void FormPage::watchFields()
{
    for (QWidget *widget : findChildren<QWidget *>()) {
        if (widget->focusPolicy() != Qt::NoFocus && !qobject_cast<QPushButton *>(widget) && !qobject_cast<QAbstractItemView *>(widget)) {
            widget->removeEventFilter(this);
            widget->installEventFilter(this);
        }
    }
}

QWidget *FormPage::firstField()
{
    for (QWidget *widget = nextInFocusChain(); widget && widget != this; widget = widget->nextInFocusChain()) {
        if (isAncestorOf(widget) && (widget->focusPolicy() & Qt::TabFocus) && widget->isVisibleTo(this) && widget->isEnabled() && !widget->focusProxy())
            return widget;
    }
    return nullptr;
}

void FormPage::advance(QWidget *from)
{
    const QWidget *group = from->parentWidget(); // the other choices of one question are not another field
    for (QWidget *next = from->nextInFocusChain(); next && isAncestorOf(next); next = next->nextInFocusChain()) {
        const bool sameQuestion = next->inherits("QRadioButton") && next->parentWidget() == group;
        if (!sameQuestion && (next->focusPolicy() & Qt::TabFocus) && next->isVisibleTo(this) && next->isEnabled() && !next->focusProxy()) {
            // Of a question that has been answered, the answer takes the keyboard.
            if (next->inherits("QRadioButton") && next->parentWidget()->focusProxy())
                next = next->parentWidget()->focusProxy();
            next->setFocus(Qt::TabFocusReason);
            return;
        }
    }
    Q_EMIT finished();
}

bool FormPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            advance(static_cast<QWidget *>(watched));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace madoguchi::ui
