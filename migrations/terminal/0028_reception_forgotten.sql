-- room: journal
-- Numbers of receptions that the record knows and a store put back from a copy has forgotten: somebody has a slip with them, so none is given again.
CREATE TABLE reception_forgotten (
    number TEXT NOT NULL PRIMARY KEY
) STRICT;
