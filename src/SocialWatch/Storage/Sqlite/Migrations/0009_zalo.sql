-- Pairs of tokens that renew themselves (Zalo OAuth), sealed under a key outside the database; the one before is kept.
CREATE TABLE grants (
    account    TEXT PRIMARY KEY,
    sealed     BLOB NOT NULL,
    previous   BLOB,
    changed_at INTEGER NOT NULL
);

-- Who is renewing one now: a refresh token works once, so two processes must not use it at the same time.
CREATE TABLE grant_claims (
    account TEXT PRIMARY KEY,
    holder  TEXT NOT NULL,
    until   INTEGER NOT NULL
);
