-- The signed statements of terminals that were given up (C-22, C-28): append-only.

-- room: federation
CREATE TABLE terminal_retirement (
    terminal TEXT PRIMARY KEY,
    statement BLOB NOT NULL, -- as the terminal signed it
    receipt TEXT NOT NULL,   -- what the server answered
    at TEXT NOT NULL         -- when, by the server's clock
) STRICT, WITHOUT ROWID;
