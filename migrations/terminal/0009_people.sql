-- A surname and the beginning of a given name are read from the narrow index alone: in the table itself, whoever bears a short surname are thousands of wide rows.
-- A build of the search that is under way makes this index with the first slice that follows instead of at its end.
DROP INDEX IF EXISTS person_search_by_loose;
DELETE FROM search_index_later WHERE name = 'person_search_by_loose';
CREATE INDEX person_search_by_loose ON person_search (standing, loose, given);
