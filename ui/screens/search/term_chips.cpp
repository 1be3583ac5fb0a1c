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
} // namespace

void TermChips::show(const QList<api::SearchTerm> &terms, QDate today)
{
    using Kind = api::SearchTerm::Kind;
    const auto same = [](const api::SearchTerm &a, const api::SearchTerm &b) { return a.kind == b.kind && a.shown == b.shown; };
    if (std::ranges::equal(m_terms, terms, same)) // a chip that has the keyboard keeps it
        return;
    m_terms = terms;
    while (m_row->count() > 1)
        delete m_row->itemAt(0)->widget(); // its item goes with it
    for (const auto &term : terms) {
        const QString kind = [&] {
            switch (term.kind) {
            case Kind::Kana:
                return tr("Kana");
            case Kind::Kanji:
                return tr("Name");
            case Kind::BirthDate:
                return tr("Date of birth");
            case Kind::BirthYear:
                return tr("Year of birth");
            case Kind::InsuredNumber:
                return tr("Symbol and number");
            case Kind::AddresseeNumber:
                return tr("Addressee number");
            case Kind::PostalCode:
                return tr("Postal code");
            case Kind::Phone:
                return tr("Telephone");
            case Kind::Address:
                return tr("Address");
            }
            return QString();
        }();
        const QString shown = shownWords(term, today);
        auto *chip = new QPushButton(kind + u"  "_s + shown + u"  ✕"_s, this);
        chip->setAccessibleName(tr("Search term %1 %2; Delete removes it").arg(kind, shown));
        chip->setAutoDefault(false);
        chip->setProperty("chip", true);
        chip->installEventFilter(this);
        connect(chip, &QPushButton::clicked, this, [this, kind = term.kind] { Q_EMIT removed(kind); });
        m_row->insertWidget(m_row->count() - 1, chip);
    }
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
