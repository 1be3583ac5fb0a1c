-- room: journal
-- What was erased because its period was over (C-22), as entries of the record speak of it: their objects have no rows any more, and that is no finding. The entry that tells of the
-- erasure carries the digest of its list.
CREATE TABLE erased_object (
    kind   TEXT NOT NULL,    -- of the feed
    id     TEXT NOT NULL,    -- aggregate
    object TEXT NOT NULL,    -- of the entries about it
    batch  TEXT NOT NULL,    -- id of the order; '' until the feed has told it
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX erased_object_batch ON erased_object (batch);
