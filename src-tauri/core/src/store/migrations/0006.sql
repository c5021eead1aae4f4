-- Which procedure (its code) a name is that lists write otherwise than the catalogue does; as the officer said.
CREATE TABLE procedure_name (
    id      INTEGER PRIMARY KEY,
    name    TEXT NOT NULL,
    folded  TEXT NOT NULL UNIQUE,
    code    TEXT,
    present INTEGER NOT NULL
) STRICT;
