//! Papers as files: a plan, and the forms of a period as PDF.

use std::io::Write;

use smc_core::api::{App, FileKind, Paper};
use smc_core::calendar::Period;
use smc_core::error::Error;

use crate::args::Args;
use crate::month::{forms, in_unicode};
use crate::{Ended, Run, Trouble, open, told};

/// Writes a plan's appendices, or its whole decision, and prints the path.
pub(crate) fn plan_export(args: &Args, out: &mut impl Write) -> Run {
    let plan = args.word(0)?;
    let plan: i64 = plan
        .parse()
        .map_err(|_| Trouble::Misuse(format!("“{plan}” không phải số của kế hoạch.")))?;
    let kind = match args.text("as")?.unwrap_or_default() {
        "pdf" => FileKind::Pdf,
        "docx" => FileKind::Docx,
        "xlsx" => FileKind::Xlsx,
        other => {
            return Err(Trouble::Misuse(format!(
                "--as: “{other}” không phải kiểu tệp. Viết pdf, docx hoặc xlsx."
            )));
        }
    };
    let paper = match args.has("decision") {
        true => Paper::Decision { plan },
        false => Paper::Appendix {
            plan,
            appendix: None,
        },
    };
    write(args, &open(args), paper, kind, out)
}

/// Writes the forms of a period as PDF and prints the path.
pub(crate) fn forms_pdf(args: &Args, out: &mut impl Write) -> Run {
    let app = open(args);
    let period: Period = args.parsed("period")?;
    let forms = forms(args, &app, period)?;
    write(
        args,
        &app,
        Paper::Forms { period, forms },
        FileKind::Pdf,
        out,
    )
}

/// Into the folder `--out`, under the name the core proposes.
fn write(args: &Args, app: &App, paper: Paper, kind: FileKind, out: &mut impl Write) -> Run {
    let folder = args.path("out");
    std::fs::create_dir_all(&folder).map_err(|error| Error::io(&folder, &error))?;
    let path = in_unicode(&folder)?;
    let written = app.paper_write(paper, kind, path)?;
    told(args, out, &written, &written.path)?;
    Ok(Ended::Fine)
}
