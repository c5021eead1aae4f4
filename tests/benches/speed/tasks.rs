//! Ten years of tasks: 5,300 tasks with 20,000 due dates, and how fast they are found among each other.

use std::path::Path;

use rusqlite::Connection;
use serde_json::{Value, json};
use smc_core::api::{App, SampleSize, sample_plans_write, sample_write};

use crate::bare;
use crate::table::{Table, in_turn};
use crate::{LAST, Run, ask, options, send, ten_years};

pub(crate) fn tasks(table: &mut Table, folder: &Path) -> Run<()> {
    let file = folder.join("tasks.db");
    let ward = SampleSize {
        closed: 1,
        fields: 23,
        ..ten_years()?
    };
    sample_write(options(&file), ward)?;
    let dues = sample_plans_write(options(&file), 2017..=2026, 530)?;
    if dues < 20_000 {
        return Err(format!("only {dues} due dates were made").into());
    }
    let app = App::new(options(&file));
    let settings = ask(&app, &json!({ "cmd": "settings" }))?;
    let unit = &settings["units"][3]["id"];
    let find = |filter: Value| json!({ "cmd": "tasks", "args": { "filter": filter } });
    let narrow = find(json!({ "text": "ra soat ho so", "unit": unit, "states": ["done"] }));
    let found = ask(&app, &narrow)?;
    if found["total"].as_u64().unwrap_or_default() < 100 {
        return Err(format!("the filter found {}", found["total"]).into());
    }
    println!(
        "tasks: {dues} due dates; the filter finds {}",
        found["total"]
    );
    let db = Connection::open(&file)?;
    // Bare, all of them are read with their lines: words without accents are found by nobody but us.
    let mut ratio = |name: &str, command: Value| -> Run<()> {
        let command = command.to_string();
        let bare = |_| bare::tasks(&db);
        let (ours, bares) = in_turn(50, || send(&app, &command), bare)?;
        table.ratio(name, &ours, &bares, 2.0);
        Ok(())
    };
    let name = "ten years of tasks by text, unit and state / all of them read bare";
    ratio(name, narrow)?;
    ratio(
        "… by a word that is in none",
        find(json!({ "text": "khongco" })),
    )?;
    ratio("… all of them", find(json!({ "undated": true })))?;
    let month = json!({ "cmd": "task_month", "args": { "year": 2026, "month": 11, "filter": {} } });
    ratio("… a month of them as a calendar", month)?;
    let overview = json!({ "cmd": "overview", "args": { "cycle": LAST } });
    ratio("… the overview beside them", overview)
}
