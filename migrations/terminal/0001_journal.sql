-- room: journal
-- One row an entry of the record (core/journal/FORMAT.md §1). `leaf` is its RFC 6962 leaf hash.
CREATE TABLE record_entry (
    sequence INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL,
    leaf BLOB NOT NULL
) STRICT;

-- room: journal
-- Entries of outside.log that the record has taken in: a kill before the log is emptied must not take them in twice.
CREATE TABLE record_absorbed (
    id BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- room: journal
-- What must leave. state: 0 queued, 1 acknowledged, 2 refused.
CREATE TABLE outbox (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    destination INTEGER NOT NULL,
    kind TEXT NOT NULL,
    aggregate TEXT NOT NULL,
    base_version INTEGER NOT NULL,
    actor TEXT NOT NULL,
    body TEXT NOT NULL,
    queued_at INTEGER NOT NULL,
    state INTEGER NOT NULL DEFAULT 0,
    answered_at INTEGER,
    receipt BLOB,
    reason TEXT
) STRICT;
CREATE INDEX outbox_waiting ON outbox (destination, position) WHERE state = 0;

-- room: journal
CREATE TABLE feed_cursor (
    name TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    epoch TEXT NOT NULL
) STRICT, WITHOUT ROWID;
