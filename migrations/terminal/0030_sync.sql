-- Who took a file of the municipality's own in, for the ledger of the medium on which it came (C-18); '': before this was kept.
ALTER TABLE source_file ADD COLUMN taken_by TEXT NOT NULL DEFAULT '';
