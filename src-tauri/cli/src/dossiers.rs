//! Dossiers and what is counted of them, without a window.

use std::io::Write;

use smc_core::api::{CellAsked, DossierFilter, DossierGroup, DossierLine};
use smc_core::calendar::Cycle;

use crate::args::Args;
use crate::lists::{day, words};
use crate::{Ended, Run, Trouble, open, print_json, told};

/// Counts forms from dossiers, and puts the figures into a cycle when asked to.
pub(crate) fn count(args: &Args, out: &mut impl Write) -> Run {
    let app = open(args);
    let (rule, form, as_of) = (words(args, "rule")?, words(args, "form")?, day(args)?);
    let counted = match args.has("apply") {
        true => {
            let cycle: Cycle = args.parsed("period")?;
            app.count_into(cycle, rule, form, as_of, args.has("unknown"), true)?
        }
        false => app.count(args.parsed("period")?, rule, form, as_of)?,
    };
    if args.json() {
        print_json(out, &counted)?;
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
    let changes = counted.changes.iter().map(|own| &own.text);
    for text in changes.chain(&counted.notes) {
        writeln!(out, "{text}")?;
    }
    writeln!(out, "{}\n{}", counted.message, counted.sentence)?;
    Ok(Ended::Fine)
}

/// Prints dossiers: those of a cell, or those that are looked for.
pub(crate) fn dossiers(args: &Args, out: &mut impl Write) -> Run {
    match (args.text("cell")?, args.text("period")?) {
        (None, None) => listed(args, out),
        (Some(_), Some(_)) => of_cell(args, out),
        _ => Err(Trouble::Misuse(
            "Các hồ sơ của một ô: viết cả --cell BIỂU,DÒNG,CỘT và --period KỲ.".to_owned(),
        )),
    }
}

fn listed(args: &Args, out: &mut impl Write) -> Run {
    let mut groups = Vec::new();
    if args.has("late") {
        groups.push(DossierGroup::Late);
    }
    let days = args.text("days")?;
    let days = days.map(|text| {
        text.parse()
            .map_err(|_| Trouble::Misuse(format!("--days: “{text}” không phải số ngày làm việc.")))
    });
    let days = days.transpose()?;
    if days.is_some() {
        groups.push(DossierGroup::Soon);
    }
    let filter = DossierFilter {
        text: words(args, "find")?.unwrap_or_default(),
        days,
        groups,
        most: usize::MAX,
        ..DossierFilter::default()
    };
    let found = open(args).dossiers(filter)?;
    let mut lines: Vec<String> = found.lines.iter().map(line).collect();
    lines.push(found.summary.clone());
    told(args, out, &found, lines.join("\n"))?;
    Ok(Ended::Fine)
}

/// Prints one dossier.
pub(crate) fn dossier(args: &Args, out: &mut impl Write) -> Run {
    let own = open(args).dossier(args.word(0)?.to_owned())?;
    let mut lines = vec![line(&own.line)];
    for said in &own.said {
        let source = said.source.as_deref().unwrap_or("chưa rõ nguồn");
        lines.push(format!(
            "{} (nói đến {}; {source}):",
            said.file, said.as_of_text
        ));
        lines.extend(said.facts.iter().map(|fact| match &fact.before {
            Some(before) => format!("  {}: {} (trước đó: {before})", fact.name, fact.text),
            None => format!("  {}: {}", fact.name, fact.text),
        }));
    }
    lines.extend(own.conflicts.iter().map(|text| format!("Xem lại: {text}")));
    told(args, out, &own, lines.join("\n"))?;
    Ok(Ended::Fine)
}

fn of_cell(args: &Args, out: &mut impl Write) -> Run {
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
        row: None,
        section: None,
        column: column.trim().to_owned(),
    };
    let period = args.parsed("period")?;
    let found = open(args).cell_dossiers(cell, period, words(args, "rule")?, day(args)?, None)?;
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
    let moment = |label: &str, told: &str| {
        let told = Some(told).filter(|told| !told.is_empty());
        told.map(|told| format!("{label} {told}"))
    };
    let parts = [
        Some(own.code.clone()),
        own.title.clone().or(own.procedure.clone()),
        own.channel.clone(),
        own.status.clone(),
        moment("nhận", &own.received_text),
        moment("hẹn", &own.due_text),
        moment("xong", &own.finished_text),
        Some(own.standing.clone()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
