-- A 通番 is in a terminal's hand for its day. An empty terminal: it was taken back, and goes to whoever asks next.
ALTER TABLE handed_sequence ADD COLUMN handed_on TEXT NOT NULL DEFAULT ''; -- date in Japan
CREATE INDEX upload_sequence ON upload (municipality, layout, sequence);
