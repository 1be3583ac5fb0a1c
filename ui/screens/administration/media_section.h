#pragma once

#include "ui/directory/section.h"

class QPushButton;

namespace madoguchi::ui {

class FactList;
class RowsTable;

/// 媒体 (C-18): the register of media, who keeps which in which locked store, and what became of the shredded ones.
class MediaSection : public Section {
    Q_OBJECT
public:
    explicit MediaSection(api::Services &services);

    int waiting() const override; ///< without a keeper
    void setView(const api::DirectoryView &view) override;
    QWidget *list() const override;
    QString context() const override;
    void clear() override;

protected:
    void choose() override;

private:
    OrderForm *registerForm();
    OrderForm *assignForm(const api::MediumView &medium);
    OrderForm *shredForm(const api::MediumView &medium);
    const api::MediumView *selected() const;

    QList<api::MediumView> m_media;
    QList<api::StaffView> m_keepers; ///< who may handle media
    RowsTable *m_list;
    Sheet *m_sheet;
    FactList *m_facts;
    QPushButton *m_assign = nullptr, *m_shred = nullptr;
};

} // namespace madoguchi::ui
