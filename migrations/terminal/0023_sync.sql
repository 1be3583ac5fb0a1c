-- The municipality's own files may lie on a registered medium as well (C-18): its serial; '': in the folder.
ALTER TABLE source_file ADD COLUMN medium TEXT NOT NULL DEFAULT '';
