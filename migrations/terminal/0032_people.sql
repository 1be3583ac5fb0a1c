-- room: people
-- The highest 枝番 that was ever given in the household, where nobody in it bears it any more: it is not given to somebody else (C-22).
ALTER TABLE household ADD COLUMN last_branch INTEGER NOT NULL DEFAULT 0;

-- room: people
-- 記号番号 and 世帯番号 that were given out at a terminal and whose household has been erased since: not given again.
CREATE TABLE number_given (
    number TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
