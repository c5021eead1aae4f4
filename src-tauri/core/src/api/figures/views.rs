//! Texts of the screen: forms, sheets and cycles as the page shows them.

pub(in crate::api) use crate::api::desk::moments::{saved, shown_moment};
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::api::desk::load::Loaded;
use crate::api::desk::over::Over;
use crate::api::reply::{
    CellReply, ColumnReply, CycleHead, FormHead, FormState, LineReply, Progress, SheetBody,
    SheetHead, SheetReply,
};
use crate::calendar::{Cycle, Deadlines, Period, days_left, last_safe_day};
use crate::error::Result;
use crate::form::{Column, ColumnKind, Form, PeriodRule, Severity, Status, headings};
use crate::sheet::{FindingKind, Line, LineKind, Sheet};
use crate::store::{self, Connection};
use crate::value::{Entry, format_date, rounded};

/// What is said of a reconstructed form wherever it is entered, previewed or exported.
pub(in crate::api) const RECONSTRUCTED: &str = "Bản dựng lại: đối chiếu với biểu gốc trước khi gửi";

/// A form with its texts.
pub(in crate::api) fn form_head(form: &Form) -> FormHead {
    let definition = &form.definition;
    FormHead {
        code: definition.code.clone(),
        number: definition.number.clone(),
        title: definition.title.clone(),
        basis: definition.basis.clone(),
        unit: format!("Đơn vị tính: {}", definition.unit),
        status: definition.status,
        warning: (definition.status == Status::Reconstructed).then(|| RECONSTRUCTED.to_owned()),
        rows: definition.rows.kind,
        sections: definition.rows.sections,
    }
}

/// "15/10 – 14/11/2026"; with both years when they differ.
pub(in crate::api) fn span(period: Period) -> String {
    let (first, last) = (period.first_day(), period.last_day());
    let same_year = first.format("%Y").to_string() == last.format("%Y").to_string();
    let first = match same_year {
        true => first.format("%d/%m").to_string(),
        false => format_date(first),
    };
    format!("{first} – {}", format_date(last))
}

/// "còn 1 ngày", "hôm nay là ngày cuối", "quá hạn 2 ngày"; and whether it is late.
pub(in crate::api) fn left(deadline: NaiveDate, today: NaiveDate) -> (String, bool) {
    match days_left(deadline, today) {
        0 => ("hôm nay là ngày cuối".to_owned(), false),
        days if days > 0 => (format!("còn {days} ngày"), false),
        days => (format!("quá hạn {} ngày", -days), true),
    }
}

/// A cycle with its texts; `closed` tells of each started form whether it is closed.
pub(in crate::api) fn cycle_head(
    cycle: Cycle,
    deadlines: Deadlines,
    today: NaiveDate,
    closed: &[bool],
) -> CycleHead {
    let deadline = deadlines.of(Period::Month(cycle));
    let all_closed = !closed.is_empty() && closed.iter().all(|closed| *closed);
    let (left, late) = left(deadline, today);
    CycleHead {
        cycle,
        title: format!("Kỳ {}", cycle.label()),
        span: span(Period::Month(cycle)),
        deadline: format!(
            "Hạn gửi trước {} (chậm nhất {})",
            deadline.format("%d/%m"),
            last_safe_day(deadline).format("%d/%m")
        ),
        left: if all_closed {
            "đã khóa sổ".to_owned()
        } else {
            left
        },
        late: late && !all_closed,
        started: !closed.is_empty(),
        closed: all_closed,
    }
}

/// The state of a form from its filled-in sheet.
pub(in crate::api) fn form_state(form: &Form, sheet: &Sheet, closed: bool) -> FormState {
    let (errors, warnings) = (sheet.errors(), sheet.warnings());
    let empty = !sheet.lines.iter().any(|line| line.kind == LineKind::Row);
    let (progress, text) = match (closed, errors, sheet.blanks) {
        (true, _, _) => (Progress::Closed, "đã khóa".to_owned()),
        (_, 1.., _) => (Progress::Errors, format!("{errors} lỗi")),
        (_, _, 1..) => (Progress::Blanks, format!("còn {} ô", sheet.blanks)),
        _ if empty => match &form.definition.rows.empty {
            Some(empty) => (Progress::Complete, empty.to_lowercase()),
            None => (Progress::Blanks, "chưa có dòng".to_owned()),
        },
        _ => (Progress::Complete, "đủ".to_owned()),
    };
    FormState {
        code: form.code().to_owned(),
        title: form.definition.title.clone(),
        progress,
        text,
        errors,
        warnings,
        blanks: sheet.blanks,
    }
}

/// A form whose cycle has not been started.
pub(in crate::api) fn not_started(form: &Form) -> FormState {
    FormState {
        code: form.code().to_owned(),
        title: form.definition.title.clone(),
        progress: Progress::NotStarted,
        text: "chưa bắt đầu".to_owned(),
        errors: 0,
        warnings: 0,
        blanks: 0,
    }
}

/// The part of a grid that no edit changes.
pub(in crate::api) fn sheet_head(form: &Form, period: Period) -> SheetHead {
    let (depth, headings) = headings(form);
    let month = period.month().is_some();
    SheetHead {
        form: form_head(form),
        period: period.title(),
        span: period.span(),
        depth,
        headings,
        columns: form
            .shown()
            .map(|(_, column)| ColumnReply {
                key: column.key.clone(),
                number: form.printed_number(column),
                label: column.label(),
                kind: column.kind,
                input: column.is_input(),
                asked: !month && is_asked(column),
                width: column.width,
            })
            .collect(),
    }
}

/// Whether a longer period asks for a column.
pub(in crate::api) fn is_asked(column: &Column) -> bool {
    column.is_input() && column.is_number() && column.period == PeriodRule::Ask
}

/// The part of a grid that every edit may change, of a form in a cycle.
pub(in crate::api) fn body(db: &Connection, loaded: &Loaded) -> Result<SheetBody> {
    let closed = loaded.record.closed_at.is_some();
    let mut remarks = Vec::new();
    if let Some((at, _, note)) = store::sheet::closings(db, loaded.record.id)?.first() {
        let at = shown_moment(at);
        remarks.push(match (closed, note.is_empty()) {
            (false, _) => format!("Đã mở lại {at}, lý do: {note}"),
            (true, true) => format!("Đã khóa sổ {at}. Muốn sửa: mở lại và ghi lý do."),
            (true, false) => {
                format!("Đã khóa sổ {at}, ghi chú: {note}. Muốn sửa: mở lại và ghi lý do.")
            }
        });
    }
    let can_type = |_: usize, column: &Column| !closed && column.is_input();
    Ok(SheetBody {
        lines: lines(&loaded.form, &loaded.sheet, can_type),
        findings: loaded.sheet.findings.clone(),
        state: form_state(&loaded.form, &loaded.sheet, closed),
        editable: !closed,
        remarks,
        saved: saved(db)?,
        undo: store::history::undoable(db)?.map(|step| step.label),
        redo: store::history::redoable(db)?.map(|step| step.label),
    })
}

/// A form over a longer period as a grid: only asked columns can be typed into.
pub(in crate::api) fn period_body(
    db: &Connection,
    over: &Over,
    remarks: Vec<String>,
) -> Result<SheetBody> {
    Ok(SheetBody {
        lines: lines(&over.form, &over.sheet, |_, column| is_asked(column)),
        findings: over.sheet.findings.clone(),
        state: form_state(&over.form, &over.sheet, false),
        editable: over.form.columns.iter().any(is_asked),
        remarks,
        saved: saved(db)?,
        undo: None,
        redo: None,
    })
}

/// A form in a cycle as a grid.
pub(in crate::api) fn sheet_reply(db: &Connection, loaded: &Loaded) -> Result<SheetReply> {
    Ok(SheetReply {
        head: sheet_head(&loaded.form, Period::Month(loaded.record.cycle)),
        body: body(db, loaded)?,
    })
}

fn lines(form: &Form, sheet: &Sheet, can_type: impl Fn(usize, &Column) -> bool) -> Vec<LineReply> {
    let marks = marks(sheet);
    sheet
        .lines
        .iter()
        .map(|line| {
            let marked = matches!(line.kind, LineKind::Row | LineKind::Total);
            let marks = marks.get(&line.row).filter(|_| marked);
            let marks = marks.map(Vec::as_slice).unwrap_or_default();
            LineReply {
                kind: line.kind,
                row: line.row,
                section: line.section,
                label: line.label.clone(),
                name: line.name.clone(),
                cells: form
                    .shown()
                    .map(|(i, column)| {
                        let typed = line.kind == LineKind::Row && can_type(i, column);
                        cell(line, i, column, typed, marks)
                    })
                    .collect(),
            }
        })
        .collect()
}

/// The marked cells of each line: column key and the gravest finding about it.
type Marks<'a> = HashMap<Option<i64>, Vec<(&'a str, Severity)>>;

/// The gravest finding about each cell; blanks are seen without a mark.
fn marks(sheet: &Sheet) -> Marks<'_> {
    let mut marks = Marks::new();
    let marking = |finding: &&crate::sheet::Finding| finding.kind != FindingKind::Blank;
    // Errors come first, so the first mark of a cell is its gravest.
    for finding in sheet.findings.iter().filter(marking) {
        let line = marks.entry(finding.row).or_default();
        line.extend(
            finding
                .columns
                .iter()
                .map(|key| (key.as_str(), finding.severity)),
        );
    }
    marks
}

fn cell(
    line: &Line,
    i: usize,
    column: &Column,
    input: bool,
    marks: &[(&str, Severity)],
) -> CellReply {
    let cell = &line.cells[i];
    let entry = cell.entry.as_ref().map(|entry| shown_entry(entry, column));
    let text = entry.as_ref().map(Entry::shown).unwrap_or_default();
    // Up to three characters a number is edited as it is shown.
    let edit = entry
        .filter(|_| text.len() > 3)
        .map(|entry| entry.edited())
        .filter(|edit| *edit != text);
    let mark = marks.iter().find(|(key, _)| *key == column.key);
    CellReply {
        text,
        edit,
        origin: cell.origin,
        mark: mark.map(|(_, severity)| *severity),
        noted: cell.noted,
        input,
    }
}

/// A computed percentage with the two decimals that the workbook shows as well.
fn shown_entry(entry: &Entry, column: &Column) -> Entry {
    match entry {
        Entry::Number(number) if column.kind == ColumnKind::Percent && !column.is_input() => {
            Entry::Number(rounded(*number, 2))
        }
        entry => entry.clone(),
    }
}
