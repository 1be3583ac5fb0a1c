-- room: journal
-- What was refused stays until somebody has it tried again or closes it with a reason: state 3, who and why. A reader of the refused alone is quick.
ALTER TABLE outbox ADD COLUMN closed_at INTEGER;
ALTER TABLE outbox ADD COLUMN closed_by TEXT;
ALTER TABLE outbox ADD COLUMN closed_by_name TEXT;
ALTER TABLE outbox ADD COLUMN closed_reason TEXT;
CREATE INDEX outbox_aside ON outbox (state, position) WHERE state >= 2;

-- room: sync
-- An item that is to be applied again must be what came: its version decides whether it is still news. Of what was set aside before this, it is not known: no
-- room takes version 0 of a municipal item, so that nothing old overwrites what is newer.
ALTER TABLE feed_set_aside ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed_set_aside ADD COLUMN actor TEXT NOT NULL DEFAULT '';
ALTER TABLE feed_set_aside ADD COLUMN terminal TEXT NOT NULL DEFAULT '';
ALTER TABLE feed_set_aside ADD COLUMN made_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed_set_aside ADD COLUMN field TEXT NOT NULL DEFAULT ''; -- of the item, where the reason lies
ALTER TABLE feed_set_aside ADD COLUMN closed_at INTEGER;
ALTER TABLE feed_set_aside ADD COLUMN closed_by TEXT;
ALTER TABLE feed_set_aside ADD COLUMN closed_by_name TEXT;
ALTER TABLE feed_set_aside ADD COLUMN closed_reason TEXT;

-- room: sync
ALTER TABLE interface_file ADD COLUMN rows_aside INTEGER NOT NULL DEFAULT 0; -- 1: refused for rows that were set aside, each by itself; the others went on
ALTER TABLE interface_file ADD COLUMN closed_at INTEGER;
ALTER TABLE interface_file ADD COLUMN closed_by TEXT;
ALTER TABLE interface_file ADD COLUMN closed_by_name TEXT;
ALTER TABLE interface_file ADD COLUMN closed_reason TEXT;
UPDATE interface_file SET rows_aside = 1 WHERE outgoing = 1 AND state = 'refused';

-- room: sync
-- When a file was last taken in: what was accepted after that still expects an answer. Until now only the question was noted.
INSERT INTO sync_state (name, value) SELECT 'file-taken', value FROM sync_state WHERE name = 'file-received';
