#pragma once

#include "base/result.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cstdio>
#include <cstdlib>

/// What the targets share.
namespace madoguchi::fuzz {

/// A broken promise ends the run; libFuzzer keeps the input that did it.
#define PROMISE(kept)                                                                                                  \
    do {                                                                                                               \
        if (!(kept)) {                                                                                                 \
            std::fprintf(stderr, "broken promise: %s\n", #kept);                                                       \
            std::abort();                                                                                              \
        }                                                                                                              \
    } while (false)

template <typename T>
T must(Result<T> result)
{
    if (!result.ok()) {
        std::fprintf(stderr, "%s\n", qPrintable(describe(result.error())));
        std::abort();
    }
    return std::move(result).value();
}

/// A folder of the run's own, in memory where there is such a place; gone when the program ends well.
class Folder {
public:
    QString path(const QString &name) const { return m_dir.filePath(name); }
    QString path() const { return m_dir.path(); }
    void write(const QString &name, QByteArrayView content) const
    {
        QFile file(path(name));
        PROMISE(file.open(QIODevice::WriteOnly) && file.write(content.data(), content.size()) == content.size());
    }
    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    static QString place()
    {
        const QString memory = QStringLiteral("/dev/shm");
        return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QStringLiteral("/madoguchi-fuzz-XXXXXX");
    }
    QTemporaryDir m_dir{place()};
};

/// A good text with some bytes replaced, so that the fuzzer comes past the outer layers: two bytes say where, one how many.
inline QByteArray spliced(QByteArray good, QByteArrayView input)
{
    if (input.size() < 3 || good.isEmpty())
        return good;
    const auto byte = [&](qsizetype i) { return static_cast<uchar>(input[i]); };
    const qsizetype at = (byte(0) * 256 + byte(1)) % good.size();
    return good.replace(at, qMin<qsizetype>(byte(2), good.size() - at), input.sliced(3).toByteArray());
}

} // namespace madoguchi::fuzz
