-- The next station, 医療保険者等向け中間サーバー, as this server plays it for オンライン資格確認 (F-06): what the federation has handed on, row by row, and what became of it there.
-- room: federation
CREATE TABLE supplied_row (
    municipality TEXT NOT NULL,
    sequence INTEGER NOT NULL,              -- 通番 of the file of persons (F2)
    line INTEGER NOT NULL,
    addressee TEXT NOT NULL,
    household TEXT NOT NULL,
    registered_at TEXT NOT NULL DEFAULT '', -- UTC; '' not yet
    visible_at TEXT NOT NULL DEFAULT '',    -- since when オンライン資格確認 shows it
    stopped_at TEXT NOT NULL DEFAULT '',    -- refused there, until it is registered after all
    code TEXT NOT NULL DEFAULT '',          -- why it stopped
    PRIMARY KEY (municipality, sequence, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX supplied_row_open ON supplied_row (municipality) WHERE visible_at = '';
