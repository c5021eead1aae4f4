//! What goes on each paper: loaded, and put into the words of its template.

use super::templates::Ready;
use crate::api::desk::Desk;
use crate::api::dossier::due;
use crate::api::plan::decision;
use crate::api::plan::planned;
use crate::api::reply::*;
use crate::api::reports::outgoing::Outgoing;
use crate::api::task::book;
use crate::api::task::calendar::reminders;
use crate::calendar::Period;
use crate::error::{Error, Result};
use crate::export;
use crate::paper::dossier_list::Part;
use crate::paper::texts::{Issuer, decision_symbol};
use crate::paper::{PlanPaper, dossier_pages, forms, plan_pages, task_pages};
use crate::plan::Plan;
use crate::store::{plan, setting, unit};
use crate::task::reminder::NO_LEAD;

/// How many days ahead a reminder looks.
const AHEAD: i64 = 30;

/// The longest list that is printed.
const MOST_LINES: usize = 3000;

/// A paper with everything to be said of it.
pub(in crate::api) struct Sheet {
    /// What is laid out.
    pub(in crate::api) ready: Ready,
    /// What to know of it.
    pub(in crate::api) notes: Vec<String>,
    /// Whether it has errors.
    pub(in crate::api) draft: bool,
    /// The forms on it.
    pub(in crate::api) forms: Option<Outgoing>,
}

/// What goes on a paper.
pub(in crate::api) fn sheet(desk: &mut Desk, paper: &Paper) -> Result<Sheet> {
    match paper {
        Paper::Appendix { plan, appendix } => appendix_sheet(desk, *plan, *appendix),
        Paper::Decision { plan } => decision_sheet(desk, *plan),
        Paper::Reminder { unit } => reminder_sheet(desk, *unit),
        Paper::Forms { period, forms } => forms_sheet(desk, *period, forms),
        Paper::Tasks { filter } => tasks_sheet(desk, filter),
        Paper::Dossiers { part, days, unit } => dossiers_sheet(desk, *part, *days, unit.as_deref()),
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
    let data = plan_pages::appendices(&paper);
    let title = format!("Phụ lục kế hoạch {}", plan.year);
    Ok(plain("phu-luc.typ", title, data))
}

fn decision_sheet(desk: &mut Desk, plan: i64) -> Result<Sheet> {
    let record = planned::load(desk.db()?, plan)?;
    let text = decision::of(desk.db()?, &record)?;
    let plan = record.plan;
    let data = plan_pages::decision(&plan_paper(desk, &plan, None)?, &text);
    let title = format!("Quyết định ban hành kế hoạch {}", plan.year);
    Ok(plain("quyet-dinh.typ", title, data))
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
        .into_iter()
        .map(|own| task_pages::Reminder {
            unit: match own.unit.as_str() {
                NO_LEAD => String::new(),
                unit => unit.to_owned(),
            },
            tasks: own.lines,
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
    let title = format!("Phiếu nhắc việc {name}").trim().to_owned();
    Ok(plain("nhac-viec.typ", title, data))
}

fn unit_name(desk: &Desk, id: i64) -> Result<String> {
    let units = unit::list(desk.db()?)?;
    let found = units.into_iter().find(|own| own.id == id);
    found
        .map(|own| own.name)
        .ok_or_else(|| Error::NotFound("Đơn vị này không còn trong danh mục.".to_owned()))
}

fn tasks_sheet(desk: &Desk, filter: &TaskFilter) -> Result<Sheet> {
    let (list, dropped) = book::task_list(desk, filter.clone(), Some(MOST_LINES))?;
    let data = task_pages::list(&list, &sender(desk)?, desk.today());
    let title = "Danh sách nhiệm vụ".to_owned();
    Ok(Sheet {
        notes: dropped.into_iter().map(str::to_owned).collect(),
        ..plain("cong-viec.typ", title, data)
    })
}

fn dossiers_sheet(
    desk: &mut Desk,
    part: Option<Part>,
    days: Option<u32>,
    unit: Option<&str>,
) -> Result<Sheet> {
    let list = due::due_list(desk, days, part, unit)?;
    let total: usize = list.units.iter().map(|own| own.lines().count()).sum();
    if total > MOST_LINES {
        return Err(Error::Invalid(format!(
            "Danh sách có {total} hồ sơ, quá dài để in (nhiều nhất {MOST_LINES}). In từng đơn vị, hoặc xuất Excel."
        )));
    }
    let data = dossier_pages::due(&list, &sender(desk)?);
    Ok(plain("ho-so.typ", list.title(), data))
}

fn forms_sheet(desk: &mut Desk, period: Period, codes: &[String]) -> Result<Sheet> {
    let outgoing = Outgoing::of(desk, period, codes)?;
    let proposal = outgoing.proposal();
    Ok(Sheet {
        ready: Ready {
            template: "bieu.typ",
            title: format!("Báo cáo kiểm soát thủ tục hành chính {}", period.title()),
            data: forms::forms(&outgoing.book(desk)),
        },
        notes: proposal.notes,
        draft: proposal.draft,
        forms: Some(outgoing),
    })
}

fn plain(template: &'static str, title: String, data: serde_json::Value) -> Sheet {
    Sheet {
        ready: Ready {
            template,
            title,
            data,
        },
        notes: Vec::new(),
        draft: false,
        forms: None,
    }
}

/// "BC-KSTTHC_Dong-Hai_2026-11": the name proposed for a file of forms, without its ending.
pub(in crate::api) fn forms_name(forms: &Outgoing) -> String {
    let name = forms.proposal().file_name;
    name.trim_end_matches(".xlsx").to_owned()
}

/// "Phu-luc_Dong-Hai_2026": the name proposed for a paper's file, without its ending.
pub(in crate::api) fn file_name(desk: &mut Desk, paper: &Paper) -> Result<String> {
    let today = desk.today().to_string();
    let (what, when) = match paper {
        Paper::Forms { period, forms } => {
            return Ok(forms_name(&Outgoing::of(desk, *period, forms)?));
        }
        Paper::Appendix { plan, .. } => ("Phụ lục".to_owned(), year(desk, *plan)?),
        Paper::Decision { plan } => ("Quyết định".to_owned(), year(desk, *plan)?),
        Paper::Reminder { unit: None } => ("Nhắc việc".to_owned(), today),
        Paper::Reminder { unit: Some(id) } => {
            (format!("Nhắc việc {}", unit_name(desk, *id)?), today)
        }
        Paper::Tasks { .. } => ("Nhiệm vụ".to_owned(), today),
        Paper::Dossiers { part, unit, .. } => {
            let what = match part {
                Some(Part::Late) => "Hồ sơ quá hạn",
                Some(Part::Soon) => "Hồ sơ sắp đến hạn",
                None => "Hồ sơ đến hạn",
            };
            let unit = unit.as_deref().unwrap_or_default();
            (format!("{what} {unit}").trim().to_owned(), today)
        }
    };
    let office = setting::OFFICE.get(desk.db()?)?;
    Ok(export::paper_name(&[&what, &office.ward, &when]))
}

fn year(desk: &Desk, plan: i64) -> Result<String> {
    let record = plan::by_id(desk.db()?, plan)?;
    Ok(record.plan.year.to_string())
}

/// A plan as the office issues it.
pub(in crate::api) fn plan_paper<'a>(
    desk: &Desk,
    plan: &'a Plan,
    appendix: Option<i64>,
) -> Result<PlanPaper<'a>> {
    let office = setting::OFFICE.get(desk.db()?)?;
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
    let office = setting::OFFICE.get(desk.db()?)?;
    Ok(task_pages::Sender {
        body: office.body,
        centre: office.centre,
        place: office.place,
        preparer: office.preparer,
    })
}
