#include "ui/screens/conflict/conflict_screen.h"

#include "domain/free_text.h"
#include "ui/screens/conflict/conflict_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/field.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/plain_edit.h"
#include "ui/widgets/rows_table.h"

#include <QHeaderView>
#include <QPushButton>
#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

Screen *createConflict(api::Services &services, QWidget *parent) { return new ConflictScreen(services, parent); }

ConflictScreen::ConflictScreen(api::Services &services, QWidget *parent)
    : Screen(services, parent), m_sheet(new QWidget), m_none(new EmptyState), m_who(new Notice), m_notice(new Notice),
      m_fields(new RowsTable(tr("Both versions, field by field"), {{tr("Field"), 208}, {tr("This terminal"), 0}, {tr("Municipality"), 0}, {tr("Compared"), 96}})),
      m_reason(new PlainEdit), m_reasonField(new Field(u"reason"_s, tr("Reason for the decision"), m_reason, Field::Labels::Above)),
      m_theirs(new QPushButton(tr("Keep the municipality's"))), m_ours(new QPushButton(tr("Put this terminal's on top (F12)")))
{
    m_fields->setObjectName(u"conflictFields"_s);
    m_fields->verticalHeader()->setDefaultSectionSize(RowsTable::twoLines);
    m_who->setObjectName(u"conflictWho"_s);
    m_notice->setObjectName(u"conflictNotice"_s);
    m_theirs->setObjectName(u"keepTheirs"_s);
    m_ours->setObjectName(u"putOurs"_s);
    for (QPushButton *button : {m_theirs, m_ours})
        button->setAutoDefault(true);
    m_reason->setMaxLength(api::asideReasonLength);
    m_reasonField->setHint(tr("It is kept with both versions."));

    auto *decision = new QHBoxLayout;
    decision->setSpacing(space::small);
    decision->addWidget(m_theirs, 1);
    decision->addWidget(m_ours, 1);
    auto *sheet = new QVBoxLayout(m_sheet);
    sheet->setContentsMargins({});
    sheet->setSpacing(space::small);
    sheet->addWidget(m_who);
    sheet->addWidget(m_fields, 1);
    sheet->addWidget(m_reasonField);
    sheet->addWidget(m_notice);
    sheet->addLayout(decision);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::medium, space::large, space::medium);
    column->addWidget(m_sheet, 1);
    column->addWidget(m_none, 1);

    connect(m_fields, &RowsTable::opened, m_reason, [this] { m_reason->setFocus(); });
    connect(m_reason, &QLineEdit::textEdited, this, [this] {
        m_reasonField->setErrorText({});
        disarm();
    });
    connect(m_theirs, &QPushButton::clicked, this, [this] { decide(Decision::Theirs); });
    connect(m_ours, &QPushButton::clicked, this, [this] { decide(Decision::Ours); });
    connect(m_none, &EmptyState::acted, this, [this] { Q_EMIT goTo({ScreenId::Link, asideSection}); });
    m_none->setAction(tr("Refused or on hold"));
    clear();
}

QString ConflictScreen::title() const { return tr("Two versions"); }
QWidget *ConflictScreen::firstFocus() { return m_conflict ? static_cast<QWidget *>(m_fields) : m_none->findChild<QPushButton *>(); }

QString ConflictScreen::context() const
{
    return tr("Somebody at another terminal has changed the same thing first. Theirs holds now; what was made here is kept beside it. Nothing is lost until somebody decides.\n\n"
              "Keep the municipality's: what was made here is closed with the reason, and the rows for the federation that wait for it.\n\n"
              "Put this terminal's on top: it leaves as a new change of theirs; the municipality then has it as it stands in the column of this terminal.\n\n"
              "If something of both is right, keep the municipality's and make the missing part again.");
}

bool ConflictScreen::mayPutOurs() const
{
    return m_conflict && !m_busy && m_conflict->putOurs == api::Conflict::Ours::Possible && m_services.session.may(api::UseCase::ConflictPutOurs);
}

bool ConflictScreen::isLit(FunctionKey key) const
{
    switch (key) {
    case FunctionKey::F4:
        return m_conflict.has_value();
    case FunctionKey::F5:
        return !m_id.isEmpty() && !m_busy;
    case FunctionKey::F6:
        return m_conflict && m_conflict->kind == u"household"_s;
    case FunctionKey::F12:
        return mayPutOurs();
    default:
        return false;
    }
}

void ConflictScreen::trigger(FunctionKey key)
{
    if (!isLit(key))
        return;
    if (key == FunctionKey::F4)
        m_fields->setFocus();
    else if (key == FunctionKey::F5)
        load();
    else if (key == FunctionKey::F6)
        Q_EMIT goTo({ScreenId::Household, m_conflict->aggregate});
    else if (key == FunctionKey::F12)
        decide(Decision::Ours);
}

bool ConflictScreen::stepBack()
{
    if (m_armed == Decision::None)
        return false;
    disarm();
    m_reason->setFocus();
    return true;
}

void ConflictScreen::open(const QString &object)
{
    m_id = object;
    m_reason->clear();
    m_notice->hush();
    if (m_id.isEmpty())
        return clear();
    load();
}

void ConflictScreen::load()
{
    m_answers.forget();
    m_none->set(Icon::Waiting, tr("Both versions are being read"));
    m_answers.when(m_services.conflict.conflict(m_id), [this](const Result<api::Conflict> &answer) { show(answer); });
}

void ConflictScreen::show(const Result<api::Conflict> &answer)
{
    m_conflict = answer ? std::optional(*answer) : std::nullopt;
    m_sheet->setVisible(answer.ok());
    m_none->setVisible(!answer.ok());
    disarm();
    if (!answer && answer.error().code == ErrorCode::NotFound)
        m_none->set(Icon::Check, tr("This is decided already"), tr("Nothing waits here any more. Esc leads back."));
    else if (!answer)
        m_none->set(Icon::Warning, tr("The versions could not be read"), tr("F5 tries again. Both are kept."));
    if (m_conflict)
        showFields();
    Q_EMIT keysChanged();
}

void ConflictScreen::showFields()
{
    QList<QList<Cell>> rows;
    for (const api::ConflictField &field : std::as_const(m_conflict->fields)) {
        const auto value = [&](const QJsonValue &of) {
            Cell cell{conflictValueWords(field.key, of)};
            cell.soft = !field.differs();
            return cell;
        };
        rows += {{conflictFieldWord(field.key), field.subject}, value(field.ours), value(field.theirs),
                 field.differs() ? badge(Tone::Attention, Icon::Warning, tr("differs")) : absent(tr("the same"))};
    }
    m_fields->setRows(rows);
    if (m_fields->currentRow() < 0 && !rows.isEmpty())
        m_fields->selectRow(0);
    m_fields->setFocus();
    QStringList who{tr("This terminal: %1").arg(conflictMadeBy(m_conflict->ours)), tr("Municipality: %1").arg(conflictMadeBy(m_conflict->theirs))};
    if (m_conflict->putOurs == api::Conflict::Ours::Waiting)
        who += tr("This terminal's cannot be put on top yet: something is still on its way. F5 looks again.");
    if (m_conflict->putOurs == api::Conflict::Ours::Impossible)
        who += tr("Of this kind nothing can be put on top.");
    if (!m_services.link.status().online)
        who += tr("There is no connection. What is decided is kept here and leaves later.");
    m_who->say(Tone::Attention, Icon::Warning, tr("Two have changed this. The municipality's holds until you decide."), who.join(u'\n'));
    m_theirs->setEnabled(!m_busy);
    m_ours->setEnabled(mayPutOurs());
}

bool ConflictScreen::checkReason()
{
    m_reasonField->setCheck(domain::checkText(m_reason->text(), {api::asideReasonLength, domain::TextFor::Screen, true}, u"reason"_s));
    if (m_reasonField->hasError())
        m_reason->setFocus();
    return !m_reasonField->hasError();
}

void ConflictScreen::decide(Decision decision)
{
    if (!m_conflict || m_busy || (decision == Decision::Ours && !mayPutOurs()) || !checkReason())
        return;
    const bool ours = decision == Decision::Ours;
    if (m_armed != decision) {
        m_armed = decision;
        const QString rows = m_conflict->behind > 0 ? u'\n' + (ours ? tr("%1 rows for the federation go with it.") : tr("%1 rows for the federation are closed with it.")).arg(m_conflict->behind) : QString();
        return m_notice->say(Tone::Accent, Icon::Info, ours ? tr("F12 once more puts this terminal's version on top.") : tr("Enter once more keeps the municipality's version."),
                             tr("Esc takes it back.") + rows);
    }
    m_busy = true;
    Q_EMIT keysChanged();
    const QString reason = m_reason->text().trimmed();
    if (ours)
        m_answers.when(m_services.conflict.putOurs(m_id, m_conflict->seen, reason),
                       [this](const Result<Done> &answer) { decided(answer, tr("This terminal's version was put on top.")); });
    else
        m_answers.when(m_services.link.closeAside(m_id, reason), [this](const Result<Done> &answer) { decided(answer, tr("The municipality's version was kept.")); });
}

void ConflictScreen::disarm()
{
    if (m_armed != Decision::None)
        m_notice->hush();
    m_armed = Decision::None;
}

void ConflictScreen::decided(const Result<Done> &answer, const QString &sentence)
{
    m_busy = false;
    m_armed = Decision::None;
    if (answer) {
        Q_EMIT told(sentence);
        Q_EMIT goTo({ScreenId::Link, asideSection});
        return;
    }
    if (answer.error().code == ErrorCode::VersionConflict)
        m_notice->say(Tone::Attention, Icon::Warning, tr("The municipality's version has moved on meanwhile."), tr("The newer one stands here now. Nothing was overwritten; look at it and decide again."));
    else if (answer.error().field == u"reason"_s)
        m_reasonField->setError(answer.error());
    else
        m_notice->say(answer.error());
    load();
}

void ConflictScreen::clear()
{
    m_answers.forget();
    m_busy = false;
    m_armed = Decision::None;
    m_conflict.reset();
    m_fields->setRows({});
    m_reason->clear();
    m_reasonField->setErrorText({});
    m_who->hush();
    m_notice->hush();
    m_sheet->hide();
    m_none->show();
    m_none->set(Icon::Empty, tr("No conflict is chosen"), tr("Under “Link”, what was refused or is on hold leads here."));
    Q_EMIT keysChanged();
}

} // namespace madoguchi::ui
