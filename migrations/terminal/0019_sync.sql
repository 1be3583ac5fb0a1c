-- What the station behind the federation (医療保険者等向け中間サーバー, and オンライン資格確認 behind it) has said of each row of a file of persons that the federation has
-- accepted (F-06). No time: it has not answered. Only a verified answer writes here.
-- room: sync
CREATE TABLE supplied_row (
    file          TEXT NOT NULL REFERENCES interface_file (id) ON DELETE CASCADE,
    line          INTEGER NOT NULL,
    entry         INTEGER NOT NULL, -- of the record entry that queued it: the delivery that it belongs to; 0: none here did
    accepted_at   INTEGER NOT NULL, -- by the federation
    registered_at INTEGER,
    visible_at    INTEGER,
    stopped_at    INTEGER,          -- refused there, and not registered since
    code          TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (file, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX supplied_row_entry ON supplied_row (entry);
CREATE INDEX supplied_row_open ON supplied_row (accepted_at) WHERE visible_at IS NULL;
ALTER TABLE interface_file ADD COLUMN supply BLOB; -- its last signed answer
ALTER TABLE delivery_subject ADD COLUMN goes_on INTEGER NOT NULL DEFAULT 0; -- persons' rows of it are handed on behind the federation

-- A file that leaves lies in pieces like one that came: a value in the database has a limit (16 MiB), a file has none but the interface's.
WITH RECURSIVE piece (file, start, size) AS (
    SELECT id, 0, length(content) FROM interface_file WHERE length(content) > 0
    UNION ALL SELECT file, start + 1048576, size FROM piece WHERE start + 1048576 < size
)
INSERT INTO interface_file_part (file, position, content) SELECT file, start, substr(content, start + 1, 1048576) FROM piece JOIN interface_file ON id = file;
ALTER TABLE interface_file DROP COLUMN content;
