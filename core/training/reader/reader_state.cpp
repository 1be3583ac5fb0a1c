#include "training/reader/reader_state.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace madoguchi::training {

namespace {

constexpr qint64 maxFileSize = 64 * 1024;

QJsonObject readObject(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.read(maxFileSize)).object() : QJsonObject();
}

void writeObject(const QString &path, const QJsonObject &object)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(QJsonDocument(object).toJson());
        file.commit();
    }
}

} // namespace

ReaderState ReaderState::read(const QString &controlFile)
{
    const QJsonObject object = readObject(controlFile);
    if (object.isEmpty())
        return {};
    ReaderState state{object.value("card"_L1).toString().toUtf8(), object.value("fault"_L1).toString(), object.value("keypad"_L1).toString().toUtf8()};
    state.once = state.fault.endsWith(" once"_L1);
    if (state.once)
        state.fault.chop(5);
    return state;
}

void ReaderState::write(const QString &controlFile) const { writeObject(controlFile, {{u"card"_s, QString::fromUtf8(card)}, {u"fault"_s, fault}, {u"keypad"_s, QString::fromUtf8(keypad)}}); }

PinCounter::PinCounter(const QString &controlFile) : m_file(QFileInfo(controlFile).absolutePath() + u"/reader-pin.json"_s) {}

int PinCounter::left(const QByteArray &serial) const
{
    return qMax(0, tries - readObject(m_file).value(QString::fromLatin1(serial)).toInt());
}

void PinCounter::failed(const QByteArray &serial) { set(serial, tries - left(serial) + 1); }

void PinCounter::succeeded(const QByteArray &serial)
{
    if (left(serial) < tries)
        set(serial, 0);
}

void PinCounter::set(const QByteArray &serial, int failures)
{
    QJsonObject counters = readObject(m_file);
    counters.insert(QString::fromLatin1(serial), failures);
    writeObject(m_file, counters);
}

} // namespace madoguchi::training
