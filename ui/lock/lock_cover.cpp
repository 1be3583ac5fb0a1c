#include "ui/lock/lock_cover.h"

#include "ui/frame/answers.h"
#include "ui/login/credentials.h"
#include "ui/login/key_change.h"
#include "ui/login/state_line.h"
#include "ui/theme/theme.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/sheet.h"
#include "ui/words/formats.h"
#include "ui/words/terms.h"

#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace madoguchi::ui {

LockCover::LockCover(api::Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_who(new QLabel(this)), m_since(new QLabel(this)), m_why(new QLabel(this)),
      m_card(new StateLine(Icon::Card, tr("Card"))), m_credentials(new Credentials(tr("Unlock"))), m_keyChange(new KeyChange(services.session, this)),
      m_other(new QPushButton(tr("Use it as somebody else"), this)), m_answers(new Answers(this))
{
    setObjectName(QStringLiteral("lock"));
    auto *picture = new IconLabel(Icon::Lock, Colour::Text, 32, this);
    auto *title = new QLabel(tr("Locked"), this);
    setStyleProperty(title, "type", QStringLiteral("title"));
    setStyleProperty(m_who, "type", QStringLiteral("strong"));
    setStyleProperty(m_since, "type", QStringLiteral("soft"));
    setStyleProperty(m_why, "type", QStringLiteral("soft"));
    setStyleProperty(m_other, "kind", QStringLiteral("quiet"));
    m_other->setAccessibleName(m_other->text());

    auto *sheet = new Sheet({}, this);
    sheet->setFixedWidth(400);
    sheet->layout()->setContentsMargins(space::huge, space::large, space::huge, space::large);
    QVBoxLayout *body = sheet->body();
    for (QLabel *label : {m_who, m_since, m_why}) {
        label->setContentsMargins(space::tiny, 0, space::tiny, 0); // as the fields beneath
        body->addWidget(label);
    }
    body->addSpacing(space::small);
    body->addWidget(m_card);
    body->addWidget(m_credentials);
    body->addWidget(m_keyChange);

    auto *column = new QVBoxLayout(this);
    column->setSpacing(space::small);
    column->addStretch(2);
    column->addWidget(picture, 0, Qt::AlignHCenter);
    column->addWidget(title, 0, Qt::AlignHCenter);
    column->addSpacing(space::small);
    auto *centre = new QHBoxLayout; // not an alignment: the sheet's height depends on its own width
    centre->addStretch();
    centre->addWidget(sheet);
    centre->addStretch();
    column->addLayout(centre);
    column->addWidget(m_other, 0, Qt::AlignHCenter);
    column->addStretch(3);

    connect(m_keyChange, &KeyChange::begun, m_credentials, &QWidget::hide);
    connect(m_credentials, &Credentials::submitted, this, &LockCover::unlock);
    connect(m_other, &QPushButton::clicked, this, &LockCover::handOver);
    connect(&services.session, &api::SessionService::cardChanged, this, &LockCover::refresh);
}

void LockCover::cover(api::LockCause cause)
{
    m_answers->forget();
    showCredentials();
    m_credentials->clear();
    const auto session = m_services.session.current();
    m_who->setText(session ? tr("In use by %1, %2").arg(session->actor.section, session->actor.name) : QString());
    m_since->setText(tr("Locked since %1").arg(clockTime(m_services.clock.utc())));
    m_why->setText(lockCauseSentence(cause));
    m_other->setEnabled(true);
    refresh();
    const bool mayComeBack = cause != api::LockCause::StandingEnded; // otherwise this session is nobody's any more
    m_card->setVisible(mayComeBack);
    m_credentials->setVisible(mayComeBack);
    QWidget *first = mayComeBack ? m_credentials->firstField() : nullptr;
    (first ? first : m_other)->setFocus();
}

void LockCover::refresh()
{
    const api::CardStatus card = m_services.session.card();
    m_card->set(card.state == api::CardState::Present ? Tone::Confirmed : card.state == api::CardState::NoCard ? Tone::Accent : Tone::Blocked,
                cardSentence(card));
    m_credentials->setCard(card);
    // A field that was disabled while the card was checked has lost the keyboard: on a cover it is never nowhere.
    if (QWidget *first = m_credentials->firstField(); first && isVisible() && m_credentials->isVisible() && !isAncestorOf(window()->focusWidget()))
        first->setFocus();
}

void LockCover::unlock()
{
    SecretBytes password = m_credentials->takePassword(), pin = m_credentials->takePin();
    m_credentials->setBusy(tr("Checking the card…"));
    m_answers->when(m_services.session.unlock(std::move(password), std::move(pin)), [this](const Result<api::SessionInfo> &answer) {
        showCredentials();
        if (answer)
            m_credentials->clear();
        else
            m_credentials->setAnswer(answer.error());
        refresh();
    });
}

void LockCover::showCredentials()
{
    m_keyChange->finish();
    m_credentials->show();
}

void LockCover::handOver()
{
    m_other->setEnabled(false);
    m_credentials->clear();
    m_credentials->setBusy(tr("Ending the session…"));
    m_answers->when(m_services.session.logout(), [this](const Result<Done> &answer) {
        m_other->setEnabled(true);
        if (answer)
            m_credentials->clear();
        else
            m_credentials->setAnswer(answer.error());
    });
}

void LockCover::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colour(Colour::Ground)); // opaque, whatever lies below
}

} // namespace madoguchi::ui
