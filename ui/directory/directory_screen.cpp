#include "ui/directory/directory_screen.h"

#include "ui/directory/section.h"
#include "ui/theme/theme.h"
#include "ui/widgets/notice.h"

#include <QTabWidget>
#include <QVBoxLayout>

namespace madoguchi::ui {

DirectoryScreen::DirectoryScreen(api::Services &services, QWidget *parent)
    : Screen(services, parent), m_notice(new Notice), m_tabs(new QTabWidget)
{
    m_tabs->setObjectName(QStringLiteral("sections"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::tiny, space::large, space::medium);
    column->setSpacing(space::small);
    column->addWidget(m_notice);
    column->addWidget(m_tabs, 1);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        Q_EMIT keysChanged();
        Q_EMIT contextChanged();
    });
    connect(&services.directory, &api::DirectoryService::directoryChanged, this, [this] {
        if (isVisible())
            load();
    });
}

void DirectoryScreen::add(Section *section, const QString &name)
{
    section->setObjectName(name);
    m_sections += section;
    m_tabs->addTab(section, section->word());
    connect(section, &Section::changed, this, [this] {
        Q_EMIT keysChanged();
        Q_EMIT contextChanged();
    });
    connect(section, &Section::told, this, &Screen::told);
}

Section *DirectoryScreen::current() const { return m_sections.value(m_tabs->currentIndex()); }

bool DirectoryScreen::isLit(FunctionKey key) const
{
    if (key == FunctionKey::F12)
        return current() && current()->form() && current()->form()->canAdvance();
    if (key == FunctionKey::F8)
        return current() && current()->canPrint();
    return key == FunctionKey::F4 || key == FunctionKey::F5;
}

void DirectoryScreen::trigger(FunctionKey key)
{
    if (!isLit(key))
        return;
    if (key == FunctionKey::F4)
        current()->list()->setFocus();
    else if (key == FunctionKey::F5)
        load();
    else if (key == FunctionKey::F8)
        current()->print();
    else
        current()->form()->advance();
}

bool DirectoryScreen::stepBack() { return current() && current()->stepBack(); }

void DirectoryScreen::open(const QString &object)
{
    for (int i = 0; i < m_sections.size(); ++i) {
        if (m_sections[i]->objectName() == object)
            m_tabs->setCurrentIndex(i);
    }
    load();
}

QWidget *DirectoryScreen::firstFocus()
{
    QWidget *inForm = current() ? current()->inOpenForm() : nullptr; // what somebody has begun goes before what they may look for
    return inForm ? inForm : current() ? current()->firstFocus() : nullptr;
}
QString DirectoryScreen::context() const { return current() ? current()->context() : QString(); }

void DirectoryScreen::setCompact(bool compact)
{
    for (Section *section : std::as_const(m_sections))
        section->setCompact(compact);
}

void DirectoryScreen::load()
{
    m_answers.when(m_services.directory.view(), [this](const Result<api::DirectoryView> &answer) {
        if (!answer)
            return m_notice->say(answer.error());
        m_notice->hush();
        show(*answer);
    });
}

void DirectoryScreen::show(const api::DirectoryView &view)
{
    for (int i = 0; i < m_sections.size(); ++i) {
        m_sections[i]->setView(view);
        const int waiting = m_sections[i]->waiting();
        m_tabs->setTabText(i, waiting > 0 ? tr("%1 (%2)").arg(m_sections[i]->word()).arg(waiting) : m_sections[i]->word());
    }
    Q_EMIT keysChanged();
}

void DirectoryScreen::clear()
{
    m_answers.forget();
    m_notice->hush();
    for (Section *section : std::as_const(m_sections))
        section->clear();
}

} // namespace madoguchi::ui
