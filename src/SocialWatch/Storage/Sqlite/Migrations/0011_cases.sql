-- A thread where thousands ask: what concerns one asker, or everybody, is found without reading the whole log.
CREATE INDEX case_events_asker ON case_events (case_number, asker);
CREATE INDEX case_events_common ON case_events (case_number) WHERE asker IS NULL OR kind = 'answer_revoked';
-- Which case a message belongs to, over or not.
CREATE INDEX case_events_mention ON case_events (mention) WHERE mention IS NOT NULL;
