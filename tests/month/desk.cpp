#include "month/desk.h"

#include "month/must.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace madoguchi::month {

namespace {

SecretBytes secret(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    return SecretBytes({reinterpret_cast<const std::uint8_t *>(utf8.constData()), static_cast<std::size_t>(utf8.size())});
}

QJsonObject personOf(const QString &town, const QString &staff)
{
    QFile file(town + u"/cards/staff.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("no staff");
    const QJsonArray all = QJsonDocument::fromJson(file.readAll()).object()[u"staff"_s].toArray();
    const auto at = std::ranges::find_if(all, [&](const QJsonValue &one) { return one[u"id"_s].toString() == staff; });
    if (at == all.end())
        throw std::runtime_error("no such staff");
    return at->toObject();
}

} // namespace

Desk::Desk(QString town, const QString &terminal, const QString &staff, const Clock &clock)
    : m_town(std::move(town)), m_folder(m_town + u'/' + terminal), m_person(personOf(m_town, staff))
{
    QFile reader(m_folder + u"/reader.json"_s);
    if (!reader.open(QIODevice::WriteOnly | QIODevice::Truncate) || reader.write(QJsonDocument(QJsonObject{{u"card"_s, staff}, {u"fault"_s, u""_s}}).toJson()) < 0)
        throw std::runtime_error("the reader's file cannot be written");
    reader.close();
    m_terminal = must("the terminal", app::Terminal::open(m_folder, clock));
}

Desk::~Desk()
{
    if (services().session.current())
        (void)test::get(services().session.logout());
}

void Desk::logIn()
{
    // The card's helper process is started anew where it has ended, and several terminals are one process here.
    qputenv("MADOGUCHI_TRAINING_READER", QFile::encodeName(m_folder + u"/reader.json"_s));
    if (!test::waitFor([&] { return services().session.card().state == api::CardState::Present; }))
        throw std::runtime_error("the card is not seen");
    must("login", services().session.login(secret(m_person[u"password"_s].toString()), secret(m_person[u"pin"_s].toString())));
}

void Desk::logOut() { must("logout", services().session.logout()); }

void Desk::stir()
{
    services().session.noteActivity();
    if (services().session.phase() != api::SessionService::Phase::Active)
        throw std::runtime_error("the desk has locked itself");
}

void Desk::sync()
{
    Result<Done> outcome = done();
    if (!test::waitFor([&] { return (outcome = test::get(services().link.syncNow())).ok(); }, 10'000))
        must("sync", std::move(outcome));
}

} // namespace madoguchi::month
