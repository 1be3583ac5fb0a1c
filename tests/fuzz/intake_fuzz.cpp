#include "harness.h"

#include "federation/continuity.h"
#include "federation/intake.h"
#include "store/migrator.h"
#include "unit/federation/central_fixture.h"

using namespace madoguchi;
using namespace madoguchi::fuzz;
using namespace madoguchi::federation::test;
using namespace Qt::StringLiterals;

namespace {

struct Server {
    Central central; ///< for its rows
    Folder folder;
    std::unique_ptr<store::Connection> connection;
    Server() : connection(must(store::Connection::open(folder.path(u"store.db"_s), SecretBytes(32), store::OpenMode::Create)))
    {
        must(store::migrate(*connection, QStringLiteral(MADOGUCHI_SOURCE_DIR "/migrations/federation"), "MDGF"));
        auto transaction = must(store::Transaction::begin(*connection));
        must(transaction.exec("INSERT INTO known_household (municipality, household, insured_number, applied_from, applied_until) VALUES (?1, 'S1', '', '', '')", {here}));
        must(transaction.exec("INSERT INTO continuity_candidate (candidate, previous_municipality, previous_household, own_municipality, own_household, moved_on, told, decision) "
                              "VALUES ('C16-A', ?1, 'S1', '162027', 'S9', '2026-11-01', '{}', '1')", {here}));
        must(federation::Continuity::putMonth(transaction, month(u"2026-03"_s)));
        must(transaction.commit());
    }
    static exchange::Row month(const QString &treatedIn)
    {
        return {{u"candidate"_s, u"C16-A"_s}, {u"previous_municipality"_s, here}, {u"household"_s, u"S1"_s}, {u"row"_s, u"1"_s}, {u"treated_in"_s, treatedIn}, {u"counts"_s, u"1"_s},
                {u"payment"_s, u"1"_s}, {u"income"_s, u"UC"_s}, {u"age_band"_s, u"1"_s}, {u"special"_s, u"0"_s}, {u"cancelled"_s, u"N"_s}};
    }
    QList<exchange::Row> rows(const QString &layout) const
    {
        QList<exchange::Row> rows;
        for (const QString &n : {u"1"_s, u"2"_s, u"3"_s})
            rows.append(layout == "F1"_L1   ? central.householdRow(u'S' + n, u"4010000001"_s + n, u"R-"_s + n)
                        : layout == "F2"_L1 ? central.personRow(u"S1"_s, u"4010000001"_s + n, u"R-"_s + n, u"2026-11-01"_s)
                                            : month(u"2026-0"_s + n));
        return rows;
    }
};

void check(const Result<federation::Verdict> &verdict, qsizetype rows)
{
    PROMISE(verdict.ok() && verdict->refusals.size() <= 100); // no row makes the check itself fail
    for (const auto &refusal : verdict->refusals)
        PROMISE(refusal.line >= 2 && refusal.line <= rows + 1 && refusal.code.startsWith(u'E'));
    for (const auto &finding : verdict->findings)
        PROMISE(finding.line >= 2 && finding.line <= rows + 1 && finding.code.startsWith(u'W'));
}

} // namespace

// A municipality's file at the server. Each line of the input puts a text into a column of a good row: "2c2026-11-01" is row 2, third
// column. Rows that the layout lets pass come back as they were, are judged line by line, and judging writes nothing.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    static const Server server;
    if (size < 1)
        return 0;
    const QString layout = data[0] == '1' ? u"F1"_s : data[0] == '8' ? u"F8"_s : u"F2"_s;
    QList<exchange::Row> rows = server.rows(layout);
    const exchange::Layout &form = server.central.layouts.constFind(layout).value();
    const QString input = QString::fromUtf8(reinterpret_cast<const char *>(data) + 1, qsizetype(size - 1));
    for (const QString &line : input.split(u'\n'))
        if (line.size() >= 2 && line[1] >= u'A')
            rows[line[0].unicode() % rows.size()][form.columns[(line[1].unicode() - u'A') % form.columns.size()].key] = line.mid(2);

    exchange::FileHeader header;
    header.fileId = form.fileId;
    header.version = form.version;
    header.sender = here;
    header.receiver = u"K16"_s;
    header.sequence = 1;
    header.createdAt = server.central.clock.utc();
    const auto written = exchange::writeFile(form, header, rows);
    if (!written.ok())
        return 0;
    const auto file = must(exchange::readFile(form, *written, nullptr));
    federation::Intake intake(*server.connection, here, u"138057"_s);
    const qint64 before = server.connection->totalChanges();
    check(layout == "F1"_L1   ? intake.checkHouseholds(file.rows)
          : layout == "F2"_L1 ? intake.checkPersons(file.rows)
                              : intake.checkMonths(file.rows),
          file.rows.size());
    PROMISE(server.connection->totalChanges() == before);
    return 0;
}
