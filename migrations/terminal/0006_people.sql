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
CREATE UNIQUE INDEX person_search_by_person ON person_search (person);
CREATE UNIQUE INDEX person_search_by_row ON person_search (row);
CREATE INDEX person_search_ending ON person_search (covered_until) WHERE standing = 0 AND covered_until < '9999-12-31';

-- room: people
CREATE INDEX person_by_addressee ON person (addressee);

-- room: people
-- For what stands inside a name or an address: pairs of characters. Holds no text, only where each pair occurs; what is deleted leaves it at once.
CREATE VIRTUAL TABLE person_words USING fts5 (
    words, content = '', detail = none, columnsize = 0, tokenize = "unicode61 remove_diacritics 0 tokenchars '-'"
);
INSERT INTO person_words (person_words, rank) VALUES ('secure-delete', 1);

-- room: people
CREATE TABLE search_state (
    only  INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
    day   TEXT NOT NULL,    -- standings are as of this day
    next  INTEGER NOT NULL, -- next running number
    built INTEGER NOT NULL, -- 0: being built, complete up to `upto`; changes beyond it wait until the build gets there
    upto  TEXT NOT NULL,    -- household id
    keys  INTEGER NOT NULL  -- which way of making keys the rows follow; another one than the program's: all are made anew
) STRICT;
INSERT INTO search_state (only, day, next, built, upto, keys) SELECT 1, '', 1, NOT EXISTS (SELECT 1 FROM household), '', 1;
