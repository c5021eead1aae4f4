//! The catalogue of procedures without a window.

use std::io::{self, Write};

use serde_json::json;
use smc_core::api::{
    App, Choice, ChoiceAct, ProcedureChoices, ProcedureFilter, ProcedureList, ProcedurePreview,
};

use crate::args::Args;
use crate::month::{in_unicode, unknown};
use crate::{Ended, Run, Trouble, complain, open, print_json, told};

/// Shows what a catalogue, or a register of changes, says against what stands, and stores it when asked to.
pub(crate) fn import(args: &Args, out: &mut impl Write) -> Run {
    let app = open(args);
    let path = in_unicode(&args.word_path(0))?;
    let act = unknown(args)?;
    let mut choices = ProcedureChoices::default();
    let mut preview = app.procedures_read(path.clone(), choices.clone(), Some(usize::MAX))?;
    if let Some(act) = act {
        choices.fields = open_fields(&preview, act);
        preview = app.procedures_read(path.clone(), choices.clone(), Some(usize::MAX))?;
    }
    if !args.json() {
        print_preview(&preview, out)?;
    }
    let stored = match preview.ready && args.has("apply") {
        true => Some(app.procedures_apply(path, choices)?),
        false => None,
    };
    match (args.json(), &stored) {
        (true, None) => print_json(out, &preview)?,
        (true, Some(stored)) => {
            print_json(out, &json!({ "preview": preview, "changed": stored }))?;
        }
        (false, Some(stored)) => writeln!(out, "{}", stored.message)?,
        (false, None) if preview.ready => writeln!(out, "Chưa ghi gì. Thêm --apply để ghi.")?,
        (false, None) => complain(
            "Chưa ghi gì: còn lĩnh vực chưa gắn. Dùng --unknown add (thêm vào danh mục) hoặc \
             --unknown skip (để ngỏ), hoặc nhập trong cửa sổ.",
        ),
    }
    let told = [&preview.left_out, &preview.unknown, &preview.problems];
    let found = told.iter().any(|told| !told.is_empty());
    Ok(if found { Ended::Findings } else { Ended::Fine })
}

/// The same choice for every official field that needs one.
fn open_fields(preview: &ProcedurePreview, act: ChoiceAct) -> Vec<Choice> {
    let open = preview.fields.iter().filter(|own| own.open);
    open.map(|own| Choice {
        key: own.key.clone(),
        act,
    })
    .collect()
}

fn print_preview(preview: &ProcedurePreview, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}", preview.file)?;
    for line in &preview.understood {
        writeln!(out, "{line}")?;
    }
    for own in &preview.columns {
        let meaning = own.meaning.unwrap_or("không đọc");
        writeln!(out, "cột {} “{}”: {meaning}", own.letter, own.heading)?;
    }
    for own in &preview.new {
        let (level, fee) = (own.level, own.fee);
        writeln!(
            out,
            "mới: {} {} · {} · {level} · {fee} · {}",
            own.code, own.name, own.field, own.days
        )?;
    }
    for own in &preview.changed {
        for column in &own.columns {
            writeln!(
                out,
                "đổi: {} {}: {}: “{}” → “{}”",
                own.code, own.name, column.column, column.from, column.to
            )?;
        }
    }
    for own in &preview.gone {
        writeln!(out, "không còn trong tệp: {} {}", own.code, own.name)?;
    }
    for own in preview.fields.iter().filter(|own| own.open) {
        let near: Vec<&str> = own.near.iter().map(|own| own.name.as_str()).collect();
        let near = match near.is_empty() {
            true => String::new(),
            false => format!("; gần giống: {}", near.join(", ")),
        };
        let (name, procedures) = (&own.name, own.procedures);
        writeln!(out, "chưa gắn: {name} ({procedures} thủ tục){near}")?;
    }
    for (all, mark) in [
        (&preview.left_out, "Bỏ qua"),
        (&preview.unknown, "Chưa hiểu"),
        (&preview.remarks, "Xem lại"),
        (&preview.problems, "Phải chọn"),
    ] {
        for own in all {
            writeln!(out, "{mark}: {}", own.text)?;
        }
    }
    writeln!(out, "{}", preview.summary)
}

/// Prints the catalogue, or what is found in it.
pub(crate) fn procedures(args: &Args, out: &mut impl Write) -> Run {
    let app = open(args);
    let filter = ProcedureFilter {
        text: args.text("find")?.unwrap_or_default().to_owned(),
        ended: true,
        ..ProcedureFilter::default()
    };
    let found = all(&app, &filter)?;
    let lines = found.lines.iter().map(|own| {
        let ended = if own.valid {
            ""
        } else {
            " · không còn hiệu lực hoặc chưa có hiệu lực"
        };
        let office = own.office_field.as_ref();
        let field = match office.map(|field| field.name.as_str()) {
            Some(name) if name != own.field => format!("{} ({name})", own.field),
            Some(_) => own.field.clone(),
            None => format!("{} (chưa gắn lĩnh vực)", own.field),
        };
        format!(
            "{} {} · {} · {} · {} · {}{ended}\n",
            own.code,
            own.name,
            field.trim(),
            own.level_text,
            own.fee_text,
            own.days_text
        )
    });
    let said = lines.collect::<String>() + &found.summary;
    told(args, out, &found, said)?;
    Ok(Ended::Fine)
}

/// The whole list: the door gives it in parts.
fn all(app: &App, filter: &ProcedureFilter) -> Result<ProcedureList, Trouble> {
    let part = |skip: usize| {
        app.procedures(ProcedureFilter {
            skip,
            most: 1_000,
            ..filter.clone()
        })
    };
    let mut found = part(0)?;
    while found.lines.len() < found.total {
        let more = part(found.lines.len())?.lines;
        if more.is_empty() {
            break;
        }
        found.lines.extend(more);
    }
    Ok(found)
}
