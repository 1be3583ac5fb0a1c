#include "session/retirement.h"

#include "crypto/digest.h"
#include "journal/durable_file.h"
#include "journal/erase.h"
#include "journal/retirement_note.h"
#include "session/files.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madoguchi::session {

namespace {

constexpr auto statementName = "retired.note"_L1, receiptName = "retired.receipt"_L1, draftName = "retiring"_L1;
constexpr auto firstLine = "madoguchi terminal retired v1"_L1;
constexpr qint64 statementLimit = journal::retirementLimit;

/// What an auditor needs, and can read without any key.
const QStringList &kept()
{
    static const QStringList names{u"record"_s, u"ca.crt"_s, u"crl.pem"_s, u"device.crt"_s, u"receipts.crt"_s, statementName, receiptName};
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
        MADOGUCHI_TRY(journal::eraseFolder(directory + u'/' + keys));
    for (const QString &name : entries(directory)) {
        if (!names.contains(name))
            MADOGUCHI_TRY(journal::eraseFolder(directory + u'/' + name));
    }
    return done();
}

} // namespace

bool isRetired(const QString &directory) { return QFile::exists(directory + u'/' + statementName); }

Result<Done> eraseIdentity(const QString &directory)
{
    for (const QString &name : identity())
        MADOGUCHI_TRY(journal::eraseFile(directory + u'/' + name));
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
    const QByteArray signedBody = body + "\nsignature " + deviceKey.sign(body).toBase64() + '\n';
    MADOGUCHI_TRY(writeFile(statement, signedBody));
    // With the device's key still there the server can be reached; without it the statement is carried there.
    if (const QByteArray receipt = order.witness ? order.witness(signedBody) : QByteArray(); !receipt.isEmpty())
        MADOGUCHI_TRY(writeFile(order.directory + u'/' + receiptName, receipt));
    return eraseIdentity(order.directory);
}

Result<RetirementStatement> readRetirement(const QString &directory, const crypto::Certificate &authority)
{
    MADOGUCHI_ASSIGN(const QByteArray file, readFile(directory + u'/' + statementName, statementLimit));
    MADOGUCHI_ASSIGN(const QByteArray pem, readFile(directory + "/device.crt"_L1, 64 * 1024));
    MADOGUCHI_ASSIGN(const auto device, crypto::Certificate::fromPem(pem));
    MADOGUCHI_ASSIGN(const journal::RetirementNote note, journal::readRetirementNote(file, device.publicKey()));
    if (note.certificate != crypto::sha256(device.toDer()).toHex() || note.terminal != device.organization() + u'/' + device.commonName())
        return ErrorCode::SignatureInvalid;
    const crypto::TrustStore trust{{authority}, {}, true, {}};
    MADOGUCHI_TRY(crypto::checkCertificate(device, crypto::CertificateUse::TerminalClient, trust, note.at));
    // Entries that came after it, or were taken away, are no longer the ones it speaks of.
    MADOGUCHI_ASSIGN(const QByteArray outside, journal::readWhole(directory + "/record/outside.log"_L1));
    if (note.outside != crypto::sha256(outside).toHex())
        return Error{ErrorCode::RecordBroken, {u"outside.log"_s}, {}};
    for (const QString &name : entries(directory)) {
        if (!kept().contains(name))
            return Error{ErrorCode::FileUnwritable, {name}, {}};
    }
    return RetirementStatement{note.terminal, note.at.toString(Qt::ISODateWithMs), note.by, note.unsent, note.reason, note.files, QFile::exists(directory + u'/' + receiptName)};
}

} // namespace madoguchi::session
