-- The plan: its appendices and their trees, what is due of its tasks, and what proves it was done.
-- Dates are `2026-11-16`. `present`: a line taken away stays, so that undoing brings it back whole.

-- `decision` is the decision's text (JSON), NULL as long as the office's own standard text is meant.
CREATE TABLE plan (
    id            INTEGER PRIMARY KEY,
    year          INTEGER NOT NULL,
    kind          TEXT NOT NULL CHECK (kind IN ('control', 'reform', 'inspection', 'other')),
    title         TEXT NOT NULL,
    basis         TEXT NOT NULL,
    number        TEXT NOT NULL,
    date          TEXT NOT NULL,
    signer_title  TEXT NOT NULL,
    signer        TEXT NOT NULL,
    decision      TEXT,
    state         TEXT NOT NULL CHECK (state IN ('draft', 'issued')),
    amending      INTEGER REFERENCES amendment,
    present       INTEGER NOT NULL
) STRICT;

-- Why a plan is changed after it was issued; the steps made meanwhile name it.
CREATE TABLE amendment (
    id     INTEGER PRIMARY KEY,
    plan   INTEGER NOT NULL REFERENCES plan,
    at     TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX amendment_of ON amendment (plan, id);

-- `columns` is a JSON list of {role, heading} in the office's own order.
CREATE TABLE appendix (
    id        INTEGER PRIMARY KEY,
    plan      INTEGER NOT NULL REFERENCES plan,
    position  INTEGER NOT NULL,
    name      TEXT NOT NULL,
    title     TEXT NOT NULL,
    attached  TEXT NOT NULL,
    columns   TEXT NOT NULL,
    landscape INTEGER NOT NULL,
    size      INTEGER NOT NULL,
    present   INTEGER NOT NULL
) STRICT;
CREATE INDEX appendix_of ON appendix (plan);

-- The tree as an outline: order and depth. `joined` names the roles whose cell continues the one above
-- (cells merged downwards), with commas. `schedule` is what the officer said the time means (JSON).
CREATE TABLE node (
    id           INTEGER PRIMARY KEY,
    appendix     INTEGER NOT NULL REFERENCES appendix,
    position     INTEGER NOT NULL,
    level        INTEGER NOT NULL,
    kind         TEXT NOT NULL CHECK (kind IN ('section', 'group', 'task')),
    label        TEXT NOT NULL,
    content      TEXT NOT NULL,
    time         TEXT NOT NULL,
    lead         TEXT NOT NULL,
    coordinating TEXT NOT NULL,
    result       TEXT NOT NULL,
    note         TEXT NOT NULL,
    joined       TEXT NOT NULL,
    schedule     TEXT,
    present      INTEGER NOT NULL
) STRICT;
CREATE INDEX node_of ON node (appendix, position);

-- What the officer accepted as a target of a task. `value` is an exact decimal.
CREATE TABLE target (
    id         INTEGER PRIMARY KEY,
    node       INTEGER NOT NULL REFERENCES node,
    measure    TEXT NOT NULL,
    comparison TEXT NOT NULL,
    value      TEXT NOT NULL,
    unit       TEXT NOT NULL,
    year       INTEGER NOT NULL,
    present    INTEGER NOT NULL
) STRICT;
CREATE INDEX target_of ON target (node);

-- One due date of a task: `due` is the last safe day. `origin`: from the schedule, or added by the officer.
CREATE TABLE occurrence (
    id      INTEGER PRIMARY KEY,
    node    INTEGER NOT NULL REFERENCES node,
    due     TEXT NOT NULL,
    origin  TEXT NOT NULL CHECK (origin IN ('schedule', 'added')),
    state   TEXT NOT NULL CHECK (state IN ('todo', 'doing', 'done', 'not_arisen')),
    done    TEXT,
    note    TEXT NOT NULL,
    present INTEGER NOT NULL
) STRICT;
CREATE INDEX occurrence_of ON occurrence (node);
CREATE INDEX occurrence_due ON occurrence (due) WHERE present = 1;
CREATE INDEX occurrence_open ON occurrence (due) WHERE present = 1 AND state IN ('todo', 'doing');

-- A document that proves something. `link` is a path as the officer gave it; `copy` the name of the copy
-- kept in the folder beside the data file, with its SHA-256 and size.
CREATE TABLE evidence (
    id      INTEGER PRIMARY KEY,
    number  TEXT NOT NULL,
    date    TEXT,
    summary TEXT NOT NULL,
    link    TEXT NOT NULL,
    copy    TEXT NOT NULL,
    sha256  TEXT NOT NULL,
    bytes   INTEGER NOT NULL,
    present INTEGER NOT NULL
) STRICT;

-- One document may prove several occurrences.
CREATE TABLE proof (
    id         INTEGER PRIMARY KEY,
    occurrence INTEGER NOT NULL REFERENCES occurrence,
    evidence   INTEGER NOT NULL REFERENCES evidence,
    present    INTEGER NOT NULL
) STRICT;
CREATE INDEX proof_of ON proof (occurrence);
CREATE INDEX proof_by ON proof (evidence);

-- Acts and changes are now of forms or of plans. A step of a form names its sheet; a step of plans
-- and tasks has none, and names its plan where it is of one, and the amendment it belongs to.
CREATE TABLE step_new (
    id        INTEGER PRIMARY KEY,
    at        TEXT NOT NULL,
    label     TEXT NOT NULL,
    sheet     INTEGER REFERENCES sheet,
    plan      INTEGER REFERENCES plan,
    amendment INTEGER REFERENCES amendment,
    state     TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped', 'fixed'))
) STRICT;
INSERT INTO step_new (id, at, label, sheet, state) SELECT id, at, label, sheet, state FROM step;
DROP TABLE step;
ALTER TABLE step_new RENAME TO step;
CREATE INDEX step_state ON step (state, id) WHERE state <> 'fixed';
CREATE INDEX step_of_plan ON step (plan, id) WHERE plan IS NOT NULL;

-- `kind` says which table `row` is of (figure, note and row: sheet_row); `column` which of its properties.
CREATE TABLE history_new (
    id          INTEGER PRIMARY KEY,
    step        INTEGER NOT NULL REFERENCES step,
    act         TEXT NOT NULL CHECK (act IN ('do', 'undo', 'redo')),
    at          TEXT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('figure', 'note', 'row', 'plan', 'appendix', 'node', 'target',
                                              'occurrence', 'evidence', 'proof')),
    row         INTEGER NOT NULL,
    column      TEXT NOT NULL,
    from_value  TEXT,
    from_origin TEXT,
    to_value    TEXT,
    to_origin   TEXT,
    place       TEXT
) STRICT;
INSERT INTO history_new SELECT * FROM history;
DROP TABLE history;
ALTER TABLE history_new RENAME TO history;
CREATE INDEX history_of_step ON history (step);
CREATE INDEX history_of_cell ON history (row, column);
