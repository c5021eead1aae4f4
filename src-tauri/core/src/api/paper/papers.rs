//! Pages for screen, printer and files.

use std::path::PathBuf;

use super::data::{self, file_name, forms_name, plan_paper};
use super::templates::laid_out;
use crate::api::desk::Desk;
use crate::api::desk::target::target;
use crate::api::desk::written::write;
use crate::api::dossier::due;
use crate::api::plan::decision;
use crate::api::plan::planned;
use crate::api::reply::*;
use crate::api::reports::outgoing::Outgoing;
use crate::api::reports::report::write_workbook;
use crate::api::task::book;
use crate::error::{Error, Result};
use crate::export;
use crate::export::dossier_book::{DossierBook, dossier_book};
use crate::export::task_book::{TaskBook, task_book};
use crate::paper::PlanPaper;
use crate::store::setting;

pub(in crate::api) fn paper_pages(desk: &mut Desk, paper: Paper) -> Result<Pages> {
    let sheet = data::sheet(desk, &paper)?;
    let (pages, notes) = laid_out(desk, &sheet.ready, |press, job| press.pages(job))?;
    Ok(Pages {
        title: sheet.ready.title,
        pages,
        notes: notes.into_iter().chain(sheet.notes).collect(),
        file_name: match &sheet.forms {
            Some(forms) => forms_name(forms),
            None => file_name(desk, &paper)?,
        },
        kinds: paper.kinds(),
    })
}

pub(in crate::api) fn paper_write(
    desk: &mut Desk,
    paper: Paper,
    kind: FileKind,
    path: String,
) -> Result<Exported> {
    match (kind, &paper) {
        (FileKind::Pdf, paper) => return write_pdf(desk, paper, &path),
        (FileKind::Xlsx, Paper::Forms { period, forms }) => {
            let forms = Outgoing::of(desk, *period, forms)?;
            let path = within(&path, &forms_name(&forms));
            return write_workbook(desk, &forms, &path);
        }
        _ => {}
    }
    let name = file_name(desk, &paper)?;
    match (kind, paper) {
        (FileKind::Xlsx, Paper::Tasks { filter }) => {
            let (list, dropped) = book::task_list(desk, filter, None)?;
            let office = setting::OFFICE.get(desk.db()?)?;
            let bytes = task_book(&TaskBook {
                body: office.body,
                list,
                made_at: desk.now(),
            })?;
            Ok(told(
                write(&within(&path, &name), ".xlsx", &bytes)?,
                &dropped,
            ))
        }
        (FileKind::Xlsx, Paper::Dossiers { part, days, unit }) => {
            let list = due::due_list(desk, days, part, unit.as_deref())?;
            let office = setting::OFFICE.get(desk.db()?)?;
            let bytes = dossier_book(&DossierBook {
                body: office.body,
                list,
                made_at: desk.now(),
            })?;
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
        _ => Err(Error::Invalid(
            "Văn bản này không xuất được kiểu tệp đó. Chọn PDF.".to_owned(),
        )),
    }
}

fn write_pdf(desk: &mut Desk, paper: &Paper, path: &str) -> Result<Exported> {
    let sheet = data::sheet(desk, paper)?;
    let (bytes, notes) = laid_out(desk, &sheet.ready, |press, job| press.pdf(job))?;
    let exported = match &sheet.forms {
        Some(forms) => {
            let path = within(path, &forms_name(forms));
            let path = target(&path, ".pdf", sheet.draft)?;
            export::write_file(&path, &bytes)?;
            forms.noted(desk, &path)?
        }
        None => told(
            write(&within(path, &file_name(desk, paper)?), ".pdf", &bytes)?,
            &sheet.notes,
        ),
    };
    Ok(told(exported, &notes))
}

/// The message with what else there is to know.
fn told(mut exported: Exported, notes: &[impl std::fmt::Display]) -> Exported {
    for note in notes {
        exported.message = format!("{}. {note}", exported.message.trim_end_matches('.'));
    }
    exported
}

/// A folder gets the name proposed for the paper.
fn within(path: &str, name: &str) -> String {
    let folder = PathBuf::from(path.trim());
    match !path.trim().is_empty() && folder.is_dir() {
        true => folder.join(name).display().to_string(),
        false => path.to_owned(),
    }
}
