//! A month's and a year's work, once with this system's `smc` and once with the one handed out for Windows: what is
//! said, what is written and what is stored is the same.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::Read,
    path::Path,
};

use rusqlite::{Connection, OpenFlags, types::Value};
use smc_tests::{folder::Folder, programs};
use zip::ZipArchive;

use crate::{ward::Ward, wine::Wine};

/// What the officer does.
const JOB: &[&[&str]] = &[
    &["sample"],
    &["check", "--period", "2026-10", "--json"],
    &[
        "import-summary",
        "@/tổng hợp.xlsx",
        "--cycle",
        "2026-11",
        "--unknown",
        "add",
        "--json",
    ],
    &[
        "import-summary",
        "@/tổng hợp.xlsx",
        "--cycle",
        "2026-11",
        "--unknown",
        "add",
        "--apply",
    ],
    &["check", "--period", "2026-11"],
    &["check", "--period", "2026-Q3", "--json"],
    &[
        "export",
        "--period",
        "2026-10",
        "--out",
        "@/Báo cáo tháng 10",
        "--json",
    ],
    &[
        "export",
        "--period",
        "2026-9M",
        "--out",
        "@/Báo cáo 9 tháng",
    ],
    &["forms-pdf", "--period", "2026-10", "--out", "@/In"],
    &["plan-import", "@/kế hoạch.docx", "--year", "2026", "--json"],
    &[
        "plan-import",
        "@/kế hoạch.docx",
        "--year",
        "2026",
        "--apply",
    ],
    &["plan-import", "@/kế hoạch.tsv", "--year", "2027", "--json"],
    &["plan-export", "1", "--out", "@/Kế hoạch", "--as", "docx"],
    &["plan-export", "1", "--out", "@/Kế hoạch", "--as", "xlsx"],
    &[
        "plan-export",
        "1",
        "--out",
        "@/Kế hoạch",
        "--as",
        "pdf",
        "--decision",
        "--json",
    ],
    &["tasks", "--json"],
    &["ics", "--out", "@/lịch.ics", "--json"],
    &["backup", "--json"],
    &["verify", "--json"],
    &["commands", "--json"],
];

/// What is refused.
const REFUSED: &[&[&str]] = &[
    &["check", "--period", "2026-13"],
    &["plan-import", "@/không có.docx", "--year", "2026"],
];

/// Pasted as Windows's clipboard has it: lines end in two signs.
const CALLS: &str = concat!(
    r#"{"cmd":"state"}"#,
    "\r\n",
    r#"{"cmd":"sheet","args":{"form":"II.06a","cycle":"2026-11"}}"#,
    "\r\n",
    r#"{"cmd":"overview","args":{"cycle":"2026-11"}}"#,
    "\r\n",
    r#"{"cmd":"plans"}"#,
    "\n",
    "không phải JSON\n",
);

const FILES: &[(&str, &str)] = &[
    ("tests/data/tong-hop-thang-01-2026.xlsx", "tổng hợp.xlsx"),
    ("tests/data/plans/dong-hai-2026.docx", "kế hoạch.docx"),
    ("tests/data/plans/dong-hai-2026.tsv", "kế hoạch.tsv"),
];

#[test]
fn the_whole_job_comes_to_the_same_on_windows() {
    let folder = Folder::new();
    let here = Ward::here(&folder.join("Trung tâm PVHCC"));
    let wine = Wine::running();
    let windows = Ward::windows(&wine, "Người dùng/Nguyễn Văn Mẫu/Tài liệu công việc");
    for (from, name) in FILES {
        for ward in [&here, &windows] {
            fs::copy(programs::in_repository(from), ward.file(name)).unwrap();
        }
    }
    for words in JOB.iter().chain(REFUSED) {
        let (said, code) = here.run(words);
        assert_eq!(
            code == 2,
            REFUSED.contains(words),
            "here: {words:?}: {said}"
        );
        assert_same(&format!("{words:?}"), &(said, code), &windows.run(words));
    }
    assert_same("call", &here.call(CALLS), &windows.call(CALLS));
    let [written, there] =
        [&here, &windows].map(|ward| of_no_place(ward, contents(&ward.file(""))));
    let names: Vec<&String> = written.keys().collect();
    assert_same("the files", &names, &there.keys().collect());
    // What was read, a month's and nine months' workbooks, forms, a plan in three kinds, a calendar, data and a copy.
    assert!(names.len() >= 12, "{names:?}");
    for (name, parts) in &written {
        for (part, bytes) in parts {
            let same = there[name].get(part) == Some(bytes);
            assert!(same, "{name}: {part} differs ({} bytes)", bytes.len());
        }
    }
}

#[track_caller]
fn assert_same<T: PartialEq + std::fmt::Debug>(what: &str, here: &T, windows: &T) {
    assert!(
        here == windows,
        "{what}\nhere:    {here:?}\nwindows: {windows:?}"
    );
}

/// What a ward's folder holds: each file by its name, taken apart.
type Contents = BTreeMap<String, BTreeMap<String, Vec<u8>>>;

/// Without the places that files were sent to, and without the mark that each data file draws for itself, which tells
/// its calendar's events from other wards'.
fn of_no_place(ward: &Ward<'_>, mut contents: Contents) -> Contents {
    let calendar = String::from_utf8(contents["lịch.ics"]["all of it"].clone()).unwrap();
    let (event, _) = calendar.split_once("@so-mot-cua").unwrap();
    let mark = event.rsplit('-').next().unwrap().to_owned();
    assert_eq!(mark.len(), 12, "{mark}");
    let marked = contents
        .iter_mut()
        .filter(|(name, _)| name.ends_with(".ics") || name.ends_with(".db"));
    for bytes in marked.flat_map(|(_, parts)| parts.values_mut()) {
        let text = String::from_utf8_lossy(bytes).replace(&mark, "mark");
        *bytes = ward.placed(&text).into_bytes();
    }
    contents
}

/// Every file below a folder, taken apart into what it holds: a zip's parts, a data file's tables.
fn contents(folder: &Path) -> Contents {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            let inside = contents(&path);
            found.extend(
                inside
                    .into_iter()
                    .map(|(file, parts)| (format!("{name}/{file}"), parts)),
            );
        } else if !name.ends_with("-wal") && !name.ends_with("-shm") {
            found.insert(name, parts(&path));
        }
    }
    found
}

fn parts(path: &Path) -> BTreeMap<String, Vec<u8>> {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("xlsx" | "docx") => {
            let mut zip = ZipArchive::new(File::open(path).unwrap()).unwrap();
            (0..zip.len())
                .map(|i| {
                    let mut part = zip.by_index(i).unwrap();
                    let mut bytes = Vec::new();
                    part.read_to_end(&mut bytes).unwrap();
                    (part.name().unwrap().into_owned(), bytes)
                })
                .collect()
        }
        Some("db") => tables(path),
        _ => BTreeMap::from([("all of it".to_owned(), fs::read(path).unwrap())]),
    }
}

/// A data file's tables, row by row; not the sums over them, which differ with the marks and places in the lines.
fn tables(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap();
    let mut names = db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'digest' ORDER BY name")
        .unwrap();
    let names: Vec<String> = names
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    names
        .into_iter()
        .map(|name| {
            let mut rows = db.prepare(&format!("SELECT * FROM \"{name}\"")).unwrap();
            let columns = rows.column_count();
            let rows = rows.query_map([], |row| {
                let cells: Result<Vec<Value>, _> = (0..columns).map(|i| row.get(i)).collect();
                Ok(format!("{:?}\n", cells?))
            });
            let text: String = rows.unwrap().map(Result::unwrap).collect();
            (name, text.into_bytes())
        })
        .collect()
}
