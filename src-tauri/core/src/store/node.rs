//! The lines of an appendix: sections, groups, tasks.

use rusqlite::{Connection, Row, params};

use super::kept;
use crate::error::Result;
use crate::plan::{Kind, Node, Role};

/// A line with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The line.
    pub node: Node,
    /// Its place among the lines; gaps are left for lines to come.
    pub position: i64,
}

/// How far apart lines are placed, so that one can be put between two others.
pub const GAP: i64 = 1024;

/// The name a kind is kept under.
pub fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Section => "section",
        Kind::Group => "group",
        Kind::Task => "task",
    }
}

/// Joined roles as they are kept: their names with commas.
pub fn joined_text(joined: &[Role]) -> String {
    let names: Vec<&str> = joined.iter().map(|role| role.name()).collect();
    names.join(",")
}

/// What the officer said a time means, as it is kept (JSON).
pub fn schedule_text(node: &Node) -> Option<String> {
    node.schedule.as_ref().map(kept::schedule_text)
}

const COLUMNS: &str = "id, level, kind, label, content, time, lead, coordinating, result, note, joined, schedule, position,
    further1, further2, further3, further4, further5, further6";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Record> {
    let kind: String = row.get(2)?;
    let joined: String = row.get(10)?;
    let schedule: Option<String> = row.get(11)?;
    Ok(Record {
        node: Node {
            id: row.get(0)?,
            level: row.get(1)?,
            kind: match kind.as_str() {
                "section" => Kind::Section,
                "group" => Kind::Group,
                _ => Kind::Task,
            },
            label: row.get(3)?,
            content: row.get(4)?,
            time: row.get(5)?,
            lead: row.get(6)?,
            coordinating: row.get(7)?,
            result: row.get(8)?,
            note: row.get(9)?,
            further: [
                row.get(13)?,
                row.get(14)?,
                row.get(15)?,
                row.get(16)?,
                row.get(17)?,
                row.get(18)?,
            ],
            joined: joined.split(',').filter_map(Role::named).collect(),
            schedule: schedule.map(|text| kept::schedule(&text, 11)).transpose()?,
        },
        position: row.get(12)?,
    })
}

/// The lines present of an appendix, in order.
pub fn of_appendix(db: &Connection, appendix: i64) -> Result<Vec<Record>> {
    let mut query = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM node WHERE appendix = ? AND present = 1 ORDER BY position, id"
    ))?;
    let found = query.query_map([appendix], from_row)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The ids of an appendix's lines, in their order.
pub fn order(db: &Connection, appendix: i64) -> Result<Vec<i64>> {
    let mut query = db.prepare_cached(
        "SELECT id FROM node WHERE appendix = ? AND present = 1 ORDER BY position, id",
    )?;
    let found = query.query_map([appendix], |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Lines by id, present or not, in the order of the ids.
pub fn by_ids(db: &Connection, ids: &[i64]) -> Result<Vec<Node>> {
    let mut query = db.prepare_cached(&format!("SELECT {COLUMNS} FROM node WHERE id = ?"))?;
    let found = ids
        .iter()
        .map(|id| query.query_row([id], |row| Ok(from_row(row)?.node)));
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Adds a line, not yet present, and gives its id.
pub fn add(db: &Connection, appendix: i64, position: i64, node: &Node) -> Result<i64> {
    db.prepare_cached(
        "INSERT INTO node (appendix, position, level, kind, label, content, time, lead, coordinating, result,
                           note, joined, schedule, further1, further2, further3, further4, further5, further6,
                           present)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
    )?
    .execute(params![
        appendix,
        position,
        node.level,
        kind_name(node.kind),
        node.label,
        node.content,
        node.time,
        node.lead,
        node.coordinating,
        node.result,
        node.note,
        joined_text(&node.joined),
        schedule_text(node),
        node.further[0],
        node.further[1],
        node.further[2],
        node.further[3],
        node.further[4],
        node.further[5],
    ])?;
    Ok(db.last_insert_rowid())
}
