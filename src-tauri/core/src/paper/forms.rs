//! The forms of a period as the data of their template.

use serde_json::{Value, json};

use super::block::{self, Block, Face};
use super::book::{Book, Page};
use super::columns::{Columns, sides};
use super::measure::{self, Font};
use super::table::{Cell, Heading, Row, Table};
use super::widths;
use crate::form::{ColumnKind, Orientation, headings};
use crate::sheet::{Line, LineKind};
use crate::value::{Amount, Entry, format_number, rounded};

/// How the head's three parts share the width.
const PARTS: [f64; 3] = [0.26, 0.48, 0.26];

/// What `bieu.typ` shows: the forms with the workbook's own head, headings, figures and foot.
pub fn forms(book: &Book<'_>) -> Value {
    let forms: Vec<Value> = book.pages.iter().map(|page| form(book, page)).collect();
    json!({ "forms": forms })
}

fn form(book: &Book<'_>, page: &Page<'_>) -> Value {
    let definition = &page.form.definition;
    let room = sides(definition.orientation).0;
    let [left, centre, right] = block::head(book, page);
    let centre = centre.tightened(room * PARTS[1]);
    let (preparer, signer) = block::foot(book, (room / 2.0, room / 2.0));
    json!({
        "landscape": definition.orientation == Orientation::Landscape,
        "parts": PARTS,
        "head": [shown(&left), shown(&centre), shown(&right)],
        "unit": format!("Đơn vị tính: {}", definition.unit),
        "table": table(page, room),
        "foot": [shown(&preparer), shown(&signer)],
        "draft": (page.draft_errors > 0).then(|| block::draft(page.draft_errors)),
    })
}

fn shown(block: &Block) -> Value {
    let lines = block.0.iter().map(|line| {
        json!({
            "text": line.text,
            "size": line.size,
            "face": match line.face {
                Face::Plain => "plain",
                Face::Bold => "bold",
                Face::Italic => "italic",
            },
        })
    });
    lines.collect()
}

fn table(page: &Page<'_>, room: f64) -> Table {
    let columns = Columns::of(page);
    let aligns = columns.columns.iter().map(|(_, column)| match column.kind {
        ColumnKind::Ordinal => "center",
        ColumnKind::Name | ColumnKind::Text => "left",
        ColumnKind::Count | ColumnKind::Amount | ColumnKind::Percent => "right",
    });
    let lines = &page.sheet.lines;
    let mut rows: Vec<Row> = lines.iter().map(|line| row(line, &columns)).collect();
    // The last row goes with the total, the total with the foot.
    let tail = rows.len().saturating_sub(2);
    for (row, title) in rows[tail..].iter_mut().rev().zip([3, 2]) {
        row.title = title;
    }
    let (depth, headings) = all_headings(page, &columns);
    Table {
        size: columns.size,
        least: columns.widths.iter().sum::<f64>().min(room) * 0.8,
        aligns: aligns.collect(),
        depth,
        headings,
        rows,
        widths: columns.widths,
    }
}

/// The headings, and below them the row of the columns' numbers.
fn all_headings(page: &Page<'_>, columns: &Columns<'_>) -> (usize, Vec<Heading>) {
    let (depth, cells) = headings(page.form);
    let named = cells.into_iter().map(|cell| Heading {
        text: cell.text,
        x: cell.column,
        y: cell.row,
        columns: cell.columns,
        rows: cell.rows,
        kind: "name",
    });
    let font = Font::regular(columns.size - 1.0);
    let numbers = columns.columns.iter().zip(&columns.widths).enumerate();
    let numbers = numbers.map(|(x, ((_, column), width))| Heading {
        text: measure::number_lines(
            &page.form.printed_number(column),
            width - widths::INSET,
            font,
        ),
        x,
        y: depth,
        columns: 1,
        rows: 1,
        kind: "number",
    });
    (depth + 1, named.chain(numbers).collect())
}

fn row(line: &Line, columns: &Columns<'_>) -> Row {
    let (kind, title) = match line.kind {
        LineKind::Section => ("section", 1),
        LineKind::Total => ("total", 0),
        LineKind::Row | LineKind::Empty => ("row", 0),
    };
    let font = Font {
        size: columns.size,
        bold: kind != "row",
    };
    let cells = columns.columns.iter().zip(&columns.widths).enumerate();
    let cells = cells.map(|(at, ((index, column), width))| {
        let text = match column.kind {
            ColumnKind::Ordinal => line.label.clone(),
            ColumnKind::Name => line.name.clone(),
            kind => match line.cells.get(*index).and_then(|cell| cell.entry.as_ref()) {
                Some(Entry::Number(number)) => figure(*number, kind, columns.decimals[at]),
                Some(Entry::Text(text)) => text.clone(),
                None => String::new(),
            },
        };
        Cell {
            text: widths::breakable(&text, *width, font),
            columns: 1,
            rows: 1,
            align: None,
            column: at,
        }
    });
    Row {
        kind,
        title,
        long: false,
        cells: cells.collect(),
    }
}

/// A figure with as many decimals as the workbook shows.
fn figure(number: Amount, kind: ColumnKind, decimals: usize) -> String {
    let decimals = match kind {
        ColumnKind::Percent => 2,
        ColumnKind::Amount => decimals,
        _ => 0,
    };
    let mut shown = format_number(rounded(number, decimals as u32));
    let there = shown
        .split_once(',')
        .map_or(0, |(_, fraction)| fraction.len());
    if there < decimals {
        if there == 0 {
            shown.push(',');
        }
        shown.extend(std::iter::repeat_n('0', decimals - there));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(number: &str, kind: ColumnKind, decimals: usize, expected: &str) {
        assert_eq!(figure(number.parse().unwrap(), kind, decimals), expected);
    }

    #[test]
    fn figures_have_the_workbooks_decimals() {
        check("1234", ColumnKind::Count, 0, "1.234");
        check("100", ColumnKind::Percent, 0, "100,00");
        check("66.66666", ColumnKind::Percent, 0, "66,67");
        check("1234.5", ColumnKind::Amount, 2, "1.234,50");
        check("1234.5", ColumnKind::Amount, 1, "1.234,5");
        check("12", ColumnKind::Amount, 0, "12");
    }
}
