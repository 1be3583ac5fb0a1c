#pragma once

#include "api/answer_service.h"
#include "ui/widgets/sheet.h"

namespace madoguchi::ui {

class FactList;
class Notice;
class ScrollPage;

/// One answer: what is wrong, in which field of which line, until when, and what to do next.
class AnswerSheet : public Sheet {
    Q_OBJECT
public:
    explicit AnswerSheet(QWidget *parent = nullptr);
    void show(const api::AnswerTask &task);
    void clear();

private:
    ScrollPage *m_page;
    Notice *m_next;
    FactList *m_facts;
};

} // namespace madoguchi::ui
