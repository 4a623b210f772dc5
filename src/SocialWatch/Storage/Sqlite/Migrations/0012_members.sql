-- What members ask of their own data (DESIGN 7). An erased case keeps its clocks and counts; its text, addresses and marks are gone.
ALTER TABLE cases ADD COLUMN erased INTEGER NOT NULL DEFAULT 0;

-- Who asked for erasure in private and has not confirmed it: a keyed hash of the conversation, for a day.
CREATE TABLE erasure_wishes (
    lookup BLOB PRIMARY KEY,
    at     INTEGER NOT NULL
) WITHOUT ROWID;

-- Proof that an erasure was done, without whose it was.
CREATE TABLE erasures (
    number   INTEGER PRIMARY KEY,
    channel  TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    done_at  INTEGER NOT NULL,
    cases    INTEGER NOT NULL,
    mentions INTEGER NOT NULL
);

-- Automatic words to one member on their way out: the address sealed, gone when they left.
CREATE TABLE automatic_notices (
    number     INTEGER PRIMARY KEY,
    channel    TEXT NOT NULL,
    kind       TEXT NOT NULL,
    cases      INTEGER NOT NULL,
    mentions   INTEGER NOT NULL,
    sealed     BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    not_before INTEGER NOT NULL,
    attempts   INTEGER NOT NULL
);

-- A person's answer in a private conversation that was read before its question: kept for a day under the conversation's keyed hash.
CREATE TABLE early_answers (
    lookup  BLOB NOT NULL,
    mention INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (lookup, mention)
) WITHOUT ROWID;
