#include "ui/screens/household/taking_back.h"

#include "domain/free_text.h"
#include "domain/reason.h"
#include "domain/wareki.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/field.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/plain_edit.h"
#include "ui/widgets/sheet.h"
#include "ui/words/formats.h"

#include <QLabel>
#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int reasonLength = 200; // characters, C-06

/// Ends are the first day without; people say the last day with.
QString coverWords(const api::EligibilityView &cover)
{
    const auto &own = cover.municipal;
    QStringList words{TakingBack::tr("cover from %1").arg(dayAndYear(own.from)) + u"　"_s + domain::reasonName(own.fromReason)};
    if (own.until.isValid())
        words += TakingBack::tr("cover until %1").arg(dayAndYear(own.until.addDays(-1))) + u"　"_s + domain::reasonName(own.untilReason);
    return words.join(u'\n');
}

} // namespace

TakingBack::TakingBack(api::ReceptionService &service, QWidget *parent)
    : QWidget(parent), m_service(service), m_person(new QLabel), m_cover(new QLabel),
      m_part(new Choices({tr("the cover: it never was"), tr("only its end: the cover goes on")}, Qt::Vertical)), m_reason(new PlainEdit),
      m_partField(new Field(u"part"_s, tr("What is taken back"), m_part)), m_reasonField(new Field(u"reason"_s, tr("Reason"), m_reason)), m_notice(new Notice)
{
    auto *sheet = new Sheet(tr("Take back"));
    setStyleProperty(m_person, "type", u"title"_s);
    m_person->setTextFormat(Qt::PlainText);
    m_cover->setTextFormat(Qt::PlainText);
    m_reason->setMaxLength(reasonLength);
    m_reason->setAdvancesOnEnter(false);
    m_reasonField->setHint(tr("Who found out, and how. It stays beside the struck row; no individual number."));
    sheet->body()->addWidget(m_person);
    sheet->body()->addWidget(m_cover);
    sheet->body()->addSpacing(space::small);
    sheet->body()->addWidget(m_partField);
    sheet->body()->addWidget(m_reasonField);
    sheet->body()->addWidget(m_notice);
    sheet->body()->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::medium, space::large, space::medium);
    column->addWidget(sheet);
    connect(m_part, &Choices::changed, this, &TakingBack::disarm);
    connect(m_reason, &QLineEdit::textEdited, this, &TakingBack::disarm);
}

void TakingBack::ask(const HouseholdId &household, const api::MemberView &member, const api::EligibilityView &cover)
{
    clear();
    m_what.household = household;
    m_what.addresseeNumber = member.addresseeNumber;
    m_what.cover = cover.id;
    m_person->setText(member.nameKanji + u"　"_s + member.nameKana);
    m_cover->setText(coverWords(cover));
    m_mayEnd = cover.municipal.until.isValid();
    m_partField->setVisible(m_mayEnd);
    m_part->setCurrent(m_mayEnd ? -1 : 0);
    disarm();
}

void TakingBack::clear()
{
    m_answers.forget();
    m_what = {};
    m_armed = false;
    m_person->clear();
    m_cover->clear();
    m_reason->clear();
    m_partField->setErrorText({});
    m_reasonField->setErrorText({});
    m_notice->hush();
}

QWidget *TakingBack::firstField() const { return m_mayEnd ? static_cast<QWidget *>(m_part) : m_reason; }

void TakingBack::disarm()
{
    m_armed = false;
    m_partField->setErrorText({});
    m_reasonField->setErrorText({});
    m_notice->say(Tone::Neutral, Icon::Info, tr("F12 shows what will happen."), tr("Esc leaves everything as it is."));
}

void TakingBack::proceed()
{
    const QString reason = m_reason->text().trimmed();
    if (m_part->current() < 0)
        m_partField->setErrorText(tr("Please choose what is taken back."));
    if (reason.isEmpty())
        m_reasonField->setErrorText(tr("Please say why."));
    else
        m_reasonField->setCheck(domain::checkText(reason, {}, u"reason"_s));
    if (m_partField->hasError() || m_reasonField->hasError())
        return (m_partField->hasError() ? static_cast<QWidget *>(m_part) : m_reason)->setFocus();
    m_what.onlyEnd = m_part->current() == 1;
    m_what.reason = reason;
    if (!m_armed) {
        m_armed = true;
        return m_notice->say(Tone::Accent, Icon::Warning, tr("Press F12 once more to take it back."),
                             m_what.onlyEnd ? tr("The cover goes on as if it had not been ended; the federation is told of the change.")
                                            : tr("The cover stays visible, struck; the federation is told that it is cancelled."));
    }
    m_armed = false;
    m_answers.when(m_service.takeBack(m_what), [this](const Result<Done> &answer) { answered(answer); });
}

void TakingBack::answered(const Result<Done> &answer)
{
    if (!answer)
        return m_notice->say(answer.error());
    clear();
    Q_EMIT done();
}

} // namespace madoguchi::ui
