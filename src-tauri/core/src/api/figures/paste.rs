//! A block from the clipboard into a form.

use crate::api::desk::Desk;
use crate::api::desk::load::{load, load_open};
use crate::api::figures::cells::{asking, changed, make, planned_changes, replaced, told};
use crate::api::reply::{Changed, Told};
use crate::calendar::Cycle;
use crate::error::{Error, Result};
use crate::import;
use crate::sheet::{Origin, block, proposal};
use crate::value::format_number;

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
    let loaded = load_open(desk, &form, cycle)?;
    let Some(cells) = import::block(&text, import::Quotes::All, MOST_CELLS) else {
        return Err(Error::Invalid(format!(
            "Khối dán có quá {} ô, quá lớn. Chép đúng vùng số liệu rồi dán lại.",
            format_number(MOST_CELLS.into())
        )));
    };
    let (height, width) = (cells.len(), cells.iter().map(Vec::len).max().unwrap_or(0));
    if height * width > MOST_CELLS {
        return Err(Error::Invalid(format!(
            "Khối dán có {height} dòng × {width} cột, quá lớn. Chép đúng vùng số liệu rồi dán lại."
        )));
    }
    let rows = &loaded.figures.rows;
    let top = rows.iter().position(|own| own.id == row);
    let top = top.ok_or_else(|| Error::NotFound("Dòng này không còn trong biểu.".to_owned()))?;
    let shown = loaded.form.shown().count();
    let left = loaded.form.shown().position(|(_, own)| own.key == column);
    let left = left.ok_or_else(|| Error::NotFound(format!("Không có cột “{column}”.")))?;
    let laid = block::laid(&loaded.form, &loaded.figures, (top, left), &cells);
    let (room_down, room_right) = (rows.len() - top, shown - left);
    if !sure && (laid.height > room_down || width > room_right) {
        return asking(
            desk,
            &loaded,
            format!(
                "Khối dán có {} dòng × {width} cột, từ ô này chỉ còn {room_down} dòng × {room_right} cột. \
                 Dán phần vừa và bỏ phần thừa?",
                laid.height
            ),
        );
    }
    let planned = proposal::planned(&loaded.form, &loaded.figures, laid.rows);
    let changes = planned_changes(&loaded.form, &planned, Origin::Pasted);
    let label = format!("dán {} ô", changes.len());
    let mut told = told(&loaded.form, &planned);
    let replaced = replaced(&loaded.form, &planned);
    let count = make(desk, &loaded.record, &label, &changes)?;
    let message = planned.done("Đã dán", count);
    let reply = changed(desk, &form, cycle, Some(message))?;
    let mut sentences = laid.left_out;
    if !laid.totals.is_empty() {
        let after = load(desk, &form, cycle)?;
        sentences.extend(block::differing(&after.form, &after.sheet, &laid.totals));
    }
    told.extend(sentences.into_iter().map(|text| Told { cell: None, text }));
    Ok(Changed {
        replaced,
        told,
        ..reply
    })
}
