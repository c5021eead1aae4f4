//! A plan without a window: shown as it was understood, stored when asked to.

use std::io::{self, Read, Write};
use std::path::Path;

use serde_json::json;
use smc_core::api::{Anew, DifferenceKind, PlanInto, PlanPreview, PlanRowFound, PlanSource};
use smc_core::regular;

use crate::args::Args;
use crate::{Ended, Run, Trouble, complain, open, print_json};

/// The most megabytes of a plan's text that are read; the core takes somewhat less.
const MOST_TEXT: u64 = 10;

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
    let preview = app.plan_read(source.clone(), year, into, Vec::new())?;
    if !args.json() {
        print_preview(&preview, out)?;
    }
    let ready = preview.ready;
    let stored = match ready && args.has("apply") {
        true => Some(app.plan_apply(source, year, preview.about, into, Vec::new())?),
        false => None,
    };
    match (args.json(), &stored) {
        (true, None) => print_json(out, &preview)?,
        (true, Some(stored)) => {
            print_json(out, &json!({ "preview": preview, "changed": stored }))?;
        }
        (false, Some(stored)) => {
            let message = stored.message.as_deref().unwrap_or_default();
            let id = stored.plan.as_ref().map_or(0, |plan| plan.id);
            writeln!(out, "{message} (kế hoạch số {id})")?;
        }
        (false, None) if ready => writeln!(out, "Chưa ghi gì. Thêm --apply để ghi.")?,
        (false, None) => {
            complain("Chưa ghi gì: còn chỗ phải chọn hoặc sửa. Sửa tệp, hoặc nhập trong cửa sổ.")
        }
    }
    let found = !preview.problems.is_empty() || !preview.doubts.is_empty();
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
        let most = (MOST_TEXT << 20) + 1;
        io::stdin().lock().take(most).read_to_end(&mut bytes)?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        return Ok(PlanSource::Text { text });
    }
    if is_text {
        let bytes = regular::read(&path, MOST_TEXT)?;
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
fn print_preview(preview: &PlanPreview, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}", preview.title)?;
    for line in &preview.understood {
        writeln!(out, "{line}")?;
    }
    for table in preview.tables.iter().filter(|table| table.used) {
        for row in table.rows.iter().filter(|row| row.used) {
            print_row(row, out)?;
        }
    }
    for (remarks, mark) in [
        (&preview.problems, "Phải sửa"),
        (&preview.doubts, "Xem lại"),
    ] {
        for remark in remarks {
            let place = match remark.place.as_str() {
                "" => String::new(),
                place => format!("{place}: "),
            };
            writeln!(out, "{mark}: {place}{}", remark.text)?;
        }
    }
    for own in &preview.differences {
        let mark = match own.change {
            DifferenceKind::New => "mới",
            DifferenceKind::Changed => "đổi",
            DifferenceKind::Gone => "bỏ",
        };
        writeln!(out, "{mark}: {}: {} {}", own.place, own.content, own.text)?;
    }
    writeln!(out, "{}", preview.summary)
}

fn print_row(row: &PlanRowFound, out: &mut impl Write) -> io::Result<()> {
    let texts = row.texts.iter().map(|text| text.replace('\n', " / "));
    let line = texts.collect::<Vec<_>>().join(" | ");
    writeln!(
        out,
        "{}{}",
        "  ".repeat(row.level.into()),
        line.trim_end_matches([' ', '|'])
    )
}
