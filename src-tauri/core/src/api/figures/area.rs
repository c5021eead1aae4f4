//! A rectangle of cells: filled from its edge, summed up for the status bar.

use crate::api::desk::Desk;
use crate::api::desk::load::{Loaded, load};
use crate::api::desk::over::over;
use crate::api::figures::cells::{changed, counted, figure, make, read_cell};
use crate::api::reply::{CellRef, Changed, Fill, Selected};
use crate::calendar::{Cycle, Period};
use crate::error::{Error, Result};
use crate::form::{Column, ColumnKind};
use crate::sheet::Origin;
use crate::value::{Amount, Entry, format_number};

pub(in crate::api) fn cells_fill(
    desk: &mut Desk,
    form: String,
    cycle: Cycle,
    from: CellRef,
    to: CellRef,
    fill: Fill,
) -> Result<Changed> {
    let loaded = load(desk, &form, cycle)?;
    loaded.open()?;
    let area = Area::of(&loaded, &from, &to)?;
    let rows = &loaded.figures.rows;
    let mut changes = Vec::new();
    let mut skipped = 0;
    for row in area.rows.clone() {
        for column in area.columns.clone() {
            let (source, first) = match fill {
                Fill::Down => ((area.rows.start, column), row == area.rows.start),
                Fill::Right => ((row, area.columns.start), column == area.columns.start),
            };
            let own = &loaded.form.columns[column];
            if first || own.hidden || !own.is_input() {
                continue;
            }
            // Names and ordinals stand there, but they are no figures to fill with.
            if !holds_figures(&loaded.form.columns[source.1]) {
                skipped += 1;
                continue;
            }
            let value = value_at(&loaded, source).map(|entry| entry.edited());
            match read_cell(own, &value.unwrap_or_default(), &rows[row].name) {
                Ok(read) => {
                    changes.push(figure(rows[row].id, &own.key, read.value, Origin::Pasted))
                }
                Err(_) => skipped += 1,
            }
        }
    }
    let count = make(
        desk,
        &loaded.record,
        &format!("điền {} ô", changes.len()),
        &changes,
    )?;
    changed(desk, &form, cycle, Some(counted("Đã điền", count, skipped)))
}

fn holds_figures(column: &Column) -> bool {
    column.is_number() || column.kind == ColumnKind::Text
}

/// A rectangle of cells, as indexes into rows and columns.
pub(in crate::api) struct Area {
    pub(in crate::api) rows: std::ops::Range<usize>,
    pub(in crate::api) columns: std::ops::Range<usize>,
}

impl Area {
    pub(in crate::api) fn of(loaded: &Loaded, from: &CellRef, to: &CellRef) -> Result<Area> {
        Area::within(&loaded.figures.rows, &loaded.form, from, to)
    }

    fn within(
        rows: &[crate::sheet::Row],
        form: &crate::form::Form,
        from: &CellRef,
        to: &CellRef,
    ) -> Result<Area> {
        let row = |id: i64| {
            let found = rows.iter().position(|row| row.id == id);
            found.ok_or_else(|| Error::NotFound("Dòng này không còn trong biểu.".to_owned()))
        };
        let column = |key: &str| {
            let found = form.index(key);
            found.ok_or_else(|| Error::NotFound(format!("Không có cột “{key}”.")))
        };
        let (rows, columns) = (
            [row(from.row)?, row(to.row)?],
            [column(&from.column)?, column(&to.column)?],
        );
        Ok(Area {
            rows: rows[0].min(rows[1])..rows[0].max(rows[1]) + 1,
            columns: columns[0].min(columns[1])..columns[0].max(columns[1]) + 1,
        })
    }
}

/// What stands in a cell, by indexes into rows and columns: carried and computed figures too.
fn value_at(loaded: &Loaded, (row, column): (usize, usize)) -> Option<Entry> {
    let id = loaded.figures.rows[row].id;
    let line = loaded
        .sheet
        .lines
        .iter()
        .find(|line| line.row == Some(id))?;
    line.cells[column].entry.clone()
}

pub(in crate::api) fn cells_summary(
    desk: &mut Desk,
    form: String,
    period: Period,
    from: CellRef,
    to: CellRef,
) -> Result<Selected> {
    let over = over(desk, &form, period)?;
    let area = Area::within(&over.figures.rows, &over.form, &from, &to)?;
    let (mut cells, mut numbers) = (0, Vec::new());
    for row in &over.figures.rows[area.rows] {
        let line = over
            .sheet
            .lines
            .iter()
            .find(|line| line.row == Some(row.id));
        for (i, _) in over.form.shown().filter(|(i, _)| area.columns.contains(i)) {
            cells += 1;
            let entry = line.and_then(|line| line.cells[i].entry.as_ref());
            numbers.extend(entry.and_then(Entry::number));
        }
    }
    let sum: Amount = numbers.iter().sum();
    let text = match numbers.len() {
        0 => format!("{cells} ô"),
        count => format!(
            "{cells} ô · {count} số · tổng {} · trung bình {}",
            format_number(sum),
            format_number((sum / Amount::from(count)).round_dp(2))
        ),
    };
    Ok(Selected { text })
}
