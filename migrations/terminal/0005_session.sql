-- room: session
-- The newest directory of staff that this terminal has had, verbatim as the server signed it: an older one put back on disk opens nothing (C-16).
CREATE TABLE directory_seen (
    only    INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
    version INTEGER NOT NULL,
    answer  BLOB NOT NULL
) STRICT;
