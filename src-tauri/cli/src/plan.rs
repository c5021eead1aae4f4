//! A plan without a window: shown as it was understood, stored when asked to.

use std::io::{self, Read, Write};
use std::path::Path;

use serde_json::{Value, json};
use smc_core::api::{Anew, Command, PlanInto, PlanSource};
use smc_core::error::Error;
use smc_core::plan::About;

use crate::args::Args;
use crate::{Ended, Run, Trouble, complain, list, open, text};

/// Shows what a plan's file holds, and stores it when asked to.
pub(crate) fn import(args: &Args, out: &mut impl Write) -> Run {
    let app = open(args);
    let source = source(args)?;
    let year = number(args, "year")?;
    let into = match (number(args, "into")?, args.has("new")) {
        (Some(_), true) => {
            return Err(Trouble::Misuse(
                "Chỉ chọn một trong hai: --into hoặc --new.".to_owned(),
            ));
        }
        (Some(id), false) => Some(PlanInto::Plan(id)),
        (None, true) => Some(PlanInto::New(Anew::New)),
        (None, false) => None,
    };
    let preview = app.run(Command::plan_read {
        source: source.clone(),
        year,
        into,
        mends: Vec::new(),
    })?;
    if !args.json() {
        print_preview(&preview, out)?;
    }
    let ready = preview["ready"].as_bool() == Some(true);
    let stored = match ready && args.has("apply") {
        true => Some(app.run(Command::plan_apply {
            source,
            year,
            about: about(&preview),
            into,
            mends: Vec::new(),
        })?),
        false => None,
    };
    match (args.json(), &stored) {
        (true, None) => writeln!(out, "{preview}")?,
        (true, Some(stored)) => {
            writeln!(out, "{}", json!({ "preview": preview, "changed": stored }))?;
        }
        (false, Some(stored)) => {
            writeln!(
                out,
                "{} (kế hoạch số {})",
                text(stored, "message"),
                stored["plan"]["id"]
            )?;
        }
        (false, None) if ready => writeln!(out, "Chưa ghi gì. Thêm --apply để ghi.")?,
        (false, None) => {
            complain("Chưa ghi gì: còn chỗ phải chọn hoặc sửa. Sửa tệp, hoặc nhập trong cửa sổ.")
        }
    }
    let found = !list(&preview, "problems").is_empty() || !list(&preview, "doubts").is_empty();
    Ok(if found { Ended::Findings } else { Ended::Fine })
}

/// The file, or the text of one: `-` is standard input.
fn source(args: &Args) -> Result<PlanSource, Trouble> {
    let path = args.word_path(0);
    let is_text = path
        .extension()
        .is_some_and(|ext| ext == "txt" || ext == "tsv");
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        return Ok(PlanSource::Text { text });
    }
    if is_text {
        let bytes = std::fs::read(&path).map_err(|error| Error::io(&path, &error))?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        return Ok(PlanSource::Text { text });
    }
    // A relative path is meant from where the command was given.
    match path.to_str() {
        Some(path) => Ok(PlanSource::File {
            path: path.to_owned(),
        }),
        None => Err(Trouble::Misuse(
            "Không đọc được các ký tự của đường dẫn.".to_owned(),
        )),
    }
}

fn number<T: std::str::FromStr>(args: &Args, name: &str) -> Result<Option<T>, Trouble> {
    let read = |text: &str| {
        let wrong = || Trouble::Misuse(format!("--{name}: “{text}” không phải số."));
        text.parse().map_err(|_| wrong())
    };
    args.text(name)?.map(read).transpose()
}

/// What the plan seems to be about, by its wire name.
fn about(preview: &Value) -> About {
    match text(preview, "about") {
        "control" => About::Control,
        "reform" => About::Reform,
        "inspection" => About::Inspection,
        _ => About::Other,
    }
}

fn print_preview(preview: &Value, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}", text(preview, "title"))?;
    for line in list(preview, "understood") {
        writeln!(out, "{}", line.as_str().unwrap_or_default())?;
    }
    for table in list(preview, "tables")
        .iter()
        .filter(|table| table["used"] == true)
    {
        for row in list(table, "rows").iter().filter(|row| row["used"] == true) {
            print_row(row, out)?;
        }
    }
    for (key, mark) in [("problems", "Phải sửa"), ("doubts", "Xem lại")] {
        for remark in list(preview, key) {
            let place = text(remark, "place");
            let place = if place.is_empty() {
                String::new()
            } else {
                format!("{place}: ")
            };
            writeln!(out, "{mark}: {place}{}", text(remark, "text"))?;
        }
    }
    for own in list(preview, "differences") {
        let mark = match text(own, "change") {
            "new" => "mới",
            "changed" => "đổi",
            _ => "bỏ",
        };
        writeln!(
            out,
            "{mark}: {}: {} {}",
            text(own, "place"),
            text(own, "content"),
            text(own, "text")
        )?;
    }
    writeln!(out, "{}", text(preview, "summary"))
}

/// A line of the tree on one line, its cells parted by bars.
fn print_row(row: &Value, out: &mut impl Write) -> io::Result<()> {
    let depth = row["level"].as_u64().unwrap_or(0) as usize;
    let texts: Vec<String> = list(row, "texts")
        .iter()
        .map(|text| text.as_str().unwrap_or_default().replace('\n', " / "))
        .collect();
    let line = texts.join(" | ");
    writeln!(
        out,
        "{}{}",
        "  ".repeat(depth),
        line.trim_end_matches([' ', '|'])
    )
}
