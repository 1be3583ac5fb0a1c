#include "ui/screens/link/aside_section.h"

#include "domain/free_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/field.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/plain_edit.h"
#include "ui/widgets/rows_table.h"
#include "ui/words/formats.h"
#include "ui/words/link_words.h"

#include <QHeaderView>
#include <QPushButton>
#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int detailWidth = 320; // px

Cell stateCell(const api::AsideItem &item)
{
    if (item.closing)
        return badge(Tone::Neutral, Icon::Check, AsideSection::tr("closed"));
    return item.held ? badge(Tone::Attention, Icon::Waiting, AsideSection::tr("on hold")) : badge(Tone::Blocked, Icon::Blocked, AsideSection::tr("refused"));
}

Cell whatCell(const api::AsideItem &item)
{
    QStringList parts{asideWay(item)};
    if (item.file)
        parts += AsideSection::tr("number %1").arg(item.sequence);
    else if (!item.number.isEmpty())
        parts += item.number;
    if (!item.person.isEmpty())
        parts += item.person;
    return {asideWord(item), parts.join(u" · "_s)};
}

/// The same again would only meet the same: it is decided beside the other version.
bool isConflict(const api::AsideItem &item)
{
    return item.way == api::AsideItem::Way::ToMunicipality && !item.file && item.reason.code == ErrorCode::VersionConflict && !item.closing;
}

} // namespace

AsideSection::AsideSection(api::Services &services, QWidget *parent)
    : QWidget(parent), m_services(services),
      m_list(new RowsTable(tr("Refused or on hold"), {{tr("What"), 0}, {tr("Since"), 128}, {tr("State"), 104}})), m_detail(new QWidget), m_notice(new Notice),
      m_outcome(new Notice), m_reason(new PlainEdit), m_reasonField(new Field(u"reason"_s, tr("Reason for closing"), m_reason, Field::Labels::Above)),
      m_compare(new QPushButton(tr("Compare both versions"))), m_again(new QPushButton(tr("Try again"))), m_close(new QPushButton(tr("Close with the reason (F12)")))
{
    m_list->setObjectName(u"asideItems"_s);
    m_list->verticalHeader()->setDefaultSectionSize(RowsTable::twoLines);
    m_list->setEmptyText(tr("Nothing was refused, nothing is on hold."));
    m_reason->setMaxLength(api::asideReasonLength);
    m_reasonField->setHint(tr("It is kept with the item."));
    m_notice->setObjectName(u"asideWhy"_s);
    m_compare->setObjectName(u"asideCompare"_s);
    m_again->setObjectName(u"asideAgain"_s);
    m_close->setObjectName(u"asideClose"_s);
    for (QPushButton *button : {m_compare, m_again, m_close})
        button->setAutoDefault(true);

    m_detail->setFixedWidth(detailWidth);
    auto *detail = new QVBoxLayout(m_detail);
    detail->setContentsMargins({});
    detail->setSpacing(space::small);
    detail->addWidget(m_notice);
    detail->addWidget(m_compare);
    detail->addWidget(m_again);
    detail->addWidget(m_reasonField);
    detail->addWidget(m_close);
    detail->addStretch();

    auto *left = new QVBoxLayout;
    left->setSpacing(space::small);
    left->addWidget(m_outcome);
    left->addWidget(m_list, 1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, space::small, 0, 0);
    row->setSpacing(space::medium);
    row->addLayout(left, 1);
    row->addWidget(m_detail);

    connect(m_list, &RowsTable::rowChanged, this, &AsideSection::choose);
    connect(m_list, &RowsTable::opened, this, &AsideSection::openChosen);
    connect(m_compare, &QPushButton::clicked, this, [this] { Q_EMIT compare(current()->id); });
    connect(m_again, &QPushButton::clicked, this, &AsideSection::tryAgain);
    connect(m_close, &QPushButton::clicked, this, &AsideSection::close);
    connect(m_reason, &QLineEdit::textChanged, this, [this] {
        m_reasonField->setError({});
        Q_EMIT changed();
    });
    describe(nullptr);
}

void AsideSection::load()
{
    if (m_services.session.phase() != api::SessionService::Phase::Active)
        return;
    m_answers.when(m_services.link.aside(), [this](const Result<QList<api::AsideItem>> &answer) { show(answer); });
}

void AsideSection::show(const Result<QList<api::AsideItem>> &answer)
{
    if (!answer)
        return m_outcome->say(answer.error());
    const QString chosen = current() ? current()->id : QString();
    m_items = *answer;
    const QDate today = m_services.clock.today();
    QList<QList<Cell>> rows;
    for (const api::AsideItem &item : std::as_const(m_items))
        rows += {whatCell(item), {shortTime(item.since, today)}, stateCell(item)};
    m_list->setRows(rows);
    for (int row = 0; row < m_items.size(); ++row)
        if (m_items[row].id == chosen)
            m_list->selectRow(row);
    if (m_list->currentRow() < 0 && !m_items.isEmpty())
        m_list->selectRow(0);
    if (!current() || current()->id != chosen)
        choose();
}

const api::AsideItem *AsideSection::current() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_items.size() ? &m_items[row] : nullptr;
}

QString AsideSection::household() const
{
    return current() ? current()->household.text() : QString();
}

void AsideSection::choose()
{
    m_reason->clear();
    m_reasonField->setError({});
    m_outcome->hush();
    describe(current());
    Q_EMIT changed();
}

void AsideSection::describe(const api::AsideItem *item)
{
    m_detail->setVisible(item);
    m_again->setEnabled(item && item->mayTryAgain && !m_busy);
    m_close->setEnabled(item && item->mayClose && !m_busy);
    m_reasonField->setVisible(item && item->mayClose);
    m_compare->setVisible(item && isConflict(*item));
    m_again->setVisible(item && !item->closing && !isConflict(*item));
    m_close->setVisible(item && !item->closing);
    if (!item)
        return m_notice->hush();
    if (item->closing)
        return m_notice->say(Tone::Neutral, Icon::Check, tr("Closed by %1, %2").arg(item->closing->byName, dayAndTime(item->closing->at)),
                             tr("Reason: %1").arg(item->closing->reason) + u'\n' + asideReason(*item) + u'\n' + asidePlace(*item));
    QStringList more{asidePlace(*item), asideNext(*item)};
    if (item->behind > 0)
        more += tr("%1 rows for the federation wait behind it, and are closed with it.").arg(item->behind);
    more.removeAll(QString());
    m_notice->say(item->held ? Tone::Attention : Tone::Blocked, item->held ? Icon::Waiting : Icon::Blocked, asideReason(*item), more.join(u'\n'));
}

int AsideSection::refused() const
{
    return static_cast<int>(std::ranges::count_if(m_items, [](const api::AsideItem &item) { return !item.closing && !item.held; }));
}

bool AsideSection::canClose() const
{
    return current() && current()->mayClose && !m_busy && !m_reason->text().trimmed().isEmpty();
}

void AsideSection::setBusy(bool busy)
{
    m_busy = busy;
    describe(current());
    Q_EMIT changed();
}

void AsideSection::openChosen()
{
    if (m_compare->isVisible())
        return m_compare->click();
    (m_again->isEnabled() ? static_cast<QWidget *>(m_again) : m_reason)->setFocus();
}

void AsideSection::tryAgain()
{
    if (!current() || !current()->mayTryAgain || m_busy)
        return;
    setBusy(true);
    m_answers.when(m_services.link.tryAsideAgain(current()->id), [this](const Result<Done> &answer) { settled(answer, tr("It is tried again.")); });
}

void AsideSection::close()
{
    if (!current() || !current()->mayClose || m_busy)
        return;
    m_reasonField->setCheck(domain::checkText(m_reason->text(), {api::asideReasonLength, domain::TextFor::Screen, true}, u"reason"_s));
    if (m_reasonField->hasError())
        return m_reason->setFocus();
    setBusy(true);
    m_answers.when(m_services.link.closeAside(current()->id, m_reason->text()), [this](const Result<Done> &answer) { settled(answer, tr("Closed. The reason is kept with it.")); });
}

void AsideSection::settled(const Result<Done> &answer, const QString &sentence)
{
    setBusy(false);
    m_list->setFocus();
    if (!answer)
        return m_outcome->say(answer.error());
    m_outcome->hush();
    Q_EMIT told(sentence);
    load();
}

void AsideSection::clear()
{
    m_answers.forget();
    m_busy = false;
    m_items.clear();
    m_list->setRows({});
    choose();
}

} // namespace madoguchi::ui
