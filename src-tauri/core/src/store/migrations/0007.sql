
-- For each table the sum over all its lines, kept within every change (store/digest.rs).
CREATE TABLE digest (
    name TEXT PRIMARY KEY,
    sum  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
