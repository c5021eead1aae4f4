//! A rectangle of cells, filled from its edge.

use crate::api::desk::Desk;
use crate::api::desk::load::load_open;
use crate::api::figures::cells::{changed, make, planned_changes, replaced, told};
use crate::api::reply::{CellRef, Changed, Fill};
use crate::calendar::Cycle;
use crate::error::Result;
use crate::form::reading::{Reading, read};
use crate::sheet::area::{Area, Filling};
use crate::sheet::proposal::{self, CellProposed, RowProposed};
use crate::sheet::{Filled, Origin};

pub(in crate::api) fn cells_fill(
    desk: &mut Desk,
    form: String,
    cycle: Cycle,
    from: CellRef,
    to: CellRef,
    fill: Fill,
) -> Result<Changed> {
    let loaded = load_open(desk, &form, cycle)?;
    let cells = Area::between(&loaded, &from, &to)?.filled(&loaded, fill);
    let planned = proposal::planned(&loaded.form, &loaded.figures, proposed(&loaded, cells));
    let changes = planned_changes(&loaded.form, &planned, Origin::Pasted);
    let told = told(&loaded.form, &planned);
    let replaced = replaced(&loaded.form, &planned);
    let label = format!("điền {} ô", changes.len());
    let count = make(desk, &loaded.record, &label, &changes)?;
    let message = planned.done("Đã điền", count);
    let reply = changed(desk, &form, cycle, Some(message))?;
    Ok(Changed {
        replaced,
        told,
        ..reply
    })
}

/// What filling proposes, row by row.
fn proposed(filled: &Filled, cells: Vec<Filling>) -> Vec<RowProposed> {
    let mut rows: Vec<RowProposed> = Vec::new();
    let mut last = None;
    for cell in cells {
        let row = &filled.figures.rows[cell.row];
        if last.replace(cell.row) != Some(cell.row) {
            rows.push(RowProposed {
                row: filled.figures.key(row),
                name: row.name.clone(),
                cells: Vec::new(),
            });
        }
        let reading = match &cell.text {
            Some(text) => read(&filled.form.columns[cell.column], text),
            None => Reading::Refused("nơi lấy không chứa số liệu.".to_owned()),
        };
        if let Some(row) = rows.last_mut() {
            row.cells.push(CellProposed {
                column: cell.column,
                reading,
                place: String::new(),
            });
        }
    }
    rows
}
