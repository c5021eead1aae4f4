//! Reports over a period: seen, answered, exported, sent.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::api::desk::Desk;
use crate::api::desk::load::known;
use crate::api::desk::office::office_of;
use crate::api::desk::over::{Over, over};
use crate::api::figures::cells::read_cell;
use crate::api::figures::views;
use crate::api::reply::{
    ExportProposal, Exported, FormState, PeriodChoice, Progress, Report, SheetReply,
};
use crate::api::reports::overview::sent_line;
use crate::calendar::{Cycle, Period};
use crate::error::{Error, Result};
use crate::export::{self, Book, Page};
use crate::form::Status;
use crate::store::{self, answer, moment, sent};

/// How many exports and sendings a report shows.
const MOST_SENT: usize = 20;

pub(in crate::api) fn periods(_desk: &mut Desk, cycle: Cycle) -> Result<Vec<PeriodChoice>> {
    let (year, month) = (cycle.year(), cycle.month());
    let mut periods = vec![
        Period::Month(cycle),
        Period::Quarter(year, month.div_ceil(3)),
        Period::Half(year, month.div_ceil(6)),
    ];
    if month <= 9 {
        periods.push(Period::NineMonths(year));
    }
    periods.push(Period::Year(year));
    Ok(periods
        .into_iter()
        .map(|period| PeriodChoice {
            period,
            title: period.title(),
            span: views::span(period),
        })
        .collect())
}

pub(in crate::api) fn report(desk: &mut Desk, period: Period) -> Result<Report> {
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
        forms.push(state_over(&over, period));
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

/// The state of a form over a period: closed when it is closed in every cycle and nothing is left open in it.
fn state_over(over: &Over, period: Period) -> FormState {
    let cycles = period.cycles().len();
    if over.missing.len() == cycles {
        return views::not_started(&over.form);
    }
    let closed = over.missing.is_empty() && over.open.is_empty();
    let month = period.month().is_some();
    let mut state = views::form_state(&over.form, &over.sheet, closed && month);
    if !month && state.progress == Progress::Complete {
        state.text = match (over.missing.len(), over.open.len()) {
            (0, 0) => "đủ, các kỳ đã khóa".to_owned(),
            (0, open) => format!("đủ, còn {open} kỳ chưa khóa sổ"),
            (missing, _) => {
                state.progress = Progress::Blanks;
                format!("thiếu {missing} kỳ")
            }
        };
    }
    state
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
    let asked = over
        .form
        .shown()
        .filter(|(_, column)| views::is_asked(column));
    let asked: Vec<String> = asked
        .map(|(_, column)| format!("({})", column.no))
        .collect();
    if period.month().is_none() && !asked.is_empty() && !over.figures.rows.is_empty() {
        remarks.push(format!(
            "Cột {} không cộng được từ các kỳ: nhập số của cả kỳ báo cáo.",
            asked.join(", ")
        ));
    }
    let mut body = views::period_body(desk.db()?, &over, remarks)?;
    if period.month().is_some() {
        body.editable = false;
        for line in &mut body.lines {
            line.cells.iter_mut().for_each(|cell| cell.input = false);
        }
    }
    Ok(SheetReply {
        head: views::sheet_head(&over.form, period),
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
    let over = over(desk, &form, period)?;
    let Some(own) = over.figures.rows.iter().find(|own| own.id == row) else {
        return Err(Error::NotFound("Dòng này không còn trong biểu.".to_owned()));
    };
    let asked = over.form.column(&column).filter(|own| views::is_asked(own));
    let (Some(own_column), None) = (asked, period.month()) else {
        return Err(Error::Invalid(
            "Ô này được tính từ các kỳ; sửa ở màn hình Số liệu của kỳ.".to_owned(),
        ));
    };
    let read = read_cell(own_column, &text, &own.name)?;
    let (key, at) = (over.figures.key(own).to_string(), moment(desk.now()));
    let period_text = period.to_string();
    desk.store()?.write(|db| {
        let place = (key.as_str(), column.as_str());
        answer::set(db, &period_text, &form, place, read.value.as_deref(), &at)
    })?;
    report_sheet(desk, form, period)
}

/// The forms to export, in the order of their codes; refuses unknown ones and none.
pub(in crate::api) fn chosen(desk: &Desk, period: Period, forms: &[String]) -> Result<Vec<String>> {
    for form in forms {
        known(desk, form, period.ends().1)?;
    }
    let codes = desk.forms.codes().into_iter().map(str::to_owned);
    let chosen: Vec<String> = codes.filter(|code| forms.contains(code)).collect();
    match chosen.is_empty() {
        true => Err(Error::Invalid("Chọn ít nhất một biểu để xuất.".to_owned())),
        false => Ok(chosen),
    }
}

pub(in crate::api) fn export_propose(
    desk: &mut Desk,
    period: Period,
    forms: Vec<String>,
) -> Result<ExportProposal> {
    let mut notes = Vec::new();
    let mut draft = false;
    for code in chosen(desk, period, &forms)? {
        let over = over(desk, &code, period)?;
        let errors = over.sheet.errors();
        draft |= errors > 0;
        if errors > 0 {
            notes.push(format!(
                "Biểu {code} còn {errors} lỗi: xuất thành bản nháp."
            ));
        }
        if over.sheet.blanks > 0 {
            notes.push(format!("Biểu {code} còn {} ô trống.", over.sheet.blanks));
        }
        if over.form.definition.status == Status::Reconstructed {
            notes.push(format!("Biểu {code}: {}.", views::RECONSTRUCTED));
        }
        notes.extend(cycles_note(&code, "chưa có số liệu", &over.missing));
        notes.extend(cycles_note(&code, "chưa khóa sổ", &over.open));
    }
    let printed = office_of(desk.db()?, period, &forms)?;
    notes.extend(printed.notes);
    Ok(ExportProposal {
        file_name: export::file_name(&printed.office.ward, period, draft),
        draft,
        notes,
    })
}

fn cycles_note(code: &str, what: &str, cycles: &[Cycle]) -> Option<String> {
    let labels: Vec<String> = cycles.iter().map(|cycle| cycle.label()).collect();
    (!labels.is_empty()).then(|| format!("Biểu {code} {what} ở kỳ {}.", labels.join(", ")))
}

pub(in crate::api) fn export_write(
    desk: &mut Desk,
    period: Period,
    forms: Vec<String>,
    path: String,
) -> Result<Exported> {
    let codes = chosen(desk, period, &forms)?;
    let mut overs = Vec::new();
    for code in &codes {
        overs.push(over(desk, code, period)?);
    }
    let draft = overs.iter().any(|over| over.sheet.errors() > 0);
    let path = target(&path, ".xlsx", draft)?;
    let bytes = export::workbook(&book(desk, &overs, period)?)?;
    export::write_file(&path, &bytes)?;
    noted(desk, period, &codes, &path, draft)
}

/// The forms of a period as they go into a workbook or onto pages.
pub(in crate::api) fn book<'a>(desk: &Desk, overs: &'a [Over], period: Period) -> Result<Book<'a>> {
    Ok(Book {
        office: office(desk, overs, period)?,
        pages: overs.iter().map(|over| page(over, period)).collect(),
        made_at: desk.now(),
    })
}

/// Keeps that forms were written to a file, and says so.
pub(in crate::api) fn noted(
    desk: &mut Desk,
    period: Period,
    codes: &[String],
    path: &Path,
    draft: bool,
) -> Result<Exported> {
    let shown = path.display().to_string();
    let noted = sent::Sent {
        at: moment(desk.now()),
        act: "export".to_owned(),
        period: period.to_string(),
        forms: codes.join(", "),
        path: Some(shown.clone()),
    };
    desk.store()?.write(|db| sent::add(db, &noted, None))?;
    Ok(Exported {
        message: match draft {
            true => format!("Đã xuất bản nháp {} biểu: {shown}", codes.len()),
            false => format!("Đã xuất {} biểu: {shown}", codes.len()),
        },
        folder: path.parent().unwrap_or(Path::new("")).display().to_string(),
        path: shown,
        draft,
    })
}

fn page(over: &Over, period: Period) -> Page<'_> {
    Page {
        form: &over.form,
        sheet: &over.sheet,
        period,
        draft_errors: over.sheet.errors(),
    }
}

fn office(desk: &Desk, overs: &[Over], period: Period) -> Result<export::Office> {
    let codes = overs.iter().map(|over| over.form.code().to_owned());
    let office = office_of(desk.db()?, period, &codes.collect::<Vec<_>>())?.office;
    let lines = office
        .signer_title
        .split('/')
        .map(|line| line.trim().to_owned());
    Ok(export::Office {
        signer_title: lines.filter(|line| !line.is_empty()).collect(),
        ward: office.ward,
        place: office.place,
        reporting_unit: office.reporting_unit,
        receiving_unit: office.receiving_unit,
        preparer: office.preparer,
        signer: office.signer,
    })
}

/// Where a file goes: its ending is added when it lacks, and a draft's name ends in `-nhap`.
pub(in crate::api) fn target(path: &str, ending: &str, draft: bool) -> Result<PathBuf> {
    let path = path.trim();
    if path.is_empty() {
        return Err(Error::Invalid("Chọn nơi lưu tệp.".to_owned()));
    }
    let stem = match path
        .len()
        .checked_sub(ending.len())
        .and_then(|at| path.split_at_checked(at))
    {
        Some((stem, end)) if end.eq_ignore_ascii_case(ending) => stem,
        _ => path,
    };
    // "báo cáo." is meant without its dot, as Windows takes it.
    let stem = match stem.trim_end_matches([' ', '.']) {
        name if name.is_empty() || name.ends_with(['/', '\\']) => stem,
        name => name,
    };
    // A draft's name may have been numbered because the first was taken.
    let marked = export::unnumbered(stem).ends_with("-nhap");
    let mark = if draft && !marked { "-nhap" } else { "" };
    Ok(store::plain(PathBuf::from(format!("{stem}{mark}{ending}"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn goes(path: &str, draft: bool, expected: &str) {
        assert_eq!(
            target(path, ".xlsx", draft).unwrap(),
            PathBuf::from(expected)
        );
    }

    #[test]
    fn a_file_gets_its_ending_once() {
        goes("Báo cáo", false, "Báo cáo.xlsx");
        goes(" Báo cáo.XLSX ", false, "Báo cáo.xlsx");
        goes("Báo cáo.pdf", false, "Báo cáo.pdf.xlsx");
        goes("D:/Quý 1.2026", false, "D:/Quý 1.2026.xlsx");
        assert!(target(" ", ".xlsx", false).is_err());
    }

    #[test]
    fn dots_and_spaces_at_the_end_of_a_name_are_not_meant() {
        goes("D:/báo cáo.", false, "D:/báo cáo.xlsx");
        goes("báo cáo. .xlsx", false, "báo cáo.xlsx");
    }

    #[test]
    fn a_draft_is_marked_once_whatever_number_its_name_has() {
        goes("a.xlsx", true, "a-nhap.xlsx");
        goes("a-nhap.xlsx", true, "a-nhap.xlsx");
        goes("a-nhap (2).xlsx", true, "a-nhap (2).xlsx");
        goes("a (2)", true, "a (2)-nhap.xlsx");
    }
}
