//! The digest of a file: for each table the sum over all its lines, kept within every change. What SQLite cannot
//! notice (two pages exchanged, a page as it was last week, a page lost) leaves lines that do not add up to it.
//!
//! The sum does not depend on the order of the lines: a change adds what is new and takes off what was. Its 64 bits
//! guard against worn disks and misdirected writes, not against people.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hash::Hasher;

use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Params, Result, params};
use siphasher::sip::SipHasher13;

/// The table of the digests.
const OWN: &str = "digest";

/// SQLite's own list of tables and indexes.
const SCHEMA: &str = "sqlite_schema";

/// Sees to it that whatever a connection writes is added to the digest in the same transaction. Triggers of the
/// connection alone: the file's own tables know nothing of it, and a step of a migration need not.
pub(super) fn keep(db: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    db.create_scalar_function("digest_with", -1, flags, |own| {
        Ok(given(own)?.wrapping_add(line_given(own)?).cast_signed())
    })?;
    db.create_scalar_function("digest_without", -1, flags, |own| {
        Ok(given(own)?.wrapping_sub(line_given(own)?).cast_signed())
    })?;
    // Else a line that another one replaces would go unseen.
    db.pragma_update(None, "recursive_triggers", true)?;
    let mut sql = String::new();
    for table in tables(db)? {
        let (with, without) = (
            said(db, &table, "digest_with", "NEW")?,
            said(db, &table, "digest_without", "OLD")?,
        );
        for (when, sum) in [
            ("INSERT", with("sum")),
            ("DELETE", without("sum")),
            ("UPDATE", with(&without("sum"))),
        ] {
            let _ = writeln!(
                sql,
                "CREATE TEMP TRIGGER digest_{table}_{when} AFTER {when} ON main.{table}
                 BEGIN UPDATE digest SET sum = {sum} WHERE name = '{table}'; END;"
            );
        }
    }
    db.execute_batch(&sql)
}

/// A call of one of the two functions with a line's columns, around a sum.
fn said(
    db: &Connection,
    table: &str,
    function: &'static str,
    side: &str,
) -> Result<impl Fn(&str) -> String> {
    let mut query = db.prepare_cached("SELECT name FROM pragma_table_info(?) ORDER BY cid")?;
    let names = query.query_map([table], |row| row.get(0))?;
    let mut line = format!("'{table}'");
    for name in names {
        let name: String = name?;
        let _ = write!(line, ", {side}.{name}");
    }
    Ok(move |sum: &str| format!("{function}({sum}, {line})"))
}

fn given(own: &Context<'_>) -> Result<u64> {
    own.get::<i64>(0).map(i64::cast_unsigned)
}

fn line_given(own: &Context<'_>) -> Result<u64> {
    line((1..own.len()).map(|at| Ok(own.get_raw(at))))
}

/// Sums up the whole file anew: after its tables were changed.
pub(super) fn renew(db: &Connection) -> Result<()> {
    db.execute("DELETE FROM digest", [])?;
    for (table, sum) in sums(db)? {
        set(db, &table, sum)?;
    }
    Ok(())
}

/// Whether the file has a digest: files of older programs have none.
pub(super) fn has(db: &Connection) -> Result<bool> {
    db.query_row(
        "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?)",
        [OWN],
        |row| row.get(0),
    )
}

/// The first table whose lines do not add up to what was kept of it. Reads every line of the file.
pub(super) fn differs(db: &Connection) -> Result<Option<String>> {
    let found = sums(db)?;
    let mut query = db.prepare("SELECT name, sum FROM digest")?;
    let lines = query.query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?)))?;
    let kept = lines.collect::<Result<BTreeMap<String, i64>>>()?;
    let of = |table: &String| kept.get(table).map_or(0, |sum| sum.cast_unsigned());
    let differing = found.iter().find(|(table, sum)| of(table) != **sum);
    let gone = || kept.keys().find(|table| !found.contains_key(*table));
    Ok(differing.map(|(table, _)| table).or_else(gone).cloned())
}

/// The tables of the file, but for the digests.
fn tables(db: &Connection) -> Result<Vec<String>> {
    let mut query = db.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> ?",
    )?;
    let names = query.query_map([OWN], |row| row.get(0))?;
    names.collect()
}

/// The sum of every table, and of the list of tables.
fn sums(db: &Connection) -> Result<BTreeMap<String, u64>> {
    let mut sums = BTreeMap::new();
    for table in tables(db)? {
        let sum = sum(db, &table, &format!("SELECT * FROM \"{table}\""))?;
        sums.insert(table, sum);
    }
    let schema = "SELECT type, name, tbl_name, sql FROM sqlite_schema";
    sums.insert(SCHEMA.to_owned(), sum(db, SCHEMA, schema)?);
    Ok(sums)
}

fn sum(db: &Connection, table: &str, all: &str) -> Result<u64> {
    sum_of(db, table, all, [])
}

/// The sum of the lines that a question with a number finds.
pub(super) fn sum_up_to(db: &Connection, question: &str, number: i64) -> Result<u64> {
    sum_of(db, "", question, [number])
}

fn sum_of(db: &Connection, table: &str, lines: &str, given: impl Params) -> Result<u64> {
    let mut query = db.prepare(lines)?;
    let width = query.column_count();
    let mut rows = query.query(given)?;
    let mut sum = 0_u64;
    while let Some(row) = rows.next()? {
        let name = std::iter::once(Ok(ValueRef::Text(table.as_bytes())));
        let values = (0..width).map(|at| row.get_ref(at));
        sum = sum.wrapping_add(line(name.chain(values))?);
    }
    Ok(sum)
}

/// The number of a line: of its table's name and of its values, kinds and lengths included.
fn line<'a>(values: impl Iterator<Item = Result<ValueRef<'a>>>) -> Result<u64> {
    let mut hasher = SipHasher13::new();
    let mut add = |kind: u8, bytes: &[u8]| {
        hasher.write(&[kind]);
        hasher.write(&(bytes.len() as u64).to_le_bytes());
        hasher.write(bytes);
    };
    for value in values {
        match value? {
            ValueRef::Null => add(1, &[]),
            ValueRef::Integer(value) => add(2, &value.to_le_bytes()),
            ValueRef::Real(value) => add(3, &value.to_le_bytes()),
            ValueRef::Text(text) => add(4, text),
            ValueRef::Blob(bytes) => add(5, bytes),
        }
    }
    Ok(hasher.finish())
}

fn set(db: &Connection, table: &str, sum: u64) -> Result<()> {
    db.prepare_cached("INSERT INTO digest (name, sum) VALUES (?, ?)")?
        .execute(params![table, sum.cast_signed()])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLES: &str = "CREATE TABLE digest (name TEXT PRIMARY KEY, sum INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE a (id INTEGER PRIMARY KEY, text TEXT UNIQUE, number REAL) STRICT;
        CREATE TABLE b (a INTEGER REFERENCES a ON DELETE CASCADE, bytes BLOB, PRIMARY KEY (a)) STRICT, WITHOUT ROWID;";

    fn made() -> Connection {
        let db = Connection::open_in_memory().unwrap();
        db.execute_batch(TABLES).unwrap();
        renew(&db).unwrap();
        keep(&db).unwrap();
        db
    }

    #[test]
    fn every_way_of_changing_a_line_keeps_the_sum() {
        let db = made();
        for sql in [
            "INSERT INTO a VALUES (1, 'một', 0.5), (2, NULL, NULL), (3, '', -0.0)",
            "INSERT INTO b VALUES (1, x'00ff'), (2, NULL)",
            "UPDATE a SET text = 'hai' WHERE id = 2",
            "UPDATE a SET id = 9 WHERE id = 3",
            "INSERT OR REPLACE INTO a VALUES (7, 'hai', 1)",
            "INSERT OR IGNORE INTO a VALUES (8, 'hai', 1)",
            "INSERT INTO a VALUES (1, 'x', 1) ON CONFLICT DO UPDATE SET number = excluded.number",
            "DELETE FROM a WHERE id = 1",
            "DELETE FROM b",
            "DELETE FROM a",
        ] {
            db.execute(sql, []).unwrap();
            assert_eq!(differs(&db).unwrap(), None, "{sql}");
        }
    }

    #[test]
    fn what_is_taken_back_is_taken_off() {
        let mut db = made();
        db.execute("INSERT INTO a VALUES (1, 'một', 1)", [])
            .unwrap();
        let moment = db.transaction().unwrap();
        moment.execute("UPDATE a SET number = 2", []).unwrap();
        moment.rollback().unwrap();
        db.execute("INSERT INTO a VALUES (2, 'hai', 1), (3, 'một', 1)", [])
            .unwrap_err();
        assert_eq!(differs(&db).unwrap(), None);
    }

    #[test]
    fn a_change_by_others_is_seen_and_its_table_named() {
        for (sql, table) in [
            ("UPDATE a SET number = 1.25", "a"),
            ("UPDATE a SET text = text || ' '", "a"),
            ("UPDATE a SET id = id + 1", "a"),
            ("DELETE FROM b", "b"),
            ("INSERT INTO b VALUES (3, NULL)", "b"),
            ("UPDATE digest SET sum = sum + 1 WHERE name = 'a'", "a"),
            ("DELETE FROM digest WHERE name = 'b'", "b"),
            ("CREATE INDEX c ON a (number)", SCHEMA),
        ] {
            let db = made();
            db.execute_batch(
                "INSERT INTO a VALUES (1, 'một', 0.5); INSERT INTO b VALUES (1, NULL);",
            )
            .unwrap();
            let triggers: Vec<String> = {
                let mut query = db
                    .prepare("SELECT name FROM temp.sqlite_schema WHERE type = 'trigger'")
                    .unwrap();
                let names = query.query_map([], |row| row.get(0)).unwrap();
                names.collect::<Result<_>>().unwrap()
            };
            db.pragma_update(None, "foreign_keys", false).unwrap();
            for name in triggers {
                db.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
            }
            db.execute_batch(sql).unwrap();
            assert_eq!(differs(&db).unwrap().as_deref(), Some(table), "{sql}");
        }
    }

    #[test]
    fn values_that_look_alike_count_apart() {
        let sum = |sql: &str| {
            let db = Connection::open_in_memory().unwrap();
            super::sum(&db, "t", sql).unwrap()
        };
        let all = [
            "SELECT 1",
            "SELECT '1'",
            "SELECT 1.0",
            "SELECT x'31'",
            "SELECT NULL",
            "SELECT 1, NULL",
            "SELECT ''",
        ];
        let mut sums: Vec<u64> = all.iter().map(|sql| sum(sql)).collect();
        sums.sort_unstable();
        sums.dedup();
        assert_eq!(sums.len(), all.len());
        // Neither does a text run over into its neighbour.
        assert_ne!(sum("SELECT 'ab', 'c'"), sum("SELECT 'a', 'bc'"));
    }
}
