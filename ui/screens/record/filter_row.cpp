#include "ui/screens/record/filter_row.h"

#include "ui/theme/theme.h"
#include "ui/widgets/date_field.h"
#include "ui/widgets/pick_box.h"
#include "ui/widgets/plain_edit.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int internalId = 36; // characters; a reception number has fewer

QString word(api::RecordKind kind)
{
    switch (kind) {
    case api::RecordKind::Session: return FilterRow::tr("log-in and lock");
    case api::RecordKind::View: return FilterRow::tr("looking");
    case api::RecordKind::Change: return FilterRow::tr("registering");
    case api::RecordKind::Transfer: return FilterRow::tr("sending and receiving");
    case api::RecordKind::Media: return FilterRow::tr("media");
    case api::RecordKind::Approval: return FilterRow::tr("approving");
    case api::RecordKind::Administration: return FilterRow::tr("administration");
    }
    return {};
}

template <typename Enum>
QString id(Enum value)
{
    return QString::number(static_cast<int>(value));
}
template <typename Enum>
QString id(const std::optional<Enum> &value)
{
    return value ? id(*value) : QString();
}
template <typename Enum>
std::optional<Enum> picked(const PickBox *box)
{
    return box->picked().isEmpty() ? std::nullopt : std::optional(static_cast<Enum>(box->picked().toInt()));
}
} // namespace

FilterRow::FilterRow(QWidget *parent)
    : QWidget(parent), m_from(new DateField(u"from"_s, tr("From"), Field::Labels::Above)), m_until(new DateField(u"until"_s, tr("Until"), Field::Labels::Above)), m_staff(new PickBox),
      m_kind(new PickBox), m_outcome(new PickBox), m_hours(new PickBox), m_reception(new PlainEdit),
      m_receptionField(new Field(u"reception"_s, tr("Reception number"), m_reception, Field::Labels::Above)), m_look(new QPushButton(tr("Look")))
{
    using Kind = api::RecordKind;
    QList<std::pair<QString, QString>> kinds;
    for (const Kind kind : {Kind::Session, Kind::View, Kind::Change, Kind::Transfer, Kind::Media, Kind::Approval, Kind::Administration})
        kinds += {word(kind), id(kind)};
    m_kind->setItems(tr("all"), kinds);
    m_outcome->setItems(tr("all"), {{tr("done"), id(api::Outcome::Done)}, {tr("refused"), id(api::Outcome::Denied)}, {tr("failed"), id(api::Outcome::Failed)}});
    m_hours->setItems(tr("all"), {{tr("outside hours"), u"outside"_s}});
    m_staff->setItems(tr("all"), {});
    m_reception->setMaxLength(internalId);
    m_from->setExplanation(tr("The first day to be looked at, in Japanese or western years. Empty: from the beginning."));
    m_until->setExplanation(tr("The last day to be looked at. Empty: until now."));
    m_receptionField->setExplanation(tr("The number on the paper. An internal id of a household, as it stands in the explanation of an entry, is taken here, too. Never an individual number."));
    const auto above = [](const QString &name, const QString &label, QWidget *editor, const QString &explanation) {
        auto *field = new Field(name, label, editor, Field::Labels::Above);
        field->setExplanation(explanation);
        return field;
    };
    // At the height of its neighbours' editors.
    auto *look = new QWidget;
    auto *lookColumn = new QVBoxLayout(look);
    lookColumn->setContentsMargins(4, 4, 0, 4);
    lookColumn->setSpacing(space::tiny);
    lookColumn->addWidget(new QLabel);
    lookColumn->addWidget(m_look);
    const QList<QWidget *> fields{m_from, m_until, above(u"staff"_s, tr("Person"), m_staff, tr("Whoever stands in this record. Arrow keys choose, letters jump.")),
                above(u"kind"_s, tr("Operation"), m_kind, tr("What kind of thing was done. One operation alone: choose it under “Counts”.")),
                above(u"outcome"_s, tr("Outcome"), m_outcome, tr("Refused: the person's duties do not include it. Failed: it was tried and did not succeed.")),
                above(u"hours"_s, tr("Hours"), m_hours, tr("Outside hours: before 8:00, from 19:00 on, or on a day on which the office is closed.")), m_receptionField, look};
    m_look->setObjectName(u"look"_s);
    m_look->setAutoDefault(true);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(space::tiny);
    grid->setVerticalSpacing(0);
    setFocusProxy(m_from);
    static constexpr int widths[] = {9, 9, 9, 9, 8, 8, 10, 0};
    for (int i = 0; i < fields.size(); ++i) {
        grid->addWidget(fields[i], 0, i, Qt::AlignTop);
        grid->setColumnStretch(i, widths[i]);
    }

    for (auto *edit : {static_cast<PlainEdit *>(m_from->editor()), static_cast<PlainEdit *>(m_until->editor()), m_reception}) {
        edit->setAdvancesOnEnter(false);
        connect(edit, &QLineEdit::returnPressed, this, &FilterRow::look);
    }
    for (auto *box : {m_staff, m_kind, m_outcome, m_hours})
        connect(box, &PickBox::entered, this, &FilterRow::look);
    connect(m_reception, &QLineEdit::textEdited, this, [this] { m_receptionField->setErrorText({}); });
    connect(m_look, &QPushButton::clicked, this, &FilterRow::look);
}

void FilterRow::setPeople(const QList<api::RecordPerson> &people)
{
    QList<std::pair<QString, QString>> items;
    for (const api::RecordPerson &person : people)
        items += {person.name.isEmpty() ? person.id : person.name, person.id};
    m_staff->setItems(tr("all"), items);
    m_staff->pick(m_filter.staff);
}

void FilterRow::setFilter(const api::RecordFilter &filter)
{
    m_filter = filter;
    m_from->setDate(filter.from);
    m_until->setDate(filter.until);
    m_staff->pick(filter.staff);
    m_kind->pick(id(filter.kind));
    m_outcome->pick(id(filter.outcome));
    m_hours->pick(filter.outsideHours ? u"outside"_s : QString());
    m_reception->setText(filter.receptionNumber);
    m_receptionField->setErrorText({});
}

void FilterRow::setError(const Error &error)
{
    m_receptionField->setError(error);
    m_reception->setFocus();
}

void FilterRow::clear()
{
    setFilter({});
    setPeople({});
}

void FilterRow::look()
{
    for (DateField *field : {m_from, m_until}) {
        if (!field->isEmpty() && !field->date().isValid()) {
            field->setErrorText(tr("Please write a day, or leave it empty."));
            return field->setFocus();
        }
    }
    if (m_from->date().isValid() && m_until->date().isValid() && m_until->date() < m_from->date()) {
        m_until->setErrorText(tr("This is before the first day."));
        return m_until->setFocus();
    }
    api::RecordFilter filter = m_filter;
    filter.from = m_from->date();
    filter.until = m_until->date();
    filter.staff = m_staff->picked();
    filter.kind = picked<api::RecordKind>(m_kind);
    filter.outcome = picked<api::Outcome>(m_outcome);
    filter.outsideHours = !m_hours->picked().isEmpty();
    filter.receptionNumber = m_reception->text().trimmed();
    if (filter.receptionNumber.size() == internalId)
        filter.object = std::exchange(filter.receptionNumber, QString());
    Q_EMIT wanted(filter);
}

} // namespace madoguchi::ui
