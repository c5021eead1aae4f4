//! The heading of a summary sheet: which of its columns is which column of a form. Knows only what the form's
//! definition says.

use std::borrow::Cow;

use super::Remark;
use super::headings::find::{Below, Search};
use super::headings::matching::{Column, Conflict, Found};
use super::headings::row::{Cell, Kind, Row};
use super::headings::vocabulary::{Like, Vocabulary, Wanted};
use super::headings::written::Written;
use super::workbook::{Line, Lines, column_name, shortened};
use crate::form::{self, ColumnKind, Form};

/// How many lines are searched for the heading.
pub(super) const SEARCHED: usize = 80;

/// How many lines of merged headings are looked at.
const DEEPEST: usize = 6;

/// What the column of labels is called.
const ORDINAL: &[&str] = &["stt", "tt", "so tt", "so thu tu"];

/// The heading of a summary.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    /// Row number of its lowest line of words.
    pub(super) row: u32,
    /// Index of the first line below it.
    pub(super) body: usize,
    /// Index of its topmost line.
    pub(super) top: usize,
    /// Columns of the sheet with the form's column each one is, if any.
    pub(super) columns: Vec<(Written, Option<usize>)>,
    /// The sheet's column with the names of rows.
    pub(super) name: Option<u32>,
    /// The sheet's column with the labels of rows.
    pub(super) ordinal: Option<u32>,
    /// Required columns of the form that are not there.
    pub(super) missing: Vec<usize>,
    /// Numbers and words that contradict each other, by column of the sheet.
    pub(super) conflicts: Vec<Remark>,
}

/// The first complete heading; without one the best incomplete one.
pub(super) fn find(form: &Form, lines: &Lines) -> Option<Heading> {
    // The numbers of columns may stand below the last line that is searched.
    let rows: Vec<Row<'_>> = lines.lines.iter().take(SEARCHED + 1).map(row).collect();
    let own = search(form).best(&rows, &|column| lines.hides(column))?;
    let (name, ordinal) = words_before(form, &own.found);
    let conflicts = own.found.conflicts.iter();
    let conflicts = conflicts.map(|conflict| sentence(form, &own.found, *conflict));
    Some(Heading {
        row: lines.lines[own.lowest].number,
        body: own.below,
        top: own.top,
        name,
        ordinal,
        missing: own.missing,
        conflicts: conflicts.collect(),
        columns: (own.found.columns.into_iter())
            .map(|column| (column.written, column.key))
            .collect(),
    })
}

/// The words of a column as they are shown, levels joined by " › ".
pub(super) fn shown(written: &Written) -> String {
    let parts: Vec<String> = written.parts.iter().map(|part| shortened(part)).collect();
    parts.join(" › ")
}

/// The columns a sheet must have: those whose figures are typed. Computed ones are only compared.
pub(super) fn required(form: &Form) -> impl Iterator<Item = usize> {
    form.shown()
        .filter(|(_, column)| column.is_input() && column.is_number() && !column.optional)
        .map(|(index, _)| index)
}

/// What a sentence calls the columns: "(4) Trực tuyến, (5) …".
pub(super) fn labels(form: &Form, indexes: &[usize]) -> String {
    let labels: Vec<String> = indexes.iter().map(|i| form.columns[*i].label()).collect();
    labels.join(", ")
}

fn row(line: &Line) -> Row<'_> {
    let cells = line.cells.iter().map(|(column, value)| {
        let (kind, text) = match value.words() {
            Some(words) => (Kind::Words, Cow::Borrowed(words)),
            None => (Kind::Other, Cow::Owned(value.shown())),
        };
        Cell {
            column: *column,
            kind,
            text,
        }
    });
    Row {
        number: line.number as usize,
        width: line.cells.last().map_or(0, |last| last.0 + 1),
        cells: cells.collect(),
    }
}

fn search(form: &Form) -> Search<'_, usize> {
    let needed: Vec<usize> = required(form).collect();
    let half = needed.len().div_ceil(2).max(1);
    Search {
        vocabulary: Vocabulary {
            wanted: form.columns.iter().enumerate().map(wanted).collect(),
            phrases: &[],
            surer: &[],
        },
        needed,
        undivided: &[],
        plain: &[],
        below: Below::Figures,
        deepest: DEEPEST,
        narrowest: half + 1,
        accepts: Box::new(|found, _| is_this_form(form, found)),
    }
}

fn wanted((index, column): (usize, &form::Column)) -> Wanted<usize> {
    let like = match column.kind {
        ColumnKind::Ordinal => Like::One(ORDINAL),
        ColumnKind::Name => Like::Covers,
        _ => Like::Alike,
    };
    Wanted::new(index, &column.heading, &column.name, Some(column.no), like)
}

/// Whether it is this form's heading at all: names, half of the required columns, and words that agree with half of
/// the figures' numbers.
fn is_this_form(form: &Form, found: &Found<usize>) -> bool {
    let figures = || found.columns.iter().filter(|own| is_figure(form, own));
    let agreeing = figures().filter(|own| own.agrees).count();
    let there = required(form).filter(|index| found.has(*index)).count();
    let (name, _) = words_before(form, found);
    name.is_some()
        && figures().count() > 0
        && there * 2 >= required(form).count()
        && agreeing * 2 >= figures().count()
}

fn is_figure(form: &Form, own: &Column<usize>) -> bool {
    own.key.is_some_and(|index| form.columns[index].is_number())
}

/// The columns with the names of rows and with their labels, which stand before the figures.
fn words_before(form: &Form, found: &Found<usize>) -> (Option<u32>, Option<u32>) {
    let place = |kind: ColumnKind| {
        let index = form.columns.iter().position(|column| column.kind == kind)?;
        found.column(index)
    };
    let mut figures = found.columns.iter();
    let first = figures.position(|own| is_figure(form, own)).unwrap_or(0);
    let before = &found.columns[..first];
    let ordinal = place(ColumnKind::Ordinal).or_else(|| {
        let is_ordinal = |own: &&Column<usize>| ORDINAL.contains(&own.written.joined.as_str());
        before.iter().find(is_ordinal).map(|own| own.written.column)
    });
    // Without a match: the last column of words before the figures.
    let name = place(ColumnKind::Name).or_else(|| {
        let is_free = |own: &&Column<usize>| {
            let written = &own.written;
            own.key.is_none() && !written.joined.is_empty() && Some(written.column) != ordinal
        };
        let mut before = before.iter().rev();
        before.find(is_free).map(|own| own.written.column)
    });
    (name, ordinal)
}

fn sentence(form: &Form, found: &Found<usize>, conflict: Conflict<usize>) -> Remark {
    let (column, text) = match conflict {
        Conflict::Taken { column, number } => {
            let letter = column_name(column);
            let text = format!(
                "cột {letter}: số ({number}) đã có ở một cột khác. Sửa số cột trong tệp rồi nhập lại."
            );
            (column, text)
        }
        Conflict::Contrary {
            column,
            number,
            numbered,
            worded,
        } => {
            let letter = column_name(column);
            let mut columns = found.columns.iter();
            let own = columns.find(|own| own.written.column == column);
            let words = own.map(|own| shown(&own.written)).unwrap_or_default();
            let text = format!(
                "cột {letter}: số ({number}) là cột “{}” nhưng tiêu đề “{}” là của cột {}. \
                 Sửa tiêu đề trong tệp rồi nhập lại.",
                form.columns[numbered].name,
                shortened(&words),
                form.columns[worded].label(),
            );
            (column, text)
        }
    };
    Remark::at(&format!("cột {}", column_name(column)), &text)
}
