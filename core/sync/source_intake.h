#pragma once

#include "exchange/row_writer.h"
#include "sync/source_folder.h"
#include "sync/transport.h"

namespace madoguchi::sync {

/// Takes one of the municipality's own files in (C-02, C-20): checked as a whole by a process of its own, its 通番 asked for at the server, then row by row its numbers delivered
/// sealed and the file written anew with the receipts in the number columns, at last put among the day's files. Nothing of it is kept before its end: cut at any point, the
/// source lies there, and once more from the start sends and composes the same.
class SourceIntake {
public:
    SourceIntake(Link &link, Transport &transport) : m_link(link), m_transport(transport) {}
    /// Once, from that medium (empty: the folder). What keeps the file from being taken is a value. NotFound: it lies there no more; MediumMissing, MediumUnregistered. Else the connection's errors and the checker's.
    Result<api::TakenIn> run(const QString &medium, const QString &name);

private:
    using Layouts = QMap<QString, exchange::Layout>; ///< in force, by id
    Result<Done> read(const QString &name, const Layouts &layouts);
    Result<Done> begin(const checker::Source &source, const Layouts &layouts);
    Result<Done> checkSequence();
    Result<Done> noteStart();
    Result<Done> takeRow(checker::SealedRow row);
    Result<QString> deliver(const checker::SealedRow &row, const exchange::Column &column);
    Result<Done> keep(const QString &name);
    Link &m_link;
    Transport &m_transport;
    SourcePlace m_place;
    QList<exchange::Refusal> m_refusals;
    api::TakenIn m_taken;
    checker::Source m_source;
    exchange::Layout m_layout;
    crypto::PublicKey m_key; ///< to which the numbers are sealed
    std::optional<exchange::RowWriter> m_writer;
    QByteArray m_content;    ///< as it will leave
};

} // namespace madoguchi::sync
