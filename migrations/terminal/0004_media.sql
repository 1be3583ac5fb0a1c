-- room: media
-- One request to export a file to a medium. The body is what terminals share, canonical JSON (core/media/FORMAT.md).
CREATE TABLE media_request (
    id           TEXT NOT NULL PRIMARY KEY,
    version      INTEGER NOT NULL, -- as the municipal store counts it
    generation   INTEGER NOT NULL DEFAULT 0,
    actor        TEXT NOT NULL,    -- who changed it last
    requested_at INTEGER NOT NULL,
    body         BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX media_request_time ON media_request (requested_at);
