-- room: people
-- Certificates (証) of a person, issued one after the other. Beside the person's cover, so that a first load appends and a household is a few neighbouring pages.
CREATE TABLE certificate (
    home             INTEGER NOT NULL,
    position         INTEGER NOT NULL,
    ordinal          INTEGER NOT NULL, -- 0, 1, 2 … as the municipal store lists them
    kind             INTEGER NOT NULL, -- 証区分: 1 資格確認書, 2 資格情報のお知らせ, 3 特別療養
    issued_on        TEXT NOT NULL,
    valid_until      TEXT NOT NULL,    -- the last day with it
    return_due_since TEXT NOT NULL,    -- 回収理由発生日
    returned_on      TEXT NOT NULL,
    version          INTEGER NOT NULL, -- of the household that brought it
    generation       INTEGER NOT NULL DEFAULT 0,
    actor            TEXT NOT NULL,
    PRIMARY KEY (home, position, ordinal),
    FOREIGN KEY (home, position) REFERENCES person (home, position)
) STRICT, WITHOUT ROWID;
