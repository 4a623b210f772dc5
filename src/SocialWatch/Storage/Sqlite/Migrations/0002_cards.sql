-- Buttons and a file may go with a message.
ALTER TABLE outbox ADD COLUMN buttons TEXT;
ALTER TABLE outbox ADD COLUMN document_name TEXT;
ALTER TABLE outbox ADD COLUMN document INTEGER;
