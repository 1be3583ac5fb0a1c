#include "ui/screens/search/result_preview.h"

#include "ui/theme/theme.h"
#include "ui/widgets/state_badge.h"
#include "ui/words/people_words.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
QLabel *label(const char *type)
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty("type", QString::fromLatin1(type));
    return label;
}
} // namespace

ResultPreview::ResultPreview(QWidget *parent)
    : Sheet({}, parent), m_content(new QWidget), m_none(label("soft")), m_name(label("title")), m_kana(label("soft")), m_birth(label("")),
      m_number(label("")), m_town(label("")), m_household(label("")), m_match(label("soft")), m_warning(label("strong")), m_hint(label("soft")), m_state(new StateBadge)
{
    body()->addWidget(m_none);
    body()->addWidget(m_content);
    body()->addStretch();

    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins({});
    column->setSpacing(space::tiny);
    column->addWidget(m_state, 0, Qt::AlignLeft);
    column->addSpacing(space::small);
    column->addWidget(m_name);
    column->addWidget(m_kana);
    column->addSpacing(space::medium);
    auto *facts = new QGridLayout;
    facts->setHorizontalSpacing(space::medium);
    facts->setVerticalSpacing(space::small);
    facts->setColumnStretch(1, 1);
    const auto row = [&](const QString &name, QLabel *value) {
        auto *caption = label("small");
        caption->setText(name);
        caption->setWordWrap(false);
        const int line = facts->rowCount();
        facts->addWidget(caption, line, 0, Qt::AlignTop | Qt::AlignLeft);
        facts->addWidget(value, line, 1);
    };
    row(tr("Date of birth"), m_birth);
    row(tr("Symbol, number"), m_number);
    row(tr("Town"), m_town);
    row(tr("In household"), m_household);
    column->addLayout(facts);
    column->addSpacing(space::medium);
    m_match->setObjectName(u"match"_s);
    column->addWidget(m_match);
    m_warning->setObjectName(u"sameName"_s);
    column->addWidget(m_warning);
    m_hint->setText(tr("Enter or F6 opens the household. Opening is recorded."));
    column->addWidget(m_hint);
    show(nullptr);
}

void ResultPreview::setCompact(bool compact) { m_hint->setVisible(!compact); }

void ResultPreview::show(const api::SearchRow *row)
{
    m_none->setVisible(!row);
    m_none->setText(tr("Select a row to see who it is."));
    m_content->setVisible(row);
    const api::SearchRow shown = row ? *row : api::SearchRow();
    m_state->set(stateTone(shown.state), stateIcon(shown.state), stateWord(shown.state));
    m_name->setText(shown.nameKanji);
    m_kana->setText(shown.nameKana);
    m_birth->setText(birthWords(shown.birth, shown.birthShown) + u"  "_s + sexWord(shown.sex));
    m_number->setText(insuredWords(shown.insured));
    m_town->setText(shown.town);
    m_household->setText(shown.head ? tr("head of household") : tr("member"));
    m_match->setText(matchSentence(shown.match));
    m_match->setVisible(!m_match->text().isEmpty());
    m_warning->setVisible(shown.sameName > 0);
    m_warning->setText(tr("%1 more with the same name and date of birth. Ask for the address and the names of the family, and compare the number on the certificate.").arg(shown.sameName));
    setAccessibleName(row ? tr("Preview of the selected person") : tr("Preview, empty"));
}

void ResultPreview::showComing()
{
    show(nullptr);
    m_none->setText(tr("Being read…"));
}

} // namespace madoguchi::ui
