#pragma once

#include "exchange/interface_file.h"
#include "store/transaction.h"

#include <QJsonArray>

namespace madoguchi::federation {

/// A warning of one line: the file is taken, the municipality is told in its F9.
struct Finding {
    int line = 0;
    QString addressee, household, item;
    QString code; ///< "W10" … domain.md §1.3 F9
    bool needsAction = false;
};
/// Rules across columns, lines and what is already known. Nothing is written.
struct Verdict {
    QList<exchange::Refusal> refusals; ///< the file is refused whole (C-02)
    QList<Finding> findings;
};

/// 資格情報(世帯)・(個人) and 高額該当情報 of one municipality.
class Intake {
public:
    Intake(store::Connection &connection, QString municipality, QString insurer)
        : m_connection(connection), m_municipality(std::move(municipality)), m_insurer(std::move(insurer))
    {
    }
    Result<Verdict> checkHouseholds(const QList<exchange::Row> &rows);
    Result<Verdict> checkPersons(const QList<exchange::Row> &rows);
    Result<Verdict> checkMonths(const QList<exchange::Row> &rows);

private:
    Result<Done> checkNumber(const exchange::Row &row, const QString &addressee, const QString &receipt, const QString &item, int line, Verdict &verdict);
    /// What stands of a person or a household, the newest accepted row included.
    struct Standing {
        bool known = false;
        QString from, until; ///< of the cover; an empty beginning: there is none
        qint64 history = 0;
    };
    Result<Standing> standingHousehold(const QString &household);
    Result<Standing> standingPerson(const QString &addressee);
    static void checkOperation(const exchange::Row &row, const Standing &standing, const QString &from, int line, Verdict &verdict);
    Result<Done> checkAgainstKnown(const exchange::Row &row, int line, Verdict &verdict);
    void checkOwner(const exchange::Row &row, int line, Verdict &verdict);
    static void checkMonth(const exchange::Row &row, const QString &movedOn, int line, Verdict &verdict);
    Result<bool> exists(QByteArrayView sql, const QString &key);
    store::Connection &m_connection;
    QString m_municipality, m_insurer;
};

} // namespace madoguchi::federation
