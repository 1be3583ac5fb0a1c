#include "ui/screens/reception/numbers_page.h"

#include "ui/screens/reception/number_entry.h"
#include "ui/theme/theme.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace madoguchi::ui {

NumbersPage::NumbersPage(api::NumberService &service, QWidget *parent)
    : FormPage(tr("Number check"), parent), m_service(service), m_scroll(new QScrollArea)
{
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    column()->addWidget(m_scroll, 1);
}

QString NumbersPage::context() const
{
    return tr("Number check: on which document the individual number was seen. The identity check was recorded before; one does not replace the other.\n\n"
              "The twelve digits are typed twice without being shown. They are sealed for the federation at once; what stays is its receipt. "
              "Without a connection it is to be entered again later or, where the municipality lets it, it waits sealed until the line is back.\n\n"
              "Nobody is refused because the number is missing: the register's number is taken instead.");
}

void NumbersPage::load(const FormState &state)
{
    clear();
    auto *list = new QWidget;
    auto *box = new QVBoxLayout(list);
    box->setContentsMargins({});
    box->setSpacing(space::large);
    for (const auto &chosen : state.draft.persons) {
        if (!chosen.chosen)
            continue;
        for (const auto &person : state.persons()) {
            if (person.addresseeNumber != chosen.addresseeNumber)
                continue;
            auto *entry = new NumberEntry(m_service, person, state.draft.reception, chosen);
            connect(entry, &NumberEntry::edited, this, &FormPage::edited);
            m_entries += {person.addresseeNumber, entry};
            box->addWidget(entry);
        }
    }
    box->addStretch();
    m_scroll->setWidget(list);
    watchFields();
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        connect(m_entries[i].second, &NumberEntry::done, this, [this, i] {
            if (i + 1 < m_entries.size())
                m_entries[i + 1].second->findChild<QWidget *>(QStringLiteral("persons.%1.numberDocument").arg(m_entries[i + 1].first))->setFocus();
        });
    }
}

void NumbersPage::store(FormState &state) const
{
    for (const auto &[addressee, entry] : m_entries) {
        for (auto &person : state.draft.persons) {
            if (person.addresseeNumber == addressee)
                entry->store(person);
        }
    }
}

void NumbersPage::clear()
{
    m_entries.clear();
    delete m_scroll->takeWidget();
}

} // namespace madoguchi::ui
