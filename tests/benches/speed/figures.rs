//! Figures of years: opened, put together, written as a workbook.

use std::path::Path;
use std::process::{Command, Stdio};

use rusqlite::Connection;
use serde_json::json;
use smc_core::api::App;

use crate::bare;
use crate::table::{Table, in_turn, timed};
use crate::talk::Talk;
use crate::workbook::Workbook;
use crate::{CLOSED, Run, export, options, send};

/// The word that makes the bench a program that opens a file with SQLite alone.
pub(crate) const OPEN: &str = "--bare-open";

pub(crate) fn a_year(table: &mut Table, file: &Path) -> Run<()> {
    let command = json!({ "cmd": "report_sheet", "args": { "form": "II.06a", "period": "2025" } });
    let command = command.to_string();
    // Closed months are read once: what counts is the first time, in a program that has read none.
    const RUNS: usize = 20;
    let fresh: Vec<App> = (0..=RUNS).map(|_| App::new(options(file))).collect();
    let bares = (0..=RUNS).map(|_| Connection::open(file));
    let bares: Vec<Connection> = bares.collect::<rusqlite::Result<_>>()?;
    for app in &fresh {
        // The check of the whole file that opening starts is not to be measured.
        send(app, "{\"cmd\":\"verify\"}")?;
    }
    let mut next = fresh.iter();
    let (first, bares) = in_turn(
        RUNS,
        || next.next().map_or(Ok(()), |app| send(app, &command)),
        |i| bare::year(&bares[i], "II.06a", 2025),
    )?;
    table.ratio(
        "a year of II.06a / its figures read bare",
        &first,
        &bares,
        3.0,
    );
    let again = timed(50, || send(&fresh[0], &command))?;
    table.info("… once its closed months have been read", &again);
    Ok(())
}

/// A fresh process opens the file and answers; a bare one opens it, checks all of it and answers.
pub(crate) fn opening(table: &mut Table, file: &Path) -> Run<()> {
    // The day's copy is made by the first opening of a day; it is not waited for.
    let ours = || Talk::start(file)?.ask("{\"cmd\":\"state\"}").map(drop);
    let first = timed(1, ours)?;
    let own = std::env::current_exe()?;
    let bare = |_| {
        let mut opened = Command::new(&own);
        let done = opened.arg(OPEN).arg(file).stdout(Stdio::null()).status()?;
        match done.success() {
            true => Ok(()),
            false => Err("the bare opening failed".into()),
        }
    };
    let (ours, bares) = in_turn(20, ours, bare)?;
    let name = "opening ten years to the first reply / bare opening and check";
    table.ratio(name, &ours, &bares, 1.0);
    table.info("… the first time on a day, with the day's copy", &first);
    Ok(())
}

pub(crate) fn workbook(table: &mut Table, folder: &Path, file: &Path) -> Run<()> {
    let app = App::new(options(file));
    let own = folder.join("own.xlsx");
    let command = export(CLOSED, &own);
    send(&app, &command)?;
    let cells = Workbook::read(&own)?;
    println!("workbook: {}", cells.describe());
    let written = folder.join("bare.xlsx");
    let (ours, bares) = in_turn(30, || send(&app, &command), |_| cells.write(&written))?;
    let name = "workbook of four sheets / rust_xlsxwriter alone";
    table.ratio(name, &ours, &bares, 2.0);
    Ok(())
}
