-- The alert engine: what an alert says and where it stands in its chain, one notice per reader, silences, what was not told.
ALTER TABLE alerts ADD COLUMN owner_person TEXT;
ALTER TABLE alerts ADD COLUMN text_key TEXT NOT NULL DEFAULT '';
ALTER TABLE alerts ADD COLUMN text_values TEXT NOT NULL DEFAULT '{}';
ALTER TABLE alerts ADD COLUMN roles TEXT NOT NULL DEFAULT '[]';
ALTER TABLE alerts ADD COLUMN topics TEXT NOT NULL DEFAULT '[]';
ALTER TABLE alerts ADD COLUMN asked_at INTEGER;
ALTER TABLE alerts ADD COLUMN late_since INTEGER;
ALTER TABLE alerts ADD COLUMN changed_at INTEGER;
ALTER TABLE alerts ADD COLUMN tell_at INTEGER;
ALTER TABLE alerts ADD COLUMN told_at INTEGER;
ALTER TABLE alerts ADD COLUMN repeats INTEGER NOT NULL DEFAULT 0;
ALTER TABLE alerts ADD COLUMN rung INTEGER NOT NULL DEFAULT 0;
ALTER TABLE alerts ADD COLUMN retriggers INTEGER NOT NULL DEFAULT 0;
ALTER TABLE alerts ADD COLUMN nudged_at INTEGER;
ALTER TABLE alerts ADD COLUMN muted_by TEXT;
ALTER TABLE alerts ADD COLUMN next_at INTEGER;
CREATE INDEX alerts_muted ON alerts (muted_by) WHERE muted_by IS NOT NULL;
CREATE INDEX alerts_sent ON alerts (sent_at) WHERE sent_at IS NOT NULL;

-- One reader's word of one alert: which, not what; the text is made when the message is. mailbox = sink:address of a member of staff.
CREATE TABLE notices (
    number   INTEGER PRIMARY KEY,
    alert    INTEGER NOT NULL,
    mailbox  TEXT NOT NULL,
    person   TEXT NOT NULL,
    sink     TEXT NOT NULL,
    address  TEXT NOT NULL,
    reason   TEXT NOT NULL,
    level    INTEGER NOT NULL,
    text_key TEXT,
    ready_at INTEGER NOT NULL,
    state    TEXT NOT NULL,
    capped   INTEGER NOT NULL,
    message  INTEGER,
    told_at  INTEGER,
    sent_at  INTEGER
);
CREATE INDEX notices_alert ON notices (alert) WHERE state <> 'dropped';
CREATE INDEX notices_waiting ON notices (mailbox) WHERE state = 'waiting';
CREATE INDEX notices_message ON notices (message) WHERE message IS NOT NULL;
CREATE INDEX notices_sent ON notices (mailbox, sent_at) WHERE state = 'told';

CREATE TABLE silences (
    number    INTEGER PRIMARY KEY,
    object    TEXT NOT NULL,
    kind      TEXT,
    unit      TEXT NOT NULL,
    level     INTEGER NOT NULL,
    reason    TEXT NOT NULL,
    owner     TEXT NOT NULL,
    reply_to  TEXT NOT NULL,
    since     INTEGER NOT NULL,
    until     INTEGER NOT NULL,
    used_at   INTEGER NOT NULL,
    ended_at  INTEGER,
    end_cause TEXT
);
CREATE INDEX silences_live ON silences (object) WHERE ended_at IS NULL;

CREATE TABLE alert_suppressions (
    at      INTEGER NOT NULL,
    alert   INTEGER NOT NULL,
    because TEXT NOT NULL,
    PRIMARY KEY (at, alert, because)
) WITHOUT ROWID;
