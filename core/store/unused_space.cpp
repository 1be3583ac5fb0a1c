#include "store/unused_space.h"

#include <QSet>
#include <QtEndian>

#include <sqlite3.h>

#include <algorithm>

namespace madoguchi::store {

/// Pages may be written as such only inside one of these; DEFENSIVE forbids it everywhere else.
class PageAccess {
public:
    explicit PageAccess(Connection &connection) : m_handle(connection.m_handle) { sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr); }
    ~PageAccess() { sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr); }
    PageAccess(const PageAccess &) = delete;
    PageAccess &operator=(const PageAccess &) = delete;

private:
    sqlite3 *m_handle;
};

namespace {

// https://sqlite.org/fileformat2.html §1.6: a page of a b-tree begins with its kind; the first page with the file's header.
constexpr qsizetype fileHeader = 100, leafHeader = 8, interiorHeader = 12;
constexpr qint64 mostPages = 1 << 24; // the first byte of any other page is part of a page number, and 0 below this

quint16 word(QByteArrayView page, qsizetype at) { return qFromBigEndian<quint16>(page.data() + at); }
quint32 longWord(QByteArrayView page, qsizetype at) { return qFromBigEndian<quint32>(page.data() + at); }

bool isZero(QByteArrayView bytes)
{
    return std::ranges::all_of(bytes, [](char byte) { return byte == 0; });
}
qint64 saying(QByteArrayView bytes) { return bytes.size() - std::ranges::count(bytes, '\0'); }

struct Gap {
    qsizetype from = 0, until = 0;
};
/// Between the pointers and the first cell; empty: not a page with cells.
Result<Gap> gapOf(QByteArrayView page, qint64 number, qsizetype usable)
{
    const qsizetype header = number == 1 ? fileHeader : 0;
    const char kind = page[header];
    if (kind != 2 && kind != 5 && kind != 10 && kind != 13)
        return Gap();
    const qsizetype begin = header + (kind == 2 || kind == 5 ? interiorHeader : leafHeader) + 2 * qsizetype(word(page, header + 3));
    const qsizetype cells = word(page, header + 5) == 0 ? 65536 : word(page, header + 5);
    if (begin > cells || cells > usable)
        return ErrorCode::StoreDamaged;
    return Gap{begin, cells};
}

/// Of the blocks between cells, without the four bytes that chain them.
Result<qint64> sayingInBlocks(QByteArrayView page, qint64 number, qsizetype usable)
{
    qint64 count = 0;
    for (qsizetype at = word(page, (number == 1 ? fileHeader : 0) + 1); at != 0;) {
        if (at + 4 > usable || at + word(page, at + 2) > usable || word(page, at + 2) < 4)
            return ErrorCode::StoreDamaged;
        count += saying(page.sliced(at + 4, word(page, at + 2) - 4));
        const qsizetype next = word(page, at);
        if (next != 0 && next <= at)
            return ErrorCode::StoreDamaged;
        at = next;
    }
    return count;
}

Result<QByteArray> pageAt(Connection &connection, qint64 number)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT data FROM sqlite_dbpage WHERE pgno = ?1", {number}));
    MADOGUCHI_ASSIGN(const bool any, row.next());
    return any ? Result<QByteArray>(row.blob(0)) : ErrorCode::StoreDamaged;
}

struct Shape {
    qint64 pages = 0;
    qsizetype usable = 0; ///< of each; behind it the cipher keeps what it needs
    quint32 firstFree = 0;
};
Result<Shape> shapeOf(Connection &connection)
{
    Shape shape;
    {
        MADOGUCHI_ASSIGN(auto row, connection.query("PRAGMA page_count"));
        MADOGUCHI_TRY(row.next());
        shape.pages = row.integer(0);
    }
    MADOGUCHI_ASSIGN(const QByteArray first, pageAt(connection, 1));
    if (shape.pages >= mostPages || first.size() < 512)
        return ErrorCode::StoreDamaged;
    shape.usable = first.size() - static_cast<unsigned char>(first[20]);
    shape.firstFree = longWord(first, 32);
    return shape;
}

Result<qint64> sayingInFreePages(Connection &connection, const Shape &shape)
{
    qint64 count = 0;
    QSet<quint32> seen;
    for (quint32 trunk = shape.firstFree; trunk != 0;) {
        if (trunk > shape.pages || seen.contains(trunk))
            return ErrorCode::StoreDamaged;
        seen.insert(trunk);
        MADOGUCHI_ASSIGN(const QByteArray page, pageAt(connection, trunk));
        const qsizetype leaves = longWord(page, 4);
        if (8 + 4 * leaves > shape.usable)
            return ErrorCode::StoreDamaged;
        for (qsizetype i = 0; i < leaves; ++i) {
            MADOGUCHI_ASSIGN(const QByteArray leaf, pageAt(connection, longWord(page, 8 + 4 * i)));
            count += saying(QByteArrayView(leaf).first(shape.usable));
        }
        count += saying(QByteArrayView(page).first(shape.usable).sliced(8 + 4 * leaves));
        trunk = longWord(page, 0);
    }
    return count;
}

} // namespace

Result<UnusedSpace> clearUnusedSpace(Transaction &transaction, qint64 from, int count)
{
    MADOGUCHI_ASSIGN(const Shape shape, shapeOf(transaction.connection()));
    const PageAccess access(transaction.connection());
    UnusedSpace done;
    const qint64 end = std::min(from + count, shape.pages + 1);
    for (qint64 number = from; number < end; ++number) {
        MADOGUCHI_ASSIGN(QByteArray page, pageAt(transaction.connection(), number));
        MADOGUCHI_ASSIGN(const Gap gap, gapOf(page, number, shape.usable));
        ++done.pages;
        const auto unused = QByteArrayView(page).sliced(gap.from, gap.until - gap.from);
        if (isZero(unused))
            continue;
        done.cleared += saying(unused);
        std::fill(page.begin() + gap.from, page.begin() + gap.until, '\0');
        MADOGUCHI_TRY(transaction.exec("UPDATE sqlite_dbpage SET data = ?2 WHERE pgno = ?1", {number, page}));
    }
    done.next = end <= shape.pages ? end : 0;
    return done;
}

Result<qint64> countUnusedSpace(Connection &connection)
{
    MADOGUCHI_ASSIGN(const Shape shape, shapeOf(connection));
    MADOGUCHI_ASSIGN(qint64 count, sayingInFreePages(connection, shape));
    for (qint64 number = 1; number <= shape.pages; ++number) {
        MADOGUCHI_ASSIGN(const QByteArray page, pageAt(connection, number));
        MADOGUCHI_ASSIGN(const Gap gap, gapOf(page, number, shape.usable));
        if (gap.until == 0)
            continue;
        MADOGUCHI_ASSIGN(const qint64 inBlocks, sayingInBlocks(page, number, shape.usable));
        count += saying(QByteArrayView(page).sliced(gap.from, gap.until - gap.from)) + inBlocks;
    }
    return count;
}

} // namespace madoguchi::store
