-- room: journal
-- Number of the record entry of the use case that queued the item: what one use case queues belongs together, and a row for the federation leaves only when the
-- municipal store has accepted the changes beside it. Of what was queued before this, the time stands for the entry: it is one for all of a use case.
ALTER TABLE outbox ADD COLUMN entry INTEGER NOT NULL DEFAULT 0;
UPDATE outbox SET entry = -queued_at;
CREATE INDEX outbox_entry ON outbox (entry);

-- room: sync
-- The same number: the rows that the federation must accept before the delivery is there. 0: a file, which has none.
ALTER TABLE delivery_subject ADD COLUMN entry INTEGER NOT NULL DEFAULT 0;
UPDATE delivery_subject SET entry = -at WHERE aggregate <> '';
DROP INDEX delivery_subject_aggregate;
CREATE INDEX delivery_subject_entry ON delivery_subject (entry);
DROP INDEX interface_file_row_aggregate;
ALTER TABLE interface_file_row DROP COLUMN aggregate;
