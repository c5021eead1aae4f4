-- The office, its catalogues, its forms' cycles and figures, and every change of them.
-- Times are local, `2026-11-16 10:32:05`; cycles `2026-11`; figures exact decimals as text, blank = NULL.

CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE unit (
    id    INTEGER PRIMARY KEY,
    name  TEXT NOT NULL,
    short TEXT NOT NULL,
    head  TEXT NOT NULL
) STRICT;

-- `folded` is the name without case, accents and punctuation: SQLite cannot fold đ.
CREATE TABLE field (
    id           INTEGER PRIMARY KEY,
    name         TEXT NOT NULL,
    folded       TEXT NOT NULL UNIQUE,
    code         TEXT NOT NULL,
    unit         INTEGER REFERENCES unit ON DELETE SET NULL,
    position     INTEGER NOT NULL,
    active_from  TEXT,
    active_until TEXT
) STRICT;

CREATE TABLE source (
    id       INTEGER PRIMARY KEY,
    name     TEXT NOT NULL,
    folded   TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    active   INTEGER NOT NULL
) STRICT;

-- Versions of form definitions: edits by the officer (an empty text = back to the built-in one),
-- and those that closed forms were closed with.
CREATE TABLE definition (
    id         INTEGER PRIMARY KEY,
    form       TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    made_at    TEXT NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('edit', 'closed')),
    text       TEXT NOT NULL
) STRICT;
CREATE INDEX definition_of ON definition (form, kind, id);

-- A form in a cycle. While closed: its definition, and its sections as they were called then (JSON).
CREATE TABLE sheet (
    id         INTEGER PRIMARY KEY,
    cycle      TEXT NOT NULL,
    form       TEXT NOT NULL,
    closed_at  TEXT,
    definition INTEGER REFERENCES definition,
    sections   TEXT,
    UNIQUE (cycle, form)
) STRICT;

CREATE TABLE closing (
    id    INTEGER PRIMARY KEY,
    sheet INTEGER NOT NULL REFERENCES sheet,
    at    TEXT NOT NULL,
    act   TEXT NOT NULL CHECK (act IN ('close', 'reopen')),
    note  TEXT NOT NULL
) STRICT;
CREATE INDEX closing_of ON closing (sheet, id);

-- A line of a sheet: a field, a fixed row's key, or a name. A row taken away stays, not present,
-- with its figures: bringing it back brings them back. A closed sheet's field rows keep their name of then.
CREATE TABLE sheet_row (
    id       INTEGER PRIMARY KEY,
    sheet    INTEGER NOT NULL REFERENCES sheet,
    source   INTEGER REFERENCES source,
    field    INTEGER REFERENCES field,
    key      TEXT,
    name     TEXT,
    position INTEGER NOT NULL,
    present  INTEGER NOT NULL
) STRICT;
CREATE INDEX sheet_row_of ON sheet_row (sheet);
CREATE INDEX sheet_row_field ON sheet_row (field);
CREATE INDEX sheet_row_source ON sheet_row (source);

CREATE TABLE figure (
    row    INTEGER NOT NULL REFERENCES sheet_row,
    column TEXT NOT NULL,
    value  TEXT,
    origin TEXT NOT NULL,
    PRIMARY KEY (row, column)
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
    row    INTEGER NOT NULL REFERENCES sheet_row,
    column TEXT NOT NULL,
    text   TEXT NOT NULL,
    PRIMARY KEY (row, column)
) STRICT, WITHOUT ROWID;

-- What the officer did in one act, and whether it can be undone or redone.
-- done: undo takes the newest; undone: redo takes the oldest; dropped: a new act came after undoing; fixed: neither.
CREATE TABLE step (
    id    INTEGER PRIMARY KEY,
    at    TEXT NOT NULL,
    label TEXT NOT NULL,
    sheet INTEGER NOT NULL REFERENCES sheet,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped', 'fixed'))
) STRICT;
CREATE INDEX step_state ON step (state, id) WHERE state <> 'fixed';

-- Every change: of a figure or a note (column = its key), or of a row's present, position or name (column = which).
CREATE TABLE history (
    id          INTEGER PRIMARY KEY,
    step        INTEGER NOT NULL REFERENCES step,
    act         TEXT NOT NULL CHECK (act IN ('do', 'undo', 'redo')),
    at          TEXT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('figure', 'note', 'row')),
    row         INTEGER NOT NULL REFERENCES sheet_row,
    column      TEXT NOT NULL,
    from_value  TEXT,
    from_origin TEXT,
    to_value    TEXT,
    to_origin   TEXT,
    place       TEXT
) STRICT;
CREATE INDEX history_of_step ON history (step);
CREATE INDEX history_of_cell ON history (row, column);

-- What the officer decided about a name of a summary sheet: field or source id, or NULL to leave it out.
CREATE TABLE choice (
    key   TEXT PRIMARY KEY,
    act   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Answers for columns that a longer period cannot compute.
CREATE TABLE answer (
    period TEXT NOT NULL,
    form   TEXT NOT NULL,
    row    TEXT NOT NULL,
    column TEXT NOT NULL,
    value  TEXT NOT NULL,
    at     TEXT NOT NULL,
    PRIMARY KEY (period, form, row, column)
) STRICT, WITHOUT ROWID;

-- Exports and sendings; `figures` keeps what was sent (JSON: row → column → value), to compare later figures with.
CREATE TABLE sent (
    id      INTEGER PRIMARY KEY,
    at      TEXT NOT NULL,
    act     TEXT NOT NULL CHECK (act IN ('export', 'send')),
    period  TEXT NOT NULL,
    forms   TEXT NOT NULL,
    path    TEXT,
    figures TEXT
) STRICT;
CREATE INDEX sent_of ON sent (period, id);

-- Fields of a ward in 2026 and the two sources of II.06a: a start, for the office to change.
INSERT INTO source (id, name, folded, position, active) VALUES
    (1, 'Trên Hệ thống của Bộ, ngành', 'tren he thong cua bo nganh', 1, 1),
    (2, 'Trên Hệ thống thông tin giải quyết TTHC của thành phố', 'tren he thong thong tin giai quyet tthc cua thanh pho', 2, 1);
INSERT INTO field (id, name, folded, code, position) VALUES
    (1, 'Hộ tịch', 'ho tich', '', 1),
    (2, 'Chứng thực', 'chung thuc', '', 2),
    (3, 'Đất đai', 'dat dai', '', 3),
    (4, 'Bảo trợ xã hội', 'bao tro xa hoi', '', 4),
    (5, 'Người có công', 'nguoi co cong', '', 5),
    (6, 'Hoạt động xây dựng', 'hoat dong xay dung', '', 6),
    (7, 'Quy hoạch đô thị và nông thôn', 'quy hoach do thi va nong thon', '', 7),
    (8, 'Thành lập và hoạt động hộ kinh doanh', 'thanh lap va hoat dong ho kinh doanh', '', 8),
    (9, 'An toàn thực phẩm', 'an toan thuc pham', '', 9),
    (10, 'Phí, lệ phí', 'phi le phi', '', 10),
    (11, 'Hàng hải và đường thủy nội địa', 'hang hai va duong thuy noi dia', '', 11),
    (12, 'Môi trường', 'moi truong', '', 12),
    (13, 'Giáo dục và đào tạo', 'giao duc va dao tao', '', 13),
    (14, 'Văn hóa', 'van hoa', '', 14),
    (15, 'Thi đua, khen thưởng', 'thi dua khen thuong', '', 15),
    (16, 'Tín ngưỡng, tôn giáo', 'tin nguong ton giao', '', 16),
    (17, 'Lao động, việc làm', 'lao dong viec lam', '', 17),
    (18, 'Trẻ em', 'tre em', '', 18),
    (19, 'Nuôi con nuôi', 'nuoi con nuoi', '', 19),
    (20, 'Hòa giải ở cơ sở', 'hoa giai o co so', '', 20),
    (21, 'Tiếp công dân, xử lý đơn thư', 'tiep cong dan xu ly don thu', '', 21),
    (22, 'Khiếu nại, tố cáo', 'khieu nai to cao', '', 22),
    (23, 'Chính sách', 'chinh sach', '', 23);
