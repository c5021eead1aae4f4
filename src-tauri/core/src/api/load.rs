//! From the data file to figures: what stands between the tables and `sheet::fill`.

use std::collections::HashMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::carry::figures_of;
use super::desk::Desk;
use crate::calendar::{Cycle, Period};
use crate::error::{Error, Result};
use crate::form::{ColumnKind, Form};
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
        row.ok_or_else(no_row)
    }

    /// A column that figures are typed into.
    pub(super) fn input(&self, key: &str) -> Result<usize> {
        input(&self.form, key)
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

fn no_row() -> Error {
    Error::NotFound("Dòng này không còn trong biểu.".to_owned())
}

fn input(form: &Form, key: &str) -> Result<usize> {
    let index = form.index(key).filter(|i| !form.columns[*i].hidden);
    let Some(index) = index else {
        return Err(Error::NotFound(format!(
            "Biểu {} không có cột “{key}”.",
            form.code()
        )));
    };
    let column = &form.columns[index];
    match column.is_input() {
        true => Ok(index),
        false => Err(Error::Invalid(format!(
            "Cột {} được tính tự động, không nhập được.",
            column.label()
        ))),
    }
}

/// A cell about to be typed into, found without reading the rest of its form.
pub(super) struct Target {
    /// The form in a cycle, open.
    pub(super) record: sheet::Record,
    /// Its definition.
    pub(super) form: Arc<Form>,
    /// The column's place among the form's columns.
    pub(super) column: usize,
    /// The row's name.
    pub(super) row_name: String,
}

/// Finds a cell that may be typed into.
pub(super) fn target(
    desk: &Desk,
    form: &str,
    cycle: Cycle,
    row: i64,
    column: &str,
) -> Result<Target> {
    let db = desk.db()?;
    let Some(record) = sheet::find(db, form, cycle)? else {
        return Err(not_started(desk, form, cycle));
    };
    refuse_closed(&record)?;
    let form = known(desk, form, cycle)?.clone();
    let own = row::find(db, record.id, row)?.ok_or_else(no_row)?;
    let names = match own.field {
        Some(_) => field::names(db)?,
        None => HashMap::new(),
    };
    Ok(Target {
        column: input(&form, column)?,
        row_name: row_name(&form, &own, &names),
        record,
        form,
    })
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
    find(desk, form, cycle)?.ok_or_else(|| not_started(desk, form, cycle))
}

/// Why there is nothing to load: no such form, or a cycle that was not started.
fn not_started(desk: &Desk, form: &str, cycle: Cycle) -> Error {
    match known(desk, form, cycle) {
        Err(error) => error,
        Ok(_) => Error::NotFound(format!(
            "Kỳ {} chưa bắt đầu. Bấm “Bắt đầu kỳ” ở Tổng quan.",
            cycle.label()
        )),
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
    let Some((record, form, mut figures)) = figures_of(desk, form, cycle)? else {
        return Ok(None);
    };
    figures.others = totals_of_others(&form, |code| {
        let found = figures_of(desk, code, cycle)?;
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

pub(super) type Found = Option<(sheet::Record, Arc<Form>, Figures)>;

/// Record, definition and figures of a form in a cycle, as they are stored.
pub(super) fn stored(desk: &Desk, code: &str, cycle: Cycle) -> Result<Found> {
    let db = desk.db()?;
    let Some(record) = sheet::find(db, code, cycle)? else {
        return Ok(None);
    };
    let form = match record.definition {
        Some(kept) => desk.kept_form(code, kept)?,
        None => known(desk, code, cycle)?.clone(),
    };
    let figures = read_figures(db, &record, &form)?;
    Ok(Some((record, form, figures)))
}

/// The figures as they are stored.
fn read_figures(db: &Connection, record: &sheet::Record, form: &Form) -> Result<Figures> {
    let own = row::list(db, record.id)?;
    // A closed form's rows keep their names of then.
    let names = match own
        .iter()
        .any(|row| row.field.is_some() && row.name.is_none())
    {
        true => field::names(db)?,
        false => HashMap::new(),
    };
    let places: HashMap<i64, usize> = own.iter().zip(0..).map(|(row, i)| (row.id, i)).collect();
    let mut rows: Vec<Row> = own
        .iter()
        .map(|own| Row {
            id: own.id,
            section: own.source,
            identity: identity(own),
            name: row_name(form, own, &names),
            figures: vec![Figure::default(); form.columns.len()],
        })
        .collect();
    row::each_figure(db, record.id, |stored| {
        if let (Some(place), Some(i)) = (places.get(&stored.row), form.index(stored.column)) {
            let figure = &mut rows[*place].figures[i];
            figure.entry = stored.value.map(|text| entry(form.columns[i].kind, text));
            figure.origin = origin(stored.origin);
        }
    })?;
    for ((id, key), note) in row::notes(db, record.id)? {
        if let (Some(place), Some(i)) = (places.get(&id), form.index(&key)) {
            rows[*place].figures[i].note = Some(note);
        }
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

fn entry(kind: ColumnKind, text: &str) -> Entry {
    match (kind, text.parse::<Decimal>()) {
        (ColumnKind::Text, _) | (_, Err(_)) => Entry::Text(text.to_owned()),
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
        match figures_of(desk, code, cycle)? {
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
