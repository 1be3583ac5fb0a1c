#include "ui/frame/first_load.h"

#include "ui/frame/answers.h"
#include "ui/theme/theme.h"
#include "ui/widgets/paragraph.h"
#include "ui/widgets/progress_panel.h"
#include "ui/widgets/sheet.h"
#include "ui/words/sentences.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace madoguchi::ui {

FirstLoad::FirstLoad(api::Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_panel(new ProgressPanel), m_error(new Paragraph(this)), m_next(new Paragraph(this)),
      m_again(new QPushButton(tr("Go on loading"), this)), m_logout(new QPushButton(tr("Log out"), this)), m_answers(new Answers(this))
{
    setObjectName(QStringLiteral("firstLoad"));
    auto *sheet = new Sheet(tr("Preparing this terminal"), this);
    sheet->setFixedWidth(520);
    auto *why = new Paragraph(tr("The insured persons of your municipality are loaded once, encrypted on this terminal. You can interrupt; it goes on where it stopped. So does a terminal that locks because nobody touches it: unlock it."));
    setStyleProperty(why, "type", QStringLiteral("soft"));
    setStyleProperty(m_error, "type", QStringLiteral("wrongstrong"));
    setStyleProperty(m_next, "type", QStringLiteral("soft"));
    setStyleProperty(m_again, "kind", QStringLiteral("primary"));
    setStyleProperty(m_logout, "kind", QStringLiteral("quiet"));
    m_again->setAccessibleName(m_again->text());
    m_logout->setAccessibleName(m_logout->text());
    QVBoxLayout *body = sheet->body();
    body->addWidget(why);
    body->addWidget(m_error);
    body->addWidget(m_next);
    body->addWidget(m_panel);
    m_panel->actions()->insertWidget(0, m_again);
    m_panel->actions()->addWidget(m_logout);
    auto *column = new QVBoxLayout(this);
    column->addStretch(2);
    auto *centre = new QHBoxLayout; // not an alignment: the sheet's height depends on its own width
    centre->addStretch();
    centre->addWidget(sheet);
    centre->addStretch();
    column->addLayout(centre);
    column->addStretch(3);

    connect(m_again, &QPushButton::clicked, this, &FirstLoad::start);
    connect(m_logout, &QPushButton::clicked, this, [this] {
        m_services.link.cancelFirstLoad();
        m_answers->when(m_services.session.logout(), [](const Result<Done> &) {});
    });
    connect(m_panel, &ProgressPanel::cancelled, this, [this] { m_services.link.cancelFirstLoad(); });
    connect(&services.link, &api::LinkService::progressChanged, this, &FirstLoad::refresh);
}

void FirstLoad::start()
{
    m_answers->forget();
    m_running = true;
    m_error->clear();
    m_next->clear();
    m_answers->when(m_services.link.startFirstLoad(), [this](const Result<Done> &answer) {
        m_running = false;
        if (answer) {
            Q_EMIT finished();
            return;
        }
        if (answer.error().code != ErrorCode::Cancelled)
            say(answer.error());
        refresh();
        m_again->setFocus();
    });
    refresh();
    m_panel->setFocus();
}

/// Elsewhere work goes on without the server. Here there is nothing to work with yet.
void FirstLoad::say(const Error &error)
{
    const bool away = error.code == ErrorCode::ServerUnreachable;
    const QString next = away ? tr("Wait a little, then go on loading. Call IT if it stays so; work at another terminal meanwhile.") : nextStep(error);
    m_error->setText(away ? tr("The server does not answer. What has been loaded is kept, but nobody can be looked up here until all is loaded.") : sentence(error));
    m_next->setText(QStringLiteral("%1 (%2)").arg(next, shortCode(error)));
}

void FirstLoad::forget()
{
    m_answers->forget();
    m_running = false;
}

void FirstLoad::refresh()
{
    api::Progress progress = m_services.link.progress();
    if (!m_running && progress.state == api::Progress::State::Running)
        progress.state = api::Progress::State::Paused;
    else if (m_running && progress.state == api::Progress::State::Idle)
        progress.state = api::Progress::State::Running;
    progress.error.reset(); // said below, with the next step
    m_panel->setProgress(progress);
    m_again->setVisible(!m_running);
    m_panel->setCancellable(m_running);
    m_error->setVisible(!m_error->text().isEmpty());
    m_next->setVisible(!m_next->text().isEmpty());
}

} // namespace madoguchi::ui
