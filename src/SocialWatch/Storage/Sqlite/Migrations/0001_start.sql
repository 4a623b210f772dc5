-- Migration 1. Times are Unix milliseconds, UTC. Ids such as M123 are stored as their number. No column anywhere holds an author (DESIGN 7).

-- Every text that must be able to vanish. Rows are only appended, and erased by overwriting them in place with zeros of the same length: a row that
-- never moves leaves no copy behind in a page. A changed text is a new row. "at" is the platform time of a mention's text, null for outgoing messages.
CREATE TABLE words (
    number INTEGER PRIMARY KEY,
    at     INTEGER,
    body   TEXT NOT NULL
);

CREATE TABLE mentions (
    number      INTEGER PRIMARY KEY,
    channel     TEXT NOT NULL,
    external_id TEXT NOT NULL,
    at          INTEGER NOT NULL,
    ingested_at INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    origin      TEXT NOT NULL,
    words       INTEGER NOT NULL,
    unit        TEXT NOT NULL,
    parent      TEXT,
    thread      TEXT,
    private     INTEGER NOT NULL,
    labels      TEXT NOT NULL,
    topics      TEXT NOT NULL,
    complaint   REAL NOT NULL,
    question    REAL NOT NULL,
    claim       REAL NOT NULL,
    emergency   TEXT,
    restricted  INTEGER NOT NULL,
    story       INTEGER NOT NULL,
    removed     INTEGER NOT NULL,
    removed_at  INTEGER,
    withheld    INTEGER NOT NULL,
    likes       INTEGER,
    comments    INTEGER,
    shares      INTEGER,
    shared      INTEGER NOT NULL,
    history     INTEGER NOT NULL
);
CREATE UNIQUE INDEX mentions_external ON mentions (channel, external_id);
CREATE INDEX mentions_at ON mentions (at);
CREATE INDEX mentions_unit_at ON mentions (unit, at);
CREATE INDEX mentions_channel_at ON mentions (channel, at);
CREATE INDEX mentions_own_at ON mentions (at) WHERE origin = 'own';
CREATE INDEX mentions_own_channel_at ON mentions (channel, at) WHERE origin = 'own';

-- One row per topic of a mention, in order of time, for windows and daily counts. counted = a member's and not removed.
CREATE TABLE mention_topics (
    at        INTEGER NOT NULL,
    mention   INTEGER NOT NULL,
    topic     TEXT NOT NULL,
    unit      TEXT NOT NULL,
    story     INTEGER NOT NULL,
    withheld  INTEGER NOT NULL,
    complaint INTEGER NOT NULL,
    counted   INTEGER NOT NULL,
    PRIMARY KEY (at, mention, topic)
) WITHOUT ROWID;

-- By which a mention's own writer can be recognised by themself, while the week's key lives. Emptied with it.
CREATE TABLE self_marks (
    mention INTEGER PRIMARY KEY,
    week    TEXT NOT NULL,
    mark    BLOB NOT NULL
);

-- Counting people: no mention and no exact time is in it, so that it joins nothing. Emptied when the week's key is destroyed.
CREATE TABLE people (
    week  TEXT NOT NULL,
    hour  INTEGER NOT NULL,
    topic TEXT NOT NULL,
    unit  TEXT NOT NULL,
    mark  BLOB NOT NULL,
    PRIMARY KEY (week, hour, topic, unit, mark)
) WITHOUT ROWID;

CREATE TABLE cases (
    number         INTEGER PRIMARY KEY,
    channel        TEXT NOT NULL,
    unit           TEXT NOT NULL,
    topics         TEXT NOT NULL,
    kind           TEXT NOT NULL,
    state          TEXT NOT NULL,
    restricted     INTEGER NOT NULL,
    private        INTEGER NOT NULL,
    thread         TEXT,
    first_mention  TEXT NOT NULL,
    opened_at      INTEGER NOT NULL,
    first_due_at   INTEGER NOT NULL,
    next_due_at    INTEGER,
    answered_at    INTEGER,
    closed_at      INTEGER,
    late_reason    TEXT,
    window_ends_at INTEGER,
    found_late     INTEGER NOT NULL,
    policy_version INTEGER NOT NULL
);
CREATE INDEX cases_opened ON cases (opened_at);
CREATE INDEX cases_due ON cases (next_due_at) WHERE next_due_at IS NOT NULL;
CREATE INDEX cases_thread ON cases (channel, thread) WHERE thread IS NOT NULL;

CREATE TABLE case_askers (
    case_number     INTEGER NOT NULL REFERENCES cases (number),
    number          INTEGER NOT NULL,
    asked_at        INTEGER NOT NULL,
    waiting_message TEXT,
    waiting_since   INTEGER,
    due_at          INTEGER,
    clock           TEXT NOT NULL,
    answered_at     INTEGER,
    withdrawn       INTEGER NOT NULL,
    PRIMARY KEY (case_number, number)
) WITHOUT ROWID;
CREATE INDEX case_askers_waiting ON case_askers (waiting_message) WHERE waiting_message IS NOT NULL;

CREATE TABLE case_misses (
    case_number INTEGER NOT NULL REFERENCES cases (number),
    kind        TEXT NOT NULL,
    message     TEXT NOT NULL,
    due_at      INTEGER NOT NULL,
    entry       INTEGER NOT NULL,
    PRIMARY KEY (case_number, kind, message)
) WITHOUT ROWID;

CREATE TABLE case_openings (
    case_number    INTEGER PRIMARY KEY REFERENCES cases (number),
    channel        TEXT NOT NULL,
    unit           TEXT NOT NULL,
    topics         TEXT NOT NULL,
    kind           TEXT NOT NULL,
    to_confirm     INTEGER NOT NULL,
    restricted     INTEGER NOT NULL,
    private        INTEGER NOT NULL,
    thread         TEXT,
    window_ends_at INTEGER,
    found_late     INTEGER NOT NULL,
    policy_version INTEGER NOT NULL
);

CREATE TABLE case_events (
    case_number INTEGER NOT NULL REFERENCES cases (number),
    entry       INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    at          INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    asker       INTEGER,
    mention     TEXT,
    clock       TEXT,
    reason      TEXT,
    PRIMARY KEY (case_number, entry)
) WITHOUT ROWID;
CREATE TRIGGER case_events_keep BEFORE UPDATE ON case_events BEGIN SELECT RAISE(ABORT, 'case_events is append-only'); END;
CREATE TRIGGER case_events_stay BEFORE DELETE ON case_events BEGIN SELECT RAISE(ABORT, 'case_events is append-only'); END;

CREATE TABLE reply_addresses (
    case_number INTEGER NOT NULL REFERENCES cases (number),
    asker       INTEGER NOT NULL,
    lookup      BLOB NOT NULL,
    sealed      BLOB NOT NULL,
    PRIMARY KEY (case_number, asker)
) WITHOUT ROWID;
CREATE INDEX reply_addresses_lookup ON reply_addresses (lookup);

CREATE TABLE hot_spots (
    number      INTEGER PRIMARY KEY,
    topic       TEXT NOT NULL,
    unit        TEXT NOT NULL,
    scope       TEXT NOT NULL,
    state       TEXT NOT NULL,
    level       INTEGER NOT NULL,
    detector    TEXT NOT NULL,
    opened_at   INTEGER NOT NULL,
    observed    REAL NOT NULL,
    expected    REAL NOT NULL,
    people      INTEGER NOT NULL,
    stories     INTEGER NOT NULL,
    window      INTEGER NOT NULL,
    last_hot_at INTEGER NOT NULL,
    alerted_at  REAL NOT NULL,
    owner_role  TEXT,
    resolved_at INTEGER
);
CREATE INDEX hot_spots_opened ON hot_spots (opened_at);
CREATE INDEX hot_spots_topic_unit ON hot_spots (topic, unit, opened_at);
CREATE INDEX hot_spots_live ON hot_spots (opened_at) WHERE state <> 'resolved';

CREATE TABLE hot_spot_events (
    hot_spot INTEGER NOT NULL REFERENCES hot_spots (number),
    entry    INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    observed REAL NOT NULL,
    expected REAL NOT NULL,
    people   INTEGER NOT NULL,
    stories  INTEGER NOT NULL,
    level    INTEGER NOT NULL,
    PRIMARY KEY (hot_spot, entry)
) WITHOUT ROWID;

-- Windows that were hot once and wait for their second evaluation.
CREATE TABLE held (
    topic TEXT NOT NULL,
    unit  TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (topic, unit)
) WITHOUT ROWID;

CREATE TABLE alerts (
    number         INTEGER PRIMARY KEY,
    object         TEXT NOT NULL,
    kind           TEXT NOT NULL,
    unit           TEXT NOT NULL,
    level          INTEGER NOT NULL,
    state          TEXT NOT NULL,
    opened_at      INTEGER NOT NULL,
    sent_at        INTEGER,
    owner_role     TEXT,
    ack_expires_at INTEGER,
    feedback       TEXT,
    restricted     INTEGER NOT NULL
);
CREATE INDEX alerts_opened ON alerts (opened_at);
CREATE INDEX alerts_identity ON alerts (object, kind, unit, opened_at);

CREATE TABLE outbox (
    number     INTEGER PRIMARY KEY,
    key        TEXT NOT NULL,
    code       TEXT NOT NULL,
    sink       TEXT NOT NULL,
    address    TEXT NOT NULL,
    kind       TEXT NOT NULL,
    title      INTEGER NOT NULL,
    body       INTEGER NOT NULL,
    blanked    INTEGER NOT NULL,
    subject    TEXT,
    state      TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    not_before INTEGER NOT NULL,
    sent_at    INTEGER,
    attempts   INTEGER NOT NULL,
    error      TEXT,
    receipt    TEXT,
    level      INTEGER NOT NULL
);
CREATE UNIQUE INDEX outbox_key ON outbox (key);
CREATE INDEX outbox_created ON outbox (created_at);
CREATE INDEX outbox_waiting ON outbox (state, not_before) WHERE state IN ('queued', 'sending');
CREATE INDEX outbox_subject ON outbox (subject, kind) WHERE state = 'queued';
CREATE INDEX outbox_worded ON outbox (state) WHERE blanked = 0;

CREATE TABLE dues (
    kind    TEXT NOT NULL,
    subject TEXT NOT NULL,
    at      INTEGER NOT NULL,
    done_at INTEGER,
    late    INTEGER NOT NULL,
    PRIMARY KEY (kind, subject)
) WITHOUT ROWID;
CREATE INDEX dues_open ON dues (at) WHERE done_at IS NULL;

CREATE TABLE sources (
    source    TEXT PRIMARY KEY,
    watermark TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE channel_states (
    channel       TEXT PRIMARY KEY,
    health        TEXT NOT NULL,
    last_item_at  INTEGER,
    last_ok_at    INTEGER,
    stale_since   INTEGER,
    next_poll_at  INTEGER,
    first_poll_at INTEGER,
    fault         TEXT,
    fault_kind    TEXT,
    backoff_step  INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE gaps (
    channel TEXT NOT NULL,
    since   INTEGER NOT NULL,
    until   INTEGER NOT NULL,
    reason  TEXT NOT NULL,
    PRIMARY KEY (channel, since, until)
) WITHOUT ROWID;

CREATE TABLE moved_sources (
    configured TEXT PRIMARY KEY,
    current    TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE digests (
    date  TEXT PRIMARY KEY,
    as_of INTEGER NOT NULL,
    json  TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE sequences (
    name TEXT PRIMARY KEY,
    last INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE facts (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- The newest instant the store has seen.
CREATE TABLE seen (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    at  INTEGER NOT NULL
);
