//! `smc`: Sổ Một Cửa without a window, for automation and tests. It computes nothing: every command goes
//! through the door of the core, and what comes back is printed. A library, because on Windows the window's program
//! is `smc` as well (`so-mot-cua.exe --smc`): what both carry weighs fifty megabytes.
//!
//! Exit codes: 0 fine, 1 findings, 2 misuse (wrong arguments, a file that cannot be used).

mod apart;
mod args;
mod dossiers;
mod lists;
mod month;
mod paper;
mod plain;
mod plan;
mod procedures;
mod schedule;
mod tasks;
mod usage;
mod working_days;

use std::ffi::OsString;
use std::fmt;
use std::io::{self, BufRead, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

pub use apart::Apart;
use args::Args;
use serde::Serialize;
use serde_json::Value;
use smc_core::api::{self, App, Clock, Options};
use smc_core::error::Error;

/// What a command ends with when it could do its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    /// Nothing to report.
    Fine,
    /// Something does not fit: exit 1.
    Findings,
}

/// Why a command could not do its work.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// Wrong arguments; the sentence says which.
    Misuse(String),
    /// The core refused.
    Refused(Error),
    /// Standard output or input failed.
    Stream(io::Error),
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Trouble {
        Trouble::Refused(error)
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Trouble {
        Trouble::Stream(error)
    }
}

pub(crate) type Run = Result<Ended, Trouble>;

/// Does what the arguments after the program's name say, and says with which code to end.
pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let mut arguments = arguments.peekable();
    if arguments
        .peek()
        .is_some_and(|first| first == apart::COMMAND)
    {
        return apart::serve();
    }
    let mut out = io::stdout().lock();
    let ended = Args::read(arguments)
        .and_then(|args| act(&args, &mut out).map_err(|own| with_way(&args, own)));
    let ended = ended.and_then(|ended| Ok(out.flush().map(|()| ended)?));
    match ended {
        Ok(Ended::Fine) => ExitCode::SUCCESS,
        Ok(Ended::Findings) => ExitCode::from(1),
        // Whoever read the output has seen enough (`smc commands | head`).
        Err(Trouble::Stream(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(trouble) => {
            let text = match trouble {
                Trouble::Misuse(text) => text,
                Trouble::Refused(error) => error.to_string(),
                Trouble::Stream(error) => {
                    format!("Không đọc hoặc in ra được (nguyên văn lỗi của máy: “{error}”)")
                }
            };
            complain(&text);
            ExitCode::from(2)
        }
    }
}

/// Where the data file is gone beside its copies, what to type.
fn with_way(args: &Args, trouble: Trouble) -> Trouble {
    let Trouble::Refused(error @ Error::DatabaseGone { newest, .. }) = &trouble else {
        return trouble;
    };
    let data = match &args.data {
        Some(data) => format!(" --data \"{}\"", data.display()),
        None => String::new(),
    };
    let restore = match newest {
        Some(name) => format!("\nKhôi phục bản đó: smc restore {name}{data}"),
        None => String::new(),
    };
    Trouble::Misuse(format!(
        "{error}{restore}\nBắt đầu sổ mới, các bản sao giữ nguyên: smc start-new{data}"
    ))
}

/// A sentence on standard error; nobody may be listening.
pub(crate) fn complain(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

fn act(args: &Args, out: &mut impl Write) -> Run {
    match args.command {
        "help" => write!(out, "{}", usage::TEXT)?,
        "version" => writeln!(out, "smc {}", env!("CARGO_PKG_VERSION"))?,
        "types" => return types(args),
        "commands" => return commands(args, out),
        "sample" => return month::sample(args, out),
        "import-summary" => return month::import_summary(args, out),
        "plan-import" => return plan::import(args, out),
        "procedures-import" => return procedures::import(args, out),
        "procedures" => return procedures::procedures(args, out),
        "lists-import" => return lists::import(args, out),
        "intakes" => return lists::intakes(args, out),
        "intake-undo" => return lists::undo(args, out),
        "count" => return dossiers::count(args, out),
        "dossiers" => return dossiers::dossiers(args, out),
        "compare" => return lists::compare(args, out),
        "clear-before" => return lists::clear(args, out),
        "dossier" => return dossiers::dossier(args, out),
        "check" => return month::check(args, out),
        "export" => return month::export(args, out),
        "plan-export" => return paper::plan_export(args, out),
        "forms-pdf" => return paper::forms_pdf(args, out),
        "schedule" => return schedule::schedule(args, out),
        "tasks" => return tasks::tasks(args, out),
        "working-days" => return working_days::working_days(args, out),
        "ics" => return tasks::ics(args, out),
        "backup" => return backup(args, out),
        "restore" => return restore(args, out),
        "start-new" => return start_new(args, out),
        "handover" => return handover(args, out),
        "verify" => return verify(args, out),
        "call" => return call(args, out),
        other => return Err(Trouble::Misuse(usage::unknown_command(other))),
    }
    Ok(Ended::Fine)
}

/// Opens the data file the arguments name.
pub(crate) fn open(args: &Args) -> App {
    App::new(Options {
        press: Some(Arc::new(Apart::default())),
        data: args.data.clone(),
        clock: args.today.map_or_else(Clock::system, Clock::fixed),
    })
}

/// Prints a reply as one line of JSON, with plain values.
pub(crate) fn print_json(out: &mut impl Write, reply: &impl Serialize) -> io::Result<()> {
    writeln!(out, "{}", plain::plain(serde_json::to_value(reply)?))
}

/// Prints a reply as JSON when that is wanted, else what there is to say of it.
pub(crate) fn told(
    args: &Args,
    out: &mut impl Write,
    reply: &impl Serialize,
    said: impl fmt::Display,
) -> io::Result<()> {
    match args.json() {
        true => print_json(out, reply),
        false => writeln!(out, "{said}"),
    }
}

/// A text of a reply; empty when there is none.
pub(crate) fn text<'a>(reply: &'a Value, key: &str) -> &'a str {
    reply[key].as_str().unwrap_or_default()
}

/// A list of a reply; empty when there is none.
pub(crate) fn list<'a>(reply: &'a Value, key: &str) -> &'a [Value] {
    reply[key].as_array().map_or(&[], Vec::as_slice)
}

/// One JSON command per line in, one JSON reply per line out. A refusal is a reply too, so the exit is 0.
fn call(args: &Args, out: &mut impl Write) -> Run {
    let app = open(args);
    let mut input = io::stdin().lock();
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok(Ended::Fine);
        }
        // Invalid UTF-8 becomes invalid JSON or odd words, which the door refuses or keeps as they are.
        let request = String::from_utf8_lossy(&line);
        let request = request.trim_start_matches('\u{feff}').trim();
        if request.is_empty() {
            continue;
        }
        writeln!(out, "{}", app.run_json(request))?;
        out.flush()?;
    }
}

/// What the door offers.
fn commands(args: &Args, out: &mut impl Write) -> Run {
    let list = api::list();
    if args.json() {
        writeln!(out, "{}", serde_json::json!(list))?;
        return Ok(Ended::Fine);
    }
    for command in list {
        let arguments: Vec<String> = command
            .args
            .iter()
            .map(|(name, kind)| format!("{name}: {kind}"))
            .collect();
        writeln!(
            out,
            "{}({}) -> {}",
            command.name,
            arguments.join(", "),
            command.reply
        )?;
        writeln!(out, "    {}", command.doc)?;
    }
    Ok(Ended::Fine)
}

/// Makes a copy of the data file and prints its path.
fn backup(args: &Args, out: &mut impl Write) -> Run {
    let reply = open(args).backup_make()?;
    let newest = reply.backups.first().map(|copy| copy.name.as_str());
    let path = Path::new(&reply.folder).join(newest.unwrap_or_default());
    told(args, out, &reply, path.display())?;
    Ok(Ended::Fine)
}

/// Puts a copy in the place of the data file and prints that one's path.
fn restore(args: &Args, out: &mut impl Write) -> Run {
    let state = open(args).restore(month::in_unicode(&args.word_path(0))?)?;
    opened(args, out, &state)
}

/// Begins a new data file beside the copies of one that is gone, and prints its path.
fn start_new(args: &Args, out: &mut impl Write) -> Run {
    let state = open(args).start_new()?;
    opened(args, out, &state)
}

fn opened(args: &Args, out: &mut impl Write, state: &api::State) -> Run {
    told(args, out, state, &state.data_file)?;
    match &state.problem {
        Some(problem) => Err(Trouble::Misuse(problem.clone())),
        None => Ok(Ended::Fine),
    }
}

/// Writes everything of the office into a folder and prints its path.
fn handover(args: &Args, out: &mut impl Write) -> Run {
    let folder = month::in_unicode(&args.word_path(0))?;
    let reply = open(args).handover(folder)?;
    told(args, out, &reply, &reply.path)?;
    Ok(Ended::Fine)
}

/// Checks the whole data file, and the copies of documents.
fn verify(args: &Args, out: &mut impl Write) -> Run {
    let reply = open(args).verify()?;
    let said = std::iter::once(&reply.text).chain(&reply.documents);
    let said: Vec<&str> = said.map(String::as_str).collect();
    told(args, out, &reply, said.join("\n"))?;
    Ok(match reply.whole && reply.documents.is_empty() {
        true => Ended::Fine,
        false => Ended::Findings,
    })
}

/// Writes the page's types.
fn types(args: &Args) -> Run {
    let file = args.word_path(0);
    std::fs::write(&file, api::typescript()).map_err(|error| Error::io(&file, &error))?;
    Ok(Ended::Fine)
}
