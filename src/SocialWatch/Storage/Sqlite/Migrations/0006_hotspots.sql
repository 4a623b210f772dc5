-- Hot spots say what they are about and what was done. Texts here are staff's own words, masked; terms are words of the shipped vocabulary (DESIGN 7).
ALTER TABLE hot_spots ADD COLUMN ended_by TEXT;
ALTER TABLE hot_spots ADD COLUMN cause TEXT;
ALTER TABLE hot_spots ADD COLUMN same_as TEXT NOT NULL DEFAULT '[]';
ALTER TABLE hot_spots ADD COLUMN note TEXT;
ALTER TABLE hot_spots ADD COLUMN done TEXT;
ALTER TABLE hot_spots ADD COLUMN result TEXT;
ALTER TABLE hot_spots ADD COLUMN holding TEXT;
ALTER TABLE hot_spots ADD COLUMN holding_at INTEGER;
ALTER TABLE hot_spots ADD COLUMN holding_by TEXT;
ALTER TABLE hot_spot_events ADD COLUMN note TEXT;

-- A series is a topic in a unit, or rolled up over an area or the whole.
DROP TABLE held;
CREATE TABLE held (
    topic TEXT NOT NULL,
    unit  TEXT NOT NULL,
    scope TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (topic, unit, scope)
) WITHOUT ROWID;

-- Counts of series by hour: kept when texts and counting keys are gone. An empty topic is what had none; unheard = the unit could not be heard.
CREATE TABLE series_hours (
    hour       INTEGER NOT NULL,
    scope      TEXT NOT NULL,
    unit       TEXT NOT NULL,
    topic      TEXT NOT NULL,
    voices     INTEGER NOT NULL,
    complaints INTEGER NOT NULL,
    left_out   INTEGER NOT NULL,
    unheard    INTEGER NOT NULL,
    PRIMARY KEY (hour, scope, unit, topic)
) WITHOUT ROWID;

CREATE TABLE series_units (
    scope TEXT NOT NULL,
    unit  TEXT NOT NULL,
    first INTEGER NOT NULL,
    PRIMARY KEY (scope, unit)
) WITHOUT ROWID;

CREATE TABLE forecasts (
    topic       TEXT NOT NULL,
    made_on     TEXT NOT NULL,
    days        TEXT NOT NULL,
    error       REAL,
    naive_error REAL,
    inside      REAL,
    forecasts   INTEGER,
    PRIMARY KEY (topic, made_on)
) WITHOUT ROWID;
