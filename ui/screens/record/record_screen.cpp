#include "ui/screens/record/record_screen.h"

#include "ui/frame/answers.h"
#include "ui/screens/record/density_strip.h"
#include "ui/screens/record/record_model.h"
#include "ui/theme/theme.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/state_badge.h"
#include "ui/widgets/table_view.h"
#include "ui/words/formats.h"
#include "ui/words/sentences.h"
#include "ui/words/terms.h"

#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace madoguchi::ui {

namespace {

constexpr int page = 200; // lines asked for at once

class RecordScreen final : public Screen {
    Q_OBJECT
public:
    RecordScreen(api::Services &services, QWidget *parent)
        : Screen(services, parent), m_head(new QLabel), m_badge(new StateBadge), m_strip(new DensityStrip), m_model(new RecordModel(this)),
          m_table(new TableView), m_empty(new EmptyState), m_stack(new QStackedWidget), m_answers(new Answers(this))
    {
        auto *head = new Sheet;
        auto *line = new QHBoxLayout;
        line->addWidget(m_badge);
        line->addSpacing(space::small);
        line->addWidget(m_head, 1);
        head->body()->addLayout(line);
        head->body()->addWidget(m_strip);
        m_table->setObjectName(QStringLiteral("entries"));
        m_table->setAccessibleName(tr("Entries of the record"));
        m_table->setModel(m_model);
        m_table->horizontalHeader()->setStretchLastSection(false);
        m_table->horizontalHeader()->setSectionResizeMode(RecordModel::What, QHeaderView::Stretch);
        m_table->setColumnWidth(RecordModel::When, 172);
        m_table->setColumnWidth(RecordModel::Detail, 96);
        m_table->setColumnWidth(RecordModel::Reception, 120);
        m_table->setColumnWidth(RecordModel::Witnessed, 104);
        m_stack->addWidget(m_empty);
        m_stack->addWidget(m_table);
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(space::large, space::medium, space::large, space::medium);
        column->setSpacing(space::medium);
        column->addWidget(head);
        column->addWidget(m_stack, 1);

        connect(&services.record, &api::RecordService::headChanged, this, &RecordScreen::refreshHead);
        connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
            if (value >= m_table->verticalScrollBar()->maximum() - size::row)
                more();
        });
        connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
            refreshStrip();
            Q_EMIT contextChanged();
        });
    }

    QString title() const override { return tr("Record"); }
    bool isLit(FunctionKey key) const override { return key == FunctionKey::F5; }
    void trigger(FunctionKey key) override
    {
        if (key == FunctionKey::F5)
            open({});
    }
    void open(const QString &) override
    {
        m_answers->forget();
        m_model->clear();
        m_end = m_asking = false;
        m_empty->set(Icon::Record, tr("Reading the record…"));
        m_stack->setCurrentWidget(m_empty);
        refreshHead();
        more();
    }
    QWidget *firstFocus() override { return m_table; }
    QString context() const override
    {
        const int row = m_table->currentIndex().row();
        const QString rule = tr("Every access is here, refusals too. Entries are chained and signed; the server witnesses them, so that nothing can be "
                                "changed or left out unnoticed. Compare with the paper by the reception number.");
        if (row < 0 || row >= m_model->lines().size())
            return rule;
        const api::RecordLine &line = m_model->lines().at(row);
        QStringList parts{tr("No. %1").arg(grouped(line.sequence)), dayAndTime(line.at), recordSentence(line)};
        if (line.outcome == api::Outcome::Denied)
            parts << tr("The person's duties do not include this; it was refused before anything was shown.");
        if (line.outcome == api::Outcome::Failed)
            parts << tr("It was tried and did not succeed; nothing was half-done.");
        return parts.join(u'\n') + QStringLiteral("\n\n") + rule;
    }
    void clear() override
    {
        m_answers->forget();
        m_model->clear();
        m_asking = false;
        m_strip->setDay({}, {});
    }

private:
    void refreshHead()
    {
        const api::RecordHead head = m_services.record.head();
        const bool whole = head.size > 0 && head.anchored == head.size;
        m_badge->set(whole ? Tone::Confirmed : Tone::Neutral, whole ? Icon::Check : Icon::Waiting, whole ? tr("witnessed") : tr("witness under way"));
        m_head->setText(tr("%1 entries · signed %2 · witnessed by the server up to no. %3 (%4)")
                            .arg(grouped(head.size), ago(head.signedAt, m_services.clock.utc()), grouped(head.anchored),
                                 ago(head.anchoredAt, m_services.clock.utc())));
    }
    void refreshStrip()
    {
        const QList<api::RecordLine> &lines = m_model->lines();
        if (lines.isEmpty())
            return m_strip->setDay({}, {});
        const int row = std::max(0, m_table->currentIndex().row());
        const QDate day = inJapan(lines.at(std::min<qsizetype>(row, lines.size() - 1)).at).date();
        std::array<int, 24> counts{};
        for (const api::RecordLine &line : lines)
            if (const QDateTime at = inJapan(line.at); at.date() == day)
                ++counts[static_cast<std::size_t>(at.time().hour())];
        m_strip->setDay(day, counts);
    }
    void more()
    {
        if (m_asking || m_end)
            return;
        m_asking = true;
        const qint64 before = m_model->lines().isEmpty() ? 0 : m_model->lines().last().sequence;
        m_answers->when(m_services.record.entries(before, page), [this](const Result<QList<api::RecordLine>> &answer) {
            m_asking = false;
            if (!answer) {
                m_end = true;
                m_empty->set(Icon::Warning, sentence(answer.error()), QStringLiteral("%1 (%2)").arg(nextStep(answer.error()), shortCode(answer.error())));
                return;
            }
            m_end = answer->size() < page;
            m_model->append(*answer);
            if (m_model->lines().isEmpty()) {
                m_empty->set(Icon::Record, tr("There are no entries yet."));
                return;
            }
            m_stack->setCurrentWidget(m_table);
            if (!m_table->currentIndex().isValid()) {
                m_table->setCurrentIndex(m_model->index(0, 0));
                m_table->setFocus();
            }
            refreshStrip();
        });
    }

    QLabel *m_head;
    StateBadge *m_badge;
    DensityStrip *m_strip;
    RecordModel *m_model;
    TableView *m_table;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    Answers *m_answers;
    bool m_asking = false, m_end = false;
};

} // namespace

Screen *createRecord(api::Services &services, QWidget *parent) { return new RecordScreen(services, parent); }

} // namespace madoguchi::ui

#include "record_screen.moc"
