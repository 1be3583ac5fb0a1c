-- room: people
-- What the resident register tells of: a moving in, as before, or something of a household that is here (F-20).
ALTER TABLE register_record ADD COLUMN event TEXT NOT NULL DEFAULT 'moved-in';
ALTER TABLE register_record ADD COLUMN head_addressee TEXT NOT NULL DEFAULT '';
ALTER TABLE register_record ADD COLUMN next_municipality TEXT NOT NULL DEFAULT '';
