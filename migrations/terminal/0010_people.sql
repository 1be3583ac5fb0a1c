-- room: people
-- An individual number that was to be delivered and has no receipt: a task for somebody, or for the line (C-20). `sealed` is what only the federation opens. It
-- stands here only where the municipality has decided that it may wait, and only while it waits; nothing else of the number ever does.
CREATE TABLE number_task (
    id        TEXT NOT NULL PRIMARY KEY, -- of the request on the wire
    addressee TEXT NOT NULL,
    reception TEXT NOT NULL,
    source    TEXT NOT NULL CHECK (source IN ('sealed', 'register')),
    state     TEXT NOT NULL CHECK (state IN ('waiting', 'to-confirm', 'refused')),
    reason    TEXT NOT NULL,             -- error text such as F-050; "" = none
    seal_key  TEXT NOT NULL,             -- that `sealed` is sealed to; "" = none
    sealed    BLOB CHECK (sealed IS NULL OR (source = 'sealed' AND state = 'waiting')),
    since     INTEGER NOT NULL,          -- UTC, ms
    UNIQUE (addressee, reception)
) STRICT, WITHOUT ROWID;
