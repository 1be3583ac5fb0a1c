#pragma once

#include "ui/frame/answers.h"
#include "ui/frame/screen.h"

class QPushButton;

namespace madoguchi::ui {

class EmptyState;
class Field;
class Notice;
class PlainEdit;
class RowsTable;

/// 競合: what two have changed at once, field by field, with who and when; somebody decides, and until then both are kept (sync.md promise 4).
class ConflictScreen : public Screen {
    Q_OBJECT
public:
    ConflictScreen(api::Services &services, QWidget *parent);

    QString title() const override;
    bool isLit(FunctionKey key) const override;
    void trigger(FunctionKey key) override;
    bool stepBack() override;
    void open(const QString &object) override; ///< id of the set-aside item
    QWidget *firstFocus() override;
    QString context() const override;
    void clear() override;

private:
    enum class Decision { None, Theirs, Ours };

    void load();
    void show(const Result<api::Conflict> &answer);
    void showFields();
    void decide(Decision decision);
    bool checkReason();
    void disarm();
    void decided(const Result<Done> &answer, const QString &sentence);
    bool mayPutOurs() const;

    Answers m_answers;
    QString m_id;
    std::optional<api::Conflict> m_conflict;
    Decision m_armed = Decision::None; ///< said what will happen: the same once more does it
    bool m_busy = false;
    QWidget *m_sheet;
    EmptyState *m_none;
    Notice *m_who, *m_notice;
    RowsTable *m_fields;
    PlainEdit *m_reason;
    Field *m_reasonField;
    QPushButton *m_theirs, *m_ours;
};

Screen *createConflict(api::Services &services, QWidget *parent);

} // namespace madoguchi::ui
