//! Lists of dossiers and what is counted of them, without a window.

use std::io::{self, Write};

use chrono::{NaiveDate, NaiveDateTime};
use serde_json::json;
use smc_core::api::{CellAsked, DossierLine, Intakes, ListFile, ListPreview};
use smc_core::calendar::Cycle;

use crate::args::Args;
use crate::month::in_unicode;
use crate::{Ended, Run, Trouble, complain, open, told};

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
        (true, None) => writeln!(out, "{}", json!(preview))?,
        (true, Some(taken)) => {
            writeln!(out, "{}", json!({ "preview": preview, "taken": taken }))?;
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

/// A moment; a day alone lasts until its end.
fn moment(text: &str) -> Result<NaiveDateTime, Trouble> {
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

fn day(args: &Args) -> Result<Option<NaiveDate>, Trouble> {
    args.text("as-of")?
        .map(|text| moment(text).map(|moment| moment.date()))
        .transpose()
}

fn words(args: &Args, name: &str) -> Result<Option<String>, Trouble> {
    Ok(args.text(name)?.map(str::to_owned))
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

/// Counts forms from dossiers, and puts the figures into a cycle when asked to.
pub(crate) fn count(args: &Args, out: &mut impl Write) -> Run {
    let app = open(args);
    let (rule, form, as_of) = (words(args, "rule")?, words(args, "form")?, day(args)?);
    let counted = match args.has("apply") {
        true => {
            let cycle: Cycle = args.parsed("period")?;
            app.count_into(cycle, rule, form, as_of, args.has("unknown"), true)?
        }
        false => app.count(
            words(args, "period")?.unwrap_or_default(),
            rule,
            form,
            as_of,
        )?,
    };
    if args.json() {
        writeln!(out, "{}", json!(counted))?;
        return Ok(Ended::Fine);
    }
    for own in &counted.figures {
        let source = own
            .source
            .map(|source| format!("{source}/"))
            .unwrap_or_default();
        writeln!(
            out,
            "{} {source}{} {}: {}",
            own.form, own.field, own.column, own.value
        )?;
    }
    for own in &counted.unknown {
        let source = own
            .source
            .map(|source| format!("{source}/"))
            .unwrap_or_default();
        writeln!(
            out,
            "{} {source}{} {}: thiếu thông tin của {} hồ sơ (đã rõ {})",
            own.form, own.field, own.column, own.unknown, own.value
        )?;
    }
    for text in counted.changes.iter().chain(&counted.notes) {
        writeln!(out, "{text}")?;
    }
    writeln!(out, "{}\n{}", counted.message, counted.sentence)?;
    Ok(Ended::Fine)
}

/// Prints the dossiers of a cell.
pub(crate) fn dossiers(args: &Args, out: &mut impl Write) -> Run {
    let text = words(args, "cell")?.unwrap_or_default();
    let wrong = || {
        Trouble::Misuse(format!(
            "--cell: “{text}” không phải ô. Viết BIỂU,DÒNG,CỘT, ví dụ II.06a,1/Hộ tịch,online."
        ))
    };
    // A field's name may hold commas.
    let (form, rest) = text.split_once(',').ok_or_else(wrong)?;
    let (row, column) = rest.rsplit_once(',').ok_or_else(wrong)?;
    let numbered = row
        .split_once('/')
        .and_then(|(source, field)| Some((source.parse().ok()?, field)));
    let (source, field) = match numbered {
        Some((source, field)) => (Some(source), field),
        None => (None, row),
    };
    let cell = CellAsked {
        form: form.trim().to_owned(),
        source,
        field: Some(field.trim().to_owned()).filter(|field| field != "*"),
        column: column.trim().to_owned(),
    };
    let period = words(args, "period")?.unwrap_or_default();
    let found = open(args).cell_dossiers(cell, period, words(args, "rule")?, day(args)?)?;
    let mut lines = vec![found.title.clone()];
    lines.extend(
        found
            .procedures
            .iter()
            .map(|(code, name)| format!("{code} {name}")),
    );
    lines.extend(found.dossiers.iter().map(line));
    lines.extend(
        found
            .unknown
            .iter()
            .map(|own| format!("chưa rõ: {}", line(own))),
    );
    told(args, out, &found, lines.join("\n"))?;
    Ok(Ended::Fine)
}

fn line(own: &DossierLine) -> String {
    let moment = |label: &str, own: Option<NaiveDateTime>| {
        own.map(|own| format!("{label} {}", own.format("%d/%m/%Y %H:%M")))
    };
    let parts = [
        Some(own.code.clone()),
        own.title.clone().or(own.procedure.clone()),
        own.channel.clone(),
        own.status.clone(),
        moment("nhận", own.received),
        moment("hẹn", own.due),
        moment("xong", own.finished),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
