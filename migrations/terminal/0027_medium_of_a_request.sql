-- What was last on a medium is asked for by its serial.
ALTER TABLE media_request ADD COLUMN medium TEXT GENERATED ALWAYS AS (json_extract(CAST(body AS TEXT), '$.mediumSerial')) VIRTUAL;
CREATE INDEX media_request_medium ON media_request (medium);
