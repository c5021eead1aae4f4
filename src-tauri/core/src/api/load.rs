//! From the data file to figures: what stands between the tables and `sheet::fill`.

use std::collections::HashMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::desk::Desk;
use crate::calendar::{Cycle, Period};
use crate::error::{Error, Result};
use crate::form::{ColumnKind, Form, RowKind};
use crate::sheet::{
    Answers, Figure, Figures, Origin, OtherTotal, Row, Section, Sheet, combine, fill,
};
use crate::store::{Connection, answer, field, row, sheet, source};
use crate::value::{Entry, fold_name};

/// A form in a cycle, filled in.
pub(super) struct Loaded {
    /// The form in a cycle.
    pub(super) record: sheet::Record,
    /// Its definition: the one it was closed with, or the one valid on the cycle's last day.
    pub(super) form: Arc<Form>,
    /// Its figures.
    pub(super) figures: Figures,
    /// The same, computed and checked.
    pub(super) sheet: Sheet,
}

impl Loaded {
    /// A row's place in `figures.rows`.
    pub(super) fn row(&self, id: i64) -> Result<&Row> {
        let row = self.figures.rows.iter().find(|row| row.id == id);
        row.ok_or_else(|| Error::NotFound("Dòng này không còn trong biểu.".to_owned()))
    }

    /// A column that figures are typed into.
    pub(super) fn input(&self, key: &str) -> Result<usize> {
        let index = self
            .form
            .index(key)
            .filter(|i| !self.form.columns[*i].hidden);
        let Some(index) = index else {
            return Err(Error::NotFound(format!(
                "Biểu {} không có cột “{key}”.",
                self.form.code()
            )));
        };
        let column = &self.form.columns[index];
        match column.is_input() {
            true => Ok(index),
            false => Err(Error::Invalid(format!(
                "Cột {} được tính tự động, không nhập được.",
                column.label()
            ))),
        }
    }

    /// "Hộ tịch · Trên Hệ thống của Bộ, ngành".
    pub(super) fn place(&self, row: &Row) -> String {
        crate::sheet::place(&self.figures, row)
    }

    /// Refuses when the form is closed.
    pub(super) fn open(&self) -> Result<()> {
        refuse_closed(&self.record)
    }
}

/// Refuses when a form in a cycle is closed.
pub(super) fn refuse_closed(record: &sheet::Record) -> Result<()> {
    match record.closed_at {
        None => Ok(()),
        Some(_) => Err(Error::Closed(format!(
            "Biểu {} kỳ {} đã khóa sổ. Mở lại biểu (ghi lý do) trước khi sửa.",
            record.form,
            record.cycle.label()
        ))),
    }
}

/// A form in a cycle, filled in; an error when the cycle has not been started.
pub(super) fn load(desk: &Desk, form: &str, cycle: Cycle) -> Result<Loaded> {
    match find(desk, form, cycle)? {
        Some(loaded) => Ok(loaded),
        None => {
            known(desk, form, cycle)?;
            Err(Error::NotFound(format!(
                "Kỳ {} chưa bắt đầu. Bấm “Bắt đầu kỳ” ở Tổng quan.",
                cycle.label()
            )))
        }
    }
}

/// The definition a cycle uses while it is open.
pub(super) fn known<'a>(desk: &'a Desk, form: &str, cycle: Cycle) -> Result<&'a Arc<Form>> {
    desk.forms
        .valid(form, cycle.last_day())
        .ok_or_else(|| Error::NotFound(format!("Không có biểu “{form}”.")))
}

/// A form in a cycle, filled in; `None` when the cycle has not been started.
pub(super) fn find(desk: &Desk, form: &str, cycle: Cycle) -> Result<Option<Loaded>> {
    let Some((record, form, mut figures)) = figures_of(desk, form, cycle, MOST_OPEN)? else {
        return Ok(None);
    };
    figures.others = totals_of_others(&form, |code| {
        let found = figures_of(desk, code, cycle, MOST_OPEN)?;
        Ok(found.map(|(_, form, figures)| (form, figures)))
    })?;
    let sheet = fill(&form, &figures);
    Ok(Some(Loaded {
        record,
        form,
        figures,
        sheet,
    }))
}

/// How many open cycles in a row an opening stock is followed back through; a closed one keeps its own.
const MOST_OPEN: u32 = 24;

type Found = Option<(sheet::Record, Arc<Form>, Figures)>;

/// Record, definition and figures (with opening stocks, without other forms' totals) of a form in a cycle.
pub(super) fn figures_of(desk: &Desk, code: &str, cycle: Cycle, depth: u32) -> Result<Found> {
    let db = desk.db()?;
    let Some(record) = sheet::find(db, code, cycle)? else {
        return Ok(None);
    };
    let form = match record.definition {
        Some(kept) => desk.kept_form(code, kept)?,
        None => known(desk, code, cycle)?.clone(),
    };
    let mut figures = read_figures(db, &record, &form)?;
    if record.closed_at.is_none() && form.columns.iter().any(|column| column.carries.is_some()) {
        open_stocks(desk, &form, cycle, &mut figures, depth)?;
    }
    Ok(Some((record, form, figures)))
}

/// The figures as they are stored.
fn read_figures(db: &Connection, record: &sheet::Record, form: &Form) -> Result<Figures> {
    let names: HashMap<i64, String> = match form.definition.rows.kind {
        RowKind::Fields => field::list(db)?
            .into_iter()
            .map(|f| (f.id, f.name))
            .collect(),
        _ => HashMap::new(),
    };
    let mut stored = row::figures(db, record.id)?;
    let mut notes = row::notes(db, record.id)?;
    let mut rows = Vec::new();
    for own in row::list(db, record.id)? {
        let mut figures = vec![Figure::default(); form.columns.len()];
        for (key, figure) in stored.remove(&own.id).unwrap_or_default() {
            if let Some(i) = form.index(&key) {
                figures[i].entry = figure.value.map(|text| entry(form.columns[i].kind, text));
                figures[i].origin = origin(&figure.origin);
            }
        }
        if !notes.is_empty() {
            for (column, figure) in form.columns.iter().zip(&mut figures) {
                figure.note = notes.remove(&(own.id, column.key.clone()));
            }
        }
        rows.push(Row {
            id: own.id,
            section: own.source,
            identity: identity(&own),
            name: row_name(form, &own, &names),
            figures,
        });
    }
    let sections = sections(db, record, form, &rows)?;
    // Rows stand in the order of their sections, whatever the order in which they were added.
    let place = |row: &Row| sections.iter().position(|own| Some(own.id) == row.section);
    rows.sort_by_key(place);
    Ok(Figures {
        sections,
        rows,
        previous: record.cycle.previous().label(),
        ..Figures::default()
    })
}

/// What a row is, the same in every cycle.
pub(super) fn identity(row: &row::Record) -> String {
    match (row.field, &row.key, &row.name) {
        (Some(field), _, _) => format!("field:{field}"),
        (None, Some(key), _) => format!("fixed:{key}"),
        (None, None, name) => format!("name:{}", fold_name(name.as_deref().unwrap_or_default())),
    }
}

fn row_name(form: &Form, row: &row::Record, names: &HashMap<i64, String>) -> String {
    let fixed = || {
        let fixed = &form.definition.rows.fixed;
        let found = fixed.iter().find(|own| Some(&own.key) == row.key.as_ref());
        found.map(|own| own.name.clone())
    };
    row.name
        .clone()
        .or_else(|| names.get(&row.field?).cloned())
        .or_else(fixed)
        .unwrap_or_default()
}

/// The sections of a form: while closed those it was closed with; else the active sources and those with rows.
fn sections(
    db: &Connection,
    record: &sheet::Record,
    form: &Form,
    rows: &[Row],
) -> Result<Vec<Section>> {
    if !form.definition.rows.sections {
        return Ok(Vec::new());
    }
    if record.closed_at.is_some() {
        let kept = record.sections.iter();
        return Ok(kept
            .map(|(id, name)| Section {
                id: *id,
                name: name.clone(),
            })
            .collect());
    }
    Ok(source::list(db)?
        .into_iter()
        .filter(|source| source.active || rows.iter().any(|row| row.section == Some(source.id)))
        .map(|source| Section {
            id: source.id,
            name: source.name,
        })
        .collect())
}

fn entry(kind: ColumnKind, text: String) -> Entry {
    match (kind, text.parse::<Decimal>()) {
        (ColumnKind::Text, _) | (_, Err(_)) => Entry::Text(text),
        (_, Ok(number)) => Entry::Number(number),
    }
}

/// The wire name of an origin, as it is stored.
pub(super) fn origin_name(origin: Origin) -> &'static str {
    match origin {
        Origin::Typed => "typed",
        Origin::Pasted => "pasted",
        Origin::Imported => "imported",
        Origin::Carried => "carried",
        Origin::Zeroed => "zeroed",
        Origin::Summed => "summed",
    }
}

/// Reads what [`origin_name`] wrote.
pub(super) fn origin(name: &str) -> Option<Origin> {
    use Origin::{Carried, Imported, Pasted, Summed, Typed, Zeroed};
    [Typed, Pasted, Imported, Carried, Zeroed, Summed]
        .into_iter()
        .find(|origin| origin_name(*origin) == name)
}

/// Puts the previous cycle's closing stocks into the columns that carry.
fn open_stocks(
    desk: &Desk,
    form: &Form,
    cycle: Cycle,
    figures: &mut Figures,
    depth: u32,
) -> Result<()> {
    if depth == 0 {
        return Ok(());
    }
    let Some((_, previous, before)) = figures_of(desk, form.code(), cycle.previous(), depth - 1)?
    else {
        return Ok(());
    };
    let sheet = fill(&previous, &before);
    let lines: HashMap<i64, &crate::sheet::Line> = sheet
        .lines
        .iter()
        .filter_map(|line| Some((line.row?, line)))
        .collect();
    let rows: HashMap<(Option<i64>, &str), i64> = before
        .rows
        .iter()
        .map(|row| ((row.section, row.identity.as_str()), row.id))
        .collect();
    for (i, column) in form.columns.iter().enumerate() {
        let Some(from) = column.carries.as_ref().and_then(|key| previous.index(key)) else {
            continue;
        };
        for row in &mut figures.rows {
            let line = rows
                .get(&(row.section, row.identity.as_str()))
                .and_then(|id| lines.get(id));
            row.figures[i].opening =
                line.and_then(|line| line.cells[from].entry.as_ref()?.number());
        }
    }
    Ok(())
}

/// The totals of other forms that a form's formulas and checks name.
fn totals_of_others(
    form: &Form,
    figures: impl Fn(&str) -> Result<Option<(Arc<Form>, Figures)>>,
) -> Result<HashMap<(String, String), OtherTotal>> {
    let mut totals = HashMap::new();
    for code in form.other_forms() {
        if code == form.code() {
            continue;
        }
        let Some((other, figures)) = figures(code)? else {
            continue;
        };
        let sheet = fill(&other, &figures);
        let Some(total) = sheet.total() else { continue };
        for (column, cell) in other.columns.iter().zip(&total.cells) {
            if let Some(number) = cell.entry.as_ref().and_then(Entry::number) {
                let label = column.label();
                totals.insert(
                    (code.to_owned(), column.key.clone()),
                    OtherTotal { number, label },
                );
            }
        }
    }
    Ok(totals)
}

/// A form over a period, filled in.
pub(super) struct Over {
    /// The definition of the period's last cycle.
    pub(super) form: Arc<Form>,
    /// Its figures, from the cycles.
    pub(super) figures: Figures,
    /// The same, computed and checked.
    pub(super) sheet: Sheet,
    /// Cycles of the period in which the form was not started.
    pub(super) missing: Vec<Cycle>,
    /// Cycles of the period in which it is still open.
    pub(super) open: Vec<Cycle>,
}

/// A form over a period: its cycle as it stands for a month, computed from the cycles otherwise.
pub(super) fn over(desk: &Desk, code: &str, period: Period) -> Result<Over> {
    if let Some(cycle) = period.month()
        && let Some(loaded) = find(desk, code, cycle)?
    {
        return Ok(Over {
            missing: Vec::new(),
            open: match loaded.record.closed_at {
                None => vec![cycle],
                Some(_) => Vec::new(),
            },
            form: loaded.form,
            figures: loaded.figures,
            sheet: loaded.sheet,
        });
    }
    let (form, mut figures, missing, open) = combined(desk, code, period)?;
    figures.others = totals_of_others(&form, |code| {
        let (form, figures, _, _) = combined(desk, code, period)?;
        Ok(Some((form, figures)))
    })?;
    let sheet = fill(&form, &figures);
    Ok(Over {
        form,
        figures,
        sheet,
        missing,
        open,
    })
}

type Combined = (Arc<Form>, Figures, Vec<Cycle>, Vec<Cycle>);

fn combined(desk: &Desk, code: &str, period: Period) -> Result<Combined> {
    let form = of_period(desk, code, period)?;
    let (mut cycles, mut missing, mut open) = (Vec::new(), Vec::new(), Vec::new());
    for cycle in period.cycles() {
        match figures_of(desk, code, cycle, MOST_OPEN)? {
            None => missing.push(cycle),
            Some((record, own, figures)) => {
                if record.closed_at.is_none() {
                    open.push(cycle);
                }
                cycles.push(in_columns_of(&form, &own, figures));
            }
        }
    }
    let answers = answers(desk.db()?, code, period)?;
    let figures = combine(&form, &cycles, &answers);
    Ok((form, figures, missing, open))
}

/// The definition a period uses: its last cycle's, which a closed form keeps.
fn of_period(desk: &Desk, code: &str, period: Period) -> Result<Arc<Form>> {
    let last = period.ends().1;
    let record = sheet::find(desk.db()?, code, last)?;
    match record.and_then(|record| record.definition) {
        Some(kept) => desk.kept_form(code, kept),
        None => Ok(known(desk, code, last)?.clone()),
    }
}

/// Figures of one version of a form in the columns of another: figures belong to keys, not to places.
fn in_columns_of(form: &Form, own: &Form, mut figures: Figures) -> Figures {
    let same = form.columns.len() == own.columns.len()
        && form
            .columns
            .iter()
            .zip(&own.columns)
            .all(|(a, b)| a.key == b.key);
    if same {
        return figures;
    }
    for row in &mut figures.rows {
        let mut by_key: HashMap<&str, Figure> = own
            .columns
            .iter()
            .map(|column| column.key.as_str())
            .zip(std::mem::take(&mut row.figures))
            .collect();
        row.figures = form
            .columns
            .iter()
            .map(|column| by_key.remove(column.key.as_str()).unwrap_or_default())
            .collect();
    }
    figures
}

fn answers(db: &Connection, code: &str, period: Period) -> Result<Answers> {
    let answers = answer::list(db, &period.to_string(), code)?;
    Ok(answers
        .into_iter()
        .filter_map(|(place, text)| Some((place, text.parse().ok()?)))
        .collect())
}
