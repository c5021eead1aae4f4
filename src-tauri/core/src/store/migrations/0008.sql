
-- SHA-256 over all that is shown of a form when it is closed, and over a report when it is sent (store/seal.rs).
-- None where an older program closed or sent it.
ALTER TABLE sheet ADD COLUMN seal TEXT;
ALTER TABLE sent ADD COLUMN seal TEXT;
