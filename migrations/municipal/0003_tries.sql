-- Wrong passwords of the municipality's persons, counted over all terminals (C-14).

-- A person without a row has no try that did not end well.
-- room: federation
CREATE TABLE password_try (
    staff TEXT PRIMARY KEY,
    failures INTEGER NOT NULL CHECK (failures > 0),
    counted_at INTEGER NOT NULL, -- by the server's clock
    statement BLOB NOT NULL,     -- what the card signed for the last try: sent twice it is one try
    shown_at INTEGER NOT NULL    -- by that statement: an older one forgets nothing
) STRICT;
