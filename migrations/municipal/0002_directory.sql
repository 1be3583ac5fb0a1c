-- Persons, cards, grants, terminals and policy of the municipality, and every order that made them what they are.

-- The directory as it holds now; the revocation list is added when it is signed.
-- room: federation
CREATE TABLE directory_now (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    version INTEGER NOT NULL,
    payload TEXT NOT NULL
) STRICT;

-- Append-only: who ordered what, with the signature of their card, so that anybody can check it for ever.
-- room: federation
CREATE TABLE directory_order (
    version INTEGER PRIMARY KEY, -- of the directory that came of it
    id TEXT NOT NULL UNIQUE,     -- the same order again gets the same answer
    statement BLOB NOT NULL,
    signature BLOB NOT NULL,
    certificate BLOB NOT NULL,   -- of the card that signed
    at TEXT NOT NULL
) STRICT;
