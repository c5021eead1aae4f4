-- Acts are of a kind of thing and its id, whatever the kind; what is told beyond one data file has keys
-- that hold everywhere; a due date keeps the day its schedule gave; a closed form keeps its office.

-- `key` is made of the folded name once and never changed. `present`: adding a field or source is a change of the
-- history, and undoing it takes it away.
CREATE TABLE field_new (
    id           INTEGER PRIMARY KEY,
    key          TEXT NOT NULL UNIQUE,
    name         TEXT NOT NULL,
    folded       TEXT NOT NULL,
    code         TEXT NOT NULL,
    unit         INTEGER REFERENCES unit ON DELETE SET NULL,
    position     INTEGER NOT NULL,
    active_from  TEXT,
    active_until TEXT,
    present      INTEGER NOT NULL
) STRICT;
INSERT INTO field_new
    SELECT id, coalesce(nullif(replace(folded, ' ', '-'), ''), 'linh-vuc'), name, folded, code, unit, position,
           active_from, active_until, 1
    FROM field;
DROP TABLE field;
ALTER TABLE field_new RENAME TO field;
CREATE UNIQUE INDEX field_name ON field (folded) WHERE present = 1;

CREATE TABLE source_new (
    id       INTEGER PRIMARY KEY,
    key      TEXT NOT NULL UNIQUE,
    name     TEXT NOT NULL,
    folded   TEXT NOT NULL,
    position INTEGER NOT NULL,
    active   INTEGER NOT NULL,
    present  INTEGER NOT NULL
) STRICT;
INSERT INTO source_new
    SELECT id, coalesce(nullif(replace(folded, ' ', '-'), ''), 'nguon'), name, folded, position, active, 1 FROM source;
DROP TABLE source;
ALTER TABLE source_new RENAME TO source;
CREATE UNIQUE INDEX source_name ON source (folded) WHERE present = 1;

-- What names rows beyond their form in one cycle goes over to these keys: `1/field:12` becomes
-- `tren-he-thong-cua-bo-nganh/field:moi-truong`. An id that is gone stays a text that fits nothing.
CREATE TEMP TABLE row_key AS
    SELECT old,
           CASE WHEN cut > 0 THEN coalesce((SELECT key FROM source WHERE id = CAST(old AS INTEGER)),
                                           substr(old, 1, cut - 1)) || '/' ELSE '' END
           || CASE WHEN rest LIKE 'field:%'
                   THEN 'field:' || coalesce((SELECT key FROM field WHERE id = CAST(substr(rest, 7) AS INTEGER)),
                                             substr(rest, 7))
                   ELSE rest END AS new
    FROM (SELECT old, cut, substr(old, cut + 1) AS rest
          FROM (SELECT old, CASE WHEN old GLOB '[0-9]*/*' THEN instr(old, '/') ELSE 0 END AS cut
                FROM (SELECT row AS old FROM answer
                      UNION SELECT r.key FROM sent, json_each(figures) f, json_each(f.value) r)));
UPDATE answer SET row = (SELECT new FROM row_key WHERE old = row);
UPDATE sent SET figures = (
    SELECT json_group_object(f.key, json((SELECT json_group_object((SELECT new FROM row_key WHERE old = r.key),
                                                                  json(r.value))
                                          FROM json_each(f.value) r)))
    FROM json_each(sent.figures) f)
    WHERE figures IS NOT NULL;
DROP TABLE row_key;

-- `is:12` becomes `is:moi-truong`; what chose something that is gone is asked again.
UPDATE choice SET act = CASE
    WHEN act NOT LIKE 'is:%' THEN act
    WHEN key LIKE 'source:%' THEN coalesce((SELECT 'is:' || s.key FROM source s WHERE s.id = substr(act, 4)), '')
    ELSE coalesce((SELECT 'is:' || f.key FROM field f WHERE f.id = substr(act, 4)), '') END;
DELETE FROM choice WHERE act = '';

-- While closed: its sections (JSON list of {id, key, name}) and the office (JSON) as they were then. What was closed
-- before has the office of today: the nearest there is, and from now on it stays.
ALTER TABLE sheet ADD COLUMN office TEXT;
UPDATE sheet SET office = (SELECT value FROM setting WHERE key = 'office') WHERE closed_at IS NOT NULL;
UPDATE sheet SET sections = (
    SELECT json_group_array(json_object('id', s.value ->> 0,
                                        'key', coalesce((SELECT key FROM source WHERE id = s.value ->> 0),
                                                        CAST(s.value ->> 0 AS TEXT)),
                                        'name', s.value ->> 1))
    FROM json_each(sheet.sections) s)
    WHERE sections IS NOT NULL;

-- Whose act a step was, by `subject` and, where it is of one, its id: a form in a cycle, a plan, the tasks of a plan
-- or of several. Which kinds there are stands in the program alone.
CREATE TABLE step_new (
    id         INTEGER PRIMARY KEY,
    at         TEXT NOT NULL,
    label      TEXT NOT NULL,
    subject    TEXT NOT NULL,
    subject_id INTEGER,
    amendment  INTEGER REFERENCES amendment,
    state      TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped', 'fixed'))
) STRICT;
INSERT INTO step_new
    SELECT id, at, label,
           CASE WHEN sheet IS NOT NULL THEN 'sheet'
                WHEN state = 'fixed' OR EXISTS (SELECT 1 FROM history h WHERE h.step = step.id
                                                AND h.kind IN ('plan', 'appendix', 'node', 'target')) THEN 'plan'
                ELSE 'task' END,
           coalesce(sheet, plan), amendment, state
    FROM step;
DROP TABLE step;
ALTER TABLE step_new RENAME TO step;
CREATE INDEX step_state ON step (state, id) WHERE state <> 'fixed';
CREATE INDEX step_of ON step (subject, subject_id, state, id);
-- What is undone of tasks is the newest, whatever its plan.
CREATE INDEX step_of_tasks ON step (state, id) WHERE subject = 'task';

-- `kind` says which table `row` is of; `column` which of its properties.
CREATE TABLE history_new (
    id          INTEGER PRIMARY KEY,
    step        INTEGER NOT NULL REFERENCES step,
    act         TEXT NOT NULL CHECK (act IN ('do', 'undo', 'redo')),
    at          TEXT NOT NULL,
    kind        TEXT NOT NULL,
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

-- `scheduled` is the due date the schedule gives, whatever day was agreed instead; none where the officer added it.
-- Of one moved by hand it is what a plan's own changes last made of it, or what stood there before the hand.
ALTER TABLE occurrence ADD COLUMN scheduled TEXT;
UPDATE occurrence SET scheduled = coalesce(
    (SELECT h.to_value FROM history h JOIN step s ON s.id = h.step
     WHERE h.row = occurrence.id AND h.column = 'due' AND h.kind = 'occurrence' AND s.subject = 'plan'
     ORDER BY h.id DESC LIMIT 1),
    (SELECT h.from_value FROM history h
     WHERE h.row = occurrence.id AND h.column = 'due' AND h.kind = 'occurrence' ORDER BY h.id LIMIT 1),
    due)
    WHERE origin = 'schedule';

-- A report calendar is valid from a day on: the one there is, from the beginning.
UPDATE setting SET value = json_array(json_object('valid_from', '0001-01-01', 'deadlines', json(value)))
    WHERE key = 'deadlines' AND json_valid(value);
