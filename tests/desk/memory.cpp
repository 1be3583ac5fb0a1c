#include "desk/memory.h"

#include <QFile>

#include <cstring>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace madoguchi::desk {

namespace {

constexpr qsizetype slice = 8 * 1024 * 1024;

class Memory {
public:
    explicit Memory(qint64 process) : m_descriptor(open(qPrintable(u"/proc/%1/mem"_s.arg(process)), O_RDONLY | O_CLOEXEC)) {}
    ~Memory() { close(m_descriptor); }
    Memory(const Memory &) = delete;
    Memory &operator=(const Memory &) = delete;
    bool isOpen() const { return m_descriptor >= 0; }
    /// As much of it as there is.
    QByteArray read(quint64 from, qsizetype size) const
    {
        QByteArray content(size, Qt::Uninitialized);
        const ssize_t got = pread(m_descriptor, content.data(), static_cast<std::size_t>(size), static_cast<off_t>(from));
        content.truncate(std::max<qsizetype>(got, 0));
        return content;
    }

private:
    const int m_descriptor;
};

} // namespace

QList<Needle> spellings(const QString &name, const QString &typed)
{
    return {{name + u" (UTF-8)"_s, typed.toUtf8()}, {name + u" (UTF-16)"_s, QByteArray(reinterpret_cast<const char *>(typed.utf16()), typed.size() * 2)}};
}

QList<Needle> spellings(const QString &name, const QByteArray &key)
{
    return {{name, key}, {name + u" (hex)"_s, key.toHex()}, {name + u" (HEX)"_s, key.toHex().toUpper()}};
}

bool mayReadMemoryOf(qint64 process) { return Memory(process).isOpen(); }

QList<Find> findInMemory(qint64 process, const QList<Needle> &needles)
{
    QList<Find> found;
    const Memory memory(process);
    QFile maps(u"/proc/%1/maps"_s.arg(process));
    if (!memory.isOpen() || !maps.open(QIODevice::ReadOnly))
        return {{u"the memory cannot be read"_s, {}}};
    qsizetype longest = 0;
    for (const Needle &needle : needles)
        longest = std::max(longest, needle.bytes.size());
    for (const QByteArray &line : maps.readAll().split('\n')) {
        const QList<QByteArray> words = line.simplified().split(' ');
        const QList<QByteArray> range = words.first().split('-');
        if (words.size() < 5 || !words[1].startsWith('r') || line.contains("[vvar]"))
            continue;
        const quint64 end = range[1].toULongLong(nullptr, 16);
        for (quint64 at = range[0].toULongLong(nullptr, 16); at < end; at += slice) {
            const QByteArray content = memory.read(at, std::min<qsizetype>(slice + longest, static_cast<qsizetype>(end - at)));
            for (const Needle &needle : needles) {
                if (memmem(content.constData(), static_cast<std::size_t>(content.size()), needle.bytes.constData(), static_cast<std::size_t>(needle.bytes.size())))
                    found.append({needle.name, QString::fromLocal8Bit(words.mid(5).join(' ')) + u' ' + QString::fromLatin1(words[1])});
            }
        }
    }
    return found;
}

} // namespace madoguchi::desk
