#include "month/month.h"

#include "base/secret_bytes.h"
#include "domain/business_day.h"
#include "month/must.h"
#include "support/training_town.h"
#include "training/prefecture.h"
#include "training/town.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace madoguchi::month {

namespace {

using training::municipalities;

// On which business day what happens that does not happen every day.
constexpr int wrongNumber = 1, numberlessChild = 5, withoutLink = 6, reported = 7, refusal = 9, restore = 12, quiet = 15; ///< the last: nothing new from then on
constexpr int awayFor = 4; ///< business days insured elsewhere

QDate newestSixteenth()
{
    const QDate today = SystemClock().today();
    const QDate sixteenth(today.year(), today.month(), 16);
    return today < sixteenth ? sixteenth.addMonths(-1) : sixteenth;
}

void found(const QString &directory, int people, std::uint64_t seed, const Clock &clock)
{
    hardenProcess(); // as madoguchi-admin: slots are their owner's alone
    training::PrefectureOptions options;
    options.directory = directory;
    options.people = people;
    options.seed = seed;
    options.readerModule = QStringLiteral(MADOGUCHI_BIN_DIR "/madoguchi-training-reader.so");
    must("the prefecture", training::createPrefecture(options, clock));
}

void tellPort(const QString &terminal, quint16 port)
{
    QFile file(terminal + u"/profile.json"_s);
    if (!file.open(QIODevice::ReadWrite))
        throw std::runtime_error("no profile");
    QJsonObject profile = QJsonDocument::fromJson(file.readAll()).object();
    QJsonObject server = profile[u"server"_s].toObject();
    server[u"port"_s] = port;
    profile[u"server"_s] = server;
    file.resize(0);
    file.write(QJsonDocument(profile).toJson());
}

} // namespace

Month::Month(std::uint64_t seed, int people)
    : m_first(domain::addBusinessDays(newestSixteenth(), 0)), m_last(newestSixteenth().addMonths(1).addDays(-1)), m_clock(newestSixteenth(), QTime(5, 0)), m_seed(seed)
{
    const QString town = m_folder.filePath(u"town"_s);
    found(town, people, seed, m_clock);
    m_central = std::make_unique<Central>(town + u"/central"_s, m_clock);
    m_registry = std::make_unique<Registry>(town, seed);
    for (const auto &[terminal, staff] : {std::pair{u"terminal-1"_s, u"clerk-1"_s}, {u"terminal-2"_s, u"clerk-2"_s}, {u"terminal-3"_s, u"clerk-3"_s}}) {
        tellPort(town + u'/' + terminal, m_central->port());
        m_desks.push_back(std::make_unique<Desk>(town, terminal, staff, m_clock));
        m_clerks.emplace_back(*m_desks.back(), *m_registry, m_clock);
    }
    m_central->close();
    m_homes = homes();
    m_registry->leaveAlone(*m_central, m_homes);
}

Month::~Month() = default;

QHash<QString, QList<people::Household>> Month::homes() const
{
    QHash<QString, QList<people::Household>> all;
    for (const auto &municipality : municipalities())
        all.insert(municipality.code, m_central->households(municipality.code));
    return all;
}

void Month::live()
{
    for (QDate day = m_first; day <= m_last; day = domain::addBusinessDays(day, 1)) {
        ++m_day;
        liveDay(day);
    }
}

void Month::liveDay(QDate day)
{
    m_clock.leapTo(day, QTime(8, 30));
    m_central->open();
    morning();
    work(day);
    evening();
    m_central->close();
    m_clock.leapTo(day, QTime(18, 30));
    m_homes = homes();
    m_central->night(m_day < quiet ? nextNight(day) : Delivery());
}

void Month::morning()
{
    for (Clerk &clerk : m_clerks) {
        clerk.desk().logIn();
        if (m_day == 1)
            must("first load", clerk.desk().services().link.startFirstLoad());
        clerk.desk().sync();
        clerk.receiveFiles();
        clerk.enterNumbers();
        clerk.desk().sync();
    }
}

void Month::work(QDate day)
{
    Clerk &first = m_clerks[0], &second = m_clerks[1], &other = m_clerks[2];
    if (m_day == withoutLink)
        m_central->close();
    first.workProposals(m_day == wrongNumber ? Paper::Wrong : Paper::Card);
    other.workProposals();
    if (m_day < quiet)
        for (Clerk *clerk : {&second, &other})
            insurance(*clerk, day);
    if (m_day == withoutLink)
        m_central->open();
    for (Clerk &clerk : m_clerks)
        clerk.desk().sync();
    if (m_day == refusal)
        refusedRow(day);
    if (m_day == restore)
        putBack();
    twoAtOnce();
    for (Clerk *clerk : {&first, &other}) {
        clerk->desk().sync();
        clerk->workAnswers();
        clerk->workHouseholds();
        clerk->desk().sync();
    }
    second.desk().sync();
}

void Month::evening()
{
    for (Clerk &clerk : m_clerks) {
        clerk.desk().sync();
        clerk.sendFiles();
        if (clerk.workAside() > 0)
            clerk.sendFiles();
        clerk.desk().sync();
    }
    for (Clerk &clerk : m_clerks) {
        clerk.desk().sync();
        clerk.desk().logOut();
    }
}

/// Somebody is insured elsewhere or receives public assistance; whoever was so for some days comes back.
void Month::insurance(Clerk &clerk, QDate day)
{
    const auto index = std::size_t(&clerk - m_clerks.data());
    for (Lost &lost : m_lost) {
        if (lost.clerk == index && !lost.back.isEmpty() && domain::businessDaysBetween(lost.until, day).value_or(0) >= awayFor)
            clerk.notify(lost.household, lost.addressee, std::exchange(lost.back, QString()), day);
    }
    const int municipality = index == 2 ? 1 : 0;
    const auto home = m_registry->undisturbed(municipality, 1, m_homes.value(municipalities()[municipality].code));
    if (!home)
        return;
    static const QList<std::pair<QString, QString>> ways{{u"L2"_s, u"A2"_s}, {u"L3"_s, u"A3"_s}, {u"L5"_s, u"A5"_s}};
    const auto &[gone, back] = ways[m_day % ways.size()];
    const people::Member &somebody = home->members.last();
    clerk.notify(home->id, somebody.addressee, gone, day.addDays(-1));
    m_lost.append({home->id, somebody.addressee, back, day, index});
}

/// The second terminal takes back what the first has registered, and sends first: the first one's row comes too late.
void Month::refusedRow(QDate day)
{
    const auto home = m_registry->undisturbed(0, 1, m_homes.value(municipalities()[0].code));
    if (!home)
        throw std::runtime_error("nobody is left for the refused row");
    Clerk &first = m_clerks[0], &second = m_clerks[1];
    const QString addressee = home->members.first().addressee;
    first.notify(home->id, addressee, u"L2"_s, day.addDays(-1));
    first.desk().sync();
    second.desk().sync();
    second.takeBackEnd(home->id, addressee, u"勤務先の取消しによる"_s);
    second.desk().sync();
    second.sendFiles();
}

/// Both terminals of the first municipality take the same answer; the second one to reach the server lets the other's stand.
void Month::twoAtOnce()
{
    auto &first = m_clerks[0].desk().services(), &second = m_clerks[1].desk().services();
    const auto tasks = must("answers", first.answer.tasks(api::AnswerFilter::Open)), same = must("answers", second.answer.tasks(api::AnswerFilter::Open));
    for (const auto &task : tasks) {
        const auto twin = std::ranges::find(same, task.id, &api::AnswerTask::id);
        if (twin == same.end() || twin->seen != task.seen || m_clerks[1].counted.contains(u"同時の処理"_s))
            continue;
        const auto ours = first.answer.take(task.id, task.seen), theirs = second.answer.take(task.id, task.seen);
        must("take", ours);
        must("take", theirs);
        m_clerks[1].counted[u"同時の処理"_s] = 1;
        m_clerks[0].desk().sync();
        m_clerks[1].desk().sync();
        m_clerks[0].desk().sync();
        return;
    }
}

/// At noon a copy of the municipal store is made, and in the afternoon the server is put back to it.
void Month::putBack()
{
    const QString &municipality = municipalities()[0].code;
    for (Clerk &clerk : m_clerks)
        clerk.desk().sync();
    m_central->close();
    m_central->copy(municipality);
    m_central->open();
    for (const std::size_t desk : {0, 1}) {
        if (const auto home = m_registry->undisturbed(0, 1, m_homes.value(municipality)))
            m_clerks[desk].notify(home->id, home->members.first().addressee, u"L2"_s, m_clock.today().addDays(-1));
        m_clerks[desk].desk().sync();
    }
    m_central->close();
    m_central->putBack(municipality);
    m_central->open();
    const auto given = [&] { return m_clerks[0].desk().services().link.status().unacknowledged + m_clerks[1].desk().services().link.status().unacknowledged == 0; };
    for (int round = 0; round < 5 && (round < 2 || !given()); ++round) {
        m_clerks[0].desk().sync();
        m_clerks[1].desk().sync();
    }
    m_clerks[0].counted[u"共有ストアの復元"_s] = 1;
}

Delivery Month::nextNight(QDate day)
{
    Delivery delivery;
    const auto happen = [&](Event event, int municipality) {
        if (!m_registry->happen(event, municipality, day, m_homes, delivery))
            throw std::runtime_error("nobody is left to whom it could happen: a larger town is needed");
    };
    switch (m_day) {
    case 1:
        happen(Event::Birth, 0);
        happen(Event::MoveBetween, 1);
        break;
    case 2:
        happen(Event::MoveBetween, 0);
        happen(Event::Death, 1);
        break;
    case 3:
        happen(Event::MoveIn, 0);
        happen(Event::Birth, 1);
        break;
    case 4:
        happen(Event::MoveOut, 0);
        happen(Event::MoveWithGap, 1);
        break;
    case numberlessChild:
        happen(Event::BirthUnknown, 0);
        happen(Event::MoveBetween, 0); // arrives on the day without link
        happen(Event::HeadsDeath, 0);
        break;
    case reported:
        m_registry->reportLeft(m_homes, delivery);
        break;
    default: {
        static const QList<Event> daily{Event::Birth, Event::Death, Event::MoveBetween, Event::MoveOut, Event::MoveIn};
        m_registry->happen(daily[m_day % daily.size()], m_day % 2, day, m_homes, delivery); // or a quiet day
    }
    }
    return delivery;
}

Comparison Month::compare()
{
    m_clock.leapTo(domain::addBusinessDays(m_last, 1), QTime(8, 30));
    m_central->open();
    for (const auto &desk : m_desks) {
        desk->logIn();
        desk->sync();
        must("receive", desk->services().link.receive());
    }
    for (int round = 0; round < 2; ++round)
        for (const auto &desk : m_desks)
            desk->sync();
    Comparison comparison;
    for (const auto &desk : m_desks)
        comparison.addDesk(*desk);
    for (const auto &desk : m_desks)
        desk->logOut();
    m_central->close();
    for (const auto &municipality : municipalities())
        comparison.addSides(*m_central, municipality.code, municipality.name);
    for (const auto &desk : m_desks)
        comparison.addRecord(desk->profile().directory);
    return comparison;
}

QStringList Month::holdRecordsAgainstStores()
{
    QStringList folders, unsaid;
    for (const auto &desk : m_desks) {
        if (desk->municipality() == municipalities().front().code) // whose officers these are
            folders.append(desk->profile().directory);
    }
    m_desks.clear();
    for (const QString &folder : folders) {
        if (const QByteArray defect = test::TrainingTown::storeDefect(m_folder.filePath(u"town"_s), folder); !defect.isEmpty())
            unsaid.append(QString::fromUtf8(defect));
    }
    return folders.isEmpty() ? QStringList{u"no desk"_s} : unsaid;
}

std::map<QString, int> Month::counted() const
{
    std::map<QString, int> all;
    for (const Clerk &clerk : m_clerks)
        for (auto one = clerk.counted.begin(); one != clerk.counted.end(); ++one)
            all[one.key()] += one.value();
    return all;
}

} // namespace madoguchi::month
