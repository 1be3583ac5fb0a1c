-- What a terminal noted while its database was closed (C-11): shown as it waits there, and to be found again in its record.

-- room: federation
CREATE TABLE outside_entry (
    origin TEXT NOT NULL,
    mark BLOB NOT NULL,     -- core/journal/FORMAT.md §6
    shown_at TEXT,          -- when it waited there; NULL: it never was shown
    taken INTEGER,          -- its number in the record; NULL: not there yet
    entry BLOB,             -- as it was shown, until it stands in witnessed_entry
    given_up TEXT,          -- when and why nobody waits for it any more; NULL: whoever was shown it does
    PRIMARY KEY (origin, mark)
) STRICT, WITHOUT ROWID;
CREATE INDEX outside_entry_awaited ON outside_entry (origin) WHERE taken IS NULL AND given_up IS NULL;

-- How far into the feed a terminal had been answered on each day (C-33): what had gone to it by then is what may lie there.
-- room: federation
CREATE TABLE terminal_fed (
    terminal TEXT NOT NULL,
    day TEXT NOT NULL,
    position INTEGER NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (terminal, day)
) STRICT, WITHOUT ROWID;
