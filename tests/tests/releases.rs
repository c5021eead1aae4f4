//! Data files as releases left them: each opens with the present program, and all that is in it is as it was.
//!
//! A release leaves `tests/data/<version>/phuong.zip`: its data file, closed and in one piece, the copies of documents
//! beside it, and `said.json`, what its own door said of it. They were made through that version's door: an invented
//! ward with a summary taken in and its choices remembered, months closed and sent, one opened again and changed after
//! that, answers of a quarter, an edited form, a plan issued and amended with the office's own decision, targets,
//! tasks done, moved by hand and proved, and acts undone. What `undo` said until it refused is kept as well.

use rusqlite::Connection;
use serde_json::{Value, json};
use smc_tests::badfiles::Sheet;
use smc_tests::door::{Door, findings_of};
use smc_tests::release;

/// The morning on which 0.1.0 was asked.
const THEN: &str = "2026-04-17T08:00:00";

/// The data file of a release, opened today, and what that release said of it.
fn released(version: &str) -> (Door, Value) {
    let files = release::files(version);
    let (_, said) = files.iter().find(|(name, _)| name == "said.json").unwrap();
    let said = serde_json::from_slice(said).unwrap();
    (Door::on(THEN, &files), said)
}

/// What a form says: headings, names, figures, whether it is closed, what stands above it.
fn figures(reply: &Value) -> Value {
    let lines = reply["body"]["lines"].as_array().unwrap().iter();
    let lines = lines.map(|line| {
        let cells = line["cells"].as_array().unwrap().iter();
        let cells: Vec<Value> = cells
            .map(|cell| json!([cell["text"], cell["note"], cell["origin"]]))
            .collect();
        json!([
            line["kind"],
            line["label"],
            line["name"],
            line["section"],
            cells
        ])
    });
    let columns = reply["head"]["columns"].as_array().unwrap().iter();
    json!({
        "title": reply["head"]["form"]["title"],
        "headings": reply["head"]["headings"],
        "columns": columns.map(|column| column["label"].clone()).collect::<Vec<_>>(),
        "lines": lines.collect::<Vec<_>>(),
        "state": reply["body"]["state"]["progress"],
        "remarks": remarks(reply),
    })
}

/// What is said of a form that was closed by a program that put no seal on it.
const UNSEALED: &str = " bằng bản chương trình cũ, chưa có dấu niêm";

/// What stands above a form, without what no program said before there were seals.
fn remarks(reply: &Value) -> Vec<String> {
    let all = reply["body"]["remarks"].as_array().unwrap().iter();
    let all = all.map(|own| own.as_str().unwrap().replace(UNSEALED, ""));
    all.filter(|own| !own.starts_with("Đã gửi ")).collect()
}

/// Some properties of each of a list.
fn each(list: &Value, keys: &[&str]) -> Vec<Vec<Value>> {
    let one = |own: &Value| keys.iter().map(|key| own[key].clone()).collect();
    list.as_array().unwrap().iter().map(one).collect()
}

#[track_caller]
fn every_finding_still_stands(then: &Value, now: &Value) {
    let now = findings_of(&now["body"]);
    for finding in findings_of(&then["body"]) {
        assert!(now.contains(&finding), "{finding} in {now:?}");
    }
}

#[test]
fn every_month_of_0_1_0_shows_its_figures() {
    let (door, said) = released("0.1.0");
    let sheets = said["sheets"].as_object().unwrap();
    assert_eq!(sheets.len(), 16);
    for (place, then) in sheets {
        let (form, cycle) = place.split_once(' ').unwrap();
        let now = door.sheet(form, cycle);
        assert_eq!(figures(&now), figures(then), "{place}");
        every_finding_still_stands(then, &now);
        let closed = now["body"]["state"]["progress"] == "closed";
        let remarks = now["body"]["remarks"].to_string();
        assert_eq!(remarks.contains(UNSEALED), closed, "{place}: {remarks}");
    }
}

#[test]
fn every_longer_period_of_0_1_0_shows_its_figures_and_answers() {
    let (door, said) = released("0.1.0");
    for (place, then) in said["report_sheets"].as_object().unwrap() {
        let (form, period) = place.split_once(' ').unwrap();
        let now = door.report(form, period);
        // The sheet called one closed month complete, which the report's list of forms called closed: now both do.
        let mut expected = figures(then);
        let forms = said["reports"][period]["forms"].as_array().unwrap();
        let own = forms.iter().find(|own| own["code"] == form).unwrap();
        expected["state"] = own["progress"].clone();
        assert_eq!(figures(&now), expected, "{place}");
        every_finding_still_stands(then, &now);
    }
    for (period, then) in said["reports"].as_object().unwrap() {
        let now = door.call("report", json!({"period": period}));
        let parts = |report: &Value| {
            let forms = each(&report["forms"], &["code", "progress", "errors", "blanks"]);
            (forms, report["missing"].clone(), report["sent"].clone())
        };
        assert_eq!(parts(&now), parts(then), "{period}");
    }
}

#[test]
fn the_plan_of_0_1_0_and_its_tasks_say_the_same() {
    let (door, said) = released("0.1.0");
    let (then, now) = (&said["plan"], door.call("plan", json!({"plan": 1})));
    for key in ["fields", "decision", "state", "state_text", "units"] {
        assert_eq!(now[key], then[key], "{key}");
    }
    let targets = ["node", "measure", "comparison", "value", "unit", "year"];
    assert_eq!(
        each(&now["targets"], &targets),
        each(&then["targets"], &targets)
    );
    let texts = [
        "id",
        "kind",
        "level",
        "label",
        "content",
        "time",
        "lead",
        "coordinating",
        "result",
        "note",
    ];
    for (now, then) in std::iter::zip(
        now["appendices"].as_array().unwrap(),
        then["appendices"].as_array().unwrap(),
    ) {
        // Plans of that time were printed as tables.
        let mut fields = then["fields"].clone();
        fields["prose"] = json!(false);
        assert_eq!(now["fields"], fields);
        assert_eq!(each(&now["rows"], &texts), each(&then["rows"], &texts));
    }
    let changes = door.call("plan_history", json!({"plan": 1}));
    let parts = ["at", "place", "what", "reason"];
    assert_eq!(each(&changes, &parts), each(&said["plan_history"], &parts));
    let tasks = door.call("tasks", json!({"filter": {"undated": true}}));
    let parts = [
        "id", "node", "due", "added", "state", "done", "note", "content", "lead", "evidence",
    ];
    assert_eq!(
        each(&tasks["lines"], &parts),
        each(&said["tasks"]["lines"], &parts)
    );
}

#[test]
fn the_settings_of_0_1_0_are_kept() {
    let (door, said) = released("0.1.0");
    let (now, then) = (door.call("settings", json!({})), &said["settings"]);
    for key in ["office", "units", "fields", "sources", "deadlines"] {
        assert_eq!(now[key], then[key], "{key}");
    }
    let forms = ["edited", "versions", "columns"];
    assert_eq!(each(&now["forms"], &forms), each(&then["forms"], &forms));
    // What was chosen about names of a summary sheet is remembered.
    let book = Sheet::month()
        .with("B2", "Kỳ báo cáo: Tháng 05/2026")
        .with("B6", "Chứng thực bản sao")
        .with("B10", "Lễ hội");
    let path = door.path("thang-05.xlsx");
    std::fs::write(&path, book.book()).unwrap();
    let args =
        json!({"path": path, "cycle": "2026-05", "form": "II.06a", "sheet": null, "choices": []});
    let read = door.call("summary_read", args);
    assert_eq!(read["rows"][0]["how"], "đã chọn lần trước");
    // The edited form has another heading than the file; no name is unknown.
    let problems = read["problems"].as_array().unwrap().iter();
    let unknown = |own: &&Value| own["text"].as_str().unwrap().contains("chưa biết");
    assert_eq!(problems.filter(unknown).count(), 0);
}

#[test]
fn what_0_1_0_could_undo_can_be_undone() {
    let (door, said) = released("0.1.0");
    let undone = said["undone"].as_array().unwrap();
    assert_eq!(undone.len(), 12);
    for then in undone {
        match then["refused"].as_str() {
            Some(refused) => assert_eq!(door.refused("undo", json!({})), refused),
            None => {
                let now = door.call("undo", json!({}));
                assert_eq!(now["message"], then["message"]);
                if !then["sheet"].is_null() {
                    let (now, then) = (
                        &now["sheet"]["body"]["lines"],
                        &then["sheet"]["body"]["lines"],
                    );
                    assert_eq!(now, then);
                }
            }
        }
    }
    let rows = |plan: &Value| each(&plan["appendices"][0]["rows"], &["content", "time", "lead"]);
    let now = door.call("plan", json!({"plan": 1}));
    assert_eq!(rows(&now), rows(&said["plan_undone"]));
    assert_eq!(now["state_text"], said["plan_undone"]["state_text"]);
}

#[test]
fn the_day_a_schedule_gave_is_found_again_in_0_1_0() {
    let (door, _) = released("0.1.0");
    door.call("plans", json!({}));
    let db = Connection::open(door.data_file()).unwrap();
    let days = |id: i64| -> (String, Option<String>) {
        let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
        db.query_row(
            "SELECT due, scheduled FROM occurrence WHERE id = ?",
            [id],
            row,
        )
        .unwrap()
    };
    let text = str::to_owned;
    // Twice moved by hand, one that was not, one the officer added.
    assert_eq!(days(16), (text("2026-03-27"), Some(text("2026-02-16"))));
    assert_eq!(days(15), (text("2026-01-16"), Some(text("2026-01-16"))));
    assert_eq!(days(90), (text("2026-04-10"), None));
}
