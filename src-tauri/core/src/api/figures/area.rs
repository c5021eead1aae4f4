//! A rectangle of cells: filled from its edge, summed up for the status bar.

use crate::api::desk::Desk;
use crate::api::desk::load::load;
use crate::api::desk::over::over;
use crate::api::figures::cells::{changed, counted, figure, make, read_cell};
use crate::api::reply::{CellRef, Changed, Fill, Selected};
use crate::calendar::{Cycle, Period};
use crate::error::Result;
use crate::sheet::Origin;
use crate::sheet::area::Area;

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
    let cells = Area::between(&loaded, &from, &to)?.filled(&loaded, fill);
    let mut changes = Vec::new();
    for cell in &cells {
        let (row, column) = (
            &loaded.figures.rows[cell.row],
            &loaded.form.columns[cell.column],
        );
        let text = cell.text.as_ref();
        let read = text.and_then(|text| read_cell(column, text, &row.name).ok());
        changes.extend(read.map(|read| figure(row.id, &column.key, read.value, Origin::Pasted)));
    }
    let skipped = cells.len() - changes.len();
    let label = format!("điền {} ô", changes.len());
    let count = make(desk, &loaded.record, &label, &changes)?;
    changed(desk, &form, cycle, Some(counted("Đã điền", count, skipped)))
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
