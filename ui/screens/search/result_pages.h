#pragma once

#include "ui/frame/answers.h"

#include "api/people_service.h"

#include <QSet>
#include <QTimer>

#include <map>

namespace madoguchi::ui {

/// A search result of any length, of which only the pages around what is looked at are at hand. Pages come by their cursors, one at a time, the newest
/// wish first; a wish that nobody has any more is dropped. How long the result is stands only after it has been measured.
class ResultPages : public QObject {
    Q_OBJECT
public:
    static constexpr int pageRows = 100;
    static constexpr int mostPages = 6; ///< at hand at once

    explicit ResultPages(api::PeopleService &people, QObject *parent = nullptr);

    /// A new result, with its first page; measured if it stands a moment and does not end there.
    void begin(const api::SearchPage &first);
    void clear(); ///< nothing of anybody stays; what is on its way is not wanted

    enum class Reach { Unknown, Partial, Complete };
    Reach reach() const { return m_reach; } ///< Unknown, Partial: there are more than rows()
    int rows() const { return m_rows; }
    const api::SearchRow *row(int row) const; ///< nullptr: not at hand
    bool isComing(int row) const;             ///< false of a row that is not at hand: it is gone, or its page could not be read

    void look(int first, int last); ///< these rows are on the screen
    void keep(int row);             ///< the page of this row stays at hand; -1: none

    int held() const; ///< rows at hand

Q_SIGNALS:
    void counted(); ///< rows() or reach() changed
    void arrived(int first, int last);
    void failed(const madoguchi::Error &error);

private:
    void want(int page);
    void askNext();
    void take(int page, const Result<api::SearchPage> &answer);
    void take(const Result<api::SearchExtent> &answer);
    void setReach(int rows, Reach reach);
    void forgetFarPages();

    api::PeopleService &m_people;
    Answers m_answers;
    QTimer m_stands;
    quint64 m_request = 0;
    int m_rows = 0;
    Reach m_reach = Reach::Complete;
    QList<QByteArray> m_starts; ///< of each page that is known of
    std::map<int, QList<api::SearchRow>> m_pages;
    QSet<int> m_failed;
    QList<int> m_wanted; ///< in this order
    bool m_asking = false;
    int m_seen = 0;  ///< page in the middle of the screen
    int m_kept = -1; ///< page of the current row
};

} // namespace madoguchi::ui
