-- What was said of lists of dossiers with the same headings, and from what figures were counted. The dossiers
-- themselves lie in a file of their own.
CREATE TABLE profile (
    fingerprint TEXT PRIMARY KEY,
    said        TEXT NOT NULL
) STRICT;

CREATE TABLE counted (
    id      INTEGER PRIMARY KEY,
    sheet   INTEGER NOT NULL REFERENCES sheet ON DELETE CASCADE,
    at      TEXT NOT NULL,
    rule    TEXT NOT NULL,
    as_of   TEXT NOT NULL,
    intakes TEXT NOT NULL
) STRICT;
CREATE INDEX counted_sheet ON counted (sheet);
