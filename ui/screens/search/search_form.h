#pragma once

#include "api/people_service.h"

#include <QWidget>

namespace madoguchi::ui {

class Field;
class PlainEdit;

/// The search as fields, for those who prefer them: what they say together is the one text of the search field, and the search field fills them back. No
/// search of its own. What a field does not mean is said beside it once it is left.
class SearchForm : public QWidget {
    Q_OBJECT
public:
    explicit SearchForm(QWidget *parent = nullptr);

    QString text() const; ///< of the search field
    /// Each word of the search field goes where it was understood; a word that may mean several things, to the first of them.
    void fill(const QString &text, const QList<api::SearchTerm> &understood);
    enum class Which { Left, All }; ///< All: the one with the keyboard too
    void judge(const Result<api::SearchPage> &answer, Which which);
    QWidget *firstWrong() const; ///< nullptr: none

    QStringList contents() const; ///< of each field, for a draft
    void setContents(const QStringList &contents);
    void clear();

Q_SIGNALS:
    void edited();
    void entered(); ///< Enter: to the results

private:
    using Kind = api::SearchTerm::Kind;
    struct Entry {
        Field *field;
        PlainEdit *edit;
        QList<Kind> kinds; ///< what it may mean
        bool manyWords;
        QString wrong; ///< sentence
    };
    void add(const QString &name, const QString &label, const QString &example, const QList<Kind> &kinds, const QString &wrong, QPoint cell);
    static QString written(const Entry &entry);
    QString whyWrong(const Entry &entry, const QList<api::SearchTerm> &understood, int &withDigits) const;
    QString refused(const Entry &entry) const;

    QList<Entry> m_entries;
    QStringList m_rest; ///< words for which there is no field left; they stay in the text
};

} // namespace madoguchi::ui
