-- Who has a case, clocks that stand still, late reasons that were accepted.
ALTER TABLE cases ADD COLUMN assignee TEXT;
ALTER TABLE cases ADD COLUMN assigned_at INTEGER;
ALTER TABLE cases ADD COLUMN reason_approved INTEGER NOT NULL DEFAULT 0;
ALTER TABLE case_askers ADD COLUMN paused_since INTEGER;

-- The promise as it stood when cases were opened: running cases keep theirs.
CREATE TABLE sla_policies (
    version INTEGER PRIMARY KEY,
    body    TEXT NOT NULL UNIQUE
);

-- Answers that staff write here: drafts, approvals, and how each was sent. No address stands here: that is in reply_addresses, sealed.
CREATE TABLE answers (
    number        INTEGER PRIMARY KEY,
    case_number   INTEGER NOT NULL REFERENCES cases (number),
    asker         INTEGER,
    state         TEXT NOT NULL,
    body          INTEGER NOT NULL,
    drafter       TEXT NOT NULL,
    approver      TEXT,
    tell          TEXT NOT NULL,
    created_at    INTEGER NOT NULL,
    decided_at    INTEGER,
    not_before    INTEGER NOT NULL,
    sending_since INTEGER,
    sent_at       INTEGER,
    attempts      INTEGER NOT NULL,
    error         TEXT,
    receipt       TEXT,
    knowledge     TEXT,
    human_agent   INTEGER NOT NULL
);
CREATE INDEX answers_case ON answers (case_number);
CREATE INDEX answers_to_send ON answers (not_before) WHERE state IN ('queued', 'sending');
CREATE INDEX answers_receipt ON answers (receipt) WHERE receipt IS NOT NULL;

-- The app that wrote an own item, where the platform says: an answer may be read before its question.
CREATE TABLE own_apps (
    mention INTEGER PRIMARY KEY,
    app     TEXT NOT NULL
);

-- Approvals of ready answers; a text that was changed since is not approved.
CREATE TABLE knowledge_approvals (
    code        TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    role        TEXT NOT NULL,
    at          INTEGER NOT NULL
) WITHOUT ROWID;
