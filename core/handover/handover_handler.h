#pragma once

#include "handover/office.h"
#include "journal/feed.h"

#include <QObject>

namespace madoguchi::handover {

/// Takes in the federation's rows (F5, F7, F8) and what the municipality's terminals share (continuity, continuity-months, high-cost). Wrong items are refused
/// (FeedItemRefused); sync sets them aside.
class HandoverHandler final : public QObject, public journal::FeedHandler {
    Q_OBJECT
public:
    HandoverHandler(QString municipality, TerminalId terminal) : m_municipality(std::move(municipality)), m_terminal(std::move(terminal)) {}

    QStringList kinds() const override;
    Result<Done> apply(store::Transaction &transaction, const journal::FeedItem &item) override;
    void applied(const QList<journal::FeedItem> &items) override;
    Result<QString> erase(store::Transaction &transaction, const journal::FeedItem &item) override;
    Result<qint64> sweep(store::Transaction &transaction, QDate day) override;
    Result<Done> forget(store::Transaction &transaction, const QString &kind, const QString &aggregate) override;

Q_SIGNALS: // from the store thread, after the commit
    void changed(); ///< not of months paid here alone

private:
    const QString m_municipality;
    const TerminalId m_terminal;
};

} // namespace madoguchi::handover
