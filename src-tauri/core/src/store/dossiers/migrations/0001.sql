-- What lists said of dossiers, and what is known of each of them. No person stands here: what lists say of
-- applicants is dropped while they are read.
-- Moments are seconds of local time since 1970-01-01 00:00:00; yes is 1, no 0; what nobody said is NULL.
-- No foreign keys: they would look up five texts for each of some hundred thousand lines. What is taken back or
-- cleared takes its lines along in the same transaction.

CREATE TABLE text (
    id   INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
) STRICT;

-- A list taken in. `id` is made of `sha256`; `source` is the key of one of the office's sources, a text.
CREATE TABLE intake (
    id      INTEGER PRIMARY KEY,
    file    TEXT NOT NULL,
    sha256  TEXT NOT NULL UNIQUE,
    taken   INTEGER NOT NULL,
    as_of   INTEGER NOT NULL,
    source  INTEGER,
    profile TEXT NOT NULL,
    rows    INTEGER NOT NULL,
    said    INTEGER NOT NULL
) STRICT;

-- Rows of the list that were not taken in; `why` is a text.
CREATE TABLE left_out (
    intake   INTEGER NOT NULL,
    position INTEGER NOT NULL,
    line     INTEGER NOT NULL,
    why      INTEGER NOT NULL,
    PRIMARY KEY (intake, position)
) STRICT, WITHOUT ROWID;

-- What a list said of a dossier: written once, never changed. Clustered by dossier, so that all that was said of one
-- lies together. `procedure`, `title`, `field` and `unit` are texts.
CREATE TABLE said (
    dossier    INTEGER NOT NULL,
    intake     INTEGER NOT NULL,
    line       INTEGER NOT NULL,
    procedure  INTEGER,
    title      INTEGER,
    field      INTEGER,
    unit       INTEGER,
    channel    INTEGER,
    received   INTEGER,
    due        INTEGER,
    finished   INTEGER,
    returned   INTEGER,
    status     INTEGER,
    paid       INTEGER,
    digitised  INTEGER,
    electronic INTEGER,
    apology    INTEGER,
    PRIMARY KEY (dossier, intake, line)
) STRICT, WITHOUT ROWID;

-- What is known of a dossier after all lists have spoken. `id` is made of `code`: no index of codes is needed, and a
-- dossier keeps its number when its lists are taken back and in again.
CREATE TABLE dossier (
    id         INTEGER PRIMARY KEY,
    code       TEXT NOT NULL,
    source     INTEGER,
    procedure  INTEGER,
    title      INTEGER,
    field      INTEGER,
    unit       INTEGER,
    channel    INTEGER,
    received   INTEGER,
    due        INTEGER,
    finished   INTEGER,
    returned   INTEGER,
    status     INTEGER,
    paid       INTEGER,
    digitised  INTEGER,
    electronic INTEGER,
    apology    INTEGER
) STRICT;

-- Codes whose own number another code has: as good as none.
CREATE TABLE twin (
    code    TEXT PRIMARY KEY,
    dossier INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A number made of all that was ever done to this file.
CREATE TABLE state (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    changes INTEGER NOT NULL
) STRICT;
INSERT INTO state VALUES (1, 0);
