-- The three tables of a household, laid so that what is read together lies together and what arrives later lies behind: a first load appends, and a household is
-- a few neighbouring pages. Ids are random; they are looked up in narrow indexes and stand in no other table.

-- room: people
CREATE TABLE new_household (
    key              INTEGER PRIMARY KEY, -- in the order of arrival
    id               TEXT NOT NULL UNIQUE,
    household_number TEXT NOT NULL,
    symbol           TEXT NOT NULL,
    number           TEXT NOT NULL,
    nominal_head     INTEGER NOT NULL, -- 擬制世帯主: the head is not insured here
    postal_code      TEXT NOT NULL,
    address          TEXT NOT NULL,
    town             TEXT NOT NULL,
    phone            TEXT NOT NULL,
    version          INTEGER NOT NULL,
    confirmed        INTEGER NOT NULL,
    generation       INTEGER NOT NULL DEFAULT 0,
    actor            TEXT NOT NULL
) STRICT;

-- room: people
CREATE TABLE new_person (
    home          INTEGER NOT NULL REFERENCES new_household (key),
    position      INTEGER NOT NULL, -- order in the household
    id            TEXT NOT NULL,
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
    actor         TEXT NOT NULL,
    PRIMARY KEY (home, position)
) STRICT, WITHOUT ROWID;

-- room: people
-- One stretch of cover with both pairs of dates: prefecture level (資格) and municipality level (適用).
CREATE TABLE new_eligibility (
    home                    INTEGER NOT NULL,
    position                INTEGER NOT NULL,
    municipal_from          TEXT NOT NULL,
    id                      TEXT NOT NULL,
    municipality            TEXT NOT NULL,
    prefecture_from         TEXT NOT NULL,
    prefecture_from_reason  TEXT NOT NULL,
    prefecture_until        TEXT NOT NULL,
    prefecture_until_reason TEXT NOT NULL,
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
    actor                   TEXT NOT NULL,
    PRIMARY KEY (home, position, municipal_from, id),
    FOREIGN KEY (home, position) REFERENCES new_person (home, position)
) STRICT, WITHOUT ROWID;

INSERT INTO new_household (id, household_number, symbol, number, nominal_head, postal_code, address, town, phone, version, confirmed, generation, actor)
    SELECT id, household_number, symbol, number, nominal_head, postal_code, address, town, '', version, confirmed, generation, actor FROM household;
INSERT INTO new_person
    SELECT h.key, p.position, p.id, p.addressee, p.name_kanji, p.name_kana, p.birth, p.birth_unknown, p.sex, p.relation, p.head, p.insured, p.dead, p.branch,
           p.federation_id, p.version, p.generation, p.actor
    FROM person p JOIN new_household h ON h.id = p.household;
INSERT INTO new_eligibility
    SELECT p.home, p.position, e.municipal_from, e.id, e.municipality, e.prefecture_from, e.prefecture_from_reason, e.prefecture_until, e.prefecture_until_reason,
           e.municipal_from_reason, e.municipal_until, e.municipal_until_reason, e.notified_on, e.previous_municipality, e.inherited, e.verdict, e.verdict_days,
           e.superseded, e.version, e.generation, e.actor
    FROM eligibility e JOIN new_person p ON p.id = e.person;
DROP TABLE eligibility;
DROP TABLE person;
DROP TABLE household;
ALTER TABLE new_household RENAME TO household;
ALTER TABLE new_person RENAME TO person;
ALTER TABLE new_eligibility RENAME TO eligibility;
CREATE INDEX household_by_number ON household (number);
CREATE INDEX household_by_household_number ON household (household_number);
CREATE UNIQUE INDEX person_by_id ON person (id);
CREATE INDEX person_by_addressee ON person (addressee);

DROP TABLE person_search;

-- room: people
-- What the search looks into and what a line of a result shows, and nothing else; clustered in the order in which lines are shown, so that a page of
-- a result touches few encrypted pages. Made from person, household and eligibility (core/people/search_index), in the same transaction; can be rebuilt.
-- Keys: domain/kana; kana and loose with one byte a kana (core/people/search_keys). No NULLs: "" is unknown.
CREATE TABLE person_search (
    standing      INTEGER NOT NULL, -- as of search_state.day: 0 valid, 1 lost, 2 dead
    kana          TEXT NOT NULL,
    birth         TEXT NOT NULL,
    row           INTEGER NOT NULL, -- standing × 2^32 + a running number: document of person_words
    loose         TEXT NOT NULL,    -- kana without voiced marks
    given         TEXT NOT NULL,    -- the part of loose behind the surname
    kanji         TEXT NOT NULL,    -- variants folded
    written       TEXT NOT NULL,    -- not folded
    symbol        TEXT NOT NULL,
    number        TEXT NOT NULL,
    branch        TEXT NOT NULL,
    addressee     TEXT NOT NULL,
    postal        TEXT NOT NULL,
    phone         TEXT NOT NULL,
    address       TEXT NOT NULL,
    person        TEXT NOT NULL,
    household     TEXT NOT NULL,
    name_kanji    TEXT NOT NULL,
    name_kana     TEXT NOT NULL,
    sex           INTEGER NOT NULL,
    head          INTEGER NOT NULL,
    town          TEXT NOT NULL,
    dead          INTEGER NOT NULL,
    covered_until TEXT NOT NULL,    -- exclusive end of the last cover here; 9999-12-31 = running; "" = never covered
    namesakes     INTEGER NOT NULL, -- others with the same kana and birth
    PRIMARY KEY (standing, kana, birth, row)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_search_by_loose ON person_search (standing, loose);
CREATE INDEX person_search_by_kanji ON person_search (standing, kanji, written);
CREATE INDEX person_search_by_birth ON person_search (birth, loose);
CREATE INDEX person_search_by_number ON person_search (number, branch);
CREATE INDEX person_search_by_postal ON person_search (postal);
CREATE INDEX person_search_by_phone ON person_search (phone) WHERE phone <> '';
CREATE INDEX person_search_by_addressee ON person_search (addressee);
CREATE UNIQUE INDEX person_search_by_row ON person_search (row);
CREATE INDEX person_search_ending ON person_search (covered_until) WHERE standing = 0 AND covered_until < '9999-12-31';

-- room: people
-- For what stands inside a name or an address: pairs of characters. Holds no text, only where each pair occurs; what is deleted leaves it at once.
CREATE VIRTUAL TABLE person_words USING fts5 (
    words, content = '', detail = none, columnsize = 0, tokenize = "unicode61 remove_diacritics 0 tokenchars '-'"
);
INSERT INTO person_words (person_words, rank) VALUES ('secure-delete', 1);

-- room: people
-- While the search is being built: the indexes of person_search that are made when all its lines are there.
CREATE TABLE search_index_later (
    name TEXT NOT NULL PRIMARY KEY,
    sql  TEXT NOT NULL,
    made INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- room: people
CREATE TABLE search_state (
    only  INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
    day   TEXT NOT NULL,    -- standings are as of this day
    next  INTEGER NOT NULL, -- next running number
    built INTEGER NOT NULL, -- 0: being built, complete up to `upto`; changes beyond it wait until the build gets there
    upto  INTEGER NOT NULL, -- household.key
    keys  INTEGER NOT NULL  -- which way of making keys the rows follow; another one than the program's: all are made anew
) STRICT;
INSERT INTO search_state (only, day, next, built, upto, keys) SELECT 1, '', 1, NOT EXISTS (SELECT 1 FROM household), 0, 1;
