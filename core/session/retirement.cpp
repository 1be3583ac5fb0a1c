#include "session/retirement.h"

#include "crypto/digest.h"
#include "journal/durable_file.h"
#include "session/erase.h"
#include "session/files.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madoguchi::session {

namespace {

constexpr auto statementName = "retired.note"_L1, draftName = "retiring"_L1;
constexpr auto firstLine = "madoguchi terminal retired v1"_L1;
constexpr qint64 statementLimit = 4 * 1024 * 1024;

/// What an auditor needs, and can read without any key.
const QStringList &kept()
{
    static const QStringList names{u"record"_s, u"ca.crt"_s, u"crl.pem"_s, u"device.crt"_s, u"receipts.crt"_s, statementName};
    return names;
}
/// What going on after a kill needs; erased last.
const QStringList &identity()
{
    static const QStringList names{u"device.key"_s, u"directory.json"_s, u"profile.json"_s, u"throttle"_s, u"waiting"_s, draftName, u"lock"_s};
    return names;
}

QStringList entries(const QString &directory)
{
    return QDir(directory).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
}

/// "erased NAME SIZE SHA-256", one line a file, as they are before.
Result<QByteArray> inventory(const QString &directory)
{
    QByteArray lines;
    QDirIterator files(directory, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    QStringList names;
    while (files.hasNext())
        names.append(QDir(directory).relativeFilePath(files.next()));
    names.sort();
    for (const QString &name : names) {
        if (kept().contains(name.section(u'/', 0, 0)) || name == u"lock" || name == draftName)
            continue;
        QFile file(directory + u'/' + name);
        if (!file.open(QIODevice::ReadOnly))
            return Error{ErrorCode::FileUnreadable, {name}, {}};
        crypto::Sha256 digest;
        while (!file.atEnd())
            digest.add(file.read(1024 * 1024));
        lines += "erased " + name.toUtf8().toPercentEncoding("/") + ' ' + QByteArray::number(file.size()) + ' ' + digest.finish().toHex() + '\n';
    }
    return lines;
}

Result<QByteArray> compose(const RetirementOrder &order, const crypto::Certificate &device, const journal::Record &record, const Clock &clock)
{
    for (const QString &text : {order.by, order.reason}) {
        if (text.contains(u'\n') || text.size() > RetirementOrder::longestText)
            return ErrorCode::InvalidArgument;
    }
    const auto head = record.head();
    MADOGUCHI_ASSIGN(const QByteArray outside, journal::readWhole(order.directory + "/record/outside.log"_L1));
    MADOGUCHI_ASSIGN(const QByteArray erased, inventory(order.directory));
    return QByteArray(firstLine.data(), firstLine.size()) + "\nterminal " + order.municipality.toUtf8() + '/' + order.terminal.text().toUtf8() + "\nat "
        + clock.utc().toString(Qt::ISODateWithMs).toUtf8() + "\nby " + order.by.toUtf8() + "\nunsent "
        + (order.unsent ? QByteArray::number(*order.unsent) : QByteArray("unknown")) + "\nreason " + order.reason.toUtf8() + "\nrecord "
        + QByteArray::number(head.size) + "\noutside " + crypto::sha256(outside).toHex() + "\ncertificate " + crypto::sha256(device.toDer()).toHex() + '\n' + erased;
}

Result<Done> eraseAllBut(const QString &directory, const QStringList &names)
{
    // The keys first: what an overwriting may not reach is closed for ever from then on.
    for (const auto &keys : {"slots"_L1, "rekey"_L1})
        MADOGUCHI_TRY(eraseFolder(directory + u'/' + keys));
    for (const QString &name : entries(directory)) {
        if (!names.contains(name))
            MADOGUCHI_TRY(eraseFolder(directory + u'/' + name));
    }
    return done();
}

QByteArray line(const QByteArray &body, const char *name)
{
    const qsizetype begin = body.indexOf(QByteArray("\n") + name + ' ');
    const qsizetype from = begin + 2 + static_cast<qsizetype>(qstrlen(name));
    return begin < 0 ? QByteArray() : body.mid(from, body.indexOf('\n', from) - from);
}

} // namespace

bool isRetired(const QString &directory) { return QFile::exists(directory + u'/' + statementName); }

Result<Done> eraseIdentity(const QString &directory)
{
    for (const QString &name : identity())
        MADOGUCHI_TRY(eraseFile(directory + u'/' + name));
    return done();
}

Result<Done> retire(const RetirementOrder &order, const crypto::PrivateKey &deviceKey, const crypto::Certificate &device, const journal::Record &record, const Clock &clock)
{
    const QString draft = order.directory + u'/' + draftName, statement = order.directory + u'/' + statementName;
    if (!QFile::exists(draft)) {
        MADOGUCHI_ASSIGN(const QByteArray body, compose(order, device, record, clock));
        MADOGUCHI_TRY(writeFile(draft, body));
    }
    MADOGUCHI_TRY(eraseAllBut(order.directory, kept() + identity()));
    MADOGUCHI_ASSIGN(const QByteArray body, readFile(draft, statementLimit));
    MADOGUCHI_TRY(writeFile(statement, body + "\nsignature " + deviceKey.sign(body).toBase64() + '\n'));
    return eraseIdentity(order.directory);
}

Result<RetirementStatement> readRetirement(const QString &directory, const crypto::Certificate &authority)
{
    MADOGUCHI_ASSIGN(const QByteArray file, readFile(directory + u'/' + statementName, statementLimit));
    MADOGUCHI_ASSIGN(const QByteArray pem, readFile(directory + "/device.crt"_L1, 64 * 1024));
    MADOGUCHI_ASSIGN(const auto device, crypto::Certificate::fromPem(pem));
    const qsizetype split = file.lastIndexOf("\nsignature ");
    const QByteArray body = file.first(std::max<qsizetype>(split, 0));
    const QByteArray signature = QByteArray::fromBase64(file.mid(split + 11).trimmed());
    if (split < 0 || !body.startsWith(QByteArray(firstLine.data(), firstLine.size()) + '\n') || !device.publicKey().verify(body, signature)
        || line(body, "certificate") != crypto::sha256(device.toDer()).toHex())
        return ErrorCode::SignatureInvalid;
    const QDateTime at = QDateTime::fromString(QString::fromLatin1(line(body, "at")), Qt::ISODateWithMs);
    const crypto::TrustStore trust{{authority}, {}, true, {}};
    MADOGUCHI_TRY(crypto::checkCertificate(device, crypto::CertificateUse::TerminalClient, trust, at));
    if (QString::fromUtf8(line(body, "terminal")) != device.organization() + u'/' + device.commonName())
        return ErrorCode::SignatureInvalid;
    // Entries that came after it, or were taken away, are no longer the ones it speaks of.
    MADOGUCHI_ASSIGN(const QByteArray outside, journal::readWhole(directory + "/record/outside.log"_L1));
    if (line(body, "outside") != crypto::sha256(outside).toHex())
        return Error{ErrorCode::RecordBroken, {u"outside.log"_s}, {}};
    for (const QString &name : entries(directory)) {
        if (!kept().contains(name))
            return Error{ErrorCode::FileUnwritable, {name}, {}};
    }
    const auto text = [&](const char *name) { return QString::fromUtf8(line(body, name)); };
    return RetirementStatement{text("terminal"), text("at"), text("by"), text("unsent"), text("reason"), static_cast<int>(body.count("\nerased "))};
}

} // namespace madoguchi::session
