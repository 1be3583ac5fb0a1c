-- What the municipal store has sent of a request, beside its version: as every shared row has it.
ALTER TABLE media_request ADD COLUMN confirmed INTEGER NOT NULL DEFAULT 0;
