//! A plan's decision and appendices as the data of `quyet-dinh.typ` and `phu-luc.typ`. Pure.

use serde_json::{Value, json};

use super::lines::{self, Line};
use super::paragraphs::paragraphs;
use super::table::{Cell, Column, Row, Table};
use super::{DecisionText, PlanPaper, plan_words};
use crate::plan::{Appendix, Kind};

/// What `phu-luc.typ` shows.
pub fn appendices(paper: &PlanPaper<'_>) -> Value {
    let own: Vec<Value> = paper
        .appendices()
        .iter()
        .map(|own| appendix(paper, own))
        .collect();
    json!({ "appendices": own })
}

/// What `quyet-dinh.typ` shows: the decision, then what `phu-luc.typ` shows.
pub fn decision(paper: &PlanPaper<'_>, text: &DecisionText) -> Value {
    let mut data = appendices(paper);
    data["decision"] = json!(plan_words::decision(paper, text));
    data
}

fn appendix(paper: &PlanPaper<'_>, own: &Appendix) -> Value {
    let mut data = json!(plan_words::appendix_head(paper, own));
    data["landscape"] = json!(own.landscape);
    // An office's own template may know tables only.
    data["table"] = json!(table(own));
    data["paragraphs"] = match own.prose {
        true => json!(paragraphs(own)),
        false => Value::Null,
    };
    data
}

fn table(own: &Appendix) -> Table {
    let columns = lines::columns(own);
    let shown: Vec<Column<'_>> = columns
        .iter()
        .map(|column| Column {
            heading: &column.heading,
            align: align(lines::centred(column.role)),
        })
        .collect();
    let rows = lines::lines(own).into_iter().map(row).collect();
    Table::new(&shown, rows, lines::size(own), own.landscape)
}

fn align(centred: bool) -> &'static str {
    match centred {
        true => "center",
        false => "left",
    }
}

fn row(line: Line) -> Row {
    // What reaches over several lines, or is reached over, cannot be a title of its own.
    let single = line.cells.iter().all(|cell| cell.lines == 1);
    let (kind, title) = match line.kind {
        Kind::Section => ("section", 1),
        Kind::Group => ("group", 2),
        Kind::Task => ("task", 0),
    };
    let cells = line.cells.into_iter().filter(|cell| cell.lines > 0);
    let cells = cells
        .map(|cell| Cell {
            align: own_align(&cell),
            column: cell.column,
            columns: cell.columns,
            rows: cell.lines,
            text: cell.text.trim().to_owned(),
        })
        .collect();
    Row {
        kind,
        title: if single { title } else { 0 },
        long: false,
        cells,
    }
}

/// A cell that stands otherwise than its column does.
fn own_align(cell: &lines::Cell) -> Option<&'static str> {
    let column = cell.columns == 1 && cell.role.is_some_and(lines::centred);
    (column != cell.centred()).then(|| align(cell.centred()))
}
