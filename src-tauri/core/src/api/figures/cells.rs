//! Figures of a form in a cycle: seen, typed, filled and noted.

use crate::api::desk::Desk;
use crate::api::desk::change::change;
use crate::api::desk::load::{Loaded, load, load_open, refuse_closed};
use crate::api::desk::stored::origin_name;
use crate::api::figures::views;
use crate::api::reply::{CellRef, Changed, SheetReply, Told};
use crate::calendar::Cycle;
use crate::error::{Error, Result};
use crate::form::reading::{self, Reading};
use crate::form::{Column, Form};
use crate::sheet::Origin;
use crate::sheet::proposal::{CellPlanned, Planned, RowPlanned};
use crate::store::history::{self, Change, Kind, Subject, Undo};
use crate::store::{self, moment};
use crate::value::{Entry, tidy};

pub(in crate::api) fn sheet(desk: &mut Desk, form: String, cycle: Cycle) -> Result<SheetReply> {
    let loaded = load(desk, &form, cycle)?;
    views::sheet_reply(desk, &loaded)
}

pub(in crate::api) fn cell_set(
    desk: &mut Desk,
    form: String,
    cycle: Cycle,
    row: i64,
    column: String,
    text: String,
) -> Result<Changed> {
    let loaded = load_open(desk, &form, cycle)?;
    let own = loaded.row(row)?;
    let own_column = &loaded.form.columns[loaded.input(&column)?];
    let read = read_cell(own_column, &text, &own.name)?;
    let label = format!("ô ({}) {}", own_column.no, own.name);
    let change = figure(row, &column, read.value, Origin::Typed);
    make(desk, &loaded.into_record(), &label, &[change])?;
    changed(desk, &form, cycle, read.remark)
}

/// A text read as a figure of a column.
pub(in crate::api) struct Read {
    /// As it is stored; `None` is blank.
    pub(in crate::api) value: Option<String>,
    /// How it was read, when that could surprise.
    pub(in crate::api) remark: Option<String>,
}

/// Reads a typed or pasted text as a figure of a column; the refusal names column and row.
pub(in crate::api) fn read_cell(column: &Column, text: &str, row: &str) -> Result<Read> {
    match reading::read(column, text) {
        Reading::Blank => Ok(Read {
            value: None,
            remark: None,
        }),
        Reading::Figure(entry, remark) => Ok(Read {
            value: Some(entry.stored()),
            remark,
        }),
        Reading::Refused(why) => Err(refusal(column, row, &why)),
    }
}

/// "Ô (10) dòng Hộ tịch: 1,5 không phải số nguyên. Nhập số nguyên."
fn refusal(column: &Column, row: &str, why: &str) -> Error {
    Error::Invalid(format!("Ô ({}) dòng {row}: {why}", column.no))
}

/// A change of a figure.
pub(in crate::api) fn figure(
    row: i64,
    column: &str,
    value: Option<String>,
    origin: Origin,
) -> Change {
    Change {
        kind: Kind::Figure,
        row,
        column: column.to_owned(),
        value,
        origin: Some(origin_name(origin).to_owned()),
        place: None,
    }
}

/// The changes that store what is planned, in rows that are there.
pub(in crate::api) fn planned_changes(
    form: &Form,
    planned: &Planned,
    origin: Origin,
) -> Vec<Change> {
    let rows = planned.rows.iter().filter_map(|row| Some((row.id?, row)));
    rows.flat_map(|(id, row)| {
        row.changes().map(move |(cell, entry)| {
            let key = &form.columns[cell.column].key;
            figure(id, key, entry.map(Entry::stored), origin)
        })
    })
    .collect()
}

/// What did not go as given, cell by cell: refused ones first, then those that were read in a way that could surprise.
pub(in crate::api) fn told(form: &Form, planned: &Planned) -> Vec<Told> {
    let refused = each(form, planned, CellPlanned::refusal);
    let read = each(form, planned, |cell| cell.remark.clone());
    refused.chain(read).collect()
}

/// What is overwritten, cell by cell: "Ô (4) dòng Hộ tịch · Bộ: 7 → 12".
pub(in crate::api) fn replaced(form: &Form, planned: &Planned) -> Vec<Told> {
    each(form, planned, CellPlanned::replacement).collect()
}

/// What is to be said of cells, each under its name.
fn each<'a>(
    form: &'a Form,
    planned: &'a Planned,
    say: impl Fn(&CellPlanned) -> Option<String> + Copy + 'a,
) -> impl Iterator<Item = Told> + 'a {
    let tell = move |row: &RowPlanned, cell: &CellPlanned| {
        let text = say(cell)?;
        Some(Told {
            cell: row.id.map(|row| CellRef {
                row,
                column: form.columns[cell.column].key.clone(),
            }),
            text: format!("{}: {text}", row.cell_name(form, cell)),
        })
    };
    let rows = planned.rows.iter();
    rows.flat_map(move |row| row.cells.iter().filter_map(move |cell| tell(row, cell)))
}

/// Makes changes in a form as one undo step; gives how many cells changed.
pub(in crate::api) fn make(
    desk: &mut Desk,
    sheet: &store::sheet::Record,
    label: &str,
    changes: &[Change],
) -> Result<usize> {
    let (at, id) = (moment(desk.now()), sheet.id);
    change(desk, sheet, changes, |db| {
        // Another process may have closed the form since it was loaded.
        refuse_closed(&store::sheet::by_id(db, id)?)?;
        history::make(db, Subject::Sheet(id), &at, label, Undo::Possible, changes)
    })
}

/// The answer after a change.
pub(in crate::api) fn changed(
    desk: &Desk,
    form: &str,
    cycle: Cycle,
    message: Option<String>,
) -> Result<Changed> {
    let loaded = load(desk, form, cycle)?;
    Ok(Changed {
        body: views::body(desk, &loaded)?,
        message,
        question: None,
        replaced: Vec::new(),
        told: Vec::new(),
    })
}

/// The answer that asks before doing.
pub(in crate::api) fn asking(desk: &Desk, loaded: &Loaded, question: String) -> Result<Changed> {
    Ok(Changed {
        body: views::body(desk, loaded)?,
        message: None,
        question: Some(question),
        replaced: Vec::new(),
        told: Vec::new(),
    })
}

pub(in crate::api) fn cells_clear(
    desk: &mut Desk,
    form: String,
    cycle: Cycle,
    cells: Vec<CellRef>,
) -> Result<Changed> {
    let loaded = load_open(desk, &form, cycle)?;
    let changes: Vec<Change> = cells
        .iter()
        .filter(|cell| loaded.row(cell.row).is_ok() && loaded.input(&cell.column).is_ok())
        .map(|cell| figure(cell.row, &cell.column, None, Origin::Typed))
        .collect();
    let count = make(
        desk,
        &loaded.record,
        &format!("xóa {} ô", changes.len()),
        &changes,
    )?;
    let message = (count > 1).then(|| format!("Đã xóa trắng {count} ô"));
    changed(desk, &form, cycle, message)
}

pub(in crate::api) fn blanks_zero(
    desk: &mut Desk,
    form: String,
    cycle: Cycle,
    row: Option<i64>,
) -> Result<Changed> {
    let loaded = load_open(desk, &form, cycle)?;
    let mut changes = Vec::new();
    for line in &loaded.sheet.lines {
        let Some(id) = line.row.filter(|id| row.is_none_or(|row| row == *id)) else {
            continue;
        };
        for (column, cell) in loaded.form.columns.iter().zip(&line.cells) {
            let due = column.is_input() && !column.optional && !column.hidden;
            if due && cell.entry.is_none() {
                changes.push(figure(
                    id,
                    &column.key,
                    Some("0".to_owned()),
                    Origin::Zeroed,
                ));
            }
        }
    }
    let count = make(desk, &loaded.record, "điền 0 vào ô trống", &changes)?;
    changed(
        desk,
        &form,
        cycle,
        Some(format!("Đã điền 0 vào {count} ô trống")),
    )
}

pub(in crate::api) fn note_set(
    desk: &mut Desk,
    form: String,
    cycle: Cycle,
    row: i64,
    column: String,
    text: String,
) -> Result<Changed> {
    let loaded = load_open(desk, &form, cycle)?;
    let own = loaded.row(row)?;
    let Some(own_column) = loaded.form.column(&column) else {
        return Err(Error::NotFound(format!("Không có cột “{column}”.")));
    };
    let text = tidy(&text);
    if text.chars().count() > 1000 {
        return Err(refusal(
            own_column,
            &own.name,
            "ghi chú dài quá 1.000 ký tự. Viết ngắn lại.",
        ));
    }
    let change = Change {
        kind: Kind::Note,
        row,
        column,
        value: (!text.is_empty()).then_some(text),
        origin: None,
        place: None,
    };
    let label = format!("ghi chú ô ({}) {}", own_column.no, own.name);
    make(desk, &loaded.record, &label, &[change])?;
    changed(desk, &form, cycle, None)
}
