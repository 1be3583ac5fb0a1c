#include "ui/screens/link/source_section.h"

#include "ui/screens/link/source_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/notice.h"
#include "ui/words/formats.h"
#include "ui/words/sentences.h"

#include <QHeaderView>
#include <QPushButton>
#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int detailWidth = 320; // px

} // namespace

SourceSection::SourceSection(api::Services &services, QWidget *parent)
    : QWidget(parent), m_services(services),
      m_list(new RowsTable(tr("Files of the resident system"), {{tr("File"), 0}, {tr("Number"), 64, true}, {tr("Records"), 64, true}, {tr("State"), 172}})), m_detail(new QWidget),
      m_notice(new Notice), m_outcome(new Notice), m_media(new Notice), m_handBack(new Notice), m_take(new QPushButton(tr("Take in (F12)")))
{
    m_list->setObjectName(u"sourceFiles"_s);
    m_list->verticalHeader()->setDefaultSectionSize(RowsTable::twoLines);
    m_notice->setObjectName(u"sourceNotice"_s);
    m_outcome->setObjectName(u"sourceOutcome"_s);
    m_media->setObjectName(u"sourceMedia"_s);
    m_handBack->setObjectName(u"handBack"_s);
    m_take->setObjectName(u"sourceTake"_s);
    m_take->setAutoDefault(true);

    m_detail->setFixedWidth(detailWidth);
    auto *detail = new QVBoxLayout(m_detail);
    detail->setContentsMargins({});
    detail->setSpacing(space::small);
    detail->addWidget(m_notice);
    detail->addWidget(m_take);
    detail->addStretch();
    auto *left = new QVBoxLayout;
    left->setSpacing(space::small);
    left->addWidget(m_outcome);
    left->addWidget(m_list, 1);
    left->addWidget(m_media);
    left->addWidget(m_handBack);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, space::small, 0, 0);
    row->setSpacing(space::medium);
    row->addLayout(left, 1);
    row->addWidget(m_detail);

    connect(m_list, &RowsTable::rowChanged, this, &SourceSection::choose);
    connect(m_list, &RowsTable::opened, this, [this] {
        if (canTake())
            m_take->setFocus();
    });
    connect(m_take, &QPushButton::clicked, this, &SourceSection::take);
    clear();
}

void SourceSection::load()
{
    if (m_services.session.phase() != api::SessionService::Phase::Active)
        return;
    m_answers.when(m_services.link.sourceFolder(), [this](const Result<api::SourceFolder> &answer) { show(answer); });
}

void SourceSection::show(const Result<api::SourceFolder> &answer)
{
    if (!answer)
        return m_outcome->say(answer.error());
    const auto keyOf = [](const api::SourceFile &file) { return std::pair(file.medium, file.name); };
    const auto chosen = current() ? keyOf(*current()) : std::pair<QString, QString>();
    m_folder = *answer;
    if (m_folder.trouble && m_folder.trouble->code == ErrorCode::FileUnreadable)
        m_outcome->say(Tone::Blocked, Icon::Warning, tr("The folder of the resident system cannot be reached. Nothing was lost."),
                       tr("Call IT with the number; it is tried again by itself.") + u' ' + shortCode(*m_folder.trouble));
    else if (m_folder.trouble)
        m_outcome->say(*m_folder.trouble);
    m_list->setEmptyText(!m_folder.offered   ? tr("This terminal has no folder for files of the resident system.")
                             : m_folder.trouble ? tr("What lies in the folder is not known.")
                             : m_folder.media.isEmpty() ? tr("The folder is empty: the resident system has put nothing there.")
                                                        : tr("Neither the folder nor a registered medium that is plugged in has a file."));
    QList<QList<Cell>> rows;
    const QDate today = m_services.clock.today();
    const auto about = [&](const QString &name, const QString &place, const QDateTime &at) { // where it lies is a question only where there are media
        return (m_folder.media.isEmpty() ? QStringList{name, shortTime(at, today)} : QStringList{name, placeName(place), shortTime(at, today)}).join(u" · "_s);
    };
    for (const api::SourceFile &file : std::as_const(m_folder.files)) {
        const bool known = !file.layout.isEmpty();
        rows += {known ? Cell{file.title, about(file.name, file.place, file.at)} : Cell{file.name, m_folder.media.isEmpty() ? bytes(file.size) : placeName(file.place) + u" · "_s + bytes(file.size)},
                 known ? Cell{QString::number(file.sequence)} : absent(u"–"_s), known ? Cell{grouped(file.records)} : absent(u"–"_s), sourceState(file)};
    }
    for (const api::ErasedSource &gone : std::as_const(m_folder.erased))
        rows += {Cell{gone.title, about(gone.name, gone.place, gone.at)}, {QString::number(gone.sequence)}, absent(u"–"_s), erasedState(gone.how)};
    m_list->setRows(rows);
    for (int row = 0; row < m_folder.files.size(); ++row)
        if (keyOf(m_folder.files[row]) == chosen)
            m_list->selectRow(row);
    if (m_list->currentRow() < 0 && !rows.isEmpty())
        m_list->selectRow(0);
    showMedia();
    showHandBack();
    choose();
}

void SourceSection::showMedia()
{
    if (m_folder.media.isEmpty())
        return m_media->hush();
    QStringList all;
    QString alien; ///< the place of one
    for (const auto &medium : std::as_const(m_folder.media)) {
        all += mediumLine(medium);
        if (medium.trouble && medium.trouble->code == ErrorCode::MediumUnregistered)
            alien = medium.label;
    }
    const QString media = tr("Registered media: %1").arg(all.join(tr(", ")));
    if (alien.isEmpty())
        m_media->say(Tone::Neutral, Icon::Media, media);
    else
        m_media->say(Tone::Blocked, Icon::Blocked, tr("What is plugged in as “%1” is not that registered medium. Nothing of it was read.").arg(alien),
                     tr("Take it out and plug in the registered one.") + u' ' + media);
}

void SourceSection::showHandBack()
{
    if (!m_folder.handsBack)
        return m_handBack->hush();
    const QString waiting = tr("%1 more wait.").arg(m_folder.handBackWaiting);
    if (const auto &trouble = m_folder.handBackTrouble)
        m_handBack->say(Tone::Blocked, Icon::Warning,
                        trouble->code == ErrorCode::SequenceConflict ? tr("The folder of the resident system has another file called %1. It was not overwritten.").arg(trouble->args.value(0))
                                                                     : tr("A received file could not be put into the folder of the resident system."),
                        waiting + u' ' + tr("Call IT with the number; it is tried again by itself.") + u' ' + shortCode(*trouble));
    else
        m_handBack->say(Tone::Neutral, Icon::Info, tr("%1 received files were put into the folder of the resident system.").arg(m_folder.handedBack),
                        m_folder.handBackWaiting > 0 ? waiting : QString());
}

const api::SourceFile *SourceSection::current() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_folder.files.size() ? &m_folder.files[row] : nullptr;
}

void SourceSection::choose()
{
    const api::SourceFile *file = current();
    const int row = m_list->currentRow();
    m_detail->setVisible(row >= 0 && m_list->rows() > 0);
    m_take->setVisible(file && file->isTakeable());
    m_take->setEnabled(canTake());
    if (file) {
        QStringList more{faultLines(file->faults), numberCount(file->numbers, file->numbersDiffering, file->numbersRefused), sourceNext(*file)};
        more.removeAll(QString());
        const Cell state = sourceState(*file);
        m_notice->say(state.tone, *state.badge, sourceSentence(*file), more.join(u'\n'));
    } else if (row >= 0 && row - m_folder.files.size() < m_folder.erased.size()) {
        const api::ErasedSource &gone = m_folder.erased[row - m_folder.files.size()];
        const Cell state = erasedState(gone.how);
        m_notice->say(state.tone, *state.badge, erasedSentence(gone.how), dayAndTime(gone.at));
    } else {
        m_notice->hush();
    }
    Q_EMIT changed();
}

bool SourceSection::canTake() const
{
    return current() && current()->isTakeable() && !m_busy && m_services.session.may(api::UseCase::SourceTake);
}

void SourceSection::take()
{
    if (!canTake())
        return;
    m_busy = true;
    m_outcome->say(Tone::Neutral, Icon::Waiting, tr("The file is being checked and taken in."), tr("You can go on with other work."));
    choose();
    m_answers.when(m_services.link.takeIn(current()->medium, current()->name), [this](const Result<api::TakenIn> &answer) { taken(answer); });
}

void SourceSection::taken(const Result<api::TakenIn> &answer)
{
    m_busy = false;
    m_list->setFocus();
    if (!answer) {
        m_outcome->say(answer.error());
    } else if (answer->nextSequence > 0) {
        m_outcome->say(Tone::Blocked, Icon::Blocked, tr("The federation's next running number is %1, and the file has another. Nothing was taken in.").arg(answer->nextSequence),
                       tr("Take in the files in their order, or have the resident system make this one again with that number."));
    } else if (answer->waits) {
        m_outcome->say(Tone::Attention, Icon::Waiting, tr("Another file of this kind is on its way to the federation. Nothing was taken in."),
                       tr("Take this one in when that one has its receipt."));
    } else if (!answer->faults.isEmpty()) {
        m_outcome->say(Tone::Blocked, Icon::Blocked, tr("The file is wrong in %1 places and was refused as a whole. The source stays as it is.").arg(answer->faults.size()),
                       faultLines(answer->faults) + u'\n' + tr("Mend it in the resident system and have it put into the folder again."));
    } else {
        const bool notable = !answer->notable.isEmpty();
        QStringList more{numberCount(answer->numbers, answer->numbersDiffering, answer->numbersRefused), numberLines(*answer),
                         notable ? tr("The rows go all the same; the federation puts them on its confirmation list.") : QString(), tr("F12 on “Today's files” shows it and sends it.")};
        more.removeAll(QString());
        m_outcome->say(notable ? Tone::Attention : Tone::Confirmed, notable ? Icon::Warning : Icon::Check, tr("%1 rows were taken in.").arg(grouped(answer->records)), more.join(u'\n'));
        Q_EMIT told(tr("The file stands among today's files."));
    }
    load();
}

void SourceSection::clear()
{
    m_answers.forget();
    m_busy = false;
    m_folder = {};
    m_list->setRows({});
    m_outcome->hush();
    m_media->hush();
    m_handBack->hush();
    choose();
}

} // namespace madoguchi::ui
