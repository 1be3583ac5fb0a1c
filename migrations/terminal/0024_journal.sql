-- room: journal
-- What each version of a shared thing was when it was last seen here: made here, or told by the municipal store's feed (this for 30 days).
CREATE TABLE known_version (
    kind      TEXT NOT NULL,
    aggregate TEXT NOT NULL,
    version   INTEGER NOT NULL,
    digest    BLOB NOT NULL,    -- SHA-256 of the body
    told      INTEGER NOT NULL, -- 1: by the feed
    at        INTEGER NOT NULL, -- when it was made, or came
    PRIMARY KEY (kind, aggregate, version)
) STRICT, WITHOUT ROWID;

-- room: journal
-- Of a change: of its own body, and of the one that it stands on. Empty: new, not known, or queued before this file.
ALTER TABLE outbox ADD COLUMN digest BLOB NOT NULL DEFAULT x'';
ALTER TABLE outbox ADD COLUMN base_digest BLOB NOT NULL DEFAULT x'';
