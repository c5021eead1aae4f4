//! Logs and journals beside a data file: its own are played, others are put aside and told, none makes a mixture.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use rusqlite::Connection;
use serde_json::{Value, json};
use smc_core::api::{App, Clock, Options};
use smc_tests::badfiles::Dice;
use smc_tests::folder::{Folder, names};

use crate::times;

fn open(data: &Path) -> App {
    App::new(Options {
        press: None,
        data: Some(data.to_owned()),
        clock: Clock::fixed(
            NaiveDateTime::parse_from_str("2026-11-16 08:01:05", "%Y-%m-%d %H:%M:%S").unwrap(),
        ),
    })
}

#[track_caller]
fn ok(app: &App, cmd: &str, args: &Value) -> Value {
    let request = json!({ "cmd": cmd, "args": args }).to_string();
    let mut reply: Value = serde_json::from_str(&app.run_json(&request)).unwrap();
    assert!(reply.get("ok").is_some(), "{cmd}: {reply}");
    reply["ok"].take()
}

/// The figures of the open month's II.06a, as they are shown.
fn figures(app: &App) -> String {
    let args = json!({ "form": "II.06a", "cycle": "2026-11" });
    ok(app, "sheet", &args)["body"]["lines"].to_string()
}

/// A state of a file: its bytes with its log, as a power cut would leave them, and what it says.
struct State {
    file: Vec<u8>,
    log: Vec<u8>,
    figures: String,
    /// How many changes it has behind it.
    changes: usize,
}

fn with(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// The states of a ward's file, one after each change; the log is folded into the file now and then.
fn states(folder: &Folder, ward: u64) -> Vec<State> {
    let data = folder.join(format!("ward {ward}.db"));
    let mut app = open(&data);
    ok(&app, "sample_fill", &json!({}));
    let args = json!({ "form": "II.06a", "cycle": "2026-11" });
    let sheet = ok(&app, "sheet", &args);
    let lines = sheet["body"]["lines"].as_array().unwrap();
    let rows: Vec<&Value> = lines.iter().filter(|line| line["kind"] == "row").collect();
    // Two samples are one file; what is typed first makes them two wards.
    let own = json!({
        "form": "II.06a", "cycle": "2026-11", "row": rows[0]["row"], "column": "direct", "text": (7 + ward).to_string(),
    });
    ok(&app, "cell_set", &own);
    let mut states = Vec::new();
    for change in 0..12 {
        if change % 4 == 0 {
            drop(app);
            app = open(&data);
            // Before it is written to, it must have been checked.
            ok(&app, "backup_make", &json!({}));
        }
        let row = &rows[change % rows.len()]["row"];
        let value = (100 + 50 * ward as usize + change).to_string();
        let args = json!({
            "form": "II.06a", "cycle": "2026-11", "row": row, "column": "online", "text": value,
        });
        ok(&app, "cell_set", &args);
        states.push(State {
            file: fs::read(&data).unwrap(),
            log: fs::read(with(&data, "-wal")).unwrap(),
            figures: figures(&app),
            changes: change,
        });
    }
    states
}

#[test]
fn any_log_beside_any_state_gives_one_of_both_states_and_none_is_thrown_away() {
    let folder = Folder::new();
    let wards = [states(&folder, 0), states(&folder, 1)];
    let own = folder.join("tried");
    let mut dice = Dice(71);
    let (mut played, mut put_aside) = (0, 0);
    for turn in 0..24 * times() {
        let _ = fs::remove_dir_all(&own);
        fs::create_dir_all(&own).unwrap();
        let data = own.join("a.db");
        let (ward, other) = (dice.roll(2), dice.roll(2));
        let file = &wards[ward][dice.roll(12)];
        let log = &wards[other][dice.roll(12)];
        fs::write(&data, &file.file).unwrap();
        fs::write(with(&data, "-wal"), &log.log).unwrap();
        let before = {
            // What the file says by itself.
            let alone = folder.join("alone.db");
            let _ = fs::remove_file(&alone);
            fs::write(&alone, &file.file).unwrap();
            figures(&open(&alone))
        };
        let app = open(&data);
        let said = figures(&app);
        ok(&app, "backup_make", &json!({}));
        let notices = ok(&app, "state", &json!({}))["notices"].to_string();
        let aside: Vec<String> = names(&own)
            .into_iter()
            .filter(|name| name.contains("de-rieng"))
            .collect();
        match aside.as_slice() {
            [] => {
                played += 1;
                // The log's own state, whole, and of this ward: never an older one than the file's.
                assert_eq!(ward, other, "{turn}");
                assert_eq!(said, log.figures, "{turn}");
            }
            [aside] => {
                put_aside += 1;
                assert_eq!(said, before, "{turn}");
                assert_eq!(fs::read(own.join(aside)).unwrap(), log.log, "{turn}");
                assert!(notices.contains(aside), "{turn}: {notices}");
                // Its own log of that very moment is never put aside.
                assert!(ward != other || file.changes != log.changes, "{turn}");
            }
            more => panic!("{turn}: {more:?}"),
        }
        drop(app);
        assert!(
            !names(&own)
                .iter()
                .any(|name| name.contains(".thu") || name.contains("dang-mo"))
        );
    }
    println!("leftovers: {played} played, {put_aside} put aside");
    assert!(played > 0 && put_aside > 0, "{played} {put_aside}");
}

/// The journal of a file that had no pages: nothing to put back, only "cut to nothing".
fn of_a_first_start() -> Vec<u8> {
    let mut bytes = vec![0; 512];
    bytes[..8].copy_from_slice(&[0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7]);
    for (at, number) in [0_u32, 12345, 0, 512, 4096].into_iter().enumerate() {
        bytes[8 + 4 * at..12 + 4 * at].copy_from_slice(&number.to_be_bytes());
    }
    bytes
}

#[test]
fn the_journal_of_a_first_start_does_not_empty_a_file() {
    let folder = Folder::new();
    let data = folder.join("a.db");
    ok(&open(&data), "sample_fill", &json!({}));
    let before = figures(&open(&data));
    fs::write(with(&data, "-journal"), of_a_first_start()).unwrap();
    let app = open(&data);
    assert_eq!(figures(&app), before);
    let notices = ok(&app, "state", &json!({}))["notices"].to_string();
    assert!(
        notices.contains("-journal_2026-11-16_080105_de-rieng"),
        "{notices}"
    );
}

#[test]
fn a_journal_of_its_own_is_played() {
    let folder = Folder::new();
    let data = folder.join("a.db");
    ok(&open(&data), "sample_fill", &json!({}));
    let before = figures(&open(&data));
    // A change of the whole file by another program that was cut off in the middle: half is written, the journal has
    // what was there.
    let (file, journal) = {
        let db = Connection::open(&data).unwrap();
        db.pragma_update(None, "journal_mode", "DELETE").unwrap();
        db.pragma_update(None, "cache_size", 5).unwrap();
        db.pragma_update(None, "cache_spill", 1).unwrap();
        db.execute_batch("BEGIN; UPDATE history SET at = at || ' changed', place = at || place;")
            .unwrap();
        (
            fs::read(&data).unwrap(),
            fs::read(with(&data, "-journal")).unwrap(),
        )
    };
    assert!(journal.len() > 4096, "nothing was written yet");
    fs::write(&data, &file).unwrap();
    fs::write(with(&data, "-journal"), &journal).unwrap();
    let app = open(&data);
    assert_eq!(figures(&app), before);
    ok(&app, "backup_make", &json!({}));
    assert_eq!(ok(&app, "state", &json!({}))["notices"], json!([]));
}
