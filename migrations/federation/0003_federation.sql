-- A 通番 is in a terminal's hand for its day. An empty terminal: it was taken back, and goes to whoever asks next.
ALTER TABLE handed_sequence ADD COLUMN handed_on TEXT NOT NULL DEFAULT ''; -- date in Japan
CREATE INDEX upload_sequence ON upload (municipality, layout, sequence);

-- Each municipality has its cycle: the trouble of one keeps no answer from the others.
-- room: federation
CREATE TABLE cycle_day (
    municipality TEXT PRIMARY KEY,
    done TEXT NOT NULL -- date in Japan of the last daily cycle
) STRICT, WITHOUT ROWID;
INSERT INTO cycle_day SELECT DISTINCT municipality, cycle_done FROM waiting_row, federation_meta;
ALTER TABLE federation_meta DROP COLUMN cycle_done;

-- An answer file has no limit but the interface's; a value in the database has one (16 MiB).
-- room: federation
CREATE TABLE answer_part (
    file TEXT NOT NULL REFERENCES answer_file (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    bytes BLOB NOT NULL, -- at most 1 MiB
    PRIMARY KEY (file, start)
) STRICT, WITHOUT ROWID;
WITH RECURSIVE piece (file, start, size) AS (
    SELECT id, 0, length(content) FROM answer_file
    UNION ALL SELECT file, start + 1048576, size FROM piece WHERE start + 1048576 < size
)
INSERT INTO answer_part SELECT file, start, substr(content, start + 1, 1048576) FROM piece JOIN answer_file ON id = file;
ALTER TABLE answer_file ADD COLUMN size INTEGER NOT NULL DEFAULT 0;
UPDATE answer_file SET size = length(content);
ALTER TABLE answer_file DROP COLUMN content;

-- What a municipality has told of its history: a row that is older than what stands is refused. 0: nothing told in a file yet.
ALTER TABLE known_person ADD COLUMN history INTEGER NOT NULL DEFAULT 0;
ALTER TABLE known_household ADD COLUMN history INTEGER NOT NULL DEFAULT 0;
-- The other number that W10 was told of: sent again as a change, it is the right one.
ALTER TABLE known_person ADD COLUMN questioned_index BLOB;
-- The rules ask for what waits of one person before the cycle has made it known.
ALTER TABLE waiting_row ADD COLUMN addressee TEXT NOT NULL DEFAULT '';
UPDATE waiting_row SET addressee = coalesce(json_extract(columns, '$.addressee'), '');
CREATE INDEX waiting_row_addressee ON waiting_row (municipality, addressee);
