-- The federation's store: numbers, what it knows of eligibility, and files in both directions.

-- room: federation
CREATE TABLE federation_meta (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    epoch TEXT NOT NULL,
    next_person INTEGER NOT NULL, -- serial of the next 市町村被保険者ID
    cycle_done TEXT NOT NULL      -- UTC of the last daily cycle
) STRICT;
INSERT INTO federation_meta VALUES (1, lower(hex(randomblob(16))), 1, '');

-- What is known of one person in one municipality. A row without dates: the register delivered the number, nobody has enrolled the person yet.
-- number_index is keyed (HMAC), so that the same person is found without opening a number; number_sealed opens with the ledger's key alone.
-- room: federation
CREATE TABLE known_person (
    municipality TEXT NOT NULL,
    addressee TEXT NOT NULL,
    number_index BLOB,
    number_sealed BLOB,
    federation_id TEXT NOT NULL DEFAULT '',
    household TEXT NOT NULL DEFAULT '',
    name_kana TEXT NOT NULL DEFAULT '',
    birth TEXT NOT NULL DEFAULT '',
    prefecture_from TEXT NOT NULL DEFAULT '',
    prefecture_from_reason TEXT NOT NULL DEFAULT '',
    prefecture_until TEXT NOT NULL DEFAULT '',
    prefecture_until_reason TEXT NOT NULL DEFAULT '',
    municipal_from TEXT NOT NULL DEFAULT '',
    municipal_until TEXT NOT NULL DEFAULT '',
    previous_municipality TEXT NOT NULL DEFAULT '',
    verdict INTEGER NOT NULL DEFAULT 0, -- as in F3; 0 = none asked
    PRIMARY KEY (municipality, addressee)
) STRICT, WITHOUT ROWID;
CREATE INDEX known_person_number ON known_person (number_index);
CREATE INDEX known_person_id ON known_person (federation_id);

-- room: federation
CREATE TABLE known_household (
    municipality TEXT NOT NULL,
    household TEXT NOT NULL,
    insured_number TEXT NOT NULL,
    applied_from TEXT NOT NULL,
    applied_until TEXT NOT NULL,
    PRIMARY KEY (municipality, household)
) STRICT, WITHOUT ROWID;

-- A number delivered online; the receipt stands for it in the files.
-- room: federation
CREATE TABLE number_receipt (
    receipt TEXT PRIMARY KEY,
    municipality TEXT NOT NULL,
    addressee TEXT NOT NULL,
    number_index BLOB NOT NULL,
    number_sealed BLOB NOT NULL,
    answer TEXT NOT NULL,
    terminal TEXT NOT NULL,
    reception TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- 通番: the numbers handed out and not yet used.
-- room: federation
CREATE TABLE handed_sequence (
    municipality TEXT NOT NULL,
    layout TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    terminal TEXT NOT NULL,
    PRIMARY KEY (municipality, layout, sequence)
) STRICT, WITHOUT ROWID;

-- room: federation
CREATE TABLE accepted_file (
    municipality TEXT NOT NULL,
    layout TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    receipt TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (municipality, layout, sequence)
) STRICT, WITHOUT ROWID;

-- Uploads hold personal data: their bytes wait here, in the encrypted store, never in plain files.
-- room: federation
CREATE TABLE upload (
    id TEXT PRIMARY KEY,
    municipality TEXT NOT NULL,
    terminal TEXT NOT NULL,
    layout TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    length INTEGER NOT NULL,
    received INTEGER NOT NULL,
    state TEXT NOT NULL,
    answer TEXT NOT NULL, -- JSON as the result call gives it
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- room: federation
CREATE TABLE upload_part (
    upload TEXT NOT NULL REFERENCES upload (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (upload, start)
) STRICT;

-- Accepted rows of persons that wait for the cycle.
-- room: federation
CREATE TABLE waiting_row (
    id INTEGER PRIMARY KEY,
    municipality TEXT NOT NULL,
    file_id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    line INTEGER NOT NULL,
    columns TEXT NOT NULL, -- JSON
    findings TEXT NOT NULL, -- JSON: warnings of the intake
    at TEXT NOT NULL
) STRICT;

-- Answers, by municipality.
-- room: federation
CREATE TABLE answer_file (
    municipality TEXT NOT NULL,
    position INTEGER NOT NULL,
    id TEXT NOT NULL UNIQUE,
    layout TEXT NOT NULL,
    name TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    records INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (municipality, position)
) STRICT;
