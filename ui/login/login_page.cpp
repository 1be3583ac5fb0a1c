#include "ui/login/login_page.h"

#include "ui/frame/answers.h"
#include "ui/login/card_registration.h"
#include "ui/login/credentials.h"
#include "ui/login/key_change.h"
#include "ui/login/password_form.h"
#include "ui/login/state_line.h"
#include "ui/theme/theme.h"
#include "ui/widgets/sheet.h"
#include "ui/words/formats.h"
#include "ui/words/sentences.h"
#include "ui/words/terms.h"

#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <cmath>

namespace madoguchi::ui {

namespace {
constexpr int sheetWidth = 440;                     // px
constexpr int certificateWarning = 30;              // days
constexpr qint64 clockWarning = 2 * 60 * 1000;      // ms; signatures and receipts tolerate 5 min

Tone cardTone(api::CardState state)
{
    switch (state) {
    case api::CardState::Present: return Tone::Confirmed;
    case api::CardState::NoCard: return Tone::Accent;
    default: return Tone::Blocked;
    }
}
} // namespace

LoginPage::LoginPage(api::Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_card(new StateLine(Icon::Card, tr("Card"))), m_terminal(new StateLine(Icon::Terminal, tr("Terminal"))),
      m_link(new StateLine(Icon::Link, tr("Link"))), m_credentials(new Credentials(tr("Log in"))), m_keyChange(new KeyChange(services.session, this)), m_password(new PasswordForm(services)),
      m_registration(new CardRegistration(services)), m_answers(new Answers(this))
{
    setObjectName(QStringLiteral("login"));
    auto *product = new QLabel(tr("National Health Insurance counter terminal"), this);
    setStyleProperty(product, "type", QStringLiteral("title"));
    auto *place = new QLabel(services.training ? tr("%1 (training)").arg(services.municipalityName) : services.municipalityName, this);
    setStyleProperty(place, "type", QStringLiteral("soft"));
    auto *recorded = new QLabel(tr("Access is recorded."), this);
    setStyleProperty(recorded, "type", QStringLiteral("small"));

    auto *sheet = new Sheet({}, this);
    sheet->setFixedWidth(sheetWidth);
    sheet->layout()->setContentsMargins(space::huge, space::large, space::huge, space::large);
    QVBoxLayout *body = sheet->body();
    for (StateLine *line : {m_card, m_terminal, m_link})
        body->addWidget(line);
    body->addSpacing(space::small);
    for (QWidget *form : std::initializer_list<QWidget *>{m_credentials, m_keyChange, m_password, m_registration})
        body->addWidget(form);

    auto *column = new QVBoxLayout(this);
    column->setSpacing(space::tiny);
    column->addStretch(2);
    column->addWidget(product, 0, Qt::AlignHCenter);
    column->addWidget(place, 0, Qt::AlignHCenter);
    column->addSpacing(space::medium);
    auto *centre = new QHBoxLayout; // not an alignment: the sheet's height depends on its own width
    centre->addStretch();
    centre->addWidget(sheet);
    centre->addStretch();
    column->addLayout(centre);
    column->addSpacing(space::small);
    column->addWidget(recorded, 0, Qt::AlignHCenter);
    column->addStretch(3);

    connect(m_credentials, &Credentials::submitted, this, &LoginPage::submit);
    connect(m_keyChange, &KeyChange::begun, this, [this] { put(m_keyChange); });
    connect(m_password, &PasswordForm::givenUp, this, [this] { toLogin(); });
    connect(m_password, &PasswordForm::chosen, this, [this] { toLogin(tr("The password has been set. Log in with it now.")); });
    connect(m_registration, &CardRegistration::givenUp, this, [this] { toLogin(); });
    connect(&services.session, &api::SessionService::cardChanged, this, &LoginPage::refresh);
    connect(&services.link, &api::LinkService::statusChanged, this, &LoginPage::refresh);
    put(m_credentials);
    refresh();
}

void LoginPage::start()
{
    m_answers->forget();
    refresh();
    toLogin();
}

void LoginPage::put(QWidget *form)
{
    for (QWidget *one : std::initializer_list<QWidget *>{m_credentials, m_keyChange, m_password, m_registration})
        one->setVisible(one == form);
    for (StateLine *line : {m_terminal, m_link}) // a longer form needs their room, and has its own words for what fails
        line->setVisible(form == m_credentials || form == m_keyChange);
}

void LoginPage::toLogin(const QString &sentence)
{
    m_credentials->clear();
    m_password->clear();
    m_registration->clear();
    put(m_credentials);
    m_credentials->setMessage(sentence);
    m_credentials->setCard(m_services.session.card()); // a blocked one has the last word
    if (QWidget *first = m_credentials->firstField())
        first->setFocus();
}

void LoginPage::refresh()
{
    const api::CardStatus card = m_services.session.card();
    m_card->set(cardTone(card.state), cardSentence(card));
    m_credentials->setCard(card);
    if (m_credentials->isHidden() && m_keyChange->isHidden() && card.state != api::CardState::Present)
        toLogin(); // it was about the card that is gone

    const api::LinkStatus link = m_services.link.status();
    if (link.certificateDaysLeft >= 0 && link.certificateDaysLeft <= certificateWarning)
        m_terminal->set(Tone::Attention, tr("Terminal certificate: %1 days left. Tell IT.").arg(link.certificateDaysLeft));
    else if (link.certificateUntil.isValid() && link.certificateUntil < m_services.clock.utc())
        m_terminal->set(Tone::Blocked, tr("The terminal certificate has expired. Call IT."));
    else if (link.clockKnown && std::abs(link.clockDifferenceMs) > clockWarning)
        m_terminal->set(Tone::Attention, tr("The clock is %1 off. Tell IT.").arg(duration(std::abs(link.clockDifferenceMs) / 1000)));
    else if (link.certificateDaysLeft >= 0)
        m_terminal->set(Tone::Confirmed, tr("Registered (certificate: %1 days left)").arg(link.certificateDaysLeft));
    else
        m_terminal->set(Tone::Neutral, tr("The certificate is checked when the link is used."));

    if (link.online)
        m_link->set(Tone::Confirmed, tr("Connected to the federation"));
    else if (link.trouble)
        m_link->set(Tone::Attention, sentence(*link.trouble));
    else
        m_link->set(Tone::Neutral, tr("Connects after the login."));
}

void LoginPage::submit()
{
    SecretBytes password = m_credentials->takePassword(), pin = m_credentials->takePin();
    m_credentials->setBusy(tr("Checking the card…"));
    m_answers->when(m_services.session.login(std::move(password), std::move(pin)), [this](const Result<api::SessionInfo> &answer) {
        if (!m_keyChange->isHidden())
            put(m_credentials);
        if (answer)
            m_credentials->clear();
        else
            answered(answer.error());
    });
}

void LoginPage::answered(const Error &error)
{
    const auto to = [this](auto *form) {
        m_credentials->clear();
        put(form);
        form->firstField()->setFocus();
    };
    if (error.code == ErrorCode::PasswordNotSet || error.code == ErrorCode::PasswordExpired) {
        m_password->start(error.code == ErrorCode::PasswordNotSet ? PasswordForm::Purpose::First : PasswordForm::Purpose::RunOut);
        to(m_password);
    } else if (error.code == ErrorCode::CardUnknown && m_services.session.card().state == api::CardState::Present) {
        m_registration->start(); // of this municipality, and nobody's
        to(m_registration);
    } else {
        m_credentials->setAnswer(error);
    }
}

void LoginPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_credentials->isHidden() && m_keyChange->isHidden())
        toLogin();
    else if (event->key() == Qt::Key_F12 && !m_password->isHidden())
        m_password->submit();
    else
        QWidget::keyPressEvent(event);
}

} // namespace madoguchi::ui
