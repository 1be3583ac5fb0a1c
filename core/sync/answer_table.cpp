#include "sync/answer_table.h"

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

constexpr int mostAnswers = 2000; // on the screen

api::Verdict verdictOf(qint64 code)
{
    switch (code) {
    case 1:
        return api::Verdict::Continuous;
    case 2:
        return api::Verdict::Gap;
    case 3:
        return api::Verdict::Overlap;
    case 9:
        return api::Verdict::PartnerMissing;
    default:
        return api::Verdict::None;
    }
}

} // namespace

Result<Done> putAnswers(store::Transaction &transaction, const api::InterfaceFile &file, const QList<exchange::Row> &rows)
{
    const bool verdicts = file.layout == "F3"_L1;
    if (!verdicts && file.layout != "F9"_L1)
        return done();
    int line = 1;
    for (const exchange::Row &row : rows) {
        ++line;
        const int verdict = verdicts ? row.value(u"verdict"_s).toInt() : 0;
        const bool needsAction = verdicts ? verdict != 1 : row.value(u"needs_action"_s) == "Y"_L1;
        const QString text = verdicts ? u""_s : row.value(u"code"_s) + u' ' + row.value(u"text"_s);
        const QString inherited = verdicts ? row.value(u"prefecture_from"_s) : u""_s;
        const QString addressee = row.value(u"addressee"_s); // none: about the whole household
        MADOGUCHI_TRY(transaction.exec("INSERT INTO answer_line (file, line, layout, addressee, verdict, days, inherited_from, text, needs_action)"
                                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (file, line) DO NOTHING",
                                       {file.id.text(), line, file.layout, addressee.isNull() ? u""_s : addressee, verdict, row.value(u"days"_s).toInt(),
                                        inherited.isNull() ? u""_s : inherited, text, needsAction}));
    }
    return done();
}

Result<QList<api::AnswerLine>> answers(store::Connection &connection, const AddresseeLookup &addressee)
{
    QList<api::AnswerLine> lines;
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT a.file, a.layout, a.addressee, a.verdict, a.days, a.inherited_from, a.text, a.needs_action"
                                                " FROM answer_line a JOIN interface_file f ON f.id = a.file"
                                                " ORDER BY f.at DESC, a.file, a.line LIMIT ?1", {mostAnswers}));
    for (;;) {
        MADOGUCHI_ASSIGN(const bool found, row.next());
        if (!found)
            break;
        api::AnswerLine line;
        line.file = FileId(row.text(0));
        line.layout = row.text(1);
        line.addresseeNumber = row.text(2);
        line.verdict = verdictOf(row.integer(3));
        line.days = static_cast<int>(row.integer(4));
        line.inheritedFrom = QDate::fromString(row.text(5), Qt::ISODate);
        line.text = row.text(6);
        line.needsAction = row.integer(7) != 0;
        lines.append(line);
    }
    for (api::AnswerLine &line : lines) {
        if (!addressee || line.addresseeNumber.isEmpty())
            continue;
        const Addressee found = addressee(connection, line.addresseeNumber);
        line.household = found.household;
        line.person = found.name;
    }
    return lines;
}

Result<int> countAnswersToWorkThrough(store::Connection &connection)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT count(*) FROM answer_line WHERE needs_action = 1"));
    MADOGUCHI_TRY(row.next());
    return static_cast<int>(row.integer(0));
}

} // namespace madoguchi::sync
