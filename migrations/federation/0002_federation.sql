-- What the terminal called its request for a number: asked again, it is answered as before.
ALTER TABLE number_receipt ADD COLUMN request TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX number_receipt_request ON number_receipt (municipality, terminal, request) WHERE request <> '';
