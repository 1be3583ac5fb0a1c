-- room: sync
-- What the municipal store's feed was like when we took it, for 30 days and the newest place for ever: proves the server's history to be the same one, and tells what a server put back has lost.
CREATE TABLE feed_trace (
    position  INTEGER PRIMARY KEY,
    mark      TEXT NOT NULL,
    kind      TEXT NOT NULL,    -- '': only known to be there, as the head of an answer
    aggregate TEXT NOT NULL,
    version   INTEGER NOT NULL,
    terminal  TEXT NOT NULL,
    digest    BLOB NOT NULL,    -- SHA-256 of the body
    at        INTEGER NOT NULL  -- of the change
) STRICT;

-- room: journal
-- Of a conflict: the feed item that stands in the municipal store, JSON as received, so that both can be shown beside each other.
ALTER TABLE outbox ADD COLUMN current TEXT NOT NULL DEFAULT '';
CREATE INDEX outbox_aggregate ON outbox (aggregate);
