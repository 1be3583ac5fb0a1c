#pragma once

#include "api/services.h"
#include "ui/frame/answers.h"

#include <QWidget>

class QPushButton;

namespace madoguchi::ui {

class Notice;
class RowsTable;

/// 住民情報システムのファイル: what the municipality's system has put into its folder or on a registered medium for the federation, taken in one by one (ledger External; C-02, C-20). What is wrong is
/// said with its places, never with what stands there.
class SourceSection : public QWidget {
    Q_OBJECT
public:
    explicit SourceSection(api::Services &services, QWidget *parent = nullptr);

    void load();
    void clear();
    RowsTable *list() const { return m_list; }
    bool canTake() const;
    void take();

Q_SIGNALS:
    void changed();
    void told(const QString &sentence);

private:
    void show(const Result<api::SourceFolder> &answer);
    void showMedia();
    void showHandBack();
    void choose();
    void taken(const Result<api::TakenIn> &answer);
    const api::SourceFile *current() const; ///< nullptr: none, or one that is erased

    api::Services &m_services;
    Answers m_answers;
    api::SourceFolder m_folder;
    bool m_busy = false;
    RowsTable *m_list;
    QWidget *m_detail;
    Notice *m_notice, *m_outcome, *m_media, *m_handBack;
    QPushButton *m_take;
};

} // namespace madoguchi::ui
