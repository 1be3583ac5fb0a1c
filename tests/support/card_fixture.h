#pragma once

#include "crypto/certificate.h"
#include "support/secrets.h"
#include "training/card_writer.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <stdexcept>

namespace madoguchi::test {

/// Cards in SoftHSM2 and the training reader that shows them, in a folder of their own. Link `training`; open the reader
/// (`readerModule()`) only after the last card is made, and close it before the fixture goes.
class CardFixture {
public:
    struct Card {
        crypto::PublicKey sign, agree;
        crypto::Certificate certificate;
        QString serial;
    };

    explicit CardFixture(const QDateTime &now = QDateTime(QDate(2026, 11, 20), QTime(1, 42), Qt::UTC))
        : m_now(now), m_authority(*crypto::CertificateAuthority::create(QStringLiteral("Test root"), now.addYears(-1), now.addYears(9)))
    {
        QDir(m_dir.path()).mkpath(QStringLiteral("tokens"));
        write(conf(), "directories.tokendir = " + m_dir.filePath(QStringLiteral("tokens")).toUtf8() + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        qputenv("SOFTHSM2_CONF", conf().toLocal8Bit());
        qputenv("MADOGUCHI_TRAINING_READER", control().toLocal8Bit());
        insert({});
    }

    /// A staff card; `unit` and `days` to make bad ones.
    Card make(const QString &label, QByteArrayView pin, const QString &unit = QStringLiteral("staff"), int days = 90,
              training::CardKeys keys = training::CardKeys::P256)
    {
        Card card;
        const auto written = training::writeCard(training::softHsmModule(), conf(), label, secret("31415926"), secret(pin),
                                                 [&](const crypto::PublicKey &key) -> Result<QByteArray> {
            MADOGUCHI_ASSIGN(card.certificate, m_authority.issue({label, QStringLiteral("162019"), unit, crypto::CertificateUse::Staff, true, {},
                                                                  m_now.addDays(-30), m_now.addDays(days)}, key));
            return card.certificate.toDer();
        }, keys);
        if (!written.ok())
            throw std::runtime_error(describe(written.error()).toStdString());
        card.sign = written->sign;
        card.agree = written->agree;
        card.serial = written->serial;
        return card;
    }

    void insert(const QString &label) { state(label, {}); }
    void remove() { state({}, {}); }
    /// "no-reader", "removed", "blocked", "CKR_DEVICE_ERROR", "unknown-card" (core/training/reader/README.md)
    void fault(const QString &label, const QString &fault) { state(label, fault); }
    /// A reader with a keypad of its own, at which somebody enters `pin`.
    void insertAtKeypad(const QString &label, const QString &pin) { state(label, {}, pin); }
    void unplug() { QFile::remove(control()); }

    const crypto::CertificateAuthority &authority() const { return m_authority; }
    QString path() const { return m_dir.path(); }
    QString conf() const { return m_dir.filePath(QStringLiteral("softhsm2.conf")); }
    QString control() const { return m_dir.filePath(QStringLiteral("reader.json")); }
    static QString readerModule() { return QStringLiteral(MADOGUCHI_BIN_DIR "/madoguchi-training-reader.so"); }

private:
    void state(const QString &card, const QString &fault, const QString &keypad = {})
    {
        write(control(), QJsonDocument(QJsonObject{{QStringLiteral("card"), card}, {QStringLiteral("fault"), fault}, {QStringLiteral("keypad"), keypad}}).toJson());
    }
    static void write(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            throw std::runtime_error("cannot write the fixture");
    }

    QTemporaryDir m_dir;
    QDateTime m_now;
    crypto::CertificateAuthority m_authority;
};

} // namespace madoguchi::test
