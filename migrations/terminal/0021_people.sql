-- What the federation says of dates and ids stands in tables of its own, as it came; whoever reads a household reads it with them. A long file is staged in slices
-- that nobody sees and made current by one short change of its generation.

-- room: people
CREATE TABLE answer_generation (
    key          INTEGER PRIMARY KEY, -- in the order in which they were taken in
    file         TEXT NOT NULL,       -- id of the interface file
    sha256       BLOB NOT NULL,       -- of it; x'': its rows came one by one
    layout       TEXT NOT NULL,       -- F3, F4
    municipality TEXT NOT NULL,       -- that it is about
    made_at      INTEGER NOT NULL,    -- createdAt of the file, UTC, ms: the later word stands, whatever came first. 通番 begins again with a new server
    state        INTEGER NOT NULL CHECK (state IN (0, 1, 2)), -- 0 being staged, 1 current, 2 not taken
    staged       INTEGER NOT NULL,    -- the last line staged; 1 is the header
    tidied       INTEGER NOT NULL     -- 1: what it supersedes, or is left of it, is gone
) STRICT;
CREATE UNIQUE INDEX answer_generation_by_file ON answer_generation (file) WHERE state < 2;
CREATE INDEX answer_generation_to_tidy ON answer_generation (key) WHERE tidied = 0;

-- room: people
-- F3 国保資格取得喪失年月日連携.
CREATE TABLE dates_answer (
    addressee               TEXT NOT NULL,    -- 宛名番号
    own_from                TEXT NOT NULL,    -- which cover is meant
    generation              INTEGER NOT NULL, -- answer_generation.key
    line                    INTEGER NOT NULL,
    federation_id           TEXT NOT NULL,
    previous_municipality   TEXT NOT NULL,
    verdict                 INTEGER NOT NULL,
    days                    INTEGER NOT NULL,
    prefecture_from         TEXT NOT NULL,
    prefecture_from_reason  TEXT NOT NULL,
    prefecture_until        TEXT NOT NULL,
    prefecture_until_reason TEXT NOT NULL,
    PRIMARY KEY (addressee, own_from, generation, line)
) STRICT, WITHOUT ROWID;

-- room: people
-- F4 市町村被保険者ID連携.
CREATE TABLE id_answer (
    addressee     TEXT NOT NULL,
    generation    INTEGER NOT NULL,
    line          INTEGER NOT NULL,
    federation_id TEXT NOT NULL, -- that holds from then on; "" = cancelled
    PRIMARY KEY (addressee, generation, line)
) STRICT, WITHOUT ROWID;

-- UTC, ms; 0: none. A change that was made here has looked at all answers up to that generation: only a later one counts beside it.
ALTER TABLE eligibility ADD COLUMN answered_at INTEGER NOT NULL DEFAULT 0;
