-- Migration 6. What staff said of the labels of a story: append-only, the newest row of a label wins. Only the role, never a person.
CREATE TABLE corrections (
    number  INTEGER PRIMARY KEY,
    mention INTEGER NOT NULL,
    story   INTEGER NOT NULL,
    label   TEXT NOT NULL,
    holds   INTEGER NOT NULL,
    role    TEXT NOT NULL,
    at      INTEGER NOT NULL
);
CREATE INDEX corrections_story ON corrections (story);
CREATE TRIGGER corrections_stay BEFORE UPDATE ON corrections BEGIN SELECT RAISE(ABORT, 'corrections are append-only'); END;
CREATE TRIGGER corrections_kept BEFORE DELETE ON corrections BEGIN SELECT RAISE(ABORT, 'corrections are append-only'); END;

CREATE INDEX mentions_story ON mentions (story);

-- Each export of labels: how much went out, never what.
CREATE TABLE label_exports (
    number INTEGER PRIMARY KEY,
    at     INTEGER NOT NULL,
    rows   INTEGER NOT NULL,
    texts  INTEGER NOT NULL
);
