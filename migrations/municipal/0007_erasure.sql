-- What has been kept for its period is erased (C-22): the place in the feed stays, and says so.

-- '' told in body; 'superseded': a former version, erased; 'expired': all there was of the aggregate is erased, and nothing follows.
ALTER TABLE feed_item ADD COLUMN contents TEXT NOT NULL DEFAULT '' CHECK (contents IN ('', 'superseded', 'expired'));
-- The page from which on the database's unused space has still to be cleared of what was erased; 0: nothing has.
ALTER TABLE municipal_meta ADD COLUMN clear_from INTEGER NOT NULL DEFAULT 0;
