-- Conventions of shared rows: `version` counts our own changes too (it is the base of the next one), `confirmed` is the last
-- version that the municipal store has sent. Dates are ISO texts, "" = open or unknown; ends are exclusive.

-- room: people
-- A National Health Insurance household: one 記号番号.
CREATE TABLE household (
    id               TEXT NOT NULL PRIMARY KEY,
    household_number TEXT NOT NULL,
    symbol           TEXT NOT NULL,
    number           TEXT NOT NULL,
    nominal_head     INTEGER NOT NULL, -- 擬制世帯主: the head is not insured here
    postal_code      TEXT NOT NULL,
    address          TEXT NOT NULL,
    town             TEXT NOT NULL,
    version          INTEGER NOT NULL,
    confirmed        INTEGER NOT NULL,
    generation       INTEGER NOT NULL DEFAULT 0,
    actor            TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX household_by_number ON household (number);
CREATE INDEX household_by_household_number ON household (household_number);

-- room: people
CREATE TABLE person (
    id            TEXT NOT NULL PRIMARY KEY,
    household     TEXT NOT NULL REFERENCES household (id),
    position      INTEGER NOT NULL, -- order in the household
    addressee     TEXT NOT NULL,    -- 宛名番号
    name_kanji    TEXT NOT NULL,
    name_kana     TEXT NOT NULL,
    birth         TEXT NOT NULL,    -- 1955-00-00 if known in part
    birth_unknown INTEGER NOT NULL,
    sex           INTEGER NOT NULL,
    relation      TEXT NOT NULL,
    head          INTEGER NOT NULL,
    insured       INTEGER NOT NULL,
    dead          INTEGER NOT NULL,
    branch        TEXT NOT NULL,
    federation_id TEXT NOT NULL,
    version       INTEGER NOT NULL, -- of the household that brought it
    generation    INTEGER NOT NULL DEFAULT 0,
    actor         TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX person_by_household ON person (household, position);

-- room: people
-- One stretch of cover with both pairs of dates: prefecture level (資格) and municipality level (適用).
CREATE TABLE eligibility (
    id                      TEXT NOT NULL PRIMARY KEY,
    person                  TEXT NOT NULL REFERENCES person (id),
    municipality            TEXT NOT NULL,
    prefecture_from         TEXT NOT NULL,
    prefecture_from_reason  TEXT NOT NULL,
    prefecture_until        TEXT NOT NULL,
    prefecture_until_reason TEXT NOT NULL,
    municipal_from          TEXT NOT NULL,
    municipal_from_reason   TEXT NOT NULL,
    municipal_until         TEXT NOT NULL,
    municipal_until_reason  TEXT NOT NULL,
    notified_on             TEXT NOT NULL,
    previous_municipality   TEXT NOT NULL,
    inherited               INTEGER NOT NULL,
    verdict                 INTEGER NOT NULL, -- 0 none, 1 連続, 2 空白, 3 重複, 9 相手未着
    verdict_days            INTEGER NOT NULL,
    superseded              INTEGER NOT NULL,
    version                 INTEGER NOT NULL, -- of the household that brought it
    generation              INTEGER NOT NULL DEFAULT 0,
    actor                   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX eligibility_by_person ON eligibility (person, municipal_from);

-- room: people
-- What the search field looks into, and nothing else: keys made by domain/kana, clustered on the loose one.
CREATE TABLE person_search (
    loose         TEXT NOT NULL, -- without voiced marks
    kana          TEXT NOT NULL,
    birth         TEXT NOT NULL,
    person        TEXT NOT NULL,
    household     TEXT NOT NULL,
    given         TEXT NOT NULL, -- loose key of what follows the surname
    kanji         TEXT NOT NULL,
    symbol        TEXT NOT NULL,
    number        TEXT NOT NULL,
    branch        TEXT NOT NULL,
    addressee     TEXT NOT NULL,
    dead          INTEGER NOT NULL,
    covered_until TEXT NOT NULL, -- exclusive end of the last cover here; 9999-12-31 = running; "" = never covered
    PRIMARY KEY (loose, kana, birth, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_search_by_birth ON person_search (birth);
CREATE INDEX person_search_by_number ON person_search (number, branch);
CREATE INDEX person_search_by_addressee ON person_search (addressee);
CREATE INDEX person_search_by_kanji ON person_search (kanji);
CREATE INDEX person_search_by_person ON person_search (person);
CREATE INDEX person_search_by_household ON person_search (household);

-- room: people
-- A proposal from the resident register (住基): somebody moved in and is not enrolled yet (F-20).
CREATE TABLE register_record (
    id                         TEXT NOT NULL PRIMARY KEY,
    head_kana_key              TEXT NOT NULL,
    head_name_kanji            TEXT NOT NULL,
    head_name_kana             TEXT NOT NULL,
    move_date                  TEXT NOT NULL,
    previous_municipality      TEXT NOT NULL,
    previous_municipality_name TEXT NOT NULL,
    postal_code                TEXT NOT NULL,
    address                    TEXT NOT NULL,
    town                       TEXT NOT NULL,
    settled                    INTEGER NOT NULL,
    persons                    BLOB NOT NULL, -- JSON as in the feed
    version                    INTEGER NOT NULL,
    confirmed                  INTEGER NOT NULL,
    generation                 INTEGER NOT NULL DEFAULT 0,
    actor                      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX register_record_open ON register_record (settled, move_date);
CREATE INDEX register_record_by_previous ON register_record (previous_municipality);

-- room: people
-- One visit to the counter; its number is the bridge to the paper (C-10).
CREATE TABLE reception (
    id         TEXT NOT NULL PRIMARY KEY,
    number     TEXT NOT NULL UNIQUE,
    day        TEXT NOT NULL, -- in Japan
    opened_at  INTEGER NOT NULL, -- UTC, ms
    by         TEXT NOT NULL,
    by_name    TEXT NOT NULL,
    purpose    TEXT NOT NULL,
    closed     INTEGER NOT NULL,
    version    INTEGER NOT NULL,
    confirmed  INTEGER NOT NULL,
    generation INTEGER NOT NULL DEFAULT 0,
    actor      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX reception_by_day ON reception (day, opened_at);

-- room: people
-- One notification (届出) with what was checked of whoever brought it (C-05).
CREATE TABLE notification (
    id                    TEXT NOT NULL PRIMARY KEY,
    number                TEXT NOT NULL,
    register_record       TEXT NOT NULL,
    household             TEXT NOT NULL,
    reception             TEXT NOT NULL,
    notifier              TEXT NOT NULL,
    proxy_name            TEXT NOT NULL,
    mandate_seen          INTEGER NOT NULL,
    identity              TEXT NOT NULL,
    notified_on           TEXT NOT NULL,
    reason                TEXT NOT NULL,
    happened_on           TEXT NOT NULL,
    previous_municipality TEXT NOT NULL,
    note                  TEXT NOT NULL,
    by                    TEXT NOT NULL,
    by_name               TEXT NOT NULL,
    change_id             TEXT NOT NULL, -- outbox item that carries it; "" if another terminal made it
    version               INTEGER NOT NULL,
    confirmed             INTEGER NOT NULL,
    generation            INTEGER NOT NULL DEFAULT 0,
    actor                 TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX notification_by_household ON notification (household, notified_on);
CREATE INDEX notification_by_reception ON notification (reception);

-- room: people
CREATE TABLE notification_person (
    notification    TEXT NOT NULL REFERENCES notification (id),
    addressee       TEXT NOT NULL,
    number_document TEXT NOT NULL, -- 番号確認
    number_receipt  TEXT NOT NULL, -- opaque; never the number
    PRIMARY KEY (notification, addressee)
) STRICT, WITHOUT ROWID;

-- room: people
-- Receipts that the federation gave for numbers delivered from here (C-20): opaque texts that a notification may refer to.
CREATE TABLE number_receipt (
    receipt   TEXT NOT NULL PRIMARY KEY,
    addressee TEXT NOT NULL,
    reception TEXT NOT NULL,
    answer    TEXT NOT NULL, -- matches, differs, received
    at        INTEGER NOT NULL -- UTC, ms
) STRICT, WITHOUT ROWID;

-- room: people
-- Key of the commitments to searched values in the record: whoever holds the database can prove what was searched, nobody else.
CREATE TABLE commitment_key (
    only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
    key  BLOB NOT NULL
);
