-- How many comments were hidden, by day, channel and reason (DESIGN 7): a number, never which or whose.
CREATE TABLE hidings (
    day     TEXT NOT NULL,
    channel TEXT NOT NULL,
    reason  TEXT NOT NULL,
    count   INTEGER NOT NULL,
    PRIMARY KEY (day, channel, reason)
) WITHOUT ROWID;
