//! What changes and acts are, and what they are of.

use crate::store::names::names;

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
    /// The catalogue of procedures.
    Procedure,
    /// Which fields of the office official fields are.
    ProcedureField,
    /// Which procedures names of lists are.
    ProcedureName,
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
    Procedure = "procedure",
    ProcedureField = "procedure_field",
    ProcedureName = "procedure_name",
});

impl Kind {
    pub(super) fn name(self) -> &'static str {
        match self {
            Kind::Figure => "figure",
            Kind::Note => "note",
            Kind::Row => "row",
            Kind::Of(table) => table.name(),
        }
    }

    /// What is not known is told by the tables themselves, which have no such line.
    pub(super) fn named(name: &str) -> rusqlite::Result<Kind> {
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
    /// The catalogue of procedures.
    Procedures,
}

impl Subject {
    /// Its kind, and which of that kind, as they are kept.
    pub(super) fn name(self) -> (&'static str, Option<i64>) {
        match self {
            Subject::Sheet(id) => ("sheet", Some(id)),
            Subject::Plan { plan, .. } => ("plan", plan),
            Subject::Task { plan } => ("task", plan),
            Subject::Procedures => ("procedures", None),
        }
    }

    /// Reads what [`Subject::name`] gave.
    pub(super) fn named(kind: &str, id: Option<i64>, amendment: Option<i64>) -> Option<Subject> {
        match (kind, id) {
            ("sheet", Some(id)) => Some(Subject::Sheet(id)),
            ("plan", plan) => Some(Subject::Plan { plan, amendment }),
            ("task", plan) => Some(Subject::Task { plan }),
            ("procedures", None) => Some(Subject::Procedures),
            _ => None,
        }
    }

    /// Where its acts are undone and redone.
    pub fn scope(self) -> Scope {
        match self {
            Subject::Sheet(id) => Scope::Sheet(id),
            Subject::Plan { plan, .. } => Scope::Plan(plan),
            Subject::Task { .. } => Scope::Tasks,
            Subject::Procedures => Scope::Procedures,
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
    /// Those of the catalogue of procedures.
    Procedures,
}

impl Scope {
    /// The condition on a step, and what is to be put into it.
    pub(super) fn condition(self) -> (&'static str, Option<i64>) {
        match self {
            Scope::All | Scope::Anywhere => ("?1 IS NULL", None),
            Scope::Sheet(id) => ("subject = 'sheet' AND subject_id = ?1", Some(id)),
            Scope::Plan(Some(id)) => ("subject = 'plan' AND subject_id = ?1", Some(id)),
            Scope::Plan(None) => ("subject = 'plan' AND ?1 IS NULL", None),
            Scope::Tasks => ("subject = 'task' AND ?1 IS NULL", None),
            Scope::Procedures => ("subject = 'procedures' AND subject_id IS ?1", None),
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
