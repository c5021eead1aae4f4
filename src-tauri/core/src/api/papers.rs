//! Pages for screen, printer and files.

use std::path::Path;

use super::desk::Desk;
use super::over::{Over, over};
use super::reply::*;
use super::task_calendar::{NO_LEAD, reminders};
use super::templates::{Ready, laid_out};
use super::{planned, plans, reports, tasks};
use crate::calendar::Period;
use crate::error::{Error, Result};
use crate::export;
use crate::paper::texts::{Issuer, decision_symbol};
use crate::paper::{PlanPaper, forms, plan_pages, task_pages};
use crate::plan::Plan;
use crate::plan::occurrence::Standing;
use crate::store::setting;

/// How many days ahead a reminder looks.
const AHEAD: i64 = 30;

/// The longest list of tasks that is printed.
const MOST_TASKS: usize = 3000;

/// A paper with everything to be said of it.
struct Sheet {
    ready: Ready,
    notes: Vec<String>,
    file_name: String,
    draft: bool,
}

pub(super) fn paper_pages(desk: &mut Desk, paper: Paper) -> Result<Pages> {
    let sheet = sheet(desk, &paper)?;
    let (pages, notes) = laid_out(desk, &sheet.ready, |press, job| press.pages(job))?;
    Ok(Pages {
        title: sheet.ready.title,
        pages,
        notes: notes.into_iter().chain(sheet.notes).collect(),
        file_name: sheet.file_name,
    })
}

pub(super) fn paper_write(
    desk: &mut Desk,
    paper: Paper,
    kind: FileKind,
    path: String,
) -> Result<Exported> {
    match (kind, paper) {
        (FileKind::Pdf, paper) => write_pdf(desk, &paper, &path),
        (FileKind::Xlsx, Paper::Forms { period, forms }) => {
            reports::export_write(desk, period, forms, path)
        }
        (FileKind::Docx, Paper::Appendix { plan, appendix }) => {
            let plan = planned::load(desk.db()?, plan)?.plan;
            let paper = plan_paper(desk, &plan, appendix)?;
            write(&path, ".docx", &export::plan_word(&paper)?)
        }
        (FileKind::Docx, Paper::Decision { plan }) => {
            let text = plans::plan(desk, plan)?.decision;
            let plan = planned::load(desk.db()?, plan)?.plan;
            let paper = PlanPaper {
                decision: Some(&text),
                ..plan_paper(desk, &plan, None)?
            };
            write(&path, ".docx", &export::plan_word(&paper)?)
        }
        (FileKind::Xlsx, Paper::Appendix { .. } | Paper::Tasks { .. }) => Err(Error::Invalid(
            "Chưa xuất được Excel cho văn bản này. Chọn PDF.".to_owned(),
        )),
        (FileKind::Docx | FileKind::Xlsx, _) => Err(Error::Invalid(
            "Văn bản này chỉ xuất được PDF. Chọn PDF.".to_owned(),
        )),
    }
}

fn write_pdf(desk: &mut Desk, paper: &Paper, path: &str) -> Result<Exported> {
    let sheet = sheet(desk, paper)?;
    let (bytes, notes) = laid_out(desk, &sheet.ready, |press, job| press.pdf(job))?;
    let mut exported = match paper {
        Paper::Forms { period, forms } => {
            let codes = reports::chosen(desk, *period, forms)?;
            let path = reports::target(path, ".pdf", sheet.draft)?;
            export::write_file(&path, &bytes)?;
            reports::noted(desk, *period, &codes, &path, sheet.draft)?
        }
        _ => write(path, ".pdf", &bytes)?,
    };
    for note in notes {
        exported.message = format!("{}. {note}", exported.message.trim_end_matches('.'));
    }
    Ok(exported)
}

fn write(path: &str, ending: &str, bytes: &[u8]) -> Result<Exported> {
    let path = reports::target(path, ending, false)?;
    export::write_file(&path, bytes)?;
    let shown = path.display().to_string();
    Ok(Exported {
        message: format!("Đã lưu: {shown}"),
        folder: path.parent().unwrap_or(Path::new("")).display().to_string(),
        path: shown,
        draft: false,
    })
}

fn sheet(desk: &mut Desk, paper: &Paper) -> Result<Sheet> {
    match paper {
        Paper::Appendix { plan, appendix } => appendix_sheet(desk, *plan, *appendix),
        Paper::Decision { plan } => decision_sheet(desk, *plan),
        Paper::Reminder { unit } => reminder_sheet(desk, *unit),
        Paper::Forms { period, forms } => forms_sheet(desk, *period, forms),
        Paper::Tasks { filter } => tasks_sheet(desk, filter),
    }
}

fn appendix_sheet(desk: &mut Desk, plan: i64, appendix: Option<i64>) -> Result<Sheet> {
    let plan = planned::load(desk.db()?, plan)?.plan;
    let paper = plan_paper(desk, &plan, appendix)?;
    if paper.appendices().is_empty() {
        return Err(Error::NotFound(
            "Kế hoạch không có phụ lục nào để in. Thêm phụ lục rồi in lại.".to_owned(),
        ));
    }
    let year = plan.year;
    let data = plan_pages::appendices(&paper);
    let title = format!("Phụ lục kế hoạch {year}");
    named(
        desk,
        "phu-luc.typ",
        "Phụ lục",
        title,
        &year.to_string(),
        data,
    )
}

fn decision_sheet(desk: &mut Desk, plan: i64) -> Result<Sheet> {
    let text = plans::plan(desk, plan)?.decision;
    let plan = planned::load(desk.db()?, plan)?.plan;
    let year = plan.year;
    let data = plan_pages::decision(&plan_paper(desk, &plan, None)?, &text);
    let title = format!("Quyết định ban hành kế hoạch {year}");
    named(
        desk,
        "quyet-dinh.typ",
        "Quyết định",
        title,
        &year.to_string(),
        data,
    )
}

fn reminder_sheet(desk: &mut Desk, unit: Option<i64>) -> Result<Sheet> {
    let mut found = reminders(desk, AHEAD, usize::MAX)?.by_unit;
    let name = match unit {
        None => String::new(),
        Some(id) => {
            found.retain(|own| own.id == Some(id));
            unit_name(desk, id)?
        }
    };
    let mut sheets: Vec<task_pages::Reminder> = found
        .iter()
        .map(|own| task_pages::Reminder {
            unit: match own.unit.as_str() {
                NO_LEAD => String::new(),
                unit => unit.to_owned(),
            },
            tasks: own.lines.iter().map(task).collect(),
        })
        .collect();
    if sheets.is_empty() {
        sheets.push(task_pages::Reminder {
            unit: name.clone(),
            tasks: Vec::new(),
        });
    }
    let today = desk.today();
    let data = task_pages::reminders(&sheets, AHEAD, &sender(desk)?, today);
    let (title, day) = (format!("Phiếu nhắc việc {name}"), today.to_string());
    let what = format!("Nhắc việc {name}");
    named(
        desk,
        "nhac-viec.typ",
        &what,
        title.trim().to_owned(),
        &day,
        data,
    )
}

fn unit_name(desk: &Desk, id: i64) -> Result<String> {
    let units = crate::store::unit::list(desk.db()?)?;
    let unit = units.into_iter().find(|own| own.id == id);
    unit.map(|own| own.name)
        .ok_or_else(|| Error::NotFound("Đơn vị này không còn trong danh mục.".to_owned()))
}

fn tasks_sheet(desk: &mut Desk, filter: &TaskFilter) -> Result<Sheet> {
    let mut filter = TaskFilter {
        skip: 0,
        ..filter.clone()
    };
    let first = tasks::tasks(desk, filter.clone())?;
    if first.total > MOST_TASKS {
        return Err(Error::Invalid(format!(
            "Danh sách có {} việc, quá dài để in (nhiều nhất {MOST_TASKS}). Lọc bớt rồi in lại.",
            first.total
        )));
    }
    let mut lines = first.lines;
    while lines.len() < first.total {
        filter.skip = lines.len();
        let more = tasks::tasks(desk, filter.clone())?.lines;
        if more.is_empty() {
            break;
        }
        lines.extend(more);
    }
    let listed: Vec<task_pages::Task> = lines.iter().map(task).collect();
    let today = desk.today();
    let title = "DANH SÁCH NHIỆM VỤ";
    let data = task_pages::list(&listed, title, &first.summary, &sender(desk)?, today);
    let title = "Danh sách nhiệm vụ".to_owned();
    named(
        desk,
        "cong-viec.typ",
        "Nhiệm vụ",
        title,
        &today.to_string(),
        data,
    )
}

fn task(line: &TaskLine) -> task_pages::Task {
    task_pages::Task {
        place: line.place.clone(),
        content: line.content.clone(),
        lead: line.lead.clone(),
        result: line.result.clone(),
        due: match line.due_text.is_empty() {
            true => line.time.clone(),
            false => line.due_text.clone(),
        },
        left: line.left.clone(),
        state: line.state_text.clone(),
        evidence: line.evidence.iter().map(|own| own.text.clone()).collect(),
        note: line.note.clone(),
        late: line.standing == Standing::Late,
    }
}

fn forms_sheet(desk: &mut Desk, period: Period, codes: &[String]) -> Result<Sheet> {
    let proposal = reports::export_propose(desk, period, codes.to_vec())?;
    let overs: Vec<Over> = reports::chosen(desk, period, codes)?
        .iter()
        .map(|code| over(desk, code, period))
        .collect::<Result<_>>()?;
    let data = forms::forms(&reports::book(desk, &overs, period)?);
    Ok(Sheet {
        ready: Ready {
            template: "bieu.typ",
            title: format!("Báo cáo kiểm soát thủ tục hành chính {}", period.title()),
            data,
        },
        notes: proposal.notes,
        file_name: proposal.file_name.trim_end_matches(".xlsx").to_owned(),
        draft: proposal.draft,
    })
}

fn named(
    desk: &Desk,
    template: &'static str,
    what: &str,
    title: String,
    when: &str,
    data: serde_json::Value,
) -> Result<Sheet> {
    let office: Office = setting::get(desk.db()?, "office")?;
    Ok(Sheet {
        ready: Ready {
            template,
            title,
            data,
        },
        notes: Vec::new(),
        file_name: export::paper_name(&[what, &office.ward, when]),
        draft: false,
    })
}

fn plan_paper<'a>(desk: &Desk, plan: &'a Plan, appendix: Option<i64>) -> Result<PlanPaper<'a>> {
    let office: Office = setting::get(desk.db()?, "office")?;
    Ok(PlanPaper {
        plan,
        decision: None,
        office: Issuer {
            symbol: decision_symbol(&office.symbol),
            body: office.body,
            place: office.place,
            signer_title: office.signer_title,
            signer: office.signer,
        },
        appendix,
        made_at: desk.now(),
    })
}

fn sender(desk: &Desk) -> Result<task_pages::Sender> {
    let office: Office = setting::get(desk.db()?, "office")?;
    Ok(task_pages::Sender {
        body: office.body,
        centre: office.centre,
        place: office.place,
        preparer: office.preparer,
    })
}
