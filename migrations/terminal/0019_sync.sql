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
