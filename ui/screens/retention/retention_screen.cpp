#include "ui/screens/retention/retention_screen.h"

#include "ui/directory/directory_screen.h"
#include "ui/screens/retention/retention_section.h"

namespace madoguchi::ui {

namespace {

class RetentionScreen final : public DirectoryScreen {
    Q_OBJECT
public:
    RetentionScreen(api::Services &services, QWidget *parent) : DirectoryScreen(services, parent), m_section(new RetentionSection(services))
    {
        add(m_section, QStringLiteral("retentionSection"));
    }
    QString title() const override { return tr("Retention periods"); }
    void open(const QString &object) override
    {
        DirectoryScreen::open(object);
        m_section->read();
    }
    void trigger(FunctionKey key) override
    {
        DirectoryScreen::trigger(key);
        if (key == FunctionKey::F5)
            m_section->read();
    }

private:
    RetentionSection *m_section;
};

} // namespace

Screen *createRetention(api::Services &services, QWidget *parent) { return new RetentionScreen(services, parent); }

} // namespace madoguchi::ui

#include "retention_screen.moc"
