//! Texts of the screen: forms, sheets and cycles as the page shows them.

use std::sync::Arc;

pub(in crate::api) use crate::api::desk::moments::{saved, shown_moment};
use chrono::NaiveDate;

use crate::api::desk::Desk;
use crate::api::desk::load::{Loaded, Shown, last_sent};
use crate::api::reply::{
    CellReply, ColumnReply, CycleHead, FormFindings, FormHead, LineReply, SharedLine, SheetBody,
    SheetHead, SheetReply,
};
use crate::calendar::{Cycle, Deadlines, Period, Working, last_safe_day};
use crate::error::Result;
use crate::form::{Column, Form, Severity, Status, headings};
use crate::sheet::locked;
use crate::sheet::seal::of_sent;
use crate::sheet::state::{FormState, RECONSTRUCTED, marks, shown_entry, state};
use crate::sheet::{Basis, Cell, Filled, Line, LineKind, Seal, Sheet};
use crate::store::history::{self, Scope};
use crate::store::{self, Connection};
use crate::value::Entry;

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

/// A cycle with its texts; `closed` tells of each started form whether it is closed.
pub(in crate::api) fn cycle_head(
    cycle: Cycle,
    deadlines: &Deadlines,
    working: &Working,
    today: NaiveDate,
    closed: &[bool],
) -> CycleHead {
    let deadline = deadlines.of(Period::Month(cycle));
    let all_closed = !closed.is_empty() && closed.iter().all(|closed| *closed);
    let told = working.told_after(last_safe_day(deadline), cycle.last_day());
    let left = told.left(today);
    let last_safe = format!("chậm nhất {}", told.short());
    CycleHead {
        cycle,
        previous: cycle.previous(),
        next: cycle.next(),
        title: format!("Kỳ {}", cycle.label()),
        span: cycle.days().label(),
        deadline: format!("Hạn gửi trước {} ({last_safe})", deadline.format("%d/%m")),
        last_safe,
        left: if all_closed {
            "đã khóa sổ".to_owned()
        } else {
            left.words("quá hạn")
        },
        late: left.is_late() && !all_closed,
        started: !closed.is_empty(),
        closed: all_closed,
    }
}

/// The part of a grid that no edit changes.
pub(in crate::api) fn sheet_head(form: &Form, period: Period, basis: Basis) -> SheetHead {
    let (depth, headings) = headings(form);
    let (heading, days) = period.heading();
    SheetHead {
        form: form_head(form),
        period: period.title(),
        heading: match days {
            Some(days) => format!("{heading} {days}"),
            None => heading,
        },
        depth,
        headings,
        columns: form
            .shown()
            .map(|(at, column)| ColumnReply {
                key: column.key.clone(),
                number: form.printed_number(column),
                label: column.label(),
                kind: column.kind,
                input: column.is_input(),
                // Where dossiers are counted, each cell says for itself whether it was.
                asked: basis == Basis::Dossiers || basis.asks(column),
                counted: form.counted(at).is_some(),
                fixed: locked::of_column(form, column, basis),
                width: column.width,
            })
            .collect(),
    }
}

/// The part of a grid that every edit may change, of a form in a cycle.
pub(in crate::api) fn body(desk: &Desk, loaded: &Loaded) -> Result<SheetBody> {
    let db = desk.db()?;
    let closed = loaded.record.closed_at.is_some();
    let mut remarks = Vec::new();
    if let Some((at, _, note)) = store::sheet::closings(db, loaded.record.id)?.first() {
        let at = shown_moment(at);
        remarks.push(match closed {
            false => format!("Đã mở lại {at}, lý do: {note}"),
            true => locked::closed(&at, loaded.seal.unwrap_or(Seal::None), note),
        });
    }
    let period = Period::Month(loaded.record.cycle);
    if let Some(last) = last_sent(desk, loaded.form.code(), period)?.filter(|_| closed) {
        remarks.push(of_sent(last.seal, &last.at));
    }
    let (undo, redo) = history::labels(db, Scope::Sheet(loaded.record.id))?;
    let can_type = |column: &Column, _: &Cell| !closed && column.is_input();
    Ok(SheetBody {
        lines: lines(&loaded.form, &loaded.sheet, &loaded.shown, can_type),
        findings: FormFindings(Arc::clone(&loaded.filled)),
        state: state(&loaded.form, &loaded.sheet, closed),
        editable: !closed,
        locked: match closed {
            true => remarks.first().cloned(),
            false => locked::of_cycle(&loaded.sheet),
        },
        remarks,
        saved: saved(db)?,
        undo,
        redo,
    })
}

/// A form over a period as a grid: nothing is typed into a month, only what it asks for elsewhere.
pub(in crate::api) fn period_body(
    db: &Connection,
    over: &Arc<Filled>,
    basis: Basis,
    state: FormState,
    remarks: Vec<String>,
) -> Result<SheetBody> {
    let takes = |column: &Column, cell: &Cell| basis.takes(column, cell);
    let locked = locked::of_period(&over.form, &over.sheet, basis);
    Ok(SheetBody {
        lines: lines(&over.form, &over.sheet, &Shown::default(), takes),
        findings: FormFindings(Arc::clone(over)),
        state,
        editable: locked.is_none(),
        locked,
        remarks,
        saved: saved(db)?,
        undo: None,
        redo: None,
    })
}

/// A form in a cycle as a grid.
pub(in crate::api) fn sheet_reply(desk: &Desk, loaded: &Loaded) -> Result<SheetReply> {
    Ok(SheetReply {
        head: sheet_head(
            &loaded.form,
            Period::Month(loaded.record.cycle),
            Basis::Month,
        ),
        body: body(desk, loaded)?,
    })
}

/// The lines of a grid; rows that were shown before are shown again.
fn lines(
    form: &Form,
    sheet: &Sheet,
    shown: &Shown,
    can_type: impl Fn(&Column, &Cell) -> bool,
) -> Vec<SharedLine> {
    let marks = marks(sheet);
    let lines = sheet.lines.iter().map(|line| {
        let marked = matches!(line.kind, LineKind::Row | LineKind::Total);
        let marks = marks.get(&line.row).filter(|_| marked);
        let marks = marks.map(Vec::as_slice).unwrap_or_default();
        let show = || self::line(form, line, &can_type, marks);
        SharedLine(match line.row {
            Some(row) => shown.row(row, marks, show),
            None => Arc::new(show()),
        })
    });
    lines.collect()
}

fn line(
    form: &Form,
    line: &Line,
    can_type: impl Fn(&Column, &Cell) -> bool,
    marks: &[(&str, Severity)],
) -> LineReply {
    let cells = form.shown().map(|(i, column)| {
        let typed = line.kind == LineKind::Row && can_type(column, &line.cells[i]);
        cell(line, i, column, typed, marks)
    });
    LineReply {
        kind: line.kind,
        row: line.row,
        section: line.section,
        label: line.label.clone(),
        name: line.name.clone(),
        cells: cells.collect(),
    }
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
