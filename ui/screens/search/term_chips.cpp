#include "ui/screens/search/term_chips.h"

#include "ui/theme/theme.h"
#include "ui/words/people_words.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

TermChips::TermChips(QWidget *parent) : QWidget(parent), m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins({});
    m_row->setSpacing(space::small);
    m_row->addStretch();
    setMinimumHeight(size::row);
    m_chips += makeChip(0); // nearly every search needs it
    m_chips.first()->hide();
}

int TermChips::count() const { return static_cast<int>(m_terms.size()); }

namespace {
QString shownWords(const api::SearchTerm &term, QDate today)
{
    if (term.kind != api::SearchTerm::Kind::BirthDate && term.kind != api::SearchTerm::Kind::BirthYear)
        return term.shown;
    const auto day = [](const QString &iso) { return QDate::fromString(iso, Qt::ISODate); };
    return withAge(term.shown, day(term.value.section(u'/', 0, 0)), day(term.value.section(u'/', -1)), today);
}

QString kindWord(api::SearchTerm::Kind kind)
{
    using Kind = api::SearchTerm::Kind;
    switch (kind) {
    case Kind::Kana:
        return TermChips::tr("Kana");
    case Kind::Kanji:
        return TermChips::tr("Name");
    case Kind::BirthDate:
        return TermChips::tr("Date of birth");
    case Kind::BirthYear:
        return TermChips::tr("Year of birth");
    case Kind::InsuredNumber:
        return TermChips::tr("Symbol and number");
    case Kind::AddresseeNumber:
        return TermChips::tr("Addressee number");
    case Kind::PostalCode:
        return TermChips::tr("Postal code");
    case Kind::Phone:
        return TermChips::tr("Telephone");
    case Kind::Address:
        return TermChips::tr("Address");
    }
    return {};
}
} // namespace

void TermChips::show(const QList<api::SearchTerm> &terms, QDate today)
{
    const auto same = [](const api::SearchTerm &a, const api::SearchTerm &b) { return a.kind == b.kind && a.shown == b.shown; };
    if (std::ranges::equal(m_terms, terms, same)) // a chip that has the keyboard keeps it
        return;
    m_terms = terms;
    while (m_chips.size() < terms.size())
        m_chips += makeChip(static_cast<int>(m_chips.size()));
    for (qsizetype i = 0; i < m_chips.size(); ++i) {
        const bool used = i < terms.size();
        const QString kind = used ? kindWord(terms[i].kind) : QString(), shown = used ? shownWords(terms[i], today) : QString();
        m_chips[i]->setText(used ? kind + u"  "_s + shown + u"  ✕"_s : QString()); // what is hidden says nothing either
        m_chips[i]->setAccessibleName(used ? tr("Search term %1 %2; Delete removes it").arg(kind, shown) : QString());
        m_chips[i]->setVisible(used);
    }
}

QPushButton *TermChips::makeChip(int index)
{
    auto *chip = new QPushButton(this);
    chip->setAutoDefault(false);
    chip->setProperty("chip", true);
    chip->installEventFilter(this);
    connect(chip, &QPushButton::clicked, this, [this, index] { Q_EMIT removed(m_terms[index].kind); });
    m_row->insertWidget(index, chip);
    return chip;
}

void TermChips::removeLast()
{
    if (!m_terms.isEmpty())
        Q_EMIT removed(m_terms.last().kind);
}

bool TermChips::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Delete || key == Qt::Key_Backspace || key == Qt::Key_Return || key == Qt::Key_Enter) {
            static_cast<QPushButton *>(watched)->click();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace madoguchi::ui
