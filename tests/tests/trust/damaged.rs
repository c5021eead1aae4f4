//! Damaged data files: none is used with another figure, text or document than was written.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use chrono::NaiveDateTime;
use rusqlite::Connection;
use serde_json::{Value, json};
use smc_core::api::{App, Clock, Options};
use smc_tests::badfiles::Dice;
use smc_tests::folder::Folder;

use crate::damage::{KINDS, Kind, damage};
use crate::times;

const LANES: u64 = 2;

fn open(data: &Path) -> App {
    let now = NaiveDateTime::parse_from_str("2026-11-16 08:01:05", "%Y-%m-%d %H:%M:%S").unwrap();
    App::new(Options {
        press: None,
        data: Some(data.to_owned()),
        clock: Clock::fixed(now),
    })
}

fn reply(app: &App, cmd: &str, args: &Value) -> Value {
    let request = json!({ "cmd": cmd, "args": args });
    serde_json::from_str(&app.run_json(&request.to_string())).unwrap()
}

#[track_caller]
fn ok(app: &App, cmd: &str, args: &Value) -> Value {
    let mut reply = reply(app, cmd, args);
    assert!(reply.get("ok").is_some(), "{cmd}: {reply}");
    reply["ok"].take()
}

/// Everything the door says of what is in a file, but for places and moments of its own. Errors are told, too.
fn all(app: &App, data: &Path) -> Vec<String> {
    let mut said = Vec::new();
    let place = json!(data.parent()).to_string();
    let mut ask = |cmd: &str, args: Value| {
        let mut reply = reply(app, cmd, &args);
        if let Some(state) = reply["ok"].as_object_mut() {
            state.remove("last_backup");
        }
        let text = reply.to_string().replace(place.trim_matches('"'), "");
        said.push(format!("{cmd} {args}: {text}"));
        reply["ok"].take()
    };
    let state = ask("state", json!({}));
    let cycles: Vec<Value> = state["cycles"]
        .as_array()
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    for cycle in cycles {
        let cycle = cycle["cycle"].clone();
        for form in ["II.04", "II.05a", "II.06a", "II.08"] {
            ask("sheet", json!({ "form": form, "cycle": cycle }));
            ask("report_sheet", json!({ "form": form, "period": cycle }));
        }
        ask("report", json!({ "period": cycle }));
    }
    let plans = ask("plans", json!({}));
    for plan in plans.as_array().into_iter().flatten() {
        ask("plan", json!({ "plan": plan["id"] }));
        ask("plan_history", json!({ "plan": plan["id"] }));
    }
    ask("tasks", json!({ "filter": {} }));
    ask("settings", json!({}));
    ask("procedures", json!({ "filter": {} }));
    ask("procedure_fields", json!({}));
    ask("procedure_names", json!({}));
    ask("working_days", json!({ "year": 2026 }));
    said
}

/// What became of a damaged file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    /// Refused with a sentence.
    Refused,
    /// Used, and everything it says is as it was.
    Unseen,
}

struct Ground {
    now: Vec<u8>,
    before: Vec<u8>,
    /// The leaves of each table that has several, in their order.
    tables: Vec<Vec<usize>>,
    said: Vec<String>,
}

impl Ground {
    fn new(folder: &Folder) -> Ground {
        let data = folder.join("a.db");
        let app = open(&data);
        ok(&app, "sample_fill", &json!({}));
        drop(app);
        let before = fs::read(&data).unwrap();
        let app = open(&data);
        edit(&app, "II.06a");
        edit(&app, "II.08");
        drop(app);
        let now = fs::read(&data).unwrap();
        assert_ne!(now, before);
        let app = open(&data);
        let said = all(&app, &data);
        drop(app);
        Ground {
            tables: leaves(&data),
            now,
            before,
            said,
        }
    }
}

/// Types into every cell of a form that takes a figure.
fn edit(app: &App, form: &str) {
    let sheet = ok(app, "sheet", &json!({ "form": form, "cycle": "2026-11" }));
    let lines = sheet["body"]["lines"].as_array().unwrap();
    let columns = sheet["head"]["columns"].as_array().unwrap();
    for line in lines.iter().filter(|line| line["kind"] == "row") {
        for column in columns {
            let args = json!({
                "form": form, "cycle": "2026-11", "row": line["row"], "column": column["key"], "text": "7",
            });
            reply(app, "cell_set", &args);
        }
    }
}

/// The pages of each table, where it has several.
fn leaves(data: &Path) -> Vec<Vec<usize>> {
    let db = Connection::open(data).unwrap();
    let mut query = db
        .prepare("SELECT name, pageno FROM dbstat WHERE pagetype = 'leaf' ORDER BY name, path")
        .unwrap();
    let mut tables = BTreeMap::<String, Vec<usize>>::new();
    let mut rows = query.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let (name, page): (String, u32) = (row.get(0).unwrap(), row.get(1).unwrap());
        tables
            .entry(name)
            .or_default()
            .push(usize::try_from(page).unwrap());
    }
    tables.into_values().filter(|own| own.len() > 1).collect()
}

/// Opens a damaged file as an officer does, and changes something: by then it has been checked.
fn end(data: &Path, ground: &Ground) -> Result<End, String> {
    let app = open(data);
    // As the screen does while the check is under way: an error is told, a death would end the test.
    all(&app, data);
    let copied = reply(&app, "backup_make", &json!({}));
    if copied.get("error").is_some() {
        let state = reply(&app, "state", &json!({}));
        let told = state["ok"]["problem"].as_str().unwrap_or_default();
        return match told.contains("ệp dữ liệu") {
            true => Ok(End::Refused),
            false => Err(format!("refused without a problem: {copied}; {state}")),
        };
    }
    let (again, expected) = (all(&app, data), &ground.said);
    let other = again.iter().zip(expected).find(|(a, b)| a != b);
    match other {
        None => Ok(End::Unseen),
        Some((a, b)) => {
            let at = a.bytes().zip(b.bytes()).position(|(a, b)| a != b);
            let at = at.unwrap_or_default().saturating_sub(200);
            let part = |own: &str| String::from_utf8_lossy(&own.as_bytes()[at..]).into_owned();
            Err(format!(
                "{:.60} says {:.500} instead of {:.500}",
                a,
                part(a),
                part(b)
            ))
        }
    }
}

#[test]
fn no_damaged_file_is_used_with_other_contents() {
    let folder = Folder::new();
    let ground = Ground::new(&folder);
    let each = 8 * times() / LANES;
    let counted: Vec<BTreeMap<(Kind, End), u64>> = thread::scope(|scope| {
        let lanes: Vec<_> = (0..LANES)
            .map(|lane| {
                let (ground, folder) = (&ground, folder.join(format!("lane {lane}")));
                scope.spawn(move || run(lane, each, ground, &folder))
            })
            .collect();
        lanes.into_iter().map(|lane| lane.join().unwrap()).collect()
    });
    let mut all = BTreeMap::new();
    for (what, count) in counted.into_iter().flatten() {
        *all.entry(what).or_insert(0) += count;
    }
    println!("{all:#?}");
    // Exchanged pages of one table, which SQLite does not notice by itself: all are refused.
    let neighbours = all.get(&(Kind::Neighbours, End::Refused));
    assert_eq!(neighbours, Some(&(each * LANES)), "{all:?}");
}

fn run(lane: u64, each: u64, ground: &Ground, folder: &Path) -> BTreeMap<(Kind, End), u64> {
    let mut dice = Dice(20_261_116 + lane);
    let mut counted = BTreeMap::new();
    for kind in KINDS {
        for turn in 0..each {
            let bad = damage(kind, &ground.now, &ground.before, &ground.tables, &mut dice);
            let own: PathBuf = folder.join(format!("{kind:?}-{turn}"));
            fs::create_dir_all(&own).unwrap();
            let data = own.join("a.db");
            fs::write(&data, &bad).unwrap();
            let end = match bad == ground.now {
                true => continue,
                false => end(&data, ground),
            };
            let end =
                end.unwrap_or_else(|why| panic!("{kind:?} {turn} of lane {lane}: {why:.2000}"));
            if end == End::Refused {
                assert_eq!(
                    fs::read(&data).unwrap(),
                    bad,
                    "{kind:?} {turn}: it was written to"
                );
            }
            *counted.entry((kind, end)).or_insert(0) += 1;
            fs::remove_dir_all(&own).unwrap();
        }
    }
    counted
}
