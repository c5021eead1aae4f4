//! A block from the clipboard into a form.

use crate::api::desk::Desk;
use crate::api::desk::load::load;
use crate::api::figures::cells::{asking, changed, counted, figure, make, read_cell};
use crate::api::reply::Changed;
use crate::calendar::Cycle;
use crate::error::{Error, Result};
use crate::import;
use crate::sheet::Origin;

/// The most cells one paste takes; more is a mistake, and would freeze the screen.
const MOST_CELLS: usize = 100_000;

pub(in crate::api) fn cells_paste(
    desk: &mut Desk,
    form: String,
    cycle: Cycle,
    row: i64,
    column: String,
    text: String,
    sure: bool,
) -> Result<Changed> {
    let loaded = load(desk, &form, cycle)?;
    loaded.open()?;
    let block = import::block(&text);
    let (height, width) = (block.len(), block.iter().map(Vec::len).max().unwrap_or(0));
    if height * width > MOST_CELLS {
        return Err(Error::Invalid(format!(
            "Khối dán có {height} dòng × {width} cột, quá lớn. Chép đúng vùng số liệu rồi dán lại."
        )));
    }
    let rows = &loaded.figures.rows;
    let top = rows.iter().position(|own| own.id == row);
    let top = top.ok_or_else(|| Error::NotFound("Dòng này không còn trong biểu.".to_owned()))?;
    let shown: Vec<usize> = loaded.form.shown().map(|(i, _)| i).collect();
    let left = shown
        .iter()
        .position(|i| loaded.form.columns[*i].key == column);
    let left = left.ok_or_else(|| Error::NotFound(format!("Không có cột “{column}”.")))?;
    let (room_down, room_right) = (rows.len() - top, shown.len() - left);
    if !sure && (height > room_down || width > room_right) {
        return asking(
            desk,
            &loaded,
            format!(
                "Khối dán có {height} dòng × {width} cột, từ ô này chỉ còn {room_down} dòng × {room_right} cột. \
                 Dán phần vừa và bỏ phần thừa?"
            ),
        );
    }
    let mut changes = Vec::new();
    let mut skipped = 0;
    for (cells, row) in block.iter().zip(&rows[top..]) {
        for (text, index) in cells.iter().zip(&shown[left..]) {
            let column = &loaded.form.columns[*index];
            // Computed cells of a block copied from the form itself are no loss.
            if column.is_input() {
                match read_cell(column, text, &row.name) {
                    Ok(read) => {
                        changes.push(figure(row.id, &column.key, read.value, Origin::Pasted));
                    }
                    Err(_) => skipped += 1,
                }
            }
        }
    }
    let count = make(
        desk,
        &loaded.record,
        &format!("dán {} ô", changes.len()),
        &changes,
    )?;
    changed(desk, &form, cycle, Some(counted("Đã dán", count, skipped)))
}
