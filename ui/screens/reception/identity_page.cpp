#include "ui/screens/reception/identity_page.h"

#include "ui/widgets/choices.h"
#include "ui/widgets/field.h"
#include "ui/widgets/plain_edit.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

IdentityPage::IdentityPage(QWidget *parent)
    : FormPage(tr("Identity check"), parent),
      m_notifier(new Choices({tr("the person"), tr("head of household"), tr("proxy")}, Qt::Horizontal)),
      m_identity(new Choices({tr("one document with a photograph (card, driving licence, passport)"), tr("two documents without a photograph"),
                              tr("known to the clerk in person")},
                             Qt::Vertical)),
      m_proxyName(new PlainEdit), m_mandate(new QCheckBox(tr("mandate seen"))),
      m_proxyField(new Field(u"proxyName"_s, tr("Name of the proxy"), m_proxyName)),
      m_mandateField(new Field(u"mandateSeen"_s, tr("Mandate"), m_mandate))
{
    m_proxyName->setMaxLength(60);
    m_mandate->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    column()->addWidget(new Field(u"notifier"_s, tr("Who notifies"), m_notifier));
    column()->addWidget(m_proxyField);
    column()->addWidget(m_mandateField);
    column()->addWidget(new Field(u"identity"_s, tr("Identity checked by"), m_identity));
    column()->addStretch();
    watchFields();
    connect(m_notifier, &Choices::changed, this, [this] {
        showProxy();
        Q_EMIT edited();
    });
    connect(m_identity, &Choices::changed, this, &FormPage::edited);
    connect(m_proxyName, &QLineEdit::textEdited, this, &FormPage::edited);
    connect(m_mandate, &QCheckBox::toggled, this, &FormPage::edited);
    showProxy();
}

QString IdentityPage::context() const
{
    return tr("Identity check: who stands at the counter. Number check comes later and is recorded apart.\n\n"
              "One document with a photograph issued by a public office, or two others such as a certificate of eligibility and a pension notice.\n\n"
              "A proxy also brings a mandate; the proxy's own identity is what is checked here. The head of household is obliged to notify.");
}

void IdentityPage::showProxy()
{
    const bool proxy = m_notifier->current() == static_cast<int>(api::Notifier::Proxy);
    m_proxyField->setVisible(proxy);
    m_mandateField->setVisible(proxy);
}

void IdentityPage::load(const FormState &state)
{
    const auto &d = state.draft;
    const QSignalBlocker quiet(m_mandate);
    m_notifier->setCurrent(static_cast<int>(d.notifier));
    m_identity->setCurrent(static_cast<int>(d.identity) - 1); // None has no button
    m_proxyName->setText(d.proxyName);
    m_mandate->setChecked(d.mandateSeen);
    showProxy();
}

void IdentityPage::store(FormState &state) const
{
    auto &d = state.draft;
    const bool proxy = m_notifier->current() == static_cast<int>(api::Notifier::Proxy);
    d.notifier = static_cast<api::Notifier>(std::max(0, m_notifier->current()));
    d.identity = static_cast<api::IdentityDocument>(m_identity->current() + 1);
    d.proxyName = proxy ? m_proxyName->text().trimmed() : QString();
    d.mandateSeen = proxy && m_mandate->isChecked();
}

} // namespace madoguchi::ui
