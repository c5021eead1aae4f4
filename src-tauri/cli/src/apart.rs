//! Pages laid out in a process apart. A template of the office may loop without end or ask for all memory there is, and
//! Typst can be stopped in neither: so it runs in this program once more, which ends itself after its time and cannot
//! take more than its memory. What the program itself lays out stays in it.

use std::alloc::System;
use std::env;
use std::fmt;
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{self, Command, ExitCode, Stdio};
use std::thread;
use std::time::Duration;

use cap::Cap;
use serde_json::{Value, json};
use smc_core::paper::{Fault, Job, Press, templates};
use smc_print::Typst;

/// What this program is started with, to lay out one job.
pub(crate) const COMMAND: &str = "press";

/// How long a job may take.
const TIME: Duration = Duration::from_secs(30);

/// How many megabytes it may take.
const MEMORY: usize = 1_024;

/// How many megabytes of pages are taken.
const PAGES: u64 = 200;

/// What a job ends with that has taken too long.
const TOO_LONG: i32 = 3;

/// Counts what is taken; without a limit but where a job is laid out apart.
#[global_allocator]
static TAKEN: Cap<System> = Cap::new(System, usize::MAX);

/// The press that lays out an office's own templates apart.
#[derive(Default)]
pub struct Apart(Typst);

impl fmt::Debug for Apart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Apart")
    }
}

impl Press for Apart {
    fn pages(&self, job: &Job) -> Result<Vec<String>, Fault> {
        if is_ours(job) {
            return self.0.pages(job);
        }
        let answer = laid_out(job, false)?;
        serde_json::from_slice(&answer).map_err(|_| broken(job))
    }

    fn pdf(&self, job: &Job) -> Result<Vec<u8>, Fault> {
        match is_ours(job) {
            true => self.0.pdf(job),
            false => laid_out(job, true),
        }
    }
}

/// Whether all templates are those that come with the program.
fn is_ours(job: &Job) -> bool {
    let main = (&job.name, &job.template);
    let mut all = job.files.iter().map(|(name, text)| (name, text));
    let built_in: Vec<(String, String)> = templates::built_in().collect();
    let is_built_in = |own: (&String, &String)| {
        let mut built_in = built_in.iter();
        built_in.any(|(name, text)| (name, text) == own)
    };
    is_built_in(main) && all.all(is_built_in)
}

fn fault(job: &Job, why: String) -> Fault {
    Fault {
        file: job.name.clone(),
        line: None,
        why,
        calls: Vec::new(),
    }
}

fn broken(job: &Job) -> Fault {
    let why = format!("không dàn được trang, hoặc cần quá {MEMORY} MB bộ nhớ nên đã dừng");
    fault(job, why)
}

/// Has a job laid out by this program, started once more: its PDF, or its pages as JSON.
fn laid_out(job: &Job, as_pdf: bool) -> Result<Vec<u8>, Fault> {
    let answer = asked(job, as_pdf).map_err(|_| broken(job))?;
    match answer {
        (Some(0), answer) => match answer.split_first() {
            Some((b'f', told)) => Err(of_told(told).unwrap_or_else(|| broken(job))),
            Some((_, made)) if made.len() as u64 <= PAGES << 20 => Ok(made.to_vec()),
            _ => Err(fault(job, format!("cho ra các trang nặng quá {PAGES} MB"))),
        },
        (Some(TOO_LONG), _) => {
            let why = format!(
                "chạy quá {} giây nên đã dừng (lặp không hết?)",
                TIME.as_secs()
            );
            Err(fault(job, why))
        }
        _ => Err(broken(job)),
    }
}

fn asked(job: &Job, as_pdf: bool) -> io::Result<(Option<i32>, Vec<u8>)> {
    let program = env::current_exe()?;
    let mut command = Command::new(&program);
    if !is_smc(&program) {
        command.arg("--smc");
    }
    let pipes = command.arg(COMMAND).stdin(Stdio::piped());
    let mut child = pipes.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    let request = json!({
        "pdf": as_pdf,
        "name": job.name,
        "template": job.template,
        "files": job.files,
        "data": job.data,
        "title": job.title,
        "date": job.date,
    });
    // It answers only when it has read all; where it has ended, its end says why.
    if let Some(mut input) = child.stdin.take() {
        let _ = input.write_all(request.to_string().as_bytes());
    }
    let mut answer = Vec::new();
    if let Some(output) = child.stdout.take() {
        output.take((PAGES << 20) + 2).read_to_end(&mut answer)?;
    }
    // Whoever writes on has nobody who reads, and ends.
    Ok((child.wait()?.code(), answer))
}

/// The window's program is `smc` only when it is told so.
fn is_smc(program: &Path) -> bool {
    program.file_stem().is_some_and(|own| own == "smc")
}

/// Lays out the job that comes in, within its time and memory.
pub(crate) fn serve() -> ExitCode {
    // Nothing else can stop a loop. Whoever waited may be gone, too.
    thread::spawn(|| {
        thread::sleep(TIME);
        process::exit(TOO_LONG);
    });
    let _ = TAKEN.set_limit(MEMORY << 20);
    let mut request = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut request);
    let request: Option<Value> = read
        .ok()
        .and_then(|_| serde_json::from_slice(&request).ok());
    let Some((job, as_pdf)) = request.and_then(job_of) else {
        return ExitCode::FAILURE;
    };
    let press = Typst::new();
    let made = match as_pdf {
        true => press.pdf(&job),
        false => press
            .pages(&job)
            .map(|pages| json!(pages).to_string().into_bytes()),
    };
    let (mark, answer) = match made {
        Ok(made) => (b'm', made),
        Err(fault) => (b'f', told(&fault)),
    };
    let mut out = io::stdout().lock();
    let written = out.write_all(&[mark]).and_then(|()| out.write_all(&answer));
    match written.and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn job_of(mut request: Value) -> Option<(Job, bool)> {
    let mut take = |key: &str| request.get_mut(key).map(Value::take);
    let job = Job {
        name: serde_json::from_value(take("name")?).ok()?,
        template: serde_json::from_value(take("template")?).ok()?,
        files: serde_json::from_value(take("files")?).ok()?,
        data: take("data")?,
        title: serde_json::from_value(take("title")?).ok()?,
        date: serde_json::from_value(take("date")?).ok()?,
    };
    Some((job, take("pdf")? == true))
}

fn told(fault: &Fault) -> Vec<u8> {
    let own = json!([fault.file, fault.line, fault.why, fault.calls]);
    own.to_string().into_bytes()
}

fn of_told(told: &[u8]) -> Option<Fault> {
    let (file, line, why, calls) = serde_json::from_slice(told).ok()?;
    Some(Fault {
        file,
        line,
        why,
        calls,
    })
}
