-- room: journal
-- Known to nobody who does not have the store's key: what says that officers put back a copy carries a mark made with it.
CREATE TABLE record_secret (
    only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
    key BLOB NOT NULL
) STRICT;
INSERT INTO record_secret (only, key) VALUES (1, randomblob(32));
