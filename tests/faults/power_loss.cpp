#include "power_loss.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <stdexcept>

#include <sys/stat.h>
#include <unistd.h>

namespace power_loss {

using namespace Qt::StringLiterals;
using disk_calls::Call;

namespace {

constexpr qint64 sectorSize = 512;

QString parentOf(const QString &path) { return path.contains(u'/') ? path.section(u'/', 0, -2) : QString(); }
bool chance(std::mt19937 &random, double probability) { return std::bernoulli_distribution(probability)(random); }

} // namespace

Files filesOf(const QString &folder)
{
    Files files;
    for (QDirIterator found(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); found.hasNext();) {
        QFile file(found.next());
        if (!file.open(QIODevice::ReadOnly))
            throw std::runtime_error("a file of the folder cannot be read");
        files.insert(QDir(folder).relativeFilePath(file.fileName()), file.readAll());
    }
    return files;
}

void put(const Files &files, const QString &folder)
{
    QDir(folder).removeRecursively();
    QDir().mkpath(folder);
    for (auto it = files.begin(); it != files.end(); ++it) {
        QFile file(QDir(folder).filePath(it.key()));
        QDir().mkpath(QFileInfo(file).path());
        if (!file.open(QIODevice::WriteOnly) || file.write(it.value()) != it.value().size())
            throw std::runtime_error("a file of the folder cannot be written");
    }
}

Recorder::Recorder(QString folder) : m_folder(std::move(folder)), m_atFirst(filesOf(m_folder))
{
    for (auto it = m_atFirst.keyBegin(); it != m_atFirst.keyEnd(); ++it) {
        struct stat about;
        if (::stat(QFile::encodeName(m_folder + u'/' + *it).constData(), &about) == 0)
            m_byInode.insert(about.st_ino, m_files);
        m_numbers.insert(*it, m_files++);
    }
    disk_calls::watch(this);
}

void Recorder::stop() { disk_calls::watch(nullptr); }

qsizetype Recorder::size() const
{
    const std::lock_guard guard(m_mutex);
    return m_steps.size();
}

int Recorder::numberOf(int descriptor) const
{
    struct stat about;
    return ::fstat(descriptor, &about) == 0 ? m_byInode.value(about.st_ino, -1) : -1;
}

QString Recorder::under(const char *path) const
{
    const QString whole = QFile::decodeName(path);
    return whole.startsWith(m_folder + u'/') ? whole.mid(m_folder.size() + 1) : QString();
}

QString Recorder::folderOf(int descriptor) const
{
    char path[4096];
    const auto size = ::readlink(("/proc/self/fd/" + QByteArray::number(descriptor)).constData(), path, sizeof path - 1);
    const QByteArray whole(path, std::max<ssize_t>(size, 0));
    return whole == QFile::encodeName(m_folder) ? u""_s : under(whole.constData());
}

void Recorder::after(const Call &call, long result)
{
    if (result < 0)
        return;
    const std::lock_guard guard(m_mutex);
    Step step{call.kind, -1, call.offset, {}, {}, {}};
    switch (call.kind) {
    case Call::Write:
        step.data = QByteArray(static_cast<const char *>(call.data), result);
        if (call.offset < 0)
            step.offset = ::lseek64(call.file, 0, SEEK_CUR) - result;
        [[fallthrough]];
    case Call::Truncate: step.file = numberOf(call.file); break;
    case Call::Sync:
        step.file = numberOf(call.file);
        if (step.file < 0) {
            step.path = folderOf(call.file);
            if (step.path.isNull())
                return;
            m_steps.append(step);
            return;
        }
        break;
    case Call::Create: {
        struct stat about;
        step.path = call.path ? under(call.path) : folderOf(call.file);
        if (step.path.isNull() || ::fstat(call.file, &about) != 0)
            return;
        m_byInode.insert(about.st_ino, step.file = m_files++);
        if (!call.path)
            return; // a link will give it a name
        break;
    }
    case Call::Rename:
    case Call::Link: {
        struct stat about;
        step.path = under(call.path);
        step.to = under(call.to);
        if (!step.to.isNull() && ::stat(call.to, &about) == 0)
            step.file = m_byInode.value(about.st_ino, -1);
        break;
    }
    case Call::Unlink:
        step.path = under(call.path);
        if (!step.path.isNull())
            m_steps.append(step);
        return;
    case Call::MakeFolder:
    case Call::RemoveFolder: return; // a folder is there with its first file
    }
    if (step.file >= 0)
        m_steps.append(step);
}

Disk::Disk(const Recorder &recorder, qsizetype steps, const std::function<bool(const QString &)> &deaf)
{
    for (auto it = recorder.numbers().begin(); it != recorder.numbers().end(); ++it) {
        m_contents[it.value()].synced = recorder.atFirst()[it.key()];
        m_synced.insert(it.key(), it.value());
    }
    m_now = m_synced;
    for (qsizetype i = 0; i < steps; ++i)
        take(recorder.steps()[i], deaf);
}

void Disk::take(const Step &step, const std::function<bool(const QString &)> &deaf)
{
    switch (step.kind) {
    case Call::Write:
    case Call::Truncate: m_contents[step.file].pending.append(&step); return;
    case Call::Sync:
        if (step.file < 0) {
            QList<const Step *> left;
            for (const Step *change : std::as_const(m_pending)) {
                if (parentOf(change->to.isNull() ? change->path : change->to) == step.path)
                    apply(m_synced, *change);
                else
                    left.append(change);
            }
            m_pending = left;
        } else if (!deaf || !deaf(m_now.key(step.file))) {
            Content &content = m_contents[step.file];
            for (const Step *write : std::as_const(content.pending))
                apply(content.synced, *write, {});
            content.pending.clear();
        }
        return;
    default:
        apply(m_now, step);
        m_pending.append(&step);
    }
}

void Disk::apply(QMap<QString, int> &names, const Step &step)
{
    switch (step.kind) {
    case Call::Create: names.insert(step.path, step.file); break;
    case Call::Unlink: names.remove(step.path); break;
    case Call::Link: names.insert(step.to, step.file); break;
    case Call::Rename:
        names.insert(step.to, step.file);
        names.remove(step.path);
        break;
    default: break;
    }
}

void Disk::apply(QByteArray &content, const Step &step, const std::function<bool(qint64)> &arrives)
{
    if (step.kind == Call::Truncate) {
        content.resize(step.offset, '\0');
        return;
    }
    const qint64 end = step.offset + step.data.size();
    for (qint64 from = step.offset; from < end;) {
        const qint64 sector = from / sectorSize, until = std::min(end, (sector + 1) * sectorSize);
        if (!arrives || arrives(sector)) {
            if (content.size() < until)
                content.resize(until, '\0');
            content.replace(from, until - from, step.data.mid(from - step.offset, until - from));
        }
        from = until;
    }
}

Files Disk::whole() const
{
    Files files;
    for (auto it = m_now.begin(); it != m_now.end(); ++it) {
        QByteArray content = m_contents[it.value()].synced;
        for (const Step *write : m_contents[it.value()].pending)
            apply(content, *write, {});
        files.insert(it.key(), content);
    }
    return files;
}

QByteArray Disk::afterLoss(const Content &content, std::mt19937 &random)
{
    constexpr double shares[] = {0, 0.2, 0.5, 0.8, 1};
    const double arrives = shares[random() % std::size(shares)], torn = shares[random() % 3];
    QList<const Step *> pending = content.pending;
    if (chance(random, 0.5))
        std::shuffle(pending.begin(), pending.end(), random);
    QByteArray left = content.synced;
    for (const Step *write : std::as_const(pending)) {
        if (!chance(random, arrives))
            continue;
        if (chance(random, torn))
            apply(left, *write, [&](qint64) { return chance(random, 0.5); });
        else
            apply(left, *write, {});
    }
    return left;
}

Files Disk::afterLoss(std::mt19937 &random) const
{
    QMap<QString, int> names = m_synced;
    for (const Step *change : m_pending) {
        if (chance(random, 0.5))
            apply(names, *change);
    }
    Files files;
    for (auto it = names.begin(); it != names.end(); ++it)
        files.insert(it.key(), afterLoss(m_contents[it.value()], random));
    return files;
}

} // namespace power_loss
