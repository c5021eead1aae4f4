//! A month's work without a window: the sample ward, the summary sheet, the checks, the workbook.

use std::io::Write;
use std::path::Path;

use serde_json::{Value, json};
use smc_core::api::{App, Choice, ChoiceAct, Command, FormHead, Progress};
use smc_core::calendar::{Cycle, Period};
use smc_core::error::Error;

use crate::args::Args;
use crate::{Ended, Run, Trouble, complain, list, open, print_json, text, told};

/// Makes the sample ward and prints its data file: the given one, which must be new or a sample already,
/// or the one beside the program's own.
pub(crate) fn sample(args: &Args, out: &mut impl Write) -> Run {
    let app = open(args);
    let mut reply = match args.data {
        Some(_) => app.state()?,
        None => app.sample_open()?,
    };
    if !reply.sample {
        reply = app.sample_fill()?;
    }
    told(args, out, &reply, &reply.data_file)?;
    Ok(Ended::Fine)
}

/// Shows what a summary sheet holds, and stores it when asked to.
pub(crate) fn import_summary(args: &Args, out: &mut impl Write) -> Run {
    let app = open(args);
    let cycle: Cycle = args.parsed("cycle")?;
    let path = in_unicode(&args.word_path(0))?;
    let form = match args.text("form")? {
        Some(form) => form.to_owned(),
        None => form_with_sections(&app.state()?.forms),
    };
    let sheet = args.text("sheet")?.map(str::to_owned);
    let act = unknown(args)?;
    let read = |choices: &[Choice]| {
        app.run(Command::summary_read {
            path: path.clone(),
            cycle,
            form: form.clone(),
            sheet: sheet.clone(),
            choices: choices.to_vec(),
        })
    };
    let mut choices = Vec::new();
    let mut preview = read(&choices)?;
    if let Some(act) = act {
        choices = open_rows(&preview, act, args.has("again"));
        preview = read(&choices)?;
    }
    if !args.json() {
        print_preview(&preview, out)?;
    }
    let ready = preview["ready"].as_bool() == Some(true);
    let stored = match ready && args.has("apply") {
        true => Some(app.run(Command::summary_apply {
            path: path.clone(),
            cycle,
            form: form.clone(),
            sheet: sheet.clone(),
            choices,
        })?),
        false => None,
    };
    match (args.json(), &stored) {
        (true, None) => print_json(out, &preview)?,
        (true, Some(stored)) => {
            print_json(out, &json!({ "preview": preview, "changed": stored }))?;
        }
        (false, Some(stored)) => writeln!(out, "{}", text(stored, "message"))?,
        (false, None) if ready => {
            writeln!(out, "Chưa ghi gì. Thêm --apply để ghi.")?;
        }
        (false, None) => complain(
            "Chưa ghi gì: còn chỗ phải quyết định hoặc sửa. \
             Dùng --unknown add|skip cho lĩnh vực lạ, hoặc sửa tệp.",
        ),
    }
    let told = ["left_out", "differences", "problems"];
    let found =
        preview["warning"].is_string() || told.iter().any(|told| !list(&preview, told).is_empty());
    Ok(if found { Ended::Findings } else { Ended::Fine })
}

/// The first form whose rows stand in sections, as those of a summary sheet do.
fn form_with_sections(forms: &[FormHead]) -> String {
    let sectioned = forms.iter().find(|form| form.sections);
    let form = sectioned.or(forms.first());
    form.map(|form| form.code.clone()).unwrap_or_default()
}

/// What `--unknown` says of fields that the office does not have.
pub(crate) fn unknown(args: &Args) -> Result<Option<ChoiceAct>, Trouble> {
    match args.text("unknown")? {
        None => Ok(None),
        Some("add") => Ok(Some(ChoiceAct::Add)),
        Some("skip") => Ok(Some(ChoiceAct::Skip)),
        Some(other) => Err(Trouble::Misuse(format!(
            "--unknown: “{other}” không hiểu. Viết add (thêm vào danh mục) hoặc skip (bỏ qua)."
        ))),
    }
}

/// The same choice for every row and section that needs one; `again`: for those left out as last time too.
fn open_rows(preview: &Value, act: ChoiceAct, again: bool) -> Vec<Choice> {
    let rows = list(preview, "rows")
        .iter()
        .filter(|row| row["open"] == true || (again && row["skipped"] == true));
    let sections = list(preview, "sections")
        .iter()
        .filter(|section| section["source"].is_null() && (again || section["skipped"] == false));
    rows.chain(sections)
        .map(|found| Choice {
            key: text(found, "key").to_owned(),
            act,
        })
        .collect()
}

fn print_preview(preview: &Value, out: &mut impl Write) -> std::io::Result<()> {
    writeln!(
        out,
        "{} · {}",
        text(preview, "file"),
        text(preview, "sheet")
    )?;
    for line in list(preview, "understood") {
        writeln!(out, "{}", line.as_str().unwrap_or_default())?;
    }
    if let Some(warning) = preview["warning"].as_str() {
        writeln!(out, "{warning}")?;
    }
    for found in list(preview, "left_out") {
        writeln!(out, "Bỏ qua: {}", text(found, "text"))?;
    }
    for key in ["remarks", "differences", "problems"] {
        for found in list(preview, key) {
            writeln!(out, "{}", text(found, "text"))?;
        }
    }
    writeln!(out, "{}", text(preview, "summary"))
}

/// Prints what does not fit in the forms of a period.
pub(crate) fn check(args: &Args, out: &mut impl Write) -> Run {
    let app = open(args);
    let period: Period = args.parsed("period")?;
    let report = app.report(period)?;
    let (mut findings, mut lines) = (Vec::new(), report.missing.clone());
    for state in &report.forms {
        let code = &state.code;
        let body = app.report_sheet(code.clone(), period)?.body;
        for found in &body.findings.0.sheet.findings {
            lines.push(format!("{code} · {}: {}", found.place, found.text));
            let mut finding = json!(found);
            finding["form"] = json!(code);
            findings.push(finding);
        }
    }
    // A month that is still open may well be right; a longer period lacks what its open cycles may yet change.
    let lacking = match period.month() {
        Some(_) => (report.forms.iter()).any(|state| state.progress == Progress::NotStarted),
        None => !report.missing.is_empty(),
    };
    let ended = match findings.is_empty() && !lacking {
        true => Ended::Fine,
        false => Ended::Findings,
    };
    if ended == Ended::Fine {
        lines.push(format!("{}: không có lỗi.", report.title));
    }
    let reply = json!({ "report": report, "findings": findings });
    // A month not started yet has nothing to tell of.
    if args.json() || !lines.is_empty() {
        told(args, out, &reply, lines.join("\n"))?;
    }
    Ok(ended)
}

/// Writes the workbook of a period and prints its path; a draft is said on standard error.
pub(crate) fn export(args: &Args, out: &mut impl Write) -> Run {
    let app = open(args);
    let period: Period = args.parsed("period")?;
    let forms = forms(args, &app, period)?;
    let proposal = app.export_propose(period, forms.clone())?;
    let folder = args.path("out");
    std::fs::create_dir_all(&folder).map_err(|error| Error::io(&folder, &error))?;
    let path = in_unicode(&folder.join(&proposal.file_name))?;
    let written = app.export_write(period, forms, path)?;
    for note in &proposal.notes {
        complain(note);
    }
    told(args, out, &written, &written.path)?;
    Ok(Ended::Fine)
}

/// The forms named by `--forms`, else all.
pub(crate) fn forms(args: &Args, app: &App, period: Period) -> Result<Vec<String>, Trouble> {
    Ok(match args.text("forms")? {
        Some(codes) => codes
            .split(',')
            .map(|code| code.trim().to_owned())
            .collect(),
        None => {
            let forms = app.report(period)?.forms.into_iter();
            forms.map(|form| form.code).collect()
        }
    })
}

/// The door takes paths as text.
pub(crate) fn in_unicode(path: &Path) -> Result<String, Trouble> {
    path.to_str().map(str::to_owned).ok_or_else(|| {
        Trouble::Misuse(format!(
            "Đường dẫn {} có ký tự không đọc được; đổi tên tệp hoặc thư mục.",
            path.display()
        ))
    })
}
