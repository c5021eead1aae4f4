//! Plans: listed, shown, saved, deleted.

use super::decision;
use super::planned;
use super::view;
use crate::api::desk::Desk;
use crate::api::reply::*;
use crate::calendar::Deadlines;
use crate::error::{Error, Result};
use crate::plan::{About, Plan, State};
use crate::store::history::{Change, Table};
use crate::store::plan::about_name;
use crate::store::{Connection, plan};
use crate::value::{one_line, read_date, tidy};

pub(in crate::api) fn plans(desk: &mut Desk) -> Result<Vec<PlanHead>> {
    let db = desk.db()?;
    let heads = plan::list(db)?.into_iter().map(|record| {
        Ok(PlanHead {
            id: record.plan.id,
            year: record.plan.year,
            about: record.plan.about,
            name: name(&record.plan),
            state: record.plan.state,
            tasks: plan::tasks(db, record.plan.id)?,
        })
    });
    heads.collect()
}

/// What a plan is called among others: "Kế hoạch kiểm soát TTHC năm 2026 (dự thảo)".
pub(in crate::api) fn name(plan: &Plan) -> String {
    let year = plan.year;
    let name = match plan.about {
        About::Control => format!("Kế hoạch kiểm soát TTHC năm {year}"),
        About::Reform => format!("Kế hoạch CCHC năm {year}"),
        About::Inspection => format!("Kế hoạch kiểm tra năm {year}"),
        About::Other if plan.title.is_empty() => format!("Kế hoạch năm {year}"),
        About::Other => decision::sentence_case(&one_line(&plan.title)),
    };
    match (plan.state, plan.number.as_str()) {
        (State::Draft, _) => format!("{name} (dự thảo)"),
        (State::Issued, number) => format!("{name} (QĐ {number})"),
    }
}

pub(in crate::api) fn plan(desk: &mut Desk, plan: i64) -> Result<PlanReply> {
    view::reply(desk, plan)
}

/// The decision's text of a plan: its own, or the office's standard one.
pub(in crate::api) fn decision(db: &Connection, record: &plan::Record) -> Result<Decision> {
    decision::of(db, record)
}

pub(in crate::api) fn plan_save(
    desk: &mut Desk,
    plan: i64,
    fields: PlanFields,
) -> Result<PlanChanged> {
    let fields = read(fields)?;
    planned::change(
        desk,
        plan,
        "thông tin kế hoạch",
        |db, record, deadlines| saved(db, &record.plan, &fields, deadlines),
    )?;
    view::changed(desk, plan, None, Vec::new())
}

/// What saving a plan's fields changes: also what falls due, when the year or the kind is another.
pub(in crate::api) fn saved(
    db: &Connection,
    plan: &Plan,
    fields: &PlanFields,
    deadlines: &Deadlines,
) -> Result<Vec<Change>> {
    let mut changes = field_changes(plan, fields);
    if (plan.year, plan.about) != (fields.year, fields.about) {
        let plan = Plan {
            year: fields.year,
            about: fields.about,
            ..plan.clone()
        };
        changes.extend(resync(db, &plan, deadlines)?);
    }
    Ok(changes)
}

/// A year the program knows, or why not.
pub(in crate::api) fn year(year: i32) -> Result<i32> {
    match year {
        2000..=2200 => Ok(year),
        _ => Err(Error::Invalid(format!(
            "Năm {year} không hợp lệ. Nhập năm từ 2000 đến 2200."
        ))),
    }
}

/// The longest text of a plan's head.
const LONGEST: usize = 2000;

/// A text of a plan's head, tidied, or why it cannot be one.
pub(in crate::api) fn text(label: &str, text: &str) -> Result<String> {
    let text = tidy(text);
    match text.chars().count() {
        0..=LONGEST => Ok(text),
        _ => Err(Error::Invalid(format!(
            "{label} dài quá {LONGEST} ký tự. Viết ngắn lại."
        ))),
    }
}

/// A plan's fields as they are kept, or what is wrong with them.
pub(in crate::api) fn read(fields: PlanFields) -> Result<PlanFields> {
    let year = year(fields.year)?;
    let date = one_line(&fields.date);
    let date = match read_date(&date, year) {
        _ if date.is_empty() => date,
        Some(date) => date.to_string(),
        None => {
            return Err(Error::Invalid(format!(
                "Ngày quyết định “{date}” không đọc được. Nhập như 20/01/{year}, hoặc để trống."
            )));
        }
    };
    Ok(PlanFields {
        year,
        about: fields.about,
        title: text("Tên kế hoạch", &fields.title)?,
        basis: text("Căn cứ", &fields.basis)?,
        number: one_line(&text("Số quyết định", &fields.number)?),
        date,
        signer_title: text("Chức danh người ký", &fields.signer_title)?,
        signer: one_line(&text("Người ký", &fields.signer)?),
    })
}

fn field_changes(plan: &Plan, fields: &PlanFields) -> Vec<Change> {
    let set =
        |column, value: &str| Change::of(Table::Plan, plan.id, column, Some(value.to_owned()));
    vec![
        set("year", &fields.year.to_string()),
        set("kind", about_name(fields.about)),
        set("title", &fields.title),
        set("basis", &fields.basis),
        set("number", &fields.number),
        set("date", &fields.date),
        set("signer_title", &fields.signer_title),
        set("signer", &fields.signer),
    ]
}

/// Brings what falls due of all tasks in line with the plan's year and kind as they shall be.
fn resync(db: &Connection, plan: &Plan, deadlines: &Deadlines) -> Result<Vec<Change>> {
    let mut changes = Vec::new();
    for node in plan.appendices.iter().flat_map(|own| &own.nodes) {
        changes.extend(planned::due_changes(db, node, plan, deadlines)?);
    }
    Ok(changes)
}

pub(in crate::api) fn decision_save(
    desk: &mut Desk,
    plan: i64,
    decision: Decision,
    standard: bool,
) -> Result<PlanChanged> {
    let decision = decision::read(decision)?;
    let text = decision::text(decision.clone())?;
    planned::change(desk, plan, "nội dung quyết định", |db, record, _| {
        if standard {
            decision::keep_standard(db, &record.plan, &decision)?;
        }
        let own = decision != decision::of(db, record)?;
        let text = Some(text).filter(|_| own || record.decision.is_some());
        let change = Change::of(Table::Plan, plan, "decision", text);
        Ok(vec![change])
    })?;
    let message = standard.then(|| "Đã lưu làm mẫu quyết định của cơ quan.".to_owned());
    view::changed(desk, plan, message, Vec::new())
}

pub(in crate::api) fn plan_delete(desk: &mut Desk, plan: i64, sure: bool) -> Result<PlanChanged> {
    let record = planned::load(desk.db()?, plan)?;
    let name = name(&record.plan);
    if !sure {
        let work = planned::occurrences(desk.db()?, plan)?;
        let done = work.values().flatten().filter(|own| touched(own)).count();
        let tasks = view::tasks(&record.plan);
        let question = match done {
            0 => format!("Xóa {name} với {tasks} nhiệm vụ?"),
            done => format!("Xóa {name} với {tasks} nhiệm vụ, trong đó {done} việc đã có kết quả?"),
        };
        let question = format!("{question} Có thể hoàn tác bằng Ctrl+Z.");
        return view::asked(desk, plan, question);
    }
    // An issued plan may go as well: it was asked, and it comes back whole.
    planned::note(desk, plan, "xóa kế hoạch", |_, _, _| {
        Ok(vec![Change::present(Table::Plan, plan, false)])
    })?;
    Ok(PlanChanged {
        plan: None,
        message: Some(format!("Đã xóa {name}. Ctrl+Z để lấy lại.")),
        question: None,
        focus: Vec::new(),
    })
}

/// Whether anything was done of an occurrence.
pub(in crate::api) fn touched(own: &crate::store::occurrence::Record) -> bool {
    own.state != crate::plan::occurrence::State::Todo || !own.note.is_empty() || own.proofs > 0
}
