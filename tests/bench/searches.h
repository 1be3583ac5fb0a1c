#pragma once

#include "bench/report.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>

#include <functional>

namespace madoguchi::bench {

/// Somebody to search for, as the feed's item has them.
struct Resident {
    QString household, nameKanji, nameKana, birth, symbol, number, addressee, postal, town, address;
    QString surname() const { return nameKana.section(u'　', 0, 0); }
    QString surnameKanji() const { return nameKanji.section(u'　', 0, 0); }
};
QList<Resident> residentsOf(const QString &household, const QJsonObject &body);

/// One way to look for somebody: what the clerk types, and what a straightforward program asks its plain database.
struct Search {
    QString what;
    std::function<QString(const Resident &)> typed;
    QByteArray condition; ///< PlainPeer::search
    std::function<QJsonArray(const Resident &)> values;
    Goal goal;
    bool coldToo = false;
    std::function<bool(const Resident &)> suits = {}; ///< empty: everybody does
};
const QList<Search> &searches();

} // namespace madoguchi::bench
