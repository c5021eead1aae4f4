-- Columns of the office's own that an appendix may have besides the usual ones; what they are headed stands in
-- appendix.columns.
ALTER TABLE node ADD COLUMN further1 TEXT NOT NULL DEFAULT '';
ALTER TABLE node ADD COLUMN further2 TEXT NOT NULL DEFAULT '';
ALTER TABLE node ADD COLUMN further3 TEXT NOT NULL DEFAULT '';
ALTER TABLE node ADD COLUMN further4 TEXT NOT NULL DEFAULT '';
ALTER TABLE node ADD COLUMN further5 TEXT NOT NULL DEFAULT '';
ALTER TABLE node ADD COLUMN further6 TEXT NOT NULL DEFAULT '';

-- Whether an appendix is printed as numbered paragraphs, not as a table.
ALTER TABLE appendix ADD COLUMN prose INTEGER NOT NULL DEFAULT 0;
