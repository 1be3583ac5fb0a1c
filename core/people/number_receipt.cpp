#include "people/number_receipt.h"

#include "people/household.h"

namespace madoguchi::people {

using namespace Qt::StringLiterals;

namespace {

const QStringList &answerWords() // in the order of api::NumberAnswer
{
    static const QStringList words{u"matches"_s, u"differs"_s, u"received"_s, u"refused"_s, u"waiting"_s, u"to-confirm"_s};
    return words;
}

} // namespace

QString answerWord(api::NumberAnswer answer)
{
    return answerWords().at(static_cast<int>(answer));
}

api::NumberAnswer answerOf(const QString &word)
{
    return static_cast<api::NumberAnswer>(std::max<qsizetype>(0, answerWords().indexOf(word)));
}

Result<Done> storeNumberReceipt(store::Transaction &transaction, const NumberReceipt &receipt, const QDateTime &utc)
{
    return transaction.exec("INSERT INTO number_receipt (receipt, addressee, reception, answer, at) VALUES (?1, ?2, ?3, ?4, ?5)"
        " ON CONFLICT (receipt) DO UPDATE SET addressee = ?2, reception = ?3, answer = ?4, at = ?5",
        {receipt.receipt, receipt.addressee, orEmpty(receipt.reception.text()), answerWord(receipt.answer), utc.toMSecsSinceEpoch()});
}

Result<QString> lastReceiptOf(store::Connection &connection, const QString &addressee)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT p.number_receipt FROM notification_person p JOIN notification n ON n.id = p.notification"
        " WHERE p.addressee = ?1 AND p.number_receipt <> '' AND NOT EXISTS (SELECT 1 FROM number_receipt r WHERE r.receipt = p.number_receipt AND r.answer = 'differs')"
        " ORDER BY n.notified_on DESC, n.number DESC LIMIT 1", {addressee}));
    MADOGUCHI_ASSIGN(const bool there, row.next());
    return there ? row.text(0) : QStringLiteral("");
}

Result<std::optional<NumberReceipt>> findNumberReceipt(store::Connection &connection, const QString &receipt)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT receipt, addressee, reception, answer FROM number_receipt WHERE receipt = ?1", {orEmpty(receipt)}));
    MADOGUCHI_ASSIGN(const bool there, row.next());
    if (!there)
        return std::optional<NumberReceipt>();
    return std::optional(NumberReceipt{row.text(0), row.text(1), ReceptionId(row.text(2)), answerOf(row.text(3))});
}

} // namespace madoguchi::people
