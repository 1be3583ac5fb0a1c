-- room: sync
-- A received file stays in the pieces in which it came, however long it is. One that was found good is taken in slices, each with the line that it reached: a save
-- of the clerk's goes between two of them, and after a kill it goes on there.
ALTER TABLE interface_file ADD COLUMN checked INTEGER NOT NULL DEFAULT 0; -- 1: whole and good, while it is still 'downloading' its rows are being taken in
ALTER TABLE interface_file ADD COLUMN applied INTEGER NOT NULL DEFAULT 1; -- the last line taken in; 1 is the header
