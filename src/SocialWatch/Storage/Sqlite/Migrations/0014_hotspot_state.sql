-- Since when an hour is left out of the baseline, and since when it is known that a unit could not be heard in it: a service that starts anew learns what it had
-- learnt before. What was marked without an hour counts as marked in its own.
ALTER TABLE series_hours ADD COLUMN left_out_at INTEGER;
ALTER TABLE series_hours ADD COLUMN unheard_at INTEGER;
UPDATE series_hours SET left_out_at = hour WHERE left_out <> 0;
UPDATE series_hours SET unheard_at = hour WHERE unheard <> 0;
ALTER TABLE series_hours DROP COLUMN left_out;
ALTER TABLE series_hours DROP COLUMN unheard;

-- The units that were in a rolled-up hot spot when it was last told: one more is worse.
ALTER TABLE hot_spots ADD COLUMN touched TEXT NOT NULL DEFAULT '[]';
