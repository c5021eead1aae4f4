//! A pasted block laid over a form from a cell on: which of its lines is which row, which gives a total, and what
//! has no place. Where the block has names they must be the rows' own: nothing shifts by a line.

use super::proposal::{CellProposed, RowProposed};
use super::{Figures, LineKind, Row, Sheet, place};
use crate::form::reading::{is_blank, read};
use crate::form::{ColumnKind, Form, is_total};
use crate::value::{Entry, fold_name, format_figure, one_line, read_number, shortened};

/// How much of a line without a place a sentence shows.
const SHOWN: usize = 60;

/// A block laid over a form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Laid {
    /// What it proposes for the rows it covers.
    pub rows: Vec<RowProposed>,
    /// Totals it gives.
    pub totals: Vec<Total>,
    /// How many of its lines want a row.
    pub height: usize,
    /// What is left out, in sentences.
    pub left_out: Vec<String>,
}

/// A line of a block that gives a total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    /// The block's line, from 1.
    line: usize,
    /// The section it sums up; all without one.
    section: Option<i64>,
    /// The texts by column of the form.
    given: Vec<(usize, String)>,
}

/// Lays a block over a form, its first cell on the row and the shown column of these indexes.
pub fn laid(
    form: &Form,
    figures: &Figures,
    (top, left): (usize, usize),
    block: &[Vec<String>],
) -> Laid {
    let shown: Vec<usize> = form.shown().map(|(i, _)| i).skip(left).collect();
    let at = |kind: ColumnKind| shown.iter().position(|i| form.columns[*i].kind == kind);
    let (name, ordinal) = (at(ColumnKind::Name), at(ColumnKind::Ordinal));
    let total = fold_name(form.definition.rows.total.as_deref().unwrap_or_default());
    let (totalled, mut below) = (!total.is_empty(), false);
    let mut laid = Laid::default();
    let mut rows = figures.rows.iter().skip(top);
    for (line, cells) in (1..).zip(block) {
        let words = |at: Option<usize>| at.and_then(|at| cells.get(at)).map(|text| one_line(text));
        let name = words(name).unwrap_or_default();
        let folded = fold_name(&name);
        let gives = |section: Option<i64>| Total {
            line,
            section,
            given: texts(&shown, cells),
        };
        let heads = figures
            .sections
            .iter()
            .find(|own| fold_name(&own.name) == folded);
        let numbered =
            words(ordinal).is_some_and(|label| label.starts_with(|c: char| c.is_ascii_digit()));
        if is_total(&folded, &total) {
            laid.totals.push(gives(None));
            continue;
        }
        if let Some(section) = heads.filter(|_| !folded.is_empty() && !numbered) {
            laid.totals.push(gives(Some(section.id)));
            continue;
        }
        laid.height += 1;
        if let Some(row) = rows.next() {
            match folded.is_empty() || folded == fold_name(&row.name) {
                true => laid
                    .rows
                    .push(proposed(form, figures, row, &shown, (line, cells))),
                false => laid.left_out.push(format!(
                    "Dòng {line} của khối là “{name}”, dòng của biểu là {}: không dán dòng này.",
                    place(figures, row)
                )),
            }
        } else if !std::mem::replace(&mut below, true) && line == block.len() && totalled {
            // Below the last row stands the total.
            laid.totals.push(gives(None));
        } else if cells.iter().any(|text| !is_blank(text)) {
            laid.left_out.push(format!(
                "Dòng {line} của khối không còn dòng nào của biểu để nhận: {}.",
                quoted(cells)
            ));
        }
    }
    let width = block.iter().map(Vec::len).max().unwrap_or(0);
    if width > shown.len() {
        laid.left_out.push(format!(
            "Khối thừa {} cột bên phải: không dán các cột đó.",
            width - shown.len()
        ));
    }
    laid
}

fn texts(shown: &[usize], cells: &[String]) -> Vec<(usize, String)> {
    let texts = shown.iter().zip(cells);
    texts.map(|(i, text)| (*i, text.clone())).collect()
}

/// Computed cells of a block copied from the form itself are no loss.
fn proposed(
    form: &Form,
    figures: &Figures,
    row: &Row,
    shown: &[usize],
    (line, cells): (usize, &[String]),
) -> RowProposed {
    let typed = shown.iter().zip(cells).zip(1..);
    let typed = typed.filter(|((i, _), _)| form.columns[**i].is_input());
    RowProposed {
        row: figures.key(row),
        name: place(figures, row),
        cells: typed
            .map(|((i, text), at)| CellProposed {
                column: *i,
                reading: read(&form.columns[*i], text),
                place: format!("dòng {line}, cột {at} của khối"),
            })
            .collect(),
    }
}

fn quoted(cells: &[String]) -> String {
    let texts: Vec<String> = cells.iter().map(|text| one_line(text)).collect();
    shortened(&texts.join(" · "), SHOWN)
}

/// Where the totals a block gives differ from those of the form with its figures in it.
pub fn differing(form: &Form, sheet: &Sheet, totals: &[Total]) -> Vec<String> {
    let mut sentences = Vec::new();
    for total in totals {
        let (kind, what) = match total.section {
            Some(_) => (LineKind::Section, "tổng mục"),
            None => (LineKind::Total, "tổng"),
        };
        let mut lines = sheet.lines.iter();
        let ours = lines.find(|own| own.kind == kind && own.section == total.section);
        let Some(ours) = ours else { continue };
        for (column, text) in &total.given {
            let sum = ours.cells[*column].entry.as_ref().and_then(Entry::number);
            let Some(sum) = sum.filter(|_| !is_blank(text)) else {
                continue;
            };
            let read = read_number(text);
            let same = read.is_some_and(|read| read.number == sum || read.grouped == Some(sum));
            if !same {
                sentences.push(format!(
                    "Dòng {} của khối ({what}), cột ({}): khối ghi {}, biểu cộng được {}.",
                    total.line,
                    form.columns[*column].no,
                    quoted(std::slice::from_ref(text)),
                    format_figure(sum)
                ));
            }
        }
    }
    sentences
}

#[cfg(test)]
mod tests;
