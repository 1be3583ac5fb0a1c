#pragma once

#include "api/actor.h"
#include "api/record_service.h"
#include "base/result.h"

#include <QByteArray>
#include <QDateTime>

namespace madoguchi::journal {

/// One entry of the record, FORMAT.md §1: deterministic CBOR. Internal ids, codes and commitments only.
struct Entry {
    qint64 sequence = 0;      ///< from 1, without gaps
    QByteArray previous;      ///< SHA-256 of the encoded entry before, 32 bytes (zeroes for the first)
    QByteArray boot;          ///< 16 random bytes, new at each start of the program
    qint64 monotonicMs = 0;
    qint64 utcMs = 0;
    QString terminal, municipality;
    QString staff, cardSerial, role;
    QString useCase;          ///< id of the registry
    QString object;           ///< internal random id, or empty
    QString reception, receptionNumber;
    api::Outcome outcome = api::Outcome::Done;
    qint64 count = -1;
    QString detail;           ///< coded words: error text, lock cause, names of searched fields
    QByteArray commitment;    ///< HMAC of searched values or content, 32 bytes, or empty
    QString section;          ///< 課・係 of the person at that time
    bool outside = false;     ///< made without the database (before unlock), taken in later: its times are older than its place
};

QByteArray encode(const Entry &entry);
Result<Entry> decode(QByteArrayView bytes); ///< RecordBroken; limits: 4 KiB an entry

/// What a use case says of itself; the rest of the entry is filled in from actor, clock and chain.
struct Note {
    QString object;
    qint64 count = -1;
    QString detail;
    QByteArray commitment;
    QString receptionNumber = {}; ///< of the reception that is just being opened; else the actor's stands in the entry
};

} // namespace madoguchi::journal
