#pragma once

#include "ui/directory/section.h"
#include "ui/frame/answers.h"

#include <QTimer>

#include <optional>

namespace madoguchi::ui {

class FactList;
class Notice;
class Paragraph;
class RowsTable;

/// 消去の対象 (C-22): what is over its period, the order to erase all of it, and how far former orders have come. Reading it is an entry of the record, so a directory that
/// changes by itself reads nothing.
class RetentionSection : public Section {
    Q_OBJECT
public:
    explicit RetentionSection(api::Services &services);

    void read();
    void setView(const api::DirectoryView &view) override;
    QWidget *list() const override;
    QString context() const override;
    void setCompact(bool compact) override;
    void clear() override;

protected:
    void choose() override;

private:
    void take(const Result<api::ExpiredList> &answer);
    void say(const api::ExpiredList &list, const QString &more);
    void tellList();
    OrderForm *orderForm();
    RowsTable *makeHistory() const;
    QList<RowsTable *> histories() const; ///< at the right, and in the form that stands in its place
    void tellHistory(RowsTable &table) const;

    Answers m_answers;
    std::optional<api::ExpiredList> m_expired; ///< none: not read
    QList<api::ErasureView> m_erasures;
    bool m_compact = false;
    Notice *m_state;
    RowsTable *m_kinds, *m_items;
    Paragraph *m_rest;
    Sheet *m_sheet;
    FactList *m_facts;
    QTimer m_long; ///< a reading that takes longer says so
};

} // namespace madoguchi::ui
