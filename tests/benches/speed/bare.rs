//! SQLite alone, doing what each promise cannot do without: the same rows of the same file, nothing understood.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, Row, params};
use serde_json::Value;

use crate::Run;

/// One figure set durably, and nothing else.
pub(crate) struct Cells {
    db: Connection,
}

impl Cells {
    pub(crate) fn new(file: &Path) -> Run<Cells> {
        let mut db = durable(file)?;
        db.execute_batch(
            "CREATE TABLE figure (row INTEGER, column TEXT, value TEXT, PRIMARY KEY (row, column)) STRICT, WITHOUT ROWID",
        )?;
        let many = db.transaction()?;
        for row in 0..20_000 {
            for column in [
                "online", "direct", "early", "on_time", "late", "carried", "a", "b", "c", "d",
            ] {
                many.prepare_cached("INSERT INTO figure VALUES (?, ?, '1')")?
                    .execute(params![row, column])?;
            }
        }
        many.commit()?;
        Ok(Cells { db })
    }

    pub(crate) fn set(&mut self, turn: usize) -> Run<()> {
        let one = self.db.transaction()?;
        one.prepare_cached("UPDATE figure SET value = ? WHERE row = ? AND column = 'online'")?
            .execute(params![turn.to_string(), (turn * 7919 % 20_000) as i64])?;
        Ok(one.commit()?)
    }
}

fn durable(file: &Path) -> Run<Connection> {
    let db = Connection::open(file)?;
    db.pragma_update(None, "journal_mode", "WAL")?;
    db.pragma_update(None, "synchronous", "FULL")?;
    Ok(db)
}

/// A whole copy of a data file, what lies in its log included.
pub(crate) fn copy_database(from: &Path, to: &Path) -> Run<()> {
    let db = Connection::open(from)?;
    db.execute("VACUUM INTO ?", [to.to_str().ok_or("path")?])?;
    Ok(())
}

/// Opens a data file, checks all of it and reads one row: what a fresh process that trusts nothing must do.
pub(crate) fn open(file: &Path) -> Run<()> {
    let db = durable(file)?;
    let found: String = db.query_row("PRAGMA quick_check", [], |row| row.get(0))?;
    if found != "ok" {
        return Err(found.into());
    }
    let rows: i64 = db.query_row("SELECT count(*) FROM sheet", [], |row| row.get(0))?;
    println!("{rows}");
    Ok(())
}

/// The rows of a query, every value kept as a text, as whoever goes on with it must.
fn keep(db: &Connection, sql: &str, with: &[&dyn rusqlite::ToSql]) -> Run<Vec<Vec<String>>> {
    let mut query = db.prepare_cached(sql)?;
    let columns = query.column_count();
    let texts = |row: &Row<'_>| {
        let text = |column| {
            let value = row.get_ref(column)?;
            Ok(value.as_str().map(str::to_owned).unwrap_or_default())
        };
        (0..columns).map(text).collect()
    };
    let rows = query.query_map(with, texts)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A typed cell, on a file of its own in memory: the request read, the form's figures read, one of them set with its
/// trace, and the answer written out.
pub(crate) struct Cell {
    db: Connection,
    sheet: i64,
    row: i64,
    answer: Value,
}

impl Cell {
    pub(crate) fn new(file: &Path, cycle: &str, answer: Value) -> Run<Cell> {
        let db = durable(file)?;
        let (sheet, row) = db.query_row(
            "SELECT s.id, min(r.id) FROM sheet s JOIN sheet_row r ON r.sheet = s.id
             WHERE s.form = 'II.06a' AND s.cycle = ? AND r.present = 1",
            [cycle],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        Ok(Cell {
            db,
            sheet,
            row,
            answer,
        })
    }

    pub(crate) fn set(&mut self, command: &str, turn: usize) -> Run<()> {
        let command: Value = serde_json::from_str(command)?;
        let one = self.db.transaction()?;
        one.prepare_cached("UPDATE figure SET value = ? WHERE row = ? AND column = 'online'")?
            .execute(params![turn.to_string(), self.row])?;
        trace(&one, "figure", self.row, "online", turn)?;
        one.commit()?;
        let figures = keep(
            &self.db,
            "SELECT r.position, r.name, f.column, f.value, f.origin
             FROM sheet_row r JOIN figure f ON f.row = r.id WHERE r.sheet = ? AND r.present = 1",
            &[&self.sheet],
        )?;
        match serde_json::to_string(&self.answer)?.len() + figures.len() {
            0 => Err(command.to_string().into()),
            _ => Ok(()),
        }
    }
}

/// What remembers a change; the step it hangs on is any that is there.
fn trace(db: &Connection, kind: &str, row: i64, column: &str, turn: usize) -> Run<()> {
    db.prepare_cached(
        "INSERT INTO history (step, act, at, kind, row, column, to_value)
         VALUES ((SELECT max(id) FROM step), 'do', '2026-11-16T08:00:00', ?, ?, ?, ?)",
    )?
    .execute(params![kind, row, column, turn.to_string()])?;
    Ok(())
}

/// The figures of a form in a year.
pub(crate) fn year(db: &Connection, form: &str, year: i32) -> Run<()> {
    let found = keep(
        db,
        "SELECT s.cycle, r.name, f.column, f.value, f.origin
         FROM sheet s JOIN sheet_row r ON r.sheet = s.id JOIN figure f ON f.row = r.id
         WHERE s.form = ? AND s.cycle BETWEEN ? AND ? AND r.present = 1",
        &[&form, &format!("{year}-01"), &format!("{year}-12")],
    )?;
    match found.len() {
        0 => Err("no figures".into()),
        _ => Ok(()),
    }
}

/// An edit of a plan's line, on a copy: the plan's lines and all that is known of them read, one text set with its trace.
pub(crate) struct Plan {
    db: Connection,
    plan: i64,
    nodes: Vec<i64>,
}

impl Plan {
    pub(crate) fn new(file: &Path, copy: PathBuf, plan: i64, nodes: Vec<i64>) -> Run<Plan> {
        copy_database(file, &copy)?;
        let db = durable(&copy)?;
        Ok(Plan { db, plan, nodes })
    }

    pub(crate) fn edit(&mut self, turn: usize) -> Run<()> {
        let one = self.db.transaction()?;
        for (what, of) in [
            ("a.*", "appendix a WHERE a.plan = ?"),
            (
                "n.*",
                "appendix a JOIN node n ON n.appendix = a.id WHERE a.plan = ? AND n.present = 1",
            ),
            (
                "o.*",
                "appendix a JOIN node n ON n.appendix = a.id JOIN occurrence o ON o.node = n.id
                 WHERE a.plan = ? AND o.present = 1",
            ),
            (
                "t.*",
                "appendix a JOIN node n ON n.appendix = a.id JOIN target t ON t.node = n.id
                 WHERE a.plan = ? AND t.present = 1",
            ),
        ] {
            keep(&one, &format!("SELECT {what} FROM {of}"), &[&self.plan])?;
        }
        let node = self.nodes[turn % self.nodes.len()];
        one.prepare_cached("UPDATE node SET content = ? WHERE id = ?")?
            .execute(params![format!("Nhiệm vụ sửa lần {turn}"), node])?;
        trace(&one, "node", node, "content", turn)?;
        Ok(one.commit()?)
    }
}

/// All that falls due with the line it is of, soonest first.
pub(crate) fn tasks(db: &Connection) -> Run<()> {
    let mut query = db.prepare_cached(
        "SELECT o.id, o.node, o.due, o.state, o.note, p.year, a.position, n.position,
                n.label, n.content, n.time, n.lead, n.coordinating, n.result, n.note
         FROM occurrence o JOIN node n ON n.id = o.node JOIN appendix a ON a.id = n.appendix JOIN plan p ON p.id = a.plan
         WHERE o.present = 1 AND n.present = 1 AND a.present = 1 AND p.present = 1 ORDER BY o.due",
    )?;
    let columns = query.column_count();
    let mut rows = query.query([])?;
    let mut letters = 0;
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            letters += row.get_ref(column)?.as_str().map_or(1, str::len);
        }
    }
    match letters {
        0 => Err("no tasks".into()),
        _ => Ok(()),
    }
}
