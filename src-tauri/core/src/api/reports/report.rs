//! Reports over a period: seen, answered, exported, sent.

use std::collections::BTreeMap;

use crate::api::desk::Desk;
use crate::api::desk::over::over;
use crate::api::desk::target::target;
use crate::api::figures::cells::read_cell;
use crate::api::figures::views;
use crate::api::reply::{ExportProposal, Exported, PeriodChoice, Report, SentLine, SheetReply};
use crate::api::reports::outgoing::Outgoing;
use crate::calendar::{Cycle, Period, periods_with};
use crate::error::{Error, Result};
use crate::export;
use crate::sheet::state::{asked, is_asked, state_over};
use crate::store::{answer, moment, sent};

/// How many exports and sendings a report shows.
const MOST_SENT: usize = 20;

pub(in crate::api) fn periods(_desk: &mut Desk, cycle: Cycle) -> Result<Vec<PeriodChoice>> {
    let choice = |period: Period| PeriodChoice {
        period,
        title: period.title(),
        span: period.days().label(),
    };
    Ok(periods_with(cycle).into_iter().map(choice).collect())
}

pub(in crate::api) fn report(desk: &mut Desk, period: Period) -> Result<Report> {
    let cycles = period.cycles().len();
    let mut forms = Vec::new();
    let mut missing: BTreeMap<Cycle, Vec<String>> = BTreeMap::new();
    let mut open: BTreeMap<Cycle, Vec<String>> = BTreeMap::new();
    for code in desk.forms.codes() {
        let over = over(desk, code, period)?;
        for cycle in &over.missing {
            missing.entry(*cycle).or_default().push(code.to_owned());
        }
        for cycle in &over.open {
            open.entry(*cycle).or_default().push(code.to_owned());
        }
        let (missing, open) = (over.missing.len(), over.open.len());
        let (form, sheet) = (&over.filled.form, &over.filled.sheet);
        forms.push(state_over(form, sheet, cycles, missing, open));
    }
    let said = |(cycle, codes): (&Cycle, &Vec<String>), what: &str| {
        format!("Kỳ {}: {what} ({})", cycle.label(), codes.join(", "))
    };
    let missing_said = missing.iter().map(|own| said(own, "chưa có số liệu"));
    let open_said = open.iter().map(|own| said(own, "chưa khóa sổ"));
    let sent = sent::list(desk.db()?, Some(&period.to_string()), MOST_SENT)?;
    Ok(Report {
        period,
        title: period.title(),
        span: period.span(),
        forms,
        missing: missing_said.chain(open_said).collect(),
        sent: sent.iter().map(sent_line).collect(),
    })
}

pub(in crate::api) fn report_sheet(
    desk: &mut Desk,
    form: String,
    period: Period,
) -> Result<SheetReply> {
    let over = over(desk, &form, period)?;
    let mut remarks = Vec::new();
    for cycle in &over.missing {
        remarks.push(format!("Kỳ {} chưa có số liệu", cycle.label()));
    }
    for cycle in &over.open {
        remarks.push(format!("Kỳ {} chưa khóa sổ", cycle.label()));
    }
    let filled = &over.filled;
    if period.month().is_none() && !filled.figures.rows.is_empty() {
        remarks.extend(asked(&filled.form));
    }
    let mut body = views::period_body(desk.db()?, filled, remarks)?;
    if period.month().is_some() {
        body.editable = false;
        for line in &mut body.lines {
            line.cells.iter_mut().for_each(|cell| cell.input = false);
        }
    }
    Ok(SheetReply {
        head: views::sheet_head(&filled.form, period),
        body,
    })
}

pub(in crate::api) fn answer_set(
    desk: &mut Desk,
    form: String,
    period: Period,
    row: i64,
    column: String,
    text: String,
) -> Result<SheetReply> {
    let filled = over(desk, &form, period)?.filled;
    let own = filled.row(row)?;
    let asked = filled.form.column(&column).filter(|own| is_asked(own));
    let (Some(own_column), None) = (asked, period.month()) else {
        return Err(Error::Invalid(
            "Ô này được tính từ các kỳ; sửa ở màn hình Số liệu của kỳ.".to_owned(),
        ));
    };
    let read = read_cell(own_column, &text, &own.name)?;
    let (key, at) = (filled.figures.key(own).to_string(), moment(desk.now()));
    let period_text = period.to_string();
    desk.store()?.write(|db| {
        let place = (key.as_str(), column.as_str());
        answer::set(db, &period_text, &form, place, read.value.as_deref(), &at)
    })?;
    report_sheet(desk, form, period)
}

pub(in crate::api) fn export_propose(
    desk: &mut Desk,
    period: Period,
    forms: Vec<String>,
) -> Result<ExportProposal> {
    Ok(Outgoing::of(desk, period, &forms)?.proposal())
}

pub(in crate::api) fn export_write(
    desk: &mut Desk,
    period: Period,
    forms: Vec<String>,
    path: String,
) -> Result<Exported> {
    let outgoing = Outgoing::of(desk, period, &forms)?;
    write_workbook(desk, &outgoing, &path)
}

/// Writes forms into a workbook, beside the target first, and keeps that they were.
pub(in crate::api) fn write_workbook(
    desk: &mut Desk,
    outgoing: &Outgoing,
    path: &str,
) -> Result<Exported> {
    let path = target(path, ".xlsx", outgoing.draft())?;
    let bytes = export::workbook(&outgoing.book(desk))?;
    export::write_file(&path, &bytes)?;
    outgoing.noted(desk, &path)
}

/// What was exported or sent, as it is listed.
pub(in crate::api) fn sent_line(sent: &sent::Sent) -> SentLine {
    let period = sent.period.parse::<Period>();
    SentLine {
        at: views::shown_moment(&sent.at),
        act: match sent.act {
            sent::Act::Send => "Đã gửi".to_owned(),
            sent::Act::Export => "Đã xuất Excel".to_owned(),
        },
        what: match period {
            Ok(period) => format!("{} · {}", period.title(), sent.forms),
            Err(_) => sent.forms.clone(),
        },
        path: sent.path.clone(),
    }
}
