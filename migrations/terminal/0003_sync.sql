-- room: sync
-- Small values as text: times of the last success of each kind (RFC 3339), whether the first load is done.
CREATE TABLE sync_state (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- room: sync
-- What came and could not be applied, with its reason; never dropped, never blocking (sync.md promise 2).
CREATE TABLE feed_set_aside (
    source    TEXT NOT NULL,    -- "municipal" or the id of an interface file
    position  INTEGER NOT NULL, -- in the feed, or the line in the file
    kind      TEXT NOT NULL,
    aggregate TEXT NOT NULL,
    reason    TEXT NOT NULL,    -- error text such as P-003
    body      BLOB NOT NULL,    -- JSON as received
    at        INTEGER NOT NULL,
    PRIMARY KEY (source, position)
) STRICT, WITHOUT ROWID;

-- room: sync
-- One interface file, composed here or received; `content` is what went or came, byte for byte.
CREATE TABLE interface_file (
    id        TEXT NOT NULL PRIMARY KEY,
    outgoing  INTEGER NOT NULL,
    layout    TEXT NOT NULL,    -- F1 …
    name      TEXT NOT NULL,
    sequence  INTEGER NOT NULL, -- 通番
    previous  INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    records   INTEGER NOT NULL,
    size      INTEGER NOT NULL, -- bytes of the whole file
    sha256    BLOB NOT NULL,    -- of the whole file
    state     TEXT NOT NULL CHECK (state IN ('composed', 'sending', 'accepted', 'refused', 'downloading', 'held', 'imported')),
    note      TEXT NOT NULL DEFAULT '',
    upload    TEXT NOT NULL DEFAULT '', -- path of the upload on the server
    receipt   BLOB,             -- the signed answer, verified
    content   BLOB NOT NULL
) STRICT;
CREATE INDEX interface_file_state ON interface_file (outgoing, layout, state);

-- room: sync
-- What has arrived of a file that is being downloaded.
CREATE TABLE interface_file_part (
    file     TEXT NOT NULL REFERENCES interface_file (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,  -- bytes from the start
    content  BLOB NOT NULL,
    PRIMARY KEY (file, position)
) STRICT, WITHOUT ROWID;

-- room: sync
-- Which outbox item became which line.
CREATE TABLE interface_file_row (
    file      TEXT NOT NULL REFERENCES interface_file (id) ON DELETE CASCADE,
    line      INTEGER NOT NULL,
    change    TEXT NOT NULL,    -- id of the outbox item
    aggregate TEXT NOT NULL,
    PRIMARY KEY (file, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX interface_file_row_aggregate ON interface_file_row (aggregate);

-- room: sync
-- The delivery ledger (sync.md promise 6): a row a station that has answered; no row means waiting.
CREATE TABLE delivery (
    change  TEXT NOT NULL,      -- id of the change, or of the file
    station TEXT NOT NULL CHECK (station IN ('terminal', 'municipal', 'federation')),
    state   TEXT NOT NULL CHECK (state IN ('confirmed', 'refused')),
    at      INTEGER NOT NULL,
    note    TEXT NOT NULL DEFAULT '',
    receipt BLOB,
    PRIMARY KEY (change, station)
) STRICT, WITHOUT ROWID;

-- room: sync
-- What a delivery is about: shown in the ledger, and found again by the household whose rows go to the federation.
CREATE TABLE delivery_subject (
    change    TEXT NOT NULL PRIMARY KEY,
    what      TEXT NOT NULL,
    aggregate TEXT NOT NULL,    -- household
    at        INTEGER NOT NULL
) STRICT;
CREATE INDEX delivery_subject_aggregate ON delivery_subject (aggregate, at);

-- room: sync
-- Answers of the federation to work through (F3 verdicts, F9 findings).
CREATE TABLE answer_line (
    file           TEXT NOT NULL REFERENCES interface_file (id) ON DELETE CASCADE,
    line           INTEGER NOT NULL,
    layout         TEXT NOT NULL,
    addressee      TEXT NOT NULL,
    verdict        INTEGER NOT NULL, -- 0 none, 1 continuous, 2 gap, 3 overlap, 9 partner missing
    days           INTEGER NOT NULL,
    inherited_from TEXT NOT NULL,
    text           TEXT NOT NULL,
    needs_action   INTEGER NOT NULL,
    PRIMARY KEY (file, line)
) STRICT, WITHOUT ROWID;
