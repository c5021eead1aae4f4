//! Taking an act back, and making it again: only what stands as that act left it. Acts of other places may have
//! changed the same since; then it is refused with the name of what stands in the way.

use rusqlite::{Connection, OptionalExtension, params};

use super::kinds::{Act, Kind, Step, Table};
use super::values;
use crate::calendar::Cycle;
use crate::error::{Error, Result};

/// What came of undoing or redoing an act.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Replayed {
    /// What of it stays as it is, and why: a sentence each.
    pub stays: Vec<String>,
}

/// Takes an act back.
///
/// # Errors
///
/// When something of it was changed by another act since.
pub fn undo(db: &Connection, step: &Step, at: &str) -> Result<Replayed> {
    replay(db, step, at, Act::Undo)
}

/// Makes an act again that was taken back.
///
/// # Errors
///
/// When something of it was changed by another act since.
pub fn redo(db: &Connection, step: &Step, at: &str) -> Result<Replayed> {
    replay(db, step, at, Act::Redo)
}

/// A change of an act as it is to be replayed.
struct Past {
    kind: Kind,
    row: i64,
    column: String,
    from: (Option<String>, Option<String>),
    to: (Option<String>, Option<String>),
    place: Option<String>,
}

impl Past {
    /// Whether a line goes.
    fn takes_away(&self) -> bool {
        self.column == "present" && self.to.0.as_deref() == Some("0")
    }
}

fn replay(db: &Connection, step: &Step, at: &str, act: Act) -> Result<Replayed> {
    let mut replayed = Replayed::default();
    for past in changes(db, step, act)? {
        if let Kind::Of(table @ (Table::Field | Table::Source)) = past.kind {
            match catalogue(db, table, &past)? {
                InCatalogue::Goes => {}
                InCatalogue::AsWanted => continue,
                InCatalogue::Stays(why) => {
                    replayed.stays.push(why);
                    continue;
                }
            }
        } else {
            refuse_changed(db, step, act, &past)?;
        }
        let Past {
            kind, row, column, ..
        } = &past;
        values::apply(db, *kind, *row, column, &past.to.0, &past.to.1)?;
        db.prepare_cached(
            "INSERT INTO history (step, act, at, kind, row, column, from_value, from_origin, to_value, to_origin, place)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            step.id,
            act,
            at,
            kind.name(),
            row,
            column,
            past.from.0,
            past.from.1,
            past.to.0,
            past.to.1,
            past.place
        ])?;
    }
    let state = match act {
        Act::Undo => "undone",
        Act::Do | Act::Redo => "done",
    };
    db.prepare_cached("UPDATE step SET state = ? WHERE id = ?")?
        .execute(params![state, step.id])?;
    Ok(replayed)
}

/// The changes of an act in the order in which they are replayed.
fn changes(db: &Connection, step: &Step, act: Act) -> Result<Vec<Past>> {
    let back = act == Act::Undo;
    let order = if back { "DESC" } else { "ASC" };
    let mut query = db.prepare_cached(&format!(
        "SELECT kind, row, column, from_value, from_origin, to_value, to_origin, place FROM history
         WHERE step = ? AND act = 'do' ORDER BY id {order}"
    ))?;
    let found = query.query_map([step.id], |row| {
        let (before, after) = ((row.get(3)?, row.get(4)?), (row.get(5)?, row.get(6)?));
        let place: Option<String> = row.get(7)?;
        let (from, to) = match back {
            true => (after, before),
            false => (before, after),
        };
        Ok(Past {
            kind: Kind::named(row.get_ref(0)?.as_str()?)?,
            row: row.get(1)?,
            column: row.get(2)?,
            from,
            to,
            place: place.filter(|_| !back),
        })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

// --- what stands in the way ---

/// Refuses when a value is no longer what the act left, or when a line that goes was worked on elsewhere since.
fn refuse_changed(db: &Connection, step: &Step, act: Act, past: &Past) -> Result<()> {
    let (now, _) = values::current(db, past.kind, past.row, &past.column)?;
    let column = Some(past.column.as_str());
    if now != past.from.0 {
        return Err(in_the_way(step, act, &newest(db, step, past, column)?));
    }
    if !past.takes_away() {
        return Ok(());
    }
    let since = newest(db, step, past, None)?;
    if since.as_ref().is_some_and(|since| since.done) {
        return Err(in_the_way(step, act, &since));
    }
    if past.kind == Kind::Of(Table::Occurrence) {
        let proof: Option<i64> = db
            .prepare_cached("SELECT id FROM proof WHERE occurrence = ? AND present = 1 LIMIT 1")?
            .query_row([past.row], |row| row.get(0))
            .optional()?;
        if let Some(row) = proof {
            let (kind, column) = (Kind::Of(Table::Proof), "present".to_owned());
            let proof = Past {
                kind,
                row,
                column,
                from: Default::default(),
                to: Default::default(),
                place: None,
            };
            return Err(in_the_way(step, act, &newest(db, step, &proof, None)?));
        }
    }
    Ok(())
}

/// An act made later of the same.
struct Since {
    label: String,
    place: &'static str,
    /// Whether it can be taken back itself.
    done: bool,
}

/// The newest act made after this one of a line, or of one of its columns.
fn newest(
    db: &Connection,
    step: &Step,
    past: &Past,
    column: Option<&str>,
) -> Result<Option<Since>> {
    Ok(db
        .prepare_cached(
            "SELECT s.label, s.subject, s.state = 'done' FROM history h JOIN step s ON s.id = h.step
             WHERE h.row = ?1 AND h.kind = ?2 AND (?3 IS NULL OR h.column = ?3) AND s.id > ?4
             AND s.state IN ('done', 'fixed') ORDER BY h.id DESC LIMIT 1",
        )?
        .query_row(
            params![past.row, past.kind.name(), column, step.id],
            |row| {
                Ok(Since {
                    label: row.get(0)?,
                    place: match row.get_ref(1)?.as_str()? {
                        "sheet" => "Số liệu",
                        "plan" => "Kế hoạch",
                        "procedures" => "Danh mục thủ tục",
                        _ => "Nhiệm vụ",
                    },
                    done: row.get(2)?,
                })
            },
        )
        .optional()?)
}

fn in_the_way(step: &Step, act: Act, since: &Option<Since>) -> Error {
    let word = match act {
        Act::Undo => "hoàn tác",
        Act::Do | Act::Redo => "làm lại",
    };
    let label = &step.label;
    Error::Invalid(match since {
        Some(since) if since.done => format!(
            "Chưa {word} được “{label}”: sau đó “{}” ở {} đã sửa cùng chỗ. Hoàn tác việc đó trước.",
            since.label, since.place
        ),
        Some(since) => format!(
            "Không {word} được “{label}” nữa: sau đó “{}” ở {} đã sửa cùng chỗ. Sửa tay chỗ cần sửa.",
            since.label, since.place
        ),
        None => format!(
            "Không {word} được “{label}” nữa: chỗ đó đã khác lúc trước. Sửa tay chỗ cần sửa."
        ),
    })
}

// --- fields and sources that came with an act ---

enum InCatalogue {
    /// It can be done.
    Goes,
    /// It is so already.
    AsWanted,
    /// It is not done, and why.
    Stays(String),
}

fn catalogue(db: &Connection, table: Table, past: &Past) -> Result<InCatalogue> {
    let (now, _) = values::current(db, past.kind, past.row, &past.column)?;
    if now == past.to.0 {
        return Ok(InCatalogue::AsWanted);
    }
    let (what, column) = match table {
        Table::Source => ("Nguồn số liệu", "source"),
        _ => ("Lĩnh vực", "field"),
    };
    let name: Option<String> = db
        .prepare_cached(&format!("SELECT name FROM {column} WHERE id = ?"))?
        .query_row([past.row], |row| row.get(0))
        .optional()?;
    // The officer deleted it since.
    let Some(name) = name else {
        return Ok(match past.takes_away() {
            true => InCatalogue::AsWanted,
            false => InCatalogue::Stays(format!(
                "{what} đã bị xóa khỏi danh mục nên không có lại. Thêm lại ở Thiết lập nếu cần."
            )),
        });
    };
    if !past.takes_away() {
        let twice = db
            .prepare_cached(&format!(
                "SELECT 1 FROM {column} own JOIN {column} other ON other.folded = own.folded
                 WHERE own.id = ? AND other.id <> own.id AND other.present = 1"
            ))?
            .exists([past.row])?;
        return match twice {
            true => Err(Error::Invalid(format!(
                "Danh mục đã có {} “{name}” khác. Đổi tên một trong hai rồi làm lại.",
                what.to_lowercase()
            ))),
            false => Ok(InCatalogue::Goes),
        };
    }
    let used: Option<(String, String)> = db
        .prepare_cached(&format!(
            "SELECT s.form, s.cycle FROM sheet_row r JOIN sheet s ON s.id = r.sheet
             WHERE r.{column} = ? AND r.present = 1 ORDER BY s.cycle, s.form LIMIT 1"
        ))?
        .query_row([past.row], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(match used {
        None => InCatalogue::Goes,
        Some((form, cycle)) => {
            let cycle: Cycle = cycle.parse()?;
            InCatalogue::Stays(format!(
                "{what} {name} ở lại danh mục vì biểu {form} kỳ {} đang dùng.",
                cycle.label()
            ))
        }
    })
}
