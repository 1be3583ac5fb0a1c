#pragma once

#include "ui/frame/answers.h"
#include "ui/frame/screen.h"

class QTabWidget;

namespace madoguchi::ui {

class Notice;
class Section;

/// A screen of the directory: its sections as tabs, read at once and again when another directory holds.
class DirectoryScreen : public Screen {
    Q_OBJECT
public:
    DirectoryScreen(api::Services &services, QWidget *parent);

    bool isLit(FunctionKey key) const override;
    void trigger(FunctionKey key) override;
    bool stepBack() override;
    void open(const QString &object) override; ///< object name of the section that is wanted, or empty
    QWidget *firstFocus() override;
    QString context() const override;
    void setCompact(bool compact) override;
    void clear() override;

protected:
    void add(Section *section, const QString &name);
    Section *current() const;
    void load();

private:
    void show(const api::DirectoryView &view);
    Answers m_answers;
    Notice *m_notice;
    QTabWidget *m_tabs;
    QList<Section *> m_sections; ///< in the order of their tabs
};

} // namespace madoguchi::ui
