#include "sync/outside_line.h"

#include "crypto/digest.h"

#include <QDeadlineTimer>

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {
constexpr std::chrono::seconds interval{60};
constexpr int payloadsOfOne = 500;
} // namespace

OutsideLine::OutsideLine(Transport &transport, const journal::Record &record, const Clock &clock) : m_record(record), m_client(transport, clock)
{
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &OutsideLine::look);
    connect(&m_record, &journal::Record::notedOutside, this, [this] {
        if (m_timer.isActive())
            look();
    });
}

OutsideLine::~OutsideLine()
{
    if (m_watched)
        settle();
    m_worker.stop();
    m_client.setPaused(true);
}

void OutsideLine::watch()
{
    m_watched = true;
    m_timer.start();
    look();
}

bool OutsideLine::settle()
{
    constexpr std::chrono::milliseconds step{5};
    const auto shown = look();
    for (const QDeadlineTimer end(patience); !shown.isFinished() && !end.hasExpired();)
        std::this_thread::sleep_for(step);
    return shown.isFinished() && shown.resultCount() > 0 && shown.result().ok();
}

QFuture<Result<Done>> OutsideLine::look()
{
    return m_worker.run<Done>([this] { return show(); });
}

/// What fails is shown at the next look. After a start everything that waits is shown again; the server knows it.
Result<Done> OutsideLine::show()
{
    for (;;) {
        MADOGUCHI_ASSIGN(const QList<QByteArray> waiting, m_record.waitingOutside(m_shown, payloadsOfOne));
        if (waiting.isEmpty())
            return done();
        QJsonArray payloads;
        for (const QByteArray &payload : waiting)
            payloads.append(QString::fromLatin1(payload.toBase64()));
        MADOGUCHI_TRY(m_client.call(post(u"/v1/record/outside"_s, {{"payloads"_L1, payloads}})));
        m_shown = crypto::sha256(waiting.last());
    }
}

} // namespace madoguchi::sync
