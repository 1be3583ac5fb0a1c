#include "support/recorded.h"

#include "journal/frame.h"
#include "journal/outside_log.h"
#include "journal/segments.h"

#include <QDir>
#include <QFile>

#include <mutex>
#include <set>

using namespace Qt::StringLiterals;

namespace madoguchi::test {

/// Each once, and on the disk at once: a test may end its process anyhow.
void noticeRecorded(const QString &useCase, api::Outcome outcome)
{
    static const QString path = qEnvironmentVariable("MADOGUCHI_RECORDED");
    static std::mutex mutex;
    static std::set<QString> known;
    if (path.isEmpty())
        return;
    const std::lock_guard guard(mutex);
    static constexpr const char *words[] = {"done", "denied", "failed"};
    const QString line = useCase + u'\t' + QLatin1String(words[static_cast<int>(outcome)]);
    if (!known.insert(line).second)
        return;
    QFile file(path);
    if (file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        file.write((line + u'\n').toUtf8());
}

void noticeRecordOf(const QString &directory)
{
    if (qEnvironmentVariableIsEmpty("MADOGUCHI_RECORDED"))
        return;
    const QString folder = QDir(directory).filePath(u"record"_s);
    std::ignore = journal::Segments(folder, journal::Segments::Use::Read).load([](const QByteArray &bytes) -> Result<Done> {
        MADOGUCHI_ASSIGN(const journal::Entry entry, journal::decode(bytes));
        noticeRecorded(entry.useCase, entry.outcome);
        return done();
    });
    QFile waiting(folder + u"/outside.log"_s);
    const QByteArray bytes = waiting.open(QIODevice::ReadOnly) ? waiting.readAll() : QByteArray();
    for (qsizetype at = 0;;) {
        const journal::Frame frame = journal::readFrame(QByteArrayView(bytes).sliced(at));
        if (frame.state != journal::Frame::State::Whole)
            return;
        const auto payload = journal::OutsideLog::parse(frame.payload);
        const auto entry = payload.ok() ? payload->decoded() : Result<journal::Entry>(payload.error());
        if (entry.ok())
            noticeRecorded(entry->useCase, entry->outcome);
        at += frame.size;
    }
}

} // namespace madoguchi::test
