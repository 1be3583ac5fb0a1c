#include "ui/screens/search/search_form.h"

#include "domain/contact.h"
#include "domain/individual_number.h"
#include "domain/insured_number.h"
#include "domain/kana.h"
#include "domain/wareki.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/field.h"
#include "ui/widgets/plain_edit.h"
#include "ui/words/sentences.h"

#include <QGridLayout>
#include <QRegularExpression>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
using Kind = api::SearchTerm::Kind;

QString plain(const QString &word) { return word.normalized(QString::NormalizationForm_KC); }
bool holdsDigit(const QString &word) { return std::ranges::any_of(plain(word), [](QChar c) { return c.isDigit(); }); }

/// Whether the term is what was understood of this word.
bool comesFrom(const api::SearchTerm &term, const QString &word)
{
    switch (term.kind) {
    case Kind::Kana:
        return domain::isKana(word);
    case Kind::Kanji:
        return !domain::isKana(word) && !holdsDigit(word);
    case Kind::BirthDate:
    case Kind::BirthYear: {
        const auto date = domain::parseDate(word);
        return date && date->from.toString(Qt::ISODate) == term.value.section(u'/', 0, 0);
    }
    case Kind::InsuredNumber: {
        const auto number = domain::parseInsuredNumber(word);
        return number && domain::formatInsuredNumber(*number) == term.value;
    }
    case Kind::AddresseeNumber:
        return plain(word) == term.value;
    case Kind::PostalCode:
        return domain::postalKey(word) == term.value;
    case Kind::Phone:
        return domain::phoneKey(word) == term.value;
    case Kind::Address:
        return term.shown == word;
    }
    return false;
}

bool means(const QList<Kind> &kinds, const QString &word, const QList<api::SearchTerm> &understood)
{
    return std::ranges::any_of(understood, [&](const api::SearchTerm &term) { return kinds.contains(term.kind) && comesFrom(term, word); });
}
} // namespace

SearchForm::SearchForm(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"searchForm"_s);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(space::large);
    grid->setVerticalSpacing(0);
    for (int column = 0; column < 4; ++column)
        grid->setColumnStretch(column, 1);
    add(u"kana"_s, tr("Name in kana"), tr("e.g. yamada taro"), {Kind::Kana}, tr("Write it in kana."), {0, 0});
    add(u"kanji"_s, tr("Name in kanji"), tr("e.g. Yamada Taro"), {Kind::Kanji, Kind::Kana}, tr("No digits here."), {1, 0});
    add(u"birth"_s, tr("Date of birth"), tr("e.g. S30.1.1"), {Kind::BirthDate, Kind::BirthYear}, tr("Write it as S30.1.1."), {2, 0});
    add(u"insured"_s, tr("Symbol, number (branch)"), tr("e.g. 12345678-01"), {Kind::InsuredNumber}, tr("Write symbol-number-branch."), {3, 0});
    add(u"addressee"_s, tr("Addressee number"), tr("e.g. 0000101"), {Kind::AddresseeNumber}, tr("Digits only, three or more."), {0, 1});
    add(u"postal"_s, tr("Postal code"), tr("e.g. 930-0001"), {Kind::PostalCode}, tr("Seven digits."), {1, 1});
    add(u"phone"_s, tr("Telephone"), tr("e.g. 076-000-0001"), {Kind::Phone}, tr("Ten or eleven digits."), {2, 1});
    add(u"address"_s, tr("Address"), tr("e.g. Sakuramachi 2-1"), {Kind::Address, Kind::Kanji, Kind::Kana}, tr("Write the town too."), {3, 1});
    setFocusProxy(m_entries.first().edit);
}

void SearchForm::add(const QString &name, const QString &label, const QString &example, const QList<Kind> &kinds, const QString &wrong, QPoint cell)
{
    auto *edit = new PlainEdit;
    edit->setPlaceholderText(example);
    edit->setAdvancesOnEnter(false);
    edit->setMaxLength(30);
    auto *field = new Field(name, label, edit, Field::Labels::Above, this);
    static_cast<QGridLayout *>(layout())->addWidget(field, cell.y(), cell.x(), Qt::AlignTop);
    field->layout()->setContentsMargins(0, space::tiny, 0, space::tiny); // in line with the search field; the ring has its room between them
    const bool manyWords = kinds.contains(Kind::Kana) && !kinds.contains(Kind::Address);
    m_entries += Entry{field, edit, kinds, manyWords, wrong};
    connect(edit, &QLineEdit::textEdited, this, &SearchForm::edited);
    connect(edit, &QLineEdit::returnPressed, this, &SearchForm::entered);
}

/// As a word of the search field: a space would begin another one.
QString SearchForm::written(const Entry &entry)
{
    static const QRegularExpression betweenDigits(u"(?<=\\d)\\s+(?=\\d)"_s), any(u"\\s+"_s);
    const QString text = entry.edit->text().simplified();
    return entry.manyWords ? text : QString(text).replace(betweenDigits, u"-"_s).remove(any);
}

QString SearchForm::text() const
{
    QStringList words;
    for (const Entry &entry : m_entries)
        words += written(entry);
    words += m_rest;
    words.removeAll(QString());
    return words.join(u' ');
}

void SearchForm::fill(const QString &text, const QList<api::SearchTerm> &understood)
{
    clear();
    for (const QString &word : text.simplified().split(u' ', Qt::SkipEmptyParts)) {
        const auto fits = [&](const Entry &entry) { return means(entry.kinds, word, understood); };
        const auto free = [&](const Entry &entry) { return fits(entry) && (entry.manyWords || entry.edit->text().isEmpty()); };
        if (const auto entry = std::ranges::find_if(m_entries, free); entry != m_entries.end())
            entry->edit->setText((entry->edit->text() + u' ' + word).trimmed());
        else if (std::ranges::any_of(m_entries, fits))
            m_rest += word;
    }
}

void SearchForm::judge(const Result<api::SearchPage> &answer, Which which)
{
    const bool judged = answer || answer.error().code == ErrorCode::SearchNotUnderstood;
    int withDigits = 0;
    for (const Entry &entry : std::as_const(m_entries)) {
        const QString wrong = judged                                                        ? whyWrong(entry, answer ? answer->understood : QList<api::SearchTerm>(), withDigits)
                              : answer.error().code == ErrorCode::IndividualNumberInText ? refused(entry)
                                                                                         : QString();
        if (which == Which::All || !entry.edit->hasFocus() || entry.field->hasError()) // nobody is told off in the middle of a word
            entry.field->setErrorText(wrong);
    }
}

QString SearchForm::whyWrong(const Entry &entry, const QList<api::SearchTerm> &understood, int &withDigits) const
{
    const QString text = written(entry);
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts))
        if (!means(entry.kinds, word, understood))
            return withDigits == api::mostWordsWithDigits && holdsDigit(word) ? tr("Digits in two fields at most.") : entry.wrong;
    withDigits += holdsDigit(text);
    return {};
}

/// The individual number may have been typed in pieces.
QString SearchForm::refused(const Entry &entry) const
{
    const auto alone = [](const Entry &e) { return domain::containsIndividualNumber(e.edit->text()); };
    const bool wrong = std::ranges::any_of(m_entries, alone) ? alone(entry) : holdsDigit(entry.edit->text());
    return wrong ? sentence(Error{ErrorCode::IndividualNumberInText, {}, {}}) : QString();
}

QWidget *SearchForm::firstWrong() const
{
    const auto entry = std::ranges::find_if(m_entries, [](const Entry &e) { return e.field->hasError(); });
    return entry == m_entries.end() ? nullptr : entry->edit;
}

QStringList SearchForm::contents() const
{
    QStringList all;
    for (const Entry &entry : m_entries)
        all += entry.edit->text();
    return all;
}

void SearchForm::setContents(const QStringList &contents)
{
    clear();
    for (int i = 0; i < m_entries.size(); ++i)
        m_entries[i].edit->setText(contents.value(i));
}

void SearchForm::clear()
{
    m_rest.clear();
    for (const Entry &entry : std::as_const(m_entries)) {
        entry.edit->clear();
        entry.field->setErrorText({});
    }
}

} // namespace madoguchi::ui
