//! Every change of a form's or a plan's contents: made, undone, redone. All changes go through here,
//! so nothing can change without its history.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::Result;

/// What a change is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A figure; `column` is its key.
    Figure,
    /// A note on a cell; `column` is the cell's key.
    Note,
    /// A row; `column` is `present`, `position` or `name`.
    Row,
    /// A line of one of the plan's tables; `column` is one of its columns.
    Of(Table),
}

/// A table of the plan whose lines are changed column by column. A line is added not yet present
/// (`store::node::add` and its like); the change of its `present` to `1` makes it appear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// Plans.
    Plan,
    /// Appendices.
    Appendix,
    /// Sections, groups and tasks.
    Node,
    /// Targets of tasks.
    Target,
    /// What falls due.
    Occurrence,
    /// Documents that prove something.
    Evidence,
    /// Which document proves what.
    Proof,
    /// Fields of administration.
    Field,
    /// Sources of figures.
    Source,
}

impl Table {
    const ALL: [Table; 9] = [
        Table::Plan,
        Table::Appendix,
        Table::Node,
        Table::Target,
        Table::Occurrence,
        Table::Evidence,
        Table::Proof,
        Table::Field,
        Table::Source,
    ];

    fn name(self) -> &'static str {
        match self {
            Table::Plan => "plan",
            Table::Appendix => "appendix",
            Table::Node => "node",
            Table::Target => "target",
            Table::Occurrence => "occurrence",
            Table::Evidence => "evidence",
            Table::Proof => "proof",
            Table::Field => "field",
            Table::Source => "source",
        }
    }
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::Figure => "figure",
            Kind::Note => "note",
            Kind::Row => "row",
            Kind::Of(table) => table.name(),
        }
    }

    fn named(name: &str) -> Kind {
        match name {
            "note" => Kind::Note,
            "row" => Kind::Row,
            _ => Table::ALL
                .into_iter()
                .find(|table| table.name() == name)
                .map_or(Kind::Figure, Kind::Of),
        }
    }
}

/// What an act is of: this enum is the list of kinds, the data file has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A form in a cycle.
    Sheet(i64),
    /// What a plan says.
    Plan {
        /// The plan, where it is of one.
        plan: Option<i64>,
        /// The amendment it belongs to, while an issued plan is changed.
        amendment: Option<i64>,
    },
    /// What was done of tasks: what falls due of them, and what proves it.
    Task {
        /// Their plan, where it is of one.
        plan: Option<i64>,
    },
}

impl Subject {
    /// Its kind, and which of that kind, as they are kept.
    fn name(self) -> (&'static str, Option<i64>) {
        match self {
            Subject::Sheet(id) => ("sheet", Some(id)),
            Subject::Plan { plan, .. } => ("plan", plan),
            Subject::Task { plan } => ("task", plan),
        }
    }

    /// Reads what [`Subject::name`] gave.
    fn named(kind: &str, id: Option<i64>, amendment: Option<i64>) -> Option<Subject> {
        match (kind, id) {
            ("sheet", Some(id)) => Some(Subject::Sheet(id)),
            ("plan", plan) => Some(Subject::Plan { plan, amendment }),
            ("task", plan) => Some(Subject::Task { plan }),
            _ => None,
        }
    }
}

/// A change to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it is of.
    pub kind: Kind,
    /// The row.
    pub row: i64,
    /// The column's key, or which property of the row. Of the plan's tables always a name from the program,
    /// never from outside: it becomes part of the statement.
    pub column: String,
    /// The new value; `None` is blank, no note.
    pub value: Option<String>,
    /// Where a figure comes from: the wire name of an origin.
    pub origin: Option<String>,
    /// The place it comes from: "tong-hop.xlsx, ô Sheet1!D7".
    pub place: Option<String>,
}

impl Change {
    /// A change of a column of one of the plan's tables.
    pub fn of(table: Table, row: i64, column: &'static str, value: Option<String>) -> Change {
        Change {
            kind: Kind::Of(table),
            row,
            column: column.to_owned(),
            value,
            origin: None,
            place: None,
        }
    }

    /// Makes a line of one of the plan's tables appear, or takes it away.
    pub fn present(table: Table, row: i64, present: bool) -> Change {
        Change::of(
            table,
            row,
            "present",
            Some(if present { "1" } else { "0" }.to_owned()),
        )
    }
}

/// An act of the officer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its id.
    pub id: i64,
    /// "ô (4) Hộ tịch".
    pub label: String,
    /// What it changed.
    pub subject: Subject,
    /// When.
    pub at: String,
}

/// A change that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// When.
    pub at: String,
    /// `do`, `undo` or `redo`.
    pub act: String,
    /// Before.
    pub from: Option<String>,
    /// After.
    pub to: Option<String>,
    /// Where the new figure came from.
    pub origin: Option<String>,
    /// The place it came from.
    pub place: Option<String>,
}

/// Whether the officer can take an act back with Ctrl+Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undo {
    /// Yes.
    Possible,
    /// No: it belongs to closing or reopening.
    Never,
}

/// Makes changes as one act; changes that change nothing are left out. Gives how many were made.
/// What had been undone can no longer be redone.
pub fn make(
    db: &Connection,
    subject: Subject,
    at: &str,
    label: &str,
    undo: Undo,
    changes: &[Change],
) -> Result<usize> {
    let mut made = 0;
    let mut step = None;
    for change in changes {
        let (from_value, from_origin) = current(db, change)?;
        // A cell that keeps its value keeps its origin: typing 12 over 12 changes nothing.
        if from_value == change.value {
            continue;
        }
        let step = match step {
            Some(step) => step,
            None => *step.insert(add_step(db, subject, at, label, undo)?),
        };
        apply(
            db,
            change.kind,
            change.row,
            &change.column,
            &change.value,
            &change.origin,
        )?;
        db.prepare_cached(
            "INSERT INTO history (step, act, at, kind, row, column, from_value, from_origin, to_value, to_origin, place)
             VALUES (?, 'do', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            step,
            at,
            change.kind.name(),
            change.row,
            change.column,
            from_value,
            from_origin,
            change.value,
            change.origin,
            change.place
        ])?;
        made += 1;
    }
    Ok(made)
}

fn add_step(db: &Connection, subject: Subject, at: &str, label: &str, undo: Undo) -> Result<i64> {
    let state = match undo {
        Undo::Possible => {
            // Saying what the partial index leaves out makes SQLite use it.
            db.prepare_cached(
                "UPDATE step SET state = 'dropped' WHERE state = 'undone' AND state <> 'fixed'",
            )?
            .execute([])?;
            "done"
        }
        Undo::Never => "fixed",
    };
    let (kind, id) = subject.name();
    let amendment = match subject {
        Subject::Plan { amendment, .. } => amendment,
        Subject::Sheet(_) | Subject::Task { .. } => None,
    };
    db.prepare_cached(
        "INSERT INTO step (at, label, subject, subject_id, amendment, state) VALUES (?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![at, label, kind, id, amendment, state])?;
    Ok(db.last_insert_rowid())
}

/// Value and origin as they stand.
fn current(db: &Connection, change: &Change) -> Result<(Option<String>, Option<String>)> {
    let found = match change.kind {
        Kind::Figure => db
            .prepare_cached("SELECT value, origin FROM figure WHERE row = ? AND column = ?")?
            .query_row(params![change.row, change.column], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()?,
        Kind::Note => db
            .prepare_cached("SELECT text FROM note WHERE row = ? AND column = ?")?
            .query_row(params![change.row, change.column], |row| {
                Ok((row.get(0)?, None))
            })
            .optional()?,
        Kind::Row => db
            .prepare_cached(
                "SELECT CASE ?2 WHEN 'present' THEN present WHEN 'position' THEN position ELSE name END
                 FROM sheet_row WHERE id = ?1",
            )?
            .query_row(params![change.row, change.column], |row| {
                let value = match row.get_ref(0)? {
                    rusqlite::types::ValueRef::Integer(number) => Some(number.to_string()),
                    rusqlite::types::ValueRef::Null => None,
                    text => text.as_str().map(str::to_owned).ok(),
                };
                Ok((value, None))
            })
            .optional()?,
        Kind::Of(table) => db
            .prepare_cached(&format!(
                "SELECT CAST({} AS TEXT) FROM {} WHERE id = ?",
                change.column,
                table.name()
            ))?
            .query_row([change.row], |row| Ok((row.get(0)?, None)))
            .optional()?,
    };
    Ok(found.unwrap_or_default())
}

/// Sets a value without a trace; callers write the trace.
fn apply(
    db: &Connection,
    kind: Kind,
    row: i64,
    column: &str,
    value: &Option<String>,
    origin: &Option<String>,
) -> Result<()> {
    match (kind, value, column) {
        (Kind::Figure, None, _) => db
            .prepare_cached("DELETE FROM figure WHERE row = ? AND column = ?")?
            .execute(params![row, column])?,
        (Kind::Figure, Some(value), _) => db
            .prepare_cached(
                "INSERT INTO figure (row, column, value, origin) VALUES (?, ?, ?, ?)
                 ON CONFLICT DO UPDATE SET value = excluded.value, origin = excluded.origin",
            )?
            .execute(params![
                row,
                column,
                value,
                origin.as_deref().unwrap_or("typed")
            ])?,
        (Kind::Note, None, _) => db
            .prepare_cached("DELETE FROM note WHERE row = ? AND column = ?")?
            .execute(params![row, column])?,
        (Kind::Note, Some(text), _) => db
            .prepare_cached(
                "INSERT INTO note (row, column, text) VALUES (?, ?, ?)
                 ON CONFLICT DO UPDATE SET text = excluded.text",
            )?
            .execute(params![row, column, text])?,
        (Kind::Row, value, "present") => db
            .prepare_cached("UPDATE sheet_row SET present = ? WHERE id = ?")?
            .execute(params![value.as_deref() == Some("1"), row])?,
        (Kind::Row, value, "position") => db
            .prepare_cached("UPDATE sheet_row SET position = ? WHERE id = ?")?
            .execute(params![
                value
                    .as_deref()
                    .and_then(|v| v.parse::<i64>().ok())
                    .unwrap_or(0),
                row
            ])?,
        (Kind::Row, value, _) => db
            .prepare_cached("UPDATE sheet_row SET name = ? WHERE id = ?")?
            .execute(params![value, row])?,
        // Numbers come as text; the strict tables take them as the numbers they are.
        (Kind::Of(table), value, _) => db
            .prepare_cached(&format!(
                "UPDATE {} SET {column} = ? WHERE id = ?",
                table.name()
            ))?
            .execute(params![value, row])?,
    };
    Ok(())
}

fn step_from_row(row: &Row<'_>) -> rusqlite::Result<Step> {
    let kind: String = row.get(3)?;
    let subject = Subject::named(&kind, row.get(4)?, row.get(5)?);
    Ok(Step {
        id: row.get(0)?,
        label: row.get(1)?,
        at: row.get(2)?,
        subject: subject.ok_or_else(|| {
            rusqlite::Error::InvalidColumnType(3, kind, rusqlite::types::Type::Text)
        })?,
    })
}

/// The act that undo would take back.
pub fn undoable(db: &Connection) -> Result<Option<Step>> {
    Ok(db
        .prepare_cached(
            "SELECT id, label, at, subject, subject_id, amendment FROM step WHERE state = 'done' AND state <> 'fixed' ORDER BY id DESC LIMIT 1",
        )?
        .query_row([], step_from_row)
        .optional()?)
}

/// The act that redo would make again.
pub fn redoable(db: &Connection) -> Result<Option<Step>> {
    Ok(db
        .prepare_cached(
            "SELECT id, label, at, subject, subject_id, amendment FROM step WHERE state = 'undone' AND state <> 'fixed' ORDER BY id LIMIT 1",
        )?
        .query_row([], step_from_row)
        .optional()?)
}

/// Takes an act back.
pub fn undo(db: &Connection, step: &Step, at: &str) -> Result<()> {
    replay(db, step, at, "undo")
}

/// Makes an act again that was taken back.
pub fn redo(db: &Connection, step: &Step, at: &str) -> Result<()> {
    replay(db, step, at, "redo")
}

type Replayed = (String, i64, String, [Option<String>; 4], Option<String>);

fn replay(db: &Connection, step: &Step, at: &str, act: &str) -> Result<()> {
    let back = act == "undo";
    let order = if back { "DESC" } else { "ASC" };
    let made: Vec<Replayed> = db
        .prepare_cached(&format!(
            "SELECT kind, row, column, from_value, from_origin, to_value, to_origin, place FROM history
             WHERE step = ? AND act = 'do' ORDER BY id {order}"
        ))?
        .query_map([step.id], |row| {
            Ok((
                row.get(0)?,
                row.get(1)?,
                row.get(2)?,
                [row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?],
                row.get(7)?,
            ))
        })?
        .collect::<rusqlite::Result<_>>()?;
    for (kind, row, column, [from, from_origin, to, to_origin], place) in made {
        let (old, old_origin, new, new_origin, place) = match back {
            true => (to, to_origin, from, from_origin, None),
            false => (from, from_origin, to, to_origin, place),
        };
        apply(db, Kind::named(&kind), row, &column, &new, &new_origin)?;
        db.prepare_cached(
            "INSERT INTO history (step, act, at, kind, row, column, from_value, from_origin, to_value, to_origin, place)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            step.id, act, at, kind, row, column, old, old_origin, new, new_origin, place
        ])?;
    }
    db.prepare_cached("UPDATE step SET state = ? WHERE id = ?")?
        .execute(params![if back { "undone" } else { "done" }, step.id])?;
    Ok(())
}

/// The changes of a figure, newest first.
pub fn of_figure(db: &Connection, row: i64, column: &str, most: usize) -> Result<Vec<Made>> {
    let mut query = db.prepare_cached(
        "SELECT at, act, from_value, to_value, to_origin, place FROM history
         WHERE row = ? AND column = ? AND kind = 'figure' ORDER BY id DESC LIMIT ?",
    )?;
    let made = query.query_map(params![row, column, most as i64], |row| {
        Ok(Made {
            at: row.get(0)?,
            act: row.get(1)?,
            from: row.get(2)?,
            to: row.get(3)?,
            origin: row.get(4)?,
            place: row.get(5)?,
        })
    })?;
    Ok(made.collect::<rusqlite::Result<_>>()?)
}

/// A change of a plan, with the act it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfPlan {
    /// The act.
    pub step: i64,
    /// What the officer did.
    pub label: String,
    /// The amendment it belongs to.
    pub amendment: Option<i64>,
    /// Which table.
    pub kind: Kind,
    /// Which line of it.
    pub row: i64,
    /// Which column of it.
    pub column: String,
    /// When, how, from what to what.
    pub made: Made,
}

/// The changes of a plan, newest first.
pub fn of_plan(db: &Connection, plan: i64, most: usize) -> Result<Vec<OfPlan>> {
    let mut query = db.prepare_cached(
        "SELECT s.id, s.label, s.amendment, h.kind, h.row, h.column, h.at, h.act, h.from_value, h.to_value, h.place
         FROM step s JOIN history h ON h.step = s.id WHERE s.subject IN ('plan', 'task') AND s.subject_id = ?
         ORDER BY h.id DESC LIMIT ?",
    )?;
    let found = query.query_map(params![plan, most as i64], |row| {
        Ok(OfPlan {
            step: row.get(0)?,
            label: row.get(1)?,
            amendment: row.get(2)?,
            kind: Kind::named(&row.get::<_, String>(3)?),
            row: row.get(4)?,
            column: row.get(5)?,
            made: Made {
                at: row.get(6)?,
                act: row.get(7)?,
                from: row.get(8)?,
                to: row.get(9)?,
                origin: None,
                place: row.get(10)?,
            },
        })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// When anything was last changed.
pub fn last_change(db: &Connection) -> Result<Option<String>> {
    Ok(db
        .prepare_cached("SELECT at FROM history ORDER BY id DESC LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?)
}

/// How many changes the whole data file remembers.
pub fn count(db: &Connection) -> Result<i64> {
    Ok(db.query_row("SELECT count(*) FROM history", [], |row| row.get(0))?)
}
