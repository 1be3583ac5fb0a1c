#include "ui/screens/password/password_screen.h"

#include "ui/login/password_form.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/sheet.h"

#include <QVBoxLayout>

namespace madoguchi::ui {

namespace {
constexpr int sheetWidth = 480; // px

class PasswordScreen final : public Screen {
    Q_OBJECT
public:
    PasswordScreen(api::Services &services, QWidget *parent) : Screen(services, parent), m_form(new PasswordForm(services))
    {
        auto *sheet = new Sheet;
        sheet->setFixedWidth(sheetWidth);
        sheet->body()->addWidget(m_form);
        auto *row = new QHBoxLayout;
        row->addWidget(sheet);
        row->addStretch();
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(space::large, space::medium, space::large, space::medium);
        column->addLayout(row);
        column->addStretch();
        connect(m_form, &PasswordForm::changed, this, &Screen::keysChanged);
        connect(m_form, &PasswordForm::givenUp, this, [this] { Q_EMIT goTo({ScreenId::Home, {}}); });
        connect(m_form, &PasswordForm::chosen, this, [this] {
            Q_EMIT told(tr("Your password has been changed. It holds from the next login on, at every terminal."));
            Q_EMIT goTo({ScreenId::Home, {}});
        });
    }

    QString title() const override { return tr("Change of password"); }
    bool isLit(FunctionKey key) const override { return key == FunctionKey::F12 && !m_form->isBusy(); }
    void trigger(FunctionKey key) override
    {
        if (isLit(key))
            m_form->submit();
    }
    void open(const QString &) override { m_form->start(PasswordForm::Purpose::ByWish); }
    QWidget *firstFocus() override { return m_form->firstField(); }
    QString context() const override
    {
        return tr("Nobody but you knows your password; IT never asks for it. Whoever has seen it: change it at once.\n\n"
                  "The card stays in the reader. The server must be in reach: the new password then holds at every terminal.");
    }
    void clear() override { m_form->clear(); }

private:
    PasswordForm *m_form;
};

} // namespace

Screen *createPassword(api::Services &services, QWidget *parent) { return new PasswordScreen(services, parent); }

} // namespace madoguchi::ui

#include "password_screen.moc"
