-- 高額該当引き継ぎ: who heads a household, which months count, and what is decided of them (domain.md §3.4).

-- Who heads a household, as F1 tells it, and who did before. A nominal head (擬制世帯主, kind '2') is in known_person too, without cover: his number makes him the same anywhere.
-- room: federation
CREATE TABLE known_head (
    municipality TEXT NOT NULL,
    household TEXT NOT NULL,
    addressee TEXT NOT NULL,
    replaced_on TEXT NOT NULL, -- the day on which another head was told; '' stands
    kind TEXT NOT NULL,
    kana TEXT NOT NULL,
    birth TEXT NOT NULL,
    PRIMARY KEY (municipality, household, addressee, replaced_on)
) STRICT, WITHOUT ROWID;
CREATE INDEX known_person_household ON known_person (municipality, household);
CREATE INDEX known_person_move ON known_person (municipal_from) WHERE verdict = 1;

-- The month whose candidates were extracted last, 'yyyy-MM'; '' none yet.
ALTER TABLE cycle_day ADD COLUMN extracted_in TEXT NOT NULL DEFAULT '';

-- What the benefit system has paid 高額療養費 for.
-- room: federation
CREATE TABLE known_high_cost (
    municipality TEXT NOT NULL,
    household TEXT NOT NULL,
    treated_in TEXT NOT NULL, -- 'yyyy-MM'
    counts INTEGER NOT NULL,
    PRIMARY KEY (municipality, household, treated_in)
) STRICT, WITHOUT ROWID;

-- A household of one municipality that may go on as one of another. A pair is one candidate, whenever its persons moved.
-- room: federation
CREATE TABLE continuity_candidate (
    candidate TEXT PRIMARY KEY,
    previous_municipality TEXT NOT NULL,
    previous_household TEXT NOT NULL,
    own_municipality TEXT NOT NULL,
    own_household TEXT NOT NULL,
    moved_on TEXT NOT NULL,
    told TEXT NOT NULL,                    -- JSON: the row of F5 as it was told last
    withdrawn INTEGER NOT NULL DEFAULT 0,
    decision TEXT NOT NULL DEFAULT '',     -- as it stands: '1', '2'; '' none, or cancelled
    standing INTEGER NOT NULL DEFAULT 0,   -- position of that decision
    asked_since TEXT NOT NULL DEFAULT '',  -- since when the municipality that was left has known that it stands
    reminded INTEGER NOT NULL DEFAULT 0,   -- it was told that months are missing
    UNIQUE (own_municipality, own_household, previous_municipality, previous_household)
) STRICT, WITHOUT ROWID;
CREATE INDEX continuity_candidate_left ON continuity_candidate (previous_municipality);

-- Whose move it is; as long as one of them stands as moved without a gap, the candidate has its ground.
-- room: federation
CREATE TABLE continuity_mover (
    candidate TEXT NOT NULL REFERENCES continuity_candidate (candidate) ON DELETE CASCADE,
    federation_id TEXT NOT NULL,
    moved_on TEXT NOT NULL,
    PRIMARY KEY (candidate, federation_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX continuity_mover_id ON continuity_mover (federation_id);

-- Every decision that came online, with its answer: the same id is answered the same.
-- room: federation
CREATE TABLE continuity_decision (
    position INTEGER PRIMARY KEY,
    municipality TEXT NOT NULL,
    id TEXT NOT NULL,
    candidate TEXT NOT NULL,
    terminal TEXT NOT NULL,
    at TEXT NOT NULL,
    request TEXT NOT NULL,            -- JSON, as it came
    outcome TEXT NOT NULL,            -- as answered: 'accepted', 'already', 'refused'
    receipt TEXT NOT NULL,
    code TEXT NOT NULL,
    field TEXT NOT NULL,
    told INTEGER NOT NULL,            -- stands in an F7, or never will
    UNIQUE (municipality, id)
) STRICT;
CREATE INDEX continuity_decision_untold ON continuity_decision (candidate) WHERE told = 0;

-- The months that the municipality that was left has told, in order; the last word of a month stands.
-- room: federation
CREATE TABLE inherited_month (
    position INTEGER PRIMARY KEY,
    candidate TEXT NOT NULL,
    treated_in TEXT NOT NULL,
    columns TEXT NOT NULL,  -- JSON: the row of F8
    cancelled INTEGER NOT NULL,
    told INTEGER NOT NULL   -- handed down
) STRICT;
CREATE INDEX inherited_month_candidate ON inherited_month (candidate, treated_in);
CREATE INDEX inherited_month_untold ON inherited_month (candidate) WHERE told = 0;
