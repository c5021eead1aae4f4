//! A clock that is wrong costs no copy, and is told.

use std::path::Path;

use chrono::NaiveDateTime;
use serde_json::{Value, json};
use smc_core::api::{App, Clock, Options};
use smc_tests::folder::{Folder, names};

pub(crate) fn at(data: &Path, now: &str) -> App {
    App::new(Options {
        press: None,
        data: Some(data.to_owned()),
        clock: Clock::fixed(NaiveDateTime::parse_from_str(now, "%Y-%m-%d %H:%M").unwrap()),
    })
}

#[track_caller]
fn ok(app: &App, cmd: &str) -> Value {
    ok_with(app, cmd, json!({}))
}

#[track_caller]
pub(crate) fn ok_with(app: &App, cmd: &str, args: Value) -> Value {
    let request = json!({ "cmd": cmd, "args": args }).to_string();
    let mut reply: Value = serde_json::from_str(&app.run_json(&request)).unwrap();
    assert!(reply.get("ok").is_some(), "{cmd}: {reply}");
    reply["ok"].take()
}

#[test]
fn a_start_far_ahead_and_back_again_costs_no_copy() {
    let folder = Folder::new();
    let data = folder.join("a.db");
    ok(&at(&data, "2026-01-05 08:00"), "sample_fill");
    for month in 2..12 {
        ok(&at(&data, &format!("2026-{month:02}-05 08:00")), "state");
    }
    let copies = || names(&folder.join("sao-luu"));
    let before = copies();
    assert_eq!(before.len(), 11, "{before:?}");

    // The battery is empty, the clock wrong: twice, on two days.
    for now in ["2031-01-05 08:00", "2031-01-06 08:00"] {
        let app = at(&data, now);
        let told = ok(&app, "state")["notices"][0].as_str().unwrap().to_owned();
        assert!(told.contains("muộn hơn hẳn ngày 05/01/2026"), "{told}");
        ok(&app, "backup_make");
    }
    let then = copies();
    assert!(before.iter().all(|own| then.contains(own)), "{then:?}");

    // Right again: every day has its copy, those of 2031 stand last and say what they are.
    for day in 6..9 {
        ok(&at(&data, &format!("2026-11-{day:02} 08:00")), "state");
    }
    let app = at(&data, "2026-11-08 09:00");
    let listed = ok(&app, "backups");
    let listed = listed["backups"].as_array().unwrap();
    assert_eq!(listed[0]["at"], "08/11/2026 08:00");
    let last = listed.last().unwrap();
    assert!(last["at"].as_str().unwrap().contains("/2031"), "{last}");
    assert!(
        last["reason"].as_str().unwrap().contains("đồng hồ"),
        "{last}"
    );
    assert_eq!(ok(&app, "state")["last_backup"], "hôm nay 08:00");
    let names = copies();
    for day in ["2026-11-06", "2026-11-07", "2026-11-08"] {
        assert!(names.iter().any(|own| own.contains(day)), "{names:?}");
    }
    assert!(before.iter().all(|own| names.contains(own)), "{names:?}");
}
