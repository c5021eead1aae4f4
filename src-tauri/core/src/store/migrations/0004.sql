-- The catalogue of procedures. What nobody said is NULL, or an empty text; `folded` is the folded name. One line for
-- each code: a procedure that was taken away and comes back is the same line.
CREATE TABLE procedure (
    id          INTEGER PRIMARY KEY,
    code        TEXT NOT NULL UNIQUE,
    name        TEXT NOT NULL,
    folded      TEXT NOT NULL,
    field       TEXT NOT NULL,
    level       TEXT CHECK (level IN ('full', 'partial', 'other')),
    fee         INTEGER CHECK (fee IN (0, 1)),
    days        INTEGER,
    unit        TEXT NOT NULL,
    authority   TEXT NOT NULL,
    valid_from  TEXT,
    valid_until TEXT,
    present     INTEGER NOT NULL
) STRICT;

-- Which field of the office (its key) an official field is; NULL: it was left open.
CREATE TABLE procedure_field (
    id      INTEGER PRIMARY KEY,
    name    TEXT NOT NULL,
    folded  TEXT NOT NULL UNIQUE,
    field   TEXT,
    present INTEGER NOT NULL
) STRICT;
