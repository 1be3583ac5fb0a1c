-- room: people
-- What the federation has answered, for somebody to work through (F-02, C-04): a row of F3 that is not continuous, or of F9 that needs action or says that a matter
-- is over. Its first version is made from the row alone, so that every terminal that imports the file makes the same; what a person does with it is a further one.
CREATE TABLE answer_task (
    id               TEXT NOT NULL PRIMARY KEY, -- file and line
    layout           TEXT NOT NULL,
    file             TEXT NOT NULL,
    line             INTEGER NOT NULL,
    at               INTEGER NOT NULL,          -- of the file; UTC, ms
    matter           TEXT NOT NULL,             -- what it is about: rows of one matter follow each other
    word             TEXT NOT NULL,             -- in which order: compared as text
    code             TEXT NOT NULL,
    severity         TEXT NOT NULL,             -- I: the matter is over
    item             TEXT NOT NULL,
    target_file      TEXT NOT NULL,
    target_sequence  TEXT NOT NULL,
    target_line      INTEGER NOT NULL,
    addressee        TEXT NOT NULL,
    household_number TEXT NOT NULL,
    verdict          INTEGER NOT NULL,          -- of api::Verdict
    days             INTEGER NOT NULL,
    inherited_from   TEXT NOT NULL,
    text             TEXT NOT NULL,
    due_on           TEXT NOT NULL,
    state            TEXT NOT NULL CHECK (state IN ('open', 'taken', 'closed')),
    owner            TEXT NOT NULL,             -- staff id; "" = nobody
    owner_name       TEXT NOT NULL,
    reason           TEXT NOT NULL,
    closed_by        TEXT NOT NULL,             -- staff id; "" = born closed
    closed_by_name   TEXT NOT NULL,
    closed_at        INTEGER NOT NULL,          -- UTC, ms; 0 = open
    version          INTEGER NOT NULL,
    confirmed        INTEGER NOT NULL,
    actor            TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX answer_task_matter ON answer_task (matter, layout, word);
CREATE INDEX answer_task_state ON answer_task (state, due_on);

-- room: sync
-- The list that each terminal kept for itself, without due dates and ends.
DROP TABLE answer_line;
