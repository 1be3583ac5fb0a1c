-- The municipal store: what one municipality's terminals share. Strictly append-only but for the heads.

-- room: federation
CREATE TABLE municipal_meta (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    epoch TEXT NOT NULL -- another one after a restore: terminals notice it (sync.md promise 3)
) STRICT;
INSERT INTO municipal_meta VALUES (1, lower(hex(randomblob(16))));

-- room: federation
CREATE TABLE feed_item (
    position INTEGER PRIMARY KEY, -- 1, 2, 3 … without gaps
    kind TEXT NOT NULL,
    aggregate TEXT NOT NULL,
    version INTEGER NOT NULL,
    actor TEXT NOT NULL,
    terminal TEXT NOT NULL,
    at TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (kind, aggregate, version)
) STRICT;

-- Each change with its answer, for ever: the same id again gets the same answer.
-- room: federation
CREATE TABLE answered_change (
    id TEXT PRIMARY KEY,
    digest BLOB NOT NULL, -- SHA-256 of the item, so that an id cannot be used for something else
    version INTEGER NOT NULL,
    receipt TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- How far the record of each terminal is witnessed.
-- room: federation
CREATE TABLE witness (
    origin TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    root BLOB NOT NULL,
    frontier BLOB NOT NULL, -- roots of the complete subtrees, largest first, 32 bytes each
    last_hash BLOB NOT NULL, -- SHA-256 of the newest entry
    head TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- room: federation
CREATE TABLE witnessed_entry (
    origin TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (origin, sequence)
) STRICT, WITHOUT ROWID;
