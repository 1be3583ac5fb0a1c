-- room: handover
-- Households that moved here within the prefecture, as the federation has last told it (F5).
CREATE TABLE continuity_candidate (
    id            TEXT NOT NULL PRIMARY KEY, -- 候補番号
    word          TEXT NOT NULL,             -- when it was told, file and line: compared as text, the last one stands
    own_household TEXT NOT NULL,             -- 世帯番号 here
    body          TEXT NOT NULL              -- the row, JSON
) STRICT, WITHOUT ROWID;
CREATE INDEX continuity_candidate_household ON continuity_candidate (own_household);

-- room: handover
-- What the federation has last confirmed of a decision (F7): of households that came here, and of those that left.
CREATE TABLE continuity_confirmed (
    id                    TEXT NOT NULL PRIMARY KEY, -- 候補番号
    word                  TEXT NOT NULL,
    previous_municipality TEXT NOT NULL,
    body                  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX continuity_confirmed_previous ON continuity_confirmed (previous_municipality);

-- room: handover
-- A month of 高額療養費 that the municipality which a household left has told (F8); one that was taken back stays, and says so.
CREATE TABLE inherited_month (
    candidate  TEXT NOT NULL,
    treated_in TEXT NOT NULL, -- yyyy-MM
    word       TEXT NOT NULL,
    body       TEXT NOT NULL,
    PRIMARY KEY (candidate, treated_in)
) STRICT, WITHOUT ROWID;

-- room: handover
-- What the terminals of the municipality share: what was decided here of a candidate (kind "continuity").
CREATE TABLE continuity_decision (
    id        TEXT NOT NULL PRIMARY KEY, -- 候補番号
    body      TEXT NOT NULL,
    version   INTEGER NOT NULL,
    confirmed INTEGER NOT NULL,
    actor     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- room: handover
-- Which months of a household that left were told (kind "continuity-months").
CREATE TABLE continuity_months (
    id        TEXT NOT NULL PRIMARY KEY, -- 候補番号
    body      TEXT NOT NULL,
    version   INTEGER NOT NULL,
    confirmed INTEGER NOT NULL,
    actor     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- room: handover
-- Months for which a household of this municipality was paid 高額療養費 (kind "high-cost"); the benefit system says them, nobody here changes them.
CREATE TABLE high_cost (
    id               TEXT NOT NULL PRIMARY KEY, -- household
    household_number TEXT NOT NULL,
    body             TEXT NOT NULL,
    version          INTEGER NOT NULL,
    confirmed        INTEGER NOT NULL,
    actor            TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX high_cost_household_number ON high_cost (household_number);

-- room: journal
-- What became of the newest request about a thing (destination 2: the federation's online function).
CREATE INDEX outbox_request ON outbox (aggregate, position) WHERE destination = 2;
