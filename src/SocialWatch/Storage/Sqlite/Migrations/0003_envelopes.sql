-- Webhook bodies between their answer and their processing, sealed (DESIGN 5.2). AUTOINCREMENT: a number is never used twice, so a late drop hits nothing new.
CREATE TABLE envelopes (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    hook     TEXT NOT NULL,
    at       INTEGER NOT NULL,
    sealed   BLOB NOT NULL,
    attempts INTEGER NOT NULL
);
