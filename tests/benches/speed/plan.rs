//! A plan of 500 tasks: looked at and edited through the door, and drawn by the page in Chromium.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use smc_core::api::{App, SampleSize, sample_plans_write, sample_write};
use smc_tests::programs;

use crate::bare;
use crate::table::{Table, Times, in_turn, timed};
use crate::{Run, ask, options, send, ten_years};

pub(crate) fn plan(table: &mut Table, folder: &Path) -> Run<()> {
    let file = folder.join("plan.db");
    let ward = SampleSize {
        closed: 1,
        fields: 23,
        ..ten_years()?
    };
    sample_write(options(&file), ward)?;
    sample_plans_write(options(&file), 2026..=2026, 500)?;
    let app = App::new(options(&file));
    let plans = ask(&app, &json!({ "cmd": "plans" }))?;
    let plans = plans.as_array().ok_or("no plans")?;
    let largest = plans.iter().max_by_key(|plan| plan["tasks"].as_u64());
    let id = &largest.ok_or("no plan")?["id"];
    let whole = json!({ "cmd": "plan", "args": { "plan": id } });
    let rows = &ask(&app, &whole)?["appendices"][0]["rows"];
    let rows = rows.as_array().ok_or("no lines")?;
    let tasks: Vec<&Value> = rows.iter().filter(|row| row["kind"] == "task").collect();
    if tasks.len() < 500 {
        return Err(format!("the plan has {} tasks", tasks.len()).into());
    }
    let look = whole.to_string();
    table.info(
        "a plan of 500 tasks, whole",
        &timed(20, || send(&app, &look))?,
    );
    let ids: Vec<i64> = tasks
        .iter()
        .filter_map(|task| task["id"].as_i64())
        .collect();
    let number = id.as_i64().ok_or("no number")?;
    let mut bare = bare::Plan::new(&file, folder.join("plan-bare.db"), number, ids)?;
    let mut turn = 0;
    let (edits, bares) = in_turn(
        50,
        || {
            turn += 1;
            let text = format!("Nhiệm vụ sửa lần {turn}");
            let node = &tasks[turn % tasks.len()]["id"];
            let args = json!({ "plan": id, "node": node, "role": "content", "text": text });
            send(
                &app,
                &json!({ "cmd": "node_set", "args": args }).to_string(),
            )
        },
        |i| bare.edit(i),
    )?;
    let name = "… an edit through the door / the bare statements it needs";
    table.ratio(name, &edits, &bares, 3.0);
    let seen = in_chromium()?;
    let times = |name: &str| {
        let runs = seen[name].as_array().into_iter().flatten();
        Times::new(runs.filter_map(Value::as_f64).collect())
    };
    let name = "… drawn for the first time, page and core / the same markup asked for bare";
    table.ratio(name, &times("first_paint_ms"), &times("bare_paint_ms"), 4.0);
    let name = "… an edit, the page's own work / the same markup drawn bare";
    table.ratio(name, &times("edit_ms"), &times("bare_draw_ms"), 3.0);
    Ok(())
}

/// What the page measures of itself.
fn in_chromium() -> Run<Value> {
    let script = programs::in_repository("ui/tests/speed.mjs");
    let done = Command::new("node")
        .arg(script)
        .env("SMC_PAGE_HOST", env!("CARGO_BIN_EXE_page-host"))
        .output()?;
    match done.status.success() {
        true => Ok(serde_json::from_slice(&done.stdout)?),
        false => Err(String::from_utf8_lossy(&done.stderr).into()),
    }
}
