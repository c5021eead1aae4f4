//! What an officer does, each as one command on a ground of its own.

use std::sync::Arc;

use serde_json::{Value, json};
use smc_tests::badfiles::Sheet;
use smc_tests::door::Door;
use smc_tests::folder::names;
use smc_tests::month::SUMMARY_HEADINGS;
use smc_tests::programs::in_repository;
use smc_tests::release;

/// Files, each a path and its bytes.
pub(crate) type Files = Vec<(String, Vec<u8>)>;

/// The morning on which all is done.
pub(crate) const THEN: &str = "2026-04-17T08:00:00";

/// Where everything is handed over.
pub(crate) const HANDED_OVER: &str = "ban-giao";

const FORM: &str = "II.06a";
const CYCLE: &str = "2026-04";

/// An act, and the files before it.
pub(crate) struct Act {
    pub(crate) name: String,
    pub(crate) ground: Arc<Files>,
    /// Looks at what is to be done, which changes nothing; the command and its arguments.
    pub(crate) ready: fn(&Door) -> (&'static str, Value),
    /// Whether opening the file is a part of it.
    pub(crate) opens: bool,
    /// Whether what it leaves beside the file is the same each time: an opening that is broken off may be begun again.
    pub(crate) is_same: bool,
}

/// Every act.
pub(crate) fn all() -> Vec<Act> {
    let ward = Arc::new(ward());
    let edited = Arc::new(after(&ward, |door| {
        door.call("backup_make", json!({}));
        let (command, args) = edit(door);
        door.call(command, args);
    }));
    // The ward has forms of its own, which the usual sheet does not know.
    let begun = Arc::new(after(&Files::new(), |door| {
        door.call("cycle_start", json!({ "cycle": CYCLE }));
        door.add_fields(FORM, CYCLE, Some(1), &["Chứng thực", "Đất đai"]);
    }));
    let restored = Arc::new(after(&edited, |door| {
        let (command, args) = restore(door);
        door.call(command, args);
    }));
    let undone = Arc::new(after(&edited, |door| {
        door.call("undo", json!({}));
    }));
    let listed = Arc::new(after(&edited, |door| {
        let (command, args) = list(door, "danh sach 1.csv", 1..60);
        door.call(command, args);
    }));
    let mut all = migrations();
    // Opening makes copies, too, and makes them again after it was broken off.
    let making = ["a first start", "restoring an older program's"];
    let mut add = |name: &str, ground: &Arc<Files>, ready| {
        all.push(Act {
            name: name.to_owned(),
            ground: Arc::clone(ground),
            ready,
            opens: name == "a first start",
            is_same: !making.contains(&name),
        });
    };
    add("a first start", &Arc::new(Files::new()), |_| {
        ("cycle_start", json!({ "cycle": CYCLE }))
    });
    add("an edit", &edited, edit);
    add("a paste", &edited, paste);
    add("undoing", &edited, |_| ("undo", json!({})));
    add("redoing", &undone, |_| ("redo", json!({})));
    add("a summary", &begun, summary);
    add("a plan", &edited, plan);
    add("a list", &listed, |door| {
        list(door, "danh sach 2.csv", 30..90)
    });
    add("closing", &edited, close);
    add("opening again", &edited, reopen);
    add("a document", &edited, document);
    add("a copy", &edited, |door| {
        door.call("verify", json!({}));
        ("backup_make", json!({}))
    });
    add("restoring", &edited, restore);
    add("restoring an older program's", &edited, restore_older);
    add("restoring back", &restored, |_| ("restore_undo", json!({})));
    add("an export", &edited, export);
    add("handing over", &listed, handover);
    all
}

/// The first opening of every release's file.
pub(crate) fn migrations() -> Vec<Act> {
    let one = |version: String| Act {
        name: format!("migrating {version}"),
        ground: Arc::new(release::files(&version)),
        ready: |_| ("state", json!({})),
        opens: true,
        is_same: false,
    };
    release::versions().into_iter().map(one).collect()
}

/// A ward of the first release, brought up to date.
pub(crate) fn ward() -> Files {
    after(&release::files("0.1.0"), |door| {
        door.call("state", json!({}));
    })
}

/// The files after something was done to them and the program was closed.
pub(crate) fn after(files: &Files, act: impl FnOnce(&Door)) -> Files {
    let door = Door::on(THEN, files);
    act(&door);
    // Closed and not yet opened again: it opens with its first command.
    let door = door.reopened(THEN);
    let mut files = Files::new();
    for folder in ["", "sao-luu/", "minh-chung/"] {
        for name in names(&door.path(folder)) {
            let path = format!("{folder}{name}");
            if let Ok(bytes) = std::fs::read(door.path(&path)) {
                files.push((path, bytes));
            }
        }
    }
    files
}

/// The rows that figures are typed into.
fn rows(door: &Door) -> Vec<Value> {
    let sheet = door.sheet(FORM, CYCLE);
    let lines = sheet["body"]["lines"].as_array().unwrap().iter();
    let rows = lines.filter(|line| line["kind"] == "row");
    rows.map(|line| line["row"].clone()).collect()
}

pub(crate) fn edit(door: &Door) -> (&'static str, Value) {
    door.call("verify", json!({}));
    // Another figure than stands there.
    let figures = door.sheet(FORM, CYCLE)["body"].to_string();
    let text = if figures.contains("8.765") {
        "4321"
    } else {
        "8765"
    };
    let row = &rows(door)[0];
    (
        "cell_set",
        json!({"form": FORM, "cycle": CYCLE, "row": row, "column": "online", "text": text}),
    )
}

fn paste(door: &Door) -> (&'static str, Value) {
    door.call("verify", json!({}));
    let row = &rows(door)[0];
    let text = "31\t32\n33\t34\n";
    (
        "cells_paste",
        json!({"form": FORM, "cycle": CYCLE, "row": row, "column": "online", "text": text, "sure": true}),
    )
}

fn summary(door: &Door) -> (&'static str, Value) {
    let path = door.path("tong-hop.xlsx");
    let headings: Vec<&str> = SUMMARY_HEADINGS.to_vec();
    let figures = [
        "",
        "Chứng thực",
        "",
        "12",
        "3",
        "0",
        "",
        "5",
        "7",
        "3",
        "",
        "0",
        "0",
    ];
    let book = Sheet::of(&[&headings, &["", "Trên Hệ thống của Bộ, ngành"], &figures]);
    std::fs::write(&path, book.book()).unwrap();
    let args = json!({"path": path, "cycle": CYCLE, "form": FORM, "sheet": null, "choices": []});
    door.call("summary_read", args.clone());
    ("summary_apply", args)
}

fn plan(door: &Door) -> (&'static str, Value) {
    let path = in_repository("tests/data/plans/dong-hai-2026.tsv");
    let text = std::fs::read_to_string(path).unwrap();
    let lines: Vec<&str> = text.lines().take(12).collect();
    let source = json!({"from": "text", "text": lines.join("\n")});
    let mut args = json!({"source": source, "year": 2026, "into": "new", "mends": []});
    door.call("plan_read", args.clone());
    args["about"] = json!("control");
    ("plan_apply", args)
}

fn list(door: &Door, name: &str, numbers: std::ops::Range<u32>) -> (&'static str, Value) {
    let path = door.path(name);
    let mut text =
        String::from("STT;Mã hồ sơ;Tên thủ tục hành chính;Ngày nhận;Ngày hẹn trả;Trạng thái\n");
    for number in numbers {
        let day = number % 28 + 1;
        text.push_str(&format!(
            "{number};H57.132-260301-{number:04};Thủ tục thử số {};{day:02}/03/2026 08:00:00;{day:02}/04/2026;Đang xử lý\n",
            number % 7
        ));
    }
    std::fs::write(&path, text).unwrap();
    let source = &door.call("settings", json!({}))["sources"][0]["id"];
    let args = json!({"files": [{"path": path, "source": source, "as_of": "2026-04-15T08:12:00"}]});
    door.call("lists_read", args.clone());
    ("lists_apply", args)
}

fn close(door: &Door) -> (&'static str, Value) {
    door.call("verify", json!({}));
    (
        "form_close",
        json!({"form": "II.04", "cycle": CYCLE, "note": "đã xem", "sure": true}),
    )
}

fn reopen(door: &Door) -> (&'static str, Value) {
    door.call("verify", json!({}));
    (
        "form_reopen",
        json!({"form": FORM, "cycle": "2026-01", "reason": "Sai số"}),
    )
}

fn document(door: &Door) -> (&'static str, Value) {
    let path = door.path("bien-ban.txt");
    std::fs::write(&path, "Biên bản").unwrap();
    let tasks = door.call("tasks", json!({"filter": {"undated": true}}));
    let id = &tasks["lines"][0]["id"];
    let document = json!({"number": "12/BC-UBND", "path": path, "copy": true});
    (
        "occurrences_set",
        json!({"ids": [id], "fields": {"evidence": document}}),
    )
}

/// The name of the copy that was made for a reason.
fn copy(door: &Door, reason: &str) -> String {
    let backups = door.call("backups", json!({}));
    let all = backups["backups"].as_array().unwrap().iter();
    let mut names = all.map(|own| own["name"].as_str().unwrap().to_owned());
    names.find(|name| name.contains(reason)).unwrap()
}

pub(crate) fn restore(door: &Door) -> (&'static str, Value) {
    door.call("verify", json!({}));
    ("restore", json!({"name": copy(door, "tu-sao-luu")}))
}

fn restore_older(door: &Door) -> (&'static str, Value) {
    door.call("verify", json!({}));
    ("restore", json!({"name": copy(door, "truoc-khi-nang-cap")}))
}

fn handover(door: &Door) -> (&'static str, Value) {
    let folder = door.path(HANDED_OVER);
    std::fs::create_dir(&folder).unwrap();
    ("handover", json!({ "folder": folder }))
}

fn export(door: &Door) -> (&'static str, Value) {
    let path = door.path("bao-cao.xlsx");
    std::fs::write(&path, "an older one").unwrap();
    (
        "export_write",
        json!({"period": "2026-03", "forms": [FORM], "path": path}),
    )
}
