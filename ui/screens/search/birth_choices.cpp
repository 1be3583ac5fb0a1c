#include "ui/screens/search/birth_choices.h"

#include "ui/theme/theme.h"
#include "ui/words/people_words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

BirthChoices::BirthChoices(QWidget *parent) : QWidget(parent), m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins({});
    m_row->setSpacing(space::small);
    auto *question = new QLabel(tr("Date of birth:"));
    question->setProperty("type", u"soft"_s);
    m_row->addWidget(question);
    m_row->addStretch();
    hide();
}

void BirthChoices::ask(const QList<domain::BirthReading> &readings, QDate today)
{
    setVisible(!readings.isEmpty());
    if (m_readings == readings) // a button that has the keyboard keeps it
        return;
    m_readings = readings;
    while (m_row->count() > 2)
        delete m_row->itemAt(1)->widget(); // its item goes with it
    for (const auto &reading : readings) {
        const QString day = reading.western ? tr("Western %1").arg(westernDay(reading.date)) : domain::formatWareki(reading.date);
        const QString words = withAge(day, reading.date, reading.date, today);
        auto *button = new QPushButton(u"&%1  %2"_s.arg(m_row->count() - 1).arg(words));
        button->setObjectName(u"birthChoice"_s);
        button->setAccessibleName(tr("Date of birth %1").arg(words));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, written = reading.written] { Q_EMIT chosen(written); });
        m_row->insertWidget(m_row->count() - 1, button);
    }
}

} // namespace madoguchi::ui
