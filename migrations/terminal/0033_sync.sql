-- room: sync
-- Of an item that was set aside: whether its contents were erased ('', 'superseded', 'expired'), or it would be applied as an empty one when it is tried again.
ALTER TABLE feed_set_aside ADD COLUMN contents TEXT NOT NULL DEFAULT '';
