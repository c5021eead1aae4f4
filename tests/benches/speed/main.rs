//! `cargo dev bench`: the figures of speed and size the program promises, measured in one run on an invented
//! ward of ten years (120 cycles, four forms, 40 fields, two sources). A promise of speed is a ratio: the bare library
//! does what cannot be left out, in turn with us. The milliseconds stand beside it, for this machine only.
//!
//! Exits with 1 when a ratio or a size is not kept.

mod bare;
mod cell;
mod dossiers;
mod figures;
mod paper;
mod plan;
mod plan_in;
mod sizes;
mod summary;
mod table;
mod talk;
mod tasks;
mod workbook;

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use chrono::NaiveDateTime;
use serde_json::{Value, json};
use smc_core::api::{App, Clock, Options, SampleSize, sample_write};
use smc_core::calendar::Cycle;
use table::Table;

type Run<T> = Result<T, Box<dyn Error>>;

/// The last cycle of the measured ward, the open one; the one before it is closed.
const LAST: &str = "2026-11";
const CLOSED: &str = "2026-10";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().collect();
    if let [_, word, file] = words.as_slice()
        && word == figures::OPEN
    {
        return ExitCode::from(u8::from(bare::open(Path::new(file)).is_err()));
    }
    // `cargo test --all-targets` starts benches too, without this word.
    if !words.iter().any(|word| word == "--bench") {
        println!("measured by `cargo dev bench` only");
        return ExitCode::SUCCESS;
    }
    match measure() {
        Ok(table) => {
            print!("{table}");
            ExitCode::from(u8::from(table.missed()))
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn measure() -> Run<Table> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("speed");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    let file = folder.join("ten-years.db");
    let start = Instant::now();
    sample_write(options(&file), ten_years()?)?;
    println!(
        "ten years made in {:.1} s, {:.1} MB\n",
        start.elapsed().as_secs_f64(),
        fs::metadata(&file)?.len() as f64 / 1e6
    );
    let mut table = Table::default();
    // What cannot be measured is a promise not kept, but no reason to leave the others unmeasured.
    let done = cell::one_cell(&mut table, &folder, &file);
    table.failed("one cell", done);
    let done = figures::a_year(&mut table, &file);
    table.failed("a year of II.06a", done);
    let done = figures::opening(&mut table, &file);
    table.failed("opening", done);
    let done = figures::workbook(&mut table, &folder, &file);
    table.failed("workbook", done);
    let done = summary::summary(&mut table, &folder);
    table.failed("summary", done);
    let done = tasks::tasks(&mut table, &folder);
    table.failed("tasks", done);
    let done = plan_in::plan_in(&mut table, &folder);
    table.failed("plans in", done);
    let done = plan::plan(&mut table, &folder);
    table.failed("a plan", done);
    let done = dossiers::dossiers(&mut table, &folder);
    table.failed("dossiers", done);
    let done = paper::paper(&mut table, &folder);
    table.failed("paper", done);
    let done = sizes::memory(&mut table, &folder, &file);
    table.failed("memory", done);
    let done = sizes::sizes(&mut table);
    table.failed("sizes", done);
    fs::remove_dir_all(&folder)?;
    Ok(table)
}

fn ten_years() -> Run<SampleSize> {
    Ok(SampleSize {
        last: LAST.parse::<Cycle>()?,
        closed: 119,
        fields: 40,
        full: true,
    })
}

fn options(file: &Path) -> Options {
    let today: NaiveDateTime = "2026-11-16T08:00:00".parse().unwrap_or_default();
    Options {
        press: None,
        data: Some(file.to_owned()),
        clock: Clock::fixed(today),
    }
}

/// Sends a command through the door, JSON in and JSON out, and gives what came back.
fn ask(app: &App, command: &Value) -> Run<Value> {
    let reply: Value = serde_json::from_str(&app.run_json(&command.to_string()))?;
    match reply.get("ok") {
        Some(ok) => Ok(ok.clone()),
        None => Err(format!("{command}: {reply}").into()),
    }
}

/// The same without looking at the answer; what is measured.
fn send(app: &App, command: &str) -> Run<()> {
    let reply = app.run_json(command);
    match reply.starts_with("{\"ok\"") {
        true => Ok(()),
        false => Err(format!("{command}: {reply}").into()),
    }
}

fn export(period: &str, path: &Path) -> String {
    json!({ "cmd": "export_write", "args": {
        "period": period,
        "forms": ["II.04", "II.05a", "II.06a", "II.08"],
        "path": path,
    } })
    .to_string()
}
