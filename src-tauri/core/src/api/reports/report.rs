//! Reports over a period: seen, answered, exported, sent.

use std::collections::BTreeMap;

use chrono::Datelike;

use crate::api::desk::Desk;
use crate::api::desk::over::Over;
use crate::api::desk::target::target;
use crate::api::dossier::over::over;
use crate::api::figures::cells::read_cell;
use crate::api::figures::views;
use crate::api::reply::{
    CellRef, ExportProposal, Exported, PeriodChoice, Report, Selected, SentLine, SheetReply,
};
use crate::api::reports::outgoing::{Outgoing, codes};
use crate::calendar::{Cycle, NotAPeriod, Period, Span, periods_with};
use crate::error::{Error, Result};
use crate::export;
use crate::sheet::Basis;
use crate::sheet::area::Area;
use crate::sheet::state::asked;
use crate::store::{answer, moment, sent};
use crate::task::change::day;

/// How many exports and sendings a report shows.
const MOST_SENT: usize = 20;

pub(in crate::api) fn periods(_desk: &mut Desk, cycle: Cycle) -> Result<Vec<PeriodChoice>> {
    Ok(periods_with(cycle).into_iter().map(choice).collect())
}

fn choice(period: Period) -> PeriodChoice {
    PeriodChoice {
        period,
        title: period.title(),
        span: period.days().label(),
    }
}

pub(in crate::api) fn report(desk: &mut Desk, period: Period) -> Result<Report> {
    let mut forms = Vec::new();
    let mut missing: BTreeMap<Cycle, Vec<String>> = BTreeMap::new();
    let mut open: BTreeMap<Cycle, Vec<String>> = BTreeMap::new();
    let mut lacking: Vec<String> = Vec::new();
    for code in codes(desk) {
        let over = over(desk, &code, period)?;
        for cycle in &over.missing {
            missing.entry(*cycle).or_default().push(code.clone());
        }
        for cycle in &over.open {
            open.entry(*cycle).or_default().push(code.clone());
        }
        lacking.extend(over.lacking.iter().map(|own| format!("{code}: {own}")));
        forms.push(over.state);
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
        missing: missing_said.chain(open_said).chain(lacking).collect(),
        sent: sent.iter().map(sent_line).collect(),
    })
}

pub(in crate::api) fn report_sheet(
    desk: &mut Desk,
    form: String,
    period: Period,
) -> Result<SheetReply> {
    let over = over(desk, &form, period)?;
    let mut remarks = over.lacking.clone();
    for cycle in &over.missing {
        remarks.push(format!("Kỳ {} chưa có số liệu", cycle.label()));
    }
    for cycle in &over.open {
        remarks.push(format!("Kỳ {} chưa khóa sổ", cycle.label()));
    }
    let filled = &over.filled;
    if !filled.figures.rows.is_empty() {
        remarks.extend(asked(&filled.form, over.basis));
    }
    remarks.extend(over.rests_on);
    Ok(SheetReply {
        head: views::sheet_head(&filled.form, period, over.basis),
        body: views::period_body(desk.db()?, filled, over.basis, over.state, remarks)?,
    })
}

pub(in crate::api) fn days_read(desk: &mut Desk, from: String, to: String) -> Result<PeriodChoice> {
    let year = desk.today().year();
    let from = day("Từ ngày", &from, year)?;
    let to = day("Đến ngày", &to, year)?;
    let days = Span::between(from, to).map_err(NotAPeriod::Days)?;
    Ok(choice(Period::Days(days)))
}

pub(in crate::api) fn cells_summary(
    desk: &mut Desk,
    form: String,
    period: Period,
    from: CellRef,
    to: CellRef,
) -> Result<Selected> {
    let filled = over(desk, &form, period)?.filled;
    let area = Area::between(&filled, &from, &to)?;
    Ok(Selected {
        text: area.summed(&filled),
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
    let Over { filled, basis, .. } = over(desk, &form, period)?;
    let own = filled.row(row)?;
    let at = filled.form.index(&column);
    let cell = at.zip(filled.line(row)).map(|(at, line)| &line.cells[at]);
    let asked = filled.form.column(&column).zip(cell);
    let asked = asked.filter(|(column, cell)| basis.takes(column, cell));
    let Some((own_column, _)) = asked else {
        return Err(Error::Invalid(
            match basis {
                Basis::Dossiers => "Ô này đếm từ hồ sơ, không nhập. Xem hồ sơ của ô: Ctrl+Enter.",
                _ => "Ô này được tính từ các kỳ; sửa ở màn hình Số liệu của kỳ.",
            }
            .to_owned(),
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
