//! Lists of dossiers without a window: taken in, taken back, held against each other, cleared away.

use std::io::{self, Write};

use chrono::{NaiveDate, NaiveDateTime};
use serde_json::json;
use smc_core::api::{Intakes, ListFile, ListPreview};

use crate::args::Args;
use crate::month::in_unicode;
use crate::{Ended, Run, Trouble, complain, open, print_json, told};

/// Shows what lists say, and takes them in when asked to.
pub(crate) fn import(args: &Args, out: &mut impl Write) -> Run {
    let app = open(args);
    let source = match args.text("source")? {
        None => None,
        Some(text) => Some(source(&app, text)?),
    };
    let as_of = match args.text("as-of")? {
        None => None,
        Some(text) => Some(moment(text)?),
    };
    let mut files = Vec::new();
    for path in args.paths() {
        files.push(ListFile {
            path: in_unicode(&path)?,
            source,
            as_of,
            choices: None,
        });
    }
    let preview = app.lists_read(files.clone())?;
    if !args.json() {
        for list in &preview.lists {
            print_list(list, out)?;
        }
        writeln!(out, "{}", preview.summary)?;
    }
    let taken = match preview.ready && args.has("apply") {
        true => Some(app.lists_apply(files)?),
        false => None,
    };
    match (args.json(), &taken) {
        (true, None) => print_json(out, &preview)?,
        (true, Some(taken)) => {
            print_json(out, &json!({ "preview": preview, "taken": taken }))?;
        }
        (false, Some(taken)) => writeln!(out, "{}", taken.message.as_deref().unwrap_or_default())?,
        (false, None) if preview.ready => writeln!(out, "Chưa nhập gì. Thêm --apply để nhập.")?,
        (false, None) => {
            complain("Chưa nhập gì: xem các dòng “Không đọc được” và “Phải chọn” ở trên.")
        }
    }
    Ok(if preview.ready {
        Ended::Fine
    } else {
        Ended::Findings
    })
}

fn print_list(list: &ListPreview, out: &mut impl Write) -> io::Result<()> {
    if let Some(why) = &list.refusal {
        return writeln!(out, "Không đọc được: {why}");
    }
    writeln!(
        out,
        "{}: {} dòng, {} hồ sơ",
        list.file, list.rows, list.dossiers
    )?;
    if let Some(known) = &list.known {
        writeln!(out, "{known}")?;
    }
    if let Some(as_of) = list.as_of {
        writeln!(out, "nói đến {}", as_of.format("%d/%m/%Y %H:%M"))?;
    }
    for own in &list.columns {
        let kept = if own.personal { " — không lưu" } else { "" };
        writeln!(
            out,
            "cột {} “{}”: {}{kept}",
            own.letter, own.heading, own.word
        )?;
    }
    for own in list.statuses.iter().chain(&list.channels) {
        let meaning = own.meaning.as_deref().unwrap_or("chưa hiểu");
        writeln!(out, "“{}” ({} dòng): {meaning}", own.word, own.rows)?;
    }
    for (mark, all) in [
        ("Bỏ qua", &list.left),
        ("Xem lại", &list.remarks),
        ("Phải chọn", &list.problems),
    ] {
        for text in all {
            writeln!(out, "{mark}: {text}")?;
        }
    }
    Ok(())
}

/// The source of a number: its place among the sources in use, from 1.
fn source(app: &smc_core::api::App, text: &str) -> Result<i64, Trouble> {
    let sources = app.settings()?.sources;
    let active: Vec<_> = sources.iter().filter(|own| own.active).collect();
    let at = text
        .parse::<usize>()
        .ok()
        .and_then(|number| number.checked_sub(1));
    let found = at.and_then(|at| active.get(at)).map(|own| own.id);
    found.ok_or_else(|| {
        let names: Vec<String> = (1..)
            .zip(&active)
            .map(|(number, own)| format!("{number} {}", own.name))
            .collect();
        Trouble::Misuse(format!(
            "--source: không có nguồn số “{text}”. Các nguồn: {}.",
            names.join("; ")
        ))
    })
}

fn lines(all: &Intakes) -> String {
    let mut lines: Vec<String> = all
        .intakes
        .iter()
        .map(|own| {
            format!(
                "{}  {}  {} hồ sơ  nói đến {}  {}",
                own.id,
                own.file,
                own.dossiers,
                own.as_of.format("%d/%m/%Y %H:%M"),
                own.source.as_deref().unwrap_or("chưa rõ nguồn")
            )
        })
        .collect();
    lines.extend(all.message.clone());
    if lines.is_empty() {
        lines.push("Chưa nhập danh sách hồ sơ nào.".to_owned());
    }
    lines.join("\n")
}

/// Prints the lists that were taken in.
pub(crate) fn intakes(args: &Args, out: &mut impl Write) -> Run {
    let all = open(args).intakes()?;
    told(args, out, &all, lines(&all))?;
    Ok(Ended::Fine)
}

/// Takes a list back.
pub(crate) fn undo(args: &Args, out: &mut impl Write) -> Run {
    let word = args.word(0)?;
    let id = word.parse().map_err(|_| {
        Trouble::Misuse(format!(
            "“{word}” không phải số của lần nhập. Xem `smc intakes`."
        ))
    })?;
    let all = open(args).intake_undo(id)?;
    told(args, out, &all, lines(&all))?;
    Ok(Ended::Fine)
}

/// Holds two lists against each other, or a form against a summary sheet.
pub(crate) fn compare(args: &Args, out: &mut impl Write) -> Run {
    let mut paths = Vec::new();
    for path in args.paths() {
        paths.push(in_unicode(&path)?);
    }
    match (args.text("form")?, &paths[..]) {
        (Some(form), [file]) => form_compare(args, form, file, out),
        (None, [a, b]) => lists_compare(args, a, b, out),
        (Some(_), _) => Err(Trouble::Misuse(
            "So một biểu thì nêu một tệp tổng hợp: smc compare TỆP --form BIỂU --period KỲ."
                .to_owned(),
        )),
        (None, _) => Err(Trouble::Misuse(
            "So hai danh sách thì nêu đúng hai tệp: smc compare TỆP TỆP.".to_owned(),
        )),
    }
}

fn lists_compare(args: &Args, a: &str, b: &str, out: &mut impl Write) -> Run {
    let app = open(args);
    let (a, b) = (a.to_owned(), b.to_owned());
    let period = match args.text("period")? {
        Some(_) => Some(args.parsed("period")?),
        None => None,
    };
    if let Some(path) = words(args, "out")? {
        let written = app.lists_compare_write(a, b, period, path)?;
        told(args, out, &written, &written.path)?;
        return Ok(Ended::Fine);
    }
    let found = app.lists_compare(a, b, period, None, usize::MAX)?;
    let mut lines = Vec::new();
    for own in &found.lines {
        let effects = match own.effects.is_empty() {
            true => String::new(),
            false => format!("  [{}]", own.effects.join(", ")),
        };
        lines.push(format!("{}  {}{effects}", own.code, own.what));
    }
    lines.extend(
        found
            .columns
            .iter()
            .filter(|own| own.first != own.second)
            .map(|own| {
                format!(
                    "{} ({}) {}: {} và {}",
                    own.form, own.no, own.name, own.first, own.second
                )
            }),
    );
    lines.push(found.message.clone());
    told(args, out, &found, lines.join("\n"))?;
    Ok(match found.lines.is_empty() {
        true => Ended::Fine,
        false => Ended::Findings,
    })
}

fn form_compare(args: &Args, form: &str, file: &str, out: &mut impl Write) -> Run {
    let period = args.text("period")?.unwrap_or_default();
    let cycle = period.parse().map_err(|_| {
        Trouble::Misuse(format!(
            "--period: so một biểu cần một kỳ tháng, ví dụ 2026-11; “{period}” thì không."
        ))
    })?;
    let (form, file) = (form.to_owned(), file.to_owned());
    let found = open(args).form_compare(cycle, form, file, words(args, "rule")?, None)?;
    let mut lines: Vec<String> = Vec::new();
    for own in &found.differences {
        let codes = match own.dossiers.is_empty() {
            true => String::new(),
            false => format!("  [{}]", own.dossiers.join(", ")),
        };
        lines.push(format!(
            "{}: tệp {} {}, đếm được {}{codes}",
            own.place, own.cell, own.in_file, own.counted
        ));
    }
    lines.extend(found.notes.iter().cloned());
    lines.push(found.message.clone());
    told(args, out, &found, lines.join("\n"))?;
    Ok(match found.differences.is_empty() {
        true => Ended::Fine,
        false => Ended::Findings,
    })
}

/// Clears away the dossiers that ended before a day.
pub(crate) fn clear(args: &Args, out: &mut impl Write) -> Run {
    let word = args.word(0)?;
    let before: NaiveDate = word
        .parse()
        .map_err(|_| Trouble::Misuse(format!("“{word}” không phải ngày. Viết 2025-12-31.")))?;
    let done = open(args).dossiers_clear(before, true)?;
    told(args, out, &done, &done.message)?;
    Ok(Ended::Fine)
}

/// A moment; a day alone lasts until its end.
pub(crate) fn moment(text: &str) -> Result<NaiveDateTime, Trouble> {
    let day = text
        .parse::<NaiveDate>()
        .ok()
        .and_then(|day| day.and_hms_opt(23, 59, 59));
    day.or_else(|| text.parse().ok()).ok_or_else(|| {
        Trouble::Misuse(format!(
            "--as-of: “{text}” không phải ngày. Viết 2026-11-15 hoặc 2026-11-15T08:12:00."
        ))
    })
}

pub(crate) fn day(args: &Args) -> Result<Option<NaiveDate>, Trouble> {
    args.text("as-of")?
        .map(|text| moment(text).map(|moment| moment.date()))
        .transpose()
}

pub(crate) fn words(args: &Args, name: &str) -> Result<Option<String>, Trouble> {
    Ok(args.text(name)?.map(str::to_owned))
}
