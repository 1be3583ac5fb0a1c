-- room: session
-- Which key this store is under, from 1: a re-key writes the next one into its copy (core/session/FORMAT.md §7).
CREATE TABLE store_key (
    only  INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
    epoch INTEGER NOT NULL
) STRICT;
INSERT INTO store_key (only, epoch) VALUES (1, 1);
