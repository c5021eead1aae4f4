//! All that a data file and what lies beside it say.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::sync::Mutex;

use rusqlite::{Connection, OpenFlags};
use serde_json::{Value, json};
use smc_tests::door::Door;
use smc_tests::folder::names;

use crate::acts::HANDED_OVER;

/// What there is after an opening through the door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    /// Every line of every table of both files, and what the window is told at its start.
    pub(crate) lines: String,
    /// Copies, documents, written files.
    pub(crate) beside: BTreeSet<String>,
}

impl Told {
    /// Asks an open program; the file must be whole, and every copy good.
    #[track_caller]
    pub(crate) fn by(door: &Door) -> Result<Told, String> {
        let mut state = door.call("state", json!({}));
        if !state["problem"].is_null() {
            return Err(state["problem"].to_string());
        }
        let verified = door.call("verify", json!({}));
        if verified["whole"] != true {
            return Err(verified.to_string());
        }
        state.as_object_mut().unwrap().remove("last_backup");
        let mut lines = state.to_string();
        for name in ["phuong.db", "phuong-ho-so.db"] {
            let path = door.path(name);
            if path.exists() {
                tables(&path, &mut lines).map_err(|error| format!("{name}: {error}"))?;
            }
        }
        Ok(Told {
            lines: without_place(&lines, &door.path("")),
            beside: beside(door)?,
        })
    }

    /// The first line that is unlike, for people to read.
    pub(crate) fn unlike(&self, other: &Told) -> String {
        let (a, b) = (self.lines.as_bytes(), other.lines.as_bytes());
        let at = a.iter().zip(b).position(|(a, b)| a != b);
        let at = at.unwrap_or_else(|| a.len().min(b.len()));
        let part = |own: &[u8]| {
            let end = own.len().min(at + 150);
            String::from_utf8_lossy(&own[at.saturating_sub(80).min(end)..end]).into_owned()
        };
        format!(
            "{:?} / {:?}; beside {:?} / {:?}",
            part(a),
            part(b),
            self.beside.difference(&other.beside).collect::<Vec<_>>(),
            other.beside.difference(&self.beside).collect::<Vec<_>>(),
        )
    }
}

/// A text without the place of the folder, or of another one that a door had before.
fn without_place(text: &str, folder: &Path) -> String {
    let folder = folder.to_str().unwrap().trim_end_matches('/');
    let mark = folder.len()
        - folder
            .trim_end_matches(|c: char| c.is_ascii_alphanumeric())
            .len();
    let (start, length) = (&folder[..folder.len() - mark], folder.len());
    let mut parts = text.split(start);
    let mut left = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        left.push_str(&part[length - start.len()..]);
    }
    left
}

fn beside(door: &Door) -> Result<BTreeSet<String>, String> {
    let mut beside = BTreeSet::new();
    let folder = door.path("sao-luu");
    for name in names(&folder) {
        // The copy of the day is made beside, and gets its name meanwhile.
        let bytes = fs::read(folder.join(&name)).unwrap_or_default();
        let is_copy = name.starts_with("phuong_") && name.ends_with(".db") && !bytes.is_empty();
        if is_copy {
            good(door, &name, bytes)?;
            beside.insert(name);
        }
    }
    // Whole or not at all: one line for each folder handed over.
    for name in names(&door.path(HANDED_OVER)) {
        let folder = door.path(HANDED_OVER).join(&name);
        if !name.starts_with(".smc-") {
            beside.insert(format!("{name}: {}", all_in(&folder).join(", ")));
        }
    }
    for folder in ["", "minh-chung"] {
        for entry in fs::read_dir(door.path(folder)).into_iter().flatten() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let ours = name.starts_with("phuong") || name.starts_with(".smc-") || path.is_dir();
            if !ours {
                let mut hasher = DefaultHasher::new();
                fs::read(&path).unwrap().hash(&mut hasher);
                beside.insert(format!("{folder}/{name}: {}", hasher.finish()));
            }
        }
    }
    Ok(beside)
}

/// Refuses a copy that is not whole. Most are alike, and looked at once.
fn good(door: &Door, name: &str, bytes: Vec<u8>) -> Result<(), String> {
    static GOOD: Mutex<Vec<Vec<u8>>> = Mutex::new(Vec::new());
    if GOOD.lock().unwrap().contains(&bytes) {
        return Ok(());
    }
    let copies = door.call("backups", json!({}));
    let mut copies = copies["backups"].as_array().unwrap().iter();
    match copies.find(|copy| copy["name"] == name) {
        Some(copy) if copy["usable"] == true => {
            GOOD.lock().unwrap().push(bytes);
            Ok(())
        }
        other => Err(format!("the copy {name}: {other:?}")),
    }
}

/// The files in a folder and those in it, each with its size.
fn all_in(folder: &Path) -> Vec<String> {
    let mut all = Vec::new();
    for name in names(folder) {
        let path = folder.join(&name);
        match path.is_dir() {
            true => all.extend(all_in(&path)),
            false => all.push(format!("{name} {}", fs::metadata(&path).unwrap().len())),
        }
    }
    all
}

fn tables(file: &Path, lines: &mut String) -> rusqlite::Result<()> {
    let db = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut query = db.prepare("SELECT name, sql FROM sqlite_schema ORDER BY type, name")?;
    let mut names = Vec::new();
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let (name, sql): (String, Option<String>) = (row.get(0)?, row.get(1)?);
        let sql = sql.unwrap_or_default();
        if sql.starts_with("CREATE TABLE") {
            names.push(name);
        }
        lines.push_str(&sql);
    }
    // The sums of lines that hold a folder's name are the folder's own; that they agree was seen to.
    for name in names.iter().filter(|name| *name != "digest") {
        let mut query = db.prepare("SELECT name FROM pragma_table_info(?)")?;
        let columns = query.query_map([name], |row| row.get(0))?;
        let columns: Vec<String> = columns.collect::<rusqlite::Result<_>>()?;
        let line: Vec<String> = columns
            .iter()
            .map(|own| format!("quote(\"{own}\")"))
            .collect();
        let line = line.join("||'|'||");
        let all = format!("SELECT group_concat({line}, char(10)) FROM (SELECT * FROM \"{name}\")");
        let said: Option<String> = db.query_row(&all, [], |row| row.get(0))?;
        lines.extend(["\n", name, "\n", &said.unwrap_or_default()]);
    }
    Ok(())
}

/// Whether a refusal is a sentence for an officer.
pub(crate) fn is_sentence(message: &str) -> bool {
    message.ends_with('.') && message.contains(' ') && !message.is_ascii()
}

/// The value of a reply, or the sentence of its refusal.
pub(crate) type Reply = Result<Value, (String, String)>;
