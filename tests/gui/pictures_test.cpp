// Pictures of every screen for people to look at; the assertions are those that a picture needs: it exists and is not blank.
#include "ui/lock/lock_cover.h"
#include "ui/theme/theme.h"
#include "window_fixture.h"

namespace madoguchi::test {

using namespace Qt::StringLiterals;

struct Look {
    ui::Scheme scheme;
    const char *name;
};

class Pictures : public WindowTest, public testing::WithParamInterface<Look> {
protected:
    void SetUp() override { ui::installTheme(*qApp, GetParam().scheme); }
    void TearDown() override { ui::installTheme(*qApp, ui::Scheme::Light); }
    void take(const QString &name)
    {
        picture(*window, u"%1-%2"_s.arg(name, QString::fromLatin1(GetParam().name)));
        const QImage image = window->grab().toImage();
        QSet<QRgb> colours;
        for (int y = 0; y < image.height(); y += 7)
            for (int x = 0; x < image.width(); x += 7)
                colours.insert(image.pixel(x, y));
        EXPECT_GT(colours.size(), 5) << name.toStdString();
    }
};

TEST_P(Pictures, Every_screen_for_everybody_who_may_open_it)
{
    const std::pair<api::Role, const char *> people[] = {{api::Role::Clerk, "clerk"}, {api::Role::Supervisor, "supervisor"},
                                                         {api::Role::Administrator, "administrator"}, {api::Role::Auditor, "auditor"}};
    fakes.link.state.refused = 1;
    for (const auto &[role, name] : people) {
        logIn(role);
        // At 150 % on a screen of 1366×768.
        if (window->devicePixelRatioF() > 1)
            window->resize(911, 512);
        for (const ui::ScreenInfo &screen : ui::screens()) {
            if (!fakes.session.may(screen.needs))
                continue;
            window->workbench()->go({screen.id, screen.id == ui::ScreenId::Household ? u"h-1"_s : QString()});
            settle();
            eachSection([&](const QString &section) { take(u"screen-%1%2-%3"_s.arg(QString::fromLatin1(screen.name), section, QString::fromLatin1(name))); });
        }
        for (const auto &[cause, why] : {std::pair{api::LockCause::Idle, "locked"}, {api::LockCause::StandingEnded, "locked-standing-ended"},
                                         {api::LockCause::OpenedElsewhere, "locked-opened-elsewhere"}}) {
            fakes.session.lock(cause);
            settle();
            take(QString::fromLatin1(why));
            fakes.session.start();
            settle();
        }
        fakes.session.logout();
        settle();
        take(u"login"_s);
    }
}

INSTANTIATE_TEST_SUITE_P(Schemes, Pictures,
                         testing::Values(Look{ui::Scheme::Light, "light"}, Look{ui::Scheme::Dark, "dark"}, Look{ui::Scheme::HighContrast, "contrast"}),
                         [](const auto &info) { return std::string(info.param.name); });

} // namespace madoguchi::test
