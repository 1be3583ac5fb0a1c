-- room: sync
-- The municipality's own files (ledger External): which file of the folder became which interface file, and when its source was erased (C-20). Never a number: receipts stand in
-- the interface file.
CREATE TABLE source_file (
    file      TEXT NOT NULL PRIMARY KEY REFERENCES interface_file (id) ON DELETE CASCADE,
    name      TEXT NOT NULL,    -- in the folder
    sha256    BLOB NOT NULL,    -- of the source
    numbers   INTEGER NOT NULL, -- that were delivered
    differing INTEGER NOT NULL, -- of them, other than the one that the federation has
    refused   INTEGER NOT NULL, -- of them, not taken: their columns are empty
    erased_at INTEGER,          -- NULL: it lies there, as far as is known
    erased    TEXT NOT NULL DEFAULT '' CHECK (erased IN ('', 'overwritten', 'gone', 'changed'))
) STRICT;

-- room: sync
-- Received files that were put into the folder of the municipality's system (F-21).
CREATE TABLE handed_back (
    file TEXT NOT NULL PRIMARY KEY REFERENCES interface_file (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    at   INTEGER NOT NULL
) STRICT;
