-- room: session
-- Which order of the directory to change the key was carried out last, and whether a change is due without one: somebody who could
-- open the store shall not any more (core/session/README.md).
ALTER TABLE store_key ADD COLUMN carried_order INTEGER NOT NULL DEFAULT 0;
ALTER TABLE store_key ADD COLUMN due INTEGER NOT NULL DEFAULT 0 CHECK (due IN (0, 1));

-- room: session
-- What this terminal trusts, by file name, as it was at the first opening: a file that was exchanged since opens nothing.
CREATE TABLE trust_anchor (
    name   TEXT NOT NULL PRIMARY KEY,
    digest BLOB NOT NULL -- SHA-256 of the certificate, DER
) STRICT, WITHOUT ROWID;
