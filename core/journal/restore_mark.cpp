#include "journal/restore_mark.h"

#include "api/use_case.h"
#include "crypto/digest.h"

using namespace Qt::StringLiterals;

namespace madoguchi::journal {

Result<QByteArray> restoreMark(store::Connection &connection, qint64 last, const QByteArray &lastBytes, qint64 written, const QByteArray &endBytes)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT key FROM record_secret"));
    MADOGUCHI_ASSIGN(const bool any, row.next());
    if (!any)
        return Error{ErrorCode::RecordBroken, {u"database"_s, QString::number(last)}, {}};
    const QByteArray key = row.blob(0);
    return crypto::hmacSha256(SecretBytes({reinterpret_cast<const std::uint8_t *>(key.constData()), static_cast<std::size_t>(key.size())}),
                              "madoguchi restore 1\n" + QByteArray::number(last) + '\n' + crypto::sha256(lastBytes) + QByteArray::number(written) + '\n' + crypto::sha256(endBytes));
}

bool isRestore(const Entry &entry, qint64 last, const QByteArray &mark)
{
    return entry.useCase == QLatin1String(api::info(api::UseCase::BackupRestore).id) && entry.outcome == api::Outcome::Done && entry.count == last && entry.commitment == mark;
}

} // namespace madoguchi::journal
