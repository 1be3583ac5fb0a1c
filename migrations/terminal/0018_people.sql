-- room: people
-- 履歴番号 of the last row that left for the federation (F-01); what was kept before has left once.
ALTER TABLE household ADD COLUMN history INTEGER NOT NULL DEFAULT 1;
ALTER TABLE person ADD COLUMN history INTEGER NOT NULL DEFAULT 1;
ALTER TABLE eligibility ADD COLUMN end_notified_on TEXT NOT NULL DEFAULT '';
ALTER TABLE eligibility ADD COLUMN next_municipality TEXT NOT NULL DEFAULT '';
ALTER TABLE eligibility ADD COLUMN superseded_reason TEXT NOT NULL DEFAULT ''; -- why it was taken back
ALTER TABLE notification ADD COLUMN next_municipality TEXT NOT NULL DEFAULT '';
