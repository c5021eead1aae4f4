//! Copies of the data file and of the dossiers: naming, making, verifying and listing them.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::check::{Found, open_to_read, whole};
use super::explain;
use super::kind::{DATA, Kind};
use super::migrate::{self, Contents};
use super::place;
use crate::calendar::Cycle;
use crate::error::{Error, Result};
use crate::value::said::count;
use crate::{fresh, name};

/// Why a copy was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The first opening of a day.
    Daily,
    /// A week's first copy of the dossiers.
    Weekly,
    /// The officer asked for it.
    ByHand,
    /// A newer program changes the tables.
    BeforeMigration,
    /// A file is taken in.
    BeforeImport,
    /// A closed form is opened again.
    BeforeReopening,
    /// Another copy takes the place of the data file.
    BeforeRestore,
}

impl Reason {
    const ALL: [Reason; 7] = [
        Reason::Daily,
        Reason::Weekly,
        Reason::ByHand,
        Reason::BeforeMigration,
        Reason::BeforeImport,
        Reason::BeforeReopening,
        Reason::BeforeRestore,
    ];

    /// "trước khi nhập tệp".
    pub fn text(self) -> &'static str {
        match self {
            Reason::Daily => "hằng ngày",
            Reason::Weekly => "hằng tuần",
            Reason::ByHand => "tự sao lưu",
            Reason::BeforeMigration => "trước khi nâng cấp",
            Reason::BeforeImport => "trước khi nhập tệp",
            Reason::BeforeReopening => "trước khi mở lại biểu",
            Reason::BeforeRestore => "trước khi khôi phục",
        }
    }

    /// As it stands in the file's name.
    fn slug(self) -> &'static str {
        match self {
            Reason::Daily => "hang-ngay",
            Reason::Weekly => "hang-tuan",
            Reason::ByHand => "tu-sao-luu",
            Reason::BeforeMigration => "truoc-khi-nang-cap",
            Reason::BeforeImport => "truoc-khi-nhap-tep",
            Reason::BeforeReopening => "truoc-khi-mo-lai",
            Reason::BeforeRestore => "truoc-khi-khoi-phuc",
        }
    }
}

/// A copy of the data file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Its file name: `so-mot-cua_2026-11-16_080105_hang-ngay.db`.
    pub name: String,
    /// Where it lies.
    pub path: PathBuf,
    /// When it was made.
    pub at: NaiveDateTime,
    /// Why it was made.
    pub reason: Reason,
    /// Its size in bytes.
    pub size: u64,
    /// Which it is of those made in one second for one reason.
    number: u32,
}

/// What a data file holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holding {
    /// Number of cycles.
    pub cycles: i64,
    /// Number of figures that are not blank.
    pub figures: i64,
    /// Number of changes in the history.
    pub changes: i64,
    /// The newest cycle, `2026-11`.
    pub newest: Option<String>,
}

impl Holding {
    /// "13 kỳ, 4.212 số liệu, kỳ mới nhất 11/2026".
    pub fn text(&self) -> String {
        let (cycles, figures) = (count(self.cycles), count(self.figures));
        let newest = self.newest.as_deref().and_then(|key| key.parse().ok());
        match newest.map(|cycle: Cycle| cycle.label()) {
            Some(newest) => format!("{cycles} kỳ, {figures} số liệu, kỳ mới nhất {newest}"),
            None => "chưa có kỳ nào".to_owned(),
        }
    }
}

pub(super) const STAMP: &str = "%Y-%m-%d_%H%M%S";
pub(super) const UNFINISHED: &str = "dang-chep_";

/// What the name of a file's mark has more while the file is open.
pub(super) const OPEN: &str = ".dang-mo";

/// The folder of the copies, beside the data file.
pub fn folder(data: &Path) -> PathBuf {
    data.with_file_name("sao-luu")
}

/// The write-ahead log that belongs to a database file.
pub(super) fn log_of(file: &Path) -> PathBuf {
    with_suffix(file, "-wal")
}

pub(super) fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// The copies of a data file, newest first.
pub fn list(data: &Path) -> Result<Vec<Backup>> {
    let folder = folder(data);
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Error::io(&folder, &error)),
    };
    let mut backups: Vec<Backup> = entries
        .filter_map(|entry| read_name(data, &entry.ok()?.path()))
        .collect();
    backups.sort_by(|a, b| (b.at, b.number, &b.name).cmp(&(a.at, a.number, &a.name)));
    Ok(backups)
}

/// The newest copy up to a moment, made for whatever reason but to be taken back.
pub fn newest(data: &Path, now: NaiveDateTime) -> Option<Backup> {
    let backups = list(data).unwrap_or_default();
    backups
        .into_iter()
        .find(|backup| backup.reason != Reason::BeforeRestore && backup.at <= now)
}

fn stem(data: &Path) -> String {
    let stem = data.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

/// Whether a file of this name is a copy of a data file, if it holds anything.
pub(super) fn is_name(data: &Path, name: &str) -> bool {
    parts(data, name).is_some()
}

/// Reads the name of a copy: when and why it was made, and which of several it is. Anything else in the folder is none of
/// our business.
fn parts(data: &Path, name: &str) -> Option<(NaiveDateTime, Reason, u32)> {
    let (own, rest) = name.split_at_checked(stem(data).len())?;
    // Windows finds the data file whatever case its name was given in.
    let own = own == stem(data) || cfg!(windows) && name::same(own, &stem(data));
    let rest = rest.strip_prefix('_').filter(|_| own)?;
    let (stamp, rest) = rest.strip_suffix(".db")?.split_at_checked(17)?;
    let at = NaiveDateTime::parse_from_str(stamp, STAMP).ok()?;
    let rest = rest.strip_prefix('_')?;
    Reason::ALL.into_iter().find_map(|reason| {
        let number = match rest.strip_prefix(reason.slug())? {
            "" => 1,
            number => number.strip_prefix('-')?.parse().ok()?,
        };
        Some((at, reason, number))
    })
}

fn read_name(data: &Path, path: &Path) -> Option<Backup> {
    let name = path.file_name()?.to_str()?;
    let (at, reason, number) = parts(data, name)?;
    // An empty file only claims its name: the copy that was to take it was cut off.
    let found = fs::metadata(path).ok()?;
    let size = found.len();
    (found.is_file() && size > 0).then(|| Backup {
        name: name.to_owned(),
        path: path.to_owned(),
        at,
        reason,
        size,
        number,
    })
}

/// Claims a name that no other copy has, by an empty file.
pub(super) fn claim(data: &Path, now: NaiveDateTime, reason: Reason) -> Result<PathBuf> {
    let folder = folder(data);
    fresh::folder(&folder).map_err(|error| Error::io(&folder, &error))?;
    place::keep_private(&folder);
    let base = format!("{}_{}_{}", stem(data), now.format(STAMP), reason.slug());
    let mut path = folder.join(format!("{base}.db"));
    for number in 2.. {
        match fs::File::create_new(&path) {
            Ok(_) => break,
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                path = folder.join(format!("{base}-{number}.db"));
            }
            Err(error) => return Err(Error::io(&path, &error)),
        }
    }
    Ok(path)
}

/// Makes a verified copy.
pub(super) fn make(
    db: &Connection,
    kind: Kind,
    data: &Path,
    now: NaiveDateTime,
    reason: Reason,
) -> Result<Backup> {
    let path = claim(data, now, reason)?;
    // The claimed name is nobody else's, so this one is not either.
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let unfinished = format!("{UNFINISHED}{}_{name}", now.format(STAMP));
    let unfinished = path.with_file_name(unfinished);
    let made = copy_into(db, kind, &unfinished)
        .and_then(|()| fresh::rename(&unfinished, &path).map_err(|error| Error::io(&path, &error)));
    if let Err(error) = made {
        let _ = fs::remove_file(&unfinished);
        let _ = fs::remove_file(&path);
        return Err(not_copied(kind, data, &error));
    }
    place::keep_private(&path);
    read_name(data, &path).ok_or_else(|| not_copied(kind, data, &Error::Cancelled))
}

pub(super) fn not_copied(kind: Kind, data: &Path, error: &Error) -> Error {
    Error::Database {
        why: format!(
            "Chưa sao lưu được {} vào thư mục {}: {error}",
            kind.name,
            folder(data).display()
        ),
    }
}

/// Copies what is committed into a new file, sees it safely on the disk, and opens it to verify it.
pub(super) fn copy_into(db: &Connection, kind: Kind, target: &Path) -> Result<()> {
    let name = place::for_sqlite(target);
    let name = name.to_str().ok_or_else(|| Error::File {
        file: target.to_owned(),
        why: "tên thư mục có ký tự lạ. Chuyển tệp dữ liệu sang thư mục khác.".to_owned(),
    })?;
    let _ = fs::remove_file(target);
    let before = changes_seen(db)?;
    let expected = counts(db)?;
    db.execute("VACUUM INTO ?", [name])?;
    let file = fs::OpenOptions::new().write(true).open(target);
    file.and_then(|file| file.sync_all())
        .map_err(|error| Error::io(target, &error))?;
    let copied = verify(kind, target)?;
    // Another process may have written between counting and copying; then the numbers may differ.
    if copied != expected && before == changes_seen(db)? {
        return Err(Error::Database {
            why: "bản sao không đủ số dòng. Kiểm tra ổ đĩa rồi làm lại.".to_owned(),
        });
    }
    Ok(())
}

fn changes_seen(db: &Connection) -> rusqlite::Result<i64> {
    db.pragma_query_value(None, "data_version", |row| row.get(0))
}

/// The number of rows of every table.
fn counts(db: &Connection) -> rusqlite::Result<Vec<(String, i64)>> {
    let mut tables =
        db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")?;
    let names: Vec<String> = tables
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    names
        .into_iter()
        .map(|name| {
            let count = format!("SELECT count(*) FROM \"{}\"", name.replace('"', "\"\""));
            let count = db.query_row(&count, [], |row| row.get(0))?;
            Ok((name, count))
        })
        .collect()
}

/// Opens a copy and checks it; gives the number of rows of its tables.
pub(super) fn verify(kind: Kind, file: &Path) -> Result<Vec<(String, i64)>> {
    let db = open_copy(kind, file)?;
    match whole(kind, &db) {
        Found::Whole => Ok(counts(&db)?),
        Found::Damaged(_) => Err(unreadable("bản sao bị hỏng")),
        Found::Unknown(why) => Err(unreadable(&why)),
    }
}

pub(super) fn open_copy(kind: Kind, file: &Path) -> Result<Connection> {
    let db = open_to_read(file)?;
    match migrate::contents(&db, kind) {
        Ok(Contents::Ours(steps)) if steps <= kind.steps.len() => Ok(db),
        Ok(Contents::Ours(_)) => Err(unreadable(
            "được tạo bởi phiên bản mới hơn của Sổ Một Cửa; cài phiên bản mới để dùng",
        )),
        Ok(Contents::Nothing | Contents::Foreign) => Err(unreadable(&format!(
            "không phải {} của Sổ Một Cửa",
            kind.name
        ))),
        Err(error) if explain::is_damage(&error) => Err(unreadable("bản sao bị hỏng")),
        Err(error) => Err(explain::failed(kind, &error)),
    }
}

fn unreadable(why: &str) -> Error {
    Error::Invalid(why.to_owned())
}

/// What a copy holds, without checking all of it.
pub fn look_into(backup: &Backup) -> Result<Holding> {
    Ok(holding(&open_copy(DATA, &backup.path)?)?)
}

/// What a data file that lies elsewhere holds.
///
/// # Errors
///
/// When it cannot be read, or is none.
pub fn held_by(data: &Path) -> Result<Holding> {
    Ok(holding(&open_copy(DATA, data)?)?)
}

/// What an open data file holds.
pub fn holding(db: &Connection) -> rusqlite::Result<Holding> {
    db.query_row(
        "SELECT (SELECT count(DISTINCT cycle) FROM sheet),
                (SELECT count(*) FROM figure WHERE value IS NOT NULL),
                (SELECT count(*) FROM history),
                (SELECT max(cycle) FROM sheet)",
        [],
        |row| {
            Ok(Holding {
                cycles: row.get(0)?,
                figures: row.get(1)?,
                changes: row.get(2)?,
                newest: row.get(3)?,
            })
        },
    )
}

/// Removes all copies of a data file: the sample ward's, when it is removed.
pub fn forget(data: &Path) {
    for backup in list(data).unwrap_or_default() {
        // What cannot be removed stays, which harms nobody.
        let _ = fs::remove_file(&backup.path);
        let _ = fs::remove_file(log_of(&backup.path));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_copy_holds() {
        let holding = |cycles, figures, newest: Option<&str>| Holding {
            cycles,
            figures,
            changes: 0,
            newest: newest.map(str::to_owned),
        };
        assert_eq!(
            holding(13, 4212, Some("2026-11")).text(),
            "13 kỳ, 4.212 số liệu, kỳ mới nhất 11/2026"
        );
        assert_eq!(holding(0, 0, None).text(), "chưa có kỳ nào");
    }
}
