//! One typed cell: checked, stored durably, its form computed again, answered.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use smc_core::api::App;

use crate::bare;
use crate::table::{Table, Times, in_turn};
use crate::{LAST, Run, ask, options, send};

const RUNS: usize = 300;

pub(crate) fn one_cell(table: &mut Table, folder: &Path, file: &Path) -> Run<()> {
    let app = App::new(options(file));
    let mut bare = bare::Cells::new(&folder.join("bare.db"))?;
    let cells = cells(&app)?;
    let mut turn = 0;
    let (ours, bares) = in_turn(
        RUNS,
        || {
            turn += 1;
            send(&app, &cells[turn % cells.len()])
        },
        |i| bare.set(i),
    )?;
    let name = "one cell through the door / bare transaction";
    table.ratio(name, &ours, &bares, 2.0);

    // The same on a file that lies in memory, where the system has such a place.
    let memory = Path::new("/dev/shm");
    if !memory.is_dir() {
        return Ok(());
    }
    let memory = memory.join(format!("smc-speed-{}", std::process::id()));
    fs::create_dir_all(&memory)?;
    let measured = in_memory(&app, file, &memory, &cells);
    fs::remove_dir_all(&memory)?;
    let (ours, bares) = measured?;
    let name = "one cell without the disk / bare reading, setting, answering";
    table.ratio(name, &ours, &bares, 2.0);
    Ok(())
}

fn in_memory(app: &App, file: &Path, memory: &Path, cells: &[String]) -> Run<(Times, Times)> {
    // A checkpoint first: what lies in the log is part of the file.
    ask(app, &json!({ "cmd": "verify" }))?;
    let (own, other) = (memory.join("ten-years.db"), memory.join("bare.db"));
    bare::copy_database(file, &own)?;
    bare::copy_database(file, &other)?;
    let app = App::new(options(&own));
    let answer = ask(&app, &serde_json::from_str(&cells[0])?)?;
    let mut bare = bare::Cell::new(&other, LAST, answer)?;
    let mut turn = 0;
    in_turn(
        RUNS,
        || {
            turn += 1;
            send(&app, &cells[turn % cells.len()])
        },
        |i| bare.set(&cells[i % cells.len()], i),
    )
}

/// Commands that set cells of II.06a in the open cycle, each time to another figure.
fn cells(app: &App) -> Run<Vec<String>> {
    let sheet = ask(
        app,
        &json!({ "cmd": "sheet", "args": { "form": "II.06a", "cycle": LAST } }),
    )?;
    let rows: Vec<&Value> = sheet["body"]["lines"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|line| line["kind"] == "row")
        .map(|line| &line["row"])
        .collect();
    let mut commands = Vec::new();
    for (figure, column) in [(3, "online"), (5, "early"), (7, "direct")] {
        for row in &rows {
            commands.push(
                json!({ "cmd": "cell_set", "args": {
                    "form": "II.06a", "cycle": LAST, "row": row, "column": column,
                    "text": (figure + commands.len() * 11 % 97).to_string(),
                } })
                .to_string(),
            );
        }
    }
    Ok(commands)
}
