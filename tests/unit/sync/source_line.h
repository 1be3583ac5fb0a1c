#pragma once

#include "desk_line.h"

#include "crypto/digest.h"
#include "support/marker_scan.h"
#include "support/source_sample.h"

#include <QTemporaryDir>

namespace madoguchi::test {

/// A terminal of a municipality whose own system decides (ledger External), with its two folders and the real checker.
class SourceLine {
public:
    QTemporaryDir folders;
    QString folder = folders.filePath(u"out"_s);
    std::optional<ErrorCode> mediumAway; ///< why the medium cannot be used
    crypto::PrivateKey federation = *crypto::PrivateKey::generate();
    DeskLine line;

    SourceLine()
    {
        QDir(folders.path()).mkpath(u"out"_s);
        QDir(folders.path()).mkpath(u"back"_s);
        line.source.places = {{{}, {}, folder, {}}};
        line.source.handBackFolder = folders.filePath(u"back"_s);
        line.source.checker = QStringLiteral(MADOGUCHI_BIN_DIR "/madoguchi-checker");
        line.source.federationKey = [this]() -> Result<crypto::PublicKey> { return federation.publicKey(); };
        line.source.deviceSign = [this](QByteArrayView message) { return line.place.deviceKey.sign(message); };
        line.central.receiptOf = [](const QJsonObject &body) {
            return u"R-"_s + QString::fromLatin1(crypto::sha256(body.value("id"_L1).toString().toLatin1()).toHex().first(16));
        };
        line.transmits = true;
        line.restart();
    }
    const exchange::Layout &layout(const QString &id) const
    {
        static const auto all = *exchange::loadLayouts(QStringLiteral(MADOGUCHI_SOURCE_DIR "/resources/interface/layouts"), QDate(2026, 11, 20));
        return *all.find(id);
    }
    /// The terminal's register has a medium.
    void registerMedium()
    {
        QDir(folders.path()).mkpath(u"usb"_s);
        line.source.places.append({u"USB-0001"_s, [] { return u"窓口1号"_s; }, folders.filePath(u"usb"_s), [this]() -> Result<Done> { return mediumAway ? Result<Done>(*mediumAway) : done(); }});
        line.restart();
    }
    QStringList onMedium() const { return QDir(folders.filePath(u"usb"_s)).entryList(QDir::Files | QDir::Hidden, QDir::Name); }
    QString path(const QString &name) const { return folder + u'/' + name; }
    /// As the municipality's system writes it.
    QByteArray put(const QString &name, const SourceSample &sample)
    {
        const QByteArray content = sample.bytes();
        put(name, content);
        return content;
    }
    void put(const QString &name, const QByteArray &content)
    {
        QFile file(path(name));
        if (content.isEmpty() || !file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(content) != content.size())
            throw std::runtime_error("no source");
    }
    void putHousehold(int count = 1, qint64 sequence = 1) { put(u"setai.csv"_s, sourceSample(layout(u"F1"_s), count, sequence)); }
    api::SourceFolder list() { return Workplace::must(get(line.engine->sourceFolder())); }
    api::SourceFile file(const QString &name = u"setai.csv"_s)
    {
        for (const api::SourceFile &one : list().files)
            if (one.name == name)
                return one;
        return {};
    }
    Result<api::TakenIn> take(const QString &name = u"setai.csv"_s, const QString &medium = {}) { return get(line.engine->takeIn(medium, name)); }
    QString outgoing() { return line.place.rows("SELECT layout || ' ' || state FROM interface_file WHERE outgoing = 1 ORDER BY layout, at", 1).join(u' '); }
    /// What a file is called while it is being erased: "taken" until it is known for what was sent, then "erasing".
    QString asidePath(const QByteArray &content, const QString &stage) const { return path(u'.' + QString::fromLatin1(crypto::sha256(content).toHex()) + u'.' + stage); }
    QStringList there() const { return QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name); }
    /// The share is away while the day's files are sent.
    void sendAndKeepSource()
    {
        if (!QDir().rename(folder, folder + u".away"_s) || !line.sendFiles().ok() || !QDir().rename(folder + u".away"_s, folder))
            throw std::runtime_error("not sent");
    }
    api::ErasedSource::How how() { return list().erased.value(0).how; }
    QStringList erasings() { return line.place.recordLines().filter(u"source.erase done "_s); }
    static QByteArray content(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

} // namespace madoguchi::test
