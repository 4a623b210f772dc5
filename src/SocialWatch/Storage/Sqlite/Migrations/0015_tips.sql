-- What officers told of places without an API, and when they looked there. The officer (an id of people.json) goes after 30 days, the role stays; who wrote what was seen
-- is in no column.
CREATE TABLE tips (
    number  INTEGER PRIMARY KEY,
    channel TEXT NOT NULL,
    kind    TEXT NOT NULL,
    at      INTEGER NOT NULL,
    role    TEXT NOT NULL,
    officer TEXT,
    mention TEXT
);
CREATE INDEX tips_channel ON tips (channel, at);
CREATE INDEX tips_officer ON tips (at) WHERE officer IS NOT NULL;
