//! `cargo dev bench`: the figures of speed and size the program promises, measured in one run on an invented
//! ward of ten years (120 cycles, four forms, 40 fields, two sources). Where a machine's speed matters, the bare
//! library does the same work in turn with us, and the ratio counts.
//!
//! Exits with 1 when a promise is not kept.

mod bare;
mod paper;
mod plan;
mod plan_in;
mod table;
mod tasks;

use std::collections::HashMap;
use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitCode, Stdio};
use std::time::Instant;

use chrono::NaiveDateTime;
use serde_json::{Value, json};
use smc_core::api::{App, Clock, Options, SampleSize, sample_write};
use smc_core::calendar::Cycle;
use smc_core::form::Form;
use smc_core::import::{self, Known, Named};
use smc_tests::programs;
use table::{Table, Times, in_turn, timed};

type Run<T> = Result<T, Box<dyn Error>>;

/// The last cycle of the measured ward, the open one; the one before it is closed.
const LAST: &str = "2026-11";
const CLOSED: &str = "2026-10";

fn main() -> ExitCode {
    // `cargo test --all-targets` starts benches too, without this word.
    if !std::env::args().any(|word| word == "--bench") {
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
    let done = one_cell(&mut table, &folder, &file);
    table.failed("one cell", done);
    let done = a_year(&mut table, &file);
    table.failed("a year of II.06a", done);
    let done = opening(&mut table, &file);
    table.failed("opening", done);
    let done = workbook(&mut table, &folder, &file);
    table.failed("workbook", done);
    let done = summary(&mut table, &folder);
    table.failed("summary", done);
    let done = tasks::tasks(&mut table, &folder);
    table.failed("tasks", done);
    let done = plan_in::plan_in(&mut table, &folder);
    table.failed("plans in", done);
    let done = plan::plan(&mut table, &folder);
    table.failed("a plan", done);
    let done = paper::paper(&mut table, &folder);
    table.failed("paper", done);
    let done = memory(&mut table, &folder, &file);
    table.failed("memory", done);
    let done = sizes(&mut table);
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

/// One cell: checked, stored durably, its form computed again, answered.
fn one_cell(table: &mut Table, folder: &Path, file: &Path) -> Run<()> {
    let app = App::new(options(file));
    let mut bare = bare::Cells::new(&folder.join("bare.db"))?;
    let cells = cells(&app)?;
    let mut turn = 0;
    let (ours, bares) = in_turn(
        300,
        || {
            turn += 1;
            send(&app, &cells[turn % cells.len()])
        },
        |i| bare.set(i),
    )?;
    table.ratio(
        "one cell through the door / bare transaction",
        &ours,
        &bares,
        1.5,
        None,
    );

    // The same on a file that lies in memory, where the system has such a place.
    let memory = Path::new("/dev/shm");
    if !memory.is_dir() {
        let disk = bares.median();
        table.time(
            "one cell without the disk (less the bare one)",
            &ours.less(disk),
            1.0,
        );
        return Ok(());
    }
    let memory = memory.join(format!("smc-speed-{}", std::process::id()));
    fs::create_dir_all(&memory)?;
    let measured = in_memory(&app, file, &memory, &cells);
    fs::remove_dir_all(&memory)?;
    table.time("one cell without the disk", &measured?, 1.0);
    Ok(())
}

fn in_memory(app: &App, file: &Path, memory: &Path, cells: &[String]) -> Run<Times> {
    // A checkpoint first: what lies in the log is part of the file.
    ask(app, &json!({ "cmd": "verify" }))?;
    let copy = memory.join("ten-years.db");
    bare::copy_database(file, &copy)?;
    let app = App::new(options(&copy));
    let mut turn = 0;
    timed(300, || {
        turn += 1;
        send(&app, &cells[turn % cells.len()])
    })
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

fn a_year(table: &mut Table, file: &Path) -> Run<()> {
    let command = json!({ "cmd": "report_sheet", "args": { "form": "II.06a", "period": "2025" } });
    let command = command.to_string();
    // Closed months are read once: what counts is the first time, in a program that has read none.
    let fresh: Vec<App> = (0..20).map(|_| App::new(options(file))).collect();
    for app in &fresh {
        // The check of the whole file that opening starts is not to be measured.
        send(app, "{\"cmd\":\"verify\"}")?;
    }
    let mut next = fresh.iter().cycle();
    let first = timed(fresh.len(), || match next.next() {
        Some(app) => send(app, &command),
        None => Ok(()),
    })?;
    let again = timed(50, || send(&fresh[0], &command))?;
    table.time("a year of II.06a from its cycles", &first, 10.0);
    table.info("… once its closed months have been read", &again);
    Ok(())
}

/// A fresh process opens the file and answers.
fn opening(table: &mut Table, file: &Path) -> Run<()> {
    // The day's copy is made by the first opening of a day; it is not waited for.
    let first = timed(1, || {
        Talk::start(file)?.ask("{\"cmd\":\"state\"}").map(drop)
    })?;
    let times = timed(20, || {
        Talk::start(file)?.ask("{\"cmd\":\"state\"}").map(drop)
    })?;
    table.time("opening ten years to the first reply", &times, 50.0);
    table.info("… the first time on a day, with the day's copy", &first);
    Ok(())
}

fn workbook(table: &mut Table, folder: &Path, file: &Path) -> Run<()> {
    let app = App::new(options(file));
    let own = folder.join("own.xlsx");
    let command = export(CLOSED, &own);
    send(&app, &command)?;
    let cells = bare::Workbook::read(&own)?;
    println!("workbook: {}", cells.describe());
    let written = folder.join("bare.xlsx");
    let (ours, bares) = in_turn(30, || send(&app, &command), |_| cells.write(&written))?;
    table.ratio(
        "workbook of four sheets / rust_xlsxwriter alone",
        &ours,
        &bares,
        2.0,
        Some(50.0),
    );
    Ok(())
}

fn export(period: &str, path: &Path) -> String {
    json!({ "cmd": "export_write", "args": {
        "period": period,
        "forms": ["II.04", "II.05a", "II.06a", "II.08"],
        "path": path,
    } })
    .to_string()
}

/// A summary of 300 rows, all of them known: 150 fields in two sources. The promise is about the file: read,
/// understood, compared with its own sums. What the door adds (the cycle as it stands, every change in words) is
/// told beside it.
fn summary(table: &mut Table, folder: &Path) -> Run<()> {
    let file = folder.join("summary.db");
    sample_write(
        options(&file),
        SampleSize {
            closed: 1,
            fields: 150,
            ..ten_years()?
        },
    )?;
    let app = App::new(options(&file));
    let settings = ask(&app, &json!({ "cmd": "settings" }))?;
    let (sources, fields) = (names(&settings, "sources"), names(&settings, "fields"));
    let path = folder.join("summary.xlsx");
    bare::write_summary(&path, &sources, &fields)?;
    let command = json!({ "cmd": "summary_read", "args": {
        "path": path, "cycle": LAST, "form": "II.06a", "sheet": null, "choices": [],
    } });
    let preview = ask(&app, &command)?;
    let rows = preview["rows"].as_array().map_or(0, Vec::len);
    if rows != 300 || preview["ready"] != true {
        let problems = &preview["problems"];
        return Err(format!("the summary was not understood: {rows} rows; {problems}").into());
    }
    let form = fs::read_to_string(programs::in_repository("assets/forms/II.06a.toml"))?;
    let known = Known {
        form: &Form::read("II.06a.toml", &form).map_err(|broken| broken.to_string())?,
        fields: &named(&fields),
        sources: &named(&sources),
        choices: &HashMap::new(),
        remembered: &HashMap::new(),
    };
    let read = || {
        let summary = import::read_summary(&path, &known, None, &|_| true)?;
        match summary.problems.is_empty() && summary.rows.len() == 300 {
            true => Ok(()),
            false => Err("the summary was not understood".into()),
        }
    };
    let (ours, bares) = in_turn(100, read, |_| bare::read_summary(&path))?;
    table.ratio(
        "reading a summary of 300 rows / calamine alone",
        &ours,
        &bares,
        1.5,
        None,
    );
    // What the officer waits for: read, matched with the form as it stands, every change listed.
    let command = command.to_string();
    let (ours, bares) = in_turn(100, || send(&app, &command), |_| bare::read_summary(&path))?;
    table.ratio(
        "… its preview through the door / calamine alone",
        &ours,
        &bares,
        1.5,
        None,
    );
    Ok(())
}

fn named(names: &[String]) -> Vec<Named> {
    let ids = 1..;
    let both = ids.zip(names);
    both.map(|(id, name)| Named {
        id,
        name: name.clone(),
        offered: true,
    })
    .collect()
}

fn names(settings: &Value, key: &str) -> Vec<String> {
    let named = settings[key].as_array().into_iter().flatten();
    named
        .filter_map(|one| Some(one["name"].as_str()?.to_owned()))
        .collect()
}

/// What a fresh process needed at most, until it had exported: a month, and all ten years in one.
fn memory(table: &mut Table, folder: &Path, file: &Path) -> Run<()> {
    for (name, period) in [
        ("peak memory of exporting a month", CLOSED),
        ("peak memory of exporting a year", "2025"),
        ("peak memory of exporting ten years", "2017-01..2026-10"),
    ] {
        // `smc call` stays until its input ends, so that its peak can be read after the work.
        let mut talk = Talk::start(file)?;
        let reply = talk.ask(&export(period, &folder.join("memory.xlsx")))?;
        if !reply.starts_with("{\"ok\"") {
            return Err(reply.into());
        }
        table.size(
            name,
            talk.peak_memory().map(|bytes| bytes as f64 / 1e6),
            60.0,
            "MB",
        );
    }
    Ok(())
}

fn sizes(table: &mut Table) -> Run<()> {
    let page = std::env::var_os("SMC_PAGE_DIR")
        .map_or_else(|| programs::in_repository("ui/dist"), PathBuf::from);
    let size = |bytes: u64| (bytes > 0).then_some(bytes as f64 / 1e3);
    table.size(
        "the page's JavaScript, until it stands",
        size(first_bytes(&page)?),
        150.0,
        "kB",
    );
    if let Some(all) = size(script_bytes(&page)?) {
        println!("the page's JavaScript with all that comes later: {all:.1} kB");
    }
    let window = std::env::var_os("SMC_WINDOW_BIN").map(PathBuf::from);
    let window = window.and_then(|file| fs::metadata(file).ok());
    let window = window.map(|data| data.len() as f64 / 1e6);
    table.size("the window's program (release)", window, 20.0, "MB");
    Ok(())
}

/// What is loaded before the first screen: the script that the page names, and all that it imports at once.
fn first_bytes(page: &Path) -> Run<u64> {
    let markup = fs::read_to_string(page.join("index.html")).unwrap_or_default();
    let mut wanted: Vec<String> = named_after(&markup, "src=\"./assets/");
    let mut loaded: Vec<String> = Vec::new();
    let mut bytes = 0;
    while let Some(name) = wanted.pop() {
        if loaded.contains(&name) {
            continue;
        }
        let code = fs::read_to_string(page.join("assets").join(&name))?;
        bytes += code.len() as u64;
        wanted.extend(named_after(&code, "from\"./"));
        wanted.extend(named_after(&code, "import\"./"));
        loaded.push(name);
    }
    Ok(bytes)
}

/// The scripts named after these signs, up to the closing quote.
fn named_after(text: &str, signs: &str) -> Vec<String> {
    let found = text.split(signs).skip(1);
    let names = found.filter_map(|rest| rest.split('"').next());
    names
        .filter(|name| name.ends_with(".js"))
        .map(str::to_owned)
        .collect()
}

fn script_bytes(folder: &Path) -> Run<u64> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Ok(0);
    };
    let mut bytes = 0;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            bytes += script_bytes(&path)?;
        } else if path.extension().is_some_and(|ending| ending == "js") {
            bytes += fs::metadata(&path)?.len();
        }
    }
    Ok(bytes)
}

/// `smc call` in a process of its own.
struct Talk {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Talk {
    fn start(file: &Path) -> Run<Talk> {
        let mut child = Command::new(programs::smc())
            .args(["call", "--today", "2026-11-16T08:00:00", "--data"])
            .arg(file)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let input = child.stdin.take();
        let output = child.stdout.take().ok_or("no output")?;
        Ok(Talk {
            child,
            input,
            output: BufReader::new(output),
        })
    }

    fn ask(&mut self, command: &str) -> Run<String> {
        writeln!(self.input.as_mut().ok_or("no input")?, "{command}")?;
        let mut reply = String::new();
        self.output.read_line(&mut reply)?;
        Ok(reply)
    }

    /// In bytes, where the system tells it (Linux).
    fn peak_memory(&self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:"))?;
        let kilobytes: u64 = line.split_whitespace().next()?.parse().ok()?;
        Some(kilobytes * 1024)
    }
}

impl Drop for Talk {
    fn drop(&mut self) {
        // The end of its input ends it.
        self.input = None;
        let _ = self.child.wait();
    }
}
