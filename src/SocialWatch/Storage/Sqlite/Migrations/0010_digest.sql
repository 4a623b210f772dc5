-- What the digest counts, kept by the day of Viet Nam, so that a day costs the same in a small store and in one of many millions. Triggers keep it: whoever
-- adds, changes, relabels, removes or deletes a mention, the counts follow in the same statement.
CREATE TABLE daily_topics (
    day      INTEGER NOT NULL,
    topic    TEXT NOT NULL,
    unit     TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    PRIMARY KEY (day, topic, unit)
) WITHOUT ROWID;
INSERT INTO daily_topics (day, topic, unit, mentions)
    SELECT (at + 25200000) / 86400000, topic, unit, COUNT(*) FROM mention_topics WHERE counted = 1 GROUP BY 1, 2, 3;

CREATE TRIGGER daily_topics_add AFTER INSERT ON mention_topics WHEN NEW.counted = 1 BEGIN
    INSERT INTO daily_topics (day, topic, unit, mentions) VALUES ((NEW.at + 25200000) / 86400000, NEW.topic, NEW.unit, 1)
        ON CONFLICT (day, topic, unit) DO UPDATE SET mentions = mentions + 1;
END;
CREATE TRIGGER daily_topics_take AFTER DELETE ON mention_topics WHEN OLD.counted = 1 BEGIN
    UPDATE daily_topics SET mentions = mentions - 1 WHERE day = (OLD.at + 25200000) / 86400000 AND topic = OLD.topic AND unit = OLD.unit;
END;
CREATE TRIGGER daily_topics_change AFTER UPDATE OF at, topic, unit, counted ON mention_topics BEGIN
    UPDATE daily_topics SET mentions = mentions - 1
        WHERE OLD.counted = 1 AND day = (OLD.at + 25200000) / 86400000 AND topic = OLD.topic AND unit = OLD.unit;
    INSERT INTO daily_topics (day, topic, unit, mentions) SELECT (NEW.at + 25200000) / 86400000, NEW.topic, NEW.unit, 1 WHERE NEW.counted = 1
        ON CONFLICT (day, topic, unit) DO UPDATE SET mentions = mentions + 1;
END;

-- items = a member's items read, removed ones too; claims = those that stand and carry the claim signal.
CREATE TABLE daily_mentions (
    day     INTEGER PRIMARY KEY,
    items INTEGER NOT NULL,
    claims  INTEGER NOT NULL
);
INSERT INTO daily_mentions (day, items, claims)
    SELECT (at + 25200000) / 86400000, COUNT(*), SUM(removed = 0 AND instr(labels, '"claim"') > 0) FROM mentions WHERE origin = 'member' GROUP BY 1;

CREATE TRIGGER daily_mentions_add AFTER INSERT ON mentions WHEN NEW.origin = 'member' BEGIN
    INSERT INTO daily_mentions (day, items, claims)
        VALUES ((NEW.at + 25200000) / 86400000, 1, NEW.removed = 0 AND instr(NEW.labels, '"claim"') > 0)
        ON CONFLICT (day) DO UPDATE SET items = items + 1, claims = claims + excluded.claims;
END;
CREATE TRIGGER daily_mentions_take AFTER DELETE ON mentions WHEN OLD.origin = 'member' BEGIN
    UPDATE daily_mentions SET items = items - 1, claims = claims - (OLD.removed = 0 AND instr(OLD.labels, '"claim"') > 0)
        WHERE day = (OLD.at + 25200000) / 86400000;
END;
CREATE TRIGGER daily_mentions_change AFTER UPDATE OF labels, removed ON mentions WHEN NEW.origin = 'member' BEGIN
    UPDATE daily_mentions SET claims = claims - (OLD.removed = 0 AND instr(OLD.labels, '"claim"') > 0) + (NEW.removed = 0 AND instr(NEW.labels, '"claim"') > 0)
        WHERE day = (NEW.at + 25200000) / 86400000;
END;

-- The cases and hot spots that a day speaks of, without walking through all there ever were.
CREATE INDEX cases_waiting ON cases (opened_at) WHERE state IN ('open', 'to_confirm');
CREATE INDEX cases_answered ON cases (answered_at) WHERE answered_at IS NOT NULL;
CREATE INDEX case_misses_due ON case_misses (due_at);
CREATE INDEX hot_spots_resolved ON hot_spots (resolved_at) WHERE resolved_at IS NOT NULL;

-- A member of staff's own word that they read a day's digest. Staff only, by the id of people.json.
CREATE TABLE digest_reads (
    date   TEXT NOT NULL,
    reader TEXT NOT NULL,
    at     INTEGER NOT NULL,
    PRIMARY KEY (date, reader)
) WITHOUT ROWID;
