-- The desk in chat: cards that follow their object, buttons, and who joined with a code.
ALTER TABLE outbox ADD COLUMN card TEXT;
CREATE INDEX outbox_edits ON outbox (sink, receipt) WHERE state = 'queued' AND kind = 'edit';

-- Delivered messages that can be edited. Ids only; what they say is made anew from the object.
CREATE TABLE cards (
    message  INTEGER PRIMARY KEY,
    sink     TEXT NOT NULL,
    address  TEXT NOT NULL,
    receipt  TEXT NOT NULL,
    code     TEXT NOT NULL,
    object   TEXT NOT NULL,
    mention  TEXT,
    shown    TEXT NOT NULL,
    sent_at  INTEGER NOT NULL,
    stale_at INTEGER
);
CREATE INDEX cards_code ON cards (code);
CREATE INDEX cards_object ON cards (object);
CREATE INDEX cards_receipt ON cards (sink, receipt);
CREATE INDEX cards_mention ON cards (mention) WHERE mention IS NOT NULL;
CREATE INDEX cards_stale ON cards (stale_at) WHERE stale_at IS NOT NULL;

-- Cards whose object changed since they were written. Kept by the triggers below, so that no way of changing an object can forget its cards.
CREATE TABLE touched_cards (message INTEGER PRIMARY KEY);

CREATE TRIGGER cards_of_cases AFTER UPDATE ON cases BEGIN
    INSERT INTO touched_cards (message) SELECT message FROM cards WHERE code = 'C' || NEW.number OR object = 'C' || NEW.number ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER cards_of_hot_spots AFTER UPDATE ON hot_spots BEGIN
    INSERT INTO touched_cards (message) SELECT message FROM cards WHERE code = 'H' || NEW.number OR object = 'H' || NEW.number ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER cards_of_alerts AFTER UPDATE ON alerts BEGIN
    INSERT INTO touched_cards (message) SELECT message FROM cards WHERE code = 'A' || NEW.number ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER cards_of_mentions AFTER UPDATE OF removed, words ON mentions BEGIN
    INSERT INTO touched_cards (message) SELECT message FROM cards WHERE mention = 'M' || NEW.number ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER cards_of_gone_cases AFTER DELETE ON cases BEGIN
    INSERT INTO touched_cards (message) SELECT message FROM cards WHERE code = 'C' || OLD.number ON CONFLICT DO NOTHING;
END;

CREATE TABLE buttons (
    token      TEXT PRIMARY KEY,
    message    INTEGER NOT NULL,
    sink       TEXT NOT NULL,
    address    TEXT NOT NULL,
    verb       TEXT NOT NULL,
    argument   TEXT NOT NULL,
    expires_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX buttons_message ON buttons (message);
CREATE INDEX buttons_expiry ON buttons (expires_at);

-- Staff who joined with a code. No name, no handle.
CREATE TABLE joined (
    number    INTEGER PRIMARY KEY,
    role      TEXT NOT NULL,
    unit      TEXT NOT NULL,
    sink      TEXT NOT NULL,
    address   TEXT NOT NULL,
    joined_at INTEGER NOT NULL,
    left_at   INTEGER
);

CREATE TABLE invites (
    hash       TEXT PRIMARY KEY,
    role       TEXT NOT NULL,
    unit       TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at    INTEGER
) WITHOUT ROWID;

CREATE TABLE unreachable (
    sink    TEXT NOT NULL,
    address TEXT NOT NULL,
    since   INTEGER NOT NULL,
    PRIMARY KEY (sink, address)
) WITHOUT ROWID;
