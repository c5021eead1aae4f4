//! Every change of a form's or a plan's contents: made, undone, redone. All changes go through here,
//! so nothing can change without its history.

mod past;
mod replay;
mod values;

use rusqlite::{Connection, OptionalExtension, Row, params};

pub use past::{OfPlan, last_change, of_figure, of_plan, of_step};
pub use replay::{Replayed, redo, undo};

use super::names::names;
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
    /// A line of another table; `column` is one of its columns.
    Of(Table),
}

/// A table whose lines are changed column by column. A line is added not yet present (`store::node::add` and its
/// like); the change of its `present` to `1` makes it appear.
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

// Also the tables' names.
names!(Table {
    Plan = "plan",
    Appendix = "appendix",
    Node = "node",
    Target = "target",
    Occurrence = "occurrence",
    Evidence = "evidence",
    Proof = "proof",
    Field = "field",
    Source = "source",
});

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::Figure => "figure",
            Kind::Note => "note",
            Kind::Row => "row",
            Kind::Of(table) => table.name(),
        }
    }

    /// What is not known is told by the tables themselves, which have no such line.
    fn named(name: &str) -> rusqlite::Result<Kind> {
        match name {
            "figure" => Ok(Kind::Figure),
            "note" => Ok(Kind::Note),
            "row" => Ok(Kind::Row),
            _ => Table::named(name).map(Kind::Of).ok_or_else(|| {
                let text = rusqlite::types::Type::Text;
                rusqlite::Error::InvalidColumnType(0, name.to_owned(), text)
            }),
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

    /// Where its acts are undone and redone.
    pub fn scope(self) -> Scope {
        match self {
            Subject::Sheet(id) => Scope::Sheet(id),
            Subject::Plan { plan, .. } => Scope::Plan(plan),
            Subject::Task { .. } => Scope::Tasks,
        }
    }
}

/// Acts among which undo takes the newest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// All of the data file, in one line: what was undone before something else was done is no longer in it.
    All,
    /// All of the data file, each in its own place.
    Anywhere,
    /// Those of a form in a cycle.
    Sheet(i64),
    /// Those of a plan; of any plan, where none is open.
    Plan(Option<i64>),
    /// Those of tasks, whatever their plan.
    Tasks,
}

impl Scope {
    /// The condition on a step, and what is to be put into it.
    fn condition(self) -> (&'static str, Option<i64>) {
        match self {
            Scope::All | Scope::Anywhere => ("?1 IS NULL", None),
            Scope::Sheet(id) => ("subject = 'sheet' AND subject_id = ?1", Some(id)),
            Scope::Plan(Some(id)) => ("subject = 'plan' AND subject_id = ?1", Some(id)),
            Scope::Plan(None) => ("subject = 'plan' AND ?1 IS NULL", None),
            Scope::Tasks => ("subject = 'task' AND ?1 IS NULL", None),
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
    /// The column's key, or which property of the row. Of a table's lines always a name from the program,
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
    /// A change of a column of one of the tables.
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

    /// Makes a line of one of the tables appear, or takes it away.
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

/// How a change came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// The officer made it.
    Do,
    /// It was taken back.
    Undo,
    /// It was made again.
    Redo,
}

names!(Act {
    Do = "do",
    Undo = "undo",
    Redo = "redo",
});

/// A change that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// When.
    pub at: String,
    /// How.
    pub act: Act,
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
/// What had been undone in the same place can no longer be redone.
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
        let (kind, row, column) = (change.kind, change.row, change.column.as_str());
        let (from_value, from_origin) = values::current(db, kind, row, column)?;
        // A cell that keeps its value keeps its origin: typing 12 over 12 changes nothing.
        if from_value == change.value {
            continue;
        }
        let step = match step {
            Some(step) => step,
            None => *step.insert(add_step(db, subject, at, label, undo)?),
        };
        values::apply(db, kind, row, column, &change.value, &change.origin)?;
        db.prepare_cached(
            "INSERT INTO history (step, act, at, kind, row, column, from_value, from_origin, to_value, to_origin, place)
             VALUES (?, 'do', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            step,
            at,
            kind.name(),
            row,
            column,
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
            let (condition, id) = subject.scope().condition();
            db.prepare_cached(&format!(
                "UPDATE step SET state = 'dropped' WHERE {condition} AND state = 'undone'"
            ))?
            .execute([id])?;
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

const COLUMNS: &str = "id, label, at, subject, subject_id, amendment";

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

/// The act that undo would take back: the newest of its scope.
pub fn undoable(db: &Connection, scope: Scope) -> Result<Option<Step>> {
    let (condition, id) = scope.condition();
    // Saying what the partial indexes leave out makes SQLite use them.
    Ok(db
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM step WHERE {condition} AND state = 'done' AND state <> 'fixed'
             ORDER BY id DESC LIMIT 1"
        ))?
        .query_row([id], step_from_row)
        .optional()?)
}

/// The act that redo would make again: in a place the oldest, for it was undone last.
pub fn redoable(db: &Connection, scope: Scope) -> Result<Option<Step>> {
    let (condition, id) = scope.condition();
    let last = match scope {
        Scope::All => {
            "AND id > (SELECT coalesce(max(id), 0) FROM step WHERE state = 'done' AND state <> 'fixed')
             ORDER BY (SELECT max(h.id) FROM history h WHERE h.step = step.id AND h.act = 'undo') DESC"
        }
        _ => "ORDER BY id",
    };
    Ok(db
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM step WHERE {condition} AND state = 'undone' AND state <> 'fixed' {last} LIMIT 1"
        ))?
        .query_row([id], step_from_row)
        .optional()?)
}

/// An act.
pub fn step(db: &Connection, id: i64) -> Result<Option<Step>> {
    Ok(db
        .prepare_cached(&format!("SELECT {COLUMNS} FROM step WHERE id = ?"))?
        .query_row([id], step_from_row)
        .optional()?)
}

/// The labels of what Ctrl+Z and Ctrl+Y would do in a place.
pub fn labels(db: &Connection, scope: Scope) -> Result<(Option<String>, Option<String>)> {
    let label = |step: Option<Step>| step.map(|step| step.label);
    Ok((label(undoable(db, scope)?), label(redoable(db, scope)?)))
}
