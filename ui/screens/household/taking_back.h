#pragma once

#include "ui/frame/answers.h"

#include "api/services.h"

#include <QWidget>

namespace madoguchi::ui {

class Choices;
class Field;
class Notice;
class PlainEdit;

/// 取消: a cover that should never have been, or its end. F12 says what will happen, F12 once more does it.
class TakingBack : public QWidget {
    Q_OBJECT
public:
    TakingBack(api::ReceptionService &service, QWidget *parent = nullptr);
    void ask(const HouseholdId &household, const api::MemberView &member, const api::EligibilityView &cover);
    void clear();
    void proceed();
    QWidget *firstField() const;

Q_SIGNALS:
    void done();

private:
    void disarm();
    void answered(const Result<Done> &answer);

    api::ReceptionService &m_service;
    Answers m_answers;
    api::TakingBack m_what;
    bool m_armed = false, m_mayEnd = false;
    class QLabel *m_person, *m_cover;
    Choices *m_part;
    PlainEdit *m_reason;
    Field *m_partField, *m_reasonField;
    Notice *m_notice;
};

} // namespace madoguchi::ui
