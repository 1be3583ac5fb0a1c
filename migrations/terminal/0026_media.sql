-- The state as the body tells it, so that whoever asks what is out asks all requests and not the newest.
ALTER TABLE media_request ADD COLUMN state TEXT GENERATED ALWAYS AS (json_extract(CAST(body AS TEXT), '$.state')) VIRTUAL;
CREATE INDEX media_request_state ON media_request (state);
