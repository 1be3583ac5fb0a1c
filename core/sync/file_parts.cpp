#include "sync/file_parts.h"

namespace madoguchi::sync {

namespace {
constexpr qint64 partBytes = 1024 * 1024;
}

Result<qint64> beginParts(store::Transaction &transaction, const FileRow &row)
{
    const auto known = fileRow(transaction.connection(), row.file.id);
    if (!known.ok() && known.error().code != ErrorCode::NotFound)
        return known.error();
    const bool sameContent = known.ok() && known->sha256 == row.sha256 && known->file.size == row.file.size;
    if (known.ok() && (known->checked || known->state != u"downloading")) { // here already
        if (!sameContent) // an id stands for one content: what was taken in of it stays, and nobody guesses
            return Error{ErrorCode::HashMismatch, {row.file.name}, {}};
        return row.file.size;
    }
    if (!known.ok()) {
        MADOGUCHI_TRY(putFile(transaction, row));
        return 0;
    }
    if (!sameContent) { // announced differently than before
        MADOGUCHI_TRY(dropParts(transaction, row.file.id));
        MADOGUCHI_TRY(putFile(transaction, row));
    }
    MADOGUCHI_ASSIGN(auto sum, transaction.query("SELECT coalesce(max(position + length(content)), 0) FROM interface_file_part WHERE file = ?1", {row.file.id.text()}));
    MADOGUCHI_TRY(sum.next());
    return sum.integer(0);
}

Result<Done> putContent(store::Transaction &transaction, const FileId &id, const QByteArray &content)
{
    MADOGUCHI_TRY(dropParts(transaction, id));
    return addContent(transaction, id, 0, content);
}

Result<Done> addContent(store::Transaction &transaction, const FileId &id, qint64 at, const QByteArray &bytes)
{
    for (qint64 begin = 0; begin < bytes.size(); begin += partBytes)
        MADOGUCHI_TRY(transaction.exec("INSERT INTO interface_file_part (file, position, content) VALUES (?1, ?2, ?3) ON CONFLICT (file, position) DO UPDATE SET content = ?3",
                                       {id.text(), at + begin, bytes.mid(begin, partBytes)}));
    return done();
}

Result<Done> dropParts(store::Transaction &transaction, const FileId &id)
{
    return transaction.exec("DELETE FROM interface_file_part WHERE file = ?1", {id.text()});
}

} // namespace madoguchi::sync
