#pragma once

#include "crypto/key.h"
#include "exchange/interface_file.h"
#include "sync/transport.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QUrlQuery>

namespace madoguchi::test {

/// The central server in miniature, in memory: what resources/interface/README.md says, for one terminal.
class FakeCentral {
public:
    FakeCentral(QString terminal, QString municipality);

    Result<sync::Response> answer(const sync::Request &request);

    /// What a copy of the server's data holds, and the server with that again.
    struct Copy {
        QJsonArray feed;
        QHash<QString, QJsonObject> receipts;
        qint64 recordSize = 0;
    };
    Copy copy() const { return {m_feed, m_receipts, recordSize}; }
    void putBack(const Copy &copy);
    /// Another terminal changes something.
    void addFeed(const QString &kind, const QString &aggregate, const QJsonObject &body);
    /// What the order `batch` erases: each aggregate of `gone`, "kind id".
    void erase(const QString &batch, const QStringList &gone);
    /// A file for the municipality to fetch; F3, F4 … in the order given.
    void addFile(const QString &layout, qint64 sequence, qint64 previous, const QList<exchange::Row> &rows, const QString &receiver = {});
    /// Finds E08 in that line of every file of that layout; empty: in none.
    void refuse(const QString &layout, int line);
    void handOut(const QString &layout, qint64 sequence) { m_sequences[layout] = sequence - 1; } ///< the next 通番

    crypto::PrivateKey receiptsKey;
    QDateTime now{QDate(2026, 11, 20), QTime(1, 42), Qt::UTC};
    QString epoch = QStringLiteral("epoch-1");
    std::function<QByteArray()> certificate; ///< PEM of a renewed one; empty: renewed elsewhere
    std::function<QJsonObject(qint64 sequence, const QString &sha256, int after)> supply; ///< the next station's signed answer; empty: nobody answers
    QStringList refusedIds, conflictIds; ///< changes that are not taken
    QString poison;                      ///< an aggregate with which the server refuses the whole request
    QString fileState = QStringLiteral("accepted");
    bool refuseNumber = false; ///< the 通番 of any file was taken back before it came
    QString refusedLayout, heldLayout;  ///< what happens to files of this layout alone
    QJsonArray fileRefusals;
    qint64 recordSize = 0;
    QString recordRoot; ///< what the receipts of the record say instead of the right root
    int patchLimit = 1 << 30;            ///< bytes it takes from one PATCH: fewer than were sent

    bool shares = false;                 ///< accepted changes stand in the feed, and versions are compared

    QStringList changes;                 ///< ids accepted, in order, each once
    QList<QByteArray> files;             ///< accepted uploads, whole
    QJsonObject lastNumber;              ///< body of the last sealed number
    QHash<QString, QString> numberAnswers; ///< by addressee; else "matches"
    std::function<QString(const QJsonObject &)> receiptOf = [](const QJsonObject &) { return QStringLiteral("R-1"); };
    QStringList numbers;                 ///< ids of those answered, in order, each once
    QHash<QString, QString> refusedNumbers; ///< id → code
    QStringList decisions;               ///< candidates of the decisions that were taken, in order, each id once
    QHash<QString, QString> refusedDecisions; ///< candidate → code
    QString badDecision;                 ///< a candidate with which the server refuses the whole request

private:
    struct Upload {
        QString layout, sha256;
        qint64 sequence = 0, length = 0;
        QByteArray bytes;
        bool accepted = false;
    };
    struct Stored {
        QJsonObject listed;
        QByteArray bytes;
    };
    QSet<QString> m_decided; ///< ids
    QJsonObject sign(const QJsonObject &payload) const;
    sync::Response json(const QJsonObject &body, int status = 200) const;
    bool isShared(qint64 position, const QString &mark) const;
    void append(const QString &kind, const QString &aggregate, qint64 version, const QString &terminal, const QJsonObject &body);
    QJsonObject standing(const QString &kind, const QString &aggregate) const; ///< empty: none
    sync::Response takeChanges(const QJsonObject &body);
    sync::Response takeDecisions(const QJsonObject &body);
    sync::Response feed(const QUrlQuery &query) const;
    sync::Response upload(const sync::Request &request);
    sync::Response result(const QString &id);
    sync::Response download(const sync::Request &request, const QString &id) const;

    QString m_terminal, m_municipality;
    QJsonArray m_feed;
    qint64 m_drawn = 0; ///< marks
    QHash<QString, QJsonObject> m_receipts; ///< by change id
    QMap<QString, Upload> m_uploads;
    QHash<QString, qint64> m_sequences;
    QList<Stored> m_files;
};

} // namespace madoguchi::test
