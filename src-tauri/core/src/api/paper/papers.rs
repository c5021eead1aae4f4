//! Pages for screen, printer and files.

use std::path::{Path, PathBuf};

use super::data::{self, file_name, plan_paper};
use super::templates::laid_out;
use crate::api::desk::Desk;
use crate::api::plan::decision;
use crate::api::plan::planned;
use crate::api::reply::*;
use crate::api::reports::report;
use crate::api::task::book;
use crate::error::{Error, Result};
use crate::export;
use crate::paper::PlanPaper;

pub(in crate::api) fn paper_pages(desk: &mut Desk, paper: Paper) -> Result<Pages> {
    let sheet = data::sheet(desk, &paper)?;
    let (pages, notes) = laid_out(desk, &sheet.ready, |press, job| press.pages(job))?;
    Ok(Pages {
        title: sheet.ready.title,
        pages,
        notes: notes.into_iter().chain(sheet.notes).collect(),
        file_name: file_name(desk, &paper)?,
    })
}

pub(in crate::api) fn paper_write(
    desk: &mut Desk,
    paper: Paper,
    kind: FileKind,
    path: String,
) -> Result<Exported> {
    let name = file_name(desk, &paper)?;
    match (kind, paper) {
        (FileKind::Pdf, paper) => write_pdf(desk, &paper, &path, &name),
        (FileKind::Xlsx, Paper::Forms { period, forms }) => {
            report::export_write(desk, period, forms, within(&path, &name))
        }
        (FileKind::Xlsx, Paper::Tasks { filter }) => {
            let bytes = book::task_book(desk, &filter)?;
            write(&within(&path, &name), ".xlsx", &bytes)
        }
        (FileKind::Xlsx, Paper::Appendix { plan, appendix }) => {
            let plan = planned::load(desk.db()?, plan)?.plan;
            let bytes = export::plan_book(&plan_paper(desk, &plan, appendix)?)?;
            write(&within(&path, &name), ".xlsx", &bytes)
        }
        (FileKind::Docx, Paper::Appendix { plan, appendix }) => {
            let plan = planned::load(desk.db()?, plan)?.plan;
            let bytes = export::plan_word(&plan_paper(desk, &plan, appendix)?)?;
            write(&within(&path, &name), ".docx", &bytes)
        }
        (FileKind::Docx, Paper::Decision { plan }) => {
            let record = planned::load(desk.db()?, plan)?;
            let text = decision::of(desk.db()?, &record)?;
            let bytes = export::plan_word(&PlanPaper {
                decision: Some(&text),
                ..plan_paper(desk, &record.plan, None)?
            })?;
            write(&within(&path, &name), ".docx", &bytes)
        }
        (FileKind::Docx | FileKind::Xlsx, _) => Err(Error::Invalid(
            "Văn bản này không xuất được kiểu tệp đó. Chọn PDF.".to_owned(),
        )),
    }
}

fn write_pdf(desk: &mut Desk, paper: &Paper, path: &str, name: &str) -> Result<Exported> {
    let sheet = data::sheet(desk, paper)?;
    let (bytes, notes) = laid_out(desk, &sheet.ready, |press, job| press.pdf(job))?;
    let path = within(path, name);
    let mut exported = match paper {
        Paper::Forms { period, forms } => {
            let codes = report::chosen(desk, *period, forms)?;
            let path = report::target(&path, ".pdf", sheet.draft)?;
            export::write_file(&path, &bytes)?;
            report::noted(desk, *period, &codes, &path, sheet.draft)?
        }
        _ => write(&path, ".pdf", &bytes)?,
    };
    for note in notes {
        exported.message = format!("{}. {note}", exported.message.trim_end_matches('.'));
    }
    Ok(exported)
}

/// A folder gets the name proposed for the paper.
fn within(path: &str, name: &str) -> String {
    let folder = PathBuf::from(path.trim());
    match !path.trim().is_empty() && folder.is_dir() {
        true => folder.join(name).display().to_string(),
        false => path.to_owned(),
    }
}

fn write(path: &str, ending: &str, bytes: &[u8]) -> Result<Exported> {
    let path = report::target(path, ending, false)?;
    export::write_file(&path, bytes)?;
    let shown = path.display().to_string();
    Ok(Exported {
        message: format!("Đã lưu: {shown}"),
        folder: path.parent().unwrap_or(Path::new("")).display().to_string(),
        path: shown,
        draft: false,
    })
}
