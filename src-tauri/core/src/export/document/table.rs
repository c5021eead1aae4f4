//! The table of an appendix: repeated headings, rows that stay whole, cells merged as in the tree.

use super::super::plan_columns;
use super::page;
use super::words::{POINT, line};
use super::xml::{Element, element, value};
use crate::paper::lines::{self, Cell, Line};
use crate::paper::measure::{self, Font};
use crate::paper::widths::INSET;
use crate::plan::{Appendix, Column, Kind};

/// A row may break when it takes more of the page than this: no page holds it whole then.
const WHOLE: f64 = 0.8;

/// The table.
pub(super) fn table(appendix: &Appendix) -> Element {
    let columns = lines::columns(appendix);
    let lines = lines::lines(appendix);
    let table = Table {
        widths: widths(appendix, &columns, &lines),
        landscape: appendix.landscape,
        size: lines::size(appendix),
    };
    let width: u32 = table.widths.iter().sum();
    let properties = element("w:tblPr")
        .child(value("w:tblStyle", "TableGrid"))
        .child(element("w:tblW").with("w:w", width).with("w:type", "dxa"))
        .child(element("w:tblInd").with("w:w", 0).with("w:type", "dxa"))
        .child(element("w:tblLayout").with("w:type", "fixed"))
        .child(
            value("w:tblLook", "0420")
                .with("w:firstRow", 1)
                .with("w:lastRow", 0)
                .with("w:firstColumn", 0)
                .with("w:lastColumn", 0)
                .with("w:noHBand", 0)
                .with("w:noVBand", 1),
        );
    let grid = table
        .widths
        .iter()
        .map(|width| element("w:gridCol").with("w:w", width));
    element("w:tbl")
        .child(properties)
        .child(element("w:tblGrid").children(grid))
        .child(table.headings(&columns))
        .children(lines.iter().map(|line| table.row(line)))
}

/// In whole twips, together exactly the width between the margins.
fn widths(appendix: &Appendix, columns: &[Column], lines: &[Line]) -> Vec<u32> {
    let room = page::width(appendix.landscape);
    let size = lines::size(appendix);
    let widths = plan_columns::widths(columns, lines, size, f64::from(room) / POINT);
    let mut widths: Vec<u32> = widths
        .iter()
        .map(|points| (points * POINT) as u32)
        .collect();
    let missing = room.saturating_sub(widths.iter().sum());
    if let Some(widest) = widths.iter_mut().max() {
        *widest += missing;
    }
    widths
}

struct Table {
    widths: Vec<u32>,
    landscape: bool,
    size: f64,
}

impl Table {
    fn style(&self, name: &str) -> String {
        format!("{name}{}", self.size)
    }

    fn headings(&self, columns: &[Column]) -> Element {
        let properties = element("w:trPr")
            .child(element("w:cantSplit"))
            .child(element("w:tblHeader"));
        let cells = columns.iter().enumerate().map(|(at, column)| {
            let text = line(self.style("TableHeading"), &column.heading).keep_next(true);
            self.cell(at, 1, None, vec![text.into()])
        });
        element("w:tr").child(properties).children(cells)
    }

    fn row(&self, line: &Line) -> Element {
        let row = element("w:tr");
        let row = match self.height(line) < WHOLE * f64::from(page::height(self.landscape)) / POINT
        {
            true => row.child(element("w:trPr").child(element("w:cantSplit"))),
            false => row,
        };
        row.children(line.cells.iter().map(|cell| {
            let merge = match cell.lines {
                0 => Some("continue"),
                1 => None,
                _ => Some("restart"),
            };
            self.cell(
                cell.column,
                cell.columns,
                merge,
                self.paragraphs(line, cell),
            )
        }))
    }

    /// The paragraphs of a cell: one for each line of its text, none left out. A section stays with the next row.
    fn paragraphs(&self, row: &Line, cell: &Cell) -> Vec<Element> {
        let title = row.kind != Kind::Task;
        let style = match (title, cell.centred()) {
            (true, true) => "TableTitleCentred",
            (true, false) => "TableTitle",
            (false, true) => "TableCentred",
            (false, false) => "TableText",
        };
        let text = if cell.lines == 0 { "" } else { &cell.text };
        let lines = text.split('\n');
        lines
            .map(|text| line(self.style(style), text).keep_next(title).into())
            .collect()
    }

    fn cell(
        &self,
        column: usize,
        columns: usize,
        merge: Option<&str>,
        paragraphs: Vec<Element>,
    ) -> Element {
        let width: u32 = self.widths[column..column + columns].iter().sum();
        let width = element("w:tcW").with("w:w", width).with("w:type", "dxa");
        let mut properties = element("w:tcPr").child(width);
        if columns > 1 {
            properties = properties.child(value("w:gridSpan", columns));
        }
        if let Some(merge) = merge {
            properties = properties.child(value("w:vMerge", merge));
        }
        let properties = properties.child(value("w:vAlign", "center"));
        element("w:tc").child(properties).children(paragraphs)
    }

    /// How high a row will be, in points.
    fn height(&self, line: &Line) -> f64 {
        let font: Font = plan_columns::font(line.kind, self.size);
        let cells = line.cells.iter().filter(|cell| cell.lines == 1);
        let most = cells.map(|cell| {
            let widths = &self.widths[cell.column..cell.column + cell.columns];
            let inner = f64::from(widths.iter().sum::<u32>()) / POINT - INSET;
            measure::lines(&cell.text, inner, font)
        });
        most.max().unwrap_or(1) as f64 * font.line()
    }
}
