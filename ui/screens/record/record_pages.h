#pragma once

#include "ui/frame/answers.h"

#include "api/record_service.h"

#include <map>

namespace madoguchi::ui {

/// What a look at the record has found, of which only the pages around what is looked at are at hand.
class RecordPages : public QObject {
    Q_OBJECT
public:
    static constexpr int pageRows = 100;
    static constexpr int mostPages = 6;

    explicit RecordPages(api::RecordService &record, QObject *parent = nullptr) : QObject(parent), m_record(record), m_answers(this) {}

    void begin(const api::RecordLook &look);
    void clear(); ///< what is on its way is not wanted
    int rows() const { return m_rows; }
    const api::RecordLine *row(int row) const; ///< nullptr: not at hand
    void look(int first, int last);            ///< these rows are on the screen

Q_SIGNALS:
    void arrived(int first, int last);
    void failed(const madoguchi::Error &error);

private:
    void askNext();

    api::RecordService &m_record;
    Answers m_answers;
    qint64 m_look = 0;
    int m_rows = 0;
    std::map<int, QList<api::RecordLine>> m_pages;
    int m_first = 0, m_last = 0; ///< pages on the screen
    bool m_asking = false;
};

} // namespace madoguchi::ui
